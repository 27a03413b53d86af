"""Chains of titles, and whose they are.

A chain is a row of titles with nothing between them but separators. Whose it is, and how (held, taken, given up), follows from what
stands beside it: a name right after it, a name before it, or a phrase that makes or ends positions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.elements import BodyMention, Element, Honorific, Mark, Trigger, Words
from danvan_kg.extraction.names import Name
from danvan_kg.extraction.titles import Title
from danvan_kg.observation import Relation

_SEPARATORS = frozenset({",", "-", "–", "—", "/", "&"})
_JOINING = frozenset(
    {
        ("và",),
        ("kiêm",),
        ("đồng", "thời", "là"),
        ("đồng", "thời"),
        ("và", "là"),
        ("cùng",),
        ("kiêm", "nhiệm"),
        ("hiện", "là"),
        ("rồi",),
        ("sau", "đó", "là"),
    }
)
_OF_PERSON = frozenset({("đối", "với"), ("với",), ("cho",), ("của",)})
_STRENGTH = {
    "leave": Relation.LEAVES,
    "nominate": Relation.NOMINATED,
    "former": Relation.FORMER,
    "appoint": Relation.APPOINTED,
}


@dataclass(frozen=True, slots=True)
class Chain:
    """Titles in a row: the elements from index `first` to before `last` of a sentence. `breaks` are indexes of titles
    before which a semicolon stands."""

    titles: tuple[Title, ...]
    first: int
    last: int
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A title that belongs to a person. `name` None: to the person that the discourse tells. Offsets are tokens."""

    title: Title | None
    name: Name | None
    relation: Relation
    rule: str
    siblings: tuple[Title, ...]
    start: int
    end: int
    body: BodyMention | None = None
    bodies: tuple[BodyMention, ...] = ()


def chains(elements: Sequence[Element]) -> list[Chain]:
    """The chains of a sentence, in order."""
    found: list[Chain] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        if not isinstance(element, Title):
            index += 1
            continue
        chain = _chain(elements, index)
        found.append(chain)
        index = chain.last
    return found


def _chain(elements: Sequence[Element], first: int) -> Chain:
    titles = [elements[first]]
    breaks: list[int] = []
    index = first + 1
    while index < len(elements):
        after = _after_separator(elements, index)
        if after is None or not isinstance(elements[after], Title):
            break
        title = elements[after]
        assert isinstance(title, Title)
        if title.plural and after > index:
            break
        if any(isinstance(e, Mark) and e.text == ";" for e in elements[index:after]):
            breaks.append(len(titles))
        titles.append(title)
        index = after + 1
    return Chain(tuple(t for t in titles if isinstance(t, Title)), first, index, tuple(breaks))


def _after_separator(elements: Sequence[Element], index: int) -> int | None:
    """The index after the separators at `index`; None where something else stands there or nothing follows."""
    seen = 0
    while index < len(elements) and seen < 3:
        element = elements[index]
        if isinstance(element, Title):
            return index
        if isinstance(element, Mark) and (element.text in _SEPARATORS or element.text == ";"):
            pass
        elif not (isinstance(element, Words) and element.words in _JOINING):
            return None
        index += 1
        seen += 1
    return index if index < len(elements) and isinstance(elements[index], Title) else None


