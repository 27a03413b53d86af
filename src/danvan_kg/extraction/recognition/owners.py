"""What a body belongs to that names no owner, as its chain of titles and the text around it tell it."""

from collections.abc import Sequence

from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.context import Context, parts

OF_COMMITTEE = frozenset({"standing", "commission", "inspection", "office", "executive"})
# The subjects of the units of party committees: "Ban Tuyên giáo tỉnh" is one of the committee of the province.
COMMISSIONS = "commissions"
# Boards of the Front, the mass organizations and associations, which have no party committees of their own.
_BOARDS = "mass_boards"
# Bodies of the committee that leads the territory in which the same person holds an office of state.
_LED = frozenset({"standing", "executive"})
# Whose commissions they are where only the post beside tells it.
_PARTY = frozenset({"committee", "organization"})


def told_owner(body: Body, siblings: Sequence[Body], context: Context) -> Body | None:
    """What a body without complement belongs to: named in the chain, by an earlier full form, or nearest before."""
    head = body.head
    # What a board of one's own naming belongs to is told by no other post: "Trưởng Ban Lễ tang, Bí thư Tỉnh ủy".
    board = (head.domain == "open" and head.group == "commission") or head.domain == "phrase"
    for candidate in parts(siblings) if not board else ():
        if _may_own(candidate, body):
            return candidate
    if head.domain == "open":
        return None
    if head.group in _LED and (place := _state_territory(siblings)):
        committee = context.grammar.head_named[context.grammar.committee_of(place.unit)]
        return Body(committee, body.start, body.start + 1, of=place)
    full = context.body_like(body)
    if full and isinstance(full.of, Body):
        return full.of
    near = context.body_near(body.start, ("committee",)) if head.group in OF_COMMITTEE else None
    return near if near and not _within(body, near) else None


def _may_own(candidate: Body, body: Body) -> bool:
    """Whether `candidate`, of another post of the same chain, is what `body` belongs to."""
    head = body.head
    if candidate.head.group not in head.of or candidate.head.name == head.name or _within(body, candidate):
        return False
    if head.domain == COMMISSIONS and candidate.head.group not in _PARTY:
        return False
    party = head.group in _PARTY
    if party and (candidate.head.group in ("state", "council-people") or candidate.head.domain == _BOARDS):
        return False
    vague = head.group == "unit" or (party and candidate.head.group in OF_COMMITTEE)
    if vague and candidate.elided:
        return False
    return not (candidate.head.party and head.group in OF_COMMITTEE)


def _within(body: Body, whole: Body) -> bool:
    """Whether a body called as `body` is `whole` or a part of it, and so does not belong to it."""
    return any((part.head.name, part.subject) == (body.head.name, body.subject) for part in parts([whole]))


def _state_territory(siblings: Sequence[Body]) -> PlaceName | None:
    """The territory whose state body stands in the chain: "Ủy viên Ban Thường vụ, Chủ tịch UBND huyện X"."""
    for body in parts(siblings):
        if body.head.group in ("state", "council-people", "front") and isinstance(body.of, PlaceName) and body.of.unit:
            return body.of
    return None
