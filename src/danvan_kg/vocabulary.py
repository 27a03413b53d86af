"""Namespaces, graph names and terms: the one place where an IRI of a vocabulary is written down."""

from functools import cache

from pyoxigraph import NamedNode


class Namespace:
    """A prefix and its IRI; `DV["Person"]` is the term."""

    def __init__(self, prefix: str, iri: str) -> None:
        self.prefix = prefix
        self.iri = iri

    @cache  # noqa: B019 - namespaces live as long as the program
    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self.iri + name)


BASE = "https://w3id.org/danvan-kg/"
IDENTIFIER = BASE + "id/"
GRAPH = BASE + "graph/"

DV = Namespace("dv", BASE + "ontology#")
ORG = Namespace("org", "http://www.w3.org/ns/org#")
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
SCHEMA = Namespace("schema", "https://schema.org/")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#")
OA = Namespace("oa", "http://www.w3.org/ns/oa#")
ELI = Namespace("eli", "http://data.europa.eu/eli/ontology#")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/")
VOID = Namespace("void", "http://rdfs.org/ns/void#")
# Partitions by class of object and by datatype: http://ldf.fi/void-ext
VOID_EXT = Namespace("void-ext", "http://ldf.fi/void-ext#")
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#")
SH = Namespace("sh", "http://www.w3.org/ns/shacl#")
SD = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
# The dataset's partitions by class and property.
PART = Namespace("part", IDENTIFIER + "partition/")

NAMESPACES = (
    *(DV, ORG, FOAF, SCHEMA, PROV, OA, ELI, SKOS, DCTERMS, VOID, VOID_EXT, DCAT),
    *(SH, SD, RDF, RDFS, OWL, XSD, PART),
)
PREFIXES = {namespace.prefix: namespace.iri for namespace in NAMESPACES}

QUARANTINE_GRAPH = NamedNode(GRAPH + "quarantine")
SHAPES_GRAPH = NamedNode(GRAPH + "shapes")
QUERIES_GRAPH = NamedNode(GRAPH + "queries")
METADATA_GRAPH = NamedNode(GRAPH + "metadata")
ARTICLE_GRAPH = GRAPH + "article/"
