"""`danvan-kg diff`: what changed between two snapshots, and why."""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.cli.output import escape_markup, out, table
from danvan_kg.snapshot import Snapshot, compare, open_snapshot
from danvan_kg.snapshot.difference import Difference, graph_of
from danvan_kg.vocabulary import ARTICLE_GRAPH, DV, RDF

_DESCRIPTION = f"<{{graph}}> {RDF['type']} {DV['ArticleGraph']} <{{graph}}> ."


def register(application: typer.Typer) -> None:
    application.command("diff")(diff)


def diff(
    older: Annotated[Path, typer.Argument(help="A store directory or one snapshot of it.", show_default=False)],
    newer: Annotated[Path, typer.Argument(help="The one to compare with it.", show_default=False)],
    statements: Annotated[bool, typer.Option(help="Print each statement that came (+) or went (-).")] = False,
    json_output: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Compare two snapshots: which articles and statements came and went, and what caused it.

    Example: `danvan-kg diff danvan-store/snapshots/2f0c… danvan-store`
    """
    before, after = open_snapshot(older), open_snapshot(newer)
    difference = compare(before.archive_path, after.archive_path)
    causes = find_causes(before, after, difference)
    if json_output:
        answer = {"causes": causes, "added": difference.added, "removed": difference.removed}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    out.print(f"{before.manifest.identifier} → {after.manifest.identifier}")
    for cause in causes:
        out.print(f"  because {escape_markup(cause)}")
    out.print(table(None, ("graphs", "added", "removed"), _counts(difference)))
    if statements:
        for sign, lines in (("-", difference.removed), ("+", difference.added)):
            for line in lines:
                typer.echo(f"{sign} {line}")


def find_causes(before: Snapshot, after: Snapshot, difference: Difference) -> list[str]:
    """Why two snapshots differ: articles that came, went or were edited, and versions that changed."""
    came, went = _described(difference.added), _described(difference.removed)
    touched = _article_graphs(difference.added) | _article_graphs(difference.removed)
    causes = [
        f"{name} changed from {before.manifest.versions.get(name)} to {version}"
        for name, version in sorted(after.manifest.versions.items())
        if before.manifest.versions.get(name) != version
    ]
    for label, graphs in (("new", came), ("gone", went), ("changed", touched - came - went)):
        causes += [f"article graph {label}: {graph}" for graph in sorted(graphs)]
    return causes


def _article_graphs(lines: tuple[str, ...]) -> set[str]:
    graphs = {graph_of(line)[1:-1] for line in lines}
    return {graph for graph in graphs if graph.startswith(ARTICLE_GRAPH)}


def _described(lines: tuple[str, ...]) -> set[str]:
    """The article graphs whose own description is among these statements: they came or went as a whole."""
    return {graph for graph in _article_graphs(lines) if _DESCRIPTION.format(graph=graph) in lines}


def _counts(difference: Difference) -> list[tuple[str, str, str]]:
    added = Counter(_group(line) for line in difference.added)
    removed = Counter(_group(line) for line in difference.removed)
    return [(group, str(added[group]), str(removed[group])) for group in sorted(added | removed)]


def _group(line: str) -> str:
    graph = graph_of(line)[1:-1]
    if not graph:
        return "default graph"
    return "article graphs" if graph.startswith(ARTICLE_GRAPH) else graph
