"""Who a document symbol says numbered it: "BDVTW-BCSĐCP" ends those of two central bodies and of no others."""

import re
from functools import lru_cache

from danvan_kg.authority import Authority
from danvan_kg.entity import Identity
from danvan_kg.resolution.names import symbol_key
from danvan_kg.resolution.organizations import Organizations

# Only a central body's suffix is its own: each province has a TU, and many of them an ĐUK.
_UNIQUE_LEVEL = "central"
# Number, the year in some, type, issuers: of "79-CTr/A-B", "16/CT-A" and "18/2000/CT-A".
_SYMBOL = re.compile(r"\d+\w?-(?:\d{4}-)?[^-]+-(?P<issuers>.+)")


class SymbolSuffixes:
    """The suffixes of central bodies in the authority."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._owners: dict[str, set[Identity]] = {}
        # A table of answers for each instance: symbols recur, and every comparison of documents asks.
        self.issuers = lru_cache(maxsize=1 << 14)(self._issuers)
        for body in authority.bodies:
            if body.level == _UNIQUE_LEVEL:
                for suffix in body.suffixes:
                    self._owners.setdefault(symbol_key(suffix), set()).add(organizations.named(body.name))

    def _issuers(self, symbol: str) -> frozenset[Identity]:
        """All bodies that share the suffixes of `symbol` (a `symbol_key`); none if one suffix is not known or shared.

        Several own one suffix (TW) if they number in one series.
        """
        match = _SYMBOL.fullmatch(symbol)
        suffixes = match["issuers"].split("-") if match else []
        if not all(suffix in self._owners for suffix in suffixes):
            return frozenset()
        return frozenset(owner for suffix in suffixes for owner in self._owners[suffix])
