"""Validation results and reports.

https://www.w3.org/TR/shacl/#validation-report
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from danvan_kg.vocabulary import SH

Term = NamedNode | BlankNode | Literal | Triple


class Severity(StrEnum):
    """Local names of SHACL's severities, gravest first."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def term(self) -> NamedNode:
        return SH[self.value]


@dataclass(frozen=True, slots=True)
class Result:
    """One result: which node breaks which constraint of which shape, by which value.

    `shape` is the property or node shape that holds the constraint. `component` is the local name of the constraint
    component ("MinCountConstraintComponent"). `path` is SPARQL text. `messages` are (language, text), sorted.
    """

    focus: Term
    shape: str
    component: str
    path: str | None
    value: Term | None
    severity: Severity
    messages: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """What two engines must agree on."""
        value = "" if self.value is None else str(self.value)
        return (self.severity, self.shape, str(self.focus), self.component, self.path or "", value)

    def message(self, language: str = "en") -> str:
        """The message in one language; the shape's IRI where it has none."""
        return dict(self.messages).get(language) or dict(self.messages).get("", self.shape)


@dataclass(frozen=True, slots=True)
class Report:
    """All results, in the order of their keys."""

    results: tuple[Result, ...]

    @classmethod
    def of(cls, results: list[Result]) -> "Report":
        return cls(tuple(sorted(results, key=lambda result: result.key)))

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation; warnings and infos are published (docs/decisions/0006-validation.md)."""
        return not self.of_severity(Severity.VIOLATION)

    def of_severity(self, severity: Severity) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.severity is severity)

    def counts(self) -> dict[str, int]:
        """How many results each shape has, most first, then by shape."""
        counted = Counter(result.shape for result in self.results)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def examples(self) -> dict[str, Result]:
        """The first result of each shape."""
        first: dict[str, Result] = {}
        for result in self.results:
            first.setdefault(result.shape, result)
        return first
