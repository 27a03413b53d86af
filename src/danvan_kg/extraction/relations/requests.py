"""What a person asked of a body."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.quotations import single_blanks, trimmed
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.extraction.wording import PhrasePattern, any_of, once_per_lexicon, plain, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Evidence, Organization, Person, RequestObservation
from danvan_kg.text import Span

_SUBJECT_BACK = 260  # code points between a person with titles and the verb
_CLAUSE_AHEAD = 130  # code points behind the verb in which that subject may begin
_SUBJECT_START = re.compile(r",\s+|\bcủa\s+toàn\s+|\btoàn\s+", re.IGNORECASE)
_JOINER = re.compile(r"\s*(?:,|và|cùng)\s+(?:các\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Grammar:
    asking: PhrasePattern
    fillers: re.Pattern[str]
    pronoun: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("relations").section
    return _Grammar(
        asking=PhrasePattern(words("asking_verbs")),
        fillers=re.compile(rf"(?:\s|,|:|(?:{any_of(words('asking_fillers'))})(?!\w))*", re.IGNORECASE),
        pronoun=re.compile(whole_words(words("pronouns")), re.IGNORECASE),
    )


def find_requests(view: ArticleView, lexicon: Lexicon) -> list[RequestObservation]:
    """Requests with the person who asks and the bodies asked, in order; rule `request.verb`."""
    grammar, smooth = _grammar(lexicon), plain(view.text)
    bodies, people = BodyIndex.of(view), PersonIndex.of(view)
    found: list[RequestObservation] = []
    last: Person | None = None
    for sentence in view.sentences:
        persons = people.within(sentence.span)
        for verb in grammar.asking.finditer(smooth, sentence.span.start, sentence.span.end):
            before = [p for p in persons if p.span.end <= verb.start() and verb.start() - p.span.end < _SUBJECT_BACK]
            pronoun = grammar.pronoun.search(smooth, sentence.span.start, verb.start())
            person = before[-1].person if before else last if pronoun else None
            asked = _asked(bodies, grammar, smooth, verb.end(), sentence)
            if person is None or not asked:
                continue
            found.append(_request(view.text, person, asked, verb.start(), sentence, len(found)))
            break
        if persons:
            last = persons[0].person if len({p.person.name for p in persons}) == 1 else None
    return found


def _asked(bodies: BodyIndex, grammar: _Grammar, text: str, place: int, sentence: Sentence) -> tuple[Organization, ...]:
    """The bodies named right behind the verb, or as the subject of the clause there (", Đảng ủy Khối quan tâm …")."""
    filler = grammar.fillers.match(text, place, sentence.span.end)
    at: int | None = filler.end() if filler else place
    if at is not None and bodies.at(at) is None:
        limit = min(sentence.span.end, place + _CLAUSE_AHEAD)
        starts = (match.end() for match in _SUBJECT_START.finditer(text, place, limit))
        at = next((start for start in starts if bodies.at(start)), None)
    found: list[Organization] = []
    while at is not None and (mention := bodies.at(at)) and mention.span.end <= sentence.span.end:
        found.append(mention.organization)
        joiner = _JOINER.match(text, mention.span.end, sentence.span.end)
        at = joiner.end() if joiner else None
    return tuple(dict.fromkeys(found))


def _request(
    text: str, person: Person, asked: tuple[Organization, ...], start: int, sentence: Sentence, place: int
) -> RequestObservation:
    span = trimmed(text, start, sentence.span.end) or Span(start, sentence.span.end)
    words = single_blanks(span.of(text))
    return RequestObservation(f"request:{person.name}:{place}", person, asked, words, Evidence(span, "request.verb"))
