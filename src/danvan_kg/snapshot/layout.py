"""Where the parts of a snapshot stand, while it is staged and when it is published."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SnapshotDirectory:
    """A directory with a store, its archive, its manifest and the report of the build."""

    path: Path

    @property
    def store_path(self) -> Path:
        return self.path / "store"

    @property
    def archive_path(self) -> Path:
        return self.path / "quads.nq.gz"

    @property
    def manifest_path(self) -> Path:
        return self.path / "manifest.json"

    @property
    def report_path(self) -> Path:
        return self.path / "report.json"
