"""Pairs of names across articles: how often does resolution tell rightly whether they mean one thing?

Builds the articles that the pairs of `tests/resolution/identity` name, and prints precision, recall and F1 of "one
thing", by kind and by draw. Beside it stand general matchers of entities, which get the names as printed, or the
canonical names that extraction makes of them, and the offices that the articles give a person:

pip install "danvan-kg[identity]"
python benchmarks/identity.py corpus/news.jsonl.gz --errors
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from danvan_kg.article import Article, read_sources
from danvan_kg.authority import load_authority
from danvan_kg.entity import Identity
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.observation import Evidence, Organization, Person
from danvan_kg.resolution import Resolution, resolve
from danvan_kg.resolution.linking import Links
from danvan_kg.text import Span

PAIRS = Path(__file__).parents[1] / "tests" / "resolution" / "identity"
MATCHERS = ("name-based", "logic-v1", "regression-v1")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article's text."""

    words: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they mean one thing, as a reader judged. `kind` is "persons" or "bodies"."""

    kind: str
    draw: str
    names: tuple[Name, Name]
    same: bool
    reason: str


Answers = dict[Pair, bool]


def read_pairs() -> list[Pair]:
    """All pairs, in the order of the files."""
    return [
        Pair(kind, entry["draw"], _names(entry), entry["same"], entry["reason"])
        for kind in ("persons", "bodies")
        for entry in yaml.safe_load((PAIRS / f"{kind}.yaml").read_text(encoding="utf-8"))["pairs"]
    ]


def _names(entry: Any) -> tuple[Name, Name]:
    one, other = (
        Name(words, article, Span(start, end))
        for words, (article, start, end) in zip(entry["names"], entry["at"], strict=True)
    )
    return one, other


class Corpus:
    """The articles that pairs name, read, extracted and resolved."""

    def __init__(self, source: Path, pairs: Iterable[Pair]) -> None:
        wanted = {name.article for pair in pairs for name in pair.names}
        lexicon = load_lexicon()
        self.articles = {article.identifier: article for article in _read(source, wanted)}
        self.extractions = {name: extract(article, lexicon) for name, article in self.articles.items()}
        corpus = [(article, self.extractions[name]) for name, article in self.articles.items()]
        self.resolution: Resolution = resolve(corpus, load_authority())

    def meant(self, kind: str, name: Name) -> Person | Organization | None:
        """What extraction reads at a name: the thing whose mention fits best, None where it reads none."""
        extraction = self.extractions[name.article]
        things = extraction.persons if kind == "persons" else extraction.organizations
        fits = [(_overlap(each.span, name.span), named.thing) for named in things for each in _mentions(named)]
        best = max(fits, key=lambda fit: fit[0], default=(0.0, None))
        return best[1] if best[0] > 0 else None

    def decisions(self, pairs: Iterable[Pair]) -> Answers:
        """Which pairs resolution takes for one thing; a name that extraction does not read is nothing else."""
        links = {name: Links(self.resolution.registries, each) for name, each in self.extractions.items()}
        answers = {}
        for pair in pairs:
            one, other = (self._identity(pair.kind, name, links[name.article]) for name in pair.names)
            answers[pair] = one is not None and one == other
        return answers

    def _identity(self, kind: str, name: Name, links: Links) -> Identity | None:
        thing = self.meant(kind, name)
        if thing is None:
            return None
        return links.person(thing) if isinstance(thing, Person) else links.organization(thing)

    def offices(self, name: Name) -> list[str]:
        """The positions that the article gives the person of that name, in words."""
        person = self.meant("persons", name)
        held = [each.position for each in self.extractions[name.article].positions if each.person == person]
        return [f"{each.role} {each.organization.name if each.organization else ''}".strip() for each in held]


def _mentions(named: Any) -> tuple[Evidence, ...]:
    return named.mentions


def _overlap(one: Span, other: Span) -> float:
    """The share of code points in both among those in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _read(source: Path, wanted: set[str]) -> Iterator[Article]:
    """The wanted articles of a compressed JSONL file."""
    with gzip.open(source, "rt", encoding="utf-8") as lines, TemporaryDirectory() as folder:
        records = [line for line in lines if json.loads(line)["id"] in wanted]
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(records), encoding="utf-8")
        yield from (item for item in read_sources([path]) if isinstance(item, Article))


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs; "one thing" is what is looked for."""

    hits: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false + self.missed or 1)

    def __str__(self) -> str:
        precision = self.hits / (self.hits + self.false or 1)
        recall = self.hits / (self.hits + self.missed or 1)
        faults = f"false {self.false}  missed {self.missed}"
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {self.f1:.3f}  {faults}"


def score(answers: Answers, chosen: Callable[[Pair], bool] = lambda _: True) -> Score:
    counts = Counter((pair.same, answer) for pair, answer in answers.items() if chosen(pair))
    return Score(counts[True, True], counts[False, True], counts[True, False])


def match(corpus: Corpus, pairs: Iterable[Pair], matcher: str, threshold: float, *, canonical: bool) -> Answers:
    """What a matcher of nomenklatura says: its score of the two entities reaches the threshold."""
    from followthemoney import model  # noqa: PLC0415 - an extra, which the test of the pairs does not need
    from nomenklatura.matching import get_algorithm  # noqa: PLC0415

    algorithm = get_algorithm(matcher)
    config = algorithm.default_config()

    def entity(pair: Pair, name: Name) -> Any:
        made = model.make_entity("Person" if pair.kind == "persons" else "Organization")
        made.id = f"{name.article}-{name.span.start}"
        meant = corpus.meant(pair.kind, name) if canonical else None
        made.add("name", meant.name if meant else name.words)
        made.add("country", "vn")
        if pair.kind == "persons":
            made.add("position", corpus.offices(name))
        return made

    def says(pair: Pair) -> bool:
        one, other = (entity(pair, name) for name in pair.names)
        return algorithm.compare(one, other, config).score >= threshold

    return {pair: says(pair) for pair in pairs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each pair that is told wrongly")
    parser.add_argument("--threshold", type=float, default=0.7, help="of the other matchers")
    options = parser.parse_args()
    pairs = read_pairs()
    corpus = Corpus(options.corpus, pairs)
    answers = corpus.decisions(pairs)
    show("danvan-kg", answers)
    for kind, draw in dict.fromkeys((pair.kind, pair.draw) for pair in pairs):
        print(f"  {kind} {draw:14} {score(answers, lambda pair, k=kind, d=draw: (pair.kind, pair.draw) == (k, d))}")
    for pair in (pair for pair in pairs if options.errors and answers[pair] != pair.same):
        print(f"{'missed' if pair.same else 'false'}: {' / '.join(n.words for n in pair.names)}: {pair.reason}")
    if find_spec("nomenklatura") is None:
        print('the other matchers are left out: pip install "danvan-kg[identity]"')
        return
    for matcher in MATCHERS:
        for canonical in (False, True):
            given = "canonical names" if canonical else "names as printed"
            found = match(corpus, pairs, matcher, options.threshold, canonical=canonical)
            show(f"{matcher}, {given}", found)


def show(title: str, answers: Answers) -> None:
    print(f"{title}: {len(answers)} pairs, {sum(pair.same for pair in answers)} of one thing")
    for kind in ("persons", "bodies"):
        print(f"  {kind:8} {score(answers, lambda pair, k=kind: pair.kind == k)}")
    print(f"  {'all':8} {score(answers)}")


if __name__ == "__main__":
    main()
