"""Resolutions, directives, decisions … that an article refers to one by one."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from danvan_kg.extraction.documents.grammar import DocumentGrammar, document_grammar
from danvan_kg.extraction.documents.issuing import IssuingReader
from danvan_kg.extraction.documents.merging import Group, in_apposition, merge
from danvan_kg.extraction.documents.references import ReferenceReader, symbol_matches
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import printed_symbol
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.extraction.wording import normal, unwrapped
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import DocumentObservation, Evidence, Organization, Stated
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_POINTED = 8  # code points in which the word before a point stands


def find_documents(view: ArticleView, lexicon: Lexicon) -> list[DocumentObservation]:
    """Each document once, with every mention, in order of first mention.

    Rules: `document.symbol`, `document.number`, `document.plenum`, `document.congress`, `document.law`,
    `document.title`; `document.suffix` for an issuer that the end of the symbol tells.
    """
    grammar, smooth = document_grammar(lexicon), unwrapped(view.text)
    posts = sorted(position.evidence.span for position in view.positions)
    reader = ReferenceReader(view.text, smooth, BodyIndex.of(view), grammar, posts)
    issuing = IssuingReader(reader, view.article.published, lexicon)
    references = [
        reference
        for span in _whole(view.sentences, smooth, grammar)
        for reference in issuing.completed(_references(reader, span), span)
    ]
    keys: dict[str, int] = {}
    latest = view.article.published.latest if view.article.published else None
    known = [_not_ahead(reference, latest) for reference in in_apposition(references, smooth, grammar.apposition)]
    named = [mention.organization for mention in view.organizations]
    return [_observation(group, grammar, named, keys) for group in merge(known, grammar.small_words)]


def _not_ahead(reference: Reference, latest: datetime.date | None) -> Reference:
    """`reference` without a date later than the article: that is a day by which something is to be done."""
    late = latest is not None and reference.date is not None and reference.date.earliest > latest
    return replace(reference, date=None) if late else reference


def _whole(sentences: Sequence[Sentence], smooth: str, grammar: DocumentGrammar) -> Iterator[Span]:
    """The sentences, those in one that the end of a line or a degree with a point cuts in two: "… PGS. TS. A"."""
    start = 0
    for place, sentence in enumerate(sentences):
        if place and not _goes_on(sentences[place - 1].span.end, sentence.span.start, smooth, grammar):
            yield Span(start, sentences[place - 1].span.end)
            start = sentence.span.start
        elif not place:
            start = sentence.span.start
    if sentences:
        yield Span(start, sentences[-1].span.end)


def _goes_on(end: int, start: int, smooth: str, grammar: DocumentGrammar) -> bool:
    """Whether the sentence that begins at `start` goes on with the one that ends at `end`."""
    if end >= start:
        return False
    if grammar.pointed.search(smooth, max(0, end - _POINTED), end):
        return True
    return start - end == 1 and smooth[end - 1].isalnum() and smooth[start].islower()


def _references(reader: ReferenceReader, sentence: Span) -> Iterator[Reference]:
    grammar, covered = reader.grammar, -1
    found: list[Reference] = []
    for match in grammar.type_words.finditer(reader.smooth, sentence.start, sentence.end):
        if match.start() < covered:
            continue
        heads = reader.read(match, sentence)
        found += heads
        if heads:
            covered = _head_end(heads[0], reader, match)
    printed = symbol_matches(grammar, reader.smooth, sentence)
    for match in [symbol for symbol in printed if not _covered(symbol, found, grammar.code_spellings)]:
        found += reader.read_symbol(match, sentence)
    yield from sorted(found, key=lambda reference: reference.span)


def _head_end(reference: Reference, reader: ReferenceReader, match: re.Match[str]) -> int:
    """Where the numbers of a coordinated reference end: what stands in its title is read on its own."""
    if reference.title is None or reference.rule == "document.law":
        return reference.span.end
    title = reader.text.find(reference.title[1:10], match.end())
    return title if 0 <= title < reference.span.end else match.end()


def _covered(match: re.Match[str], found: list[Reference], spellings: Mapping[str, str]) -> bool:
    symbol = printed_symbol(match["symbol"], spellings)
    return any(reference.symbol == symbol for reference in found)


def _observation(
    group: Group, grammar: DocumentGrammar, named: Sequence[Organization], keys: dict[str, int]
) -> DocumentObservation:
    first = group.references[0]
    kind = next((r.type for r in group.references if r.symbol or r.plenum), first.type)
    return DocumentObservation(
        key=_key(group, kind.name, keys),
        kind=kind.kind,
        type_name=kind.name,
        mentions=tuple(dict.fromkeys(_evidence(reference) for reference in group.references)),
        symbol=_stated(group, "symbol"),
        number=_number(group),
        date=_date(group),
        term=_stated(group, "term"),
        issuers=_issuers(group, grammar, named),
        titles=_distinct((r.title, _evidence(r)) for r in group.references if r.title),
        names=_distinct(named for r in group.references for named in _names(r)),
    )


def _evidence(reference: Reference) -> Evidence:
    return Evidence(reference.span, reference.rule)


def _key(group: Group, type_name: str, keys: dict[str, int]) -> str:
    number = group.value("symbol") or (group.value("number") and f"{type_name} {group.value('number')}")
    plenum = (
        group.value("plenum") and f"{type_name} Trung ương {group.value('plenum')} khóa {group.value('term') or '?'}"
    )
    base = f"document:{number or plenum or group.value('name') or group.value('title')}"
    keys[base] = keys.get(base, 0) + 1
    return base if keys[base] == 1 else f"{base}#{keys[base]}"


def _stated(group: Group, name: str) -> Stated[str] | None:
    reference = group.first(lambda r: getattr(r, name))
    return Stated(getattr(reference, name), _evidence(reference)) if reference else None


def _number(group: Group) -> Stated[str] | None:
    """The number in the symbol, else as it is printed without one, perhaps with the year behind it."""
    marked = group.first(lambda r: r.symbol)
    if marked is None or marked.number is None:
        marked = group.first(lambda r: r.number and "/" in r.number)
    return Stated(marked.number, _evidence(marked)) if marked and marked.number else _stated(group, "number")


def _date(group: Group) -> Stated[PartialDate] | None:
    dated = [r for r in group.references if r.date]
    best = min(dated, key=lambda r: (r.date is None or r.date.day is None, r.span), default=None)
    return Stated(best.date, _evidence(best)) if best and best.date else None


def _issuers(group: Group, grammar: DocumentGrammar, named: Sequence[Organization]) -> tuple[Stated[Organization], ...]:
    """Who issued it: what the symbol ends with tells it surely, for "của" may be of the last of several documents.

    Else the text, and where it says nothing, what the symbol ends with in other cases.
    """
    marked = [(reference.symbol, reference.span) for reference in group.references if reference.symbol]
    for symbol, span in marked:
        if body := grammar.suffixes.surely(symbol):
            return (Stated(body, Evidence(span, "document.suffix")),)
    told = _distinct_bodies((body, _evidence(r)) for r in group.references for body in r.issuers)
    typed = [Stated(r.type.issuer, _evidence(r)) for r in group.references if r.type.issuer]
    if told or typed or not marked:
        return tuple(typed[:1]) or told
    symbol, span = marked[0]
    return tuple(Stated(b, Evidence(span, "document.suffix")) for b in grammar.suffixes.probably(symbol, named))


def _distinct_bodies(found: Iterator[tuple[Organization, Evidence]]) -> tuple[Stated[Organization], ...]:
    out: dict[str, Stated[Organization]] = {}
    for body, evidence in found:
        out.setdefault(body.name, Stated(body, evidence))
    return tuple(out.values())


def _distinct(found: Iterator[tuple[str, Evidence]]) -> tuple[Stated[str], ...]:
    out: dict[str, Stated[str]] = {}
    for value, evidence in found:
        out.setdefault(normal(value), Stated(value, evidence))
    return tuple(out.values())


def _names(reference: Reference) -> Iterator[tuple[str, Evidence]]:
    if reference.plenum:
        term = f" khóa {reference.term}" if reference.term else ""
        yield f"{reference.type.name} Trung ương {reference.plenum}{term}", _evidence(reference)
    if reference.name:
        yield reference.name, _evidence(reference)
