"""What a request gets that fails: a page for people, a problem (RFC 9457) for programs, never a trace or a path."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg.browse.rendering import not_found, render
from danvan_kg.browse.words import language_of
from danvan_kg.endpoint.problem_words import accepted_language, in_language
from danvan_kg.endpoint.problems import Problem, problem_response
from danvan_kg.formats import prefers_html

log = logging.getLogger(__name__)


async def failed(request: Request, error: Exception) -> Response:
    """The answer of a page or a download whose query failed."""
    assert isinstance(error, Problem)
    if not prefers_html(request.headers.get("accept")):
        return _problem(request, error)
    content = in_language(error.content(), language_of(request))
    response = render(request, "problem.html", status=error.status, problem=content)
    response.headers.update({"Cache-Control": "no-store", **error.headers})
    return response


async def missing(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the signature of a handler
    """The answer where there is nothing; OPTIONS for `*` asks for the server as a whole (RFC 9110, 9.3.7)."""
    if request.method == "OPTIONS" and request.scope["path"] == "*":
        return Response(status_code=204, headers={"Allow": "DELETE, GET, HEAD, OPTIONS, POST, PUT"})
    if prefers_html(request.headers.get("accept")):
        return not_found(request)
    return _problem(request, Problem(404, "not-found", f"there is nothing at {request.scope['path']}"))


async def not_allowed(request: Request, error: Exception) -> Response:
    """The answer to another method than those of a route; to OPTIONS, which methods those are."""
    assert isinstance(error, HTTPException)
    named = (error.headers or {}).get("Allow", "").split(",")
    allow = ", ".join(sorted({"OPTIONS", *(each.strip() for each in named if each.strip())}))
    if request.method == "OPTIONS":
        shared = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": allow}
        return Response(status_code=204, headers={"Allow": allow, **shared})
    detail = f"{request.scope['path']} answers {allow}"
    return _problem(request, Problem(405, "method-not-allowed", detail, headers={"Allow": allow}))


def _problem(request: Request, problem: Problem) -> Response:
    return problem_response(problem, accepted_language(request.headers.get("accept-language")))


class InternalErrors:
    """The outermost frame of a request: what nobody expected is logged for the operator and told without a word of it.

    An answer that has begun is broken off.
    """

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        begun = False

        async def send_noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._application(scope, receive, send_noted)
        except Exception:
            if begun:
                raise
            log.exception("%s %s failed", scope["method"], scope["path"])
            problem = Problem(500, "internal", "this request met an error that is not its own; it is in the log")
            await problem_response(problem)(scope, receive, send)
