"""Who issued a document, by what its symbol ends with: "QĐ-BNV" is of a ministry, "CT/TU" of a province's committee."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from danvan_kg.extraction.wording import normal
from danvan_kg.lexicon import Table
from danvan_kg.observation import Organization

_CODE = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"^\d+[a-zA-Z]?(?:/\d{4})?[-/]")
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class SuffixGrammar:
    """Tables of `data/lexicon/documents.yaml`.

    `sure` tells an issuer whatever the text says, by all that stands behind the number. `bodies` has the body of a
    code, `heads` how the names of bodies begin that share a code, perhaps behind one of `boards`. `highest` are the
    bodies that issue what bears the code `central`; `central_party` is the Party as a whole.
    """

    types: frozenset[str]
    sure: Mapping[str, Organization]
    bodies: Mapping[str, Organization]
    heads: Mapping[str, tuple[str, ...]]
    highest: frozenset[str]
    boards: tuple[str, ...]
    central: str
    central_party: str

    def surely(self, symbol: str) -> Organization | None:
        """The issuer of a symbol whose ending leaves no doubt."""
        ending = _NUMBER.sub("", symbol)
        return self.sure.get(ending) or self.sure.get(_DIGITS.sub("", ending))

    def fits(self, symbol: str | None, body: Organization) -> bool:
        """Whether `body` may have issued the document: by the ending of its symbol, or as one of the highest bodies."""
        name = normal(body.name)
        if symbol is None:
            return name in self.highest
        if (sure := self.surely(symbol)) is not None:
            return name == normal(sure.name)
        codes = _CODE.findall(_NUMBER.sub("", symbol))
        heads = tuple(head for code in codes for head in self.heads.get(code, ()))
        same = any(normal(self.bodies[code].name) == name for code in codes if code in self.bodies)
        if same or (self.central in codes and name in self.highest):
            return True
        return name.startswith(tuple(f"{board}{head}" for head in heads for board in ("", *self.boards)))

    def probably(self, symbol: str, named: Collection[Organization]) -> tuple[Organization, ...]:
        """The issuers where the text does not name them: all of a joint symbol, or none.

        A code that many bodies share ("TU") means the only one of them among those that the article names.
        """
        codes = _CODE.findall(_NUMBER.sub("", symbol))
        issuers = codes[1:] if codes and codes[0] in self.types else codes[:1]
        found = [self._body(code, named) for code in issuers]
        return () if None in found else tuple(dict.fromkeys(body for body in found if body))

    def _body(self, code: str, named: Collection[Organization]) -> Organization | None:
        if code in self.bodies:
            return self.bodies[code]
        heads = self.heads.get(code)
        if heads is None:
            return None
        bodies = {body.name: body for body in named if body.complete and normal(body.name).startswith(heads)}
        return next(iter(bodies.values())) if len(bodies) == 1 else None


def suffixes(table: Table) -> SuffixGrammar:
    words = table.section
    types = [code for entry in words("types", dict).values() for code in entry.get("codes", ())]
    return SuffixGrammar(
        types=frozenset([*types, *words("code_types", dict)]),
        sure={ending: Organization(name) for ending, name in words("suffix_issuers", dict).items()},
        bodies={code: Organization(name) for code, name in words("suffix_bodies", dict).items()},
        heads={
            code: tuple(f"{normal(head)} " for head in heads) for code, heads in words("suffix_heads", dict).items()
        },
        highest=frozenset(normal(name) for name in words("highest_issuers")),
        boards=tuple(f"{normal(board)} " for board in words("issuing_boards")),
        central=words("central_code", str),
        central_party=words("party", str),
    )
