"""Who or what carries out a document: the subject of "thực hiện" in front of it, or behind it.

Only words that say so may stand between the two: who speaks of it, judges, watches or is told carries out nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import any_of, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    ProgrammeObservation,
)
from danvan_kg.text import Span

_VERB_BACK = 60  # code points before a document in which "thực hiện" must end
_SUBJECT_BACK = 220  # code points before that verb in which its subject may stand
_OWNER_BACK = 24  # code points before a body in which "của" or "chỉ đạo" stands
_MOST_JOINED = 20  # documents that one subject carries out in a row
_TITLE_BACK = 30  # code points before a verb inside a title in which "gắn với" may stand


@dataclass(frozen=True, slots=True)
class Things:
    """The facts that relations bind, each with its mentions."""

    documents: Sequence[DocumentObservation] = ()
    campaigns: Sequence[CampaignObservation] = ()
    programmes: Sequence[ProgrammeObservation] = ()
    events: Sequence[EventObservation] = ()


@dataclass(frozen=True, slots=True)
class _Grammar:
    verb: re.Pattern[str]
    joined: re.Pattern[str]
    not_done: re.Pattern[str]
    by_body: re.Pattern[str]
    by_thing: re.Pattern[str]
    aimed: re.Pattern[str]
    not_in_title: re.Pattern[str]
    owner: re.Pattern[str]
    behind: re.Pattern[str]
    done_to: re.Pattern[str]


def behind_verb(verbs: Sequence[str], fillers: Sequence[str]) -> re.Pattern[str]:
    """One of `verbs` with nothing but `fillers` behind it, at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{any_of(verbs)})(?!\w)(?:\s|,|“|\"|(?:{any_of(fillers)})(?!\w))*$", re.IGNORECASE)


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("relations").section

    def only(name: str) -> str:
        return rf"(?:[\s,“\"*]|\d+(?!\w)|(?:{any_of(words(name))})(?!\w))*"

    return _Grammar(
        verb=behind_verb(words("implementing_verbs"), words("implementing_fillers")),
        joined=re.compile(
            rf"(?:(?<!\w)|(?=[,;]))(?:{any_of(words('implementing_joiners'))})\s+(?:\d+\s+\w+\s+)?$", re.IGNORECASE
        ),
        not_done=re.compile(whole_words([*words("asking_verbs"), *words("future_words")]), re.IGNORECASE),
        by_body=re.compile(only("carrying_words"), re.IGNORECASE),
        by_thing=re.compile(only("carrying_thing_words"), re.IGNORECASE),
        aimed=re.compile(rf"\s+(?:{any_of(words('aim_words'))})\s[^.;:]*", re.IGNORECASE),
        not_in_title=re.compile(whole_words(words("not_carrying_words")), re.IGNORECASE),
        owner=re.compile(rf"(?<!\w)(?:{any_of(words('owner_before_words'))})\s+$", re.IGNORECASE),
        behind=re.compile(rf"\s*[)”\"]?\s*,{only('subject_words')}", re.IGNORECASE),
        done_to=re.compile(rf"\s+(?:{any_of(words('suffering_words'))})(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class ImplementingReader:
    """Reads subjects in one article. `text` has the older tone placement, `things` are mentions with their keys."""

    text: str
    bodies: BodyIndex
    grammar: _Grammar
    things: Sequence[tuple[Span, str]] = field(repr=False)
    documents: Sequence[Span] = field(repr=False)
    programmes: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, text: str, bodies: BodyIndex, lexicon: Lexicon, things: Things) -> "ImplementingReader":
        kinds: Sequence[DocumentObservation | CampaignObservation | ProgrammeObservation]
        kinds = [*things.documents, *things.campaigns, *things.programmes]
        mentions = sorted((evidence.span, thing.key) for thing in kinds for evidence in thing.mentions)
        documents = sorted(evidence.span for document in things.documents for evidence in document.mentions)
        programmes = frozenset(programme.key for programme in things.programmes)
        return cls(text, bodies, _grammar(lexicon), mentions, documents, programmes)

    def subject(self, document: Span, key: str, sentence: Span) -> tuple[str, Span] | None:
        """The key of what carries out the document named at `document`, and the words that say so."""
        nearest = self._verb(document, sentence)
        if nearest is None:
            return None
        verb = self._first_verb(nearest, sentence)
        floor = max(sentence.start, verb - _SUBJECT_BACK)
        near = [item for item in self._between(floor, verb) if item[1] != key]
        around = [(span, thing) for span, thing in near if span.end > document.start]
        found = self._entitled(around[-1], verb) if around else self._before(verb, near, sentence)
        found = found or (None if around else self._behind(verb, document, sentence))
        if found is None or self._is_asked(found[0], verb, sentence):
            return None
        return found[1], Span(min(found[0].start, verb), max(document.end, found[0].end))

    def _verb(self, document: Span, sentence: Span) -> int | None:
        """Where the verb of carrying out stands in front of a document."""
        floor = max(sentence.start, document.start - _VERB_BACK)
        found = self.grammar.verb.search(self.text[floor : document.start])
        return floor + found.start() if found else None

    def _first_verb(self, verb: int, sentence: Span) -> int:
        """The first of several such verbs that are joined, each with its documents: their subject is before it."""
        last = bisect_left(self.documents, verb, key=lambda span: span.start)
        for place in range(last - 1, max(-1, last - 1 - _MOST_JOINED), -1):
            document = self.documents[place]
            if document.start < sentence.start or not self.grammar.joined.search(self.text, document.end, verb):
                return verb
            if (first := self._verb(document, sentence)) is not None:
                verb = first
        return verb

    def _between(self, start: int, end: int) -> Sequence[tuple[Span, str]]:
        """The mentions of things that begin there."""
        first = bisect_left(self.things, start, key=lambda item: item[0].start)
        return self.things[first : bisect_left(self.things, end, key=lambda item: item[0].start)]

    def _is_asked(self, subject: Span, verb: int, sentence: Span) -> bool:
        """Whether the clause asks for it or plans it: asked is not done."""
        first = min(max(sentence.start, subject.start - _VERB_BACK), verb)
        return bool(self.grammar.not_done.search(self.text, first, verb))

    def _entitled(self, around: tuple[Span, str], verb: int) -> tuple[Span, str] | None:
        """The thing whose title the verb and the document are part of, unless it says something else of it."""
        start = around[0].start
        other = self.grammar.not_in_title.search(self.text, max(start, verb - _TITLE_BACK), verb)
        return None if other else (Span(start, verb), around[1])

    def _before(self, verb: int, near: Sequence[tuple[Span, str]], sentence: Span) -> tuple[Span, str] | None:
        """What stands last before the verb in its clause: a document, a programme, a campaign, a body."""
        thing = max((item for item in near if item[0].end <= verb), key=lambda item: item[0].end, default=None)
        body = self.bodies.last_before(verb, max(sentence.start, verb - _SUBJECT_BACK))
        if body is not None and (thing is None or body.span.end > thing[0].end):
            return (body.span, body.organization.key) if self._acts(body, verb, sentence) else None
        return thing if thing is not None and self._carries(thing, verb) else None

    def _acts(self, body: OrganizationMention, verb: int, sentence: Span) -> bool:
        """Whether `body` carries out, and is not whose office somebody holds, whose paper it is, or who is told to."""
        if body.span.start in self.bodies.titled or not body.organization.complete:
            return False
        back = max(sentence.start, body.span.start - _OWNER_BACK)
        if self.grammar.owner.search(self.text, back, body.span.start):
            return False
        return self.grammar.by_body.fullmatch(self.text, body.span.end, verb) is not None

    def _carries(self, thing: tuple[Span, str], verb: int) -> bool:
        """Whether the verb behind a document, programme or campaign is said of it."""
        if thing[1] in self.programmes and self.grammar.aimed.fullmatch(self.text, thing[0].end, verb):
            return True
        return self.grammar.by_thing.fullmatch(self.text, thing[0].end, verb) is not None

    def _behind(self, verb: int, document: Span, sentence: Span) -> tuple[Span, str] | None:
        """ "Thực hiện Nghị quyết …, Đảng bộ đã …": the body right behind a document with which the sentence begins."""
        if verb > sentence.start + 2:
            return None
        comma = self.grammar.behind.match(self.text, document.end, sentence.end)
        body = self.bodies.at(comma.end()) if comma else None
        if body is None or body.span.end > sentence.end or not body.organization.complete:
            return None
        if body.span.start in self.bodies.titled or self.grammar.done_to.match(self.text, body.span.end):
            return None
        return body.span, body.organization.key
