"""Opening the published snapshot of a store directory, or saying why it cannot be opened."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from danvan_kg.errors import StoreError
from danvan_kg.snapshot.layout import SnapshotDirectory
from danvan_kg.snapshot.manifest import Manifest, check_files
from danvan_kg.snapshot.publication import CURRENT

# Reading a whole store of this size takes about a second; above it only names and sizes are checked at opening.
_CONTENT_CHECK_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Snapshot(SnapshotDirectory):
    """A published snapshot: `path` is its own directory, which no later build changes."""

    manifest: Manifest

    def open_store(self) -> Store:
        """The store, read-only; any number of processes may hold it open."""
        try:
            return Store.read_only(str(self.store_path))
        except OSError as error:
            raise StoreError(f"{self.store_path}: cannot be opened: {error}", hint="build the store again") from None


def open_snapshot(root: Path) -> Snapshot:
    """The snapshot that `root` publishes (or that `root` is), with its files checked against the manifest.

    Creates nothing. Raises StoreError where there is none or where a file is missing or damaged.
    """
    path = _published(root)
    manifest = Manifest.read(path / "manifest.json")
    small = sum(file.size for file in manifest.files) <= _CONTENT_CHECK_BYTES
    check_files(path / "store", manifest.files, content=small)
    return Snapshot(path, manifest)


def _published(root: Path) -> Path:
    build = f"build it with: danvan-kg build SOURCE --store {root}"
    if (root / "manifest.json").is_file():
        return root.resolve()
    if not root.is_dir():
        raise StoreError(f"{root}: there is no such store", hint=build)
    link = root / CURRENT
    if not link.is_symlink():
        raise StoreError(f"{root}: nothing is published here", hint=build)
    path = link.resolve()
    if not path.is_dir():
        raise StoreError(f"{link}: points to {path}, which does not exist", hint=build)
    return path


def check_own_store(path: Path) -> None:
    """Raises StoreError where a directory that is to be written to is, holds or lies in what a build has made."""
    for directory in (path.resolve(), *path.resolve().parents[:3]):
        if (directory / "manifest.json").exists() or (directory / CURRENT).is_symlink():
            raise StoreError(
                f"{path}: belongs to snapshots, which nobody writes to", hint="name a directory of its own"
            )
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: is not a directory", hint="name a directory; it is made where there is none")
