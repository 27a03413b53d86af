"""The territory of the site after which a file or record is named: "096_baclieu" is of the portal of Bạc Liêu."""

import re
from collections.abc import Mapping
from functools import cache

from danvan_kg.place import load_places
from danvan_kg.text import fold

_NUMBERED = re.compile(r"\d+[_-](?P<site>[a-z]+)\d*|(?P<name>[a-z]+)[_-]\d+")
_SHORTEST = 5  # letters; shorter names are words of other meanings too


def territory_of_site(identifier: str) -> str | None:
    """The canonical province of the site in `identifier`, which must be a number and the site's name.

    A site bears the name of a province, or of a district whose name only one province has, without marks and blanks.
    """
    match = _NUMBERED.fullmatch(identifier.lower())
    return _provinces().get(match["site"] or match["name"]) if match else None


@cache
def _provinces() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    places = load_places()
    for place in (*places.provinces, *places.districts):
        name = fold(place.name).replace(" ", "").replace("-", "")
        found.setdefault(name, set()).add(place.canonical if place.province is place else place.province.canonical)
    return {name: min(of) for name, of in found.items() if len(of) == 1 and len(name) >= _SHORTEST and name.isalpha()}
