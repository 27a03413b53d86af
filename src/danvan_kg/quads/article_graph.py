"""One article as N-Quads: its node in the default graph, and its own graph with text version, zones and statements.

Where the support of a default-graph triple is found, in the graphs of the articles:

- `thing rdf:type`, `rdfs:label`, `skos:altLabel`: a dv:Mention that refers to the thing;
- a dv:Tenure: the dv:PositionObservations under its dv:supportedBy; its bounds follow from their dates;
- a dv:Position, a dv:Role: a dv:PositionObservation of the position;
- labels of participations, requests and targets: what the assertions about them say;
- any other triple: a dv:Assertion with the same subject, predicate and object.

What is curated has a dcterms:source instead, and what resolution concludes (dv:identityReason, dv:possiblySame,
dv:localTo) none.

Statements and spans make four fifths of a store. They are typed by their class and the one superclass by which a
generic client finds them (rdf:Statement, oa:TextPositionSelector); what else they are follows from the ontology.
"""

from collections.abc import Iterator

from danvan_kg.article import Article, Zone
from danvan_kg.entity import ArticleAssertion, ArticleStatements, Assertion, Mention, ObservedPosition, article_identity
from danvan_kg.quads.confidence import Confidence
from danvan_kg.quads.iris import (
    article_graph_iri,
    article_prefix,
    local_iri,
    observation_iri,
    term_iri,
    thing_iri,
)
from danvan_kg.quads.run import EXTRACTOR, Run
from danvan_kg.quads.terms import string, term, typed, vietnamese
from danvan_kg.quads.things import TYPE, types
from danvan_kg.text import Span, digest
from danvan_kg.vocabulary import DCTERMS, DV, OA, PROV, RDF

# Somebody who may not publish the text may quote it: the length that a quotation has at most then.
QUOTE_LIMIT = 300

_STATED_IN = f"<{DV.iri}statedIn>"
_EVIDENCE = f"<{DV.iri}evidence>"
_CONFIDENCE = f"<{DV.iri}confidence>"
_RULE = f"<{DV.iri}rule>"
_PART_OF = f"<{DCTERMS.iri}isPartOf>"
_START, _END, _EXACT = f"<{OA.iri}start>", f"<{OA.iri}end>", f"<{OA.iri}exact>"


