"""Where a query is wrong, to the token.

The engine names the furthest place that its parser has looked at, which is up to the length of a keyword too far. But a
text that is right as far as it goes, followed by blanks, fails at its very end: so the longest such beginning is found.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Store

from danvan_kg.endpoint.query.tokens import LexicalError, Token, scan

# Longer than any keyword: what fails in the text itself does not reach the end of these.
_BLANKS = " " * 40

# A parser that is called some 15 times is not called with very long texts.
_LONGEST = 20_000

# What the parser says of a query's meaning, among the names of the tokens that it expects.
_SENTENCE = re.compile(r"(?:expected |one of |, )[A-Z][a-z]+ [a-zA-Z]+ [a-z]")

_PLACE = re.compile(r"error at (\d+):(\d+): ")


@dataclass(frozen=True, slots=True)
class ErrorPosition:
    """The code point offset of the first token that cannot stand where it stands, and what the parser says of it."""

    offset: int
    message: str


def line_column(message: str) -> tuple[int, int] | None:
    """The line and column, from 1, in a message of the engine's parser."""
    found = _PLACE.match(message)
    return (int(found[1]), int(found[2])) if found else None


def line_column_of(query: str, position: int | None) -> tuple[int | None, int | None]:
    """The line and column, from 1, of a code point offset; None for None."""
    if position is None:
        return None, None
    return query.count("\n", 0, position) + 1, position - query.rfind("\n", 0, position)


def place_of_error(query: str, message: str, prefixes: dict[str, str] | None = None) -> dict[str, object]:
    """`offset` and `expected` of a syntax error with this message; nothing where the query is wrong as a whole.

    `prefixes` are those that the query need not declare.
    """
    if _SENTENCE.search(message):
        return {}
    empty = Store()

    def fails(text: str) -> str | None:
        try:
            empty.query(text, base_iri="http://example.org/", prefixes=prefixes)
        except SyntaxError as error:
            return str(error)
        except (OSError, RuntimeError, ValueError):
            pass
        return None

    found = locate_error(query, fails)
    return {} if found is None else {"offset": found.offset, "expected": found.message}


def locate_error(query: str, fails: Callable[[str], str | None]) -> ErrorPosition | None:
    """The place of a syntax error; None where it is not one of a token.

    `fails` gives the parser's message for a text, or None where it parses.
    """
    tokens = known_tokens(query)
    if not tokens or len(query) > _LONGEST:
        return None

    def message_at(count: int) -> str | None:
        return fails(query[: tokens[count - 1].end] + _BLANKS)

    def is_right_so_far(count: int) -> bool:
        message = message_at(count)
        if message is None:
            return True
        place = line_column(message)
        lines = query[: tokens[count - 1].end].split("\n")
        return place is not None and place[0] == len(lines) and place[1] > len(lines[-1]) + len(_BLANKS)

    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_right_so_far(middle) else (low, middle - 1)
    offset = tokens[low].start if low < len(tokens) else len(query)
    return ErrorPosition(offset, (message_at(low) if low else fails(_BLANKS)) or "")


def known_tokens(query: str) -> list[Token]:
    """The tokens of a query, or those before a place where it cannot be cut into tokens."""
    tokens: list[Token] = []
    try:
        for token in scan(query):
            tokens.append(token)
    except LexicalError:
        pass
    return tokens
