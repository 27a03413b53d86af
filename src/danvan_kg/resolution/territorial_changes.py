"""Bodies of provinces that were merged or renamed: which became which, by the tables of provinces and bodies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from danvan_kg.authority import Authority, Body, BodyChange, Reform, TerritorialBody
from danvan_kg.place import Place
from danvan_kg.resolution.territories import Territories
from danvan_kg.text import slug


@dataclass(frozen=True, slots=True)
class TerritorialChange:
    """A change, and the bodies that it names."""

    change: BodyChange
    bodies: tuple[Body, ...]


def territorial_changes(authority: Authority, territories: Territories) -> Iterator[TerritorialChange]:
    """Every change of a body that every province has, by every reform that the authority knows."""
    for reform in authority.reforms:
        for successor, ended in territories.ended_on(reform.first_day):
            for kind in authority.territorial:
                yield _change(kind, reform, successor, ended)


def _change(kind: TerritorialBody, reform: Reform, successor: Place, ended: list[Place]) -> TerritorialChange:
    """The successor is among those before, unless it is new."""
    is_new = successor.begin is not None and successor.begin.earliest == reform.first_day
    after = _name(kind, successor)
    before = tuple(_name(kind, place) for place in (*ended, *(() if is_new else (successor,))))
    change = BodyChange(
        id=slug(f"{after} {reform.first_day}"),
        label=reform.label.format(before=", ".join(before), after=after),
        day=reform.first_day,
        before=before,
        after=(after,),
        source=reform.source,
        english=reform.english,
    )
    last = reform.first_day - timedelta(days=1)
    bodies = [
        Body(_name(kind, place), kind.source, kind.kind, territory=place.canonical, exists_until=last)
        for place in ended
    ]
    return TerritorialChange(change, (*bodies, Body(after, kind.source, kind.kind, territory=successor.canonical)))


def _name(kind: TerritorialBody, place: Place) -> str:
    name = place.canonical if place.name in kind.whole_names else place.name
    return kind.names[place.kind].format(name=name)
