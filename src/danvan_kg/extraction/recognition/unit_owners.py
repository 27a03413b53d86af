"""Whose a unit is that the text gives no owner, where the lexicon tells it (`units.yaml`)."""

from collections.abc import Sequence

from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.context import Context


def is_moved(body: Body, context: Context) -> bool:
    """Whether several bodies had the unit one after another, so that its name tells it, but not whose it is."""
    return (body.head.domain or "", body.subject) in context.grammar.lexicon.units.moved


def sole_owner(body: Body, context: Context) -> str | None:
    """The name of the body that alone has such a unit: of "Cục Cảnh sát giao thông" it is "Bộ Công an"."""
    return context.grammar.lexicon.units.sole.get((body.head.domain or "", body.subject))


def provincial_owner(body: Body, context: Context, siblings: Sequence[Body]) -> Body | None:
    """The body of the province that has the unit: the nearest one in the text, else that of the province told there."""
    grammar = context.grammar
    head = grammar.lexicon.units.provincial.get((body.head.domain or "", body.subject))
    if head is None:
        return None
    if near := context.body_of_province(head, body.start):
        return near
    territory = context.province_at(body.start, siblings)
    if territory is None:
        return None
    place = PlaceName(territory.unit, territory.name, body.start, body.end)
    return Body(grammar.head_named[head], body.start, body.start + 1, of=place)
