"""All quads of a resolved corpus, streamed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from danvan_kg.authority import Withheld
from danvan_kg.entity import ArticleAssertion, ArticleStatements, Identity, Tenure, Thing
from danvan_kg.quads.article_graph import ArticleGraphWriter, assertion_iri
from danvan_kg.quads.articles import article_quads
from danvan_kg.quads.confidence import Confidence, load_confidence
from danvan_kg.quads.run import Run, run_quads
from danvan_kg.quads.things import contradiction_quads, tenure_quads, thing_quads
from danvan_kg.quads.withholding import Withholding


class Resolved(Protocol):
    """What a resolution offers to the writer."""

    @property
    def things(self) -> Iterable[Thing]: ...
    @property
    def tenures(self) -> Iterable[Tenure]: ...
    @property
    def withheld(self) -> Iterable[Withheld]: ...
    @property
    def contradictions(self) -> Iterable[tuple[ArticleAssertion, ArticleAssertion]]: ...
    @property
    def clusters(self) -> Mapping[str, Identity]: ...
    def articles(self) -> Iterable[ArticleStatements]: ...


def corpus_quads(
    resolution: Resolved, *, full_text: bool = True, confidence: Confidence | None = None, run: Run | None = None
) -> Iterator[str]:
    """N-Quads lines without line ends: run, things, tenures, each article's node and graph, contradictions.

    `full_text`: whether texts stand in the graph; without them no quote is longer than 300 code points.
    """
    for part in _parts(resolution, full_text, confidence or load_confidence(), run or Run.of_this_program()):
        if isinstance(part, ArticleGraphWriter):
            yield from part.lines()
        else:
            yield part


def corpus_trig(resolution: Resolved, *, full_text: bool = True) -> Iterator[str]:
    """The same quads as pieces of TriG, to be joined by line ends: less text, and sooner read."""
    for part in _parts(resolution, full_text, load_confidence(), Run.of_this_program()):
        yield part.trig() if isinstance(part, ArticleGraphWriter) else part


def _parts(
    resolution: Resolved, full_text: bool, confidence: Confidence, run: Run
) -> Iterator[str | ArticleGraphWriter]:
    """Lines of the default graph, and the writers of article graphs."""
    withholding = Withholding.of(resolution.withheld, resolution.things)
    things, tenures, articles = resolution.things, resolution.tenures, resolution.articles()
    contradictions, clusters = resolution.contradictions, resolution.clusters
    if withholding:
        articles = withholding.articles(articles, tenures)
        things, tenures = withholding.things(things), withholding.tenures(tenures)
        contradictions = withholding.contradictions(contradictions)
        clusters = withholding.clusters(clusters)
    yield from run_quads(run)
    for thing in things:
        yield from thing_quads(thing)
    for tenure in tenures:
        yield from tenure_quads(tenure)
    for statements in articles:
        yield from article_quads(statements.article, clusters.get(statements.article.identifier))
        yield ArticleGraphWriter(statements, run, confidence, full_text=full_text)
    for one, other in contradictions:
        yield from contradiction_quads(assertion_iri(one), assertion_iri(other))
