"""Facts of the real articles, by the shared scorer's own matchers, and the laws that they obey."""

import gzip
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract, recognise
from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    Extraction,
    Organization,
    ProgrammeObservation,
    Stated,
)
from tests.extraction.views import assert_evidence_holds, lexicon

pytestmark = pytest.mark.shared

KINDS = ("documents", "campaigns", "programmes", "events")
# One document of the five articles is known as another only by a title in a different article, which resolution joins.
FLOORS = {"documents": 0.94, "campaigns": 0.95, "programmes": 0.95, "events": 0.95}
ATTRIBUTES = 0.85


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names_of(bodies: Sequence[Stated[Organization]]) -> set[str]:
    return {name for body in bodies for name in (body.value.name, *body.value.other_names)}


def document_thing(document: DocumentObservation) -> dict[str, set[Any]]:
    return {
        "type": {document.kind},
        "name": {name.value for name in document.names},
        "symbol": {document.symbol.value} if document.symbol else set(),
        "number": {document.number.value} if document.number else set(),
        "title": {title.value for title in document.titles},
        "date": {str(document.date.value)} if document.date else set(),
        "issuer": names_of(document.issuers),
    }


def campaign_thing(campaign: CampaignObservation) -> dict[str, set[Any]]:
    return {
        "name": {campaign.name, *(name.value for name in campaign.other_names)},
        "year": {str(campaign.year.value)} if campaign.year else set(),
    }


def programme_thing(programme: ProgrammeObservation) -> dict[str, set[Any]]:
    return {
        "party": names_of(programme.parties),
        "start": {str(programme.period_start.value)} if programme.period_start else set(),
        "end": {str(programme.period_end.value)} if programme.period_end else set(),
        "status": {programme.status.value.value},
    }


def event_thing(event: EventObservation, norm: Any) -> dict[str, set[Any]]:
    days = event.date.value if event.date else None
    return {
        "type": {event.kind},
        "earliest": {days.earliest.isoformat()} if days else set(),
        "latest": {days.latest.isoformat()} if days else set(),
        "organizer": names_of(event.organizers),
        "participants": {(norm(p.person.name), p.part.value) for p in event.participations},
    }


def things(extraction: Extraction, score: ModuleType) -> dict[str, list[dict[str, set[Any]]]]:
    found = {
        "documents": [document_thing(document) for document in extraction.documents],
        "campaigns": [campaign_thing(campaign) for campaign in extraction.campaigns],
        "programmes": [programme_thing(programme) for programme in extraction.programmes],
        "events": [event_thing(event, score.norm) for event in extraction.events],
    }
    return {kind: [defaultdict(set, thing) for thing in list_] for kind, list_ in found.items()}


def articles(paths: Iterable[Path]) -> list[Article]:
    return [article for article in read_sources(paths) if isinstance(article, Article)]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[tuple[Article, Extraction]]:
    return [(article, extract(article, lexicon())) for article in articles([shared / "articles"])]


@pytest.mark.parametrize("kind", KINDS)
def test_the_facts_of_the_five_articles_reach_their_floor(
    kind: str, seeds: list[tuple[Article, Extraction]], shared: Path
) -> None:
    score = scorer(shared)
    hits = stated = wanted = right = checked = 0
    for article, extraction in seeds:
        gold = json.loads((shared / "gold" / "seeds" / f"{article.identifier}.json").read_text(encoding="utf-8"))[kind]
        found = things(extraction, score)[kind]
        pairs = score.pair_up(kind, gold, found)
        hits, stated, wanted = hits + len(pairs), stated + len(found), wanted + len(gold)
        checks = [ok for i, j in pairs.items() for _, ok in score.attributes(kind, gold[i], found[j])]
        right, checked = right + sum(checks), checked + len(checks)
    assert len(seeds) == 5
    assert 2 * hits / (stated + wanted) >= FLOORS[kind]
    assert not checked or right / checked >= ATTRIBUTES


def test_every_quote_of_the_five_articles_is_a_slice_of_a_zone_that_bears_facts(
    seeds: list[tuple[Article, Extraction]],
) -> None:
    for article, extraction in seeds:
        assert_evidence_holds(extraction, article)


def test_articles_of_other_matters_state_next_to_nothing(shared: Path, tmp_path: Path) -> None:
    """Of 400 articles on sport, shows and gadgets: no programme, at most one campaign."""
    with gzip.open(shared / "corpus" / "elsewhere.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [line for place, line in enumerate(lines) if place % 5 == 0]
    sample = tmp_path / "elsewhere.jsonl"
    sample.write_text("".join(rows), encoding="utf-8")
    facts = [find_facts(recognise(article, lexicon()), lexicon()) for article in articles([sample])]
    assert len(facts) >= 350
    assert not [programme for fact in facts for programme in fact.programmes]
    assert len([campaign for fact in facts for campaign in fact.campaigns]) <= 1
