"""Administrative units of Viet Nam with their lifetimes: provinces, districts (until July 2025), wards and communes.

The tables are `provinces.yaml`, `districts.tsv` and `wards.tsv` in `data/lexicon`; their headers explain the columns.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import nfc, older_tone_placement


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit.

    `kind` is the word for it ("tỉnh", "thị xã"). `begin` is its first day and `end` the first day after its last, as
    precise as known; None where the table knows no bound. `successors` are the canonical names of the provinces that
    it became a part of or was divided into.
    """

    name: str
    kind: str
    level: Level
    codes: tuple[str, ...] = ()
    begin: PartialDate | None = None
    end: PartialDate | None = None
    contained_in: "Place | None" = None
    other_names: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @property
    def canonical(self) -> str:
        """ "tỉnh Nghệ An", "huyện Mộc Hóa": what stands in names of state bodies."""
        return f"{self.kind} {self.name}"

    @property
    def qualified(self) -> str:
        """The canonical name followed by those of the units around it, smallest first."""
        return f"{self.canonical}, {self.contained_in.qualified}" if self.contained_in else self.canonical

    @property
    def province(self) -> "Place":
        """The province it lies in; a province itself."""
        return self.contained_in.province if self.contained_in else self

    def exists_on(self, day: date) -> bool:
        """Whether the unit can have existed on `day`; a bound known by its year or month counts as within it."""
        if self.begin and day < self.begin.earliest:
            return False
        return not self.end or day < self.end.earliest or (self.end.day is None and day <= self.end.latest)


