"""Posts from bound titles: the role, and the body in which it is held."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import Body
from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.elisions import Elisions
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.settling import MEMBER
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.observation import Organization, Position

_CENTRE = "central"  # that to which bodies of the party's centre belong
_TAKEN = frozenset({"position.take", "position.appoint"})


@dataclass(frozen=True)
class Placing:
    """Finds the posts of one article."""

    context: Context
    namer: Namer
    elisions: Elisions

    def position(self, bound: Bound) -> Position | None:
        """The post that is bound; None where the body is told neither by title, chain nor text."""
        if bound.body:
            siblings = [*(other.body for other in bound.bodies), *self.elisions.told(bound.siblings)]
            return Position(MEMBER, self.namer.organization(bound.body.body, siblings))
        title = bound.title
        if title is None or self.elisions.is_of_many(title):
            return None
        organization = self._organization(title, bound)
        if organization is None and not (bound.name and bound.name.historical):
            organization = self._spoken_of(title, bound)
        return Position(role_name(title), organization) if organization else None

    def needs_context(self, bound: Bound) -> bool:
        """Whether the body, its territory or its parent was taken from outside the chain."""
        title = bound.title
        body = bound.body.body if bound.body else title.body if title else None
        if any(not sibling.elided for sibling in _bodies(bound.siblings)):
            return False
        if body:
            return body.elided
        told = title is None or title.organization or title.place or bound.siblings or _only_elsewhere(title)
        return not told

    def central(self, bound: Bound, position: Position) -> Position | None:
        """The same post at the centre of the party, where the body is named without what it belongs to."""
        body = bound.title.body if bound.title else None
        if body is None or not body.elided or _CENTRE not in body.head.of or body.head.domain == "open":
            return None
        grammar = self.context.grammar
        centre = grammar.head_named[min(grammar.lexicon.organizations.central_bodies)]
        whole = self.namer.organization(body, [Body(centre, body.start, body.end)])
        return replace(position, organization=whole)

    def is_vague(self, bound: Bound, position: Position) -> bool:
        """Whether membership of a body is stated that the article does not tell ("tham gia cấp ủy")."""
        return bound.body is not None and position.organization is not None and not position.organization.complete

    def _spoken_of(self, title: Title, bound: Bound) -> Organization | None:
        """The body of a title that neither names it nor stands in a chain that does, from what is said before."""
        elisions = self.elisions
        if told := elisions.of_chief_or_deputy(title, bound.name.start if bound.name else title.start):
            return told
        if bound.rule in _TAKEN:
            return elisions.of_agent(title)
        if bound.rule == "position.preposed":
            return elisions.soles.of_title(title)
        return elisions.soles.of_title_alone(title) if bound.rule == "position.postposed" else None

    def _organization(self, title: Title, bound: Bound) -> Organization | None:
        siblings = bound.siblings
        namer, bodies = self.namer, self.elisions.told(siblings)
        abroad = _abroad(title) or self._beside_abroad(title, siblings)
        implied = title.organization
        if abroad is None and _only_elsewhere(title):
            abroad, implied = self.elisions.soles.state, title.role.abroad
        if abroad and implied:
            return namer.implied_abroad(implied, abroad)
        if title.body:
            body = self.elisions.with_owner(title.body, title, presented=bound.presented)
            return namer.organization(replace(body, abroad=abroad) if abroad else body, bodies)
        if title.organization:
            return namer.named(title.organization)
        if title.place:
            committee = "committee" in title.role.of
            state = self.context.grammar.known["people's_committee"]
            of_place = namer.committee_of_place if committee else partial(namer.of_territory, state)
            return of_place(title.place, title.start, bodies)
        if short := self.elisions.called_short(title):
            return namer.organization(short)
        return self.elisions.of_context(title, siblings, presented=bound.presented)

    def _beside_abroad(self, title: Title, siblings: Sequence[Title]) -> Abroad | None:
        """The state of a chain whose other posts are that state's, for an office that every state or party has."""
        head = title.body.head if title.body else self.context.grammar.head_named.get(title.organization or "")
        if head is None or not head.fixed:
            return None
        return next((abroad for sibling in siblings if (abroad := _abroad(sibling))), None)


def role_name(title: Title) -> str:
    """The canonical name of the role, with what is said of one held for a time: "Quyền Bộ trưởng"."""
    return f"Quyền {title.name}" if title.status == "acting" else title.name


def _only_elsewhere(title: Title) -> bool:
    """Whether only other states have the office ("Tổng thống")."""
    return title.role.abroad is not None and not title.role.of


def _bodies(titles: Sequence[Title]) -> list[Body]:
    return [title.body for title in titles if title.body]


def _abroad(title: Title) -> Abroad | None:
    """The other state in which the title's office is."""
    return title.abroad or (title.body.abroad if title.body else None)
