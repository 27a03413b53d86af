"""Settings that are seldom changed, from a YAML file: `danvan-kg serve --settings FILE`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.errors import ConfigurationError

# A prefix that ended within a host's name would allow other hosts too.
_SERVICE = re.compile(r"https?://[^/?#@\s<>\\]+/[^\s<>\\]*")


@dataclass(frozen=True, slots=True)
class _Key:
    """A number of the file: the part of the settings and the field that it stands for, and its least value."""

    part: str | None
    field: str
    least: float
    whole: bool = True


_SERVICES = "services"
_KEYS = {
    "queue": _Key("limits", "queue", 0, whole=False),
    "waiting": _Key(None, "waiting", 1),
    "page-workers": _Key(None, "page_workers", 1),
    "query-bytes": _Key("guard", "length", 100),
    "query-depth": _Key("guard", "depth", 2),
    "query-tokens": _Key("guard", "tokens", 10),
    "head-bytes": _Key(None, "head", 1024),
    "spool-bytes": _Key(None, "spool", 1024),
    "cache-bytes": _Key(None, "cache", 0),
    "cached-answer-bytes": _Key(None, "cached_answer", 0),
}


def read_settings(path: Path, settings: EndpointSettings) -> EndpointSettings:
    """These settings with what the file says. Raises ConfigurationError where it cannot be read or says something else.

    `services` is a list of prefixes of IRIs that SERVICE may name; the other keys are numbers.
    """
    for name, value in _content(path).items():
        if name == _SERVICES:
            settings = replace(settings, guard=replace(settings.guard, services=_services(path, value)))
            continue
        key = _KEYS.get(name)
        if key is None:
            raise _unknown(path, name)
        changed: dict[str, Any] = {key.field: _number(path, name, value, key)}
        if key.part is not None:
            changed = {key.part: replace(getattr(settings, key.part), **changed)}
        settings = replace(settings, **changed)
    return settings


def _content(path: Path) -> Mapping[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}", hint="see --settings") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is no YAML: {error}", hint="write lines such as  query-depth: 64") from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"{path}: holds no settings", hint="write lines such as  query-depth: 64")
    return {str(name): value for name, value in content.items()}


def _number(path: Path, name: str, value: object, key: _Key) -> float:
    right = isinstance(value, int if key.whole else int | float) and not isinstance(value, bool)
    if not right or not key.least <= value < float("inf"):  # type: ignore[operator]
        kind = "a whole number" if key.whole else "a number"
        raise ConfigurationError(f"{path}: {name}: {value!r}", hint=f"give {kind} of at least {key.least:g}")
    return value  # type: ignore[return-value]


def _services(path: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and _SERVICE.fullmatch(each) for each in value):
        hint = "give a list of addresses with the / behind the host, such as https://query.wikidata.org/sparql"
        raise ConfigurationError(f"{path}: {_SERVICES}: {value!r}", hint=hint)
    return tuple(value)


def _unknown(path: Path, name: str) -> ConfigurationError:
    known = [*_KEYS, _SERVICES]
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
    return ConfigurationError(f"{path}: {name!r} is no setting", hint=hint)
