"""Runs a query in the engine, and sets right two things that the engine does in another way.

A default graph of several graphs is their RDF merge (SPARQL 1.1 Query, 13.1): a triple that is in two of them is there
once. The engine would count it twice. And the columns of `SELECT *` stand as the variables appear in the query.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from danvan_kg.endpoint.query.tokens import Token, scan

Results: TypeAlias = QueryBoolean | QuerySolutions | QueryTriples

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_STAR = re.compile(r"SELECT\s*(?:DISTINCT|REDUCED)?\s*\*", re.IGNORECASE)
_FROM_TWICE = re.compile(r"FROM.*FROM", re.IGNORECASE | re.DOTALL)


def evaluate(
    store: Store, query: str, base: str | None, default: Sequence[str] | None, named: Sequence[str] | None
) -> Results:
    """The results of a query over the protocol's dataset, or over its own (FROM), or the store's.

    Raises what the engine raises: SyntaxError, and others for what cannot be evaluated.
    """
    if default is None and named is None and _FROM_TWICE.search(query):
        default, named = _own_dataset(store, query, base)
    graphs: list[Any] | None = None if default is None else [NamedNode(iri) for iri in default]
    names: list[Any] | None = None if named is None else [NamedNode(iri) for iri in named]
    if graphs is not None and len(graphs) > 1:
        store, graphs = _merged(store, graphs, names or []), [DefaultGraph()]

    def run(text: str) -> Results:
        return store.query(text, base_iri=base, default_graph=graphs, named_graphs=names)

    results = run(query)
    if isinstance(results, QuerySolutions) and _STAR.search(query):
        ordered = _with_columns(query, [variable.value for variable in results.variables])
        return run(ordered) if ordered else results
    return results


def _own_dataset(store: Store, query: str, base: str | None) -> tuple[list[str] | None, list[str] | None]:
    """The graphs of the query's FROM and FROM NAMED where there are several FROM; else None twice."""
    store.query(query, base_iri=base)  # a wrong query is refused as it stands
    tokens = list(scan(query))
    default, named = [], []
    for keyword, first, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if keyword.depth == 0 and keyword.text.upper() == "FROM":
            if first.text.upper() == "NAMED":
                named.append(second.text)
            else:
                default.append(first.text)
    if len(set(default)) < 2:
        return None, None
    resolved = _resolved(store, _prologue(query, tokens), [*default, *named], base)
    return resolved[: len(default)], resolved[len(default) :]


def _prologue(query: str, tokens: Iterable[Token]) -> str:
    form = next(token for token in tokens if token.kind == "word" and token.text.upper().startswith(_FORMS))
    return query[: form.start]


def _resolved(store: Store, prologue: str, terms: Sequence[str], base: str | None) -> list[str]:
    """Relative IRIs and prefixed names as absolute IRIs: the engine itself reads them."""
    columns = " ".join(f"({term} AS ?g{index})" for index, term in enumerate(terms))
    results = store.query(f"{prologue} SELECT {columns} {{}}", base_iri=base)
    assert isinstance(results, QuerySolutions)
    return [str(term.value) for term in next(results)]


def _merged(store: Store, graphs: Sequence[NamedNode], names: Sequence[NamedNode]) -> Store:
    """A store in memory with the merge of `graphs` as default graph, and the graphs `names`."""
    merged = Store()
    for graph in dict.fromkeys(graphs):
        quads = store.quads_for_pattern(None, None, None, graph)
        merged.extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
    for name in dict.fromkeys(names):
        merged.extend(store.quads_for_pattern(None, None, None, name))
    return merged


def _with_columns(query: str, names: Sequence[str]) -> str | None:
    """The query with the variables in place of its `*`, as they appear; None where they stand so already."""
    tokens = list(scan(query))
    star = next((token for token in tokens if token.depth == 0 and token.text == "*"), None)
    found = dict.fromkeys(token.text[1:] for token in tokens if token.kind == "variable")
    ordered = [name for name in found if name in names]
    if star is None or len(ordered) != len(names) or ordered == list(names):
        return None
    columns = " ".join(f"?{name}" for name in ordered)
    return f"{query[: star.start]} {columns} {query[star.end :]}"
