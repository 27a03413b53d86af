"""Which observations are one document: issuer, type, number, term or date; shared titles; never the number alone."""

from typing import Any

import pytest

from danvan_kg.authority import Authority, Body, CommitteeTerm, CuratedDocument
from danvan_kg.entity import Text, Thing
from danvan_kg.observation import DocumentObservation, Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, CENTRAL, CENTRAL_COMMISSION, HA_NAM, NGHE_AN, Draft

TITLE = "Tăng cường công tác vận động nhân dân trong tình hình mới"
OTHER_TITLE = "Một số vấn đề về sắp xếp tổ chức bộ máy"
POLITBURO = Organization("Bộ Chính trị", "PartyCommittee")
PRIME_MINISTER = Organization("Thủ tướng Chính phủ", "StateBody")
GOVERNMENT = Organization("Chính phủ", "StateBody")
CAUCUS = Organization("Ban cán sự đảng Chính phủ", "PartyCaucus")
AUTHORITY = Authority(
    bodies=(
        Body(name=CENTRAL.name, source="test", level="central", suffixes=("TW",), numbering="central"),
        Body(name=POLITBURO.name, source="test", level="central", suffixes=("TW",), numbering="central"),
        Body(name=PRIME_MINISTER.name, source="test", level="central", suffixes=("TTg",)),
        Body(name=CENTRAL_COMMISSION.name, source="test", level="central", suffixes=("BDVTW",)),
        Body(name=CAUCUS.name, source="test", level="central", suffixes=("BCSĐCP",)),
        Body(name=BLOC.name, source="test", level="bloc", suffixes=("ĐUK",)),
    ),
    terms=tuple(
        CommitteeTerm(CENTRAL.name, number, PartialDate.parse(start).earliest, "test", PartialDate.parse(end).latest)
        for number, start, end in (("X", "2006-04-25", "2011-01-18"), ("XI", "2011-01-19", "2016-01-27"))
    ),
)


def document(article: str, kind: str = "Resolution", **stated: Any) -> Draft:
    """An article that states of one document what the keywords say."""
    draft = Draft(article, published=stated.pop("published", "2018-01-02"))
    issuers = tuple(draft.stated(body) for body in stated.pop("issuers", ()))
    several = {name: tuple(map(draft.stated, stated.pop(name, ()))) for name in ("titles", "names")}
    single = {name: draft.stated(PartialDate.parse(v) if name == "date" else v) for name, v in stated.items()}
    type_name = {"Resolution": "Nghị quyết", "Decision": "Quyết định", "Directive": "Chỉ thị", "Law": "Luật"}[kind]
    mention = draft.evidence(type_name)
    draft.add("documents", DocumentObservation("d1", kind, type_name, (mention,), issuers=issuers, **several, **single))
    return draft


def documents(*drafts: Draft, authority: Authority = AUTHORITY) -> list[Thing]:
    return [t for t in resolve([d.finish() for d in drafts], authority).things if t.identity.type == "document"]


