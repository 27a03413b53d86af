"""Lists of persons under one head: "các Phó Chủ tịch A, B", "nguyên Chủ tịch: A, B", "4 Thứ trưởng gồm: A, B"."""

from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.bodies import PlaceName
from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.elements import (
    BodyMention,
    Element,
    Honorific,
    Mark,
    PlaceMention,
    Trigger,
    Words,
)
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import COPULAS, Neighbours
from danvan_kg.extraction.recognition.settling import MEMBER
from danvan_kg.extraction.recognition.titles import Title, is_counted, number_of

_WHICH = 6  # words that tell which holders of a title are meant
_OWN = 6  # elements behind a name in which the person's own titles stand
_LONGEST = 400  # elements in the longest list


@dataclass(frozen=True)
class Lists:
    """Asks about the lists of one sentence. Indexes are those of elements."""

    near: Neighbours

    def of(self, chain: Chain) -> list[Name]:
        """The persons of whom each holds the titles of `chain`; none where it is no head of a list."""
        head = chain.titles[0]
        first = self._begin(chain.last)
        introduced = self._is_listed(chain.last, first)
        partaking = head.role.partaking and introduced
        several = head.plural or is_counted(head, self.near.tokens) or partaking or self._composed(chain.last, first)
        colon = first < len(self.near.elements) and self.near.is_mark(first, ":")
        opened = introduced or any(self.near.kind_of(index) in COPULAS for index in range(chain.last, first))
        titled = partaking or (several and (colon or opened))
        names = self._names(first, head, several, titled) if several or colon or introduced else []
        return names if head.plural or len(names) > 1 or (colon and self._closed(names)) else []

    def is_entry(self, index: int) -> bool:
        """Whether a colon at `index` gives titles to whoever is named behind: "…; Phó Trưởng ban: ông B"."""
        return index < len(self.near.elements) and self.near.is_mark(index, ":")

    def before(self, chain: Chain) -> list[Name]:
        """The persons before a bracket or comma behind which the titles are said to be of all: "A và B (đều là C)"."""
        index = chain.first - 1
        index -= index >= 0 and self.near.kind_of(index) in COPULAS
        words = self.near.elements[index] if index > 0 else None
        if not isinstance(words, Words) or words.words not in self.near.grammar.of_all:
            return []
        names: list[Name] = []
        index -= 1
        while index >= 0 and not (names and self.near.is_mark(index, ".", ";", "(", ")")):
            element = self.near.elements[index]
            joins = isinstance(element, Words) and element.words in self.near.grammar.joining
            if isinstance(element, Name):
                names.append(element)
            elif not joins and not isinstance(element, Mark | Honorific):
                break
            index -= 1
        return names[::-1] if len(names) > 1 else []

    def persons(self, index: int) -> list[Name]:
        """The persons of the list that begins at `index`, who may have titles of their own on either side."""
        elements = self.near.elements
        names: list[Name] = []
        bracketed, parted = False, 0
        for element in elements[index : index + _LONGEST]:
            if isinstance(element, Mark) and element.text in "()":
                bracketed = element.text == "("
            elif bracketed or isinstance(element, Honorific):
                continue
            elif isinstance(element, Name):
                names += [] if element.single else [element]
            elif isinstance(element, Mark):
                parted = len(names) if element.text == ";" else parted
            elif isinstance(element, Title):
                if element.plural:
                    break
            elif not (isinstance(element, Words) and element.words in self.near.grammar.joining):
                # "A, B; C được bầu làm …": with the semicolon a clause begins.
                begun = isinstance(element, Trigger) and 0 < parted == len(names) - 1
                return names[:parted] if begun else names
        return names

    def modified(self, title: Title, name: Name) -> Title:
        """`title` as the person has it: "2 Phó Bí thư: A, Phó Bí thư Thường trực; B" has A's with its modifier."""
        elements = self.near.elements
        index = next(i for i, element in enumerate(elements) if element is name) + 1
        for element in elements[index : index + _OWN]:
            if isinstance(element, Title):
                if element.role is title.role and not element.body and element.name != title.name:
                    return replace(title, name=element.name)
            elif not isinstance(element, Mark) or element.text == ";":
                break
        return title

    def place_behind(self, name: Name) -> PlaceName | None:
        """The territory in brackets behind a name: "A (Sơn La)"."""
        elements = self.near.elements
        index = next(i for i, element in enumerate(elements) if element is name) + 1
        if index + 2 >= len(elements) or not (self.near.is_mark(index, "(") and self.near.is_mark(index + 2, ")")):
            return None
        element = elements[index + 1]
        return element.place if isinstance(element, PlaceMention) else None

    def _begin(self, index: int) -> int:
        """Behind "là", "gồm", "gồm các đồng chí" at `index`, where the names or their colon stand.

        The body may be said before that by the first word of its name: "thành viên | Tiểu ban, gồm …".
        """
        elements = self.near.elements
        index += index < len(elements) and self.near.is_short_head(index)
        others = elements[index] if index < len(elements) else None
        index += isinstance(others, Words) and (others.words in self.near.grammar.others or self._tells_which(others))
        if index < len(elements) and self.near.kind_of(index) in COPULAS:
            index += 1
        comma = index + 1 < len(elements) and self.near.is_mark(index, ",")
        if index + comma < len(elements) and isinstance(words := elements[index + comma], Words):
            index += (1 + comma) * self._opens(words)
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        return index

    def _is_listed(self, index: int, first: int) -> bool:
        """Whether a word that opens a list stands between: "thành viên Tiểu ban, gồm các đồng chí: …"."""
        between = (element for element in self.near.elements[index:first] if isinstance(element, Words))
        return any(self._opens(element) for element in between)

    def _composed(self, index: int, first: int) -> bool:
        """Whether one of these words is one for what makes up a whole: "nhiều Ủy viên Bộ Chính trị gồm: A, B"."""
        between = (element for element in self.near.elements[index:first] if isinstance(element, Words))
        composing = self.near.grammar.composing
        return any(composing.longest(e.words, len(e.words) - n) for e in between for n in (1, 2) if n <= len(e.words))

    def _opens(self, words: Words) -> bool:
        """Whether the words open a list, behind what dates the head: "gồm", "nhiệm kỳ trước gồm"."""
        listing = self.near.grammar.listing
        ends = words.words[-1:] in listing or words.words[-2:] in listing
        return words.words in listing or (ends and self._tells_which(words))

    def _tells_which(self, words: Words) -> bool:
        """Whether the words tell which holders of the title are meant: "nhiệm kỳ trước", "chuyên trách"."""
        if len(words.words) > _WHICH:
            return False
        tail = any(words.words[: len(tail)] == tail for tail in self.near.grammar.title_tails)
        return tail or self.near.grammar.terms.longest(words.words, 0) is not None

    def _closed(self, names: list[Name]) -> bool:
        """Whether the one name is all that is said: "Trưởng ban: A; Phó Trưởng ban: B"."""
        if len(names) != 1:
            return False
        return names[0].end >= len(self.near.tokens) or self.near.tokens.surface[names[0].end] in _CLOSING

    def _names(self, index: int, head: Title, several: bool, titled: bool) -> list[Name]:
        """The names from `index` up to the next such head or other words; `several` where the head is of more than one.

        Where commas part the first persons, a semicolon ends the list, unless the head counts more of them, and so it
        does under a head in the singular. `titled`: the persons may have titles of their own.
        """
        elements, count = self.near.elements, number_of(head, self.near.tokens)
        names: list[Name] = []
        parted = bracketed = False
        preposed = index < len(elements) and isinstance(elements[index], Title | Mark)
        for at in range(index, min(len(elements), index + _LONGEST)):
            element = elements[at]
            if isinstance(element, Mark) and element.text in "()":
                bracketed = element.text == "("
            elif bracketed and (names or isinstance(element, PlaceMention | BodyMention)):
                continue
            elif isinstance(element, Name):
                names += [] if element.single else [element]
            elif isinstance(element, Mark):
                ended = not titled or not several or (len(names) > 1 and not parted) or count > 0
                if element.text == ";" and ended and len(names) >= count:
                    break
                parted = parted or element.text == ";"
            elif self._ends(element, titled, head) or (names and not preposed and self._is_before_name(at)):
                break
        return names

    def _is_before_name(self, index: int) -> bool:
        """Whether a title at `index` is that of the person behind it, with whom another list begins."""
        element = self.near.elements[index]
        return isinstance(element, Title) and self.near.name_right(index + 1) is not None

    def _ends(self, element: Element, titled: bool, head: Title) -> bool:
        """Whether the list ends with `element`; `titled` where its persons may have titles of their own."""
        if isinstance(element, Title):
            several = element.plural or is_counted(element, self.near.tokens)
            return not titled or (several and not self._within(element, head))
        if isinstance(element, Words):
            return element.words not in self.near.grammar.joining
        return not isinstance(element, Honorific)

    def _within(self, title: Title, head: Title) -> bool:
        """ "các đồng chí Ủy viên Bộ Chính trị: Thủ tướng A; các Phó Thủ tướng: B, C": B and C are members as well."""
        return head.role.name == MEMBER != title.role.name and head.addressed and not title.addressed


_CLOSING = frozenset({".", ";", ",", "\n"})
