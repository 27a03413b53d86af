"""Documents, campaigns, programmes, events and what binds them, in the order in which each needs the one before."""

from collections.abc import Sequence
from dataclasses import replace

from danvan_kg.extraction.campaigns.finding import find_campaigns
from danvan_kg.extraction.documents.finding import find_documents
from danvan_kg.extraction.events.finding import find_events
from danvan_kg.extraction.events.part_grammar import part_grammar
from danvan_kg.extraction.events.participation import PartReader
from danvan_kg.extraction.events.year_clues import OtherFacts
from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.programmes.finding import find_programmes
from danvan_kg.extraction.relations.finding import find_relations
from danvan_kg.extraction.relations.implementing import Things
from danvan_kg.extraction.relations.renamings import find_renamings
from danvan_kg.extraction.relations.requests import find_requests
from danvan_kg.extraction.relations.targets import find_targets
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import lowered, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Facts, Person, ProgrammeObservation, ProgrammeStatus, Stated


def find_facts(view: ArticleView, lexicon: Lexicon) -> Facts:
    """All facts of `view`; each has its evidence."""
    documents = tuple(find_documents(view, lexicon))
    campaigns = tuple(find_campaigns(view, lexicon))
    programmes = tuple(find_programmes(view, lexicon))
    events = tuple(find_events(view, lexicon, OtherFacts(documents, campaigns, programmes)))
    programmes = _with_signatories(view, lexicon, programmes)
    things = Things(documents, campaigns, programmes, events)
    return Facts(
        documents=documents,
        campaigns=campaigns,
        programmes=programmes,
        events=events,
        relations=tuple(find_relations(view, lexicon, things)),
        requests=tuple(find_requests(view, lexicon)),
        targets=tuple(find_targets(view, lexicon, campaigns)),
        renamings=tuple(find_renamings(view, lexicon)),
    )


def _with_signatories(
    view: ArticleView, lexicon: Lexicon, programmes: Sequence[ProgrammeObservation]
) -> tuple[ProgrammeObservation, ...]:
    """The persons who signed, where the article speaks of one signed programme only."""
    signed = [p for p in programmes if p.status.value is ProgrammeStatus.SIGNED]
    if len(signed) != 1:
        return tuple(programmes)
    signers: dict[str, Stated[Person]] = {}
    reader = PartReader(plain(view.text), lowered(view.text), part_grammar(lexicon), BodyIndex.of(view))
    people = PersonIndex.of(view)
    for sentence in view.sentences:
        for found in reader.signers(sentence.span, people.within(sentence.span)):
            signers.setdefault(found.person.name, Stated(found.person, found.evidence))
    signed_by = replace(signed[0], signatories=tuple(signers.values()))
    return tuple(signed_by if programme is signed[0] else programme for programme in programmes)
