"""What a query's text tells about its own error: the token found, a short list of those expected, a hint."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.guard import FORMS, GuardLimits, Reason, Refusal
from danvan_kg.endpoint.query.hints import end_hint, misspelt_term, sentence_hint, token_hint
from danvan_kg.endpoint.query.position import known_tokens, line_column_of
from danvan_kg.endpoint.query.tokens import Token
from danvan_kg.vocabulary import PREFIXES

_STATUS = {
    Reason.SERVICE: (403, "query-refused"),
    Reason.UPDATE: (403, "update-refused"),
    Reason.LENGTH: (413, "query-too-long"),
    Reason.DEPTH: (400, "query-too-deep"),
    Reason.TOKENS: (400, "query-too-long"),
    Reason.SYNTAX: (400, "syntax"),
}
_BOUNDS = (Reason.LENGTH, Reason.DEPTH, Reason.TOKENS)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"|\b([A-Z][A-Z_]+[A-Z])\b')
_CLASS = re.compile(r"\['[^\]]*\]")
_SENTENCE = re.compile(r"(?:^|, )([A-Z][a-z]+ [a-zA-Z]+ [a-z][a-zA-Z ]+)")
_MOST_EXPECTED = 8
_WORDS = {
    **dict.fromkeys("?$", "a variable"),
    **dict.fromkeys("<:", "an IRI"),
    **dict.fromkeys(("'", '"', "'''", '"""'), "a string"),
    **dict.fromkeys("+-.", "a number"),
}
_KEYWORDS = {
    "": ("PREFIX", *FORMS),
    **dict.fromkeys(("ORDER", "GROUP"), ("BY",)),
    **dict.fromkeys(("LIMIT", "OFFSET"), ("a number",)),
}
_PREFIX_LINE = "add the line  PREFIX {prefix}: <{iri}>"


def refusal_problem(refusal: Refusal, query: str, limits: GuardLimits) -> Problem:
    """The guard's refusal as a problem; `limits` are those that applied."""
    status, kind = _STATUS[refusal.reason]
    line, column = line_column_of(query, refusal.position)
    limit = refusal.reason.value if refusal.reason in _BOUNDS else None
    return Problem(
        status,
        kind,
        refusal.message,
        line=line,
        column=column,
        found=refusal.found,
        hint=refusal.hint,
        limit=limit,
        limits=limits.content() if limit else None,
    )


def explain_syntax(
    problem: Problem, query: str, terms: Collection[str] = (), *, declared: Collection[str] = ()
) -> Problem:
    """A syntax error of the engine with what the query tells.

    `terms` are the local names of the ontology; the prefixes `declared` need not stand in the query.
    """
    tokens = known_tokens(query)
    hint = misspelt_term(tokens, terms)
    if "Prefix not found" in problem.detail:
        undeclared = _undeclared(tokens, declared)
        if undeclared is not None:
            return _missing_prefix(undeclared, query)
    sentence = _SENTENCE.search(problem.detail)
    if sentence is not None:
        line, column = problem.members.get("line"), problem.members.get("column")
        return Problem(
            400, "syntax", sentence[1], line=line, column=column, hint=hint or sentence_hint(sentence[1], tokens)
        )
    offset = problem.members.get("offset")
    if not isinstance(offset, int):
        offset = _offset(query, problem.members.get("line"), problem.members.get("column"))
    found = next((token for token in tokens if token.end > offset), None)
    earlier = [token for token in tokens if token.end <= offset]
    row, position = line_column_of(query, found.start if found else len(query))
    return Problem(
        400,
        "syntax",
        f"unexpected {found.text[:80]!r}" if found else "the query ends too early",
        line=row,
        column=position,
        found=found.text[:80] if found else None,
        expected=_expected(str(problem.members.get("expected") or problem.detail), earlier[-1].text if earlier else "")
        or None,
        hint=hint or (token_hint(found, earlier) if found else end_hint(query, tokens)),
    )


def _undeclared(tokens: Sequence[Token], known: Collection[str]) -> Token | None:
    """The first prefixed name whose prefix is neither declared nor known."""
    declared = set(known)
    for before, token in pairwise([None, *tokens]):
        if token is None or token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            return token
    return None


def _missing_prefix(token: Token, query: str) -> Problem:
    prefix = token.text.partition(":")[0]
    line, column = line_column_of(query, token.start)
    return Problem(
        400,
        "syntax",
        f"the prefix {prefix}: is not declared",
        line=line,
        column=column,
        found=token.text[:80],
        hint=_PREFIX_LINE.format(prefix=prefix, iri=PREFIXES.get(prefix, "…")),
    )


def _expected(message: str, before: str) -> list[str]:
    """What may stand here, with one word for the marks that begin one kind of thing."""
    found = [(quoted or keyword).replace('\\"', '"') for quoted, keyword in _QUOTED.findall(_CLASS.sub("", message))]
    if "?" in found:
        found = [_WORDS.get(each, each) for each in found]
    # The parser names no keyword at the end of a text.
    return list(dict.fromkeys([*_KEYWORDS.get(before.upper(), ()), *found]))[:_MOST_EXPECTED]


def _offset(query: str, line: object, column: object) -> int:
    if not isinstance(line, int) or not isinstance(column, int):
        return len(query)
    start = 0
    for _ in range(line - 1):
        start = query.find("\n", start) + 1
    return start + column - 1
