"""Who holds an event and where it is, as patterns made from `data/lexicon/events.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.extraction.events.pieces import event_words
from danvan_kg.extraction.wording import UPPER, any_of, normal
from danvan_kg.lexicon import Lexicon

# What may stand between a body and the event that it holds.
_GAP = r"(?:\s|\)|\([^()\n]{1,40}\)|(?:{term}|{organizer_fillers}|{organizing_verbs})(?!\w))"


@dataclass(frozen=True, slots=True)
class OrganizerGrammar:
    """What stands between a body and the event that it holds."""

    organizing: re.Pattern[str]
    gap: re.Pattern[str]
    joiner: re.Pattern[str]
    glossed: re.Pattern[str]
    led_by: re.Pattern[str]
    members: re.Pattern[str]
    aside: re.Pattern[str]
    role: re.Pattern[str]
    between: re.Pattern[str]
    done_by: re.Pattern[str]
    held_by: re.Pattern[str]
    owned: re.Pattern[str]
    named_by_body: frozenset[str]
    name_break: re.Pattern[str]
    numbered_gap: re.Pattern[str]
    gap_end: re.Pattern[str]
    holding: re.Pattern[str]
    joined_end: re.Pattern[str]
    open_head: re.Pattern[str]
    open_subject: re.Pattern[str]
    open_break: re.Pattern[str]
    open_kinds: Mapping[str, str]
    introducing: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "OrganizerGrammar":
        words, section = event_words(lexicon), lexicon.table("events").section
        open_kinds = words.by_word("open_heads")
        open_head = rf"(?P<head>(?!{words.source('{not_open_heads}')}(?!\w)){any_of(open_kinds)})(?=\s)"
        roles = {name for role in lexicon.roles.roles for name in (role.name, *role.aliases)}
        return cls(
            organizing=words.whole("organizing_verbs"),
            gap=words(rf"{_GAP}*"),
            joiner=words(r"(?:\s|\)|\([^()\n]{1,40}\))*{organizer_joiners}(?:\s|\()*"),
            glossed=re.compile(r"\s*\([^()\n]{1,40}\)"),
            led_by=words(r"\s*,?\s*{done_by_words}\s.*{leading_phrases}\s*"),
            members=words(r"\s*,?\s*{member_words}(?!\w)[^.;\n]*"),
            aside=words(r"(?<!\w)(?:{place_words}|{source_words})\s+(?:\w+\s+){0,3}$"),
            role=words(rf"(?<!\w)(?:{any_of(roles - set(section('no_roles')))})\s+$"),
            between=words(r"(?<!\w){between_words}\s+"),
            done_by=words(r"(?<!\w){done_by_words}\s+"),
            held_by=words(r"(?<!\w){held_by_words}\s+"),
            owned=words(r"(?<!\w){of_words}\s+"),
            named_by_body=frozenset(section("named_by_body")),
            name_break=words(r"[,.;:()]|(?<!\w){name_breaks}(?!\w)"),
            numbered_gap=words(r"\s+(?:{number_words}|{ordinal_words})\s+\w+,?\s+"),
            gap_end=words(rf"(?<!\w){_GAP}+$"),
            holding=words(r"(?<!\w){strict_organizing}(?!\w)"),
            joined_end=words(r"(?:\s|\))*(?<!\w){organizer_joiners}(?:\s|\()*$"),
            open_head=re.compile(open_head, re.IGNORECASE),
            open_subject=re.compile(rf"(?:(?<=[.,:)–-]\s)|(?<![^\n])){open_head}", re.IGNORECASE),
            open_break=words(r"[.;:“”\"\n]|,\s(?-i:[A-ZĐ0-9])|(?<!\w)(?:{open_breaks}|{clause_words})(?!\w)"),
            open_kinds=open_kinds,
            introducing=words(r"(?<!\w){introducing_verbs}\s+(?=(?P<thing>{held_things})(?!\w))"),
        )


@dataclass(frozen=True, slots=True)
class SessionGrammar:
    """Sessions and teams by whose they are."""

    of_assemblies: frozenset[str]
    body: re.Pattern[str]
    reviewing: re.Pattern[str]
    team: re.Pattern[str]
    team_words: frozenset[str]
    team_name: re.Pattern[str]
    done_by_teams: frozenset[str]
    meeting_of: frozenset[str]
    assembly_parts: tuple[str, ...]
    heard: re.Pattern[str]
    no_report: re.Pattern[str]
    sitting: frozenset[str]
    sitting_bodies: frozenset[str]
    of_party: re.Pattern[str]
    party: str
    numbering: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "SessionGrammar":
        words, section = event_words(lexicon), lexicon.table("events").section
        heads = section("team_heads")
        return cls(
            of_assemblies=words.keys("assembly_sessions"),
            body=words(r"(?:,?\s+{term})*(?:,\s[^,.;]{2,30})?\s+{session_verbs}(?!\w)"),
            reviewing=words(
                r"\s+{reviewing_words}(?!\w)[^.;:()\n]{0,110}?(?<!\w){reviewed_ends}(?:\s+\d[\d/]*)?\s+{of_words}\s+"
            ),
            team=words(r"(?<!\w){team_words}\s+"),
            team_words=frozenset(normal(head).split()[0] for head in heads),
            team_name=words(
                r"(?P<head>{team_heads})\s+(?P<of>{of_words}\s+)?"
                r"(?=(?P<owner>{team_owners}(?!\w)|(?:{territory_heads}\s+)?{name}))"
            ),
            done_by_teams=words.keys("done_by_teams"),
            meeting_of=words.keys("meeting_of"),
            assembly_parts=tuple(section("assembly_parts")),
            heard=words(r"[^.;\n]{0,60}?,\s+{hearing_words}(?!\w)"),
            no_report=words.at_end("no_report_words"),
            sitting=words.keys("sitting_words"),
            sitting_bodies=frozenset(section("sitting_bodies")),
            of_party=words(
                r"(?:\s+(?!{not_party_congress}(?!\w))[^\s,.;:()]+){0,8}?\s+"
                r"(?:(?!{not_party_congress}(?!\w)){party_congress}(?!\w)|(?-i:Đảng)\s+(?-i:[IVX]+)(?!\w))"
            ),
            party=section("party")[0],
            numbering=words.keys("numbering_words"),
        )


@dataclass(frozen=True, slots=True)
class PlaceGrammar:
    """Where an event is, and territories that hold one."""

    place: re.Pattern[str]
    place_end: re.Pattern[str]
    territory: re.Pattern[str]
    holder: re.Pattern[str]
    short_names: Mapping[str, tuple[str, str]]
    by_itself: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "PlaceGrammar":
        words = event_words(lexicon)
        short = lexicon.table("events").section("territory_names", dict)
        return cls(
            place=words(
                rf"(?<!\w){{place_words}}\s+(?P<place>(?:{{place_heads}}\s+)*(?-i:[{UPPER}])[^,.;:()“”\"\n]{{1,70}})"
            ),
            place_end=words(r"\s(?:[-–]|{place_stops}(?!\w))"),
            territory=words(r"(?<!\w){territory}"),
            holder=words(r"(?<!\w)(?:(?:(?P<office>{territory_offices})\s+)?{territory}|{territory_names}(?!\w))"),
            short_names={normal(name): (head, rest) for name, (head, rest) in short.items()},
            by_itself=words(r"(?:^|[^\w\s]|\d|(?<!\w){before_territory})\s*$"),
        )
