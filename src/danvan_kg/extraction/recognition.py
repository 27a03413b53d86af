"""Recognises persons, bodies and positions in one article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from danvan_kg.article import Article
from danvan_kg.extraction.bodies import Body, BodyParser
from danvan_kg.extraction.binding import Binder, Bound
from danvan_kg.extraction.context import Context, Territory
from danvan_kg.extraction.elements import BodyMention, Element, ElementReader, PlaceMention
from danvan_kg.extraction.grammar import Grammar, grammar_of
from danvan_kg.extraction.names import Name, NameReader
from danvan_kg.extraction.naming import Namer
from danvan_kg.extraction.positions import PositionReader, settled, told_by_person
from danvan_kg.extraction.titles import Title, TitleReader
from danvan_kg.extraction.tokens import Tokens, tokenise
from danvan_kg.extraction.view import ArticleView, OrganizationMention, PersonMention, Sentence
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Person
from danvan_kg.text import Span


@dataclass
class Reading:
    """The state of reading one article: its elements by sentence, and what was made of them."""

    grammar: Grammar
    tokens: Tokens
    context: Context
    namer: Namer
    sentences: list[list[Element]]
    persons: dict[str, Person] = field(default_factory=dict)


def recognise(article: Article, lexicon: Lexicon) -> ArticleView:
    """The article with its sentences, bodies, persons and positions found."""
    grammar = grammar_of(lexicon)
    tokens = tokenise(article, grammar.abbreviations)
    bodies = BodyParser(grammar, tokens, {})
    reader = ElementReader(
        grammar, tokens, bodies, TitleReader(grammar, tokens, bodies), NameReader(grammar, tokens, bodies)
    )
    context = Context(grammar, tokens, _province(article))
    sentences = [reader.sentence(start, end) for start, end, _ in tokens.sentences]
    for element in (element for sentence in sentences for element in sentence):
        _note(context, element)
    reading = Reading(grammar, tokens, context, Namer(context), sentences)
    bound = [list(Binder(grammar, tokens, elements).bind()) for elements in sentences]
    names = _names(sentences, bound)
    people = _people(names)
    positions = PositionReader(tokens, context, reading.namer, people, article.published)
    for elements, bounds in zip(sentences, bound, strict=True):
        positions.read(elements, bounds)
    return ArticleView(
        article,
        [Sentence(tokens.span(start, end), zone.value) for start, end, zone in tokens.sentences],
        _organization_mentions(reading),
        _person_mentions(reading, people),
        settled(told_by_person(positions)),
    )


def _province(article: Article) -> Territory | None:
    if not article.province:
        return None
    for unit in ("thành phố", "tỉnh"):
        if article.province.startswith(unit + " "):
            return Territory(unit, article.province[len(unit) + 1 :])
    return None


def _note(context: Context, element: Element) -> None:
    if isinstance(element, BodyMention):
        context.note(element.body)
    elif isinstance(element, Title):
        if element.body:
            context.note(element.body)
        elif element.place:
            context.note_place(element.place)
    elif isinstance(element, PlaceMention):
        context.note_place(element.place)


# Persons


def _names(sentences: Sequence[Sequence[Element]], bound: Iterable[Iterable[Bound]]) -> list[Name]:
    """The names that are persons': sure ones, and those that a title is bound to."""
    titled = {id(b.name) for bounds in bound for b in bounds if b.name}
    named = [e for sentence in sentences for e in sentence if isinstance(e, Name) and not e.single]
    sure = {name.text for name in named if name.sure or id(name) in titled}
    return [name for name in named if name.text in sure]


def _people(names: Sequence[Name]) -> dict[str, Person]:
    """The person of each written form: that of the fullest form which ends in it."""
    forms = sorted({name.text for name in names}, key=lambda text: (-text.count(" "), text))
    people: dict[str, Person] = {}
    for form in forms:
        fuller = [text for text in people if text.endswith(" " + form)]
        people[form] = people[fuller[0]] if len(fuller) == 1 else Person(form)
    return people


def _person_mentions(reading: Reading, people: dict[str, Person]) -> list[PersonMention]:
    found: list[PersonMention] = []
    last: dict[str, Person] = {}
    for sentence in reading.sentences:
        for element in sentence:
            if not isinstance(element, Name):
                continue
            person = people.get(element.text)
            if person is None and element.single:
                person = last.get(element.text)
            if person:
                last[person.name.rsplit(" ", 1)[-1]] = person
                span = reading.tokens.span(element.start, element.end)
                found.append(PersonMention(span, person, short=element.single or element.text != person.name))
    return found


# Bodies


def _organization_mentions(reading: Reading) -> list[OrganizationMention]:
    found: list[OrganizationMention] = []
    for sentence in reading.sentences:
        titles = [e for e in sentence if isinstance(e, Title)]
        for element in sentence:
            if isinstance(element, BodyMention):
                found += _mentions(reading, element.body, ())
            elif isinstance(element, Title) and element.body:
                siblings = [t.body for t in titles if t.body and t is not element and t.start > element.start]
                found += _mentions(reading, element.body, siblings)
    return sorted(found, key=lambda mention: (mention.span.start, -mention.span.end))


def _mentions(reading: Reading, body: Body, siblings: Sequence[Body]) -> Iterable[OrganizationMention]:
    span = reading.tokens.span
    yield OrganizationMention(span(body.start, body.end), reading.namer.organization(body, siblings))
    for inner in body.nested():
        organization = reading.namer.organization(inner, siblings)
        yield OrganizationMention(span(inner.start, inner.end), organization, nested=True)


def person_at(view: ArticleView, span: Span) -> Person | None:
    """The first person named inside `span`."""
    inside = view.persons_in(span)
    return inside[0].person if inside else None
