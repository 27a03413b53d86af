"""Keys that give their holders a larger budget: a file knows their names and digests, never the keys themselves.

A key is 256 random bits, so that a plain SHA-256 of it cannot be turned back, as one of a password could.
"""

import hashlib
import hmac
import logging
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

import yaml

from danvan_kg.endpoint.settings import Budget
from danvan_kg.errors import ConfigurationError

log = logging.getLogger(__name__)

_BYTES = 32
_PREFIX = "dvk_"
_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_HEAD = "# Names, digests and budgets of API keys; make one with: danvan-kg key NAME --keys FILE\n"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """The name of a key, the SHA-256 of its text in hexadecimal digits, and what its holder may use."""

    name: str
    sha256: str
    budget: Budget


class ApiKeys:
    """The keys of a file, which is read again when it changes."""

    def __init__(self, path: Path) -> None:
        """Raises ConfigurationError where the file cannot be read or says something else."""
        self._path = path
        self._stamp = _stamp(path)
        self._keys = read_keys(path)

    def find(self, key: str) -> ApiKey | None:
        """The entry of a key. All entries are compared, so that the time taken tells nothing of them."""
        self._refresh()
        digest = _digest(key)
        found: ApiKey | None = None
        for each in self._keys:
            if hmac.compare_digest(each.sha256, digest):
                found = each
        return found

    def _refresh(self) -> None:
        stamp = _stamp(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._keys = read_keys(self._path)
        except ConfigurationError as error:
            log.warning("the keys of before still hold: %s", error)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read_keys(path: Path) -> tuple[ApiKey, ...]:
    """The entries of a file of keys. Raises ConfigurationError."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not YAML"
        raise ConfigurationError(f"{path}: cannot be read: {reason}", hint="make it with: danvan-kg key") from None
    if not isinstance(content, list | None):
        raise ConfigurationError(f"{path}: is not a list of keys", hint="make it with: danvan-kg key")
    keys = tuple(_entry(path, number, entry) for number, entry in enumerate(content or (), 1))
    names = [key.name for key in keys]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ConfigurationError(f"{path}: the name {twice!r} is given twice", hint="each key has a name of its own")
    return keys


def _entry(path: Path, number: int, entry: object) -> ApiKey:
    try:
        return _key(entry)
    except (KeyError, TypeError, ValueError):
        raise ConfigurationError(
            f"{path}: entry {number} is not a key", hint="it has name, sha256, seconds, burst and errors"
        ) from None


def _key(entry: object) -> ApiKey:
    """Raises KeyError, TypeError or ValueError."""
    if not isinstance(entry, dict):
        raise TypeError
    budget = Budget(float(entry["seconds"]), float(entry["burst"]), int(entry["errors"]))
    key = ApiKey(str(entry["name"]), str(entry["sha256"]), budget)
    well_formed = _NAME.fullmatch(key.name) and _DIGEST.fullmatch(key.sha256)
    if not well_formed or min(budget.seconds, budget.burst, budget.errors) <= 0:
        raise ValueError
    return key


def add_key(path: Path, name: str, budget: Budget) -> str:
    """Makes a key, writes its digest to the file (made with mode 600 where there is none) and returns the key.

    Raises ConfigurationError where the name is taken or none, or the file cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise ConfigurationError(f"{name!r} is no name for a key", hint="up to 40 letters, digits and . _ -")
    if path.exists() and any(key.name == name for key in read_keys(path)):
        raise ConfigurationError(f"{path}: there is a key {name!r} already", hint="take its entry out first")
    key = _PREFIX + secrets.token_urlsafe(_BYTES)
    entry = {
        "name": name,
        "sha256": _digest(key),
        "seconds": budget.seconds,
        "burst": budget.burst,
        "errors": budget.errors,
    }
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
            stream.write(("" if stream.tell() else _HEAD) + yaml.safe_dump([entry], sort_keys=False))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written: {error.strerror}", hint="name another file") from None
    return key


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
