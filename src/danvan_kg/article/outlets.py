"""Outlets: domains, datelines and other names to publishers and their territories (data/lexicon/outlets.yaml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from danvan_kg.assets import asset
from danvan_kg.lexicon.table import Table, read_table
from danvan_kg.text import nfc, older_tone_placement

_DOMAIN = re.compile(r"(?i)(?:https?://)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|tv|asia|edu|gov|int|fr|uk|cn))/?$")
# The fields of a pattern of days in addresses, as regular expressions.
URL_DATE_FIELDS = {
    "yyyy": r"(?P<yyyy>\d{4})",
    "yy": r"(?P<yy>\d{2})",
    "mm": r"(?P<mm>\d{2})",
    "dd": r"(?P<dd>\d{2})",
    "HH": r"(?:[01]\d|2[0-3])",
    "MM": r"[0-5]\d",
    "SS": r"[0-5]\d",
}
_LONGEST_HOST = 253  # https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4
_FIELDS = {"name", "domains", "datelines", "aliases", "territory", "url_date"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `territory` is a canonical place; `url_date` names a pattern of days in its addresses."""

    name: str
    territory: str | None = None
    url_date: str | None = None


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlet table. Look-ups take no notice of case and of the placement of tone marks."""

    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]
    by_dateline: Mapping[str, Outlet]
    separate_under: tuple[str, ...]
    host_prefixes: tuple[str, ...]
    url_dates: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]

    def of_url(self, url: str) -> Outlet | None:
        """The outlet of an address; one that the table does not have is named by its host."""
        try:
            host = urlsplit(url).hostname
        except ValueError:
            return None
        return self.of_host(host) if host and len(host) <= _LONGEST_HOST else None

    def of_host(self, host: str) -> Outlet:
        host = self._bare(host.lower())
        known = self.by_domain.get(host)
        if known:
            return known
        separate = host.endswith(tuple(f".{suffix}" for suffix in self.separate_under))
        parent = host.partition(".")[2]
        while "." in parent:
            known = self.by_domain.get(parent)
            if known:
                return Outlet(host, known.territory) if separate else known
            parent = parent.partition(".")[2]
        return Outlet(host)

    def of_name(self, printed: str) -> Outlet | None:
        """The outlet that `printed` names: a name, an alias, a dateline or a domain ("VOV.VN")."""
        printed = printed.strip(" \u00a0.,;:()")
        known = self.by_name.get(_key(printed)) or self.by_dateline.get(_key(printed))
        if known:
            return known
        domain = _DOMAIN.fullmatch(printed) if len(printed) <= _LONGEST_HOST else None
        return self.of_host(domain.group(1)) if domain else None

    def of_dateline(self, printed: str) -> Outlet | None:
        """The outlet of a dateline without brackets, which must be in the table."""
        known = self.by_dateline.get(_key(printed))
        return known or self.by_domain.get(self._bare(printed.lower()))

    def publisher(self, printed: str) -> Outlet | None:
        """The outlet of a publisher field. Several names joined by "/" stay several; without a letter it is none."""
        if not any(character.isalnum() for character in printed):
            return None
        whole = self.of_name(printed)
        if whole:
            return whole
        parts = [part.strip() for part in printed.split("/")]
        found = [self.of_name(part) or self.by_domain.get(f"{part.lower()}.vn") for part in parts]
        names = [outlet.name if outlet else part for outlet, part in zip(found, parts, strict=True)]
        return Outlet(" / ".join(dict.fromkeys(names)))

    def url_date_patterns(self, outlet: Outlet) -> tuple[str, ...]:
        own = self.url_dates.get(outlet.url_date, ()) if outlet.url_date else ()
        return own + tuple(pattern for name in self.everywhere for pattern in self.url_dates[name])

    def _bare(self, host: str) -> str:
        for prefix in self.host_prefixes:
            if host.startswith(prefix) and host.count(".") > 1:
                return host.removeprefix(prefix)
        return host


@cache
def default_outlets() -> Outlets:
    """The table of data/lexicon/outlets.yaml."""
    return read_outlets(asset("data", "lexicon", "outlets.yaml"))


def read_outlets(path: Path) -> Outlets:
    """The outlets in `path`. AssetError, with file and line, for a row that says what the table cannot hold."""
    table = read_table(path)
    url_dates = _url_dates(table)
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    by_dateline: dict[str, Outlet] = {}
    for index, row in enumerate(table.section("outlets")):
        outlet = _outlet(table, index, row, url_dates)
        _enter(by_name, [outlet.name, *table.strings("outlets", index, "aliases")], outlet)
        _enter(by_domain, table.strings("outlets", index, "domains"), outlet)
        _enter(by_dateline, [outlet.name, *table.strings("outlets", index, "datelines")], outlet)
    return Outlets(
        by_name,
        by_domain,
        by_dateline,
        table.strings("separate_under"),
        table.strings("host_prefixes"),
        url_dates,
        table.strings("everywhere"),
    )


def _url_dates(table: Table) -> dict[str, tuple[str, ...]]:
    patterns = {name: table.strings("url_dates", name) for name in table.section("url_dates", dict)}
    for name, listed in patterns.items():
        unknown = {field for pattern in listed for field in re.findall(r"\{(.*?)\}", pattern)} - URL_DATE_FIELDS.keys()
        if unknown:
            message = f"url_dates.{name}: unknown field {min(unknown)!r}"
            raise table.error(message, "url_dates", name, hint=", ".join(URL_DATE_FIELDS))
    missing = set(table.strings("everywhere")) - patterns.keys()
    if missing:
        raise table.error(f"everywhere: no pattern {min(missing)!r}", "everywhere", hint="add it to url_dates")
    return patterns


def _outlet(table: Table, index: int, row: Any, url_dates: Mapping[str, tuple[str, ...]]) -> Outlet:
    where = ("outlets", index)
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise table.error(f"an outlet without a name: {row!r}", *where)
    unknown = row.keys() - _FIELDS
    if unknown:
        message = f"outlet {row['name']!r}: unknown field {min(unknown)!r}"
        raise table.error(message, *where, hint=", ".join(sorted(_FIELDS)))
    url_date = row.get("url_date")
    if url_date is not None and url_date not in url_dates:
        raise table.error(f"outlet {row['name']!r}: no pattern {url_date!r}", *where, hint="add it to url_dates")
    return Outlet(nfc(row["name"]), row.get("territory"), url_date)


def _enter(table: dict[str, Outlet], names: Iterable[str], outlet: Outlet) -> None:
    for name in names:
        table.setdefault(_key(name), outlet)


def _key(printed: str) -> str:
    return " ".join(older_tone_placement(nfc(printed)).lower().split())
