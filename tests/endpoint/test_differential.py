"""What comes over HTTP is what the engine answers: a thousand generated queries, as multisets."""

import random
from collections import Counter
from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from tests.live_server import LiveServer, Reply

E = "http://example.org/"
PATTERNS = [
    "?s <{e}rank> ?rank .",
    "?s <{e}rank> {n} .",
    "?s <http://www.w3.org/2000/01/rdf-schema#label> ?label .",
    "GRAPH <{e}g> {{ ?s <{e}knows> ?t }}",
    "GRAPH ?g {{ ?s <{e}knows> <{e}person/{n}> }}",
    "OPTIONAL {{ GRAPH <{e}g> {{ ?s <{e}knows>/<{e}knows> ?far }} }}",
    "FILTER NOT EXISTS {{ ?s <{e}rank> {n} }}",
    "VALUES ?s {{ <{e}person/{n}> <{e}person/1> }}",
    "{{ ?s <{e}rank> {n} }} UNION {{ ?s <{e}rank> 7 }}",
    "BIND(({n} + 1) AS ?bound)",
    "FILTER(!BOUND(?rank) || ?rank < {n})",
    "MINUS {{ ?s <{e}rank> {n} }}",
    "GRAPH <{e}copy> {{ ?s <{e}knows>+ ?above }}",
    "GRAPH <{e}g> {{ ?s ^<{e}knows>|<{e}knows> ?near }}",
    "{{ SELECT ?s (COUNT(?t) AS ?known) {{ GRAPH <{e}g> {{ ?t <{e}knows> ?s }} }} GROUP BY ?s }}",
    "BIND(CONCAT(UCASE(STR(?label)), 'ữ') AS ?text)",
    "FILTER(LANGMATCHES(LANG(?label), 'vi') && REGEX(?label, 'người.*{n}', 'is'))",
]
HEADS = [
    "SELECT * {{ {body} }} LIMIT 50",
    "SELECT DISTINCT ?s {{ {body} }} ORDER BY ?s LIMIT 50",
    "SELECT (COUNT(*) AS ?n) (MIN(?s) AS ?least) {{ {body} }}",
    "ASK {{ {body} }}",
    "SELECT ?s ?label {{ {body} }} ORDER BY ?s ?label OFFSET 3 LIMIT 20",
    "SELECT ?s (COUNT(*) AS ?n) {{ {body} }} GROUP BY ?s HAVING(COUNT(*) > 1)",
    "CONSTRUCT {{ ?s <{e}is> ?rank ; <{e}named> ?label }} {{ {body} }} LIMIT 50",
]
ACCEPT = {
    "results": ["application/json", "application/xml", "text/tab-separated-values"],
    "graph": ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
}


def test_http_answers_are_the_engines(server: LiveServer, store_path: Path) -> None:
    """Both answer, with the same rows; or both say that the query is wrong."""
    store = Store.read_only(str(store_path))
    source = random.Random(2018)
    answered: Counter[str] = Counter()
    for _ in range(1000):
        query = _generated(source)
        expected = _engine(store, query)
        accept = source.choice(ACCEPT["graph" if query.startswith("CONSTRUCT") else "results"])
        reply = server.query(query, accept)
        if expected is None:
            assert reply.status == 400, query
            continue
        assert reply.status == 200, (query, reply.text)
        assert _read(reply) == expected, query
        answered[reply.headers["content-type"]] += 1
    assert answered.total() > 900
    assert min(answered.values()) > 25


def _read(reply: Reply) -> object:
    media_type = reply.headers["content-type"]
    format_ = RdfFormat.from_media_type(media_type)
    if format_ is not None and "sparql-results" not in media_type:
        return {str(quad.triple) for quad in parse(reply.body, format_)}
    if media_type.startswith("text/tab-separated-values") and not reply.body.startswith(b"?"):
        # ASK has no form in TSV; the engine writes the word.
        return reply.body.strip() == b"true"
    results = QueryResultsFormat.from_media_type(media_type)
    assert results is not None
    return _comparable(parse_query_results(reply.body, results))


def _generated(source: random.Random) -> str:
    # The first pattern bounds the rest: no crossed products, which run into the deadline.
    chosen = [
        "VALUES ?s {{ <{e}person/3> <{e}person/{n}> <{e}person/8> }}",
        *source.sample(PATTERNS, source.randint(1, 3)),
    ]
    body = " ".join(each.format(e=E, n=source.randint(0, 30)) for each in chosen)
    return source.choice(HEADS).format(body=body, e=E)


def _engine(store: Store, query: str) -> object:
    try:
        results = store.query(query)
    except SyntaxError:
        return None
    if isinstance(results, QueryTriples):
        return {str(triple) for triple in results}
    return _comparable(results)


def _comparable(results: QueryBoolean | QuerySolutions) -> object:
    if isinstance(results, QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    rows = (zip(names, solution, strict=True) for solution in results)
    return Counter(frozenset((name, str(term)) for name, term in row if term is not None) for row in rows)
