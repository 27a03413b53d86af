"""Territories of bodies: their level, and the provinces in which a unit of that name lies."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache

from danvan_kg.place import Level, Place, Places, load_places

_LEVELS = {Level.PROVINCE: "provincial", Level.DISTRICT: "district", Level.WARD: "commune"}


class Territories:
    """Looks names up in the table of administrative units."""

    def __init__(self, places: Places | None = None) -> None:
        self._given = places
        # One table of answers for each instance: names recur in nearly every article.
        self.units = lru_cache(maxsize=1 << 14)(self._units)

    @cached_property
    def _places(self) -> Places:
        return self._given or load_places()

    def _units(self, name: str) -> tuple[Place, ...]:
        """Units of that name: provinces and districts first, wards and communes where there are none."""
        return self._places.find(name) or self._places.find(name, (Level.WARD,))

    def provinces(self, name: str) -> frozenset[str]:
        """Canonical names of the provinces in which units of that name lie."""
        return frozenset(unit.province.canonical for unit in self.units(name))

    def province(self, name: str) -> str | None:
        """The province, where there is only one."""
        provinces = self.provinces(name)
        return next(iter(provinces)) if len(provinces) == 1 else None

    def ended_on(self, first_day: date) -> Iterator[tuple[Place, list[Place]]]:
        """Each province that others became a part of, or were renamed to, from `first_day` on, with these."""
        ended: dict[str, list[Place]] = {}
        for place in self._places.provinces:
            if place.end and place.end.earliest == first_day and len(place.successors) == 1:
                ended.setdefault(place.successors[0], []).append(place)
        for place in self._places.provinces:
            if place.canonical in ended and not place.end:
                yield place, ended[place.canonical]

    def level(self, name: str) -> str | None:
        """ "provincial", "district" or "commune"; None for a name that no unit or units of two levels have."""
        levels = {unit.level for unit in self.units(name)}
        return _LEVELS[levels.pop()] if len(levels) == 1 else None

    def container(self, name: str) -> str | None:
        """Canonical name of the unit around the only unit of that name."""
        containers = {unit.contained_in.canonical for unit in self.units(name) if unit.contained_in}
        return containers.pop() if len(containers) == 1 else None
