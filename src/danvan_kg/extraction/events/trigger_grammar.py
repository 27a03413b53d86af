"""The words that name or report an event, as patterns made from `data/lexicon/events.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.extraction.events.pieces import event_words
from danvan_kg.extraction.wording import OpenedPattern, Phrases, any_of, normal, whole_words
from danvan_kg.lexicon import Lexicon

# What may stand between who does something and the verb.
_GAP = r"(?:\s|,|[-–]|\([^()\n]{1,40}\)|(?:{term}|{bare_gap_words})(?!\w))"


@dataclass(frozen=True, slots=True)
class TriggerGrammar:
    """Nouns and verbs that name or report an event, and what tells that they do not; tables by `normal` words."""

    phrases: Phrases
    noun_kinds: Mapping[str, str]
    verb_kinds: Mapping[str, str]
    not_event: Phrases
    viewed: re.Pattern[str]
    plenums: Mapping[str, str]
    plenum_number: re.Pattern[str]
    in_session: re.Pattern[str]
    gathered: frozenset[str]
    held_verbs: frozenset[str]
    held: re.Pattern[str]
    held_nouns: frozenset[str]
    held_behind: re.Pattern[str]
    announcing: frozenset[str]
    no_post: re.Pattern[str]
    honours: re.Pattern[str]
    made_known: frozenset[str]
    decisions: re.Pattern[str]
    of_posts: frozenset[str]
    posts: re.Pattern[str]
    handed_over: frozenset[str]
    handing: re.Pattern[str]
    deciding: frozenset[str]
    asked: re.Pattern[str]
    lawmaking: frozenset[str]
    of_committees: frozenset[str]
    turned: Mapping[str, re.Pattern[str]]
    unturned: frozenset[str]
    parts_of_congress: frozenset[str]
    telling: re.Pattern[str]
    sport: re.Pattern[str]
    sport_meetings: frozenset[str]
    exhibits: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "TriggerGrammar":
        words, section = event_words(lexicon), lexicon.table("events").section
        nouns, verbs = words.by_word("nouns"), words.by_word("verbs")
        return cls(
            phrases=Phrases([*nouns, *verbs]),
            noun_kinds=nouns,
            verb_kinds=verbs,
            not_event=Phrases(section("not_events")),
            viewed=words.at_end("viewing_words"),
            plenums={normal(word): body for word, body in section("plenums", dict).items()},
            plenum_number=re.compile(words.source(r"\s+(?:{number_words}\s+\w|\d|[IVX]+\b)")),
            in_session=words(r"(?:(?<!\w){session_leads}|,)\s+$"),
            gathered=words.keys("gathered_verbs"),
            held_verbs=words.keys("held_verbs"),
            held=words(r"(?<!\w){holding_words}(?:\s+\w+){0,2}\s*$"),
            held_nouns=words.keys("held_nouns"),
            held_behind=words(
                r"[^.;:\n]{0,200}?(?<!\w)(?:{done_by_words}|{held_by_words})\s[^.;:\n]{0,120}?(?<!\w){holding_words}(?!\w)"
            ),
            announcing=words.keys("announcing_verbs"),
            no_post=words.whole("other_decisions", "honours"),
            honours=words.whole("honours"),
            made_known=words.keys("made_known"),
            decisions=words(r"(?<!\w){decision_words}\s[^.;]{0,90}?(?<!\w){personnel_words}(?!\w)"),
            of_posts=words.keys("of_posts"),
            posts=words.whole("personnel_words"),
            handed_over=words.keys("handed_over"),
            handing=words(
                r"(?<!\w)(?:{same_decision_words}|{decision_words}\s[^.;]{0,160}?(?<!\w){personnel_words})(?!\w)[^.;]{0,160}?"
                r"(?<!\w){passive_words}\s[^.;,]{3,90}\s$"
            ),
            deciding=words.keys("deciding_verbs"),
            asked=words(r"(?<!\w){asking_words}\s+(?:[^.;\n]{1,60}\s)?$"),
            lawmaking=words.keys("lawmaking_verbs"),
            of_committees=words.keys("committee_verbs"),
            turned=_turned(lexicon),
            unturned=words.keys("unturned"),
            parts_of_congress=words.keys("parts_of_congress"),
            telling=words(r"(?<!\w){telling_words},?\s+"),
            sport=words.whole("sport_words"),
            sport_meetings=words.keys("sport_meetings"),
            exhibits=words(r"\W{0,3}{exhibits}(?!\w)"),
        )


def _turned(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """For each kind the words behind a gathering that make it one of that kind, but not of another decision."""
    words = event_words(lexicon)
    other = words.source(r"(?!(?:\s+{of_words}\s[^,.;]{0,50}?)?(?:\s+{about_words})?\s+{other_decisions}(?!\w))")
    kinds = lexicon.table("events").section("turned", dict)
    return {kind: re.compile(whole_words(phrases) + other, re.IGNORECASE) for kind, phrases in kinds.items()}


@dataclass(frozen=True, slots=True)
class BareGrammar:
    """Verbs that report an event only right behind who does it."""

    verb: re.Pattern[str]
    kinds: Mapping[str, str]
    gap: re.Pattern[str]
    titled_gap: re.Pattern[str]
    in_names: re.Pattern[str]
    of_assemblies: frozenset[str]
    of_committees: frozenset[str]
    votes: frozenset[str]
    passive: re.Pattern[str]
    active: frozenset[str]
    passive_lead: re.Pattern[str]
    passive_gap: re.Pattern[str]
    not_behind: re.Pattern[str]
    not_before: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "BareGrammar":
        words = event_words(lexicon)
        kinds = words.by_word("bare_verbs")
        working = "".join(rf"(?<!{re.escape(word)}\s)" for word in lexicon.table("events").section("working_leads"))
        roles = any_of(name for role in lexicon.roles.roles for name in (role.name, *role.aliases))
        return cls(
            verb=re.compile(whole_words(kinds)),
            kinds=kinds,
            gap=words(rf"{_GAP}*"),
            titled_gap=words(
                rf"(?:,|\s[-–])\s+(?:{roles})(?!\w)(?:(?<!\w){{dotted_words}}\."
                rf"|(?!(?<!\w)(?:{{clause_words}}|{{other_clause_words}})(?!\w))[^.;:\n“\"])"
                rf"{{0,110}}?{_GAP}*"
            ),
            in_names=words(r"{in_body_names}(?!\w)"),
            of_assemblies=words.keys("bare_assembly_verbs"),
            of_committees=words.keys("bare_committee_verbs"),
            votes=words.keys("voting_verbs"),
            passive=re.compile(words.source(r"(?<!\w){passive_session_verbs}(?!\w)")),
            active=words.keys("active_session_verbs"),
            passive_lead=words(r"(?<!\w){held_by_words}\s+$"),
            passive_gap=words(rf"(?:\s|{{trusting_words}}(?!\w)|{_GAP})*"),
            not_behind=words(r"\s*(?:\d|{not_behind_bare}(?!\w))"),
            not_before=words(rf"[“\"]|(?<!\w){working}{{not_before_bare}}(?!\w)"),
        )


@dataclass(frozen=True, slots=True)
class SequenceGrammar:
    """How one event is told beside, before, behind or again."""

    also: re.Pattern[str]
    frame: re.Pattern[str]
    further: re.Pattern[str]
    onward: re.Pattern[str]
    next: re.Pattern[str]
    rites: frozenset[str]
    earlier: re.Pattern[str]
    before: re.Pattern[str]
    same_day: re.Pattern[str]
    beside_signing: OpenedPattern
    ordinal: re.Pattern[str]
    anaphora: OpenedPattern
    anaphora_kinds: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "SequenceGrammar":
        words = event_words(lexicon)
        pointed = lexicon.table("events").section("anaphora", dict)
        return cls(
            also=words(r"(?<!\w){also_words}[^.;]{0,12}$"),
            frame=words(r"(?<!\w){frame_words}[^.;,]{0,14}$"),
            further=words(r"(?<!\w){further_words}(?:\s+\w+){0,4}\s*$"),
            onward=words(r"\W{0,3}{onward_words}[\s,][^.;]*$"),
            rites=words.keys("rites"),
            next=words(r"\W{0,3}{next_words}[\s,]"),
            earlier=words(r"\W{0,3}{earlier_openers},?\s"),
            before=words(r"\W{0,3}{before_openers}\s[^.;\n,]{1,60},\s"),
            same_day=words.whole("dates.same_day"),
            beside_signing=words.opened("beside_signing"),
            ordinal=words(r"[^,.;:()\n]{0,56}?(?<!\w){number_words}\s+(?P<number>[IVXLC]+|\d+|\w+)(?!\w)"),
            anaphora=words.opened("pointing_words", rf"\s+(?P<noun>{any_of(pointed)})(?!\w)"),
            anaphora_kinds={normal(noun): frozenset(kinds) for noun, kinds in pointed.items()},
        )
