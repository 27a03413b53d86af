"""Slots: where `UNDEF` of `VALUES ?name { UNDEF }` stands in a query, found by reading tokens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# SPARQL 1.1 terminals (https://www.w3.org/TR/sparql11-query/#rTokens) as far as slots need them: what may hold text
# that looks like a slot comes first.
_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
          |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
      | (?P<variable>[?$]\w+)
      | (?P<word>\w+)
      | (?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The slot of a variable: `start` and `end` enclose `UNDEF`, `clause` the whole of `VALUES ?name { UNDEF }`.

    `depth` counts the braces that are open around the clause.
    """

    name: str
    start: int
    end: int
    clause: tuple[int, int]
    depth: int


def find_slots(sparql: str) -> list[Slot]:
    """The slots of a query in order."""
    tokens = [match for match in _TOKEN.finditer(sparql) if match.lastgroup != "skip"]
    slots, depth = [], 0
    for index, token in enumerate(tokens):
        if token.lastgroup == "mark":
            depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if token.lastgroup == "word" and token.group().upper() == "UNDEF" and _is_framed(tokens, index):
            clause = (tokens[index - 3].start(), tokens[index + 1].end())
            slots.append(Slot(tokens[index - 2].group()[1:], token.start(), token.end(), clause, depth - 1))
    return slots


def _is_framed(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the token at `index` stands alone in `VALUES ?name { … }`."""
    around = tokens[max(0, index - 3) : index] + tokens[index + 1 : index + 2]
    if len(around) != 4:
        return False
    values, variable, opening, closing = around
    braces = opening.group() == "{" and closing.group() == "}"
    return values.group().upper() == "VALUES" and variable.lastgroup == "variable" and braces


def fill_slots(sparql: str, terms: Mapping[str, str]) -> str:
    """`sparql` with serialised terms in their slots, all in one pass; a slot without a term is taken out whole.

    Taking it out changes no answer (one solution without bindings joins with everything), but spares the engine a join
    on a variable that may be unbound, which it does without an index.
    """
    parts, position = [], 0
    for slot in find_slots(sparql):
        if slot.name in terms:
            parts += [sparql[position : slot.start], terms[slot.name]]
            position = slot.end
        else:
            parts.append(sparql[position : slot.clause[0]])
            position = slot.clause[1]
    return "".join(parts) + sparql[position:]
