"""Documents: observations become one document or several (docs/decisions/0003-identity-of-documents.md)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from danvan_kg.authority import Authority, CuratedDocument
from danvan_kg.entity import Fact, Identity, Link, Text, Thing, Value
from danvan_kg.observation import DocumentObservation
from danvan_kg.partial_date import DayRange, PartialDate
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.names import name_key, symbol_key, title_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.tally import favourite

# "18/2000/CT-TTg", "69/2017/NĐ-CP": numbered by the year that stands in the symbol.
_WITH_YEAR = re.compile(r"\d+/(\d{4})/")
_NUMBER = re.compile(r"0*(\d+)")
# Fewer words than this do not make a title that only one document has.
_TELLING_TITLE = 5
# Stands for the central bodies, which number in one series.
_SERIES = "trung ương"
# Titles that share so much of their words are forms of one title ("trong đảng bộ …", "của đảng bộ …").
_ALIKE = 0.6


@dataclass(slots=True)
class _Record:
    """What is known of a document; a set of one or more members."""

    members: list[Member]
    kinds: set[str] = field(default_factory=set)
    type_names: Counter[str] = field(default_factory=Counter)
    symbols: Counter[str] = field(default_factory=Counter)
    numbers: set[str] = field(default_factory=set)
    dates: set[PartialDate] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    issuers: set[Identity] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    territory: str = ""

    @property
    def symbol_keys(self) -> set[str]:
        return {symbol_key(symbol) for symbol in self.symbols}

    @property
    def title_keys(self) -> set[str]:
        return {title_key(title) for title in self.titles}

    @property
    def name_keys(self) -> set[str]:
        return {title_key(name) for name in self.names}

    def absorb(self, other: "_Record") -> None:
        self.members += other.members
        for name in ("kinds", "numbers", "dates", "terms", "issuers"):
            getattr(self, name).update(getattr(other, name))
        for name in ("type_names", "symbols", "printed", "titles", "names"):
            getattr(self, name).update(getattr(other, name))


class Documents:
    """Gathers document observations, then tells the documents apart."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._organizations = organizations
        self._series = {organizations.named(body.name): body.numbering for body in authority.bodies if body.numbering}
        self._terms = [term for term in authority.terms if organizations.named(term.organization) in self._series]
        self._suffixes = {suffix for body in authority.bodies if body.numbering for suffix in body.suffixes}
        self._curated: dict[Member, CuratedDocument] = {}
        self._joiner: Joiner[_Record] = Joiner(self._contradict, self._precision)
        self._identities: dict[Member, Identity] = {}
        for place, document in enumerate(authority.documents):
            member = ("", f"{place:06d}")
            self._curated[member] = document
            self._joiner.add(self._curated_record(member, document))

    def observe(self, observation: DocumentObservation, article: str, territory: str) -> None:
        """Notes what an article says of a document. `territory` is the outlet's, for numbers of local bodies."""
        member = (article, observation.key)
        record = _Record([member], kinds={observation.kind}, territory=territory)
        record.type_names[observation.type_name] += 1
        if observation.symbol:
            record.symbols[observation.symbol.value] += 1
            record.numbers.add(_bare(observation.symbol.value))
        if observation.number:
            record.printed[observation.number.value] += 1
            record.numbers.add(_bare(observation.number.value))
        record.dates = {observation.date.value} if observation.date else set()
        record.terms = {observation.term.value} if observation.term else set()
        record.issuers = {self._organizations.identity(issuer.value, article) for issuer in observation.issuers}
        record.titles.update(title.value for title in observation.titles)
        record.names.update(name.value for name in observation.names)
        self._joiner.add(record)

    def settle(self) -> None:
        """Decides what is one document. Call it once, after the last observation."""
        for tokens in (self._exact_tokens, self._title_tokens):
            self._joiner.join_by(tokens)
        for tokens in (_name_tokens, self._symbol_tokens, self._number_tokens):
            self._joiner.join_by(tokens, only=True)
        taken: set[str] = set()
        for record in self._joiner.records():
            parts = self._parts(record)
            key = distinct_key("\n".join(parts), record.members, taken)
            identity = Identity("document", key, parts[-1])
            self._identities.update(dict.fromkeys(record.members, identity))

    def identity(self, article: str, key: str) -> Identity:
        return self._identities[article, key]

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        """Documents that an article names; a curated one that none names is left out."""
        for record in self._joiner.records():
            if all(member in self._curated for member in record.members):
                continue
            identity = self._identities[record.members[0]]
            label = _label(record)
            names = sorted({*record.names, *_symbol_names(record), *record.titles} - {label})
            curated = [fact for m in sorted(record.members) if m in self._curated for fact in self._facts(m)]
            fixed = {fact.predicate for fact in curated} & _ONE_VALUE
            stated = [fact for fact in attested.get(identity, []) if fact.predicate not in fixed]
            kind = favourite(Counter(sorted(record.kinds - {"Document"}) or ["Document"]))
            yield Thing(identity, kind, label, tuple(names), facts=tuple(dict.fromkeys([*curated, *stated])))

    def _precision(self, record: _Record) -> int:
        """Curated, then dated, then titled: what is told well is there before what must be attached to it."""
        if any(member in self._curated for member in record.members):
            return 0
        return 1 + (not self._period(record)) + (not record.titles)

    def _contradict(self, left: _Record, right: _Record) -> bool:
        kinds = (left.kinds - {"Document"}, right.kinds - {"Document"})
        if all(kinds) and not kinds[0] & kinds[1]:
            return True
        if left.symbols and right.symbols and not left.symbol_keys & right.symbol_keys:
            return True
        if left.numbers and right.numbers and not left.numbers & right.numbers:
            return True
        if any(_WITH_YEAR.match(symbol) for symbol in left.symbol_keys & right.symbol_keys):
            return False
        periods = (self._period(left), self._period(right))
        if all(periods) and not periods[0] & periods[1]:
            return True
        return self._different_issuers(left, right) or _different_dates(left, right) or _different_titles(left, right)

    def _different_issuers(self, left: _Record, right: _Record) -> bool:
        if not left.issuers or not right.issuers or left.issuers & right.issuers:
            return False
        series = ({self._series.get(i) for i in left.issuers}, {self._series.get(i) for i in right.issuers})
        return not (series[0] & series[1]) - {None}

    def _period(self, record: _Record) -> set[str]:
        """The terms in which it can have been numbered; for other numberings, its years."""
        if record.terms:
            return set(record.terms)
        if self._of_series(record):
            return {number for day in record.dates for number in self._terms_of(day)}
        return {str(day.year) for day in record.dates}

    def _of_series(self, record: _Record) -> bool:
        return any(symbol.rpartition("/")[2] in self._suffixes for symbol in record.symbol_keys) or bool(
            record.issuers & self._series.keys()
        )

    def _terms_of(self, day: PartialDate) -> Iterator[str]:
        for term in self._terms:
            if day.latest >= term.start and day.earliest <= (term.end or date.max):
                yield term.number

    def _exact_tokens(self, record: _Record) -> set[str]:
        """A symbol with its year, or with the term or year of the document and who numbers."""
        tokens = set()
        for symbol in record.symbol_keys:
            if _WITH_YEAR.match(symbol):
                tokens.add(symbol)
            else:
                tokens.update(f"{symbol}|{period}|{self._numberer(record)}" for period in self._period(record))
        return tokens

    def _symbol_tokens(self, record: _Record) -> set[str]:
        return {f"{symbol}|{self._numberer(record)}" for symbol in record.symbol_keys}

    def _number_tokens(self, record: _Record) -> set[str]:
        if not record.issuers and not self._of_series(record):
            return set()
        return {
            f"{kind}|{number}|{self._numberer(record)}" for kind in sorted(record.kinds) for number in record.numbers
        }

    def _title_tokens(self, record: _Record) -> set[str]:
        return {
            f"{kind}|{title}"
            for kind in sorted(record.kinds)
            for title in record.title_keys
            if len(title.split()) >= _TELLING_TITLE
        }

    def _numberer(self, record: _Record) -> str:
        """Who gives the number: a series, the issuers, or the outlet's territory or article where nobody is named."""
        if self._of_series(record):
            return _SERIES
        if record.issuers:
            return "+".join(sorted(issuer.key for issuer in record.issuers))
        return record.territory or "\n".join(min(record.members))

    def _parts(self, record: _Record) -> tuple[str, ...]:
        """What the IRI is made from: the most telling of symbol, name, number and title, else the place it is named.

        The last part is for people to read; all of them together are the key.
        """
        kind, period = min(record.kinds), "+".join(sorted(self._period(record)))
        if record.symbols:
            symbol = min(record.symbol_keys)
            return (symbol,) if _WITH_YEAR.match(symbol) else (period, self._numberer(record), symbol)
        if record.name_keys:
            return kind, min(record.name_keys)
        if record.numbers and (record.issuers or self._of_series(record)):
            numberer = self._numberer(record)
            return kind, period, f"{name_key(min(record.type_names))} {min(record.numbers)} {numberer}"
        if record.titles and max(len(title.split()) for title in record.title_keys) >= _TELLING_TITLE:
            return kind, "+".join(sorted(record.numbers)), min(record.title_keys)
        words = [name_key(min(record.type_names)), *sorted(record.numbers), *sorted(record.title_keys)]
        return kind, *min(record.members), " ".join(words)

    def _curated_record(self, member: Member, document: CuratedDocument) -> _Record:
        record = _Record([member], kinds={document.kind})
        record.type_names[document.type_name] += 1
        record.symbols.update([document.symbol] if document.symbol else [])
        record.numbers = {_bare(value) for value in (document.symbol, document.number) if value}
        record.dates = {document.date} if document.date else set()
        record.terms = {document.term} if document.term else set()
        record.issuers = {self._organizations.named(name) for name in document.issuers}
        record.titles.update(document.titles)
        record.names.update(document.names)
        return record

    def _facts(self, member: Member) -> Iterator[Fact]:
        document = self._curated[member]
        number = document.number or (leading_digits(document.symbol) if document.symbol else None)
        values: list[tuple[str, Value | None]] = [
            ("eli:id_local", document.symbol),
            ("eli:number", number),
            ("eli:date_document", document.date),
            ("dv:term", document.term),
            *(("eli:passed_by", self._organizations.named(name)) for name in document.issuers),
            *(("dcterms:title", Text(title)) for title in document.titles),
            *(("skos:exactMatch", Link(match)) for match in document.matches),
            ("dcterms:source", Text(document.source)),
        ]
        yield from (Fact(predicate, value) for predicate, value in values if value is not None)


