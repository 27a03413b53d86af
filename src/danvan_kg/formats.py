"""All that is known of each format, in one table, and content negotiation over it (RFC 9110, section 12).

A format is a row: files, command line and HTTP all ask here. To add one, add a row; `engine` is None for those that
this program writes itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

from pyoxigraph import QueryResultsFormat, RdfFormat


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """A syntax for query results (`graph` false) or RDF (`graph` true). Each is one object.

    `media_types` starts with the registered one; the others are what clients ask for when they mean it. `named_graphs`
    tells whether the syntax can say which graph a triple is in.
    """

    suffix: str
    name: str
    media_types: tuple[str, ...]
    graph: bool
    specification: str
    engine: QueryResultsFormat | RdfFormat | None
    named_graphs: bool = False
    charset: bool = True

    @property
    def media_type(self) -> str:
        return self.media_types[0]

    @property
    def content_type(self) -> str:
        """The header's value. The encoding is always said: some clients (R among them) guess wrong otherwise."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type


_TR = "https://www.w3.org/TR/"

JSON = Format(
    "json",
    "SPARQL results in JSON",
    ("application/sparql-results+json", "application/json"),
    False,
    _TR + "sparql11-results-json/",
    QueryResultsFormat.JSON,
)
XML = Format(
    "xml",
    "SPARQL results in XML",
    ("application/sparql-results+xml", "application/xml", "text/xml"),
    False,
    _TR + "rdf-sparql-XMLres/",
    QueryResultsFormat.XML,
)
CSV = Format("csv", "CSV", ("text/csv",), False, _TR + "sparql11-results-csv-tsv/", QueryResultsFormat.CSV)
TSV = Format(
    "tsv", "TSV", ("text/tab-separated-values",), False, _TR + "sparql11-results-csv-tsv/", QueryResultsFormat.TSV
)
XLSX = Format(
    "xlsx",
    "spreadsheet",
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    False,
    "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    None,
    charset=False,
)
TURTLE = Format("ttl", "Turtle", ("text/turtle", "application/x-turtle"), True, _TR + "turtle/", RdfFormat.TURTLE)
N_TRIPLES = Format(
    "nt", "N-Triples", ("application/n-triples", "text/plain"), True, _TR + "n-triples/", RdfFormat.N_TRIPLES
)
JSON_LD = Format(
    "jsonld",
    "JSON-LD",
    ("application/ld+json", "application/json"),
    True,
    _TR + "json-ld11/",
    RdfFormat.JSON_LD,
    named_graphs=True,
)
RDF_XML = Format(
    "rdf",
    "RDF/XML",
    ("application/rdf+xml", "application/xml", "text/xml"),
    True,
    _TR + "rdf-syntax-grammar/",
    RdfFormat.RDF_XML,
)
TRIG = Format("trig", "TriG", ("application/trig",), True, _TR + "trig/", RdfFormat.TRIG, named_graphs=True)
N_QUADS = Format(
    "nq", "N-Quads", ("application/n-quads",), True, _TR + "n-quads/", RdfFormat.N_QUADS, named_graphs=True
)

# The order is the server's preference where the client has none.
RESULT_FORMATS = (JSON, XML, CSV, TSV, XLSX)
GRAPH_FORMATS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML, TRIG, N_QUADS)
FORMATS = RESULT_FORMATS + GRAPH_FORMATS

_BY_SUFFIX = {format_.suffix: format_ for format_ in FORMATS}
_NAMES = {
    "turtle": TURTLE,
    "ntriples": N_TRIPLES,
    "nquads": N_QUADS,
    "json-ld": JSON_LD,
    "rdfxml": RDF_XML,
    "rdf+xml": RDF_XML,
    "n3": TURTLE,
    "srj": JSON,
}


def by_suffix(suffix: str) -> Format | None:
    """The format with this file suffix, without its dot, or with this short name."""
    key = suffix.lower()
    return _BY_SUFFIX.get(key) or _NAMES.get(key)


