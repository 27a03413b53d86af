"""An article's page: its text with what it names and states highlighted, or its quotes where the text is withheld."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from danvan_kg.browse.article_text import Marked, Segment, segments
from danvan_kg.browse.asking import Row, page_query, text, value
from danvan_kg.browse.labels import term_label
from danvan_kg.browse.links import href, local_path, short_name
from danvan_kg.browse.rendering import render
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.thing_page import Value
from danvan_kg.browse.words import language_of

# What a participation is stands in its own label, which the event's statements show.
_TOLD_BY_ANOTHER = "/id/participation/"


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A statement of the article in words, with its quote."""

    property: str
    object: Value
    quote: str
    href: str


async def article_page(request: Request, iri: str) -> Response | None:
    """The page, or None where there is no such article."""
    backend, article = site_of(request).backend, NamedNode(iri)
    rows = await backend.select(page_query("article", thing=article))
    if not rows:
        return None
    statements = await backend.select(page_query("article-statements", thing=article))
    row = rows[0]
    content = value(row, "content")
    here = local_path(iri) or ""
    return render(
        request,
        "article.html",
        iri=iri,
        article=row_values(row),
        source=href(text(row, "source")),
        publisher=_linked(row, "publisher"),
        republished=_linked(row, "republished"),
        segments=_segments(content, statements, _asked(request)) if content else None,
        stated=_stated(statements, here, language_of(request)),
        named=_named(statements),
    )


def row_values(row: Row) -> dict[str, str | None]:
    """The title and dates of the row, for the template."""
    return {name: value(row, name) for name in ("title", "source", "issued", "issuedBasis")}


def _linked(row: Row, name: str) -> Value | None:
    return Value(text(row, f"{name}Label"), href(text(row, name))) if name in row else None


def _asked(request: Request) -> tuple[int, int] | None:
    """The range of `?quote=START-END`; None for anything else."""
    start, _, end = request.query_params.get("quote", "").partition("-")
    numbers = [number for number in (start, end) if number.isascii() and number.isdigit() and len(number) < 9]
    return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else None


def _segments(content: str, statements: Sequence[Row], quote: tuple[int, int] | None) -> list[Segment]:
    marked = {
        Marked(
            int(text(row, "start")),
            int(text(row, "end")),
            href(text(row, "mentioned")) if "mentioned" in row else None,
            text(row, "mentionedLabel"),
        )
        for row in statements
    }
    return segments(content, sorted(marked, key=lambda mark: (mark.start, mark.end, mark.title)), quote)


def _stated(statements: Sequence[Row], here: str, language: str) -> dict[Value, list[StatedLine]]:
    """What is said of each thing, in the order in which the article speaks of them first."""
    groups: dict[Value, list[StatedLine]] = {}
    for row in statements:
        if "subject" not in row or _TOLD_BY_ANOTHER in text(row, "subject"):
            continue
        line = StatedLine(
            property=term_label(text(row, "relation") or text(row, "property"), language),
            object=_named_value(row, "object", language),
            quote=text(row, "quote"),
            href=f"{here}?quote={text(row, 'start')}-{text(row, 'end')}#quote",
        )
        groups.setdefault(_named_value(row, "subject", language), []).append(line)
    return groups


def _named_value(row: Row, name: str, language: str) -> Value:
    term = row.get(name)
    if isinstance(term, NamedNode):
        label = value(row, f"{name}Label") or term_label(term.value, language)
        return Value(label, href(term.value))
    is_date = isinstance(term, Literal) and term.datatype.value.endswith("#date")
    return Value(text(row, name), is_date=is_date)


def _named(statements: Sequence[Row]) -> list[Value]:
    """The things that the article names, by name."""
    found = {
        text(row, "mentioned"): value(row, "mentionedLabel") or short_name(text(row, "mentioned"))
        for row in statements
        if "mentioned" in row
    }
    return [Value(label, href(iri)) for iri, label in sorted(found.items(), key=lambda item: (item[1], item[0]))]
