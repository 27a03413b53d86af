"""The staging store as the gate sees it: published statements, and those already refused with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from danvan_kg.validation.report import Result, Term
from danvan_kg.vocabulary import ARTICLE_GRAPH, BASE, DV, OA, RDF

# Beyond as many nodes it is faster to validate everything.
_MANY = 5_000
_ABOUT = (RDF["subject"], DV["refersTo"], DV["observedPerson"])


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a statement is refused: the results at the root, and the refused thing it depended on, if any."""

    results: tuple[Result, ...]
    depends_on: Term | None = None

    def through(self, thing: Term) -> "Cause":
        return Cause(self.results, thing)


class StagedData:
    """The default graph and the article graphs of a store. Refusing takes statements out of the store at once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.refused: dict[Quad, Cause] = {}
        self._refused_by_subject: dict[str, list[Quad]] = defaultdict(list)
        self._refused_about: dict[str, list[Term]] = defaultdict(list)

    def quads(self, subject: Term | None, predicate: NamedNode | None = None, value: Term | None = None) -> list[Quad]:
        """The published statements that fit, sorted."""
        if isinstance(subject, Literal):
            return []
        found = self.store.quads_for_pattern(subject, predicate, value, None)
        return sorted((quad for quad in found if is_data(quad)), key=str)

    def objects(self, subject: Term, predicate: NamedNode, *, with_refused: bool = False) -> list[Term]:
        """The values of a property, published ones first; on request those that were refused too."""
        found = [quad.object for quad in self.quads(subject, predicate)]
        if with_refused:
            refused = self._refused_by_subject.get(str(subject), ())
            found += sorted((quad.object for quad in refused if quad.predicate == predicate), key=str)
        return found

    def subjects(self, predicate: NamedNode, value: Term) -> list[NamedNode]:
        """The published subjects that have `value` for `predicate`, sorted."""
        return [quad.subject for quad in self.quads(None, predicate, value) if isinstance(quad.subject, NamedNode)]

    def referring(self, things: Iterable[Term], steps: int) -> set[str] | None:
        """The IRIs of `things` and of what leads to them in so many statements or fewer; None: too many of them."""
        found: set[Term] = set(things)
        latest = found
        for _ in range(steps):
            leading: set[Term] = {quad.subject for thing in latest for quad in self._naming(thing)}
            latest = leading - found
            found |= latest
            if len(found) > _MANY:
                return None
        return {thing.value for thing in found if isinstance(thing, NamedNode)}

    def _naming(self, thing: Term) -> Iterator[Quad]:
        yield from self.store.quads_for_pattern(None, None, thing, None)
        if isinstance(thing, NamedNode):
            yield from self.store.quads_for_pattern(None, thing, None, None)

    def is_described(self, thing: Term) -> bool:
        return bool(self.quads(thing))

    def assertions(self, quad: Quad) -> list[NamedNode]:
        """The published assertions of a statement of the default graph."""
        return [node for node in self.subjects(RDF["subject"], quad.subject) if self._asserts(node, quad)]

    def refuse(self, quads: Iterable[Quad], cause: Cause) -> list[Quad]:
        """Takes `quads` out; those that were out before are left as they are. Gives the ones taken out now."""
        taken = [quad for quad in quads if quad not in self.refused]
        for quad in taken:
            self.store.remove(quad)
            self.refused[quad] = cause
            self._refused_by_subject[str(quad.subject)].append(quad)
            if quad.predicate in _ABOUT:
                self._refused_about[str(quad.object)].append(quad.subject)
        return taken

    def clear_orphans(self) -> list[Quad]:
        """Takes out the spans of refused statements that speak for no published one, and gives their quads, sorted."""
        spans = {quad.object for quad in self.refused if quad.predicate == DV["evidence"]}
        orphans = (span for span in sorted(spans, key=str) if not self.subjects(DV["evidence"], span))
        cleared = [quad for span in orphans for quad in self.quads(span)]
        for quad in cleared:
            self.store.remove(quad)
        return cleared

    def support(self, thing: Term) -> int:
        """How many articles speak for a thing: those that mention it, or whose observations support it."""
        witnesses = [*self.subjects(DV["refersTo"], thing), *self.objects(thing, DV["supportedBy"])]
        return len({article for witness in witnesses for article in self.objects(witness, DV["statedIn"])})

    def spans(self, quad: Quad) -> Iterator[Term]:
        """The spans that speak for a statement, refused ones too, nearest first.

        They are the subject itself, its evidence, that of assertions of the statement, of observations behind a tenure,
        of anything else that is said about the subject.
        """
        if self.objects(quad.subject, OA["exact"], with_refused=True):
            yield quad.subject
        about = self._about(quad.subject)
        witnesses = [node for node in about if self._asserts(node, quad)]
        witnesses += self.objects(quad.subject, DV["supportedBy"], with_refused=True)
        for witness in [quad.subject, *witnesses, *about]:
            yield from self.objects(witness, DV["evidence"], with_refused=True)

    def _about(self, thing: Term) -> list[Term]:
        published = [node for predicate in _ABOUT for node in self.subjects(predicate, thing)]
        return [*published, *sorted(self._refused_about.get(str(thing), ()), key=str)]

    def _asserts(self, node: Term, quad: Quad) -> bool:
        return quad.predicate in self.objects(
            node, RDF["predicate"], with_refused=True
        ) and quad.object in self.objects(node, RDF["object"], with_refused=True)


def is_data(quad: Quad) -> bool:
    """Whether a statement stands in the default graph or in an article's graph."""
    graph = quad.graph_name
    return isinstance(graph, DefaultGraph) or (isinstance(graph, NamedNode) and graph.value.startswith(ARTICLE_GRAPH))


def is_own(thing: Term) -> bool:
    """Whether `thing` is an IRI of this project, which must be described where it is referred to."""
    return isinstance(thing, NamedNode) and thing.value.startswith(BASE) and not thing.value.startswith(DV.iri)
