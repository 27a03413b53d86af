"""`danvan-kg export`: a snapshot as files that other programs read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer
from pyoxigraph import DefaultGraph, QueryResultsFormat, QuerySolutions, RdfFormat

from danvan_kg.cli.query import DEFAULT_STORE
from danvan_kg.snapshot import Snapshot, open_snapshot
from danvan_kg.snapshot.archive import copy_archive
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import PREFIXES


class ExportFormat(StrEnum):
    """What `export` writes. N-Quads and TriG hold every graph, Turtle and JSON-LD the default graph."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    TENURES = "tenures.csv"
    DOCUMENTS = "documents.csv"
    EVENTS = "events.csv"


def register(application: typer.Typer) -> None:
    application.command("export")(export)


def export(
    kind: Annotated[ExportFormat, typer.Argument(help="What to write.")] = ExportFormat.NQUADS,
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; stdout unless given.")] = None,
) -> None:
    """Write a snapshot as N-Quads, TriG, Turtle, JSON-LD, or as a CSV table of tenures, documents or events.

    Example: `danvan-kg export tenures.csv --store danvan-store -o tenures.csv`
    """
    snapshot = open_snapshot(store)
    with _target(output) as stream:
        _WRITERS[kind](snapshot, stream)


@contextmanager
def _target(path: Path | None) -> Iterator[IO[bytes]]:
    """A file that appears under its name only when it is whole, or stdout."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _archive(snapshot: Snapshot, stream: IO[bytes]) -> None:
    copy_archive(snapshot.archive_path, stream)


def _dataset(snapshot: Snapshot, stream: IO[bytes]) -> None:
    snapshot.open_store().dump(stream, format=RdfFormat.TRIG, prefixes=PREFIXES)


def _default_graph(file_format: RdfFormat) -> Callable[[Snapshot, IO[bytes]], None]:
    def write(snapshot: Snapshot, stream: IO[bytes]) -> None:
        snapshot.open_store().dump(stream, format=file_format, from_graph=DefaultGraph(), prefixes=PREFIXES)

    return write


def _table(query_name: str) -> Callable[[Snapshot, IO[bytes]], None]:
    def write(snapshot: Snapshot, stream: IO[bytes]) -> None:
        answer = snapshot.open_store().query(packaged_queries()[query_name].sparql)
        assert isinstance(answer, QuerySolutions)
        answer.serialize(stream, QueryResultsFormat.CSV)

    return write


_WRITERS: dict[ExportFormat, Callable[[Snapshot, IO[bytes]], None]] = {
    ExportFormat.NQUADS: _archive,
    ExportFormat.TRIG: _dataset,
    ExportFormat.TURTLE: _default_graph(RdfFormat.TURTLE),
    ExportFormat.JSONLD: _default_graph(RdfFormat.JSON_LD),
    ExportFormat.TENURES: _table("all-tenures"),
    ExportFormat.DOCUMENTS: _table("all-documents"),
    ExportFormat.EVENTS: _table("all-events"),
}
