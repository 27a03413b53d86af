"""`danvan-kg validate`: do these data conform to the shapes?"""

import json
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import RdfFormat, Store

from danvan_kg.article import Article, read_sources
from danvan_kg.authority import load_authority
from danvan_kg.cli.output import err, out, table
from danvan_kg.errors import DanvanError, InputError
from danvan_kg.extraction.plugins import extract_with_plugins
from danvan_kg.lexicon import load_lexicon
from danvan_kg.ontology import ontology_quads
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from danvan_kg.snapshot import open_snapshot
from danvan_kg.validation import Report, Result, Severity, validate_graphs, validate_store

_DOES_NOT_CONFORM = 1
_CANNOT_RUN = 2

_RDF_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}


def register(application: typer.Typer) -> None:
    application.command("validate")(validate)


def validate(
    source: Annotated[Path, typer.Argument(help="An RDF file, an article, or a store directory.", show_default=False)],
    warnings: Annotated[bool, typer.Option(help="Print warnings and infos too.")] = False,
    json_output: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Validate an RDF file or an article with pySHACL, or a store with the same shapes compiled to SPARQL.

    Example: `danvan-kg validate data/articles/2014-02-20-gap-mat-bao-chi.txt`

    Ends with 0 when the data conform, 1 when they do not, 2 when validation cannot run. Warnings conform.
    """
    try:
        report = _report(source)
    except (DanvanError, OSError) as error:
        err.print(f"error: {error}", markup=False)
        raise typer.Exit(_CANNOT_RUN) from None
    shown = [each for each in report.results if warnings or each.severity is Severity.VIOLATION]
    if json_output:
        answer = {"conforms": report.conforms, "results": [_as_json(each) for each in shown]}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _print(report, shown)
    if not report.conforms:
        raise typer.Exit(_DOES_NOT_CONFORM)


def _report(source: Path) -> Report:
    if not source.exists():
        raise InputError(f"{source}: there is no such file", hint="give an RDF file, an article, or a store directory")
    if source.is_dir():
        return validate_store(open_snapshot(source).open_store())
    return validate_graphs(_rdf(source) if source.suffix in _RDF_FORMATS else _stated_by(source))


def _rdf(path: Path) -> Store:
    store = Store()
    try:
        store.load(path.read_bytes(), format=_RDF_FORMATS[path.suffix], base_iri="https://w3id.org/danvan-kg/")
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not {path.suffix[1:]}: {error}", hint="check its syntax and suffix") from None
    return store


def _stated_by(path: Path) -> Store:
    """What an article states, as a build would store it before validation."""
    corpus = []
    for item in read_sources([path]):
        if isinstance(item, Article):
            corpus.append((item, extract_with_plugins(item, load_lexicon())))
        else:
            raise item
    store = Store()
    lines = corpus_quads(resolve(corpus, load_authority()), full_text=True)
    store.load("\n".join(lines), format=RdfFormat.N_QUADS)
    store.extend(ontology_quads())
    return store


def _print(report: Report, shown: list[Result]) -> None:
    rows = [
        (each.severity.value, each.shape.rsplit("/", 1)[-1], str(each.focus), each.path or "", each.message())
        for each in shown
    ]
    if rows:
        out.print(table(None, ("severity", "shape", "focus node", "path", "message"), rows))
    out.print("conforms" if report.conforms else f"does not conform: {len(report.of_severity(Severity.VIOLATION))}")


def _as_json(result: Result) -> dict[str, str | None]:
    return {
        "severity": result.severity.value,
        "shape": result.shape,
        "focusNode": str(result.focus),
        "component": result.component,
        "path": result.path,
        "value": None if result.value is None else str(result.value),
        "message": result.message("en"),
        "messageVi": result.message("vi"),
    }
