"""The service description (SPARQL 1.1 Service Description) as triples."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from danvan_kg.endpoint.answer_cache import CachedAnswer
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format
from danvan_kg.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, SD

_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
    "trig": "TriG",
    "nq": "N-Quads",
}

# A description is small: stores with more graphs than this name the first ones.
MOST_GRAPHS = 200


def description_answer(
    settings: EndpointSettings, graphs: Iterable[str], version: str, format_: Format
) -> CachedAnswer:
    """The description in a format, with its headers."""
    assert isinstance(format_.engine, RdfFormat)
    triples = list(describe(settings, graphs, version))
    body = serialize(triples, None, format_.engine, prefixes=PREFIXES)
    assert body is not None
    headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache"}
    return CachedAnswer(body, headers)


def describe(settings: EndpointSettings, graphs: Iterable[str], version: str) -> Iterator[Triple]:
    """The triples that say what this endpoint is, holds and can."""
    base = settings.public_url.rstrip("/")
    service = NamedNode(f"{base}/sparql")
    dataset, default = NamedNode(f"{base}/sparql#dataset"), NamedNode(f"{base}/sparql#default-graph")
    yield Triple(service, RDF["type"], SD["Service"])
    yield Triple(service, SD["endpoint"], service)
    for language in ("SPARQL10Query", "SPARQL11Query"):
        yield Triple(service, SD["supportedLanguage"], SD[language])
    for format_ in RESULT_FORMATS + GRAPH_FORMATS:
        if format_.suffix in _FORMAT_NAMES:
            yield Triple(service, SD["resultFormat"], NamedNode(_FORMATS + _FORMAT_NAMES[format_.suffix]))
    yield Triple(service, RDFS["comment"], Literal(_limits_sentence(settings), language="en"))
    yield Triple(service, SD["defaultDataset"], dataset)
    yield Triple(dataset, RDF["type"], SD["Dataset"])
    yield Triple(dataset, RDFS["seeAlso"], NamedNode(f"{base}/.well-known/void"))
    if version:
        yield Triple(dataset, DCTERMS["identifier"], Literal(version))
    yield Triple(dataset, SD["defaultGraph"], default)
    yield Triple(default, RDF["type"], SD["Graph"])
    yield from _named_graphs(dataset, base, graphs)


def _named_graphs(dataset: NamedNode, base: str, graphs: Iterable[str]) -> Iterator[Triple]:
    for graph in sorted(graphs)[:MOST_GRAPHS]:
        node = NamedNode(f"{base}/graphs?graph={quote(graph, safe='')}")
        yield Triple(dataset, SD["namedGraph"], node)
        yield Triple(node, RDF["type"], SD["NamedGraph"])
        yield Triple(node, SD["name"], NamedNode(graph))


def _limits_sentence(settings: EndpointSettings) -> str:
    limits = settings.limits
    return (
        f"A query may run for {limits.deadline:g} seconds; an answer has at most {limits.bytes} bytes and "
        f"{limits.rows} rows. A query has at most {settings.guard.length} bytes. Updates and SERVICE are refused."
    )
