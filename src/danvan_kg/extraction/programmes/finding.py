"""Coordination programmes, regulations and agreements between named bodies."""

from dataclasses import replace

from danvan_kg.article import ZoneKind
from danvan_kg.extraction.events.grammar import event_grammar
from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.programmes.grammar import programme_grammar
from danvan_kg.extraction.programmes.mentions import MentionReader
from danvan_kg.extraction.programmes.merging import Programme, merged
from danvan_kg.extraction.programmes.parties import PartyReader
from danvan_kg.extraction.programmes.party_names import PartyNameReader
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import ProgrammeObservation, ProgrammeStatus, Stated


def find_programmes(view: ArticleView, lexicon: Lexicon) -> list[ProgrammeObservation]:
    """Each programme between at least two named bodies, in order of first mention.

    Rules: `programme.parties` where the parties are named, `programme.noun` for later mentions without them.
    """
    grammar, smooth = programme_grammar(lexicon), plain(view.text)
    if not any(True for _ in grammar.noun.finditer(smooth, 0, len(smooth))):
        return []
    reader = _reader(view, smooth, lexicon)
    mentioned = [
        replace(mention, headline=sentence.zone == ZoneKind.TITLE.value)
        for sentence in view.sentences
        for mention in reader.mentions(sentence.span)
    ]
    return [_observation(programme) for programme in merged(mentioned, grammar)]


def _reader(view: ArticleView, smooth: str, lexicon: Lexicon) -> MentionReader:
    grammar, bodies = programme_grammar(lexicon), BodyIndex.of(view)
    names = PartyNameReader(
        view.text, smooth, bodies, PersonIndex.of(view), grammar, event_grammar(lexicon).places.territory
    )
    return MentionReader(view.text, smooth, PartyReader(smooth, bodies, names, view.positions, grammar), grammar)


_STRONGEST = (ProgrammeStatus.SIGNED, ProgrammeStatus.CONCLUDED, ProgrammeStatus.PLANNED, ProgrammeStatus.ONGOING)


def _observation(programme: Programme) -> ProgrammeObservation:
    told = sorted(programme.mentioned, key=lambda m: m.span)
    status = min(told, key=lambda m: (not m.parties and m.period is None, _STRONGEST.index(m.status), m.span))
    dated = next((m for m in told if m.period), None)
    about = next((m for m in told if m.subject), None)
    name = max((m.name for m in told), key=len)
    parties = " – ".join(programme.parties)
    years = f" {dated.period[0]}–{dated.period[1]}" if dated and dated.period else ""
    return ProgrammeObservation(
        key=f"programme:{parties}{years}",
        name=f"{name[:1].upper()}{name[1:]}{years}: {parties}",
        mentions=tuple(dict.fromkeys(m.evidence for m in told)),
        parties=tuple(programme.parties.values()),
        status=Stated(status.status, status.evidence),
        period_start=Stated(dated.period[0], dated.evidence) if dated and dated.period else None,
        period_end=Stated(dated.period[1], dated.evidence) if dated and dated.period else None,
        subject=Stated(about.subject, about.evidence) if about and about.subject else None,
    )
