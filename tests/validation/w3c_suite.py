"""The W3C SHACL test suite as (data, shapes, expected results).

https://w3c.github.io/data-shapes/data-shapes-test-suite/
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from danvan_kg.validation.compilation import compile_shapes
from danvan_kg.validation.report import Report
from danvan_kg.validation.shape_graph import ShapeGraph, Term
from danvan_kg.validation.store_validation import validate_store
from danvan_kg.vocabulary import RDF, SH, Namespace

MF = Namespace("mf", "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("sht", "http://www.w3.org/ns/shacl-test#")

FAILURE = "failure"
Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    file: Path
    entry: Term


def suite(root: Path) -> dict[str, Case]:
    """Every validation test by its name: the folder and file, with the entry's number where a file has several."""
    cases: dict[str, Case] = {}
    for file in sorted(root.rglob("*.ttl")):
        graph = ShapeGraph(_quads(file))
        entries = [node for node in graph.subjects(RDF["type"]) if SHT["Validate"] in graph.objects(node, RDF["type"])]
        for entry in entries:
            name = str(file.relative_to(root).with_suffix(""))
            cases[name if len(entries) == 1 else f"{name}#{entry.value.rsplit('/', 1)[-1]}"] = Case(file, entry)
    return cases


@cache
def _quads(file: Path) -> tuple[Quad, ...]:
    return tuple(parse(path=file, format=RdfFormat.TURTLE, base_iri=file.as_uri()))


def parts(case: Case) -> tuple[list[Quad], list[Quad]]:
    """The data and the shapes of a test."""
    graph = ShapeGraph(_quads(case.file))
    action = graph.one(case.entry, MF["action"])
    return tuple(
        [quad for node in graph.objects(action, predicate) for quad in _quads(_file(node))]
        for predicate in (SHT["dataGraph"], SHT["shapesGraph"])
    )


def _file(node: Term) -> Path:
    return Path(unquote(urlparse(node.value).path))


def expected(case: Case) -> Counter[Key] | str:
    """The keys of the results that the suite expects, or FAILURE."""
    graph = ShapeGraph(_quads(case.file))
    result = graph.one(case.entry, MF["result"])
    return FAILURE if result == SHT["Failure"] else Counter(_expected_keys(graph, result))


def _expected_keys(graph: ShapeGraph, report: Term) -> Iterator[Key]:
    for result in graph.nodes(report, SH["result"]):
        path = graph.one(result, SH["resultPath"])
        value = graph.one(result, SH["value"])
        yield (
            _local(graph.one(result, SH["resultSeverity"])),
            _shape(graph.one(result, SH["sourceShape"])),
            _node(graph.one(result, SH["focusNode"])),
            _local(graph.one(result, SH["sourceConstraintComponent"])),
            graph.path(path).sparql if path is not None else "",
            "" if value is None else _node(value),
        )


def compiled(case: Case) -> Counter[Key]:
    """The keys of the results of the compiled shapes."""
    data, shapes = parts(case)
    store = Store()
    store.extend(data)
    return keys(validate_store(store, compile_shapes(shapes)))


def keys(report: Report) -> Counter[Key]:
    return Counter(
        (
            result.severity.value,
            result.shape if ":" in result.shape else "",
            _node(result.focus),
            result.component,
            result.path or "",
            "" if result.value is None else _node(result.value),
        )
        for result in report.results
    )


def _shape(term: Term) -> str:
    """Blank shapes have no name by which reports could be compared."""
    return "" if isinstance(term, BlankNode) else term.value


def _node(term: Term) -> str:
    """Blank nodes are told apart by nothing that two parsers share, and numbers by value."""
    if isinstance(term, BlankNode):
        return "_:"
    if isinstance(term, Literal):
        return str(_normalised(term))
    return str(term)


@cache
def _normalised(term: Literal) -> Literal:
    """The literal as a store gives it back: numbers and dates in canonical form."""
    store = Store()
    store.add(Quad(SH["s"], SH["p"], term))
    return next(iter(store)).object


def _local(term: Term) -> str:
    return term.value.removeprefix(SH.iri) if isinstance(term, NamedNode) else ""