class ArticleGraphWriter:
    """Writes the graph of one article; every line ends in the graph's IRI."""

    def __init__(self, statements: ArticleStatements, run: Run, confidence: Confidence, *, full_text: bool) -> None:
        article = statements.article
        self._statements = statements
        self._article = article
        self._run = run
        self._confidence = confidence
        self._full_text = full_text
        self._prefix = article_prefix(article.identifier, statements.version)
        self._graph = article_graph_iri(article.identifier, statements.version)
        self._subject = thing_iri(article_identity(article.identifier))
        self._text = text_iri(article, statements.version)
        self._spans: dict[Span, str] = {}
        self._certainty: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        end = f" {self._graph} ."
        for triple in self._triples():
            yield triple + end

    def _triples(self) -> Iterator[str]:
        yield from self._provenance()
        yield from self._text_version()
        for mention in self._statements.mentions:
            yield from self._mention(mention)
        for observation in self._statements.positions:
            yield from self._position(observation)
        for assertion in self._statements.assertions:
            yield from self._assertion(assertion)
        for span, node in self._spans.items():
            yield from self._span(span, node)

    def _provenance(self) -> Iterator[str]:
        for class_iri in types("ArticleGraph"):
            yield f"{self._graph} {TYPE} {class_iri}"
        yield f"{self._graph} {_STATED_IN} {self._subject}"
        yield f"{self._graph} <{PROV.iri}wasGeneratedBy> {self._run.iri}"
        yield f"{self._graph} <{PROV.iri}wasAttributedTo> {EXTRACTOR}"

    def _text_version(self) -> Iterator[str]:
        article, text = self._article, self._text
        for class_iri in types("ArticleText"):
            yield f"{text} {TYPE} {class_iri}"
        yield f"{text} {_PART_OF} {self._subject}"
        yield f"{text} <{DV.iri}length> {_integer(len(article.text))}"
        yield f"{text} <{DV.iri}textDigest> {string(digest(article.text, 64))}"
        if self._full_text:
            yield f"{text} <{DV.iri}content> {vietnamese(article.text)}"
        for zone in _merged(article):
            node = local_iri("zone", self._prefix, f"{zone.span.start}-{zone.span.end}")
            yield f"{text} <{DV.iri}zone> {node}"
            yield f"{node} {TYPE} <{DV.iri}Zone>"
            yield f"{node} <{DV.iri}zoneKind> <{DV.iri}{zone.kind}Zone>"
            yield from _extent(node, zone.span)
            yield f"{node} {_PART_OF} {text}"

    def _mention(self, mention: Mention) -> Iterator[str]:
        thing = thing_iri(mention.thing)
        node = self._node("mention", mention.evidence.span, thing)
        yield f"{node} {TYPE} <{DV.iri}Mention>"
        yield f"{node} <{DV.iri}refersTo> {thing}"
        yield f"{node} {_RULE} {string(mention.evidence.rule)}"
        yield f"{node} {_STATED_IN} {self._subject}"
        yield f"{node} {_EVIDENCE} {self._evidence(mention.evidence.span)}"

    def _position(self, observation: ObservedPosition) -> Iterator[str]:
        node = observation_iri(observation.key)
        yield f"{node} {TYPE} <{DV.iri}PositionObservation>"
        yield f"{node} <{DV.iri}observedPerson> {thing_iri(observation.person)}"
        yield f"{node} <{DV.iri}observedPosition> {thing_iri(observation.position)}"
        yield f"{node} <{DV.iri}relation> {term_iri('dv:' + observation.relation)}"
        if observation.as_of:
            yield f"{node} <{DV.iri}asOfEarliest> {term(observation.as_of[0])}"
            yield f"{node} <{DV.iri}asOfLatest> {term(observation.as_of[1])}"
            if observation.as_of_basis:
                yield f"{node} <{DV.iri}asOfBasis> {string(observation.as_of_basis)}"
        if observation.begin:
            yield f"{node} <{DV.iri}statedBegin> {term(observation.begin)}"
        if observation.end:
            yield f"{node} <{DV.iri}statedEnd> {term(observation.end)}"
        yield from self._support(node, observation.evidence.span, observation.evidence.rule)

    def _assertion(self, assertion: Assertion) -> Iterator[str]:
        subject, predicate = thing_iri(assertion.subject), term_iri(assertion.predicate)
        value = term(assertion.value)
        node = self._node("assertion", assertion.evidence.span, _content(assertion))
        yield f"{node} {TYPE} <{DV.iri}Assertion>"
        yield f"{node} {TYPE} <{RDF.iri}Statement>"
        yield f"{node} <{RDF.iri}subject> {subject}"
        yield f"{node} <{RDF.iri}predicate> {predicate}"
        yield f"{node} <{RDF.iri}object> {value}"
        yield from self._support(node, assertion.evidence.span, assertion.evidence.rule)

    def _support(self, node: str, span: Span, rule: str) -> Iterator[str]:
        if rule not in self._certainty:
            share = self._confidence.of(rule).normalize()
            self._certainty[rule] = typed(f"{share:f}", "decimal")
        yield f"{node} {_STATED_IN} {self._subject}"
        yield f"{node} {_EVIDENCE} {self._evidence(span)}"
        yield f"{node} {_CONFIDENCE} {self._certainty[rule]}"
        yield f"{node} {_RULE} {string(rule)}"

    def _span(self, span: Span, node: str) -> Iterator[str]:
        yield f"{node} {TYPE} <{DV.iri}Span>"
        yield f"{node} {TYPE} <{OA.iri}TextPositionSelector>"
        yield from _extent(node, span)
        yield f"{node} {_EXACT} {string(span.of(self._article.text))}"
        yield f"{node} {_PART_OF} {self._text}"

    def _evidence(self, span: Span) -> str:
        """The node of `span`; without the full text, a longer one is cut so that its quote may be published."""
        if not self._full_text and span.end - span.start > QUOTE_LIMIT:
            span = Span(span.start, span.start + QUOTE_LIMIT)
        node = self._spans.get(span)
        if node is None:
            node = self._spans[span] = local_iri("span", self._prefix, f"{span.start}-{span.end}")
        return node

    def _node(self, kind: str, span: Span, content: str) -> str:
        return _node_iri(kind, self._prefix, span, content)


def assertion_iri(told: ArticleAssertion) -> str:
    """The IRI of an assertion in its article's graph."""
    prefix, span = article_prefix(told.article, told.version), told.assertion.evidence.span
    return _node_iri("assertion", prefix, span, _content(told.assertion))


def _content(assertion: Assertion) -> str:
    return f"{thing_iri(assertion.subject)} {term_iri(assertion.predicate)} {term(assertion.value)}"


def _node_iri(kind: str, prefix: str, span: Span, content: str) -> str:
    return local_iri(kind, prefix, f"{span.start}-{span.end}-{digest(content, 8)}")


def text_iri(article: Article, version: str) -> str:
    return f"<{thing_iri(article_identity(article.identifier))[1:-1].replace('/article/', '/text/')}-{version}>"


def _merged(article: Article) -> Iterator[Zone]:
    """Zones with those of one kind joined that only blanks part: paragraphs of one body are one stretch."""
    current: Zone | None = None
    for zone in article.zones:
        if current is None:
            current = zone
        elif current.kind is zone.kind and not article.text[current.span.end : zone.span.start].strip():
            current = Zone(zone.kind, Span(current.span.start, zone.span.end))
        else:
            yield current
            current = zone
    if current is not None:
        yield current


def _extent(node: str, span: Span) -> Iterator[str]:
    yield f"{node} {_START} {_integer(span.start)}"
    yield f"{node} {_END} {_integer(span.end)}"


def _integer(number: int) -> str:
    return typed(str(number), "integer")