_ONE_VALUE = frozenset({"eli:id_local", "eli:number", "eli:date_document", "dv:term", "eli:passed_by"})


def _name_tokens(record: _Record) -> set[str]:
    """A name of plenum style says issuer, number and term."""
    return {f"{kind}|{name}" for kind in record.kinds for name in record.name_keys}


def _bare(symbol: str) -> str:
    """The leading number without zeros; the whole where there is none."""
    match = _NUMBER.match(symbol)
    return match.group(1) if match else symbol


def leading_digits(symbol: str) -> str | None:
    """The digits before the first sign, as printed: "04" of "04-NQ/ĐUK"."""
    match = re.match(r"\d+", symbol)
    return match.group() if match else None


def _different_dates(left: _Record, right: _Record) -> bool:
    """No date of the one can be one of the other; an equal title outweighs a slip."""
    if not left.dates or not right.dates or left.title_keys & right.title_keys:
        return False
    return not any(_overlap(a.range, b.range) for a in left.dates for b in right.dates)


def _different_titles(left: _Record, right: _Record) -> bool:
    """Titles that are not alike, where no equal symbol says that one is a slip or a paraphrase of the other."""
    if not left.titles or not right.titles or left.symbol_keys & right.symbol_keys:
        return False
    return not any(_alike(a, b) for a in left.title_keys for b in right.title_keys)


def _alike(left: str, right: str) -> bool:
    words, others = set(left.split()), set(right.split())
    return len(words & others) >= _ALIKE * len(words | others)


def _overlap(left: DayRange, right: DayRange) -> bool:
    return left.earliest <= right.latest and right.earliest <= left.latest


def _label(record: _Record) -> str:
    type_name = favourite(record.type_names)
    type_name = type_name[:1].upper() + type_name[1:]
    if record.symbols:
        return f"{type_name} số {favourite(record.symbols)}"
    if record.names:
        return favourite(record.names)
    if record.titles and not record.printed:
        return f"{type_name} {favourite(record.titles)}"
    return f"{type_name} số {favourite(record.printed)}" if record.printed else type_name


def _symbol_names(record: _Record) -> set[str]:
    type_name = favourite(record.type_names)
    return {f"{type_name[:1].upper()}{type_name[1:]} số {symbol}" for symbol in record.symbols}
