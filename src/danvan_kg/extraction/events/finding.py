"""Events that an article reports as having happened or as scheduled."""

from collections.abc import Sequence

from danvan_kg.extraction.days.dates import DateMention, find_dates
from danvan_kg.extraction.days.news import with_news_day
from danvan_kg.extraction.days.years import OLDEST
from danvan_kg.extraction.events.grammar import event_grammar
from danvan_kg.extraction.events.names import event_name
from danvan_kg.extraction.events.occurrence import GENERIC, OF_THOSE_WHO_GO, Occurrence
from danvan_kg.extraction.events.occurrences import OccurrenceReader
from danvan_kg.extraction.events.organizers import OF_TEAMS
from danvan_kg.extraction.events.part_grammar import part_grammar
from danvan_kg.extraction.events.parts import give_parts
from danvan_kg.extraction.events.recent import give_recent_day
from danvan_kg.extraction.events.scope import EventScope, set_back
from danvan_kg.extraction.events.teams import with_teams
from danvan_kg.extraction.events.year_clues import OtherFacts, free_dates, opened_term, term_of_congress, year_clues
from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import lowered, normal, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    EventObservation,
    Evidence,
    Organization,
    Stated,
)
from danvan_kg.text import Span

_MANY = 200  # events; no article has so many
_LEAD = 28  # code points at the beginning of a sentence in which the day of the news begins
_LEAD_REACH = 900  # code points between that day and an event that is told without one
_FIRST = 4  # sentences in which an article says what it reports


def find_events(view: ArticleView, lexicon: Lexicon, others: OtherFacts | None = None) -> list[EventObservation]:
    """Each event once, in order of first mention.

    Rules: `event.noun` and `event.verb` for what happened, `event.date`, `event.place`, `event.organizer`,
    and one for each part of a person (`event.chair` …).
    """
    reader, dates, free = event_reading(view, lexicon, others or OtherFacts())
    told = _told(view, reader, dates, free)
    occurrences = _distinct(told)
    set_back(occurrences, view.article.published)
    if all(occurrence.background for occurrence in occurrences):
        kinds = {occurrence.kind for occurrence in occurrences}
        undated = [o for o in _undated(view, reader) if o.kind not in kinds]
        lead = _lead_day(view, told, reader, [date for date in dates if date in free])
        for occurrence in undated:
            if lead and occurrence.is_of_the_news and 0 < occurrence.trigger.start - lead.span.end < _LEAD_REACH:
                reader.set_day(occurrence, lead)
            elif not (occurrence.number or occurrence.background):
                give_recent_day(occurrence, view, reader, dates, free)
        _note(undated, view, told)
        occurrences = [*undated, *occurrences]
    _add_signing(view, occurrences, told, reader)
    _share_congress(occurrences)
    _introduce(view, occurrences, told, reader)
    _give_parts(view, occurrences, told, reader, [date for date in dates if date in free], lexicon)
    occurrences = [o for o in occurrences if o.date or o.place or o.participations]
    return [_observation(occurrence, reader, place) for place, occurrence in enumerate(occurrences)]


def _give_parts(
    view: ArticleView,
    occurrences: list[Occurrence],
    told: list[list[Occurrence]],
    reader: OccurrenceReader,
    dates: Sequence[DateMention],
    lexicon: Lexicon,
) -> None:
    if not occurrences:
        return
    main = next((occurrence for occurrence in occurrences if not occurrence.background), occurrences[0])
    if main.kind in OF_TEAMS:
        _give_team(occurrences, reader)
    parts = part_grammar(lexicon)
    scope = EventScope(reader.smooth, occurrences, main, dates, reader.clues, reader.grammar, parts)
    give_parts(view, told, reader, scope, parts)


