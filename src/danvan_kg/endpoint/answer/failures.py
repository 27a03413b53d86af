"""From what a worker says, or why it was killed, to the problem that the client sees."""

import re
from collections.abc import Mapping

from danvan_kg.endpoint.answer.cache import CachedAnswer
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.position import line_column
from danvan_kg.endpoint.settings import QueryLimits

_LONGEST = 4000
_OTHER_FORMAT = "ask for JSON, CSV, Turtle or N-Triples"
_SMALLER = "ask for less at a time: ORDER BY with LIMIT and OFFSET pages through an answer"


def killed_problem(reason: str, limits: QueryLimits) -> Problem:
    """The problem of a query whose worker ended before its answer did."""
    if reason == "deadline":
        return Problem(
            504,
            "deadline",
            f"the query ran for {limits.deadline:g} seconds, which is the limit",
            hint="narrow the patterns, or leave out an ORDER BY or a property path over many rows",
            limit="deadline",
            limits=limits.content(),
        )
    if reason == "cancelled":
        return Problem(503, "cancelled", "the operator has cancelled this query")
    if reason == "stopped":
        return Problem(503, "busy", "the server is stopping", headers={"Retry-After": "5"})
    if reason == "spool":
        return Problem(503, "busy", "there is no room to keep the answer", headers={"Retry-After": "60"}, hint=_SMALLER)
    if reason == "crash":
        return Problem(503, "worker-died", "the process that ran the query broke off", headers={"Retry-After": "1"})
    return Problem(
        503,
        "worker-died",
        f"the process that ran the query ended: it may use {limits.memory >> 20} MiB of memory",
        headers={"Retry-After": "1"},
        hint="ask for less at once, or group and sort fewer rows",
        limit="memory",
        limits=limits.content(),
    )


def check_size(answer: CachedAnswer, limits: QueryLimits) -> None:
    """Raises the problem of an answer that is there already, and larger than the client wants it."""
    for kind, size, most in (("bytes", len(answer.body), limits.bytes), ("rows", answer.rows, limits.rows)):
        if size > most:
            raise failure_problem({"kind": kind}, limits)


def failure_problem(content: Mapping[str, object], limits: QueryLimits) -> Problem:  # noqa: PLR0911 - one a case
    """The problem of a query that its worker refused or gave up: what link.Failed carries."""
    kind, message = content["kind"], str(content.get("message", ""))
    if kind == "bytes":
        detail = f"the answer has more than {limits.bytes} bytes"
        return Problem(413, "answer-too-large", detail, hint=_SMALLER, limit="bytes", limits=limits.content())
    if kind == "rows":
        detail = f"the answer has more than {limits.rows} rows"
        return Problem(413, "answer-too-large", detail, hint=_SMALLER, limit="rows", limits=limits.content())
    if kind == "character":
        detail = "a value holds a control character, which XML has no way to write"
        return Problem(406, "illegal-character", detail, hint=_OTHER_FORMAT)
    if kind == "document":
        return Problem(400, "bad-request", message[:500])
    if kind == "unwritable":
        return Problem(406, "unwritable", message, hint=_OTHER_FORMAT)
    if kind == "graph":
        return Problem(404, "not-found", "there is no such graph")
    if kind == "memory":
        return killed_problem("memory", limits)
    if kind == "syntax":
        return syntax_problem(content)
    if kind == "store":
        return Problem(500, "store", "the store could not be read")
    return Problem(400, "evaluation", message)


_POSITION = re.compile(r"error at \d+:\d+: (?:expected )?(?:one of )?(.*)", re.DOTALL)


def syntax_problem(content: Mapping[str, object]) -> Problem:
    """A syntax error, raw: diagnosis.py makes it readable with the query's text."""
    message = str(content["message"])
    place = line_column(message) or (None, None)
    found = _POSITION.fullmatch(message)
    detail = found[1] if found else message
    return Problem(
        400,
        "syntax",
        detail[:_LONGEST],
        line=place[0],
        column=place[1],
        offset=content.get("offset"),
        expected=content.get("expected"),
    )
