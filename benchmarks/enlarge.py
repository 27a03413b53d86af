"""Makes a large store of a real one: its articles again and again, under IRIs of their own.

    python benchmarks/enlarge.py my-store --output large-store --quads 3000000

A copy has persons, tenures, events and everything else that articles bring under fresh IRIs; bodies, positions, roles,
places, outlets and documents stay what they are, so that they are as well connected as in a corpus of that size. The
same input makes the same quads.
"""

import argparse
import gzip
import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from danvan_kg.snapshot import Manifest, Staging, metadata_quads, open_snapshot, publish_snapshot, stage
from danvan_kg.snapshot.manifest import store_files
from danvan_kg.vocabulary import ARTICLE_GRAPH, IDENTIFIER

KINDS = (
    "article|assertion|campaign|event|mention|observation|participation|person|programme|request|span|tenure|text|zone"
)
_FRESH = re.compile(
    rf"(<(?:{re.escape(IDENTIFIER)}(?:{KINDS})|{re.escape(ARTICLE_GRAPH.rstrip('/'))})/[^>\s]+)>".encode()
)
_COPIED = re.compile(rb"^(?!.*/graph/(?:quarantine|shapes|queries|metadata)> \.$).*\n", re.MULTILINE)
_METADATA = re.compile(rb"^.*/graph/metadata> \.\n", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--quads", type=int, default=3_000_000, help="copies are added until there are as many")
    options = parser.parse_args()
    begin = time.monotonic()
    manifest = enlarge(options.store, options.output, options.quads)
    print(f"{manifest.quads} quads of {manifest.articles} articles in {time.monotonic() - begin:.0f} s")


def enlarge(source: Path, output: Path, quads: int) -> Manifest:
    """Publishes at least `quads` quads in the store directory `output`. Raises StoreError where that cannot be."""
    snapshot = open_snapshot(source)
    original = gzip.decompress(snapshot.archive_path.read_bytes())
    with stage(output) as staging:
        store = Store(str(staging.store_path))
        store.bulk_load(_METADATA.sub(b"", original), RdfFormat.N_QUADS)
        copies = 1
        for copy in _copies(original):
            if len(store) >= quads:
                break
            store.bulk_load(copy, RdfFormat.N_QUADS)
            copies += 1
        store.extend(list(metadata_quads(store, snapshot.manifest.versions)))
        store.optimize()
        store.flush()
        number, graphs = len(store), sum(1 for _ in store.named_graphs())
        del store
        manifest = replace(snapshot.manifest, quads=number, graphs=graphs, articles=copies * snapshot.manifest.articles)
        return _publish(staging, manifest, copies)


def _copies(original: bytes) -> Iterator[bytes]:
    """The statements of articles under the IRIs of one copy after another, without those that it would not change."""
    lines = b"".join(_COPIED.findall(original)).splitlines(keepends=True)
    lines = [line for line in lines if _FRESH.search(line)]
    text, number = b"".join(lines), 2
    while True:
        yield _FRESH.sub(rb"\1.%d>" % number, text)
        number += 1


def _publish(staging: Staging, manifest: Manifest, copies: int) -> Manifest:
    digest = hashlib.sha256(f"{manifest.digest} {copies}".encode()).hexdigest()
    files = store_files(staging.store_path)
    manifest = replace(manifest, identifier=digest[:16], digest=digest, files=files)
    manifest.write(staging.manifest_path)
    publish_snapshot(staging, manifest.identifier)
    return manifest


if __name__ == "__main__":
    main()
