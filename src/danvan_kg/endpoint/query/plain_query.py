"""Reads queries in which nothing can be hidden, at a third of the cost of reading them token by token.

A query is plain where it has no strings, escapes and comments, names neither SERVICE nor a function that differs from
call to call, begins with its form behind a prologue of the usual kind, has no `<` that might be "less than", and too
few brackets and signs to nest deep. One expression cuts such a text into the very tokens that `tokens.scan` finds.
"""

import re

# A run of names without a colon is looked at again from each of its hyphens.
LONGEST = 2_000
_HIDING = ("'", '"', "\\", "@", "<<", ">>", "SERVICE")
_VOLATILE = ("NOW", "RAND", "UUID", "BNODE")
_CALL = re.compile(r"(?<![a-z_])(?:NOW|RAND|(?:STR)?UUID|BNODE)\b", re.IGNORECASE)
_IRI = r"<[^<>\s]*>"
_HEAD = re.compile(
    rf"\s*(?:(?:PREFIX\s+(?:[a-z][a-z0-9_-]*)?:|BASE)\s*{_IRI}\s*)*(SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[\s{{*(?$<])",
    re.IGNORECASE,
)
_NESTING = "{([<!^+-"

_DOTTED = re.compile(r"[A-Za-z0-9_:%-]\.+[A-Za-z0-9_:%-]")

# As in tokens.py, for texts in ASCII without escapes and without dots inside of names and numbers.
_NAME = r"(?:[A-Za-z][A-Za-z0-9_-]*+)?:(?:(?:[A-Za-z0-9_:]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_:-]|%[0-9A-Fa-f]{2})*)?"
_TOKENS = re.compile(
    rf"{_IRI}|[?$][A-Za-z0-9_]+|_:[A-Za-z0-9_][A-Za-z0-9_-]*|{_NAME}|[A-Za-z_][A-Za-z0-9_]*"
    r"|(?:[0-9]+\.?|\.[0-9]+)[eE][+-]?[0-9]+|\.?[0-9]+|\{\||[^ \t\r\n]"
)


def plain_tokens(query: str, depth: int) -> tuple[str, list[str]] | None:
    """The form of a query that is plain and nests less than `depth`, and the texts of its tokens; None for others."""
    head = _HEAD.match(query) if query.isascii() else None
    if head is None or _hides(query) or query.find("#", head.end()) >= 0 or _DOTTED.search(query, head.end()):
        return None
    if sum(map(query.count, _NESTING)) >= depth or -1 < query.find("(") < query.rfind("<"):
        return None
    texts = _TOKENS.findall(query)
    return None if "<" in texts else (head[1].upper(), texts)


def _hides(query: str) -> bool:
    upper = query.upper()
    if any(mark in upper for mark in _HIDING):
        return True
    return any(word in upper for word in _VOLATILE) and _CALL.search(query) is not None
