"""Statements that cannot both be true: of two articles about one document, and of two persons in one post.

Nothing is decided by it: both stand, and each says what it contradicts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from danvan_kg.entity import ArticleAssertion, ArticleStatements, Identity, Tenure, Value
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.names import symbol_key
from danvan_kg.resolution.positions import Positions

Values = frozenset[Value]


def _differ_in_dates(left: Values, right: Values) -> bool:
    """No date of the one is, or holds, a date of the other."""
    dates = [(a, b) for a in left for b in right if isinstance(a, PartialDate) and isinstance(b, PartialDate)]
    return not any(a.earliest <= b.latest and b.earliest <= a.latest for a, b in dates)


def _differ_in_symbols(left: Values, right: Values) -> bool:
    return {symbol_key(str(value)) for value in left}.isdisjoint(symbol_key(str(value)) for value in right)


# A document has one of each, or one set of joint issuers, of which an article may name some.
_RULES: Mapping[str, Callable[[Values, Values], bool]] = {
    "eli:date_document": _differ_in_dates,
    "eli:id_local": _differ_in_symbols,
    "eli:passed_by": Values.isdisjoint,
}


@dataclass(slots=True)
class Contradictions:
    """Gathers what articles assert of documents, by property and by the values that one article gives it."""

    _stated: dict[tuple[Identity, str], dict[Values, list[ArticleAssertion]]] = field(default_factory=dict)

    def add(self, statements: ArticleStatements) -> None:
        """The first assertion of each value speaks for its article."""
        told: dict[tuple[Identity, str], dict[Value, ArticleAssertion]] = {}
        article, version = statements.article.identifier, statements.version
        for assertion in statements.assertions:
            if assertion.predicate in _RULES:
                values = told.setdefault((assertion.subject, assertion.predicate), {})
                values.setdefault(assertion.value, ArticleAssertion(article, version, assertion))
        for key, values in told.items():
            self._stated.setdefault(key, {}).setdefault(frozenset(values), []).extend(values.values())

    def pairs(self) -> Iterator[tuple[ArticleAssertion, ArticleAssertion]]:
        """Each pair once."""
        for (_, predicate), groups in self._stated.items():
            for (values, stated), (others, contrary) in combinations(groups.items(), 2):
                if _RULES[predicate](values, others):
                    yield from ((one, other) for one in stated for other in contrary)


def with_contradictions(tenures: Iterable[Tenure], positions: Positions) -> Iterator[Tenure]:
    """The tenures, each with those of other persons who for certain hold the post of one holder at the same time."""
    listed = list(tenures)
    rivals: dict[Identity, list[Tenure]] = {}
    for tenure in listed:
        if _is_certain(tenure) and positions.has_one_holder(tenure.position):
            rivals.setdefault(tenure.position, []).append(tenure)
    for tenure in listed:
        others = (other for other in rivals.get(tenure.position, ()) if _exclude(tenure, other))
        yield replace(tenure, contradicts=tuple(sorted(other.identity for other in others)))


def _is_certain(tenure: Tenure) -> bool:
    begin, end = tenure.bounds.begin_latest, tenure.bounds.end_earliest
    return begin is not None and end is not None and begin <= end


def _exclude(tenure: Tenure, other: Tenure) -> bool:
    """Both are certain on a day that is not just that of the change (shape S3)."""
    if tenure.person == other.person or not _is_certain(tenure):
        return False
    begin, end = tenure.bounds.begin_latest, tenure.bounds.end_earliest
    other_begin, other_end = other.bounds.begin_latest, other.bounds.end_earliest
    assert begin and end and other_begin and other_end  # noqa: PT018 - certain ones have both
    return (begin < other_end and other_begin < end) or (begin, end) == (other_begin, other_end)
