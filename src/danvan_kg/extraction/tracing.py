"""Why each sentence of an article states what it states, and why it states no more: for people who mend the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from danvan_kg.article import Article
from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.events.days import DayReader
from danvan_kg.extraction.events.finding import event_reading
from danvan_kg.extraction.events.occurrences import OccurrenceReader
from danvan_kg.extraction.events.year_clues import OtherFacts
from danvan_kg.extraction.recognition.recognising import recognise
from danvan_kg.extraction.view import ArticleView
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Evidence, Extraction, Person, PositionObservation, RelationObservation
from danvan_kg.partial_date import DayRange
from danvan_kg.text import Span

_STATED_KINDS = ("positions", "documents", "campaigns", "programmes", "events", "relations", "requests", "targets")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something at `span`: `what` is stated by the rule `why`, or is not, for the reason `why`."""

    span: Span
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence, or a zone that bears no facts, with what is stated from it and what is not."""

    span: Span
    zone: str
    stated: tuple[Remark, ...] = ()
    unstated: tuple[Remark, ...] = ()


def traced(article: Article, extraction: Extraction, lexicon: Lexicon) -> list[SentenceTrace]:
    """Each sentence of `article`, in order, with the remarks on it; `extraction` is what the article states."""
    view = recognise(article, lexicon)
    stated = sorted(_stated(extraction), key=lambda remark: (remark.span, remark.what))
    unstated = sorted(_unstated(view, extraction, lexicon), key=lambda remark: (remark.span, remark.what))
    traces = [
        SentenceTrace(
            sentence.span, sentence.zone, tuple(_within(stated, sentence.span)), tuple(_within(unstated, sentence.span))
        )
        for sentence in view.sentences
    ]
    for zone in article.zones:
        if not zone.kind.bears_facts:
            why = Remark(zone.span, "the whole zone", f"a {zone.kind.value} bears no facts")
            traces.append(SentenceTrace(zone.span, zone.kind.value, unstated=(why,)))
    return sorted(traces, key=lambda trace: trace.span)


def _within(remarks: list[Remark], sentence: Span) -> Iterator[Remark]:
    return (remark for remark in remarks if sentence.start <= remark.span.start < sentence.end)


def _stated(extraction: Extraction) -> Iterator[Remark]:
    """A remark for each evidence of each statement, with the field that it supports."""
    for kind in _STATED_KINDS:
        for observation in getattr(extraction, kind):
            for field in fields(observation):
                for evidence, value in _supported(getattr(observation, field.name)):
                    named = field.name in ("mentions", "evidence")
                    what = f"{kind}: {_said(observation)}" if named else f"{kind}.{field.name}: {value}"
                    yield Remark(evidence.span, what, evidence.rule)


def _said(observation: object) -> str:
    """An observation in a few words."""
    if isinstance(observation, PositionObservation):
        body = observation.position.organization
        at = body.name if body else "no body"
        return f"{observation.person.name} {observation.relation} {observation.position.role} — {at}"
    if isinstance(observation, RelationObservation):
        return f"{observation.subject} {observation.predicate} {observation.object}"
    for name in ("name", "text", "quantity", "symbol", "type_name"):
        if said := getattr(observation, name, None):
            return _plain(said)
    return type(observation).__name__


def _plain(value: object) -> str:
    if isinstance(value, DayRange):
        same = value.earliest == value.latest
        return str(value.earliest) if same else f"{value.earliest}…{value.latest}"
    return str(getattr(value, "name", getattr(value, "value", value)))


def _supported(value: object) -> Iterator[tuple[Evidence, str]]:
    if isinstance(value, Evidence):
        yield value, ""
    elif isinstance(value, tuple):
        for item in value:
            yield from _supported(item)
    elif is_dataclass(value) and isinstance(evidence := getattr(value, "evidence", None), Evidence):
        told = getattr(value, "value", None) or getattr(value, "person", None)
        yield evidence, _plain(told)


def _unstated(view: ArticleView, extraction: Extraction, lexicon: Lexicon) -> Iterator[Remark]:
    others = OtherFacts(extraction.documents, extraction.campaigns, extraction.programmes)
    reader, dates, free = event_reading(view, lexicon, others)
    for issue in extraction.issues:
        yield Remark(issue.span, f"{issue.kind}: {issue.message}", "not understood")
    yield from _unused_dates(view, extraction, reader, dates, free)
    yield from _undated_words(view, extraction, reader)
    yield from _only_named(view, extraction)


def _unused_dates(
    view: ArticleView,
    extraction: Extraction,
    reader: OccurrenceReader,
    dates: list[DateMention],
    free: frozenset[DateMention],
) -> Iterator[Remark]:
    used = [event.date.evidence.span for event in extraction.events if event.date]
    days = DayReader(reader.smooth, reader.grammar, reader.clues)
    for date in dates:
        if any(span.contains(date.span) for span in used):
            continue
        reason = "the day of a document" if date not in free else days.why_no_day(date)
        if reason is None:
            unknown = reader.clues.resolve(date) is None
            reason = "nothing tells its year" if unknown else "no word of an event that it is of"
        yield Remark(date.span, f"day '{_flat(date.span, view)}'", reason)


def _undated_words(view: ArticleView, extraction: Extraction, reader: OccurrenceReader) -> Iterator[Remark]:
    """Words of events that tell of none."""
    told = [evidence.span for event in extraction.events for evidence in event.mentions]
    for sentence in view.sentences:
        for trigger in reader.triggers.of(sentence.span):
            if not any(span.overlaps(trigger.span) for span in told):
                why = "no day is told for it, and it is not the article's one gathering"
                yield Remark(trigger.span, f"event word '{_flat(trigger.span, view)}' ({trigger.kind})", why)


def _only_named(view: ArticleView, extraction: Extraction) -> Iterator[Remark]:
    """Persons of whom the whole article says nothing but the name."""
    told = {position.person for position in extraction.positions} | {request.person for request in extraction.requests}
    told |= {part.person for event in extraction.events for part in event.participations}
    told |= {signatory.value for programme in extraction.programmes for signatory in programme.signatories}
    seen: set[Person] = set(told)
    for mention in view.persons:
        if mention.person not in seen:
            seen.add(mention.person)
            yield Remark(mention.span, f"person '{mention.person.name}'", "named without a title or a part in an event")


def _flat(span: Span, view: ArticleView) -> str:
    return " ".join(span.of(view.text).split())
