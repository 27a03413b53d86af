"""Precision, recall and F1 by kind over all articles (micro), accuracy of attributes, and each miss and false fact."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.evaluation.gold import KINDS, GoldArticle, GoldFact
from danvan_kg.evaluation.matching import attributes, pair
from danvan_kg.evaluation.stated import Stated, Thing


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts and ratios of one kind: `hits` of `stated` things are among `gold` facts."""

    hits: int
    stated: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.stated if self.stated else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A gold fact that no thing states (no `thing`), a thing that no gold fact supports (no `fact`), or a pair whose
    `attribute` differs, which may stand for several values ("participant")."""

    kind: str
    article: str
    fact: GoldFact | None = None
    thing: Thing | None = None
    attribute: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies the mistake in any store: the gold fact, or what is stated without gold's support."""
        if self.fact is not None:
            subject = json.dumps(self.fact, ensure_ascii=False, sort_keys=True)
        else:
            assert self.thing is not None
            subject = json.dumps([sorted(self.thing[name]) for name in _IDENTIFYING[self.kind]], ensure_ascii=False)
        return self.kind, self.article, "missed" if self.fact is not None else "wrong", subject, self.attribute or ""


# The fields that say what a thing is, whatever its IRI and its other values.
_IDENTIFYING = {
    "persons": ("name",),
    "positions": ("person", "role", "org"),
    "documents": ("symbol", "number", "name", "title"),
    "campaigns": ("name",),
    "programmes": ("party", "start", "end"),
    "events": ("type", "earliest", "latest"),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of every kind, {"positions.relation": accuracy}, and the mistakes behind them."""

    articles: int
    scores: dict[str, Scores]
    attributes: dict[str, float]
    mistakes: tuple[Mistake, ...]

    @property
    def mean_f1(self) -> float:
        present = [score.f1 for score in self.scores.values() if score.gold]
        return sum(present) / len(present) if present else 0.0

    def as_json(self) -> dict[str, object]:
        """In the shape of the shared scorer's `--json`, rounded to four places."""
        answer: dict[str, object] = {
            kind: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "hits": score.hits,
                "stated": score.stated,
                "gold": score.gold,
            }
            for kind, score in self.scores.items()
        }
        # The mean is of the rounded figures that stand above it.
        present = [round(score.f1, 4) for score in self.scores.values() if score.gold]
        answer["mean_f1"] = round(sum(present) / len(present), 4) if present else 0.0
        answer["attributes"] = {name: round(value, 4) for name, value in self.attributes.items()}
        return answer


def evaluate(gold: Sequence[GoldArticle], stated: Stated) -> Evaluation:
    """Compares what the store says of the gold articles with the gold; other articles of the store do not count."""
    scores: dict[str, Scores] = {}
    right: dict[str, list[bool]] = defaultdict(list)
    mistakes: list[Mistake] = []
    for kind in KINDS:
        hits = wanted = found = 0
        for article in gold:
            facts, things = article.facts[kind], stated[kind].get(article.identifier, [])
            pairs = pair(kind, facts, things)
            hits, wanted, found = hits + len(pairs), wanted + len(facts), found + len(things)
            for fact, thing in pairs.items():
                checks = attributes(kind, facts[fact], things[thing])
                for name, is_right in checks:
                    right[f"{kind}.{name}"].append(is_right)
                differing = dict.fromkeys(name for name, is_right in checks if not is_right)
                mistakes += [
                    Mistake(kind, article.identifier, facts[fact], things[thing], attribute=name) for name in differing
                ]
            mistakes += _mistakes(kind, article, things, pairs)
        scores[kind] = Scores(hits, found, wanted)
    accuracy = {name: sum(checks) / len(checks) for name, checks in sorted(right.items())}
    return Evaluation(len(gold), scores, accuracy, tuple(mistakes))


def _mistakes(kind: str, article: GoldArticle, things: list[Thing], pairs: dict[int, int]) -> list[Mistake]:
    missed = [
        Mistake(kind, article.identifier, fact=fact) for i, fact in enumerate(article.facts[kind]) if i not in pairs
    ]
    stated = set(pairs.values())
    wrong = [Mistake(kind, article.identifier, thing=thing) for j, thing in enumerate(things) if j not in stated]
    return missed + wrong
