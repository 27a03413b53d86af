"""Joins the mentions of one article that mean one programme: same parties, and no other period."""

from collections.abc import Collection
from dataclasses import dataclass, field

from danvan_kg.extraction.programmes.grammar import ProgrammeGrammar
from danvan_kg.extraction.programmes.mentions import Mentioned
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization, Stated

_MANY = 50  # programmes; no article has so many


@dataclass(slots=True)
class Programme:
    """What several mentions say of one programme. `parties` are by name."""

    parties: dict[str, Stated[Organization]]
    mentioned: list[Mentioned] = field(default_factory=list)

    def accepts(self, period: tuple[int, int] | None) -> bool:
        """Whether a mention with `period` can be of this programme."""
        mine = self.period
        return mine is None or period is None or mine == period

    @property
    def period(self) -> tuple[int, int] | None:
        return next((m.period for m in self.mentioned if m.period), None)


def merged(mentioned: Collection[Mentioned], grammar: ProgrammeGrammar) -> list[Programme]:
    """One programme for each set of parties and period; mentions without parties go to the one that they can mean.

    Parties of private kinds alone make none.
    """
    order: list[Programme] = []
    for mention in mentioned:
        public = any(p.organization.kind not in grammar.private for p in mention.parties)
        if len(mention.parties) > 1 and public and len(order) < _MANY:
            _home(mention, order, grammar).mentioned.append(mention)
    order = _without_headlines(order)
    for mention in (m for m in mentioned if len(m.parties) < 2):
        homes = [p for p in order if _may_mean(mention, p, alone=len(order) == 1)]
        if len(homes) == 1:
            homes[0].mentioned.append(mention)
    return order


def _without_headlines(order: list[Programme]) -> list[Programme]:
    """Programmes of the headline alone that shorten one of the text, which has a party in common, are that one."""
    told = [programme for programme in order if not all(m.headline for m in programme.mentioned)]
    kept = []
    for programme in order:
        period = programme.period
        homes = [t for t in told if t.parties.keys() & programme.parties.keys() and t.accepts(period)]
        if programme in told or not homes:
            kept.append(programme)
        else:
            homes[0].mentioned += programme.mentioned
    return kept


def _home(mention: Mentioned, order: list[Programme], grammar: ProgrammeGrammar) -> Programme:
    bodies = [party.organization for party in mention.parties]
    for programme in order:
        known = [stated.value for stated in programme.parties.values()]
        shared = sum(any(_is_same(body, other, grammar) for other in known) for body in bodies)
        if shared > 1 and programme.accepts(mention.period):
            return programme
    parties = {p.organization.name: Stated(p.organization, mention.evidence) for p in mention.parties}
    order.append(Programme(parties))
    return order[-1]


def _is_same(left: Organization, right: Organization, grammar: ProgrammeGrammar) -> bool:
    """Whether two names are of one party: a standing body is its body, and a territory acts through its committee."""
    if _bare(left.name, grammar) == _bare(right.name, grammar):
        return True
    plain = any(body.territory and normal(body.name) == normal(body.territory) for body in (left, right))
    return plain and left.territory == right.territory


def _bare(name: str, grammar: ProgrammeGrammar) -> str:
    """The name of a body without the word for its standing part, abbreviations in it written out."""
    plain = normal(name)
    standing = next((word for word in grammar.standing_names if plain.startswith(word)), "")
    words = plain.removeprefix(standing).split()
    return " ".join(grammar.name_spellings.get(word, word) for word in words)


def _may_mean(mention: Mentioned, programme: Programme, *, alone: bool) -> bool:
    if mention.period is not None:
        return programme.period == mention.period or (alone and programme.period is None)
    return alone
