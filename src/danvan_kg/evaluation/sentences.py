"""The sentence of a gold fact and of a stated thing, from the texts and quotes that the store holds."""

import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple, Variable

from danvan_kg.evaluation.gold import GoldFact
from danvan_kg.evaluation.scores import Mistake
from danvan_kg.evaluation.stated import Thing
from danvan_kg.text import Span
from danvan_kg.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple

# A full stop after a capital ends an abbreviation (TP., PGS.), not a sentence.
_BOUNDARY = re.compile(r"(?:(?<=[^\WA-ZĐ_][.!?…])|(?<=[.!?…][”\")]))\s+|\n+")

_TEXT = """SELECT ?article ?content WHERE {
  ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?text dcterms:isPartOf ?a ; dv:content ?content } }"""

_SPAN = """ ; dv:statedIn ?a ; dv:evidence ?span . ?span oa:start ?start ; oa:end ?end ; oa:exact ?quote }"""

_MENTIONS = (
    """SELECT ?article ?x ?start ?end ?quote WHERE { ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?m a dv:Mention ; dv:refersTo ?x"""
    + _SPAN
    + " } ORDER BY ?start ?end"
)

_OBSERVATIONS = (
    """SELECT ?article ?personLabel ?roleLabel ?bodyLabel ?start ?end ?quote WHERE {
  ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?o a dv:PositionObservation ; dv:observedPerson ?p ; dv:observedPosition ?q"""
    + _SPAN
    + """ ?p rdfs:label ?person . ?q org:role/rdfs:label ?role .
  FILTER(str(?person) = ?personLabel && str(?role) = ?roleLabel)
  OPTIONAL { ?q org:postIn/rdfs:label ?body FILTER(langMatches(lang(?body), "vi")) }
  FILTER(coalesce(str(?body), "") = ?bodyLabel) } ORDER BY ?start ?end"""
)


class Sentences:
    """Looks sentences up in one store. Where it was built without texts, a stated thing has its quote alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._text = cache(self._read_text)

    def of(self, mistake: Mistake) -> str | None:
        """The sentence of the gold fact, else of the first evidence of the thing; None where neither is known."""
        if mistake.fact is not None:
            return self._of_fact(mistake)
        assert mistake.thing is not None
        return self._of_thing(mistake.kind, mistake.article, mistake.thing)

    def _of_fact(self, mistake: Mistake) -> str | None:
        """A person's gold fact is the name alone, and has no quote."""
        quote = str(mistake.fact) if mistake.kind == "persons" else _quote(mistake.fact)
        text = self._text(mistake.article)
        start = text.find(quote) if quote else -1
        if start < 0:
            return quote or None
        return sentence(text, Span(start, start + len(quote)))

    def _of_thing(self, kind: str, article: str, thing: Thing) -> str | None:
        for start, end, quote in self._evidence(kind, article, thing):
            text = self._text(article)
            return sentence(text, Span(start, end)) if text else quote
        return None

    def _evidence(self, kind: str, article: str, thing: Thing) -> Iterator[tuple[int, int, str]]:
        bound: dict[str, Term] = {"article": Literal(article)}
        if kind == "positions":
            for name, field in (("personLabel", "person"), ("roleLabel", "role"), ("bodyLabel", "org")):
                bound[name] = Literal(min(thing[field], default=""))
        else:
            bound["x"] = NamedNode(min(thing["x"]))
        for row in self._rows(_OBSERVATIONS if kind == "positions" else _MENTIONS, bound):
            yield int(row["start"].value), int(row["end"].value), row["quote"].value

    def _read_text(self, article: str) -> str:
        return next((str(row["content"].value) for row in self._rows(_TEXT, {"article": Literal(article)})), "")

    def _rows(self, query: str, bound: dict[str, Term]) -> QuerySolutions:
        """Only projected variables can be bound."""
        substitutions = {Variable(name): term for name, term in bound.items()}
        solutions = self._store.query(query, prefixes=PREFIXES, substitutions=substitutions)
        assert isinstance(solutions, QuerySolutions)
        return solutions


def _quote(fact: GoldFact) -> str:
    return str(fact.get("quote") or "")


def sentence(text: str, span: Span) -> str:
    """The sentence or sentences of `text` that hold the span, on one line."""
    boundaries = list(_BOUNDARY.finditer(text))
    start = max((each.end() for each in boundaries if each.end() <= span.start), default=0)
    end = min((each.start() for each in boundaries if each.start() >= span.end), default=len(text))
    return " ".join(text[start:end].split())
