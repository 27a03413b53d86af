"""The patterns of events, made from the lexicon."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.events.organizer_grammar import OrganizerGrammar, PlaceGrammar, SessionGrammar
from danvan_kg.extraction.events.pieces import event_words
from danvan_kg.extraction.events.time_grammar import DayGrammar, YearGrammar
from danvan_kg.extraction.events.trigger_grammar import BareGrammar, SequenceGrammar, TriggerGrammar
from danvan_kg.extraction.wording import once_per_lexicon
from danvan_kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Where the name of an event begins and ends."""

    lead: re.Pattern[str]
    end: re.Pattern[str]
    loose_end: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "NameGrammar":
        words = event_words(lexicon)
        return cls(
            lead=words(r"(?:{name_leads}\s+)+"),
            end=words(
                r"(?<!\w){name_ends}(?!\w)|(?<!\w){name_time_words}\s+\d"
                r"|\((?=[^)]*\d\d)|,\s+{name_end_after_comma}(?!\w)"
            ),
            loose_end=words(r"(?:[\s,;:(–-]|\s{name_loose_ends})+$"),
        )


@dataclass(frozen=True, slots=True)
class EventGrammar:
    """Patterns are matched against text with the older tone placement; tables are keyed by `normal` words."""

    triggers: TriggerGrammar
    bare: BareGrammar
    sequence: SequenceGrammar
    names: NameGrammar
    organizers: OrganizerGrammar
    sessions: SessionGrammar
    places: PlaceGrammar
    days: DayGrammar
    years: YearGrammar


@once_per_lexicon
def event_grammar(lexicon: Lexicon) -> EventGrammar:
    """The grammar of events for this lexicon."""
    return EventGrammar(
        TriggerGrammar.of(lexicon),
        BareGrammar.of(lexicon),
        SequenceGrammar.of(lexicon),
        NameGrammar.of(lexicon),
        OrganizerGrammar.of(lexicon),
        SessionGrammar.of(lexicon),
        PlaceGrammar.of(lexicon),
        DayGrammar.of(lexicon),
        YearGrammar.of(lexicon),
    )