def by_media_type(media_type: str) -> Format | None:
    """The format with this media type; parameters are ignored."""
    bare = media_type.split(";", 1)[0].strip().lower()
    return next((each for each in FORMATS if each.media_type == bare), None)


def by_name(name: str, offers: Sequence[Format]) -> Format | None:
    """The offer that `?format=` names by suffix, short name or media type (where a blank may stand for its plus)."""
    bare = name.split(";", 1)[0].strip().lower().replace(" ", "+")
    found = by_suffix(bare)
    if found in offers:
        return found
    if found in (JSON, XML):
        # Clients ask for "json" and "xml" whatever the query's form.
        bare = f"application/{bare}"
    return next((each for each in offers if bare in each.media_types), None)


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One member of an Accept header: `type` and `subtype` may be `*`; `quality` is between 0 and 1."""

    type: str
    subtype: str
    quality: float

    @property
    def specificity(self) -> int:
        return (self.type != "*") + (self.subtype != "*")

    def matches(self, media_type: str) -> bool:
        type_, _, subtype = media_type.partition("/")
        return self.type in ("*", type_) and self.subtype in ("*", subtype)


# The specificity of a range without wildcards.
_NAMED = 2


def parse_accept(accept: str) -> tuple[MediaRange, ...]:
    """The ranges of an Accept header. Members that are none are left out; parameters but `q` are ignored."""
    ranges = []
    for bare, weight in weighed_members(accept):
        type_, slash, subtype = bare.partition("/")
        if not (slash and type_ and subtype) or (type_ == "*" and subtype != "*"):
            continue
        ranges.append(MediaRange(type_, subtype, 1.0 if weight is None else _bounded(weight)))
    return tuple(ranges)


def weighed_members(header: str) -> Iterator[tuple[str, float | None]]:
    """Each member of a header such as Accept, in lower case, with its weight (RFC 9110, 12.4.2) as it is written.

    A member without one has 1; None stands for one that is no number.
    """
    for member in header.split(","):
        value, *parameters = (part.strip().lower() for part in member.split(";"))
        yield value, _weight(parameters)


def _weight(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return None
    return 1.0


def _bounded(weight: float) -> float:
    return min(max(weight, 0.0), 1.0) if isfinite(weight) else 0.0


def quality_of(media_type: str, ranges: Sequence[MediaRange]) -> tuple[float, int]:
    """The quality that the most specific matching range gives a media type, and how specific that range is."""
    matching = [each for each in ranges if each.matches(media_type)]
    if not matching:
        return 0.0, -1
    specificity = max(each.specificity for each in matching)
    return max(each.quality for each in matching if each.specificity == specificity), specificity


@lru_cache(maxsize=128)
def negotiate(accept: str | None, offers: tuple[Format, ...]) -> Format | None:
    """The offer that the client likes best, the earlier of equals; None where it accepts none of them.

    A missing or empty header, or one without a valid member, accepts everything. Among equal qualities a type that the
    client named outranks one that a wildcard matched.
    """
    ranges = parse_accept(accept) if accept else ()
    if not ranges:
        return offers[0]
    best: Format | None = None
    best_rank = (0.0, -1)
    for offer in offers:
        if quality_of(offer.media_type, ranges) == (0.0, _NAMED):
            continue  # refused by name; that another of its names would pass is no consent
        rank = max(quality_of(media_type, ranges) for media_type in offer.media_types)
        if rank[0] > 0 and rank > best_rank:
            best, best_rank = offer, rank
    return best


@lru_cache(maxsize=128)
def prefers_html(accept: str | None) -> bool:
    """Whether a page pleases the client more than any data: what browsers say, and `*/*` does not."""
    ranges = parse_accept(accept or "")
    html = max(quality_of(each, ranges) for each in ("text/html", "application/xhtml+xml"))
    named = html[1] == _NAMED and html[0] > 0
    others = max(quality_of(each.media_type, ranges)[0] for each in FORMATS)
    return named and html[0] >= others