class Places:
    """All units, found by name. Wards are read when they are first asked for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        path = directory / "provinces.yaml"
        document = _read_yaml(path)
        self._kinds = _kinds(document, path)
        self.provinces = tuple(_province(entry, path) for entry in document["provinces"])
        self._by_code: dict[str, list[Place]] = {}
        for place in self.provinces:
            self._remember(place)
        self.districts = tuple(self._read_table("districts.tsv", Level.DISTRICT))
        self._index = {
            Level.PROVINCE: _index(self.provinces),
            Level.DISTRICT: _index(self.districts),
        }

    @cached_property
    def wards(self) -> tuple[Place, ...]:
        return tuple(self._read_table("wards.tsv", Level.WARD))

    def read_wards(self) -> None:
        """Reads the wards now."""
        self._level(Level.WARD)

    def find(self, name: str, levels: Collection[Level] = (Level.PROVINCE, Level.DISTRICT)) -> tuple[Place, ...]:
        """Units called `name`, with or without the word for their kind before it.

        Case, hyphens, blanks, tone placement and final i/y make no difference; tones and other marks do. A kind before
        the name ("xã Kim Liên", "TP. Vinh") narrows to that kind, on each level that has it. Provinces come first, then
        districts, then wards; units that still exist before former ones.
        """
        key = name_key(name)
        # A bare number is no name: "quận 1" is found with its kind only.
        found = [place for level in levels for place in self._level(level).get(key, ()) if not key.isdigit()]
        for kind, kind_levels, bare in self._without_kind(key):
            found += [p for level in kind_levels for p in self._level(level).get(bare, ()) if p.kind == kind]
        return tuple(sorted(dict.fromkeys(found), key=_rank))

    def province(self, name: str, on: date | None = None) -> Place | None:
        """The province called `name` that can have existed on the day `on`; without a day, the latest one."""
        candidates = [p for p in self.find(name, (Level.PROVINCE,)) if p.level is Level.PROVINCE]
        return next((place for place in candidates if on is None or place.exists_on(on)), None)

    def province_of(self, place: Place, on: date) -> Place:
        """The province of `place` on the day `on`, by the name it had then ("tỉnh Thừa Thiên Huế" until 2024)."""
        latest = place.province
        namesakes = self._by_code[latest.codes[0]] if latest.codes else [latest]
        return next((province for province in namesakes if province.exists_on(on)), latest)

    def _level(self, level: Level) -> Mapping[str, tuple[Place, ...]]:
        if level not in self._index:
            self._index[level] = _index(self.wards)
        return self._index[level]

    def _without_kind(self, key: str) -> Iterator[tuple[str, tuple[Level, ...], str]]:
        for word, (kind, levels) in self._kinds.items():
            if key.startswith(word + " "):
                yield kind, levels, key[len(word) + 1 :]

    def _read_table(self, file_name: str, level: Level) -> Iterator[Place]:
        """The rows of a table; their `province` and `district` are codes, of which the narrower contains the unit."""
        path = self._directory / file_name
        rows = _rows(path)
        header = next(rows)[1]
        for line, cells in rows:
            if len(cells) != len(header):
                raise AssetError(f"{path}:{line}: {len(cells)} columns instead of {len(header)}: {cells}")
            yield self._unit(dict(zip(header, cells, strict=True)), level, f"{path}:{line}")

    def _unit(self, row: Mapping[str, str], level: Level, where: str) -> Place:
        kind = self._kinds.get(row["kind"])
        if kind is None or level not in kind[1]:
            raise AssetError(f"{where}: {row['kind']!r} is no kind of {level}", hint="kinds stand in provinces.yaml")
        end = _date(row["to"], where)
        place = Place(
            name=row["name"],
            kind=row["kind"],
            level=level,
            codes=(row["code"],) if row["code"] else (),
            begin=_date(row["from"], where),
            end=end,
            contained_in=self._container(row.get("district") or row["province"], end, where),
            other_names=tuple(filter(None, row["other"].split(";"))),
        )
        if level is Level.DISTRICT:
            self._remember(place)
        return place

    def _remember(self, place: Place) -> None:
        for code in place.codes[:1]:
            self._by_code.setdefault(code, []).append(place)

    def _container(self, code: str, end: PartialDate | None, where: str) -> Place:
        """The last of the units of one code (they stand in order of time) that began before the contained one ended."""
        for place in reversed(self._by_code.get(code, ())):
            if end is None or place.begin is None or place.begin.earliest < end.latest:
                return place
        raise AssetError(f"{where}: no unit has the code {code!r}", hint="add its province or district first")


@cache
def load_places(directory: Path | None = None) -> Places:
    """The places of `directory`, by default the shipped ones. Raises AssetError for a table that is wrong."""
    return Places(directory or asset("data", "lexicon"))


_FINAL_Y = re.compile(r"(?<=[bcdđghklmnprstvx])[yýỳỷỹỵ]\b|(?<=qu)[yýỳỷỹỵ]\b")
_AS_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


def name_key(name: str) -> str:
    """`name` as it is compared: one blank for hyphens, dots and blanks, lower case, final y as i, tones kept."""
    words = re.sub(r"[\s.\-–—]+", " ", older_tone_placement(nfc(name)).lower().replace("’", "'")).strip()
    return _FINAL_Y.sub(lambda match: match.group().translate(_AS_I), words)


def _index(places: Collection[Place]) -> Mapping[str, tuple[Place, ...]]:
    """Places by the key of each of their names."""
    index: dict[str, list[Place]] = {}
    for place in places:
        for key in {name_key(name) for name in (place.name, *place.other_names)}:
            index.setdefault(key, []).append(place)
    return {key: tuple(found) for key, found in index.items()}


def _rank(place: Place) -> tuple[int, date, tuple[str, ...], str]:
    end = place.end.latest if place.end else date.max
    return list(Level).index(place.level), date.max - (end - date.min), place.codes, place.kind


def _read_yaml(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise AssetError(f"{path}: cannot be read: {error}") from error


def _kinds(document: Any, path: Path) -> Mapping[str, tuple[str, tuple[Level, ...]]]:
    """The kind and its levels by each word or abbreviation for it."""
    kinds: dict[str, tuple[str, tuple[Level, ...]]] = {}
    for entry in document["kinds"]:
        levels = tuple(Level(level) for level in entry["levels"])
        for word in (entry["kind"], *entry.get("abbreviations", ())):
            if kinds.setdefault(name_key(word), (entry["kind"], levels))[0] != entry["kind"]:
                raise AssetError(f"{path}: {word!r} stands for two kinds", hint="give one of them another abbreviation")
    return kinds


_PROVINCE_KEYS = {"name", "kind", "codes", "from", "to", "merged_into", "renamed_to", "split_into", "other"}


def _province(entry: Mapping[str, Any], path: Path) -> Place:
    where = f"{path}: province {entry.get('name')!r}"
    if unknown := set(entry) - _PROVINCE_KEYS:
        raise AssetError(f"{where}: unknown keys {sorted(unknown)}", hint=f"known are {sorted(_PROVINCE_KEYS)}")
    one = [entry[key] for key in ("merged_into", "renamed_to") if key in entry]
    return Place(
        name=entry["name"],
        kind=entry["kind"],
        level=Level.PROVINCE,
        codes=tuple(entry.get("codes", ())),
        begin=_date(entry.get("from", ""), where),
        end=_date(entry.get("to", ""), where),
        other_names=tuple(entry.get("other", ())),
        successors=(*one, *entry.get("split_into", ())),
    )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is no comment; the first one holds the names of the columns."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise AssetError(f"{path}: cannot be read: {error}") from error
    return ((number, line.split("\t")) for number, line in enumerate(lines, 1) if not line.startswith("#"))


# Most units share a handful of days.
@cache
def _parse(lexical: str) -> PartialDate:
    return PartialDate.parse(lexical)


def _date(lexical: str, where: str) -> PartialDate | None:
    try:
        return _parse(lexical) if lexical else None
    except (TypeError, ValueError) as error:
        raise AssetError(f"{where}: not a date: {lexical!r}", hint="write YYYY, YYYY-MM or YYYY-MM-DD") from error
