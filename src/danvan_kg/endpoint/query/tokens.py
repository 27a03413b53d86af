"""The tokens of a SPARQL query, cut exactly where Oxigraph's parser cuts them.

That parser has no lexer: what `<` means depends on where it stands. After an operand of an expression it is "less
than", anywhere else it opens an IRI that reaches to the next `>`. Taking the longest match instead, as the grammar's
notes say, would be a hole: in `FILTER(?a<'x>') SERVICE …` it would read `<'x>` as an IRI and the rest as a string. So
the scanner keeps the stack of open brackets and knows of each whether expressions or patterns stand in it.
"""

import re
from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_NAME = rf"{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX = rf"[{_BASE}](?:[{_NAME}\-]|\.+(?=[{_NAME}\-]))*"
_LOCAL = rf"(?:[{_BASE}_:0-9]|{_PLX})(?:[{_NAME}:\-]|{_PLX}|\.+(?=[{_NAME}:\-%\\]))*"
_ESCAPE = r"""\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"""

# The long forms come first: an unfinished long string is read as an empty short one, as the parser does.
_STRING = (
    rf"'''(?:(?:''|')?(?:[^'\\]|{_ESCAPE}))*+'''"
    rf'|"""(?:(?:""|")?(?:[^"\\]|{_ESCAPE}))*+"""'
    rf"|'(?:[^'\\\n\r]|{_ESCAPE})*+'"
    rf'|"(?:[^"\\\n\r]|{_ESCAPE})*+"'
)

_PREFIXED = rf"(?P<name>(?:{_PREFIX})?:(?:{_LOCAL})?)"
_TOKENS = rf"""(?P<blank>(?:[ \t\r\n]|\#[^\r\n]*)+)
    |(?P<variable>[?$][{_NAME}]+)
    |(?P<label>_:[{_BASE}_0-9](?:[{_NAME}\-]|\.+(?=[{_NAME}\-]))*)
    |{_PREFIXED}
    |(?P<word>[A-Za-z_]+[A-Za-z0-9_]*)
    |(?P<string>{_STRING})
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
    |(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)
    |(?P<mark>\{{\||.)"""
_TOKEN = re.compile(_TOKENS, re.VERBOSE | re.DOTALL)
_NAMELESS = re.compile(_TOKENS.replace(f"|{_PREFIXED}", ""), re.VERBOSE | re.DOTALL)
_NO_NAMES = frozenset({"word", "mark"})
_GOES_ON = re.compile(r"[.\-\u0080-\U0010ffff]")
_RUN = re.compile(_PREFIX)
_IRI = re.compile(r"<[^>]*>")
_OPERANDS = frozenset({"variable", "label", "name", "string", "language", "number", "iri"})
_OPENING = {"(": ")", "[": "]", "{": "}", "{|": "}"}


class Inside(Enum):
    """What stands between two brackets."""

    PATTERN = "pattern"
    SELECTION = "selection"
    EXPRESSION = "expression"
    AMBIGUOUS = "ambiguous"


