"""What a query's text tells about its own error: the token found, a short list of those expected, a hint."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from danvan_kg.endpoint.guard import Reason, Refusal
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.tokens import LexicalError, Token, scan
from danvan_kg.vocabulary import DV, PREFIXES

_STATUS = {
    Reason.SERVICE: (403, "query-refused"),
    Reason.UPDATE: (403, "update-refused"),
    Reason.LENGTH: (413, "query-too-long"),
    Reason.DEPTH: (400, "query-too-deep"),
    Reason.TOKENS: (400, "query-too-long"),
    Reason.SYNTAX: (400, "syntax"),
}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"|\b([A-Z][A-Z_]+[A-Z])\b')
_SENTENCE = re.compile(r"(?:^|, )([A-Z][a-z]+ [a-zA-Z ]+)")
_MOST_EXPECTED = 8
_PREFIX_LINE = "add the line  PREFIX {prefix}: <{iri}>"


def refusal_problem(refusal: Refusal, query: str) -> Problem:
    """The guard's refusal as a problem."""
    status, kind = _STATUS[refusal.reason]
    line, column = _line_column(query, refusal.position)
    return Problem(status, kind, refusal.message, line=line, column=column, found=refusal.found, hint=refusal.hint)


def explain_syntax(problem: Problem, query: str, terms: Collection[str] = ()) -> Problem:
    """A syntax error of the engine with what the query tells. `terms` are the local names of the ontology."""
    line, column = problem.members.get("line"), problem.members.get("column")
    if not isinstance(line, int) or not isinstance(column, int):
        return problem
    offset = _offset(query, line, column)
    tokens = _tokens(query)
    found = next((token for token in tokens if token.end > offset), None)
    before = next((token for token in reversed(tokens) if token.end <= offset), None)
    sentence = _SENTENCE.search(problem.detail)
    if "Prefix not found" in problem.detail:
        return _missing_prefix(problem, found if found and found.start < offset else before)
    text = found.text if found else "the end of the query"
    detail = sentence.group(1) if sentence else f"unexpected {text[:80]!r}" if found else f"unexpected {text}"
    return Problem(
        problem.status,
        problem.kind,
        detail,
        line=line,
        column=column,
        found=text[:80],
        expected=_expected(problem.detail) or None,
        hint=misspelt_term(tokens, terms),
    )


def _missing_prefix(problem: Problem, token: Token | None) -> Problem:
    prefix = token.text.split(":", 1)[0] if token is not None else ""
    iri = PREFIXES.get(prefix, "…")
    return Problem(
        problem.status,
        problem.kind,
        f"the prefix {prefix}: is not declared",
        line=problem.members["line"],
        column=problem.members["column"],
        found=token.text[:80] if token is not None else None,
        hint=_PREFIX_LINE.format(prefix=prefix, iri=iri),
    )


def misspelt_term(tokens: Collection[Token], terms: Collection[str]) -> str | None:
    """A hint for the first `dv:` name that the ontology does not have and that resembles one of its own."""
    if not terms:
        return None
    for token in tokens:
        prefix, _, name = token.text.partition(":")
        if token.kind == "name" and prefix == DV.prefix and name and name not in terms:
            close = get_close_matches(name, sorted(terms), n=1)
            if close:
                return f"the ontology has no {token.text}; did you mean {DV.prefix}:{close[0]}?"
    return None


def _tokens(query: str) -> list[Token]:
    tokens: list[Token] = []
    try:
        for token in scan(query):
            tokens.append(token)
    except LexicalError:
        pass
    return tokens


def _expected(message: str) -> list[str]:
    found = (quoted or keyword for quoted, keyword in _QUOTED.findall(message))
    return list(dict.fromkeys(each.replace('\\"', '"') for each in found))[:_MOST_EXPECTED]


def _offset(query: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = query.find("\n", start) + 1
    return start + column - 1


def _line_column(query: str, position: int | None) -> tuple[int | None, int | None]:
    if position is None:
        return None, None
    return query.count("\n", 0, position) + 1, position - query.rfind("\n", 0, position)