ONE = {
    "symbol, term and date in it": [
        {"symbol": "25-NQ/TW", "term": "XI"},
        {"symbol": "25-NQ/TW", "date": "2013-06-03"},
    ],
    "blanks and case of the symbol": [
        {"symbol": "25 - NQ/TW", "term": "XI"},
        {"symbol": "25-nq/tw", "term": "XI"},
    ],
    "the only one of a symbol": [{"symbol": "25-NQ/TW"}, {"symbol": "25-NQ/TW", "term": "XI"}],
    "a plenum's resolution and a symbol through their title": [
        {"names": ["Nghị quyết Trung ương 7 khóa XI"], "term": "XI", "titles": [TITLE], "issuers": [CENTRAL]},
        {"symbol": "25-NQ/TW", "titles": [TITLE]},
    ],
    "a state symbol holds its year": [{"symbol": "18/2000/CT-TTg"}, {"symbol": "18/2000/CT-TTg", "date": "2000-09-21"}],
    "a number and the symbol of the same issuer": [
        {"number": "217", "issuers": [POLITBURO]},
        {"symbol": "217-NQ/TW", "date": "2013-12-12"},
    ],
    "two wordings of the title under one symbol": [
        {"symbol": "04-NQ/ĐUK", "issuers": [BLOC], "date": "2017-01-25", "titles": [TITLE + " trong đảng bộ"]},
        {"symbol": "04-NQ/ĐUK", "issuers": [BLOC], "titles": [TITLE + " của đảng bộ"]},
    ],
    "a symbol and its day, issuer unnamed": [
        {"symbol": "1087-QĐ/TU", "date": "2009-03-31"},
        {"symbol": "1087-QĐ/TU", "date": "2009-03-31", "issuers": [NGHE_AN]},
    ],
    "a term in either figures": [
        {"names": ["Nghị quyết Trung ương 4"], "term": "11"},
        {"names": ["Nghị quyết Trung ương 4"], "term": "XI"},
    ],
    "a plenum's resolution with a shortened title": [
        {"names": ["Nghị quyết Trung ương 7 khóa XI"], "term": "XI", "titles": [TITLE]},
        {
            "names": ["Nghị quyết Trung ương 7 khóa XI"],
            "term": "XI",
            "titles": ["Tăng cường công tác vận động nhân dân"],
        },
    ],
    "a symbol of two central bodies that nobody dates": [
        {"symbol": "79-CTr/BDVTW-BCSĐCP", "titles": [TITLE]},
        {"symbol": "79-CTr/BDVTW-BCSĐCP", "titles": [f"{TITLE} giữa hai cơ quan"]},
        {"symbol": "79-CTr/BDVTW-BCSĐCP"},
    ],
    "a joint document of which each article names another issuer": [
        {"symbol": "79-KH/BDVTW-BCSĐCP", "issuers": [CENTRAL_COMMISSION], "date": "2018-02-08"},
        {"symbol": "79-KH/BDVTW-BCSĐCP", "issuers": [CAUCUS], "date": "2018"},
    ],
    "a symbol that tells its issuer, and a slip of who issued it": [
        {"symbol": "16/CT-TTg", "issuers": [PRIME_MINISTER], "date": "2018-05-16"},
        {"symbol": "16/CT-TTg", "issuers": [GOVERNMENT], "date": "2018"},
    ],
    "a slip of the day under a symbol that is unique in its year": [
        {"symbol": "16/CT-TTg", "date": "2018-05-16"},
        {"symbol": "16/CT-TTg", "date": "2018-05-06"},
    ],
    "one body under two names of its numbering": [
        {"symbol": "25-NQ/TW", "term": "XI", "issuers": [CENTRAL]},
        {"symbol": "25-NQ/TW", "term": "XI", "issuers": [POLITBURO]},
    ],
}

