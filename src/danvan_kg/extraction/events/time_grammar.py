"""When events are, as patterns made from `data/lexicon/events.yaml` and `dates.yaml`."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.events.pieces import event_words
from danvan_kg.extraction.wording import OpenedPattern, any_of
from danvan_kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class DayGrammar:
    """What joins a day to an event, and what parts them."""

    at_month: re.Pattern[str]
    by_month: frozenset[str]
    numbered: re.Pattern[str]
    term: re.Pattern[str]
    in_month: re.Pattern[str]
    takes_place: re.Pattern[str]
    told_of: re.Pattern[str]
    apart: re.Pattern[str]
    own_month: re.Pattern[str]
    not_of_the_news: re.Pattern[str]
    speaking: re.Pattern[str]
    issued: re.Pattern[str]
    bound: re.Pattern[str]
    until: re.Pattern[str]
    signing: re.Pattern[str]
    day_part: re.Pattern[str]
    background: re.Pattern[str]
    planned: re.Pattern[str]
    to_come: re.Pattern[str]
    own_year: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "DayGrammar":
        words = event_words(lexicon)
        return cls(
            at_month=words(r"(?<!\w){at_month_words}\s*(?:{dates.month_words}\s*)?\Z"),
            by_month=words.keys("dated_by_month"),
            numbered=words(r"(?<!\w){number_words}\s"),
            term=words(r",?\s+\(?{term}\)?"),
            in_month=words(
                r",\s+(?:(?!(?<!\w)(?:{clause_words}|{decision_words}|{dates.career_verbs}|{personnel_words})(?!\w))[^,;:\n])"
                r"{1,70}\s"
            ),
            takes_place=words(r"(?<!\w){taking_place}(?:\s+\w+){0,3}\s*$"),
            told_of=words(
                r"(?<!\w)(?:{telling_words}(?!\w)[^.;\n]*(?<!\w)(?:{past_words}|{dates.future_words})|{showing_words})(?!\w)"
                r"(?![^.;\n]*(?<!\w){where_words}\s+$)[^.;\n]*$"
            ),
            apart=words(r"(?<!\w)(?:\d+|{numbers_of_spans})\s+{spans_of_time}\s+{apart_words}\s+$"),
            own_month=words(
                r"(?:[^,.;:()\n]{0,80}?\s{at_month_words})?\s+{dates.month_words}\s+(?P<month>\d{1,2})(?!\w|\s*[-–]\s*\d)"
            ),
            not_of_the_news=words.whole("not_of_the_news"),
            speaking=words.whole("speaking_words"),
            issued=words(r",?\s+[^.;\n]{0,60}?(?<!\w){dates.issuing_verbs}(?!\w)"),
            bound=words(r"^{bound_words}(?!\w)"),
            until=words(r"^{until_words}(?!\w)"),
            signing=words(r"(?<!\w){document_signing}\s*(?:\w+\s*){0,2}$"),
            day_part=words.whole("dates.day_parts"),
            background=words.whole("background"),
            planned=words.whole("planned"),
            to_come=words.whole("dates.future_words"),
            own_year=words(
                r"(?:(?!(?<!\w){own_year_stops}(?!\w))[^.;\n]){0,140}?\s{dates.year_words}\s+"
                r"(?P<year>20\d\d)(?!\w|\s?[-–]\s?\d)"
            ),
        )


@dataclass(frozen=True, slots=True)
class YearGrammar:
    """What tells the year of days that are printed without one, and what dates are of no event."""

    paper: re.Pattern[str]
    elsewhere: re.Pattern[str]
    period: OpenedPattern
    of_congress: re.Pattern[str]
    congress: re.Pattern[str]
    term: re.Pattern[str]
    any_term: OpenedPattern
    first_session: re.Pattern[str]
    election: re.Pattern[str]
    opening: re.Pattern[str]
    anniversary: OpenedPattern
    career: re.Pattern[str]
    career_before: re.Pattern[str]
    career_step: re.Pattern[str]
    distant: re.Pattern[str]
    ahead: re.Pattern[str]
    still_ahead: re.Pattern[str]
    past: re.Pattern[str]
    quarter: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "YearGrammar":
        words = event_words(lexicon)
        congress = any_of(lexicon.table("events").section("nouns", dict)["Congress"])
        years = r"{term_words}\s+(?:\d+\s+{dates.year_words}\s+)?{years}"
        term = rf"[^;\n]{{0,90}}?{years}"
        return cls(
            paper=words(
                r"(?<!\w){dated_papers}(?:\s+{numbering_words})?(?:\s+[\w/.\-]*\d[\w/.\-–]*(?:\s?[-–]\s?[\w/.\-]+)?)?"
                r"(?:\s+{dates.year_words}\s+\d{4})?(?:\s*,|\s+{issuing_words})?\s*$"
            ),
            elsewhere=words(r"\s+{other_clocks}(?!\w)"),
            period=words.opened("period_words", r"\s+{years}"),
            congress=words(rf"(?<!\w)(?:{congress})(?!\w)"),
            of_congress=words(rf"(?<!\w)(?:{congress})(?!\w)[^.;\n]*$"),
            term=words(rf"(?<!\w)(?:{congress})(?:(?!(?<!\w)(?:{congress})\s)[^;\n]){{0,140}}?{years}"),
            any_term=words.opened("term_words", r"\s+\(?(?:\d+\s+{dates.year_words}\s+)?{years}"),
            first_session=words(r"\s+(?:{number_words}\s+)?{first_words}(?!\w)"),
            election=words(rf"(?<!\w){{election_words}}[^;\n]{{0,100}}?{{assembly_words}}{term}"),
            opening=words(rf"(?<!\w){{opening_words}}{term}"),
            anniversary=words.opened(
                "dates.anniversary_words",
                r"\s+(?P<number>\d{1,3})\s+{dates.year_words}(?!\w)[^.;\n]{0,90}?"
                r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)(?!\d|\s?[-–]\s?\d)",
            ),
            career=words(r",?\s+{dates.career_words}(?!\w)"),
            career_before=words(r"(?<!\w){dates.career_verbs}(?!\w)[^.;\n]*$"),
            career_step=words(r",?\s+[^.;\n]{0,70}?(?<!\w){dates.career_verbs}(?!\w)"),
            distant=words.whole("dates.distant_words"),
            ahead=words.whole("planned", "dates.ahead_words"),
            still_ahead=words(r"\s+{planned}(?!\w)"),
            past=words(r",?\s[^.;\n]{0,50}?(?<!\w){dates.past_words}(?!\w)"),
            quarter=words(r"(?:\w+\s+)?{dates.quarter_words}\s"),
        )
