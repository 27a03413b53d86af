"""Joins the references of one article that mean one document: same number, same plenum, same name, same title."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.wording import normal
from danvan_kg.partial_date import PartialDate

_TELLING_TITLE = 5  # words; shorter titles ("công tác dân vận") are shared by different documents
_SHORTENED = "Scheme"  # the kind whose titles are shortened to some of their words
_MANY = 50  # schemes; no article names so many
_WORDS = re.compile(r"\w+")


@dataclass(slots=True)
class Group:
    """References to one document, in order of the text. `told` is what the first of them that says it says of each."""

    references: list[Reference] = field(default_factory=list)
    told: dict[str, object] = field(default_factory=dict)

    def add(self, reference: Reference) -> None:
        self.references.append(reference)
        for name, _ in _TELLING:
            if value := getattr(reference, name):
                self.told.setdefault(name, value)

    @property
    def _dates(self) -> list[PartialDate]:
        return [reference.date for reference in self.references if reference.date]

    def first(self, value: Callable[[Reference], object]) -> Reference | None:
        """The first reference for which `value` is there."""
        return next((reference for reference in self.references if value(reference)), None)

    def value(self, name: str) -> object:
        return next((value for reference in self.references if (value := getattr(reference, name))), None)

    def accepts(self, reference: Reference) -> bool:
        """Whether nothing in `reference` says that it is another document."""
        years = {date.year for date in self._dates}
        if reference.type.law and reference.date and years and reference.date.year not in years:
            return False  # "Bộ luật Hình sự 1999" and that of 2015
        return all(
            mine is None or theirs is None or same(mine, theirs)
            for name, same in _TELLING
            for mine, theirs in [(self.told.get(name), getattr(reference, name))]
        )


def in_apposition(references: Sequence[Reference], text: str, apposition: re.Pattern[str]) -> list[Reference]:
    """The references, where two that name one document side by side each know what the other says.

    "Nghị quyết Trung ương 7 khóa XI (Nghị quyết số 25-NQ/TW)": the plenum's and the numbered one are the same.
    """
    out = list(references)
    for place, (first, second) in enumerate(pairwise(references)):
        gap = text[first.span.end : second.span.start] if first.span.end <= second.span.start else None
        if gap is None or first.type.name != second.type.name or not apposition.fullmatch(gap):
            continue
        titled = [r for r in (first, second) if r.name and not (r.number or r.plenum)]
        named = {r.title for r in titled}
        bare = [r for r in (first, second) if r.number and not r.plenum and (r.title is None or r.title in named)]
        if len(titled) == len(bare) == 1:
            (own,), (number,) = titled, bare
            out[place] = replace(first, symbol=number.symbol, number=number.number, title=own.title, name=own.name)
            out[place + 1] = replace(second, symbol=number.symbol, number=number.number, title=own.title, name=own.name)
            continue
        plenums = [r for r in (first, second) if r.plenum and not r.number]
        numbered = [r for r in (first, second) if r.symbol and not r.plenum]
        if len(plenums) == len(numbered) == 1:
            (plenum,), (symbol,) = plenums, numbered
            out[place] = replace(
                out[place], symbol=symbol.symbol, number=symbol.number, plenum=plenum.plenum, term=plenum.term
            )
            out[place + 1] = replace(
                second, symbol=symbol.symbol, number=symbol.number, plenum=plenum.plenum, term=plenum.term
            )
    return out


def merge(references: Iterable[Reference], small: Collection[str]) -> list[Group]:
    """One group a document, in order of first mention; words that are `small` come and go in quoted titles."""
    groups: list[Group] = []
    index: dict[Hashable, list[Group]] = defaultdict(list)
    for reference in references:
        keys = _keys(reference, small)
        group = next((g for key in keys for g in reversed(index[key]) if g.accepts(reference)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(reference)
        for key in keys:
            if group not in index[key][-1:]:
                index[key].append(group)
    return _with_short_names(_with_shorter_titles(_with_bare_congresses(groups), small), small)


def _with_bare_congresses(groups: list[Group]) -> list[Group]:
    """What a congress passed whose number is left out is what the only numbered congress of that body passed."""
    named = {id(group): name for group in groups if (name := _congress(group))}
    gone: set[int] = set()
    for group in groups:
        name = named.get(id(group))
        homes = [g for g in groups if name and g is not group and named.get(id(g), "").startswith(f"{name} ")]
        homes = [g for g in homes if g.references[0].type == group.references[0].type]
        if len(homes) == 1:
            homes[0].references += [replace(each, issuers=(), name=None) for each in group.references]
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _congress(group: Group) -> str | None:
    first = group.references[0]
    return first.issuers[0].name if first.rule == "document.congress" and first.issuers else None


def _with_shorter_titles(groups: list[Group], small: Collection[str]) -> list[Group]:
    """Groups that are known by titles alone, of which one begins the other's, are one document."""
    kept: list[Group] = []
    openings: dict[Hashable, Group] = {}
    for group in groups:
        first = group.references[0]
        words = _folded(first.title, small).split() if first.title and not (group.told or first.plenum) else []
        if len(words) < _TELLING_TITLE:
            kept.append(group)
            continue
        opening = (first.type.kind, *words[:_TELLING_TITLE])
        home = openings.setdefault(opening, group)
        if home is not group and _begins(home, words, small):
            home.references += group.references
        else:
            kept.append(group)
    return kept


