"""The three forms that a constraint takes in SPARQL, and the place where it is compiled.

`EachValue` is a condition on one value node; `WholeNode` a condition on the focus node alone; `Listing` a graph pattern
that binds what breaks the constraint.
"""

from collections.abc import Callable
from dataclasses import dataclass

from danvan_kg.validation.constraint import Doubt
from danvan_kg.validation.shape_graph import Node, ShapeGraph, Term


@dataclass(frozen=True, slots=True)
class Place:
    """Where a constraint stands while it is compiled: its shape, the variables at hand, and what it may ask for."""

    graph: ShapeGraph
    shape: Node
    path: str | None
    focus: str
    value: str
    fresh: Callable[[], str]
    fails: Callable[[Term, str], str]

    @property
    def values(self) -> str:
        """The pattern that binds the value variable; empty where the focus node is the value."""
        return f"{self.focus} {self.path} {self.value} . " if self.path else ""

    def at_least(self, count: int, condition: Callable[[str], str] | None = None) -> str:
        """The pattern that holds where `count` different values exist, each of which meets `condition`."""
        names = [self.fresh() for _ in range(count)]
        pattern = "".join(f"{self.focus} {self.path} {name} . " for name in names)
        pairs = [(first, second) for at, first in enumerate(names) for second in names[at + 1 :]]
        pattern += "".join(f"FILTER(!sameTerm({first}, {second})) " for first, second in pairs)
        return pattern + "".join(f"FILTER({condition(name)}) " for name in names if condition)


@dataclass(frozen=True, slots=True)
class EachValue:
    condition: str


@dataclass(frozen=True, slots=True)
class WholeNode:
    """`screened` says as much as `condition`, of values that the screening query has at hand."""

    condition: str
    screened: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """`pattern` binds the variable `value`, where results have one, and `path` where that varies by result.

    `distinct` are further variables by which results are told apart, though they do not show them.
    """

    pattern: str
    value: str | None = None
    path: str | None = None
    distinct: tuple[str, ...] = ()


Form = EachValue | WholeNode | Listing


def doubt(form: Form, place: Place) -> Doubt:
    """When the screening query has to name a focus node."""
    if isinstance(form, WholeNode):
        return form.screened or Doubt(condition=form.condition)
    if isinstance(form, EachValue):
        return Doubt(place.values, form.condition)
    return Doubt(form.pattern)
