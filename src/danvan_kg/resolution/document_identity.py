"""Whether documents are one: what they may be joined by, and what keeps them apart."""

from collections.abc import Iterator, Set
from datetime import date

from danvan_kg.authority import Authority
from danvan_kg.entity import Identity
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.document_record import DocumentRecord
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.symbol_suffixes import SymbolSuffixes

# Stands for the central bodies, which number in one series.
_SERIES = "trung ương"
# Titles are forms of one if they share so much of the shorter one's words ("trong đảng bộ …", "của đảng bộ …").
_ALIKE = 0.75
# Under one symbol a paraphrase says less than a title; titles of two subjects share next to nothing.
_ALIKE_UNDER_ONE_SYMBOL = 0.25


class DocumentIdentity:
    """Knows who numbers in one series, and when its terms began and ended."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._series = {organizations.named(body.name): body.numbering for body in authority.bodies if body.numbering}
        self._terms = [term for term in authority.terms if organizations.named(term.organization) in self._series]
        self._suffixes = SymbolSuffixes(authority, organizations)

    def parts(self, record: DocumentRecord) -> tuple[str, ...]:
        """What the IRI is made from: the most telling of symbol, name, number and title, else the place it is named.

        The last part is for people to read; all of them together are the key.
        """
        kind, period, numberer = min(record.kinds), "+".join(sorted(self.period(record))), self._numberer(record)
        type_name = name_key(min(record.type_names))
        if record.symbols:
            symbol = min(record.symbol_keys)
            return (symbol,) if symbol in record.dated_symbols else (period, numberer, symbol)
        if record.name_keys:
            return kind, period, self._scope(record), min(record.name_keys)
        if record.numbers and (record.issuers or self._is_of_series(record)):
            return kind, period, f"{type_name} {min(record.numbers)} {numberer}"
        if record.telling_titles:
            return kind, "+".join(sorted(record.numbers)), min(record.telling_titles)
        return kind, *min(record.members), " ".join([type_name, *sorted(record.numbers), *sorted(record.title_keys)])

    def period(self, record: DocumentRecord) -> set[str]:
        """The terms in which it can have been numbered; for other numberings, its years."""
        if record.terms:
            return set(record.terms)
        if self._is_of_series(record):
            return {number for day in record.dates for number in self._terms_of(day)}
        return {str(day.year) for day in record.dates}

    def contradict(self, left: DocumentRecord, right: DocumentRecord) -> bool:
        """Whether the two cannot be one document."""
        if self._of_one_numbering(left, right):
            return False
        if _differ(left.particular_kinds, right.particular_kinds):
            return True
        if _differ(left.symbol_keys, right.symbol_keys) or _differ(left.numbers, right.numbers):
            return True
        if left.dated_symbols & right.dated_symbols:
            return False
        return (
            _differ(self.period(left), self.period(right))
            or self._differ_in_issuers(left, right)
            or _differ_in_dates(left, right)
            or self._differ_in_titles(left, right)
            or _is_younger_than_news(left, right)
            or _is_younger_than_news(right, left)
        )

    def exact_tokens(self, record: DocumentRecord) -> Iterator[str]:
        """A symbol with its year, with the term or year of the document and who numbers, or with its day."""
        for symbol in record.symbol_keys:
            if symbol in record.dated_symbols:
                yield symbol
            else:
                yield from (f"{symbol}|{period}|{self._numberer(record)}" for period in self.period(record))
                yield from (f"{symbol}|{day}" for day in record.dates if day.day)

    def title_tokens(self, record: DocumentRecord) -> Iterator[str]:
        yield from (f"{kind}|{title}" for kind in record.kinds for title in record.telling_titles)

    def name_tokens(self, record: DocumentRecord) -> Iterator[str]:
        yield from (f"{kind}|{name}|{self._scope(record)}" for kind in record.kinds for name in record.name_keys)

    def symbol_tokens(self, record: DocumentRecord) -> Iterator[str]:
        yield from (f"{symbol}|{self._numberer(record)}" for symbol in record.symbol_keys)

    def news_tokens(self, record: DocumentRecord) -> Iterator[str]:
        """A symbol of a unique issuer or series with its term or year; where that is not told, with the news'."""
        if self._is_of_series(record) or self._unique_issuers(record):
            periods = self.period(record) or self._period_of_news(record)
            yield from (f"{symbol}|{p}|{self._numberer(record)}" for symbol in record.symbol_keys for p in periods)

    def number_tokens(self, record: DocumentRecord) -> Iterator[str]:
        """Never the number alone: with its type, and the issuer or series."""
        if record.issuers or self._is_of_series(record):
            numberer = self._numberer(record)
            yield from (f"{kind}|{number}|{numberer}" for kind in record.kinds for number in record.numbers)

    def undated_law_tokens(self, record: DocumentRecord) -> Iterator[str]:
        """A law that is named without its year, where there are several of that name, is the law of that name."""
        if record.is_law and not self.period(record):
            yield from record.name_keys

    def _scope(self, record: DocumentRecord) -> str:
        """Where a name means one document: everywhere for a law or with a term, else with its issuer or outlet."""
        return "" if record.is_law or record.terms else self._numberer(record)

    def _numberer(self, record: DocumentRecord) -> str:
        """Who gives the number: a series, those whom the symbol tells, the issuers, else outlet's territory or article.

        What a symbol tells goes before issuers, of which an article may leave out one.
        """
        if self._is_of_series(record):
            return _SERIES
        if issuers := self._unique_issuers(record) or record.issuers:
            return "+".join(sorted(issuer.key for issuer in issuers))
        return record.territory or "\n".join(min(record.members))

    def _is_of_series(self, record: DocumentRecord) -> bool:
        return bool((record.issuers | self._unique_issuers(record)) & self._series.keys())

    def _of_one_numbering(self, left: DocumentRecord, right: DocumentRecord) -> bool:
        """One symbol of a unique issuer or series in one term or year: what else differs is a slip of an article."""
        symbols = left.symbol_keys & right.symbol_keys
        return bool(symbols and self._unique_issuers(left) and self.period(left) & self.period(right))

    def _unique_issuers(self, record: DocumentRecord) -> frozenset[Identity]:
        """Those that the symbols tell by themselves."""
        return frozenset().union(*(self._suffixes.issuers(symbol) for symbol in record.symbol_keys))

    def _period_of_news(self, record: DocumentRecord) -> set[str]:
        """The one term, or for other numberings the one year, in which all news about it are published; else none."""
        if self._is_of_series(record):
            periods = {number for day in record.published for number in self._terms_of(day)}
        else:
            periods = {str(day.year) for day in record.published}
        return periods if len(periods) == 1 else set()

    def _terms_of(self, day: PartialDate) -> Iterator[str]:
        for term in self._terms:
            if day.latest >= term.start and day.earliest <= (term.end or date.max):
                yield term.number

    def _differ_in_issuers(self, left: DocumentRecord, right: DocumentRecord) -> bool:
        """Bodies of one series may pass for one another; a symbol that tells its issuers outweighs what is named."""
        if left.symbol_keys & right.symbol_keys and self._unique_issuers(left):
            return False
        if not _differ(left.issuers, right.issuers):
            return False
        series = ({self._series.get(i) for i in left.issuers}, {self._series.get(i) for i in right.issuers})
        return not (series[0] & series[1]) - {None}

    def _differ_in_titles(self, left: DocumentRecord, right: DocumentRecord) -> bool:
        """Titles that are not alike. Symbol and period together outweigh them: one is a slip or paraphrase then."""
        if not left.titles or not right.titles:
            return False
        one_symbol = bool(left.symbol_keys & right.symbol_keys)
        if one_symbol and self.period(left) & self.period(right):
            return False
        share = _ALIKE_UNDER_ONE_SYMBOL if one_symbol else _ALIKE
        return not any(_alike(a, b, share) for a in left.title_keys for b in right.title_keys)


def _differ(left: Set[object], right: Set[object]) -> bool:
    """Both are stated, and nothing is common."""
    return bool(left and right and not left & right)


def _differ_in_dates(left: DocumentRecord, right: DocumentRecord) -> bool:
    """No date of the one can be one of the other; an equal title outweighs a slip."""
    if not left.dates or not right.dates or left.title_keys & right.title_keys:
        return False
    return not any(a.earliest <= b.latest and b.earliest <= a.latest for a in left.dates for b in right.dates)


def _alike(left: str, right: str, share: float) -> bool:
    """The shorter one has at least that share of its words in common with the other."""
    words, others = set(left.split()), set(right.split())
    return len(words & others) >= share * min(len(words), len(others))


def _is_younger_than_news(record: DocumentRecord, other: DocumentRecord) -> bool:
    """No day that the one states is as early as the news that names the other."""
    return bool(record.dates) and all(day.earliest > other.known_by for day in record.dates)
