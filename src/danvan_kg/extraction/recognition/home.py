"""The province that an article is of though it names none: by the districts and communes in it, and by addresses."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from danvan_kg.article.outlets import default_outlets
from danvan_kg.place import Place, Places

_HOST = re.compile(r"(?i)(?<![\w.@-])(?:[a-z0-9-]{1,40}\.){1,5}vn(?![\w-])")
_MARK = ".vn"


def province_of_places(places: Places, named: Mapping[Place, int], on: date | None) -> Place | None:
    """The province in which more than half of the places lie, counted as often as they are named; None without one."""
    counted: Counter[Place] = Counter()
    for place, times in named.items():
        counted[places.province_of(place, on) if on else place.province] += times
    best = counted.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > counted.total() else None


def province_of_addresses(text: str, places: Places, on: date | None) -> Place | None:
    """The one province whose sites the addresses in `text` name: "dichvucong.nghean.gov.vn"."""
    if _MARK not in text.lower():
        return None
    hosts = {match.group().lower() for match in _HOST.finditer(text)}
    territories = {default_outlets().of_host(host).territory for host in sorted(hosts)} - {None}
    found = {place for name in territories if name and (place := places.province(name, on))}
    return found.pop() if len(found) == 1 else None
