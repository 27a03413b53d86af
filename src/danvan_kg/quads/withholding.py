"""What is withheld leaves no trace among the quads: neither the thing, nor a statement about it, nor what hangs on it.

Texts and quotes of articles are not changed; who must keep a whole article back withholds the article.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from danvan_kg.article import Article
from danvan_kg.authority import Withheld
from danvan_kg.entity import ArticleAssertion, ArticleStatements, Fact, Identity, Tenure, Thing, Value
from danvan_kg.quads.iris import term_iri, thing_iri
from danvan_kg.quads.terms import term
from danvan_kg.vocabulary import IDENTIFIER

# Things that are about one other thing, by the property that says which.
_ABOUT = frozenset({"dv:participant", "dv:askedBy"})


@dataclass(frozen=True, slots=True)
class Withholding:
    """Decides for things and statements. `hidden` are IRIs of things, `statements` triples of terms as in N-Quads."""

    hidden: Collection[str]
    statements: Collection[tuple[str, str, str]]

    @classmethod
    def of(cls, withheld: Iterable[Withheld], things: Iterable[Thing]) -> "Withholding":
        """`things` are all of the default graph; what hangs on a hidden one is hidden too."""
        entries = list(withheld)
        hidden = {_iri(entry.key) for entry in entries if not entry.predicate}
        statements = {
            (_iri(entry.key), term_iri(entry.predicate), _object(entry.object)) for entry in entries if entry.predicate
        }
        if hidden:
            hidden.update(thing_iri(thing.identity) for thing in things if _hangs_on(thing, hidden))
        return cls(frozenset(hidden), frozenset(statements))

    def __bool__(self) -> bool:
        return bool(self.hidden or self.statements)

    def hides(self, *identities: Identity | None) -> bool:
        return any(identity and thing_iri(identity) in self.hidden for identity in identities)

    def hides_statement(self, subject: Identity, predicate: str, value: Value) -> bool:
        if self.hides(subject) or (isinstance(value, Identity) and self.hides(value)):
            return True
        return (thing_iri(subject), term_iri(predicate), term(value)) in self.statements

    def things(self, things: Iterable[Thing]) -> Iterator[Thing]:
        for thing in things:
            if not self.hides(thing.identity):
                yield replace(thing, facts=tuple(fact for fact in thing.facts if self._keeps(thing, fact)))

    def tenures(self, tenures: Iterable[Tenure]) -> Iterator[Tenure]:
        kept = [tenure for tenure in tenures if not self._hides_tenure(tenure)]
        left = {tenure.identity for tenure in kept}
        for tenure in kept:
            yield replace(tenure, contradicts=tuple(rival for rival in tenure.contradicts if rival in left))

    def articles(self, articles: Iterable[ArticleStatements], tenures: Iterable[Tenure]) -> Iterator[ArticleStatements]:
        """Observations go with their tenure, too."""
        gone = {(tenure.person, tenure.position) for tenure in tenures if self.hides(tenure.identity)}
        for statements in articles:
            yield replace(
                statements,
                mentions=tuple(m for m in statements.mentions if not self.hides(m.thing)),
                positions=tuple(
                    o
                    for o in statements.positions
                    if not self.hides(o.person, o.position) and (o.person, o.position) not in gone
                ),
                assertions=tuple(
                    a for a in statements.assertions if not self.hides_statement(a.subject, a.predicate, a.value)
                ),
            )

    def contradictions(
        self, pairs: Iterable[tuple[ArticleAssertion, ArticleAssertion]]
    ) -> Iterator[tuple[ArticleAssertion, ArticleAssertion]]:
        """Those of which both sides are published."""
        for pair in pairs:
            told = [each.assertion for each in pair]
            if not any(self.hides_statement(each.subject, each.predicate, each.value) for each in told):
                yield pair

    def clusters(self, clusters: Mapping[str, Identity]) -> Mapping[str, Identity]:
        return {article: cluster for article, cluster in clusters.items() if not self.hides(cluster)}

    def _hides_tenure(self, tenure: Tenure) -> bool:
        return self.hides(tenure.identity, tenure.person, tenure.position, tenure.organization)

    def _keeps(self, thing: Thing, fact: Fact) -> bool:
        return not self.hides_statement(thing.identity, fact.predicate, fact.value)


def unmatched(
    withheld: Iterable[Withheld], things: Iterable[Thing], tenures: Iterable[Tenure], articles: Iterable[str]
) -> tuple[str, ...]:
    """The keys that name nothing of this corpus: perhaps a slip, by which a statement would be published after all.

    `articles` are the identifiers of all articles that were read, withheld ones included.
    """
    known = {thing_iri(thing.identity) for thing in things} | {thing_iri(tenure.identity) for tenure in tenures}
    known |= {_iri(f"article/{identifier}") for identifier in articles}
    return tuple(sorted({entry.key for entry in withheld if _iri(entry.key) not in known}))


def named_in_texts(
    withheld: Iterable[Withheld], things: Iterable[Thing], articles: Iterable[Article]
) -> dict[str, tuple[str, ...]]:
    """By the key of a thing that is withheld, the identifiers of the articles whose texts have a name of it, sorted."""
    keys = {_iri(entry.key): entry.key for entry in withheld if not entry.predicate}
    names = {keys[iri]: (t.label, *t.other_names) for t in things if (iri := thing_iri(t.identity)) in keys}
    texts = [(article.identifier, article.text) for article in articles] if names else []
    found = {key: sorted(name for name, text in texts if any(each in text for each in names[key])) for key in names}
    return {key: tuple(identifiers) for key, identifiers in sorted(found.items()) if identifiers}


def _iri(key: str) -> str:
    return f"<{IDENTIFIER}{key.removeprefix(IDENTIFIER)}>"


def _object(value: str | None) -> str:
    """A prefixed name, the rest of an IRI of ours, or a term as in N-Quads."""
    text = value or ""
    if text.startswith(('"', "<")):
        return text
    return term_iri(text) if ":" in text else _iri(text)


def _hangs_on(thing: Thing, hidden: Collection[str]) -> bool:
    return any(
        fact.predicate in _ABOUT and isinstance(fact.value, Identity) and thing_iri(fact.value) in hidden
        for fact in thing.facts
    )
