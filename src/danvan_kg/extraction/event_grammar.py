"""The patterns of events, made from `data/lexicon/events.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.wording import UPPER, Phrases, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon, Table


@dataclass(frozen=True, slots=True)
class EventGrammar:
    """Patterns are matched against text with the older tone placement; tables are keyed by `normal` words."""

    trigger: Phrases
    noun_kinds: Mapping[str, str]
    verb_kinds: Mapping[str, str]
    bare: re.Pattern[str]
    bare_kinds: Mapping[str, str]
    bare_gap: re.Pattern[str]
    bare_assembly: frozenset[str]
    viewed: re.Pattern[str]
    not_behind_bare: re.Pattern[str]
    not_before_bare: re.Pattern[str]
    plenums: Mapping[str, str]
    plenum_number: re.Pattern[str]
    gathered: frozenset[str]
    assembly_sessions: frozenset[str]
    numbered_gap: re.Pattern[str]
    aside: re.Pattern[str]
    team_words: frozenset[str]
    team_name: re.Pattern[str]
    in_session: re.Pattern[str]
    announcing: frozenset[str]
    no_post: re.Pattern[str]
    honours: re.Pattern[str]
    asked: re.Pattern[str]
    own_year: re.Pattern[str]
    earlier: re.Pattern[str]
    before: re.Pattern[str]
    made_known: frozenset[str]
    decisions: re.Pattern[str]
    telling: re.Pattern[str]
    further: re.Pattern[str]
    onward: re.Pattern[str]
    held_verbs: frozenset[str]
    held: re.Pattern[str]
    name_lead: re.Pattern[str]
    name_end: re.Pattern[str]
    name_loose_end: re.Pattern[str]
    name_break: re.Pattern[str]
    place_end: re.Pattern[str]
    lawmaking: frozenset[str]
    deciding: frozenset[str]
    turned: Mapping[str, re.Pattern[str]]
    unturned: frozenset[str]
    not_event: Phrases
    background: re.Pattern[str]
    planned: re.Pattern[str]
    to_come: re.Pattern[str]
    organizing: re.Pattern[str]
    organizer_gap: re.Pattern[str]
    organizer_joiner: re.Pattern[str]
    led_by: re.Pattern[str]
    glossed: re.Pattern[str]
    members: re.Pattern[str]
    session_body: re.Pattern[str]
    between: re.Pattern[str]
    done_by: re.Pattern[str]
    held_by: re.Pattern[str]
    team: re.Pattern[str]
    of: re.Pattern[str]
    named_by_body: frozenset[str]
    also: re.Pattern[str]
    frame: re.Pattern[str]
    anniversary: re.Pattern[str]
    anaphora: re.Pattern[str]
    anaphora_kinds: Mapping[str, frozenset[str]]
    holding: re.Pattern[str]
    told_of: re.Pattern[str]
    takes_place: re.Pattern[str]
    at_month: re.Pattern[str]
    same_day: re.Pattern[str]
    beside_signing: re.Pattern[str]
    bound: re.Pattern[str]
    until: re.Pattern[str]
    paper: re.Pattern[str]
    signing: re.Pattern[str]
    period: re.Pattern[str]
    of_congress: re.Pattern[str]
    term: re.Pattern[str]
    election: re.Pattern[str]
    opening: re.Pattern[str]
    distant: re.Pattern[str]
    ahead: re.Pattern[str]
    past: re.Pattern[str]
    quarter: re.Pattern[str]
    career: re.Pattern[str]
    career_before: re.Pattern[str]
    career_step: re.Pattern[str]
    issued: re.Pattern[str]
    numbered: re.Pattern[str]
    ordinal: re.Pattern[str]
    by_month: frozenset[str]
    day_part: re.Pattern[str]
    place: re.Pattern[str]
    territory: re.Pattern[str]
    holder: re.Pattern[str]
    territory_names: Mapping[str, tuple[str, str]]
    by_itself: re.Pattern[str]
    role: re.Pattern[str]
    reviewing: re.Pattern[str]
    done_by_teams: frozenset[str]


@once_per_lexicon
def event_grammar(lexicon: Lexicon) -> EventGrammar:
    """The grammar of events for this lexicon."""
    table = lexicon.table("events")
    return EventGrammar(**_triggers(table), **_organizers(table, lexicon), **_times(table, lexicon))


def _triggers(table: Table) -> dict[str, Any]:
    """Nouns and verbs that name or report an event."""
    words = table.section
    nouns, verbs = _kinds(table, "nouns"), _kinds(table, "verbs")
    others, of, about = any_of(words("other_decisions")), any_of(words("of_words")), any_of(words("about_words"))
    return {
        **_bare(table),
        "trigger": Phrases([*nouns, *verbs]),
        "plenums": {normal(word): body for word, body in words("plenums", dict).items()},
        "plenum_number": re.compile(rf"\s+(?:(?:{any_of(words('number_words'))})\s+\w|\d|[IVX]+\b)"),
        "gathered": frozenset(normal(word) for word in words("gathered_verbs")),
        "assembly_sessions": frozenset(normal(word) for word in words("assembly_sessions")),
        "in_session": re.compile(rf"(?:(?<!\w)(?:{any_of(words('session_leads'))})|,)\s+$", re.IGNORECASE),
        "announcing": frozenset(normal(word) for word in words("announcing_verbs")),
        "no_post": re.compile(whole_words([*words("other_decisions"), *words("honours")]), re.IGNORECASE),
        "asked": re.compile(rf"(?<!\w)(?:{any_of(words('asking_words'))})\s+(?:[^.;\n]{{1,60}}\s)?$", re.IGNORECASE),
        "own_year": re.compile(
            rf"(?:(?!(?<!\w)(?:{any_of(words('own_year_stops'))})(?!\w))[^.;\n]){{0,140}}?\snăm\s+(?P<year>20\d\d)(?!\w|\s?[-–]\s?\d)",
            re.IGNORECASE,
        ),
        "earlier": re.compile(rf"\W{{0,3}}(?:{any_of(words('earlier_openers'))}),?\s", re.IGNORECASE),
        "before": re.compile(rf"\W{{0,3}}(?:{any_of(words('before_openers'))})\s[^.;\n,]{{1,60}},\s", re.IGNORECASE),
        "made_known": frozenset(normal(word) for word in words("made_known")),
        "decisions": re.compile(
            rf"(?<!\w)(?:{any_of(words('decision_words'))})\s[^.;]{{0,90}}?(?<!\w)(?:{any_of(words('personnel_words'))})(?!\w)",
            re.IGNORECASE,
        ),
        "telling": re.compile(rf"(?<!\w)(?:{any_of(words('telling_words'))}),?\s+", re.IGNORECASE),
        "further": re.compile(rf"(?<!\w)(?:{any_of(words('further_words'))})(?:\s+\w+){{0,4}}\s*$", re.IGNORECASE),
        "onward": re.compile(rf"\W{{0,3}}(?:{any_of(words('onward_words'))})\s[^.;]*$", re.IGNORECASE),
        "honours": re.compile(whole_words(words("honours")), re.IGNORECASE),
        "noun_kinds": nouns,
        "verb_kinds": verbs,
        "held_verbs": frozenset(normal(word) for word in words("held_verbs")),
        "held": re.compile(rf"(?<!\w)(?:{any_of(words('holding_words'))})(?:\s+\w+){{0,2}}\s*$", re.IGNORECASE),
        "name_lead": re.compile(rf"(?:(?:{any_of(words('name_leads'))})\s+)+", re.IGNORECASE),
        "name_end": re.compile(
            rf"(?<!\w)(?:{any_of(words('name_ends'))})(?!\w)|(?<!\w)(?:{any_of(words('name_time_words'))})\s+\d"
            rf"|\((?=[^)]*\d\d)|,\s+(?:{any_of(words('name_end_after_comma'))})(?!\w)",
            re.IGNORECASE,
        ),
        "name_loose_end": re.compile(rf"(?:[\s,;:(–-]|\s(?:{any_of(words('name_loose_ends'))}))+$", re.IGNORECASE),
        "lawmaking": frozenset(normal(word) for word in words("lawmaking_verbs")),
        "deciding": frozenset(normal(word) for word in words("deciding_verbs")),
        "turned": {
            kind: re.compile(
                rf"{whole_words(phrases)}(?!(?:\s+(?:{of})\s[^,.;]{{0,50}}?)?(?:\s+(?:{about}))?\s+(?:{others})(?!\w))",
                re.IGNORECASE,
            )
            for kind, phrases in words("turned", dict).items()
        },
        "unturned": frozenset(normal(word) for word in words("unturned")),
        "not_event": Phrases(words("not_events")),
        "background": re.compile(whole_words(words("background")), re.IGNORECASE),
        "planned": re.compile(whole_words(words("planned")), re.IGNORECASE),
        "holding": re.compile(rf"(?<!\w)(?:{any_of(words('holding_verbs'))})(?!\w)", re.IGNORECASE),
        "also": re.compile(rf"(?<!\w)(?:{any_of(words('also_words'))})[^.;]{{0,12}}$", re.IGNORECASE),
        "frame": re.compile(rf"(?<!\w)(?:{any_of(words('frame_words'))})[^.;,]{{0,14}}$", re.IGNORECASE),
    }


def _bare(table: Table) -> dict[str, Any]:
    """Verbs that report an event only right behind who does it."""
    words, kinds = table.section, _kinds(table, "bare_verbs")
    return {
        "bare": re.compile(whole_words(kinds)),
        "bare_kinds": kinds,
        "bare_gap": re.compile(
            rf"(?:\s|,|[-–]|\([^()\n]{{1,40}}\)|(?:{_term(table)}|{any_of(words('bare_gap_words'))})(?!\w))*",
            re.IGNORECASE,
        ),
        "bare_assembly": frozenset(normal(word) for word in words("bare_assembly_verbs")),
        "viewed": re.compile(rf"(?<!\w)(?:{any_of(words('viewing_words'))})\s+$", re.IGNORECASE),
        "not_behind_bare": re.compile(rf"\s*(?:\d|(?:{any_of(words('not_behind_bare'))})(?!\w))", re.IGNORECASE),
        "not_before_bare": re.compile(rf"[“\"]|{whole_words(words('not_before_bare'))}", re.IGNORECASE),
    }


def _organizers(table: Table, lexicon: Lexicon) -> dict[str, Any]:
    """Who holds it, and where."""
    words = table.section
    heads = any_of(words("place_heads"))
    capital = rf"(?-i:[{UPPER}])\w*"
    fillers, organizing = words("organizer_fillers"), words("organizing_verbs")
    number = rf"(?:{any_of(words('number_words'))})\s+\w+"
    term = _term(table)
    territory = rf"(?P<head>{any_of(words('territory_heads'))})\s+(?P<name>{capital}(?:\s{capital}){{0,3}})"
    roles = {name for role in lexicon.roles.roles for name in (role.name, *role.aliases)}
    return {
        "organizing": re.compile(whole_words(organizing), re.IGNORECASE),
        "organizer_gap": re.compile(
            rf"(?:\s|\)|\([^()\n]{{1,40}}\)|(?:{term}|{any_of([*fillers, *organizing])})(?!\w))*", re.IGNORECASE
        ),
        "numbered_gap": re.compile(rf"\s+{number},?\s+", re.IGNORECASE),
        "aside": re.compile(
            rf"(?<!\w)(?:{any_of([*words('place_words'), *words('source_words')])})\s+(?:\w+\s+){{0,3}}$",
            re.IGNORECASE,
        ),
        "team_words": frozenset(normal(head).split()[0] for head in words("team_heads")),
        "team_name": re.compile(
            rf"(?P<head>{any_of(words('team_heads'))})\s+(?P<of>(?:{any_of(words('of_words'))})\s+)?"
            rf"(?=(?P<owner>(?:{any_of(words('team_owners'))})(?!\w)|(?:(?:{any_of(words('territory_heads'))})\s+)?{capital}(?:\s{capital}){{0,3}}))",
            re.IGNORECASE,
        ),
        "organizer_joiner": re.compile(rf"(?:\s|\))*(?:{any_of(words('organizer_joiners'))})(?:\s|\()*", re.IGNORECASE),
        "led_by": re.compile(
            rf"\s*,?\s*(?:{any_of(words('done_by_words'))})\s.*(?:{any_of(words('leading_phrases'))})\s*", re.IGNORECASE
        ),
        "members": re.compile(rf"\s*,?\s*(?:{any_of(words('member_words'))})(?!\w)[^.;\n]*", re.IGNORECASE),
        "glossed": re.compile(r"\s*\([^()\n]{1,40}\)"),
        "session_body": re.compile(
            rf"(?:,?\s+{term})*(?:,\s[^,.;]{{2,30}})?\s+(?:{any_of(words('session_verbs'))})(?!\w)",
            re.IGNORECASE,
        ),
        "between": re.compile(rf"(?<!\w)(?:{any_of(words('between_words'))})\s+", re.IGNORECASE),
        "done_by": re.compile(rf"(?<!\w)(?:{any_of(words('done_by_words'))})\s+", re.IGNORECASE),
        "held_by": re.compile(rf"(?<!\w)(?:{any_of(words('held_by_words'))})\s+", re.IGNORECASE),
        "team": re.compile(rf"(?<!\w)(?:{any_of(words('team_words'))})\s+", re.IGNORECASE),
        "of": re.compile(rf"(?<!\w)(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
        "named_by_body": frozenset(words("named_by_body")),
        "name_break": re.compile(rf"[,.;:()]|{whole_words(words('name_breaks'))}", re.IGNORECASE),
        "place": re.compile(
            rf"(?<!\w)(?:{any_of(words('place_words'))})\s+(?P<place>(?:(?:{heads})\s+)*(?-i:[{UPPER}])[^,.;:()“”\"\n]{{1,70}})",
            re.IGNORECASE,
        ),
        "place_end": re.compile(rf"\s(?:[-–]|(?:{any_of(words('place_stops'))})(?!\w))", re.IGNORECASE),
        "territory": re.compile(rf"(?<!\w){territory}", re.IGNORECASE),
        "holder": re.compile(
            rf"(?<!\w)(?:(?:(?P<office>{any_of(words('territory_offices'))})\s+)?{territory}"
            rf"|(?:{any_of(words('territory_names', dict))})(?!\w))",
            re.IGNORECASE,
        ),
        "territory_names": {
            normal(short): (head, name) for short, (head, name) in words("territory_names", dict).items()
        },
        "by_itself": re.compile(rf"(?:^|[^\w\s]|\d|(?<!\w)(?:{any_of(words('before_territory'))}))\s*$", re.IGNORECASE),
        "role": re.compile(
            rf"(?<!\w)(?:{any_of(roles - set(words('no_roles')))})\s+$",
            re.IGNORECASE,
        ),
        "reviewing": re.compile(
            rf"\s+(?:{any_of(words('reviewing_words'))})(?!\w)[^.;:()\n]{{0,110}}?(?<!\w)(?:{any_of(words('reviewed_ends'))})"
            rf"(?:\s+\d[\d/]*)?\s+(?:{any_of(words('of_words'))})\s+",
            re.IGNORECASE,
        ),
        "done_by_teams": frozenset(normal(word) for word in words("done_by_teams")),
    }


def _times(table: Table, lexicon: Lexicon) -> dict[str, Any]:
    """When it is, and how the text points back to it."""
    words = table.section
    term = rf"[^;\n]{{0,90}}?(?:{any_of(words('term_words'))})\s+(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?:19|20)\d\d"
    nouns_of_congress = words("nouns", dict)["Congress"]
    return {
        "same_day": re.compile(whole_words(lexicon.table("dates").section("same_day")), re.IGNORECASE),
        "beside_signing": re.compile(whole_words(words("beside_signing")), re.IGNORECASE),
        "at_month": re.compile(rf"(?<!\w)(?:{any_of(words('at_month_words'))})\s*$", re.IGNORECASE),
        "takes_place": re.compile(rf"(?<!\w)(?:{any_of(words('taking_place'))})(?:\s+\w+){{0,3}}\s*$", re.IGNORECASE),
        "told_of": re.compile(
            rf"(?<!\w)(?:{any_of(words('telling_words'))})(?!\w)[^.;\n]*(?<!\w)(?:{any_of(words('past_words'))})(?!\w)"
            rf"(?![^.;\n]*(?<!\w)(?:{any_of(words('where_words'))})\s+$)[^.;\n]*$",
            re.IGNORECASE,
        ),
        "bound": re.compile(rf"^(?:{any_of(words('bound_words'))})(?!\w)", re.IGNORECASE),
        "paper": re.compile(
            rf"(?<!\w)(?:{any_of(words('dated_papers'))})(?:\s+số)?(?:\s+[\w/.\-]*\d[\w/.\-–]*(?:\s?[-–]\s?[\w/.\-]+)?)?(?:\s+năm\s+\d{{4}})?"
            rf"(?:\s*,|\s+(?:{any_of(words('issuing_words'))}))?\s*$",
            re.IGNORECASE,
        ),
        "until": re.compile(rf"^(?:{any_of(words('until_words'))})(?!\w)", re.IGNORECASE),
        "signing": re.compile(rf"(?<!\w)(?:{any_of(words('document_signing'))})\s*(?:\w+\s*){{0,2}}$", re.IGNORECASE),
        "period": re.compile(
            rf"(?<!\w)(?:{any_of(words('period_words'))})\s+(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?:19|20)\d\d",
            re.IGNORECASE,
        ),
        "numbered": re.compile(rf"(?<!\w)(?:{any_of(words('number_words'))})\s", re.IGNORECASE),
        "ordinal": re.compile(
            rf"[^,.;:()\n]{{0,40}}?(?<!\w)(?:{any_of(words('number_words'))})\s+(?P<number>[IVXLC]+|\d+|\w+)(?!\w)",
            re.IGNORECASE,
        ),
        "of_congress": re.compile(rf"(?<!\w)(?:{any_of(nouns_of_congress)})(?!\w)[^.;\n]*$", re.IGNORECASE),
        "term": re.compile(
            rf"(?<!\w)(?:{any_of(nouns_of_congress)})[^;\n]{{0,140}}?(?:{any_of(words('term_words'))})\s+(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?:19|20)\d\d",
            re.IGNORECASE,
        ),
        "election": re.compile(
            rf"(?<!\w)(?:{any_of(words('election_words'))})[^;\n]{{0,100}}?(?:{any_of(words('assembly_words'))}){term}",
            re.IGNORECASE,
        ),
        "opening": re.compile(rf"(?<!\w)(?:{any_of(words('opening_words'))}){term}", re.IGNORECASE),
        "to_come": re.compile(whole_words(lexicon.table("dates").section("future_words")), re.IGNORECASE),
        "career_before": re.compile(
            rf"(?<!\w)(?:{any_of(lexicon.table('dates').section('career_verbs'))})(?!\w)[^.;\n]*$", re.IGNORECASE
        ),
        "career_step": re.compile(
            rf",?\s+[^.;\n]{{0,70}}?(?<!\w)(?:{any_of(lexicon.table('dates').section('career_verbs'))})(?!\w)",
            re.IGNORECASE,
        ),
        "issued": re.compile(
            rf",?\s+[^.;\n]{{0,60}}?(?<!\w)(?:{any_of(lexicon.table('dates').section('issuing_verbs'))})(?!\w)",
            re.IGNORECASE,
        ),
        "career": re.compile(
            rf",?\s+(?:{any_of(lexicon.table('dates').section('career_words'))})(?!\w)", re.IGNORECASE
        ),
        "ahead": re.compile(
            whole_words([*words("planned"), *lexicon.table("dates").section("ahead_words")]), re.IGNORECASE
        ),
        "past": re.compile(
            rf",?\s[^.;\n]{{0,50}}?(?<!\w)(?:{any_of(lexicon.table('dates').section('past_words'))})(?!\w)",
            re.IGNORECASE,
        ),
        "quarter": re.compile(
            rf"(?:\w+\s+)?(?:{any_of(lexicon.table('dates').section('quarter_words'))})\s", re.IGNORECASE
        ),
        "distant": re.compile(whole_words(lexicon.table("dates").section("distant_words")), re.IGNORECASE),
        "anniversary": re.compile(
            rf"(?<!\w)(?:{any_of(lexicon.table('dates').section('anniversary_words'))})\s+(?P<number>\d{{1,3}})\s+năm"
            r"(?!\w)[^.;\n]{0,90}?(?<!\d)(?P<year>1[89]\d\d|20\d\d)(?!\d|\s?[-–]\s?\d)",
            re.IGNORECASE,
        ),
        "by_month": frozenset(normal(word) for word in words("dated_by_month")),
        "day_part": re.compile(whole_words(lexicon.table("dates").section("day_parts")), re.IGNORECASE),
        "anaphora": re.compile(
            rf"(?<!\w)(?:{any_of(words('pointing_words'))})\s+(?P<noun>{any_of(words('anaphora', dict))})(?!\w)",
            re.IGNORECASE,
        ),
        "anaphora_kinds": {normal(noun): frozenset(kinds) for noun, kinds in words("anaphora", dict).items()},
    }


def _term(table: Table) -> str:
    """ "khóa XIV", "nhiệm kỳ 2016-2021"."""
    return rf"(?:{any_of(table.section('term_numbers'))})\s+[\w/]+(?:\s?[-–]\s?\d+)?"


def _kinds(table: Table, section: str) -> dict[str, str]:
    return {normal(word): kind for kind, phrases in table.section(section, dict).items() for word in phrases}
