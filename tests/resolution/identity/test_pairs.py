"""Who is who, and which body is which, across articles: pairs that a reader judged (benchmarks/identity.py)."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.identity import Corpus, Pair, read_pairs, score

PAIRS = read_pairs()
# What resolution reaches on the articles of the pairs; F1 of "one thing".
FLOORS = {"persons": 0.96, "bodies": 0.96}


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Corpus:
    return Corpus(shared / "corpus" / "news.jsonl.gz", PAIRS)


def test_there_are_five_hundred_pairs_of_which_about_half_are_of_one_thing() -> None:
    assert len(PAIRS) >= 500
    assert 0.35 < sum(pair.same for pair in PAIRS) / len(PAIRS) < 0.65


def test_every_pair_is_of_two_articles_has_a_reason_and_stands_once() -> None:
    assert all(pair.reason and pair.names[0].article != pair.names[1].article for pair in PAIRS)
    places = Counter(frozenset((name.article, name.span) for name in pair.names) for pair in PAIRS)
    assert places.most_common(1)[0][1] == 1


@pytest.mark.shared
def test_every_name_stands_where_the_pair_says(corpus: Corpus) -> None:
    """In the text of the article; line breaks count as blanks."""
    for name in (name for pair in PAIRS for name in pair.names):
        assert " ".join(name.span.of(corpus.articles[name.article].text).split()) == name.words


@pytest.mark.shared
@pytest.mark.parametrize("kind", FLOORS)
def test_resolution_tells_one_thing_from_two(corpus: Corpus, kind: str) -> None:
    answers = corpus.decisions([pair for pair in PAIRS if pair.kind == kind])
    reached = score(answers)
    assert reached.f1 >= FLOORS[kind], f"{reached}\n" + "\n".join(map(_wrong, _faults(answers)))


def _faults(answers: dict[Pair, bool]) -> list[Pair]:
    return [pair for pair, answer in answers.items() if answer != pair.same]


def _wrong(pair: Pair) -> str:
    return f"{'missed' if pair.same else 'false'}: {' / '.join(name.words for name in pair.names)} ({pair.reason})"
