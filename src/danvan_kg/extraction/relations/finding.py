"""Relations that the text states between documents, campaigns, programmes, events and bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.relations.implementing import ImplementingReader, Things, behind_verb
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import any_of, once_per_lexicon, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Evidence, ProgrammeObservation, ProgrammeStatus, RelationObservation
from danvan_kg.text import Span

_VERB_BACK = 60  # code points before a document in which "tham mưu" must end
_SEQUEL_GAP = 1  # years between the end of a programme and the start of the one that follows it


@dataclass(frozen=True, slots=True)
class _Grammar:
    drafting: re.Pattern[str]
    guiding: re.Pattern[str]
    leading: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("relations").section

    def in_front(phrases: list[str]) -> re.Pattern[str]:
        return behind_verb(phrases, words("implementing_fillers"))

    def between(phrases: list[str]) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:\w+\s+){{0,3}}(?:{any_of(phrases)})\s+(?:\w+\s+){{0,2}}", re.IGNORECASE)

    return _Grammar(
        drafting=in_front(words("drafting_verbs")),
        guiding=between(words("guiding_verbs")),
        leading=between(words("leading_verbs")),
    )


def find_relations(view: ArticleView, lexicon: Lexicon, things: Things) -> list[RelationObservation]:
    """The relations between things of this article, each once, in order of evidence.

    Predicates: implements, draftedBy, guides, leads, follows, signedAt, launchedAt. Rules: `relation.<predicate>`.
    """
    smooth, bodies = plain(view.text), BodyIndex.of(view)
    implementing = ImplementingReader.of(smooth, bodies, lexicon, things)
    reader = _Reader(smooth, bodies, _grammar(lexicon), things, implementing)
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
    implementing: ImplementingReader

    def of_documents(self, sentences: Sequence[Span]) -> Iterator[RelationObservation]:
        """implements and draftedBy: the verb in front of a document and what stands before it."""
        mentions = sorted((e.span, d.key) for d in self.things.documents for e in d.mentions)
        place = 0
        for span, key in mentions:
            while place < len(sentences) and sentences[place].end <= span.start:
                place += 1
            if place == len(sentences) or not sentences[place].contains(span):
                continue
            yield from self._of_document(span, key, sentences[place])

    def _of_document(self, span: Span, key: str, sentence: Span) -> Iterator[RelationObservation]:
        before = self.text[max(sentence.start, span.start - _VERB_BACK) : span.start]
        if drafted := self.grammar.drafting.search(before):
            verb = span.start - len(before) + drafted.start()
            body = self.bodies.last_before(verb, max(sentence.start, verb - _VERB_BACK))
            if body is not None:
                yield _relation(key, "draftedBy", body.organization.key, Span(body.span.start, span.end))
        if carried := self.implementing.subject(span, key, sentence):
            subject, quote = carried
            yield _relation(subject, "implements", key, quote)

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
