"""Persons who are named behind titles: "… đối với ông A", "… là bà B", "… thay ông C"."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain, after_bracket
from danvan_kg.extraction.recognition.elements import BodyMention, Honorific, Mark, PlaceMention, Trigger, Words
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import COPULAS, NEAR_WORDS, WINDOW, Neighbours
from danvan_kg.extraction.recognition.titles import Title

_ADVERBIAL = 12  # words of time between two commas before the person of a clause


@dataclass(frozen=True)
class NamedBehind:
    """Asks about the names behind the chains of one sentence. Indexes are those of elements."""

    near: Neighbours

    def persons(self, index: int) -> list[Name]:
        """The names after "đối với", "cho", "của" that follow a chain, at once or ("đối với") later in the clause."""
        for after in range(index, min(len(self.near.elements), index + WINDOW)):
            element = self.near.elements[after]
            if isinstance(element, Words):
                at_once = after == index and element.words in self.near.grammar.of_person
                if at_once or element.words[-2:] == ("đối", "với"):
                    return self._joined_names(after + 1)
            elif isinstance(element, Name) or (isinstance(element, Mark) and element.text in {";", "."}):
                return []
        return []

    def by_copula(self, index: int) -> Name | None:
        """The holder of titles that end before `index`, named by a copula: "Trưởng ban (hiện) là (Bộ trưởng X) A"."""
        index += index < len(self.near.elements) and self._is_tail_of_title(index)
        index += index < len(self.near.elements) and isinstance(self.near.elements[index], BodyMention | PlaceMention)
        if index + 1 >= len(self.near.elements) or self.near.kind_of(index) not in COPULAS:
            return None
        return self.near.name_right(index + 1 + isinstance(self.near.elements[index + 1], Title))

    def replaced(self, index: int) -> Name | None:
        """The one who had the titles that end before `index`: "giữ chức Bí thư | , thay (cho) ông A"."""
        index += index < len(self.near.elements) and self.near.is_mark(index, ",")
        element = self.near.elements[index] if index < len(self.near.elements) else None
        if not isinstance(element, Words) or element.words not in self.near.grammar.replacing:
            return None
        name = self.near.name_right(index + 1)
        return name if name and not name.single else None

    def joined_to(self, chain: Chain, trigger: int) -> bool:
        """Whether the phrase of the last chain reaches this one: "miễn nhiệm chức A đối với B và C đối với D"."""
        between = self.near.elements[trigger + 1 : chain.first]
        joined = all(
            not isinstance(e, Words)
            or e.words in self.near.grammar.joining
            or self.near.grammar.small_words.issuperset(e.words)
            for e in between
        )
        named = any(isinstance(e, Name) for e in between) and not any(isinstance(e, Trigger) for e in between)
        return joined and named and bool(self.persons(chain.last))

    def alone(self, chain: Chain) -> Name | None:
        """The holder in a caption that has nothing but titles and name: "Phó Bí thư Thành ủy X, bà A."."""
        if chain.first or not self.near.addressed_behind(chain.last, ","):
            return None
        name = self.near.elements[chain.last + 2]
        rest = self.near.elements[chain.last + 3 :]
        return name if isinstance(name, Name) and all(isinstance(element, Mark) for element in rest) else None

    def dashed(self, index: int) -> Name | None:
        """The holder behind a dash: "Phó Trưởng ban Tổ chức Trung ương - (ông) A"."""
        if index + 1 >= len(self.near.elements) or not self.near.is_mark(index, "-", "–", "—"):
            return None
        following = self.near.elements[index + 1]
        if isinstance(following, Name):
            return None if following.single or self.near.is_titled(index + 1) else following
        name = self.near.elements[index + 2] if self.near.addressed_behind(index, "-", "–", "—") else None
        return name if isinstance(name, Name) else None

    def of_next_clause(self, index: int) -> Name | None:
        """The person of a clause that goes on behind one with titles: "Trong thời gian giữ chức A, B, ông C đã …"."""
        index = after_bracket(self.near.elements, index)
        index += index < len(self.near.elements) and self._is_tail(index)
        while index + 1 < len(self.near.elements) and self.near.is_mark(index, ",") and self._is_owner(index + 1):
            index += 2
        if not self.near.addressed_behind(index, ",") and self._is_adverbial(index):
            index += 2
        name = self.near.elements[index + 2] if self.near.addressed_behind(index, ",") else None
        return name if isinstance(name, Name) else None

    def goes_on_by_pronoun(self, index: int) -> bool:
        """Whether the clause goes on with a form of address and no name: "Với cương vị A, ông đã …"."""
        if index + 1 >= len(self.near.elements) or not self.near.is_mark(index, ","):
            return False
        return isinstance(self.near.elements[index + 1], Honorific) and not self.near.addressed_behind(index, ",")

    def _joined_names(self, index: int) -> list[Name]:
        """The name at `index` and those that "và" or a mark joins to it, each with titles of its own between."""
        first = self.near.name_right(index)
        names = [first] if first else []
        bracketed = False
        for after in range(index, min(len(self.near.elements), index + WINDOW)) if names else ():
            element = self.near.elements[after]
            joins = isinstance(element, Words) and element.words == ("và",)
            if self.near.is_mark(after, "(", ")"):
                bracketed = self.near.is_mark(after, "(")
            elif bracketed:
                continue
            elif joins or self.near.is_mark(after, ",", ";"):
                name = self.near.name_right(after + 1) if joins else self._listed_name(after + 1)
                if name is None and not self.near.is_mark(after, ","):
                    break
                names += [name] if name else []
            elif not isinstance(element, Name | Title | Honorific) and not self.near.is_mark(after, "-", "–"):
                break
        return names

    def _listed_name(self, index: int) -> Name | None:
        """The name at `index`, behind forms of address, with which no clause begins."""
        while index < len(self.near.elements) and isinstance(self.near.elements[index], Honorific):
            index += 1
        element = self.near.elements[index] if index < len(self.near.elements) else None
        clause = index + 1 < len(self.near.elements) and isinstance(self.near.elements[index + 1], Trigger)
        return element if isinstance(element, Name) and not clause and not element.single else None

    def _is_tail(self, index: int) -> bool:
        """Whether the element is the end of a body's name that nothing here reads."""
        element = self.near.elements[index]
        short = isinstance(element, Words) and len(element.words) <= NEAR_WORDS
        return short or self._is_tail_of_title(index)

    def _is_tail_of_title(self, index: int) -> bool:
        """Whether the element is what a title is about: "phụ trách kinh tế"."""
        element = self.near.elements[index]
        tails = self.near.grammar.title_tails
        return isinstance(element, Words) and any(element.words[: len(tail)] == tail for tail in tails)

    def _is_owner(self, index: int) -> bool:
        return isinstance(self.near.elements[index], PlaceMention | BodyMention)

    def _is_adverbial(self, index: int) -> bool:
        """Whether a comma stands at `index` and words behind it that end at the next: "…, ngay ngày đầu, ông C đã"."""
        if index + 2 >= len(self.near.elements) or not self.near.is_mark(index, ","):
            return False
        element = self.near.elements[index + 1]
        return isinstance(element, Words) and len(element.words) <= _ADVERBIAL and self.near.is_mark(index + 2, ",")
