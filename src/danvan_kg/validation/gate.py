"""The gate of a build: nothing with a violation is published, nor what depends on it.

A violation refuses a statement or a node (`refusal_scope`). What depended on it goes too: statements that would point
at nothing, fused statements whose only assertions went, tenures without observations, bounds that no observation left
carries, things that no article names any more. It ends when what is left has no violation.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from danvan_kg.errors import ValidationError
from danvan_kg.validation.compilation import project_shapes
from danvan_kg.validation.constraint import CompiledConstraint
from danvan_kg.validation.quarantine import quarantine_quads
from danvan_kg.validation.refusal_scope import project_scopes, refused_by
from danvan_kg.validation.report import Report, Result, Severity, Term
from danvan_kg.validation.staged_data import Cause, StagedData, is_own
from danvan_kg.validation.store_validation import in_memory, validate_store
from danvan_kg.vocabulary import DCTERMS, DV, RDF

_BOUNDS = [DV[name] for name in ("beginEarliest", "beginLatest", "endEarliest", "endLatest")]
_OBSERVED = [DV[name] for name in ("asOfEarliest", "asOfLatest", "statedBegin", "statedEnd")]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the gate decided.

    `removed` are the statements that are refused, `quarantined` what the quarantine graph says of them. `orphaned` are
    descriptions of spans that speak for nothing any more; quarantine has their quotes. `report` has every violation
    found on the way, and the warnings and infos on what is left.
    """

    removed: tuple[Quad, ...]
    quarantined: tuple[Quad, ...]
    report: Report
    orphaned: tuple[Quad, ...] = ()

    @property
    def withdrawn(self) -> tuple[Quad, ...]:
        """All that must leave the store before it is published."""
        return (*self.removed, *self.orphaned)

    @property
    def statements(self) -> int:
        return len(self.removed)

    def summary(self) -> dict[str, dict[str, object]]:
        """For each shape with results, most results first: its severity, how many, and an example."""
        examples = self.report.examples()
        return {
            shape: {"severity": examples[shape].severity.value, "count": count, "example": _example(examples[shape])}
            for shape, count in self.report.counts().items()
        }


def refuse(store: Store, *, in_place: bool = False) -> Refusal:
    """Decides what of a staging store must not be published, and why; the store itself stays as it is.

    `in_place`: what is refused leaves the store, which is in memory and holds nothing but data (the default graph and
    article graphs); no copy is made then.

    Raises ValidationError where a violation stands that no refusal ends, which is a fault of the shapes.
    """
    gate = _Gate(StagedData(store if in_place else in_memory(store)))
    violations = validate_store(gate.data.store, _violating()).results
    while violations:
        touched = gate.refuse_all(violations)
        violations = gate.violations_around(touched)
    mild = [constraint for constraint in project_shapes() if constraint.severity is not Severity.VIOLATION]
    quarantined = quarantine_quads(gate.data)
    orphaned = gate.data.clear_orphans()
    return Refusal(
        removed=tuple(sorted(gate.data.refused, key=str)),
        quarantined=quarantined,
        report=Report.of([*gate.violations.values(), *validate_store(gate.data.store, mild).results]),
        orphaned=tuple(orphaned),
    )


def _violating() -> list[CompiledConstraint]:
    return [constraint for constraint in project_shapes() if constraint.severity is Severity.VIOLATION]