def _with_short_names(groups: list[Group], small: Collection[str]) -> list[Group]:
    """Schemes that are called by some words of the title of the only other one that has them, are that one."""
    titled = [g for g in groups if g.references[0].type.kind == _SHORTENED and g.references[0].title]
    if not 1 < len(titled) <= _MANY:
        return groups
    words = {id(group): _folded(group.references[0].title or "", small).split() for group in titled}
    gone: set[int] = set()
    for group in titled:
        mine = words[id(group)]
        homes = [g for g in titled if len(words[id(g)]) > len(mine) + 1 and _in_order(mine, words[id(g)])]
        if len(homes) == 1 and not group.told:
            homes[0].references += group.references
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _in_order(words: Sequence[str], others: Sequence[str]) -> bool:
    rest = iter(others)
    return all(word in rest for word in words)


def _begins(home: Group, words: list[str], small: Collection[str]) -> bool:
    known = _folded(home.references[0].title or "", small).split()
    least = min(len(known), len(words))
    return known[:least] == words[:least]


def _keys(reference: Reference, small: Collection[str]) -> list[Hashable]:
    """What two references to one document share, the surest first."""
    kind = reference.type.kind
    keys: list[Hashable] = []
    if reference.number:
        keys.append((kind, "number", _bare(reference.number)))
    if reference.plenum:
        keys.append((reference.type.name, "plenum", reference.plenum))
    if reference.name and reference.plenum is None:
        keys.append((kind, "name", _folded(reference.name, small)))
    if reference.rule == "document.congress" and reference.issuers:
        keys.append((reference.type.name, "congress", reference.issuers[0].name))
    if reference.title and len(reference.title.split()) >= _TELLING_TITLE:
        keys.append((kind, "title", _folded(reference.title, small)))
    return keys


def _folded(text: str, small: Collection[str]) -> str:
    words = (word.lstrip("0") or word for word in _WORDS.findall(normal(text)))
    return " ".join(word for word in words if word not in small)


def _bare(number: str) -> str:
    """A number without leading zeros and without the year behind it."""
    return number.partition("/")[0].lstrip("0").lower() or "0"


def _equal(left: object, right: object) -> bool:
    return left == right


def _same_number(left: object, right: object) -> bool:
    return _bare(str(left)) == _bare(str(right))


def _same_symbol(left: object, right: object) -> bool:
    """Equal but for leading zeros, marks and case: 4-KH/TW and 04-KH/TW."""
    return [_bare(part) for part in _WORDS.findall(str(left))] == [_bare(part) for part in _WORDS.findall(str(right))]


# What tells documents apart, and how it is compared.
_TELLING = (("symbol", _same_symbol), ("number", _same_number), ("plenum", _equal), ("term", _equal))
