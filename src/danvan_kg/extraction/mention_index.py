"""Bodies and persons of an article by the place where they are named."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.view import ArticleView, OrganizationMention, PersonMention
from danvan_kg.text import Span


@dataclass(frozen=True, slots=True)
class BodyIndex:
    """Maximal mentions of bodies, by where they start and end."""

    mentions: Sequence[OrganizationMention]
    starts: Sequence[int] = field(repr=False)
    titled: frozenset[int] = field(repr=False, default=frozenset())

    @classmethod
    def of(cls, view: ArticleView) -> "BodyIndex":
        """The index of `view`; an abbreviation in brackets behind the full name belongs to it.

        `titled` are the starts of bodies that stand there as part of a person's title.
        """
        if cls not in view.indexes:
            view.indexes[cls] = cls._made(view)
        index = view.indexes[cls]
        assert isinstance(index, cls)
        return index

    @classmethod
    def _made(cls, view: ArticleView) -> "BodyIndex":
        mentions: list[OrganizationMention] = []
        for mention in (m for m in view.organizations if not m.nested):
            if mentions and (whole := _with_abbreviation(mentions[-1], mention, view.text)):
                mentions[-1] = whole
            else:
                mentions.append(mention)
        starts = [mention.span.start for mention in mentions]
        return cls(mentions, starts, frozenset(_titled(mentions, starts, view)))

    def at(self, offset: int) -> OrganizationMention | None:
        """The body whose name begins at `offset`."""
        place = bisect_left(self.starts, offset)
        if place < len(self.starts) and self.starts[place] == offset:
            return self.mentions[place]
        return None

    def around(self, offset: int) -> OrganizationMention | None:
        """The body inside whose name `offset` lies (its first place counts)."""
        place = bisect_right(self.starts, offset) - 1
        if place >= 0 and self.mentions[place].span.end > offset:
            return self.mentions[place]
        return None

    def within(self, span: Span) -> list[OrganizationMention]:
        """The bodies named inside `span`, in order."""
        found = []
        for place in range(bisect_left(self.starts, span.start), len(self.starts)):
            if self.mentions[place].span.end > span.end:
                break
            found.append(self.mentions[place])
        return found

    def last_before(self, offset: int, floor: int) -> OrganizationMention | None:
        """The body named last between `floor` and `offset`."""
        place = bisect_left(self.starts, offset) - 1
        if place >= 0 and self.starts[place] >= floor and self.mentions[place].span.end <= offset:
            return self.mentions[place]
        return None


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """Mentions of persons by where they start."""

    mentions: Sequence[PersonMention]
    starts: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, view: ArticleView) -> "PersonIndex":
        return cls(view.persons, [mention.span.start for mention in view.persons])

    def last_before(self, offset: int, floor: int) -> PersonMention | None:
        """The person named last between `floor` and `offset`."""
        place = bisect_left(self.starts, offset) - 1
        if place >= 0 and self.starts[place] >= floor and self.mentions[place].span.end <= offset:
            return self.mentions[place]
        return None

    def within(self, span: Span) -> list[PersonMention]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]


def _titled(mentions: Sequence[OrganizationMention], starts: Sequence[int], view: ArticleView) -> Iterator[int]:
    for position in view.positions:
        quote = position.evidence.span
        for place in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            if mentions[place].span.end <= quote.end:
                yield starts[place]


def _with_abbreviation(full: OrganizationMention, short: OrganizationMention, text: str) -> OrganizationMention | None:
    """ "Đài Tiếng nói Việt Nam (VOV)" as one mention; None where `short` is not such an abbreviation."""
    start, end = full.span.end, short.span.end
    bracketed = text[start : short.span.start].strip() == "(" and text.startswith(")", end)
    # "Thường vụ Quân ủy Trung ương (QUTW)": the brackets may be of the body to which the named one belongs.
    same = full.organization == short.organization or full.organization.name.endswith(f" {short.organization.name}")
    if not (bracketed and same):
        return None
    return OrganizationMention(Span(full.span.start, end + 1), full.organization)
