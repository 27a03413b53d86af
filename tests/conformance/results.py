"""Query results made comparable, however they were written."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import (
    BlankNode,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from tests.conformance.graphs import canonical

XSD = "http://www.w3.org/2001/XMLSchema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_ROW, _NAME = "urn:row:", "urn:variable:"

Results = bool | list[str]


def read_results(body: bytes, suffix: str, base: str, *, ordered: bool, by_value: bool) -> Results:
    """A boolean, or the rows as comparable lines; without `ordered` their order does not count."""
    if suffix == "ttl":
        return _read_graph_results(body, base, ordered=ordered, by_value=by_value)
    format_ = QueryResultsFormat.from_extension({"srx": "srx", "srj": "srj"}.get(suffix, suffix))
    assert format_ is not None
    results = parse_query_results(body, format_)
    if isinstance(results, QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    rows = [dict(zip(names, solution, strict=True)) for solution in results]
    return _lines(names, rows, ordered=ordered, by_value=by_value)


def _valued(term: object) -> object:
    """A number or boolean in one spelling: the engine keeps values, not spellings."""
    if not isinstance(term, Literal) or term.value in ("NaN", "INF", "-INF"):
        return term
    datatype = term.datatype.value.removeprefix(XSD)
    if datatype == "boolean":
        return Literal(str(term.value in ("1", "true")), datatype=term.datatype)
    if datatype in ("float", "double"):
        return Literal(repr(float(term.value)), datatype=term.datatype)
    if datatype == "decimal" or datatype.lower().endswith("integer"):
        name = "decimal" if datatype == "decimal" else "integer"
        return Literal(str(Decimal(term.value).normalize()), datatype=NamedNode(XSD + name))
    return term


def read_csv(body: bytes) -> list[list[str]]:
    """The records of a CSV, sorted below the header. Blank node labels are not kept apart."""
    header, *records = csv.reader(io.StringIO(body.decode("utf-8"), newline=""))
    return [header, *sorted([["_:" if cell.startswith("_:") else cell for cell in record] for record in records])]


def _lines(names: Iterable[str], rows: Iterable[dict[str, object]], *, ordered: bool, by_value: bool) -> list[str]:
    quads = [Quad(NamedNode(_ROW + "head"), NamedNode(_NAME + name), Literal("")) for name in names]
    for index, row in enumerate(rows):
        node = NamedNode(f"{_ROW}{index}") if ordered else BlankNode()
        if not ordered:
            quads.append(Quad(node, NamedNode(_ROW + "is"), Literal("row")))
        for name, term in row.items():
            if term is not None:
                value = _valued(term) if by_value else term
                quads.append(Quad(node, NamedNode(_NAME + name), value))  # type: ignore[arg-type]
    return canonical(quads)


def _read_graph_results(body: bytes, base: str, *, ordered: bool, by_value: bool) -> Results:
    """Results written in the test suite's own vocabulary (rs:ResultSet)."""
    dataset = Dataset(parse(body, RdfFormat.TURTLE, base_iri=base))

    def values(subject: object, name: str) -> list[object]:
        quads = dataset.quads_for_subject(subject)  # type: ignore[arg-type]
        return [quad.object for quad in quads if quad.predicate.value == RS + name]

    sets = [quad.subject for quad in dataset if quad.object == NamedNode(RS + "ResultSet")]
    assert len(sets) == 1, "one result set"
    booleans = values(sets[0], "boolean")
    if booleans:
        return booleans[0].value == "true"  # type: ignore[attr-defined]
    names = [each.value for each in values(sets[0], "resultVariable")]  # type: ignore[attr-defined]
    solutions = values(sets[0], "solution")
    rows: list[dict[str, object]] = [
        {
            str(values(binding, "variable")[0].value): values(binding, "value")[0]  # type: ignore[attr-defined]
            for binding in values(solution, "binding")
        }
        for solution in solutions
    ]
    return _lines(names, rows, ordered=ordered, by_value=by_value)
