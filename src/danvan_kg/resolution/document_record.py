"""What is known of a document, and what its parts say about identity."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from danvan_kg.entity import Identity
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.joining import Member
from danvan_kg.resolution.names import symbol_key, title_key
from danvan_kg.resolution.tally import favourite

# "18/2000/CT-TTg", "69/2017/NĐ-CP": numbered by the year that stands in the symbol.
_WITH_YEAR = re.compile(r"\d+-(\d{4})-")
_DIGITS = re.compile(r"\d+")
# Fewer words than this do not make a title that only one document has.
_TELLING_TITLE = 5
# Kinds whose name means one document in the whole country.
_LAWS = frozenset({"Law", "Ordinance"})


@dataclass(slots=True)
class DocumentRecord:
    """One or more observations, or a curated entry, taken for one document.

    `numbers` are without leading zeros, `printed` as printed. `published`: when the news about it appeared.
    """

    members: list[Member]
    kinds: Counter[str]
    type_names: Counter[str] = field(default_factory=Counter)
    symbols: Counter[str] = field(default_factory=Counter)
    numbers: set[str] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)
    dates: set[PartialDate] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    issuers: set[Identity] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    territory: str = ""
    published: set[PartialDate] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """The particular kind that most articles state."""
        return favourite(Counter({kind: self.kinds[kind] for kind in self.particular_kinds} or {"Document": 1}))

    @property
    def particular_kinds(self) -> set[str]:
        return set(self.kinds) - {"Document"}

    @property
    def symbol_keys(self) -> set[str]:
        return {symbol_key(symbol) for symbol in self.symbols}

    @property
    def dated_symbols(self) -> set[str]:
        """Symbols that hold the year of their numbering and so are unique."""
        return {symbol for symbol in self.symbol_keys if _WITH_YEAR.match(symbol)}

    @property
    def title_keys(self) -> set[str]:
        return {title_key(title) for title in self.titles}

    @property
    def telling_titles(self) -> set[str]:
        """Titles long enough to be one document's alone."""
        return {title for title in self.title_keys if len(title.split()) >= _TELLING_TITLE}

    @property
    def name_keys(self) -> set[str]:
        return {title_key(name) for name in self.names}

    @property
    def is_law(self) -> bool:
        return not _LAWS.isdisjoint(self.kinds)

    @property
    def is_number(self) -> bool:
        """Whether it goes by its type and a number alone."""
        return bool(self.printed) and not self.symbols and not self.names

    @property
    def known_by(self) -> date:
        """The last possible day of the earliest news about it."""
        return min((day.latest for day in self.published), default=date.max)

    @property
    def label(self) -> str:
        """Type and symbol, else a name, else type and title or number."""
        type_name = _capitalised(favourite(self.type_names))
        if self.symbols:
            return f"{type_name} số {favourite(self.symbols)}"
        if self.names:
            return favourite(self.names)
        if self.titles and not self.printed:
            return f"{type_name} {favourite(self.titles)}"
        return f"{type_name} số {favourite(self.printed)}" if self.printed else type_name

    @property
    def other_names(self) -> tuple[str, ...]:
        """Names, titles and symbols with their type, sorted, without the label."""
        type_name = _capitalised(favourite(self.type_names))
        symbols = {f"{type_name} số {symbol}" for symbol in self.symbols}
        return tuple(sorted({*self.names, *self.titles, *symbols} - {self.label}))

    def absorb(self, other: "DocumentRecord") -> None:
        self.members += other.members
        for name in ("numbers", "dates", "terms", "issuers", "published"):
            getattr(self, name).update(getattr(other, name))
        for name in ("kinds", "type_names", "symbols", "printed", "titles", "names"):
            getattr(self, name).update(getattr(other, name))


def bare_number(symbol: str) -> str:
    """The leading number without zeros; the whole where there is none."""
    digits = leading_digits(symbol)
    return digits.lstrip("0") or "0" if digits else symbol


def leading_digits(symbol: str) -> str | None:
    """The digits before the first sign, as printed: "04" of "04-NQ/ĐUK"."""
    match = _DIGITS.match(symbol)
    return match.group() if match else None


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
