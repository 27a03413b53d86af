"""The manifest of a snapshot: what is in it, what it was made with, and when."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from danvan_kg.errors import StoreError

FORMAT = 1

# RocksDB writes the time, the host and its own identity into these; they hold no data.
_VOLATILE = frozenset({"LOG", "LOCK", "IDENTITY"})


@dataclass(frozen=True, slots=True)
class StoreFile:
    """A file of the store: its size in bytes and the SHA-256 of its content."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds (`quads`, `graphs`, `articles`, `digest` of the sorted N-Quads) and its makers' versions.

    `versions` maps program, ontology, lexicon, authority, shapes, queries to a version or a digest. `built` is the time
    of the build in ISO 8601, UTC: from SOURCE_DATE_EPOCH where that is set. It stands here alone, never in the quads.
    """

    identifier: str
    built: str
    quads: int
    graphs: int
    articles: int
    digest: str
    versions: dict[str, str]
    files: tuple[StoreFile, ...]
    format: int = FORMAT

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Raises StoreError where the file is missing, damaged or of another format."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            files = tuple(StoreFile(**each) for each in values.pop("files"))
            manifest = cls(files=files, **values)
        except FileNotFoundError:
            raise StoreError(
                f"{path}: missing", hint="build the store with: danvan-kg build SOURCE --store DIR"
            ) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: not a manifest: {error}", hint="build the store again") from None
        if manifest.format != FORMAT:
            raise StoreError(
                f"{path}: format {manifest.format}, but this program reads format {FORMAT}",
                hint="build the store again with this version",
            )
        return manifest


def store_files(directory: Path) -> tuple[StoreFile, ...]:
    """The data files of an Oxigraph store, by name."""
    return tuple(
        StoreFile(path.name, path.stat().st_size, _sha256(path))
        for path in sorted(directory.iterdir())
        if path.name not in _VOLATILE
    )


def check_files(directory: Path, files: tuple[StoreFile, ...], *, content: bool = True) -> None:
    """Raises StoreError where a file of the store is missing, cut off or changed."""
    for expected in files:
        path = directory / expected.name
        size = path.stat().st_size if path.is_file() else None
        if size is None:
            raise StoreError(f"{path}: missing from the store", hint="build the store again")
        if size != expected.size:
            raise StoreError(f"{path}: {size} bytes, the manifest says {expected.size}", hint="build the store again")
        if content and _sha256(path) != expected.sha256:
            raise StoreError(f"{path}: its content is damaged", hint="build the store again")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
