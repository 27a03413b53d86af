"""Of whom an article speaks: whom a name means, and a form of address or a verb without one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.elements import Element, Honorific, Words
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.persons import given_name
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.lexicon.phrases import syllables
from danvan_kg.observation import Person

# Sentences without a name after which "ông", "bà" no longer tell whom they mean.
_SILENCE = 2
_KIN_WORDS = 2  # in the longest word for kin


@dataclass
class SpokenOf:
    """Listens to one article, sentence by sentence, in order of the text."""

    tokens: Tokens
    context: Context
    people: Mapping[str, Person]
    salient: Person | None = None
    by_given_name: dict[str, Person] = field(default_factory=dict)
    silence: int = 0

    def holder(self, bound: Bound) -> Person | None:
        """Who has the post: the person of the name, else the one of whom the text still speaks."""
        if bound.name is None and bound.period:  # a stage of the life that is told
            self.silence = 0
        return None if bound.name is None and self.silence > _SILENCE else self.person(bound.name)

    def person(self, name: Name | None) -> Person | None:
        if name is None:
            return self.salient
        return self.people.get(name.text) or self.by_given_name.get(name.text)

    def listen(self, elements: Sequence[Element]) -> None:
        self.silence += not self._goes_on(elements)
        for index, element in enumerate(elements):
            person = self.person(element) if isinstance(element, Name) and not element.historical else None
            if person and not self._is_kin(elements, index):
                self.silence = 0
                self.salient = person
                self.by_given_name[given_name(person)] = person

    def _goes_on(self, elements: Sequence[Element]) -> bool:
        """Whether the sentence speaks on of a person by a form of address without a name ("Năm 2010, ông là …")."""
        return any(
            isinstance(element, Honorific)
            and self.tokens.words[element.start : element.end] in self._pronouns
            and not (index + 1 < len(elements) and isinstance(elements[index + 1], Name | Title))
            for index, element in enumerate(elements)
        )

    @cached_property
    def _pronouns(self) -> list[list[str]]:
        return [list(syllables(word)) for word in self.context.grammar.lexicon.honorifics.pronouns]

    def _is_kin(self, elements: Sequence[Element], index: int) -> bool:
        """Whether the name at `index` only tells whose kin is spoken of: "là con nguyên Chủ tịch A"."""
        before = index - 1
        while before >= 0 and isinstance(elements[before], Title | Honorific):
            before -= 1
        element = elements[before] if 0 <= before < index - 1 else None
        if not isinstance(element, Words):
            return False
        kin = self.context.grammar.remarks["kin"].ending(element.words, len(element.words), _KIN_WORDS)
        return kin is not None
