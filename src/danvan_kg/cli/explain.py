"""`danvan-kg explain`: every stage of one article, with quotes."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from danvan_kg.article import Article, ZoneKind, read_sources
from danvan_kg.cli.output import err, escape_markup, out, table
from danvan_kg.errors import InputError
from danvan_kg.extraction.plugins import extract_with_plugins
from danvan_kg.extraction.tracing import SentenceTrace, traced
from danvan_kg.lexicon import load_lexicon
from danvan_kg.observation import Evidence, Extraction
from danvan_kg.text import Span

# Colour and an underline or weight, so that kinds can be told apart without colour.
_STYLES = {
    "persons": "bold green",
    "organizations": "cyan underline",
    "documents": "magenta underline",
    "campaigns": "yellow underline",
    "programmes": "blue underline",
    "events": "red underline",
}
_ZONE_STYLES = {kind: "dim" for kind in ZoneKind if not kind.bears_facts}


def register(application: typer.Typer) -> None:
    application.command("explain")(explain)


def explain(
    article: Annotated[Path, typer.Argument(help="A file with one article, or with several.", show_default=False)],
    identifier: Annotated[str | None, typer.Option("--id", help="Which article of a file that holds several.")] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Show zones, mentions and statements of one article, each with its quote, and sentence by sentence why something
    was stated (+, with the rule) or was not (-, with the reason).

    Example: `danvan-kg explain data/articles/2014-02-20-gap-mat-bao-chi.txt`
    """
    found = _article(article, identifier)
    extraction = extract_with_plugins(found, load_lexicon())
    traces = traced(found, extraction, load_lexicon())
    if json_output:
        typer.echo(json.dumps(_as_json(found, extraction, traces), ensure_ascii=False, indent=1, default=str))
        return
    _print_article(found)
    out.print(highlighted(found, extraction))
    for title, rows in _statements(found, extraction):
        if rows:
            out.print(table(title, ("statement", "rule", "at", "quote"), rows))
    _print_traces(found, traces)
    _print_issues(found, extraction)


def _article(path: Path, identifier: str | None) -> Article:
    articles: list[Article] = []
    for item in read_sources([path]):
        if isinstance(item, InputError):
            err.print(escape_markup(str(item)))
        elif identifier in (None, item.identifier):
            articles.append(item)
    if not articles:
        raise InputError(f"{path}: no such article", hint="give a file with one article, or --id")
    if len(articles) > 1:
        some = ", ".join(article.identifier for article in articles[:5])
        raise InputError(f"{path}: holds {len(articles)} articles", hint=f"choose one with --id: {some} …")
    return articles[0]


def _print_article(article: Article) -> None:
    facts = {
        "identifier": article.identifier,
        "title": article.title,
        "publisher": article.publisher,
        "published": f"{article.published} ({article.published_basis})" if article.published else None,
        "url": article.url,
        "republished from": article.republished_from,
        "territory": article.province,
    }
    out.print(table("article", ("", ""), [(name, str(value)) for name, value in facts.items() if value]))
    rows = [
        (zone.kind.value, f"{zone.span.start}–{zone.span.end}", _short(zone.span.of(article.text)))
        for zone in article.zones
    ]
    out.print(table("zones", ("zone", "at", "text"), rows))


def highlighted(article: Article, extraction: Extraction) -> Text:
    """The text with every mention in the style of its kind and zones that bear no facts dimmed."""
    text = Text(article.text)
    for zone in article.zones:
        if zone.kind in _ZONE_STYLES:
            text.stylize(_ZONE_STYLES[zone.kind], zone.span.start, zone.span.end)
    for kind, style in _STYLES.items():
        for thing in getattr(extraction, kind):
            for mention in thing.mentions:
                text.stylize(style, mention.span.start, mention.span.end)
    return text


Row = tuple[str, str, str, str]


def _statements(article: Article, extraction: Extraction) -> Iterator[tuple[str, list[Row]]]:
    for kind in ("persons", "organizations"):
        named = getattr(extraction, kind)
        yield kind, [_row(article, each.thing.name, mention) for each in named for mention in each.mentions]
    positions = [
        _row(
            article,
            f"{each.person.name}: {each.relation} {each.position.role}"
            f" — {each.position.organization.name if each.position.organization else 'no body'}"
            + (f" on {_days(each.as_of)} ({each.as_of_basis})" if each.as_of else ""),
            each.evidence,
        )
        for each in extraction.positions
    ]
    yield "positions", positions
    for kind in ("documents", "campaigns", "programmes", "events", "relations", "requests", "targets"):
        yield kind, [_row(article, summary(each), _first_evidence(each)) for each in getattr(extraction, kind)]


def summary(observation: object) -> str:
    """The values of an observation in one line, without evidence."""
    assert dataclasses.is_dataclass(observation)
    parts = []
    for field in dataclasses.fields(observation):
        value = getattr(observation, field.name)
        if value not in (None, ()) and field.name not in ("mentions", "evidence", "key"):
            parts.append(f"{field.name}: {_plain(value)}")
    return "; ".join(parts)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(each) for each in value)
    if hasattr(value, "evidence") and hasattr(value, "value"):
        return _plain(value.value)
    if hasattr(value, "part"):
        return f"{value.person.name} ({value.part})"  # type: ignore[attr-defined]
    if hasattr(value, "earliest"):
        return _days(value)
    return str(getattr(value, "name", value)) if not isinstance(value, str) else value


def _days(days: object) -> str:
    earliest, latest = getattr(days, "earliest", None), getattr(days, "latest", None)
    return str(earliest) if earliest == latest else f"{earliest}…{latest}"


def _first_evidence(observation: object) -> Evidence:
    evidence = getattr(observation, "evidence", None) or observation.mentions[0]  # type: ignore[attr-defined]
    assert isinstance(evidence, Evidence)
    return evidence


def _row(article: Article, statement: str, evidence: Evidence) -> Row:
    span = evidence.span
    return statement, evidence.rule, f"{span.start}–{span.end}", _short(span.of(article.text))


def _print_traces(article: Article, traces: list[SentenceTrace]) -> None:
    out.print("\nsentence by sentence")
    for trace in traces:
        at = f"{trace.span.start}–{trace.span.end} {trace.zone}"
        out.print(escape_markup(f"{at}: {_short(trace.span.of(article.text), 100)}"), style="bold")
        for sign, remarks in (("+", trace.stated), ("-", trace.unstated)):
            for remark in remarks:
                out.print(escape_markup(f"  {sign} {remark.what} ({remark.why})"))
        if not (trace.stated or trace.unstated):
            out.print("  - nothing that the lexicon knows", style="dim")


def _print_issues(article: Article, extraction: Extraction) -> None:
    rows = [
        (issue.kind, issue.message, f"{issue.span.start}–{issue.span.end}", _context(article, issue.span))
        for issue in extraction.issues
    ]
    if rows:
        out.print(table("not understood", ("issue", "message", "at", "quote"), rows))


def _context(article: Article, span: Span) -> str:
    return _short(article.text[max(0, span.start - 20) : span.end + 20])


def _short(text: str, limit: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _as_json(article: Article, extraction: Extraction, traces: list[SentenceTrace]) -> dict[str, object]:
    return {
        "sentences": [dataclasses.asdict(trace) for trace in traces],
        "article": dataclasses.asdict(article),
        "extraction": dataclasses.asdict(extraction),
        "quotes": {
            f"{evidence.span.start}-{evidence.span.end}": evidence.span.of(article.text)
            for evidence in extraction.evidences()
        },
    }
