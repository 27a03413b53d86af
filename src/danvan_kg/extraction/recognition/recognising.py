"""Recognises persons, bodies and positions in one article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.article import Article
from danvan_kg.extraction.recognition.binding import Binder
from danvan_kg.extraction.recognition.bodies import Body
from danvan_kg.extraction.recognition.body_parser import BodyParser
from danvan_kg.extraction.recognition.bound import SIBLINGS
from danvan_kg.extraction.recognition.context import Context, Territory
from danvan_kg.extraction.recognition.elements import BodyMention, Element, ElementReader, PlaceMention, Words
from danvan_kg.extraction.recognition.grammar import grammar_of
from danvan_kg.extraction.recognition.issues import unread_heads
from danvan_kg.extraction.recognition.named_things import without_named_things
from danvan_kg.extraction.recognition.names import NameReader
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.other_names import other_names
from danvan_kg.extraction.recognition.persons import people_of, person_mentions
from danvan_kg.extraction.recognition.positions import PositionReader
from danvan_kg.extraction.recognition.run_on_names import without_run_ons
from danvan_kg.extraction.recognition.settling import settled
from danvan_kg.extraction.recognition.titles import Title, TitleReader
from danvan_kg.extraction.recognition.tokens import Tokens, tokenise
from danvan_kg.extraction.view import ArticleView, OrganizationMention, Sentence
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Issue

_ADDRESS = 7  # elements of an address, with its commas
_BORN = 3  # words between what says that somebody is from there and the place


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was recognised, and what was seen and not understood."""

    view: ArticleView
    issues: tuple[Issue, ...]


def recognise(article: Article, lexicon: Lexicon) -> ArticleView:
    """The article with its sentences, bodies, persons and positions found."""
    return recognition_of(article, lexicon).view


def recognition_of(article: Article, lexicon: Lexicon) -> Recognition:
    """As `recognise`, with the issues."""
    grammar = grammar_of(lexicon)
    tokens = tokenise(article, grammar.abbreviations, grammar.degrees)
    bodies = BodyParser(grammar, tokens)
    titles, names = TitleReader(grammar, tokens, bodies), NameReader(grammar, tokens, bodies)
    reader = ElementReader(grammar, tokens, bodies, titles, names)
    read = [reader.sentence(start, end) for start, end, _ in tokens.sentences]
    sentences = without_named_things(grammar, tokens, without_run_ons(grammar, tokens, read))
    day = article.published.earliest if article.published else None
    context = Context(grammar, tokens, _province(article), day=day)
    _fill(context, sentences)
    binders = [Binder(grammar, tokens, elements) for elements in sentences]
    bounds = [list(binder.bind()) for binder in binders]
    people = people_of(sentences, bounds, other_names(grammar, tokens, sentences))
    namer = Namer(context)
    positions = PositionReader(tokens, context, namer, people, article.published)
    for binder, bound in zip(binders, bounds, strict=True):
        positions.read(binder.elements, bound, binder.strippings)
    view = ArticleView(
        article,
        [Sentence(tokens.span(start, end), zone.value) for start, end, zone in tokens.sentences],
        list(_organization_mentions(tokens, namer, sentences)),
        person_mentions(tokens, sentences, people),
        settled(positions.readings()),
    )
    issues = {
        issue.span: issue for issue in (*unread_heads(tokens, sentences, positions.is_placed), *positions.unplaced())
    }
    return Recognition(view, tuple(issues[span] for span in sorted(issues)))


def _province(article: Article) -> Territory | None:
    """The outlet's territory in its parts."""
    for unit in ("thành phố", "tỉnh"):
        if article.province and article.province.startswith(unit + " "):
            return Territory(unit, article.province[len(unit) + 1 :])
    return None


def _fill(context: Context, sentences: Sequence[Sequence[Element]]) -> None:
    """Notes the bodies and territories that the elements name, in order of the text; birthplaces tell no office's."""
    for sentence in sentences:
        for index, element in enumerate(sentence):
            if isinstance(element, BodyMention):
                context.note(element.body)
            elif isinstance(element, PlaceMention):
                if not _of_birth(context, sentence, index):
                    context.note_place(element.place)
            elif isinstance(element, Title) and element.body:
                context.note(element.body)
                context.note_role(element.start, element.role, element.body)
            elif isinstance(element, Title) and element.place:
                context.note_place(element.place)


def _of_birth(context: Context, sentence: Sequence[Element], index: int) -> bool:
    """Whether the place at `index` ends "quê xã A, huyện B, tỉnh C", which says where somebody is from."""
    before = index - 1
    while before > max(-1, index - _ADDRESS) and (
        isinstance(sentence[before], PlaceMention) or context.tokens.words[sentence[before].start] == ","
    ):
        before -= 1
    element = sentence[before] if before >= 0 else None
    if not isinstance(element, Words):
        return False
    births = context.grammar.remarks["births"]
    last = range(max(0, len(element.words) - _BORN), len(element.words))
    return any(births.longest(element.words, start) for start in last)


def _organization_mentions(
    tokens: Tokens, namer: Namer, sentences: Sequence[Sequence[Element]]
) -> Iterator[OrganizationMention]:
    """Every place that names a body, nested ones after the one around them."""
    for sentence in sentences:
        titled = [element.body for element in sentence if isinstance(element, Title) and element.body]
        read = 0
        for element in sentence:
            if isinstance(element, BodyMention):
                yield from _mentions(tokens, namer, element.body, ())
            elif isinstance(element, Title) and element.body:
                read += 1
                yield from _mentions(tokens, namer, element.body, titled[read : read + SIBLINGS])


def _mentions(tokens: Tokens, namer: Namer, body: Body, siblings: Sequence[Body]) -> Iterator[OrganizationMention]:
    yield OrganizationMention(tokens.span(body.start, body.end), namer.organization(body, siblings))
    for inner in body.nested():
        yield OrganizationMention(tokens.span(inner.start, inner.end), namer.organization(inner, siblings), nested=True)
