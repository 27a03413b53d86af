"""Resolutions, directives, decisions … that an article refers to one by one."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from danvan_kg.extraction.documents.grammar import DocumentGrammar, document_grammar
from danvan_kg.extraction.documents.issuing import IssuingReader
from danvan_kg.extraction.documents.merging import Group, in_apposition, merge
from danvan_kg.extraction.documents.references import ReferenceReader, symbol_matches
from danvan_kg.extraction.documents.tails import Reference
from danvan_kg.extraction.documents.types import printed_symbol
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.extraction.wording import normal, unwrapped
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import DocumentObservation, Evidence, Organization, Stated
from danvan_kg.partial_date import PartialDate


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
        for sentence in view.sentences
        for reference in issuing.completed(_references(reader, sentence), sentence.span)
    ]
    keys: dict[str, int] = {}
    latest = view.article.published.latest if view.article.published else None
    known = [_not_ahead(reference, latest) for reference in in_apposition(references, smooth, grammar.apposition)]
    return [_observation(group, grammar, keys) for group in merge(known, grammar.small_words)]


def _not_ahead(reference: Reference, latest: datetime.date | None) -> Reference:
    """`reference` without a date later than the article: that is a day by which something is to be done."""
    late = latest is not None and reference.date is not None and reference.date.earliest > latest
    return replace(reference, date=None) if late else reference


def _references(reader: ReferenceReader, sentence: Sentence) -> Iterator[Reference]:
    grammar, covered = reader.grammar, -1
    found: list[Reference] = []
    for match in grammar.type_words.finditer(reader.smooth, sentence.span.start, sentence.span.end):
        if match.start() < covered:
            continue
        heads = reader.read(match, sentence.span)
        found += heads
        if heads:
            covered = _head_end(heads[0], reader, match)
    printed = symbol_matches(grammar, reader.smooth, sentence.span)
    for match in [symbol for symbol in printed if not _covered(symbol, found, grammar.code_spellings)]:
        found += reader.read_symbol(match, sentence.span)
    yield from sorted(found, key=lambda reference: reference.span)


def _head_end(reference: Reference, reader: ReferenceReader, match: re.Match[str]) -> int:
    """Where the numbers of a coordinated reference end: what stands in its title is read on its own."""
    if reference.title is None:
        return reference.span.end
    title = reader.text.find(reference.title[1:10], match.end())
    return title if 0 <= title < reference.span.end else match.end()


def _covered(match: re.Match[str], found: list[Reference], spellings: Mapping[str, str]) -> bool:
    symbol = printed_symbol(match["symbol"], spellings)
    return any(reference.symbol == symbol for reference in found)


def _observation(group: Group, grammar: DocumentGrammar, keys: dict[str, int]) -> DocumentObservation:
    first = group.references[0]
    kind = next((r.type for r in group.references if r.symbol or r.plenum), first.type)
    return DocumentObservation(
        key=_key(group, kind.name, keys),
        kind=kind.kind,
        type_name=kind.name,
        mentions=tuple(dict.fromkeys(_evidence(reference) for reference in group.references)),
        symbol=_stated(group, "symbol"),
        number=_stated(group, "number"),
        date=_date(group),
        term=_stated(group, "term"),
        issuers=_issuers(group, grammar),
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


def _date(group: Group) -> Stated[PartialDate] | None:
    dated = [r for r in group.references if r.date]
    best = min(dated, key=lambda r: (r.date is None or r.date.day is None, r.span), default=None)
    return Stated(best.date, _evidence(best)) if best and best.date else None


def _issuers(group: Group, grammar: DocumentGrammar) -> tuple[Stated[Organization], ...]:
    """Who issued it: what the symbol ends with tells it surely, for "của" may be of the last of several documents."""
    for reference in group.references:
        if reference.symbol and (body := _suffix_issuer(reference.symbol, grammar)):
            return (Stated(body, Evidence(reference.span, "document.suffix")),)
    return _distinct_bodies((body, _evidence(r)) for r in group.references for body in r.issuers)


def _suffix_issuer(symbol: str, grammar: DocumentGrammar) -> Organization | None:
    ending = re.sub(r"^\d+[a-zA-Z]?(?:/\d{4})?[-/]", "", symbol)
    return grammar.suffix_issuers.get(ending) or grammar.suffix_issuers.get(re.sub(r"\d+$", "", ending))


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