class _Gate:
    def __init__(self, data: StagedData) -> None:
        self.data = data
        self.violations: dict[tuple[str, ...], Result] = {}
        self._grave = _violating()

    def violations_around(self, touched: set[Term]) -> tuple[Result, ...]:
        """The violations anywhere else, once the nodes that lost a statement have none."""
        groups: dict[int | None, list[CompiledConstraint]] = defaultdict(list)
        for constraint in self._grave:
            groups[constraint.reach].append(constraint)
        found: list[Result] = []
        for reach, constraints in groups.items():
            if reach != 0:
                nodes = None if reach is None else self.data.referring(touched, reach)
                found += validate_store(self.data.store, constraints, focus_nodes=nodes).results
        return Report.of(found).results

    def refuse_all(self, violations: Iterable[Result]) -> set[Term]:
        """Refuses what `violations` ask for and whatever depends on it, until the nodes concerned have no more.

        Gives all nodes that lost a statement.
        """
        pending = list(violations)
        everywhere: set[Term] = set()
        while pending:
            self.violations.update({result.key: result for result in pending})
            touched = self._refuse_for(pending)
            if not touched:
                first = pending[0]
                raise ValidationError(
                    f"{first.shape}: {first.focus}: nothing can be refused that would end this violation",
                    hint="let dv:refuses of the shape name what is wrong",
                )
            everywhere |= touched
            left = [node.value for node in touched if isinstance(node, NamedNode) and self.data.is_described(node)]
            pending = list(validate_store(self.data.store, self._grave, focus_nodes=left).results)
        return everywhere

    def _refuse_for(self, violations: list[Result]) -> set[Term]:
        """The nodes that lost a statement."""
        touched: set[Term] = set()
        scopes = project_scopes()
        for result in violations:
            quads = refused_by(self.data, result, scopes.get(result.shape, ()))
            touched |= self._cascade(quads, Cause((result,)))
        return touched

    def _cascade(self, quads: Iterable[Quad], cause: Cause) -> set[Term]:
        touched: set[Term] = set()
        waiting = [(list(quads), cause)]
        while waiting:
            next_quads, next_cause = waiting.pop(0)
            taken = self.data.refuse(next_quads, next_cause)
            touched |= {quad.subject for quad in taken}
            waiting += self._dependents(taken, next_cause)
        return touched

    def _dependents(self, taken: list[Quad], cause: Cause) -> list[tuple[list[Quad], Cause]]:
        found = [(self._of_statement(quad), cause.through(quad.subject)) for quad in taken]
        for node in sorted({quad.subject for quad in taken}, key=str):
            through = cause.through(node)
            if not self.data.is_described(node):
                found.append((self.data.quads(None, None, node) if is_own(node) else [], through))
            found.append((self._of_node(node, taken), through))
        return [(quads, through) for quads, through in found if quads]

    def _of_statement(self, quad: Quad) -> list[Quad]:
        """The assertions of a statement that was refused."""
        if not isinstance(quad.graph_name, DefaultGraph):
            return []
        return [each for assertion in self.data.assertions(quad) for each in self.data.quads(assertion)]

    def _of_node(self, node: Term, taken: list[Quad]) -> list[Quad]:
        """What rested on a node that was refused in whole or in part."""
        lost = {quad.predicate: quad.object for quad in taken if quad.subject == node}
        quads: list[Quad] = []
        if RDF["object"] in lost and not self.data.is_described(node):
            quads += self._fused(lost)
        if DV["refersTo"] in lost:
            quads += self._unnamed(lost[DV["refersTo"]])
        if DV["supportedBy"] in lost:
            quads += self._unsupported(node)
        return quads

    def _fused(self, lost: dict[NamedNode, Term]) -> list[Quad]:
        """The fused statement of a refused assertion, unless another assertion states it."""
        predicate = lost.get(RDF["predicate"])
        if not isinstance(predicate, NamedNode) or RDF["subject"] not in lost:
            return []
        fused = self.data.quads(lost[RDF["subject"]], predicate, lost[RDF["object"]])
        return [quad for quad in fused if not self.data.assertions(quad)]

    def _unnamed(self, thing: Term) -> list[Quad]:
        """A thing that no article names any more, unless the authority data describe it (they name a source)."""
        if self.data.subjects(DV["refersTo"], thing) or self.data.objects(thing, DCTERMS["source"]):
            return []
        return self.data.quads(thing)

    def _unsupported(self, tenure: Term) -> list[Quad]:
        """A tenure without observations, or those of its bounds that no observation left carries."""
        observations = self.data.objects(tenure, DV["supportedBy"])
        if not observations:
            return self.data.quads(tenure)
        days = [day for each in observations for name in _OBSERVED for day in self.data.objects(each, name)]
        bounds = [quad for bound in _BOUNDS for quad in self.data.quads(tenure, bound)]
        return [quad for quad in bounds if not any(_carries(day, quad.object) for day in days)]


def _carries(day: Term, bound: Term) -> bool:
    """Whether a day, month or year that was observed is, or holds, the day of a bound."""
    return isinstance(day, Literal) and isinstance(bound, Literal) and bound.value.startswith(day.value)


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _example(result: Result) -> str:
    """One result as a reader of the build report sees it."""
    shown = result.value is not None and result.value != result.focus
    value = f" · {_iri(result.value)}" if shown and result.value is not None else ""
    return f"{_iri(result.focus)}: {result.message('en')}{value}"
