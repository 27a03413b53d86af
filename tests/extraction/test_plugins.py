"""Plug-ins: found by their entry point, held to their quotes, and never a cost to anything else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from danvan_kg.article import Article
from danvan_kg.errors import ConfigurationError
from danvan_kg.extraction import extract
from danvan_kg.extraction.plugins import (
    FAILED,
    LATE,
    REFUSED,
    SECONDS_SETTING,
    Plugin,
    extended,
    installed_plugins,
    plugin_versions,
)
from danvan_kg.extraction.proposals import Proposal
from danvan_kg.observation import (
    CampaignObservation,
    Contribution,
    Evidence,
    Extraction,
    Named,
    Organization,
    Person,
    Position,
    PositionObservation,
    Relation,
    RelationObservation,
    Stated,
)
from danvan_kg.text import Span
from tests.extraction.views import article_of, assert_evidence_holds, lexicon

DISTRIBUTION = Path(__file__).parent / "plugin_distribution"
TEXT = "Sáng 12/6, bản mở Đêm hội hoa đăng Tràng. Nghệ nhân Lò Văn Đèn dạy trẻ trong bản."


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, Plugin]]:
    """The plug-ins of a distribution that lies on the path, by name; each has half a second."""
    monkeypatch.syspath_prepend(str(DISTRIBUTION))
    monkeypatch.setenv(SECONDS_SETTING, "0.5")
    installed_plugins.cache_clear()
    yield {plugin.name: plugin for plugin in installed_plugins()}
    installed_plugins.cache_clear()


def read(text: str = TEXT) -> tuple[Article, Extraction]:
    article = article_of(text, published="2018-06-30")
    return article, extract(article, lexicon())


def proposing(*proposals: Any) -> Plugin:
    return Plugin("own", lambda _: proposals)


def span_of(quote: str, text: str = TEXT) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


def campaign(quote: str = "Đêm hội hoa đăng Tràng", *, key: str = "plugin:own:1", rule: str = "plugin.own") -> Proposal:
    span = span_of(quote)
    return Proposal(CampaignObservation(key, "Campaign", quote, (Evidence(span, rule),)), {span: quote})


def test_without_plugins_nothing_changes() -> None:
    article, own = read()
    assert extended(article, own, ()) is own


def test_a_plugin_is_found_by_its_entry_point_and_adds_what_holds(installed: Mapping[str, Plugin]) -> None:
    article, own = read()
    found = extended(article, own, [installed["lantern"]])
    assert [each.name for each in found.campaigns] == ["Đêm hội hoa đăng Tràng"]
    assert found.contributions == (Contribution("lantern", accepted=1, refused=1),)
    assert [issue.kind for issue in found.issues] == [*(issue.kind for issue in own.issues), REFUSED]
    assert "is not what stands at" in found.issues[-1].message
    assert_evidence_holds(found, article)


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("moody", FAILED, "RuntimeError: no mood for own"),
        ("nowhere", FAILED, "lantern_reader:nowhere cannot be loaded"),
        ("sleepy", LATE, "no answer within 0.5 seconds"),
    ],
)
def test_one_that_fails_costs_only_itself(installed: Mapping[str, Plugin], name: str, kind: str, told: str) -> None:
    article, own = read()
    found = extended(article, own, [installed[name], installed["lantern"]])
    assert len(found.campaigns) == len(own.campaigns) + 1
    assert replace(found, campaigns=own.campaigns, issues=own.issues, contributions=()) == own
    (issue,) = (issue for issue in found.issues if issue.kind == kind)
    assert issue.message.startswith(f"{name}: ")
    assert told in issue.message


def test_one_that_is_late_too_often_is_not_asked_again(installed: Mapping[str, Plugin]) -> None:
    article, own = read()
    counts = [extended(article, own, [installed["sleepy"]]).contributions[0] for _ in range(4)]
    assert counts == [Contribution("sleepy", late=1)] * 3 + [Contribution("sleepy", unasked=1)]


def _of_wrong_type() -> Proposal:
    span = span_of("bản")
    return Proposal(CampaignObservation("plugin:own:1", "Campaign", 12, (Evidence(span, "plugin.own"),)), {span: "bản"})  # type: ignore[arg-type]


def _beyond_the_text() -> Proposal:
    span = Span(len(TEXT) - 1, len(TEXT) + 3)
    observation = CampaignObservation("plugin:own:1", "Campaign", "bản", (Evidence(span, "plugin.own"),))
    return Proposal(observation, {span: TEXT[-1:]})


def _relation_to_nothing() -> Proposal:
    span = span_of("bản")
    return Proposal(
        RelationObservation("document:x", "implements", "document:y", Evidence(span, "plugin.own")), {span: "bản"}
    )


def _of_somebody_unnamed() -> Proposal:
    span = span_of("Nghệ nhân Lò Văn Đèn")
    observation = PositionObservation(
        Person("Tòng Văn Khác"), Position("Nghệ nhân", None), Relation.HOLDS, Evidence(span, "plugin.own")
    )
    return Proposal(observation, {span: "Nghệ nhân Lò Văn Đèn"})


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (replace(campaign(), quotes={}), "is not what stands at"),
        (replace(campaign(), quotes={span_of("Đêm hội hoa đăng Tràng"): "Đêm hội"}), "is not what stands at"),
        (_beyond_the_text(), "is not what stands at"),
        (campaign(rule="campaign.quoted"), "does not begin with 'plugin.own'"),
        (campaign(rule="plugin.owner"), "does not begin with 'plugin.own'"),
        (campaign(key="campaign:1"), "does not begin with 'plugin:own:'"),
        (campaign(" Đêm hội"), "begins or ends with a blank"),
        (replace(campaign(), observation=replace(campaign().observation, name="Đêm\nhội")), "holds control characters"),  # type: ignore[type-var]
        (replace(campaign(), observation=replace(campaign().observation, mentions=())), "no evidence"),  # type: ignore[type-var]
        (_of_wrong_type(), "fields of other types"),
        (_relation_to_nothing(), "is the key of nothing"),
        (_of_somebody_unnamed(), "has no mention"),
        ("a string", "fields of other types"),
        (None, "fields of other types"),
    ],
)
def test_what_does_not_hold_is_refused_and_counted(proposal: Any, why: str) -> None:
    article, own = read()
    found = extended(article, own, [proposing(proposal)])
    assert found.contributions == (Contribution("own", refused=1),)
    assert why in found.issues[-1].message
    assert replace(found, contributions=(), issues=own.issues) == own


def test_a_quote_in_a_byline_is_no_evidence() -> None:
    article, own = read()
    bare = replace(article, zones=())
    assert "no stretch that bears facts" in extended(bare, own, [proposing(campaign())]).issues[-1].message


def test_a_key_is_used_once() -> None:
    article, own = read()
    found = extended(article, own, [proposing(campaign(), campaign("hoa đăng"))])
    assert found.contributions == (Contribution("own", accepted=1, refused=1),)
    assert "is in use" in found.issues[-1].message


def test_who_is_named_may_be_given_a_position_with_its_day() -> None:
    article, own = read("Nghệ nhân Lò Văn Đèn dạy trẻ ở Câu lạc bộ Trăng Non.")
    who, what, where = (span_of(quote, article.text) for quote in ("Lò Văn Đèn", "Nghệ nhân", "Câu lạc bộ Trăng Non"))
    person, club = Person("Lò Văn Đèn"), Organization("Câu lạc bộ Trăng Non")
    whole = Span(what.start, where.end)
    observation = PositionObservation(
        person, Position("Nghệ nhân", club), Relation.HOLDS, Evidence(whole, "plugin.own.post")
    )
    proposals = [
        Proposal(Named(person, (Evidence(who, "plugin.own"),)), {who: "Lò Văn Đèn"}),
        Proposal(Named(club, (Evidence(where, "plugin.own"),)), {where: "Câu lạc bộ Trăng Non"}),
        Proposal(observation, {whole: whole.of(article.text)}),
    ]
    found = extended(article, own, [proposing(*proposals)])
    assert found.contributions == (Contribution("own", accepted=3),)
    (position,) = found.positions[len(own.positions) :]
    assert (str(position.as_of and position.as_of.earliest), position.as_of_basis) == ("2018-06-30", "publication")


def test_a_body_that_a_value_names_needs_a_mention_too() -> None:
    article, own = read()
    quote = span_of("bản")
    owner = Stated(Organization("Hội Đèn"), Evidence(quote, "plugin.own"))
    proposal = campaign()
    owned = replace(proposal.observation, owners=(owner,))  # type: ignore[type-var]
    found = extended(article, own, [proposing(Proposal(owned, {**proposal.quotes, quote: "bản"}))])
    assert "'Hội Đèn' has no mention" in found.issues[-1].message


def test_its_version_is_one_of_the_snapshots_versions(installed: Mapping[str, Plugin]) -> None:
    assert plugin_versions()["extractor-lantern"] == "lantern-reader-1.2"


def test_a_limit_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECONDS_SETTING, "soon")
    installed_plugins.cache_clear()
    with pytest.raises(ConfigurationError, match="'soon' is no number of seconds"):
        installed_plugins()
    installed_plugins.cache_clear()


@pytest.mark.slow
def test_a_build_with_several_workers_asks_them_and_counts_what_it_refused(tmp_path: Path) -> None:
    number = 130  # enough for worker processes
    source = tmp_path / "articles.jsonl"
    lines = (json.dumps({"id": f"a{i}", "title": "Hoa đăng", "text": f"Hoa đăng\n\n{TEXT}"}) for i in range(number))
    source.write_text("\n".join(lines), encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(DISTRIBUTION), os.environ.get("PYTHONPATH", "")]),
        SECONDS_SETTING: "0.2",
    }
    arguments = ("build", source, "--store", tmp_path / "store", "--workers", "2", "--json")
    command = [sys.executable, "-m", "danvan_kg", *map(str, arguments)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=200)
    assert built.returncode == 0, built.stderr
    report = json.loads(built.stdout)
    plugins = report["plugins"]
    assert (plugins["lantern"]["accepted"], plugins["lantern"]["refused"]) == (number, number)
    assert plugins["moody"]["failed"] == plugins["nowhere"]["failed"] == number
    assert plugins["sleepy"]["late"] + plugins["sleepy"]["unasked"] == number
    assert 3 <= plugins["sleepy"]["late"] <= 6
    assert report["issues"][REFUSED] == number
    manifest = json.loads((tmp_path / "store" / "current" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["versions"]["extractor-lantern"] == "lantern-reader-1.2"
