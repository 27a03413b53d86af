"""One article as quads: its node in the default graph, and its own graph with text version, zones and statements.

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
from typing import TypeAlias

from danvan_kg.article import Article, Zone
from danvan_kg.entity import ArticleAssertion, ArticleStatements, Assertion, Mention, ObservedPosition, article_identity
from danvan_kg.observation import Evidence
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

# A node and what its graph says of it, each a predicate and an object.
Description: TypeAlias = tuple[str, list[str]]

_STATED_IN = f"<{DV.iri}statedIn>"
_EVIDENCE = f"<{DV.iri}evidence>"
_CONFIDENCE = f"<{DV.iri}confidence>"
_RULE = f"<{DV.iri}rule>"
_REFERS_TO = f"<{DV.iri}refersTo>"
_PART_OF = f"<{DCTERMS.iri}isPartOf>"
_START, _END, _EXACT = f"<{OA.iri}start>", f"<{OA.iri}end>", f"<{OA.iri}exact>"
_SUBJECT, _PREDICATE, _OBJECT = f"<{RDF.iri}subject>", f"<{RDF.iri}predicate>", f"<{RDF.iri}object>"
_IS_MENTION = f"{TYPE} <{DV.iri}Mention>"
_IS_ASSERTION, _IS_STATEMENT = f"{TYPE} <{DV.iri}Assertion>", f"{TYPE} <{RDF.iri}Statement>"
_IS_SPAN, _IS_SELECTOR = f"{TYPE} <{DV.iri}Span>", f"{TYPE} <{OA.iri}TextPositionSelector>"


class ArticleGraphWriter:
    """Writes the graph of one article."""

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
        self._stated_in = f"{_STATED_IN} {self._subject}"
        self._text = text_iri(article, statements.version)
        self._spans: dict[Span, str] = {}
        self._certainty: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """N-Quads lines without line ends."""
        end = f" {self._graph} ."
        for node, said in self._descriptions():
            for each in said:
                yield f"{node} {each}{end}"

    def trig(self) -> str:
        """The same as one block of TriG, less than half as long: https://www.w3.org/TR/trig/."""
        described = "\n".join([f"{node} {' ;'.join(said)} ." for node, said in self._descriptions()])
        return f"{self._graph} {{\n{described}\n}}"

    def _descriptions(self) -> Iterator[Description]:
        yield self._provenance()
        yield self._text_version()
        yield from map(self._zone, _merged(self._article))
        yield from map(self._mention, self._statements.mentions)
        yield from map(self._position, self._statements.positions)
        yield from map(self._assertion, self._statements.assertions)
        for span, node in self._spans.items():
            yield self._span(span, node)

    def _provenance(self) -> Description:
        return self._graph, [
            *(f"{TYPE} {class_iri}" for class_iri in types("ArticleGraph")),
            self._stated_in,
            f"<{PROV.iri}wasGeneratedBy> {self._run.iri}",
            f"<{PROV.iri}wasAttributedTo> {EXTRACTOR}",
        ]

    def _text_version(self) -> Description:
        article = self._article
        said = [f"{TYPE} {class_iri}" for class_iri in types("ArticleText")]
        said += [
            f"{_PART_OF} {self._subject}",
            f"<{DV.iri}length> {_integer(len(article.text))}",
            f"<{DV.iri}textDigest> {string(digest(article.text, 64))}",
        ]
        if self._full_text:
            said.append(f"<{DV.iri}content> {vietnamese(article.text)}")
        said += [f"<{DV.iri}zone> {self._zone_iri(zone)}" for zone in _merged(article)]
        return self._text, said

    def _zone(self, zone: Zone) -> Description:
        return self._zone_iri(zone), [
            f"{TYPE} <{DV.iri}Zone>",
            f"<{DV.iri}zoneKind> <{DV.iri}{zone.kind}Zone>",
            *_extent(zone.span),
            f"{_PART_OF} {self._text}",
        ]

    def _zone_iri(self, zone: Zone) -> str:
        return local_iri("zone", self._prefix, f"{zone.span.start}-{zone.span.end}")

    def _mention(self, mention: Mention) -> Description:
        thing, evidence = thing_iri(mention.thing), mention.evidence
        return self._node("mention", evidence.span, thing), [
            _IS_MENTION,
            f"{_REFERS_TO} {thing}",
            f"{_RULE} {string(evidence.rule)}",
            self._stated_in,
            f"{_EVIDENCE} {self._evidence(evidence.span)}",
        ]

    def _position(self, observation: ObservedPosition) -> Description:
        said = [
            f"{TYPE} <{DV.iri}PositionObservation>",
            f"<{DV.iri}observedPerson> {thing_iri(observation.person)}",
            f"<{DV.iri}observedPosition> {thing_iri(observation.position)}",
            f"<{DV.iri}relation> {term_iri('dv:' + observation.relation)}",
        ]
        if observation.as_of:
            said.append(f"<{DV.iri}asOfEarliest> {term(observation.as_of[0])}")
            said.append(f"<{DV.iri}asOfLatest> {term(observation.as_of[1])}")
            if observation.as_of_basis:
                said.append(f"<{DV.iri}asOfBasis> {string(observation.as_of_basis)}")
        if observation.begin:
            said.append(f"<{DV.iri}statedBegin> {term(observation.begin)}")
        if observation.end:
            said.append(f"<{DV.iri}statedEnd> {term(observation.end)}")
        return observation_iri(observation.key), said + self._support(observation.evidence)

    def _assertion(self, assertion: Assertion) -> Description:
        subject, predicate, value = _terms(assertion)
        return self._node("assertion", assertion.evidence.span, f"{subject} {predicate} {value}"), [
            _IS_ASSERTION,
            _IS_STATEMENT,
            f"{_SUBJECT} {subject}",
            f"{_PREDICATE} {predicate}",
            f"{_OBJECT} {value}",
            *self._support(assertion.evidence),
        ]

    def _support(self, evidence: Evidence) -> list[str]:
        rule = evidence.rule
        if rule not in self._certainty:
            share = self._confidence.of(rule).normalize()
            self._certainty[rule] = f"{_CONFIDENCE} {typed(f'{share:f}', 'decimal')}"
        return [
            self._stated_in,
            f"{_EVIDENCE} {self._evidence(evidence.span)}",
            self._certainty[rule],
            f"{_RULE} {string(rule)}",
        ]

    def _span(self, span: Span, node: str) -> Description:
        return node, [
            _IS_SPAN,
            _IS_SELECTOR,
            *_extent(span),
            f"{_EXACT} {string(span.of(self._article.text))}",
            f"{_PART_OF} {self._text}",
        ]

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
    return _node_iri("assertion", prefix, span, " ".join(_terms(told.assertion)))


def _terms(assertion: Assertion) -> tuple[str, str, str]:
    return thing_iri(assertion.subject), term_iri(assertion.predicate), term(assertion.value)


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


def _extent(span: Span) -> tuple[str, str]:
    return f"{_START} {_integer(span.start)}", f"{_END} {_integer(span.end)}"


def _integer(number: int) -> str:
    return typed(str(number), "integer")
