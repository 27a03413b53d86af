"""The whole-corpus half of the build in one place: observe, settle, state, fuse."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from danvan_kg.article import Article
from danvan_kg.authority import Authority, Withheld
from danvan_kg.entity import (
    ArticleAssertion,
    ArticleStatements,
    Fact,
    Identity,
    ObservedPosition,
    Tenure,
    Thing,
)
from danvan_kg.observation import Extraction
from danvan_kg.resolution.contradictions import Contradictions, with_contradictions
from danvan_kg.resolution.curation import curated_things
from danvan_kg.resolution.dependents import dependent_things
from danvan_kg.resolution.fusion import Fusion
from danvan_kg.resolution.linking import Links, Registries
from danvan_kg.resolution.names import tidy
from danvan_kg.resolution.outlets import outlet_things
from danvan_kg.resolution.statements import article_statements
from danvan_kg.resolution.syndication import Syndication
from danvan_kg.resolution.tenures import fused_tenures

Corpus = Iterable[tuple[Article, Extraction]]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Things and tenures of the default graph, sorted, and each article's statements when asked for."""

    things: tuple[Thing, ...]
    tenures: tuple[Tenure, ...]
    corpus: Corpus
    registries: Registries
    withheld: tuple[Withheld, ...] = ()
    contradictions: tuple[tuple[ArticleAssertion, ArticleAssertion], ...] = ()
    clusters: Mapping[str, Identity] = field(default_factory=dict)

    @property
    def identifiers(self) -> frozenset[str]:
        """Of the articles that are published."""
        return frozenset(article.identifier for article, _ in self.corpus)

    def articles(self) -> Iterator[ArticleStatements]:
        """The statements of each article, made anew from the corpus, in the order of identifiers."""
        for article, extraction in self.corpus:
            yield article_statements(article, extraction, Links(self.registries, extraction))


def resolve(corpus: Corpus, authority: Authority) -> Resolution:
    """Things, tenures and statements of a corpus; the same whatever its order.

    The corpus is gone through three times: to tell things apart, to fuse, and to write. Articles that the authority
    withholds are left out from the start; other withheld things are kept back when quads are written.
    """
    kept_back = {entry.key for entry in authority.withheld}
    published = (pair for pair in corpus if f"article/{pair[0].identifier}" not in kept_back)
    ordered = sorted(published, key=lambda pair: pair[0].identifier)
    registries = Registries.over(authority)
    for article, extraction in ordered:
        registries.observe(article, extraction)
    registries.settle()
    fusion, contradictions = Fusion(), Contradictions()
    observed: dict[tuple[Identity, Identity], list[ObservedPosition]] = {}
    for article, extraction in ordered:
        statements = article_statements(article, extraction, Links(registries, extraction))
        fusion.add(statements)
        contradictions.add(statements)
        for observation in statements.positions:
            observed.setdefault((observation.person, observation.position), []).append(observation)
    articles = [article for article, _ in ordered]
    syndication = Syndication(articles)
    things = tuple(_things(registries, fusion.facts(), articles, authority, syndication))
    labels = {thing.identity: thing.label for thing in things}
    tenures = tuple(with_contradictions(fused_tenures(observed, registries.positions, labels), registries.positions))
    pairs = tuple(contradictions.pairs())
    return Resolution(things, tenures, ordered, registries, authority.withheld, pairs, syndication.by_article())


def _things(
    registries: Registries,
    attested: dict[Identity, list[Fact]],
    articles: Iterable[Article],
    authority: Authority,
    syndication: Syndication,
) -> Iterator[Thing]:
    named = [
        *registries.organizations.things(attested),
        *registries.positions.things(),
        *registries.persons.things(registries.label),
        *registries.documents.things(attested),
        *registries.campaigns.things(attested),
        *registries.programmes.things(attested),
        *registries.events.things(attested),
        *registries.places.things(attested),
        *outlet_things(articles),
        *syndication.things(),
        *curated_things(authority, registries.organizations),
    ]
    named = [_tidied(thing) for thing in named]
    labels = {thing.identity: thing.label for thing in named}
    yield from sorted([*named, *dependent_things(attested, labels)], key=lambda thing: thing.identity)


def _tidied(thing: Thing) -> Thing:
    """The thing with names as labels must be; those that differ from the label in blanks only are dropped."""
    label = tidy(thing.label)
    others = dict.fromkeys(tidy(name) for name in thing.other_names)
    others.pop(label, None)
    return replace(thing, label=label, other_names=tuple(others))
