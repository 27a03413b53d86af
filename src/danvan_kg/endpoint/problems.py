"""Problem details (RFC 9457): the one shape of every error that the endpoint answers."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from danvan_kg.endpoint.problem_words import ENGLISH, in_language

MEDIA_TYPE = "application/problem+json"
CONTENT_TYPE = MEDIA_TYPE + "; charset=utf-8"
TYPE_BASE = "https://w3id.org/danvan-kg/problem/"

TITLES = {
    "bad-request": "The request is not one of the SPARQL 1.1 Protocol",
    "syntax": "The query is not SPARQL",
    "evaluation": "The query cannot be evaluated",
    "query-too-long": "The query is too long",
    "query-too-deep": "The query nests too deep",
    "query-refused": "The query asks for something that this endpoint does not do",
    "update-refused": "This endpoint takes no updates",
    "unauthorized": "This needs a token",
    "not-found": "There is no such thing here",
    "misdirected": "This site is not the one that was asked for",
    "method-not-allowed": "This method is not allowed here",
    "not-acceptable": "None of the accepted formats is offered",
    "unsupported-media-type": "A query cannot be sent in this media type",
    "deadline": "The query ran out of time",
    "answer-too-large": "The answer is larger than it may be",
    "illegal-character": "The answer holds a character that this format cannot",
    "unwritable": "The answer holds something that this format cannot",
    "budget": "This client has used up its query time",
    "too-many": "This client asks too much at once",
    "busy": "All workers are busy",
    "worker-died": "The query needed more than a query may use",
    "cancelled": "The query was cancelled",
    "store": "The store cannot be read",
    "upstream": "The store behind this endpoint did not answer as it should",
    "jobs-full": "No more queries can be taken to be answered later",
    "internal": "Something went wrong here",
}


class Problem(Exception):  # noqa: N818 - the standard's word
    """An error as a client sees it: a status, a `kind` of TITLES, a sentence, and members such as `line` or `hint`.

    A member that is None is left out. `seconds` is how long a worker was at it, None where that is not known.
    """

    seconds: float | None = None

    def __init__(
        self, status: int, kind: str, detail: str, *, headers: Mapping[str, str] | None = None, **members: object
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})
        self.members = {name: value for name, value in members.items() if value is not None}

    def with_members(self, **members: object) -> "Problem":
        """The same problem with more members; those that it has already stay."""
        more = Problem(self.status, self.kind, self.detail, headers=self.headers, **{**members, **self.members})
        more.seconds = self.seconds
        return more

    def after(self, seconds: float) -> "Problem":
        """The same problem, of a query that ran for so long."""
        self.seconds = seconds
        return self

    def content(self) -> dict[str, object]:
        """The JSON object of the answer."""
        return {
            "type": TYPE_BASE + self.kind,
            "title": TITLES[self.kind],
            "status": self.status,
            "detail": self.detail,
            **self.members,
        }

    def body(self, language: str = ENGLISH) -> bytes:
        """The answer's body in a language: `en` or `vi`."""
        content = in_language(self.content(), language)
        return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"

    def all_headers(self, language: str = ENGLISH) -> dict[str, str]:
        """The headers of the answer, its own and those of every problem."""
        return {
            "Content-Type": CONTENT_TYPE,
            "Content-Language": language,
            "Cache-Control": "no-store",
            **self.headers,
        }


def problem_response(problem: Problem, language: str = ENGLISH) -> Response:
    """The problem as an HTTP response, for routes that are not raw ASGI."""
    return Response(problem.body(language), problem.status, problem.all_headers(language))