TWO = {
    "another term": [{"symbol": "25-NQ/TW", "term": "XI"}, {"symbol": "25-NQ/TW", "date": "2008-07-25"}],
    "another issuer": [
        {"symbol": "04-NQ/TU", "issuers": [NGHE_AN], "date": "2017"},
        {"symbol": "04-NQ/TU", "issuers": [HA_NAM], "date": "2017"},
    ],
    "a number alone": [{"number": "01"}, {"number": "01"}],
    "numbers of two issuers": [{"number": "01", "issuers": [NGHE_AN]}, {"number": "01", "issuers": [HA_NAM]}],
    "two numbers": [{"number": "217", "issuers": [POLITBURO]}, {"number": "218", "issuers": [POLITBURO]}],
    "a local symbol whose issuer nobody names": [{"symbol": "01-NQ/TU"}, {"symbol": "01-NQ/TU"}],
    "two resolutions of one plenum": [
        {"names": ["Nghị quyết Trung ương 6 khóa XI"], "term": "XI", "titles": [TITLE]},
        {"names": ["Nghị quyết Trung ương 6 khóa XI"], "term": "XI", "titles": [OTHER_TITLE]},
    ],
    "a symbol in news older than the document": [
        {"symbol": "25-NQ/TW", "date": "2019-05-30"},
        {"symbol": "25-NQ/TW"},
    ],
    "the same, told with its title first": [
        {"symbol": "25-NQ/TW", "titles": [TITLE]},
        {"symbol": "25-NQ/TW", "date": "2019-05-30"},
    ],
    "a name that every province may have": [
        {"names": ["Nghị quyết về làm việc của Tỉnh ủy"]},
        {"names": ["Nghị quyết về làm việc của Tỉnh ủy"]},
    ],
    "a number of the Prime Minister in another year": [
        {"symbol": "16/CT-TTg", "date": "2018-05-16"},
        {"symbol": "16/CT-TTg", "date": "2020-03-31"},
    ],
    "one symbol of a central body on two subjects": [
        {"symbol": "16/CT-TTg", "titles": [TITLE]},
        {"symbol": "16/CT-TTg", "titles": ["Biện pháp cấp bách phòng chống dịch bệnh"]},
    ],
    "a suffix that a body of the bloc shares with local ones": [{"symbol": "05-NQ/ĐUK"}, {"symbol": "05-NQ/ĐUK"}],
    "a joint symbol with one shared suffix": [{"symbol": "05-CTr/BDVTW-ĐUK"}, {"symbol": "05-CTr/BDVTW-ĐUK"}],
    "another year": [
        {"symbol": "04-NQ/ĐUK", "issuers": [BLOC], "date": "2017-01-25"},
        {"symbol": "04-NQ/ĐUK", "issuers": [BLOC], "date": "2012-01-25"},
    ],
}


@pytest.mark.parametrize("observations", ONE.values(), ids=ONE)
def test_one_document(observations: list[dict[str, Any]]) -> None:
    """The two articles name one document, with every title and name that is attested."""
    found = documents(*(document(f"a{n}", **dict(stated)) for n, stated in enumerate(observations)))
    assert len(found) == 1
    titles = {fact.value.value for fact in found[0].facts if isinstance(fact.value, Text)}
    assert titles == {title for stated in observations for title in stated.get("titles", ())}


@pytest.mark.parametrize("observations", TWO.values(), ids=TWO)
def test_two_documents(observations: list[dict[str, Any]]) -> None:
    """The two articles name two documents, each with an identity of its own."""
    found = documents(*(document(f"a{n}", **dict(stated)) for n, stated in enumerate(observations)))
    assert len({thing.identity for thing in found}) == 2


def test_a_kind_tells_documents_of_one_number_apart() -> None:
    """Numbering restarts for each type."""
    found = documents(
        document("a1", number="02", issuers=[BLOC]), document("a2", "Directive", number="02", issuers=[BLOC])
    )
    assert [thing.kind for thing in found] == ["Directive", "Resolution"]


def test_under_one_symbol_of_the_centre_the_kind_that_most_articles_state_stands() -> None:
    """Decisions and regulations are abbreviated alike and numbered together; elsewhere their kinds tell them apart."""
    kinds = ("Decision", "Resolution", "Resolution")
    told = {"symbol": "214-QĐ/TW", "term": "XI"}
    assert [t.kind for t in documents(*(document(f"a{n}", k, **told) for n, k in enumerate(kinds)))] == ["Resolution"]
    local = {"symbol": "214-QĐ/TU", "issuers": [NGHE_AN], "date": "2015"}
    assert len(documents(*(document(f"a{n}", k, **local) for n, k in enumerate(kinds)))) == 2


