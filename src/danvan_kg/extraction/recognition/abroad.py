"""Bodies of other states and of their parties: "Quốc hội Lào", "Trung ương Đảng Cộng sản Trung Quốc"."""

from dataclasses import dataclass

from danvan_kg.lexicon.countries import Country
from danvan_kg.observation import Organization

_OF_PARTIES = frozenset({"PartyCommittee", "AdvisoryCommission"})
_STATE = "State"
_PARTY = "Đảng"


@dataclass(frozen=True, slots=True)
class Abroad:
    """Another state, and the party of it that the text names ("" where it names none)."""

    country: Country
    party: str = ""

    def organization(self, name: str, kind: str) -> Organization:
        """The body there that is called as `name` is here."""
        country = self.country
        if kind == _STATE:
            state = (country.state,) if country.state else ()
            return Organization(country.name, kind, other_names=(*country.all_names[1:], *state))
        if kind not in _OF_PARTIES:
            return Organization(f"{name} {country.name}", kind, other_names=self._named_else(name))
        stem, party = name.removesuffix(f" {_PARTY}"), self.party or country.party
        others = () if self.party or not party else (f"{stem} {country.name}", *self._named_else(stem))
        return Organization(f"{stem} {party or country.name}", kind, other_names=others)

    def _named_else(self, stem: str) -> tuple[str, ...]:
        return tuple(f"{stem} {name}" for name in self.country.all_names[1:])
