"""From what single articles assert to the facts of the default graph.

Every fact made here has at least one assertion with the same subject, predicate and value. Which of several values of a
property become facts is the property's policy; the others stay in the graphs of their articles.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from danvan_kg.entity import ArticleStatements, Assertion, Fact, Identity, Individual, Value
from danvan_kg.partial_date import PartialDate

Votes = Counter[Value]
Policy = Callable[[Votes], list[Value]]


class Fusion:
    """Counts assertions by the articles that make them."""

    def __init__(self) -> None:
        self._votes: dict[Identity, dict[str, Votes]] = {}

    def add(self, statements: ArticleStatements) -> None:
        stated: Iterable[tuple[Identity, str, Value]] = dict.fromkeys(_triple(a) for a in statements.assertions)
        for subject, predicate, value in stated:
            self._votes.setdefault(subject, {}).setdefault(predicate, Counter())[value] += 1

    def facts(self) -> dict[Identity, list[Fact]]:
        """The facts of each subject, in order of predicate and value."""
        return {subject: list(_facts(votes)) for subject, votes in self._votes.items()}


def _triple(assertion: Assertion) -> tuple[Identity, str, Value]:
    return assertion.subject, assertion.predicate, assertion.value


def _facts(votes: dict[str, Votes]) -> Iterable[Fact]:
    for predicate in sorted(votes):
        policy = _POLICIES.get(predicate, _every)
        yield from (Fact(predicate, value) for value in policy(votes[predicate]))


def _in_order(value: Value) -> tuple[str, str]:
    return type(value).__name__, str(value)


def _every(votes: Votes) -> list[Value]:
    return sorted(votes, key=_in_order)


def _best(votes: Votes) -> list[Value]:
    """The value with most articles; at a tie the first in order."""
    return [min(votes, key=lambda value: (-votes[value], _in_order(value)))]


def _common(votes: Votes) -> list[Value]:
    """Values with at least half the articles of the best: joint issuers, but no slip of one article."""
    return [value for value in _every(votes) if 2 * votes[value] >= max(votes.values())]


def _most_precise(votes: Votes) -> list[Value]:
    """The best supported date, as precise as an article makes it."""
    best = _best(votes)[0]
    inside = Counter({value: n for value, n in votes.items() if _within(value, best)})
    finest = max(_precision(value) for value in inside)
    return _best(Counter({value: n for value, n in inside.items() if _precision(value) == finest}))


def _within(value: Value, whole: Value) -> bool:
    return isinstance(value, PartialDate) and isinstance(whole, PartialDate) and str(value).startswith(str(whole))


def _precision(value: Value) -> int:
    return len(str(value))


def _furthest(order: tuple[str, ...]) -> Policy:
    """The value that stands last in `order`."""
    rank = {Individual(f"dv:{name}"): place for place, name in enumerate(order)}
    return lambda votes: [max(votes, key=lambda value: rank[value] if isinstance(value, Individual) else -1)]


_POLICIES: dict[str, Policy] = {
    "eli:id_local": _best,
    "eli:number": _best,
    "eli:date_document": _most_precise,
    "eli:passed_by": _common,
    "dv:term": _best,
    "dv:year": _best,
    "dv:periodStart": _best,
    "dv:periodEnd": _best,
    "dv:status": _furthest(("planned", "signed", "ongoing", "concluded")),
    "dv:participantRole": _furthest(("attends", "speaks", "receives", "gives", "signs", "chair")),
    "dv:earliest": _best,
    "dv:latest": _best,
    "dv:dateBasis": _best,
    "org:unitOf": _best,
    "dv:territory": _best,
}
