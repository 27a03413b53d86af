"""What a query's text tells about its own error: the token found, a short list of those expected, a hint."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from itertools import pairwise

from danvan_kg.endpoint.guard import FORMS, GuardLimits, Reason, Refusal
from danvan_kg.endpoint.position import known_tokens
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.tokens import Token
from danvan_kg.vocabulary import DV, PREFIXES

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
# To compare a name with all terms takes a millisecond or two, in which nobody else is answered.
_MOST_COMPARED, _LONGEST_COMPARED = 10, 60
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
    line, column = _line_column(query, refusal.position)
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
        return Problem(400, "syntax", sentence[1], line=line, column=column, hint=hint)
    offset = problem.members.get("offset")
    if not isinstance(offset, int):
        offset = _offset(query, problem.members.get("line"), problem.members.get("column"))
    found = next((token for token in tokens if token.end > offset), None)
    before = next((token.text for token in reversed(tokens) if token.end <= offset), "")
    row, position = _line_column(query, found.start if found else len(query))
    return Problem(
        400,
        "syntax",
        f"unexpected {found.text[:80]!r}" if found else "the query ends too early",
        line=row,
        column=position,
        found=found.text[:80] if found else None,
        expected=_expected(str(problem.members.get("expected") or problem.detail), before) or None,
        hint=hint or (None if found else _end_hint(query, tokens)),
    )


def _end_hint(query: str, tokens: Sequence[Token]) -> str:
    """What a query lacks that ends in the middle."""
    opened: list[Token] = []
    for token in tokens:
        if token.text in ("{", "(", "[", "{|"):
            opened.append(token)
        elif token.text in ("}", ")", "]", "|}") and opened:
            opened.pop()
    if opened:
        line, column = _line_column(query, opened[-1].start)
        return f"the {opened[-1].text} of line {line}, column {column} is not closed"
    if tokens:
        return f"something must follow {tokens[-1].text[:80]!r}"
    return "write a query, such as ASK { ?s ?p ?o }"


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
    line, column = _line_column(query, token.start)
    return Problem(
        400,
        "syntax",
        f"the prefix {prefix}: is not declared",
        line=line,
        column=column,
        found=token.text[:80],
        hint=_PREFIX_LINE.format(prefix=prefix, iri=PREFIXES.get(prefix, "…")),
    )


def misspelt_term(tokens: Collection[Token], terms: Collection[str]) -> str | None:
    """A hint for the first `dv:` name that the ontology does not have and that resembles one of its own."""
    if not terms:
        return None
    names = dict.fromkeys(
        token.text.removeprefix(f"{DV.prefix}:")
        for token in tokens
        if token.kind == "name" and token.text.startswith(f"{DV.prefix}:")
    )
    known, unknown = sorted(terms), [name for name in names if name and name not in terms]
    for name in unknown[:_MOST_COMPARED]:
        close = get_close_matches(name[:_LONGEST_COMPARED], known, n=1)
        if close:
            return f"the ontology has no {DV.prefix}:{name}; did you mean {DV.prefix}:{close[0]}?"
    return None


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


def _line_column(query: str, position: int | None) -> tuple[int | None, int | None]:
    if position is None:
        return None, None
    return query.count("\n", 0, position) + 1, position - query.rfind("\n", 0, position)