def event_reading(
    view: ArticleView, lexicon: Lexicon, others: OtherFacts
) -> tuple[OccurrenceReader, list[DateMention], frozenset[DateMention]]:
    """What events are read with: the reader of one article, its dates, and those of them that are of no document."""
    grammar, smooth = event_grammar(lexicon), plain(view.text)
    dates = find_dates(view.text, [sentence.span for sentence in view.sentences], lexicon)
    if view.article.published is None or view.article.published.day is None:
        dates = with_news_day(dates, frozenset(sentence.span.start for sentence in view.sentences), smooth, lexicon)
    free = free_dates(dates, others.documents, smooth, grammar)
    documents = tuple(sorted(evidence.span for document in others.documents for evidence in document.mentions))
    clues = year_clues(view, dates, free, others, lexicon)
    reader = OccurrenceReader(
        view.text,
        smooth,
        lowered(view.text),
        with_teams(BodyIndex.of(view), view.text, smooth, grammar),
        PersonIndex.of(view),
        grammar,
        clues,
        _parties(others),
        documents,
        term_of_congress(smooth, lowered(view.text), grammar) or opened_term(smooth, clues.newest, grammar),
    )
    return reader, dates, free


def _parties(others: OtherFacts) -> list[tuple[Span, tuple[Stated[Organization], ...]]]:
    return [(evidence.span, programme.parties) for programme in others.programmes for evidence in programme.mentions]


def _told(
    view: ArticleView, reader: OccurrenceReader, dates: Sequence[DateMention], free: frozenset[DateMention]
) -> list[list[Occurrence]]:
    """The dated occurrences of each sentence."""
    told: list[list[Occurrence]] = []
    place = 0
    for sentence in view.sentences:
        while place < len(dates) and dates[place].span.start < sentence.span.start:
            place += 1
        end = place
        while end < len(dates) and dates[end].span.end <= sentence.span.end:
            end += 1
        here = dates[place:end]
        found = reader.read(sentence.span, [date for date in here if date in free])
        found = found or reader.signings(sentence.span, [date for date in here if date not in free])
        if not found and not here and (current := _current(told)):
            further = reader.following(sentence.span, current)
            found = [further] if further else []
        told.append(found)
        place = end
    return told


def _current(told: list[list[Occurrence]]) -> Occurrence | None:
    """The event told last, if it is one at which people go, meet or lay flowers."""
    last = next((sentence[-1] for sentence in reversed(told) if sentence), None)
    kinds = OF_THOSE_WHO_GO | {"Ceremony"}
    if last is None or last.date is None or last.kind not in kinds or last.background:
        return None
    return None if last.days and last.days.value.latest.year < OLDEST else last


def _distinct(told: list[list[Occurrence]]) -> list[Occurrence]:
    """Each event once. In `told`, every telling is replaced by the event that it tells."""
    kept: list[Occurrence] = []
    for sentence in told:
        for place, occurrence in enumerate(sentence):
            home = None if occurrence.another else next((other for other in kept if other.is_same(occurrence)), None)
            if home is None and len(kept) < _MANY:
                kept.append(occurrence)
            elif home is not None:
                home.join(occurrence)
                sentence[place] = home
    return kept


def _add_signing(
    view: ArticleView, occurrences: list[Occurrence], told: list[list[Occurrence]], reader: OccurrenceReader
) -> None:
    """Adds the signing that the article reports beside its main event, where it states none."""
    main = next((occurrence for occurrence in occurrences if not occurrence.background), None)
    if main is None or any(occurrence.kind == "SigningCeremony" for occurrence in occurrences):
        return
    for sentence, own in zip(view.sentences, told, strict=True):
        if not own and (signing := reader.beside(main, sentence.span)):
            occurrences.append(signing)
            own.append(signing)
            return


def _share_congress(occurrences: Sequence[Occurrence]) -> None:
    """Gives the sessions of a congress the body whose congress it is, where the article names one only."""
    sessions = [o for o in occurrences if o.kind == "Congress" and not o.background]
    named = {tuple(o.organizers): o.organizers for o in sessions if o.organizers}
    if len(named) == 1:
        ((_, organizers),) = named.items()
        for session in sessions:
            session.organizers = session.organizers or dict(organizers)


def _introduce(
    view: ArticleView, occurrences: Sequence[Occurrence], told: list[list[Occurrence]], reader: OccurrenceReader
) -> None:
    """Gives the main event who holds it, from a sentence before it that names no day ("A vừa tổ chức hội nghị …")."""
    main = next((occurrence for occurrence in occurrences if not occurrence.background), None)
    if main is None or main.organizers or main.by_verb or main.kind not in GENERIC:
        return
    for sentence, own in zip(view.sentences, told, strict=True):
        if sentence.span.start > main.trigger.start:
            return
        elsewhere = any(occurrence is not main for occurrence in own)
        if sentence.zone != "title" and not elsewhere and (telling := reader.introducing(main, sentence.span)):
            main.join(telling)
            meant = reader.grammar.sequence.anaphora_kinds.get(normal(main.trigger.of(reader.smooth)), frozenset())
            main.kind = telling.kind if telling.kind in meant - {"Meeting"} else main.kind
            return


