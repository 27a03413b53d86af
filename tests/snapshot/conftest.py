"""A small store, built and published without the rest of the pipeline."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from danvan_kg.snapshot import Manifest, publish_snapshot, stage, write_archive
from danvan_kg.snapshot.manifest import store_files

Publish = Callable[[Path, list[Quad]], Path]


def quad(name: str, value: str, graph: str | None = None) -> Quad:
    subject, predicate = NamedNode(f"https://example.org/{name}"), NamedNode("https://example.org/p")
    literal = Literal(value, language="vi")
    return Quad(subject, predicate, literal, NamedNode(graph)) if graph else Quad(subject, predicate, literal)


@pytest.fixture
def publish() -> Publish:
    """Publishes these quads in a store directory and returns the snapshot's directory."""

    def run(root: Path, quads: list[Quad]) -> Path:
        with stage(root) as staging:
            store = Store(str(staging.store_path))
            store.bulk_extend(quads)
            store.flush()
            archive = write_archive(store, staging.archive_path)
            manifest = Manifest(
                identifier=archive.sha256[:16],
                built="2026-01-01T00:00:00Z",
                quads=archive.quads,
                graphs=0,
                articles=0,
                digest=archive.sha256,
                versions={},
                files=store_files(staging.store_path),
            )
            manifest.write(staging.manifest_path)
            del store
            return publish_snapshot(staging, manifest.identifier)

    return run
