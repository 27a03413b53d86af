"""The page of a thing that validation refused: it is published nowhere, and the page says why."""

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from danvan_kg.browse.asking import Row, page_query, text, value
from danvan_kg.browse.labels import term_label
from danvan_kg.browse.rendering import render
from danvan_kg.browse.result_table import shown
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.thing_page import Value
from danvan_kg.browse.words import language_of


async def refused_page(request: Request, iri: str) -> Response | None:
    """The page with status 404, or None where the quarantine knows nothing of the thing."""
    rows = await site_of(request).backend.select(page_query("refused-statements", thing=NamedNode(iri)))
    if not rows:
        return None
    language = language_of(request)
    facts = {(term_label(text(row, "property"), language), shown(row["object"])) for row in rows}
    return render(
        request,
        "refused.html",
        status=404,
        iri=iri,
        messages=_messages(rows, language),
        quotes=sorted({quote for row in rows if (quote := value(row, "quote"))}),
        facts=sorted(facts, key=lambda fact: (fact[0], fact[1].text if fact[1] else "")),
    )


def _messages(rows: list[Row], language: str) -> list[Value]:
    """The reasons in the reader's language, each once."""
    terms = [row["message"] for row in rows if "message" in row]
    found = {(term.value, term.language) for term in terms if isinstance(term, Literal)}
    return [Value(words, language=tag) for words, tag in sorted(found, key=str) if tag in (language, None)]