def _give_team(occurrences: Sequence[Occurrence], reader: OccurrenceReader) -> None:
    """Gives what teams do to the only team of the article, where nobody else is told to do it."""
    team = reader.organizers.only_team()
    for occurrence in occurrences:
        if team and occurrence.kind in OF_TEAMS and not (occurrence.background or occurrence.organizers):
            evidence = Evidence(occurrence.clause, "event.organizer")
            occurrence.organizers[team.name] = Stated(team, evidence)


def _undated(view: ArticleView, reader: OccurrenceReader) -> list[Occurrence]:
    """The one gathering that the article speaks of without a day, if its words point to it."""
    for sentence in view.sentences:
        if sentence.zone == "title":
            continue
        pointed = reader.grammar.sequence.anaphora.search(reader.smooth, sentence.span.start, sentence.span.end)
        if pointed is None or not reader.grammar.sequence.anaphora_kinds[normal(pointed["noun"])]:
            continue
        noun = Span(pointed.start("noun"), pointed.end("noun"))
        trigger = next((t for t in reader.triggers.of(sentence.span) if t.span.start == noun.start and t.noun), None)
        recalled = trigger and reader.grammar.triggers.plenum_number.match(reader.smooth, trigger.span.end)
        if trigger is not None and not (recalled and trigger.kind == "Congress"):
            return [reader.occurrence(trigger, sentence.span, None)]
    return _opening(view, reader)


def _lead_day(
    view: ArticleView, told: list[list[Occurrence]], reader: OccurrenceReader, dates: Sequence[DateMention]
) -> DateMention | None:
    """The day with which one of the first sentences begins, which tells no event in words that name one.

    "Chiều 10/2, Ban Thường vụ Tỉnh ủy cho ý kiến về …. Đồng chí … chủ trì cuộc làm việc."
    """
    first = [(s.span, own) for s, own in zip(view.sentences, told, strict=True) if s.zone != "title"][:_FIRST]
    for sentence, own in first:
        for date in dates:
            inside = sentence.start <= date.span.start and date.span.end <= sentence.end
            held = reader.days.stands(reader.grammar.days.takes_place, date.span.start, sentence)
            opens = inside and (held or date.span.start - sentence.start < _LEAD)
            past = date.first.year is not None and date.first.year < OLDEST
            if opens and not (own or past) and reader.days.why_no_day(date) is None:
                return date
    return None


def _note(undated: Sequence[Occurrence], view: ArticleView, told: list[list[Occurrence]]) -> None:
    """Adds to `told` what a verb reports without a day, for those who do it to be read in its sentence."""
    for occurrence in undated:
        for sentence, own in zip(view.sentences, told, strict=True):
            if sentence.span.contains(occurrence.trigger) and not own and occurrence.by_verb:
                own.append(occurrence)


def _opening(view: ArticleView, reader: OccurrenceReader) -> list[Occurrence]:
    """What one of the first sentences says that somebody did, where no day is known for it."""
    first = [sentence for sentence in view.sentences if sentence.zone != "title"][:_FIRST]
    for sentence in first:
        if trigger := reader.triggers.opening(sentence.span):
            return [reader.occurrence(trigger, sentence.span, None)]
    return []


def _observation(occurrence: Occurrence, reader: OccurrenceReader, place: int) -> EventObservation:
    day = str(occurrence.days.value.earliest) if occurrence.days else "undated"
    return EventObservation(
        key=f"event:{occurrence.kind}:{day}:{place}",
        kind=occurrence.kind,
        name=event_name(reader.text, reader.smooth, occurrence.trigger, occurrence.clause, reader.grammar),
        mentions=tuple(dict.fromkeys(occurrence.mentions)),
        date=occurrence.days,
        date_basis=occurrence.basis if occurrence.days else None,
        place=occurrence.place,
        organizers=tuple(occurrence.organizers.values()),
        participations=tuple(sorted(occurrence.participations.values(), key=lambda p: p.evidence)),
    )
