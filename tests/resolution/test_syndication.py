"""Articles with nearly one text are one cluster, whatever the order of reading."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.authority import Authority
from danvan_kg.observation import Extraction
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from danvan_kg.resolution.syndication import Syndication, likeness, sketch
from danvan_kg.text import Span

SYLLABLES = [
    "ban",
    "bàn",
    "bán",
    "dân",
    "vận",
    "xã",
    "hội",
    "nhà",
    "nước",
    "cán",
    "bộ",
    "học",
    "tập",
    "lời",
    "hứa",
    "mùa",
    "gặt",
]


def words(seed: int, number: int = 300) -> list[str]:
    return random.Random(seed).choices(SYLLABLES, k=number)


def article(identifier: str, text: list[str], published: str | None = None, related: str = "") -> Article:
    told = " ".join(text)
    zones = (Zone(ZoneKind.BODY, Span(0, len(told))),)
    if related:
        zones = (*zones, Zone(ZoneKind.RELATED, Span(len(told) + 1, len(told) + 1 + len(related))))
        told += f" {related}"
    return Article(
        identifier, told, zones, f"Bài {identifier}", published=PartialDate.parse(published) if published else None
    )


TEXT, OTHER = words(1), words(2)
CASES = {
    "the same text": (article("a", TEXT), article("b", TEXT), True),
    "a copy with another lead": (article("a", TEXT), article("b", [*words(3, 40), *TEXT]), True),
    "a copy that was cut": (article("a", TEXT), article("b", TEXT[:220]), True),
    "capitals and punctuation": (article("a", TEXT), article("b", [f"{word.upper()}," for word in TEXT]), True),
    "a quarter in common": (article("a", TEXT), article("b", [*TEXT[:120], *OTHER[120:]]), False),
    "two texts": (article("a", TEXT), article("b", OTHER), False),
    "texts too short to tell": (article("a", TEXT[:30]), article("b", TEXT[:30]), False),
    "a pattern filled again a year later": (article("a", TEXT, "2017-05-01"), article("b", TEXT, "2018-05-01"), False),
    "a copy within days": (article("a", TEXT, "2017-05-01"), article("b", TEXT, "2017-05-03"), True),
    "a copy in that month": (article("a", TEXT, "2017-05"), article("b", TEXT, "2017-05-31"), True),
    "the same list of other articles": (
        article("a", words(4, 60), related=" ".join(TEXT)),
        article("b", words(5, 60), related=" ".join(TEXT)),
        False,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_copies_are_one_cluster(case: tuple[Article, Article, bool]) -> None:
    one, other, expected = case
    found = Syndication([one, other]).by_article()
    assert (found.get("a") is not None and found.get("a") == found.get("b")) is expected


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_reading_decides_nothing(order: list[int]) -> None:
    made = [article(f"a{n}", words(n % 4)[n % 3 * 20 :]) for n in range(12)]
    expected = Syndication(made).by_article()
    assert Syndication([made[n] for n in order]).by_article() == expected
    assert len(set(expected.values())) == 4


def test_likeness_estimates_the_share_of_common_shingles() -> None:
    """Within some ten points for a sketch of this length."""
    for cut in (75, 150, 225):
        mixed = [*TEXT[:cut], *OTHER[cut:]]
        one, other = ({tuple(t[i : i + 5]) for i in range(len(t) - 4)} for t in (TEXT, mixed))
        share = len(one & other) / len(one | other)
        assert abs(likeness(sketch(" ".join(TEXT)), sketch(" ".join(mixed))) - share) < 0.1


def test_work_grows_with_the_articles_where_all_of_them_are_copies() -> None:
    """A thousand copies are a cluster, and are not all compared with one another."""
    made = Syndication(article(f"a{n:04}", [*TEXT, *words(n, 5)]) for n in range(1000))
    assert len(made.by_article()) == 1000
    assert len(set(made.by_article().values())) == 1


def test_the_graph_says_which_articles_are_copies() -> None:
    texts = {"a": TEXT, "b": TEXT, "c": OTHER}
    corpus = [(article(name, text), Extraction(article=name)) for name, text in texts.items()]
    lines = [line for line in corpus_quads(resolve(corpus, Authority())) if "yndicationCluster" in line]
    links = [line.split()[:3] for line in lines if "#syndicationCluster>" in line]
    assert [subject.rpartition("/")[2] for subject, _, _ in links] == ["a>", "b>"]
    (cluster,) = {value for _, _, value in links}
    assert [line for line in lines if line.startswith(cluster) and line.endswith("#SyndicationCluster> .")]
