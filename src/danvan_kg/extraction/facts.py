"""Documents, campaigns, programmes, events and what binds them, in the order in which each needs the one before."""

from dataclasses import dataclass

from danvan_kg.extraction.campaigns import find_campaigns
from danvan_kg.extraction.documents import find_documents
from danvan_kg.extraction.view import ArticleView
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import CampaignObservation, DocumentObservation


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article states besides persons, bodies and positions."""

    documents: tuple[DocumentObservation, ...] = ()
    campaigns: tuple[CampaignObservation, ...] = ()


def find_facts(view: ArticleView, lexicon: Lexicon) -> Facts:
    """All facts of `view`; each has its evidence."""
    return Facts(documents=tuple(find_documents(view, lexicon)), campaigns=tuple(find_campaigns(view, lexicon)))
