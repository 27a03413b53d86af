"""One constraint as SPARQL, and the query that screens the constraints of a shape.

A constraint has two queries. The exact one gives its results, for all focus nodes or for some. The screening one is
shared by the constraints of one shape: it reads each focus node once and names those that may break any of them, all
that do and perhaps some that do not. Where it names none, nothing else has to be asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan_kg.validation.report import Severity

# Where a query takes the focus nodes that it is narrowed to: in every part that would else enumerate all of them.
NARROWING = "/*focus nodes*/"


@dataclass(frozen=True, slots=True)
class Doubt:
    """When a focus node may break a constraint: where `pattern`, joined to it, has a row that meets `condition`.

    `optional`: the node has a row where the pattern has none. `further` is a second pattern, always optional. Without a
    condition every row is a doubt.
    """

    pattern: str = ""
    condition: str = ""
    optional: bool = False
    further: str = ""


@dataclass(frozen=True, slots=True)
class CompiledConstraint:
    """One constraint as SPARQL.

    The query binds `focus`, and `value` and `path` where results have them. `candidates` binds the variable `root`,
    perhaps more than once for a node: the focus node, but for a property shape that hangs under another one. `target`
    binds each root once.

    `reach` tells on which statements a result depends: on those whose subject can be reached from the root in as many
    steps from subject to object (0: the root's own). None: on statements anywhere.
    """

    shape: str
    component: str
    path: str | None
    severity: Severity
    messages: tuple[tuple[str, str], ...]
    prologue: str
    head: str
    candidates: str
    target: str
    body: str
    root: str
    doubt: Doubt | None = None
    reach: int | None = 0
    focus_is_value: bool = False

    @property
    def is_local(self) -> bool:
        """Whether a result depends on no other statements than those with the focus node as their subject."""
        return self.reach == 0

    def query(self, focus_nodes: Iterable[str] | None = None) -> str:
        """The query over all targets, or over those among `focus_nodes` (IRIs)."""
        narrowed = ""
        if focus_nodes is not None:
            narrowed = f"VALUES {self.root} {{ {' '.join(f'<{iri}>' for iri in focus_nodes)} }} "
        pattern = f"{self.target}{self.body}".replace(NARROWING, narrowed)
        return f"{self.prologue}SELECT DISTINCT {self.head} WHERE {{ {pattern} }}"


def screened_together(constraints: Iterable[CompiledConstraint]) -> list[list[CompiledConstraint]]:
    """The constraints of one shape that one query can screen together."""
    groups: dict[tuple[object, ...], list[CompiledConstraint]] = {}
    for number, constraint in enumerate(constraints):
        doubt = constraint.doubt
        pattern = number if doubt is None else (doubt.pattern, doubt.optional)
        groups.setdefault((constraint.shape, constraint.candidates, pattern), []).append(constraint)
    return list(groups.values())


def screening_query(group: Sequence[CompiledConstraint]) -> str | None:
    """The query that names (as its one variable) the roots that may break a constraint of `group`; None: ask each."""
    first, doubts = group[0], [constraint.doubt for constraint in group if constraint.doubt is not None]
    if not doubts:
        return None
    # The engine tests the values of all nodes first and joins the few that fail with the targets. Where a node without
    # values counts too, it has to go through the candidates; to make each of them stand once would double the time.
    shared = doubts[0]
    if shared.optional:
        patterns = [first.candidates, f"OPTIONAL {{ {shared.pattern}}}"]
    else:
        patterns = [first.target if shared.pattern else first.candidates, shared.pattern]
    patterns += [f"OPTIONAL {{ {doubt.further}}}" for doubt in doubts if doubt.further]
    if all(doubt.condition for doubt in doubts):
        patterns.append(f"FILTER({' || '.join(f'({doubt.condition})' for doubt in doubts)})")
    pattern = " ".join(patterns).replace(NARROWING, "")
    return f"{first.prologue}SELECT DISTINCT {first.root} WHERE {{ {pattern} }}"
