"""The patterns by which people take part in events, made from `data/lexicon/events.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.extraction.events.pieces import event_words
from danvan_kg.extraction.wording import UPPER, OpenedPattern, Phrases, once_per_lexicon
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Part


@dataclass(frozen=True, slots=True)
class PartPatterns:
    """Verbs of one part; `before` have the person in front of them, `behind` have the person behind them."""

    part: Part
    before: Phrases
    behind: Phrases


@dataclass(frozen=True, slots=True)
class OpenerGrammar:
    """What a sentence begins with tells whom it names; `caption` and `there_are` stand at an end."""

    attendance: re.Pattern[str]
    chairing: re.Pattern[str]
    interview: re.Pattern[str]
    according_to: re.Pattern[str]
    listed: re.Pattern[str]
    fronted: re.Pattern[str]
    earlier: re.Pattern[str]
    on_occasion: re.Pattern[str]
    there_are: re.Pattern[str]
    caption: re.Pattern[str]
    archived: re.Pattern[str]
    written: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "OpenerGrammar":
        words = event_words(lexicon)
        return cls(
            attendance=words(r"\W{0,3}{attendance_openers}(?!\w)"),
            chairing=words(r"\W{0,3}{chairing_openers}(?!\w)"),
            interview=words(r"\W{0,3}{interview_openers}(?!\w)"),
            according_to=words(r"\W{0,3}{according_words}(?!\w)"),
            listed=words(r"\W{0,3}{list_openers}(?!\w)"),
            fronted=words(r"\W{0,3}{fronted_verbs}(?!\w)"),
            earlier=words(r"\W{0,3}{earlier_words}(?!\w)"),
            on_occasion=words(r"\W{0,3}{occasion_openers}(?!\w)"),
            there_are=words(r"(?<!\w){there_are_words}(?!\w)(?:[^.;]{0,90}|[^.;:]{0,70}:[^.;]{0,120})$"),
            caption=words(r"{caption_words}\s*:[^.;\n]{0,60}\W*$"),
            archived=words.whole("archive_words"),
            written=words(r"\W{0,3}{writing_openers}(?!\w)"),
        )


@dataclass(frozen=True, slots=True)
class ClauseGrammar:
    """What stands between a person and a verb, or in front of either, and parts them."""

    word: re.Pattern[str]
    passive: re.Pattern[str]
    other: re.Pattern[str]
    noun_maker: re.Pattern[str]
    writing: re.Pattern[str]
    nominal: re.Pattern[str]
    giving_noun: re.Pattern[str]
    other_subject: re.Pattern[str]
    reporter: OpenedPattern
    no_verb: re.Pattern[str]
    denied: re.Pattern[str]
    absent: re.Pattern[str]
    once: re.Pattern[str]
    replaced: re.Pattern[str]
    meeting: re.Pattern[str]
    done_to: re.Pattern[str]
    let: re.Pattern[str]
    paired: re.Pattern[str]
    governed: re.Pattern[str]
    auxiliary: re.Pattern[str]
    weak_speech: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "ClauseGrammar":
        words = event_words(lexicon)
        return cls(
            word=words(r"(?<!\w)(?!{clause_not}(?!\w))(?<!\w){clause_words}(?!\w)"),
            passive=words(r"(?<!\w){passive_words}(?:\s+\w+){0,4}\s*$"),
            other=words.whole("other_clause_words"),
            noun_maker=words.at_end("noun_makers"),
            writing=words.whole("writing_words"),
            nominal=words.at_end("nominal_words"),
            giving_noun=words(r"(?<!\w){nominal_words}\s+(?:\w+,?\s+){0,3}$"),
            other_subject=re.compile(
                words.source(r",\s+{pronouns}\s+(?:(?=[a-zà-ỹđ]|$)|") + rf"(?:[{UPPER}]\w*\s+){{1,3}}$)"
            ),
            reporter=words.opened("telling_to", r"\s+{reporters}(?!\w)"),
            no_verb=words(r"{no_verbs}(?!\w)"),
            denied=words.at_end("denying_words"),
            absent=words.whole("staying_away"),
            once=words.at_end("once_words"),
            replaced=words(r"(?<!\w){replacing_words}\s+(?:\w+\s+){0,2}$"),
            meeting=words.whole("meeting_words"),
            done_to=words(r"[^.;“]*(?<!\w){passive_words}\s"),
            let=words.whole("letting_words"),
            # "A, chức vụ; B, chức vụ yêu cầu": two speakers of one verb have only titles between them.
            paired=words(r"(?:,|;|\s{pairing_words})\s[^.,;]{0,70}$"),
            governed=words(
                r"(?<!\w)(?:{governing_words}|{weak_governing}(?=\s+(?:{address_words}\s|" + rf"(?-i:[{UPPER}]))))"
                r"\s(?:(?!(?<!\w){governing_breaks}\s)[^,.;:()“”\"\n])*$"
            ),
            auxiliary=words(r"\s+{auxiliary_words}\s"),
            weak_speech=words.keys("weak_speech"),
        )


@dataclass(frozen=True, slots=True)
class AbsenceGrammar:
    """Who takes part in nothing."""

    absent: frozenset[str]
    late: re.Pattern[str]
    funeral: re.Pattern[str]
    death: re.Pattern[str]
    thing: re.Pattern[str]
    telegram: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "AbsenceGrammar":
        words = event_words(lexicon)
        late = words.source(r"(?<!\w){late_words}\s+(?:{late_titles}\s|")
        title = words.source(r"(?:(?!\s{governing_breaks}\s)[^,.;])*$")
        return cls(
            absent=frozenset(lexicon.table("events").section("absent")),
            late=re.compile(rf"{late}[{UPPER}]){title}"),
            funeral=words(
                r"(?<!\w){funeral_words}\s(?:(?!(?<!\w){funeral_breaks}\s)[^.,;:\n]){0,80}$",
            ),
            death=words(r"[^.;:\n]{0,60}?(?<!\w){death_words}(?!\w)"),
            thing=words(r"(?:(?<!\w){thing_words}\s|→)\s*$"),
            telegram=words.whole("telegrams"),
        )


@dataclass(frozen=True, slots=True)
class ReceivingGrammar:
    """Who receives what, and where nobody does; `closed` are bodies at whose sessions nobody else is."""

    kinds: frozenset[str]
    weak: re.Pattern[str]
    giving: re.Pattern[str]
    gifts: re.Pattern[str]
    flowers: re.Pattern[str]
    electing: re.Pattern[str]
    posting: re.Pattern[str]
    given: re.Pattern[str]
    decided: re.Pattern[str]
    decided_opener: re.Pattern[str]
    punishing: re.Pattern[str]
    post_giving: re.Pattern[str]
    post_denying: re.Pattern[str]
    closed: frozenset[str]
    closed_words: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "ReceivingGrammar":
        words, section = event_words(lexicon), lexicon.table("events").section
        return cls(
            kinds=frozenset(section("receiving_kinds")),
            weak=words(r"{weak_receiving}(?!\w)"),
            giving=words.whole("giving_words"),
            gifts=words.whole("gift_verbs"),
            flowers=words.whole("flower_words"),
            electing=words.whole("electing_words"),
            posting=words(r"(?<!\w){posting_verbs}$"),
            given=words(r"(?<!\w){given_words}\s+(?!{letting_words}(?!\w))[^.;:,“\n]{2,90}?\s{given_verbs}(?!\w)"),
            decided=words.whole("decided_verbs"),
            decided_opener=words(r"\W{0,3}{decided_openers}(?!\w)"),
            punishing=words.whole("punishing_words"),
            post_giving=words.whole("post_giving"),
            post_denying=words.whole("post_denying", "punishing_words"),
            closed=frozenset(section("closed_bodies")),
            closed_words=words.whole("closed_words"),
        )


@dataclass(frozen=True, slots=True)
class PartGrammar:
    """Patterns are matched against text with the older tone placement."""

    parts: tuple[PartPatterns, ...]
    openers: OpenerGrammar
    clauses: ClauseGrammar
    absence: AbsenceGrammar
    receiving: ReceivingGrammar


@once_per_lexicon
def part_grammar(lexicon: Lexicon) -> PartGrammar:
    """The grammar of parts for this lexicon."""
    parts = lexicon.table("events").section("parts", dict)
    return PartGrammar(
        tuple(_part(name, entry) for name, entry in parts.items()),
        OpenerGrammar.of(lexicon),
        ClauseGrammar.of(lexicon),
        AbsenceGrammar.of(lexicon),
        ReceivingGrammar.of(lexicon),
    )


def _part(name: str, entry: Mapping[str, list[str]]) -> PartPatterns:
    return PartPatterns(Part(name), Phrases(entry["before"]), Phrases(entry["behind"]))
