"""The service description (SPARQL 1.1 Service Description) as triples."""

import hashlib
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from danvan_kg.endpoint.answer.cache import CachedAnswer
from danvan_kg.endpoint.answer.negotiation import tag_of
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format
from danvan_kg.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, SCHEMA, SD, XSD

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


# What the engine knows beyond the standard.
_GEOSPARQL = "http://www.opengis.net/def/function/geosparql/"
_RELATIONS = ("Contains", "Crosses", "Disjoint", "Equals", "Intersects", "Overlaps", "Touches", "Within")
_FUNCTIONS = (*(f"sf{name}" for name in _RELATIONS), "asGeoJSON", "convexHull", "envelope")


def description_answer(triples: Iterable[Triple], format_: Format) -> CachedAnswer:
    """The description in a format, with its headers."""
    assert isinstance(format_.engine, RdfFormat)
    body = serialize(triples, None, format_.engine, prefixes=PREFIXES)
    assert body is not None
    tag = hashlib.blake2b(body, digest_size=12, person=format_.suffix.encode()).hexdigest()
    headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache", "ETag": tag_of(tag)}
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
    for name in _FUNCTIONS:
        yield Triple(service, SD["extensionFunction"], NamedNode(_GEOSPARQL + name))
    if settings.guard.services:
        yield Triple(service, SD["feature"], SD["BasicFederatedQuery"])
    yield Triple(service, RDFS["comment"], Literal(_limits_sentence(settings), language="en"))
    yield from _limits(settings, service)
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


def _limits(settings: EndpointSettings, service: NamedNode) -> Iterator[Triple]:
    """Each limit as a https://schema.org/PropertyValue, by the name that problems use."""
    units = {"deadline": "SEC"}
    for name, value in {**settings.limits.content(), **settings.guard.content()}.items():
        node = NamedNode(f"{service.value}#limit-{name}")
        yield Triple(service, SCHEMA["additionalProperty"], node)
        yield Triple(node, SCHEMA["name"], Literal(name))
        yield Triple(node, SCHEMA["value"], Literal(str(value), datatype=XSD["decimal"]))
        if name in units:
            yield Triple(node, SCHEMA["unitCode"], Literal(units[name]))


def _limits_sentence(settings: EndpointSettings) -> str:
    limits = settings.limits
    return (
        f"A query may run for {limits.deadline:g} seconds; an answer has at most {limits.bytes} bytes and "
        f"{limits.rows} rows. A query has at most {settings.guard.length} bytes. Updates and SERVICE are refused."
    )