def test_the_authority_supplies_symbol_day_and_issuer() -> None:
    """A number of the Political Bureau becomes the curated decision; what no article names stays out."""
    curated = CuratedDocument(
        "Decision",
        "Quyết định",
        "test",
        "217-QĐ/TW",
        date=PartialDate(2013, 12, 12),
        term="XI",
        issuers=("Bộ Chính trị",),
    )
    authority = Authority(bodies=AUTHORITY.bodies, terms=AUTHORITY.terms, documents=(curated,))
    found = documents(document("a1", "Decision", number="217", issuers=[POLITBURO]), authority=authority)
    assert [thing.label for thing in found] == ["Quyết định số 217-QĐ/TW"]
    assert ("eli:date_document", PartialDate(2013, 12, 12)) in {(f.predicate, f.value) for f in found[0].facts}
    assert documents(Draft("a2"), authority=authority) == []


def test_the_best_supported_date_stands_and_is_as_precise_as_an_article_makes_it() -> None:
    """Other dates stay in the graphs of their articles."""
    drafts = [
        document(f"a{n}", symbol="18/2000/CT-TTg", date=day)
        for n, day in enumerate(["2000", "2000", "2000-09-21", "2000-09", "1999"])
    ]
    (found,) = documents(*drafts)
    assert [f.value for f in found.facts if f.predicate == "eli:date_document"] == [PartialDate(2000, 9, 21)]


def test_a_law_without_its_year_is_the_only_one_of_its_name_or_one_apart() -> None:
    """Undated mentions of a law that was passed twice are neither of the two, and one thing."""
    first, undated = ({"names": ["Luật Công đoàn"], "date": "2012"}, {"names": ["Luật Công đoàn"]})
    assert len(documents(document("a1", "Law", **first), document("a2", "Law", **undated))) == 1
    second = document("a3", "Law", names=["Luật Công đoàn"], date="1990")
    more = [document(f"a{n}", "Law", **undated) for n in (4, 5)]
    assert len(documents(document("a1", "Law", **first), document("a2", "Law", **undated), second, *more)) == 3


def test_an_undated_symbol_of_a_central_body_is_that_of_the_year_in_which_the_news_appear() -> None:
    """Of two directives of one symbol the one of that year is meant; news of a third year mean neither for certain."""
    first = document("a1", "Directive", symbol="16/CT-TTg", date="2018-05-16")
    second = document("a2", "Directive", symbol="16/CT-TTg", date="2020-03-31")
    fitting = document("a3", "Directive", symbol="16/CT-TTg", published="2020-04-02")
    assert len(documents(first, second, fitting)) == 2
    later = document("a4", "Directive", symbol="16/CT-TTg", published="2022-01-10")
    assert len(documents(first, second, later)) == 3


def test_an_undated_symbol_of_the_centre_is_that_of_the_term_in_which_the_news_appear() -> None:
    """One numbering goes on for a term."""
    first, second = (document(f"a{term}", symbol="25-NQ/TW", term=term) for term in ("X", "XI"))
    assert len(documents(first, second, document("b1", symbol="25-NQ/TW", published="2014-03-01"))) == 2
    assert len(documents(first, second, document("b2", symbol="25-NQ/TW", published="2011"))) == 3


@pytest.mark.parametrize(
    ("stated", "label"),
    [
        ({"number": "54", "issuers": [POLITBURO], "date": "2017-11-24"}, "Nghị quyết số 54 (Bộ Chính trị, 2017)"),
        ({"number": "54"}, "Nghị quyết số 54"),
        ({"symbol": "54-NQ/TW", "issuers": [POLITBURO], "date": "2017-11-24"}, "Nghị quyết số 54-NQ/TW"),
        ({"kind": "Law", "names": ["Luật Đo đạc"], "date": "2018-06-14"}, "Luật Đo đạc (2018)"),
        ({"kind": "Law", "names": ["Luật Đo đạc năm 2018"], "date": "2018-06-14"}, "Luật Đo đạc năm 2018"),
        ({"kind": "Law", "names": ["Luật Đo đạc"]}, "Luật Đo đạc"),
    ],
)
def test_a_number_or_a_law_is_labelled_with_what_tells_it_from_others(stated: dict[str, Any], label: str) -> None:
    (thing,) = documents(document("a1", **stated))
    assert thing.label == label
    assert thing.label.partition(" (")[0] in {thing.label, *thing.other_names}
