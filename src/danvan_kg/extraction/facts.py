"""Documents, campaigns, programmes, events and what binds them, in the order in which each needs the one before."""

from dataclasses import dataclass

from danvan_kg.extraction.campaigns import find_campaigns
from danvan_kg.extraction.documents import find_documents
from danvan_kg.extraction.events import OtherFacts, find_events
from danvan_kg.extraction.programmes import find_programmes
from danvan_kg.extraction.view import ArticleView
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import CampaignObservation, DocumentObservation, EventObservation, ProgrammeObservation


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article states besides persons, bodies and positions."""

    documents: tuple[DocumentObservation, ...] = ()
    campaigns: tuple[CampaignObservation, ...] = ()
    programmes: tuple[ProgrammeObservation, ...] = ()
    events: tuple[EventObservation, ...] = ()


def find_facts(view: ArticleView, lexicon: Lexicon) -> Facts:
    """All facts of `view`; each has its evidence."""
    documents = tuple(find_documents(view, lexicon))
    campaigns = tuple(find_campaigns(view, lexicon))
    programmes = tuple(find_programmes(view, lexicon))
    events = tuple(find_events(view, lexicon, OtherFacts(documents, campaigns, programmes)))
    return Facts(documents, campaigns, programmes, events)
