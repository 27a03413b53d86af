"""Extractors as another distribution brings them: one that reads lanterns, and some that do what they should not."""

import re
import time
from collections.abc import Iterator

from danvan_kg.article import Article
from danvan_kg.extraction.proposals import Proposal
from danvan_kg.observation import CampaignObservation, Evidence
from danvan_kg.text import Span

RULE = "plugin.lantern.feast"


def lanterns(article: Article) -> Iterator[Proposal]:
    """Each feast of lanterns, proposed once as it stands and once with the quote of the place beside it."""
    for number, found in enumerate(re.finditer(r"Đêm hội hoa đăng \w+", article.text)):
        name, span = found.group(), Span(found.start(), found.end())
        key = f"plugin:lantern:{number}"
        yield Proposal(CampaignObservation(key, "Campaign", name, (Evidence(span, RULE),)), {span: name})
        beside = Span(found.start() + 1, found.end() + 1)
        yield Proposal(CampaignObservation(key + "'", "Campaign", name, (Evidence(beside, RULE),)), {beside: name})


def moody(article: Article) -> list[Proposal]:
    raise RuntimeError(f"no mood for {article.identifier}")


def sleepy(_: Article) -> list[Proposal]:
    time.sleep(600)
    return []