class Token(NamedTuple):
    """A token with its half-open range of code points; `depth` is the number of brackets open before it."""

    kind: str
    text: str
    start: int
    depth: int
    inside: Inside

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class LexicalError(Exception):
    """The text cannot be cut into tokens at `position` (a code point offset)."""

    def __init__(self, message: str, position: int, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.hint = hint


def scan(query: str) -> Iterator[Token]:
    """The tokens of a query without blanks and comments. Raises LexicalError."""
    return _Scanner(query).tokens()


class _Scanner:
    def __init__(self, query: str) -> None:
        self.query = query
        self.stack: list[Inside] = []
        self.quoted = 0  # open `<<`
        self.last: deque[Token] = deque(maxlen=2)
        # Beyond it no IRI ends: without this, each `<` would be looked for to the end of the text.
        self.last_close = query.rfind(">")

    def tokens(self) -> Iterator[Token]:
        query, position, nameless = self.query, 0, 0
        while position < len(query):
            found = (_TOKEN if position >= nameless else _NAMELESS).match(query, position)
            assert found is not None  # the last alternative takes any character
            kind, text = found.lastgroup or "mark", found.group()
            if kind in _NO_NAMES and position >= nameless and (text > "~" or _GOES_ON.match(query, found.end())):
                # What may be a prefix here has no colon at its end, nor then has any that begins inside of it: to look
                # for one at each of its characters would take the square of the time.
                run = _RUN.match(query, position)
                nameless = run.end() if run is not None else 0
            if kind == "mark":
                kind, text = self._mark(text, position)
            if kind != "blank":
                token = Token(kind, text, position, len(self.stack) + self.quoted, self._inside())
                self._follow(token)
                yield token
            position += len(text)

    def _inside(self) -> Inside:
        return self.stack[-1] if self.stack else Inside.SELECTION

    def _mark(self, text: str, position: int) -> tuple[str, str]:
        if text == "<":
            return self._less(position)
        if text in "'\"":
            raise LexicalError("this string does not end", position, hint=f"close it with {text}")
        if text == "\\":
            raise LexicalError(
                "a code point escape stands outside of strings and IRIs",
                position,
                hint="write the character itself; \\u and \\U are read in strings and IRIs only",
            )
        if text == ">" and self.query.startswith(">>", position) and self._inside() is not Inside.EXPRESSION:
            return "mark", ">>"
        return "mark", text

    def _less(self, position: int) -> tuple[str, str]:
        inside, operand = self._inside(), self._after_operand()
        if inside is Inside.EXPRESSION and operand:
            return "mark", "<"
        # Only a triple term stands in an expression: `<<(`.
        if self.query.startswith("<<(" if inside is Inside.EXPRESSION else "<<", position):
            return "mark", "<<"
        found = _IRI.match(self.query, position) if position < self.last_close else None
        if found is None:
            return "mark", "<"
        if inside is Inside.AMBIGUOUS and operand and re.search(r"[\s'\"#(){}]", found.group()):
            raise LexicalError("'<' can be read in two ways here", position, hint="set a blank after FILTER or BIND")
        return "iri", found.group()

    def _after_operand(self) -> bool:
        if not self.last:
            return False
        token = self.last[-1]
        if token.kind == "word":
            return token.text.upper().endswith(("TRUE", "FALSE"))
        return token.kind in _OPERANDS or token.text in {")", "}", "]", ">>"}

    def _follow(self, token: Token) -> None:
        if token.kind == "mark":
            if token.text in _OPENING:
                self.stack.append(self._opened(token))
            elif token.text in ")]}":
                if self.stack:
                    self.stack.pop()
            elif token.text == "<<":
                self.quoted += 1
            elif token.text == ">>":
                self.quoted = max(0, self.quoted - 1)
        elif token.kind == "word" and self.stack and "SELECT" in token.text.upper():
            self.stack[-1] = Inside.SELECTION
        self.last.append(token)

    def _opened(self, token: Token) -> Inside:  # noqa: PLR0911 - one line a case
        """What stands in the bracket that `token` opens."""
        before = self.last[-1] if self.last else None
        if token.text != "(" or (before is not None and before.text == "<<"):
            return Inside.PATTERN
        if self._inside() is not Inside.PATTERN:
            return Inside.EXPRESSION if self._inside() is not Inside.AMBIGUOUS else Inside.AMBIGUOUS
        if before is None:
            return Inside.PATTERN
        if before.kind == "word":
            return Inside.PATTERN if before.text == "a" else Inside.EXPRESSION
        if before.kind in {"iri", "name"} and len(self.last) > 1 and _is_filter(self.last[-2]):
            return Inside.EXPRESSION
        # The parser wants no blank after a keyword: `FILTERex:f(` and `ex:a.b.BIND(` may be what they look like or not.
        if before.kind == "name" and re.search("filter|bind", before.text, re.IGNORECASE):
            return Inside.AMBIGUOUS
        return Inside.PATTERN


def _is_filter(token: Token) -> bool:
    return token.kind in {"word", "name"} and token.text.upper().endswith("FILTER")
