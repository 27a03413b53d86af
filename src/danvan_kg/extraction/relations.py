"""Relations that the text states between documents, campaigns, programmes, events and bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import any_of, once_per_lexicon, plain, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    Evidence,
    ProgrammeObservation,
    ProgrammeStatus,
    RelationObservation,
)
from danvan_kg.text import Span

_VERB_BACK = 60  # code points before a document in which "thực hiện" must end
_SUBJECT_BACK = 220  # code points before that verb in which its subject may stand
_SEQUEL_GAP = 1  # years between the end of a programme and the start of the one that follows it


@dataclass(frozen=True, slots=True)
class Things:
    """The facts that relations bind, each with its mentions."""

    documents: Sequence[DocumentObservation] = ()
    campaigns: Sequence[CampaignObservation] = ()
    programmes: Sequence[ProgrammeObservation] = ()
    events: Sequence[EventObservation] = ()


@dataclass(frozen=True, slots=True)
class _Grammar:
    implementing: re.Pattern[str]
    joined: re.Pattern[str]
    not_done: re.Pattern[str]
    drafting: re.Pattern[str]
    guiding: re.Pattern[str]
    leading: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("relations").section
    fillers = rf"(?:\s|,|“|\"|(?:{any_of(words('implementing_fillers'))})(?!\w))*"

    def in_front(phrases: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w){fillers}$", re.IGNORECASE)

    def between(phrases: list[str]) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:\w+\s+){{0,3}}(?:{any_of(phrases)})\s+(?:\w+\s+){{0,2}}", re.IGNORECASE)

    return _Grammar(
        not_done=re.compile(whole_words([*words("asking_verbs"), *words("future_words")]), re.IGNORECASE),
        implementing=in_front(words("implementing_verbs")),
        joined=re.compile(
            rf"(?:(?<!\w)|(?=[,;]))(?:{any_of(words('implementing_joiners'))})\s+(?:\d+\s+\w+\s+)?$", re.IGNORECASE
        ),
        drafting=in_front(words("drafting_verbs")),
        guiding=between(words("guiding_verbs")),
        leading=between(words("leading_verbs")),
    )


def find_relations(view: ArticleView, lexicon: Lexicon, things: Things) -> list[RelationObservation]:
    """The relations between things of this article, each once, in order of evidence.

    Predicates: implements, draftedBy, guides, leads, follows, signedAt, launchedAt. Rules: `relation.<predicate>`.
    """
    reader = _Reader(plain(view.text), BodyIndex.of(view), _grammar(lexicon), things)
    found: dict[tuple[str, str, str], RelationObservation] = {}
    starts = [sentence.span for sentence in view.sentences]
    for relation in [*reader.of_documents(starts), *reader.of_bodies(starts), *_sequels(things), *_occasions(things)]:
        found.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return sorted(found.values(), key=lambda relation: (relation.evidence, relation.predicate, relation.subject))


def _relation(subject: str, predicate: str, thing: str, span: Span) -> RelationObservation:
    return RelationObservation(subject, predicate, thing, Evidence(span, f"relation.{predicate}"))


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    bodies: BodyIndex
    grammar: _Grammar
    things: Things

    def of_documents(self, sentences: Sequence[Span]) -> Iterator[RelationObservation]:
        """implements and draftedBy: the verb in front of a document and what stands before it."""
        mentions = sorted((e.span, d.key) for d in self.things.documents for e in d.mentions)
        others = self._subject_mentions()
        place = 0
        for span, key in mentions:
            while place < len(sentences) and sentences[place].end <= span.start:
                place += 1
            if place == len(sentences) or not sentences[place].contains(span):
                continue
            yield from self._of_document(span, key, sentences[place], others)

    def _of_document(
        self, span: Span, key: str, sentence: Span, others: Sequence[tuple[Span, str]]
    ) -> Iterator[RelationObservation]:
        before = self.text[max(sentence.start, span.start - _VERB_BACK) : span.start]
        if drafted := self.grammar.drafting.search(before):
            verb = span.start - len(before) + drafted.start()
            body = self.bodies.last_before(verb, max(sentence.start, verb - _VERB_BACK))
            if body is not None:
                yield _relation(key, "draftedBy", body.organization.key, Span(body.span.start, span.end))
        if (nearest := self._verb(span, sentence)) is not None:
            verb = self._first_verb(nearest, sentence)
            subject = self._subject(verb, sentence, others, key) or self._subject_behind(verb, span, sentence)
            if subject is not None and not self._is_asked(subject[0], verb, sentence):
                first, last = min(subject[0].start, verb), max(span.end, subject[0].end)
                yield _relation(subject[1], "implements", key, Span(first, last))

    def _verb(self, document: Span, sentence: Span) -> int | None:
        """Where the verb of carrying out stands in front of a document."""
        floor = max(sentence.start, document.start - _VERB_BACK)
        found = self.grammar.implementing.search(self.text[floor : document.start])
        return floor + found.start() if found else None

    def _first_verb(self, verb: int, sentence: Span) -> int:
        """The first of several such verbs that are joined, each with its documents: their subject is before it."""
        before = [e.span for d in self.things.documents for e in d.mentions if sentence.start <= e.span.start < verb]
        for document in sorted(before, reverse=True):
            if not self.grammar.joined.search(self.text, document.end, verb):
                return verb
            if (first := self._verb(document, sentence)) is not None:
                verb = first
        return verb

    def _is_asked(self, subject: Span, verb: int, sentence: Span) -> bool:
        """Whether the clause asks for it or plans it: asked is not done."""
        first = min(max(sentence.start, subject.start - _VERB_BACK), verb)
        return bool(self.grammar.not_done.search(self.text, first, verb))

    def _subject(
        self, verb: int, sentence: Span, others: Sequence[tuple[Span, str]], key: str
    ) -> tuple[Span, str] | None:
        """What stands last before the verb in its clause: a document around it, a programme, a campaign, a body."""
        floor = max(sentence.start, verb - _SUBJECT_BACK)
        near = [(s, k) for s, k in others if k != key and floor <= s.start < verb]
        around = [(s, k) for s, k in near if s.end > verb]
        if around:
            return Span(around[-1][0].start, verb), around[-1][1]
        body = self.bodies.last_before(verb, floor)
        named = [*near, *([(body.span, body.organization.key)] if body else [])]
        last = max(named, key=lambda item: item[0].end, default=None)
        return last if last and not re.search(r"[.;]", self.text[last[0].end : verb]) else None

    def _subject_behind(self, verb: int, document: Span, sentence: Span) -> tuple[Span, str] | None:
        """ "Thực hiện Nghị quyết …, Đảng bộ đã …": the first body behind a document with which the sentence begins."""
        if verb > sentence.start + 2:
            return None
        limit = min(sentence.end, document.end + _SUBJECT_BACK)
        behind = self.bodies.within(Span(document.end, limit)) if document.end < limit else []
        return (behind[0].span, behind[0].organization.key) if behind else None

    def _subject_mentions(self) -> list[tuple[Span, str]]:
        kinds: Sequence[DocumentObservation | CampaignObservation | ProgrammeObservation]
        kinds = [*self.things.documents, *self.things.campaigns, *self.things.programmes]
        return sorted((evidence.span, thing.key) for thing in kinds for evidence in thing.mentions)

    def of_bodies(self, sentences: Sequence[Span]) -> Iterator[RelationObservation]:
        """guides and leads, where one body stands on each side of the verb."""
        for sentence in sentences:
            named = self.bodies.within(sentence)
            for first, second in pairwise(named):
                for predicate, pattern in (("guides", self.grammar.guiding), ("leads", self.grammar.leading)):
                    if pattern.fullmatch(self.text, first.span.end, second.span.start):
                        span = Span(first.span.start, second.span.end)
                        yield _relation(first.organization.key, predicate, second.organization.key, span)


def _sequels(things: Things) -> Iterator[RelationObservation]:
    """A programme follows the one of the same parties whose period ended when its own began."""
    for later in things.programmes:
        for earlier in things.programmes:
            if later is earlier or later.period_start is None or earlier.period_end is None:
                continue
            gap = later.period_start.value - earlier.period_end.value
            if 0 <= gap <= _SEQUEL_GAP and _parties(later) == _parties(earlier):
                yield _relation(later.key, "follows", earlier.key, later.period_start.evidence.span)


def _parties(programme: ProgrammeObservation) -> frozenset[str]:
    return frozenset(party.value.name for party in programme.parties)


def _occasions(things: Things) -> Iterator[RelationObservation]:
    """signedAt and launchedAt: the event in whose clause a programme or campaign is named."""
    for event in things.events:
        spans = [evidence.span for evidence in event.mentions]
        if event.kind == "SigningCeremony":
            for programme in things.programmes:
                organizers = {organizer.value.name for organizer in event.organizers}
                if programme.status.value is ProgrammeStatus.SIGNED and _parties(programme) <= organizers:
                    yield _relation(programme.key, "signedAt", event.key, spans[0])
        if event.kind == "Launch":
            for campaign in things.campaigns:
                named = [e.span for e in campaign.mentions if any(e.span.overlaps(span) for span in spans)]
                if named:
                    yield _relation(campaign.key, "launchedAt", event.key, named[0])
