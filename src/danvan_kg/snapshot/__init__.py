"""Snapshots: closed, immutable directories that hold one validated store each, and the one that is published.

A store directory (`--store DIR`) looks like this:

    DIR/current            link to the published snapshot, switched by one atomic rename
    DIR/snapshots/ID/      store/ (Oxigraph), quads.nq.gz (the same quads, sorted), manifest.json, report.json
    DIR/lock               names the process that is building

ID is the start of the digest of the sorted quads: the same input gives the same ID.
"""

from danvan_kg.snapshot.archive import ArchiveDigest, read_archive, write_archive
from danvan_kg.snapshot.difference import Difference, compare
from danvan_kg.snapshot.manifest import Manifest
from danvan_kg.snapshot.metadata import metadata_quads
from danvan_kg.snapshot.opening import Snapshot, check_own_store, open_snapshot
from danvan_kg.snapshot.publication import Staging, list_snapshots, publish_snapshot, stage
from danvan_kg.snapshot.rollback import roll_back
from danvan_kg.snapshot.writing import StoreWriter

__all__ = [
    "ArchiveDigest",
    "Difference",
    "Manifest",
    "Snapshot",
    "Staging",
    "StoreWriter",
    "check_own_store",
    "compare",
    "list_snapshots",
    "metadata_quads",
    "open_snapshot",
    "publish_snapshot",
    "read_archive",
    "roll_back",
    "stage",
    "write_archive",
]