@dataclass(frozen=True)
class Binder:
    """Binds the chains of one sentence."""

    elements: Sequence[Element]

    def bind(self) -> Iterator[Bound]:
        used_before: set[int] = set()
        previous: tuple[Name, bool] | None = None
        for chain in chains(self.elements):
            right = self._name_right(chain.last)
            left = self._name_left(chain.first)
            trigger = self._trigger_left(chain.first)
            if chain.titles[0].plural and right is None and (names := self._list(chain.last)):
                yield from self._plural(chain, names)
            elif trigger is not None and not (right and not self._object(trigger)):
                yield from self._triggered(chain, trigger, right)
            elif right and left:
                yield from self._between(chain, left, right, previous)
            elif right:
                yield from self._row(chain.titles, right, "position.preposed")
                if chain.titles[0].plural:
                    for name in self._further(chain.last):
                        yield from self._row(chain.titles, name, "position.plural")
            elif left:
                yield from self._row(chain.titles, left, "position.postposed")
            if right:
                previous = (right, True)
        del used_before

    def _row(
        self, titles: Sequence[Title], name: Name | None, rule: str, relation: Relation = Relation.HOLDS
    ) -> Iterator[Bound]:
        status = ""
        for index, title in enumerate(titles):
            status = title.status or status
            own = relation
            if relation is Relation.HOLDS and status in ("former", "appointed"):
                own = Relation(status)
            siblings = (*titles[index + 1 :], *reversed(titles[:index]))
            points = [title.start, title.end, *((name.start, name.end) if name else ())]
            yield Bound(title, name, own, rule, siblings, min(points), max(points))

    def _between(self, chain: Chain, left: Name, right: Name, previous: tuple[Name, bool] | None) -> Iterator[Bound]:
        """A chain between two names: a semicolon parts it; else it goes the way the name before it had its own."""
        split = chain.breaks[-1] if chain.breaks else 0
        if not split and len(chain.titles) > 1 and not (previous and previous[0] == left):
            split = len(chain.titles) - 1
        yield from self._row(chain.titles[:split], left, "position.postposed")
        yield from self._row(chain.titles[split:], right, "position.preposed")

    def _plural(self, chain: Chain, names: Sequence[Name]) -> Iterator[Bound]:
        for name in names:
            yield from self._row(chain.titles, name, "position.plural")

    def _list(self, index: int) -> list[Name]:
        """The names of a list after "các …:", up to the next such head or other words."""
        names: list[Name] = []
        if index >= len(self.elements):
            return names
        first = self.elements[index]
        if not (isinstance(first, Mark) and first.text == ":") and not isinstance(first, Name | Honorific):
            return names
        for element in self.elements[index:]:
            if isinstance(element, Title) and element.plural:
                break
            if isinstance(element, Name) and not element.single:
                names.append(element)
            elif (isinstance(element, Words) and element.words not in _JOINING) or isinstance(element, Trigger):
                break
        return names

    def _further(self, index: int) -> list[Name]:
        """The names after the first one of "các Phó Chủ tịch A, B và C"."""
        names: list[Name] = []
        for element in self.elements[index:]:
            if isinstance(element, Name):
                names.append(element)
            elif (
                (isinstance(element, Mark) and element.text == ",")
                or isinstance(element, Honorific)
                or (isinstance(element, Words) and element.words == ("và",))
            ):
                continue
            else:
                break
        return names[1:]

    # What stands beside a chain

    def _name_right(self, index: int) -> Name | None:
        elements = self.elements
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        if index < len(elements):
            element = elements[index]
            if isinstance(element, Name):
                return element
        return None

    def _name_left(self, index: int) -> Name | None:
        """The name before a chain: with a comma, a dash, a bracket or nothing between, brackets skipped."""
        elements = self.elements
        index -= 1
        if index >= 0 and isinstance(mark := elements[index], Mark) and mark.text in {",", "-", "–", "—", "(", ":"}:
            index -= 1
        if index >= 0 and isinstance(mark := elements[index], Mark) and mark.text == ")":
            while index >= 0 and not (isinstance(mark := elements[index], Mark) and mark.text == "("):
                index -= 1
            index -= 1
        if index >= 0:
            element = elements[index]
            if isinstance(element, Name):
                return element
        return None

    def _trigger_left(self, index: int) -> int | None:
        """The index of the phrase right before a chain that makes or ends positions; small words between are skipped."""
        elements, index = self.elements, index - 1
        while index >= 0:
            element = elements[index]
            if isinstance(element, Trigger):
                return index
            if isinstance(element, Words) and all(word in _SKIPPED for word in element.words):
                index -= 1
                continue
            if isinstance(element, Mark) and element.text == ":" and index > 0:
                index -= 1
                continue
            return None
        return None

    def _object(self, trigger: int) -> bool:
        """Whether what follows the phrase is the position (chuẩn y chức vụ T) and not the person (bầu T P)."""
        element = self.elements[trigger]
        return isinstance(element, Trigger) and element.kind in ("take", "leave", "hold", "former")

    def _triggered(self, chain: Chain, trigger: int, right: Name | None) -> Iterator[Bound]:
        after = self._of_person(chain.last)
        name = after or self._subject(trigger) or right
        relation = self._relation(trigger)
        kind = self.elements[trigger]
        rule = f"position.{kind.kind}" if isinstance(kind, Trigger) else "position.trigger"
        yield from self._row(chain.titles, name, rule, relation)

    def _of_person(self, index: int) -> Name | None:
        """The name after "đối với", "cho", "của" that follow a chain."""
        elements = self.elements
        if index < len(elements) and isinstance(words := elements[index], Words) and words.words in _OF_PERSON:
            return self._name_right(index + 1)
        return None

    def _subject(self, index: int) -> Name | None:
        """The nearest name before `index` in the sentence."""
        for element in reversed(self.elements[:index]):
            if isinstance(element, Name):
                return element
        return None

    def _relation(self, trigger: int) -> Relation:
        """What the phrase and those before it in the clause say; a phrase for leaving right there wins."""
        near = self.elements[trigger]
        assert isinstance(near, Trigger)
        if near.kind in _STRENGTH:
            return _STRENGTH[near.kind]
        for element in reversed(self.elements[:trigger]):
            if isinstance(element, Trigger) and element.kind in _STRENGTH:
                return _STRENGTH[element.kind]
            if isinstance(element, Mark) and element.text in {";", "."}:
                break
        return Relation.HOLDS if near.kind == "hold" else Relation.APPOINTED


_SKIPPED = frozenset(
    [
        "được",
        "đã",
        "về",
        "việc",
        "chức",
        "vụ",
        "danh",
        "các",
        "với",
        "cho",
        "của",
        "để",
        "và",
        "lại",
        "tiếp",
        "tục",
        "tân",
        "vị",
        "trí",
        "thêm",
        "mới",
        "bổ",
        "sung",
        "sang",
        "là",
        "quyết",
        "định",
        "vào",
        "làm",
    ]
)
