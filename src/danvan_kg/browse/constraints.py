"""What the shapes demand, in the words of their messages, by class and by property."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from danvan_kg.ontology import NODE, shapes_quads
from danvan_kg.vocabulary import DV, SH

_SEVERITIES = {SH["Violation"].value: "violation", SH["Warning"].value: "warning", SH["Info"].value: "info"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One demand: its messages by language, the identifier of the rule, how severe a breach is, and the property."""

    messages: dict[str, str] = field(hash=False)
    rule: str | None
    severity: str
    path: str | None


@cache
def constraints_by_class() -> dict[str, tuple[Constraint, ...]]:
    """The constraints of each class that a shape targets, in order of rule and property."""
    shapes = _Shapes(shapes_quads())
    found: dict[str, list[Constraint]] = defaultdict(list)
    for quad in shapes_quads():
        if quad.predicate == SH["targetClass"] and isinstance(quad.object, NamedNode):
            nodes = [
                quad.subject,
                *shapes.objects(quad.subject, SH["property"]),
                *shapes.objects(quad.subject, SH["sparql"]),
            ]
            found[quad.object.value] += [constraint for node in nodes if (constraint := shapes.constraint(node))]
    return {
        iri: tuple(sorted(each, key=lambda c: (c.path or "", c.rule or "", str(c.messages))))
        for iri, each in found.items()
    }


@cache
def constraints_by_property() -> dict[str, tuple[Constraint, ...]]:
    """The constraints on each property, over all classes."""
    found: dict[str, dict[str, Constraint]] = defaultdict(dict)
    for constraints in constraints_by_class().values():
        for constraint in constraints:
            if constraint.path:
                found[constraint.path][str(constraint.messages)] = constraint
    return {path: tuple(each[key] for key in sorted(each)) for path, each in found.items()}


class _Shapes:
    def __init__(self, quads: tuple[Quad, ...]) -> None:
        self._objects: dict[tuple[object, NamedNode], list[object]] = defaultdict(list)
        for quad in quads:
            self._objects[quad.subject, quad.predicate].append(quad.object)

    def objects(self, subject: object, predicate: NamedNode) -> list[object]:
        return self._objects.get((subject, predicate), [])

    def constraint(self, node: object) -> Constraint | None:
        """The constraint that the shape states in a message of its own; None where it has none."""
        literals = [each for each in self.objects(node, SH["message"]) if isinstance(each, Literal)]
        messages = {each.language: each.value for each in literals if each.language}
        if not messages:
            return None
        rules = [each.value for each in self.objects(node, DV["ruleIdentifier"]) if isinstance(each, Literal)]
        severities = [each.value for each in self.objects(node, SH["severity"]) if isinstance(each, NamedNode)]
        paths = [
            each.value
            for each in self.objects(node, SH["path"])
            if isinstance(each, NamedNode) and not each.value.startswith(NODE)
        ]
        return Constraint(
            messages=messages,
            rule=rules[0] if rules else None,
            severity=_SEVERITIES.get(severities[0], "violation") if severities else "violation",
            path=paths[0] if paths else None,
        )
