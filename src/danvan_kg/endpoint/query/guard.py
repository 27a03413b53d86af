"""What a query may not contain, found before the engine sees it.

The engine connects wherever a SERVICE clause says, and its parser dies of deep nesting; neither can be switched off
there. What the guard passes is still run by a worker process without network that may die: this is the first wall.
"""

import hashlib
import re
from collections import deque
from dataclasses import dataclass, replace
from enum import Enum

from danvan_kg.endpoint.query.plain_query import LONGEST, plain_tokens
from danvan_kg.endpoint.query.tokens import Inside, LexicalError, Token, scan

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PREFIX_OPERATORS = frozenset("!^+-")
_SHORTER = "split a long VALUES list over several queries"
_FLATTER = "write UNION branches and conditions side by side, and IN (…) for a chain of comparisons"


class Reason(Enum):
    """Why a query is refused."""

    SERVICE = "service"
    UPDATE = "update"
    LENGTH = "length"
    DEPTH = "depth"
    TOKENS = "tokens"
    SYNTAX = "syntax"


class Refusal(Exception):  # noqa: N818 - it is the guard's answer
    """The guard's no: the reason, a sentence, where (a code point offset), the token there and a way out."""

    def __init__(
        self,
        reason: Reason,
        message: str,
        position: int | None = None,
        *,
        found: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.position = position
        self.found = found
        self.hint = hint


_MOST_UPSTREAM = 8_000


@dataclass(frozen=True, slots=True)
class GuardLimits:
    """Bounds on a query's text; `length` is in UTF-8 bytes, `services` are prefixes of IRIs that SERVICE may name.

    With `decoded`, a query whose tokens change when its code point escapes are decoded first is refused: some engines
    do that, as SPARQL 1.1 said.
    """

    length: int = 256_000
    depth: int = 64
    tokens: int = 50_000
    services: tuple[str, ...] = ()
    decoded: bool = False

    def upstream(self) -> "GuardLimits":
        """These bounds in front of a store elsewhere, whose stack nobody has made larger.

        Chains nest in the engine's tree: `oxigraph serve` 0.5 dies of 3000 BIND or MINUS, which are 18 000 tokens.
        """
        return replace(self, decoded=True, tokens=min(self.tokens, _MOST_UPSTREAM))

    def content(self) -> dict[str, object]:
        """The bounds by the names that problems use."""
        return {"length": self.length, "depth": self.depth, "tokens": self.tokens}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard learnt of a query that it passes.

    `form` is None where there is none: the engine says what is wrong. `digest` is the same for queries that differ in
    blanks and comments only. `volatile` tells that the answer differs from call to call.
    """

    form: str | None
    tokens: int
    digest: str
    volatile: bool


def check_query(query: str, limits: GuardLimits) -> Verdict:
    """Passes a query or raises Refusal."""
    # Of a shorter one, neither the bytes nor the tokens can be too many.
    short = len(query) <= min(LONGEST, limits.length, limits.tokens)
    plain = plain_tokens(query, limits.depth) if short else None
    if plain is None:
        return read_closely(query, limits)
    form, texts = plain
    return Verdict(form, len(texts), _digest(texts), volatile=False)


def read_closely(query: str, limits: GuardLimits) -> Verdict:
    """As check_query, token by token."""
    return _read(query, limits, _Guard(limits))


def check_update(update: str, limits: GuardLimits) -> Verdict:
    """Passes an update or raises Refusal: SERVICE and LOAD are refused, and the same bounds hold."""
    return _read(update, limits, _UpdateGuard(limits))


def _read(query: str, limits: GuardLimits, guard: "_Guard") -> Verdict:
    _check_length(query, limits)
    try:
        for token in scan(query):
            guard.see(token)
    except LexicalError as error:
        raise Refusal(
            Reason.SYNTAX, error.message, error.position, found=query[error.position], hint=error.hint
        ) from None
    if limits.decoded:
        _check_decoded(query)
    return guard.verdict()


def _check_decoded(query: str) -> None:
    decoded = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
    if decoded == query:
        return
    try:
        same = [token.kind for token in scan(query)] == [token.kind for token in scan(decoded)]
    except LexicalError:
        same = False
    if not same:
        message = "code point escapes stand for marks here that would make another query of this one"
        raise Refusal(Reason.SYNTAX, message, hint="write the characters themselves, or \\' and \\\" in strings")


def _check_length(query: str, limits: GuardLimits) -> None:
    length = len(query) if query.isascii() else len(query.encode("utf-8", "surrogatepass"))
    if length > limits.length:
        raise Refusal(Reason.LENGTH, f"the query has {length} bytes, {limits.length} are allowed", hint=_SHORTER)


def _digest(texts: list[str]) -> str:
    text = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).hexdigest()


class _Guard:
    """Reads tokens one by one and keeps what the rules need."""

    def __init__(self, limits: GuardLimits) -> None:
        self.limits = limits
        self.form: str | None = None
        self.count = 0
        self.operators = 0
        self.volatile = False
        self.texts: list[str] = []
        self.recent: deque[Token] = deque(maxlen=3)

    def verdict(self) -> Verdict:
        return Verdict(self.form, self.count, _digest(self.texts), self.volatile)

    def see(self, token: Token) -> None:
        self.count += 1
        if self.count > self.limits.tokens:
            message = f"the query has more than {self.limits.tokens} tokens"
            raise Refusal(Reason.TOKENS, message, token.start, hint=_SHORTER)
        # A run of `!` or `-` nests as brackets do.
        self.operators = self.operators + 1 if token.text in _PREFIX_OPERATORS else 0
        if max(token.depth, self.operators) >= self.limits.depth:
            message = f"the query nests deeper than {self.limits.depth} levels"
            raise Refusal(Reason.DEPTH, message, token.start, found=token.text, hint=_FLATTER)
        if token.kind == "word":
            self._see_word(token)
        elif token.text == "{":
            self._see_group(token)
        elif token.kind == "iri" and self._service_before():
            self._see_service_iri(token)
        self.texts.append(token.text)
        self.recent.append(token)

    def _see_word(self, token: Token) -> None:
        word = token.text.upper()
        self.volatile = self.volatile or word in _VOLATILE
        if "SERVICE" in word and not (self.limits.services and word == "SERVICE"):
            raise _service(token)
        if token.depth == 0:
            self._see_verb(token, word)
        if self._service_before() and word != "SILENT":
            raise _service(self.recent[-1])

    def _see_verb(self, token: Token, word: str) -> None:
        if self.form is not None:
            return
        if word in UPDATES:
            message = f"{word} is an update; this endpoint only answers queries"
            raise Refusal(Reason.UPDATE, message, token.start, found=token.text)
        self.form = next((form for form in FORMS if word.startswith(form)), None)

    def _service_before(self) -> bool:
        if not self.limits.services:
            return False  # the word itself was refused
        words = [token.text.upper() for token in self.recent]
        return words[-1:] == ["SERVICE"] or words[-2:] == ["SERVICE", "SILENT"]

    def _see_service_iri(self, token: Token) -> None:
        # Backslashes could spell another address than the one compared here.
        allowed = token.text[1:-1].startswith(self.limits.services) and "\\" not in token.text
        if not allowed:
            raise _service(token)

    def _see_group(self, token: Token) -> None:
        """A group after a name in a pattern is GRAPH's, or that of a SERVICE whose keyword is glued to a name."""
        if token.inside is not Inside.PATTERN or not self.recent:
            return
        before, *earlier = reversed(self.recent)
        if before.kind not in {"iri", "name", "variable"} or _is_word(earlier[:1], "GRAPH"):
            return
        allowed = self.limits.services and before.kind == "iri"
        for each in self.recent:
            if each.kind in {"name", "word"} and "SERVICE" in each.text.upper():
                if allowed and each.text.upper() == "SERVICE":
                    continue
                raise _service(each)


class _UpdateGuard(_Guard):
    """For updates, which the holder of a token may send: LOAD would still make this server ask another one."""

    def see(self, token: Token) -> None:
        glued = token.kind == "name" and self.recent and self.recent[-1].kind != "word"
        if glued and token.depth == 0 and token.text.upper().startswith("LOAD"):
            raise _load(token)
        super().see(token)

    def _see_verb(self, token: Token, word: str) -> None:
        if "LOAD" in word:
            raise _load(token)


def _load(token: Token) -> Refusal:
    message = "LOAD would make this server fetch from another one, which it does not do"
    return Refusal(Reason.UPDATE, message, token.start, found=token.text, hint="send the data to /graphs")


def _is_word(tokens: list[Token], word: str) -> bool:
    return any(token.kind == "word" and token.text.upper().endswith(word) for token in tokens)


def _service(token: Token) -> Refusal:
    return Refusal(
        Reason.SERVICE,
        "SERVICE would make this server ask another one, which it does not do",
        token.start,
        found=token.text,
        hint="ask the other endpoint from your own machine, for example with Comunica or Jena ARQ",
    )
