"""`danvan-kg why`: the quotes behind each statement of a thing."""

import json
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import NamedNode, QuerySolutions, Store

from danvan_kg.cli.output import err, out
from danvan_kg.cli.query import DEFAULT_STORE
from danvan_kg.cli.running import ending_on_interrupt
from danvan_kg.errors import QueryError
from danvan_kg.snapshot import open_snapshot
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import IDENTIFIER, PREFIXES

Row = dict[str, str]


def register(application: typer.Typer) -> None:
    application.command("why")(why)


def why(
    iri: Annotated[str, typer.Argument(help="An IRI, its part after /id/, or a page address.", show_default=False)],
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    json_output: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Print the sentences that support what the graph says of a person, body, tenure, document, event …

    Example: `danvan-kg why document/25-nq-tw-2104f07b`
    """
    thing = full_iri(iri)
    opened = open_snapshot(store).open_store()
    with ending_on_interrupt():
        rows = quotes(opened, thing)
    if json_output:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        _print(rows)
    else:
        _explain_silence(opened, thing)


def full_iri(text: str) -> NamedNode:
    """An IRI from an IRI, a prefixed name, `type/slug`, or the address of a page of a site."""
    prefix, _, rest = text.partition(":")
    if prefix in PREFIXES:
        return NamedNode(PREFIXES[prefix] + rest)
    if "/id/" in text:
        text = IDENTIFIER + text.split("/id/", 1)[1]
    elif "://" not in text:
        text = IDENTIFIER + text.lstrip("/")
    try:
        return NamedNode(text)
    except ValueError:
        raise QueryError(f"{text!r} is no IRI", hint="copy it from a page or a query's answer") from None


def quotes(store: Store, thing: NamedNode) -> list[Row]:
    """The rows of the stored query `evidence-for-thing`, values as text."""
    solutions = store.query(packaged_queries()["evidence-for-thing"].bind({"thing": thing.value}))
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: term.value for name in names if (term := row[name]) is not None} for row in solutions]


def _print(rows: list[Row]) -> None:
    def statement(row: Row) -> str:
        return f"{row['statementLabel']}: {row.get('value', '')}"

    for heading, supporting in groupby(sorted(rows, key=statement), key=statement):
        out.print(heading, style="bold", markup=False)
        for row in supporting:
            source = ", ".join(row[name] for name in ("articleTitle", "publisher", "issued") if name in row)
            rule = " ".join(row[name] for name in ("rule", "confidence") if name in row)
            out.print(f"  “{' '.join(row['quote'].split())}”", markup=False)
            out.print(f"    {source} [{row['start']}–{row['end']}] {rule}", style="dim", markup=False)


def _explain_silence(store: Store, thing: NamedNode) -> None:
    if not any(store.quads_for_pattern(thing, None, None)):
        raise QueryError(f"{thing.value}: the store says nothing of it", hint="look it up with: danvan-kg query")
    err.print(f"{thing.value}: curated or derived; no article states anything of it", markup=False)
