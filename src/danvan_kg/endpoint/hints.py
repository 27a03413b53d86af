"""The way out of a wrong query, as far as its own text tells it."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from danvan_kg.endpoint.position import line_column_of
from danvan_kg.endpoint.tokens import Token
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
_OPENING = {"(": ")", "[": "]", "{": "}", "{|": "|}"}
_OPERANDS = frozenset({"variable", "string", "number", "iri", "name"})


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
