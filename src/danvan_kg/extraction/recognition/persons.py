"""The persons of an article and the places that name them."""

from collections.abc import Iterable, Mapping, Sequence

from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.extraction.view import PersonMention
from danvan_kg.observation import Person


def people_of(
    sentences: Sequence[Sequence[Element]], bounds: Iterable[Iterable[Bound]], others: Mapping[str, str]
) -> dict[str, Person]:
    """The person of each written form of a full name: that of the one fuller form which ends in it, else its own.

    A name counts where it is sure by itself, or once a title is bound to it. `others` are forms that are further names
    of the person of another form.
    """
    titled = {id(bound.name) for sentence in bounds for bound in sentence if bound.name}
    named = [e for sentence in sentences for e in sentence if isinstance(e, Name) and not e.single]
    forms = {name.text for name in named if name.sure or id(name) in titled}
    people: dict[str, Person] = {}
    for form in sorted(forms - others.keys(), key=lambda text: (-text.count(" "), text)):
        fuller = [text for text in people if text.endswith(" " + form)]
        people[form] = people[fuller[0]] if len(fuller) == 1 else Person(form)
    for form in sorted(forms & others.keys()):
        people[form] = people.get(others[form], Person(others[form]))
    return people


def given_name(person: Person) -> str:
    """The last syllable, by which a person is called after the first mention."""
    return person.name.rsplit(" ", 1)[-1]


def person_mentions(
    tokens: Tokens, sentences: Iterable[Sequence[Element]], people: Mapping[str, Person]
) -> list[PersonMention]:
    """Every place that names a person, in order; a given name alone means the last person called so before."""
    found: list[PersonMention] = []
    called: dict[str, Person] = {}
    for element in (element for sentence in sentences for element in sentence):
        if not isinstance(element, Name):
            continue
        person = called.get(element.text) if element.single else people.get(element.text)
        if person:
            called[given_name(person)] = person
            short = element.single or element.text != person.name
            found.append(PersonMention(tokens.span(element.start, element.end), person, short))
    return found
