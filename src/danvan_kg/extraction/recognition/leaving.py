"""Titles that are left, as what stands beside them tells: for others, by dismissal, by a posting elsewhere."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.elements import BodyMention, Honorific, Trigger, Words
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import NEAR_WORDS, Neighbours
from danvan_kg.extraction.recognition.titles import Title


@dataclass(frozen=True)
class Leaving:
    """Asks about the titles of one sentence that their holders leave. Indexes are those of elements."""

    near: Neighbours

    def is_moved(self, name: Name) -> bool:
        """Whether the person is the object of a phrase that sends somebody elsewhere: "điều động ông A, Bí thư B"."""
        before = next(index for index, element in enumerate(self.near.elements) if element is name) - 1
        while before >= 0 and isinstance(self.near.elements[before], Honorific):
            before -= 1
        element = self.near.elements[before] if before >= 0 else None
        phrase = self.near.tokens.words[element.start : element.end] if isinstance(element, Trigger) else ()
        return tuple(phrase) in self.near.grammar.moving

    def leads_to_another(self, chain: Chain) -> bool:
        """Whether the titles are those from which somebody comes to others: "A từ Phó Giám đốc B sang làm C"."""
        before = self.near.elements[chain.first - 1] if chain.first else None
        if not isinstance(before, Words) or before.words[-1] not in self.near.grammar.origins:
            return False
        after = chain.last
        if after < len(self.near.elements) and isinstance(words := self.near.elements[after], Words):
            after += words.words[0] in self.near.grammar.destinations and len(words.words) <= NEAR_WORDS
        return after < len(self.near.elements) and self.near.kind_of(after) == "take"

    def turns(self, index: int) -> bool:
        """Whether it is said at `index`, behind titles, what their holder is now: "Chủ tịch huyện | nay là Bí thư"."""
        elements, turned = self.near.elements, self.near.grammar.remarks["turned"]
        index += index < len(elements) and self.near.is_mark(index, ",", "(")
        if index + 1 >= len(elements) or not isinstance(elements[index + 1], Title):
            return False
        return bool(turned.longest(self.near.tokens.words, elements[index].start))

    def is_dismissed(self, index: int) -> bool:
        """Whether it is said at `index`, behind titles, that their holder loses them: "Cục trưởng X | bị cách chức"."""
        elements = self.near.elements
        index += index < len(elements) and self.near.is_mark(index, ",", ")")
        element = elements[index] if index + 1 < len(elements) else None
        if not isinstance(element, Words) or not self.near.grammar.auxiliaries.issuperset(element.words):
            return False
        object_ = elements[index + 2] if index + 2 < len(elements) else None
        named = isinstance(object_, Title | BodyMention) or (
            isinstance(object_, Words) and self.near.grammar.small_words.issuperset(object_.words[:1])
        )
        return self.near.kind_of(index + 1) == "leave" and not named
