"""The way out of a wrong query, as far as its own text tells it."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

from danvan_kg.endpoint.query.position import known_tokens, line_column_of
from danvan_kg.endpoint.query.tokens import Token
from danvan_kg.vocabulary import DV

# To compare a name with all terms takes a millisecond or two, in which nobody else is answered.
_MOST_COMPARED, _LONGEST_COMPARED = 10, 60
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
# What people write in queries; SPARQL 1.1, 19.8.
_KEYWORDS = (
    *("PREFIX", "BASE", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "DISTINCT", "REDUCED", "FROM", "NAMED", "WHERE"),
    *("OPTIONAL", "UNION", "MINUS", "GRAPH", "FILTER", "EXISTS", "BIND", "VALUES", "UNDEF"),
    *("ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "REGEX", "CONTAINS", "STRSTARTS", "STRENDS", "STRLEN"),
    *("SUBSTR", "REPLACE", "CONCAT", "LCASE", "UCASE", "BOUND", "COALESCE", "LANG", "LANGMATCHES", "DATATYPE"),
    *("YEAR", "MONTH", "ROUND", "FLOOR", "CEIL", "NOW", "ISIRI", "ISLITERAL", "ISBLANK", "SEPARATOR"),
    *sorted(_AGGREGATES),
)
# Bounded, so that no text makes them look at its parts again and again.
_PREFIX = re.compile(rf"PREFIX\s{{0,40}}([\w-]{{0,40}}):\s{{0,40}}<{re.escape(DV.iri)}>", re.IGNORECASE)
_IRIS = re.compile(rf"<{re.escape(DV.iri)}([^>]{{1,200}})>")
_LOCAL_NAME = re.compile(r"[\w.-]+")
_OPENING = {"(": ")", "[": "]", "{": "}", "{|": "|}"}
_OPERANDS = frozenset({"variable", "string", "number", "iri", "name"})


def misspelt_term(tokens: Sequence[Token], terms: Collection[str]) -> str | None:
    """A hint for the first name of the ontology's namespace that it does not have and that resembles one of its own."""
    unknown = (name for name in _own_names(tokens) if name not in terms) if terms else ()
    found = ((name, _closest(name, frozenset(terms))) for name in islice(unknown, _MOST_COMPARED))
    return next((_unknown(name, close) for name, close in found if close), None)


def unknown_term(query: str, terms: frozenset[str]) -> str | None:
    """A hint for the first name of the ontology's namespace that it does not have, in a query that is right as SPARQL.

    Such a query has an answer, which is true and mostly empty.
    """
    # A look at the text spares most queries the reading: a name in a string or a comment is told apart below.
    prefix = _PREFIX.search(query)
    names = _local_names(prefix[1]).findall(query) if prefix else _IRIS.findall(query)
    if all(name in terms for name in names):
        return None
    unknown = next((name for name in _own_names(known_tokens(query)) if name not in terms), None)
    return None if unknown is None else _unknown(unknown, _closest(unknown, terms))


def _own_names(tokens: Sequence[Token]) -> Iterator[str]:
    """The local names of the ontology's namespace, written with a prefix or in full, each once."""
    prefixes = {DV.prefix}
    for before, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if iri.text == f"<{DV.iri}>" and before.text.upper() == "PREFIX":
            prefixes.add(name.text.removesuffix(":"))
    found = dict[str, None]()
    for token in tokens:
        prefix, _, local = token.text.partition(":")
        if token.kind == "name" and prefix in prefixes:
            found[local] = None
        elif token.kind == "iri" and token.text.startswith(f"<{DV.iri}"):
            found[token.text[1:-1].removeprefix(DV.iri)] = None
    return (name for name in found if _LOCAL_NAME.fullmatch(name))


def _unknown(name: str, close: str | None) -> str:
    known = f"; did you mean {DV.prefix}:{close}?" if close else ""
    return f"the ontology has no {DV.prefix}:{name[:_LONGEST_COMPARED]}{known}"


@lru_cache(maxsize=256)
def _closest(name: str, terms: frozenset[str]) -> str | None:
    return next(iter(get_close_matches(name[:_LONGEST_COMPARED], sorted(terms), n=1)), None)


@lru_cache(maxsize=64)
def _local_names(prefix: str) -> re.Pattern[str]:
    """Finds the local names of a prefix, in the IRIs of its namespace too."""
    return re.compile(rf"(?:\b{re.escape(prefix)}:|<{re.escape(DV.iri)})([^\W\d][\w-]*)")


def end_hint(query: str, tokens: Sequence[Token]) -> str:
    """What a query lacks that ends in the middle."""
    opened = _open(tokens)
    if opened:
        line, column = line_column_of(query, opened[-1].start)
        return f"the {opened[-1].text} of line {line}, column {column} is not closed"
    if tokens:
        return f"something must follow {tokens[-1].text[:80]!r}"
    return "write a query, such as ASK { ?s ?p ?o }"


def token_hint(found: Token, before: Sequence[Token]) -> str | None:
    """What may have been meant by a token that cannot stand where it stands, behind those `before`."""
    if found.text in _OPENING.values() and not _open(before):
        return f"this {found.text} closes nothing"
    if found.kind == "iri" and any(mark.isspace() for mark in found.text):
        return "a blank cannot stand in an IRI: write %20 for it"
    if found.kind == "variable":
        return _variable_hint(found, before)
    if found.kind == "word":
        return _word_hint(found.text.upper(), before)
    return None


def sentence_hint(sentence: str, tokens: Collection[Token]) -> str | None:
    """What to do about what the parser says of a query's meaning."""
    if "unbound" in sentence and any(token.text.upper() == "GROUP" for token in tokens):
        return "set each variable of SELECT into GROUP BY, or into an aggregate such as COUNT(?x)"
    return None


def _variable_hint(found: Token, before: Sequence[Token]) -> str | None:
    if before and before[-1].text.upper() == "FILTER":
        return "set the condition of FILTER in parentheses"
    opened = _open(before)
    if not opened or opened[-1].text != "(" or not (before[-1].kind in _OPERANDS or before[-1].text == ")"):
        return None
    opener = before.index(opened[-1])
    named = len(opened) == 1 or (opener > 0 and before[opener - 1].text.upper() == "BIND")
    return f"write AS before {found.text[:80]}" if named else None


def _word_hint(word: str, before: Sequence[Token]) -> str | None:
    if word in _AGGREGATES and before and before[-1].text.upper() in ("SELECT", "DISTINCT", "REDUCED"):
        return f"write ({word}(…) AS ?name): what is computed takes parentheses and a name"
    if word in _KEYWORDS:
        return None
    close = get_close_matches(word[:_LONGEST_COMPARED], _KEYWORDS, n=1, cutoff=0.8)
    return f"did you mean {close[0]}?" if close else None


def _open(tokens: Sequence[Token]) -> list[Token]:
    """The brackets that are opened and not closed."""
    opened: list[Token] = []
    for token in tokens:
        if token.text in _OPENING:
            opened.append(token)
        elif token.text in _OPENING.values() and opened:
            opened.pop()
    return opened
