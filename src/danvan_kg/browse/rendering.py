"""Pages from templates: one environment that escapes everything, and what every page shows."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from danvan_kg.browse.dates import written_date
from danvan_kg.browse.links import address_within, href, local_path, short_name
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.words import LANGUAGE_COOKIE, LANGUAGES, language_of, translated, words_in
from danvan_kg.endpoint.problems import Problem, problem_response

_VARY = "Accept, Accept-Language, Cookie"
_A_YEAR = 365 * 24 * 3600
_OWN_LINK = re.compile(r' (?:href|src|action)="(?=/(?!/))')


@cache
def environment() -> Environment:
    """Every value is escaped, and an unknown one is an error."""
    folder = Path(__file__).with_name("templates")
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["written_date"] = written_date
    templates.filters["translated"] = translated
    templates.filters["href"] = href
    templates.filters["path"] = local_path
    templates.filters["short"] = short_name
    return templates


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The page in the reader's language. A language asked for by `?lang=` is remembered."""
    language = language_of(request)
    other = next(each for each in LANGUAGES if each != language)
    body = (
        environment()
        .get_template(template)
        .render(
            t=words_in(language),
            language=language,
            other_language=other,
            other_language_url=_in_language(request, other),
            here=request.url.path,
            site=site_of(request),
            **context,
        )
    )
    body = _under(site_of(request).root, body)
    response = HTMLResponse(body, status, headers={"Vary": _VARY, "Content-Language": language})
    if request.query_params.get("lang") == language:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=_A_YEAR, httponly=True, samesite="lax")
    return response


def _in_language(request: Request, language: str) -> str:
    """The address of the same page in a language."""
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return address_within(request.scope["path"], [*others, ("lang", language)])


def _under(root: str, page: str) -> str:
    """The page with its own links below `root`. In texts and values of attributes, quotation marks are escaped."""
    return _OWN_LINK.sub(lambda link: link[0] + root, page) if root else page


def not_found(request: Request) -> HTMLResponse:
    return render(request, "not_found.html", status=404)


def not_acceptable(offered: Sequence[str]) -> Response:
    """The refusal of an Accept header or a format name that nothing offered fits."""
    detail = "nothing that is offered here fits the Accept header or the format"
    return problem_response(Problem(406, "not-acceptable", detail, headers={"Vary": "Accept"}, offered=list(offered)))
