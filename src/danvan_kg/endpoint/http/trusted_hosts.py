"""Answers only to the names that the site is known by (RFC 9110, 15.5.20 and RFC 9112, 3.2).

Nothing here links to what `Host` says; but a page of another site could reach a server of a private network under a
name of its own (DNS rebinding), and a cache in between could be made to keep answers under a wrong name.
"""

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from danvan_kg.endpoint.problems import Problem, problem_response
from danvan_kg.errors import ConfigurationError

ANY = "*"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

# A probe of an orchestrator asks by the address of the machine; these answers hold no link.
_PROBES = ("/livez", "/readyz", "/metrics")
_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9_.-]{1,253})(?::[0-9]{1,5})?")


def trusted_hosts(public_url: str | None, host: str, others: Iterable[str]) -> tuple[str, ...]:
    """The names that a site answers to: those asked for, of its public address, and of the machine itself.

    Empty, which is any name, where neither a public address nor names are given and other machines can reach `host`.
    Raises ConfigurationError where one is no name.
    """
    names = [*others, *([urlsplit(public_url).netloc] if public_url else [])]
    if not names and not is_loopback(host):
        return ()
    listened = f"[{host}]" if ":" in host else host
    return tuple(dict.fromkeys([*map(_own_name, names), *LOOPBACK, listened.lower()]))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on this address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _own_name(given: str) -> str:
    """A configured name as it stands in Host headers."""
    try:
        name = ANY if given == ANY else _name(given.rpartition("@")[2].encode("idna"))
    except UnicodeError:
        name = None
    if name is None:
        raise ConfigurationError(f"{given!r} is no name of a host", hint="give a name such as graph.example")
    return name


class TrustedHosts:
    """Refuses requests for other names than `hosts`, whatever the port; without `hosts`, only malformed ones."""

    def __init__(self, application: ASGIApp, hosts: Iterable[str]) -> None:
        self._application = application
        self._hosts = frozenset(hosts)
        self._any = not self._hosts or ANY in self._hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = self._problem(scope) if scope["type"] == "http" else None
        if problem is None:
            await self._application(scope, receive, send)
        else:
            await problem_response(problem)(scope, receive, send)

    def _problem(self, scope: Scope) -> Problem | None:
        given = [value for name, value in scope["headers"] if name == b"host"]
        if len(given) != 1:
            if not given and scope.get("http_version") == "1.0":
                return None
            return Problem(400, "bad-request", "a request has one Host header")
        name = _name(given[0])
        if name is None:
            return Problem(400, "bad-request", "the Host header is no name or address with a port")
        if self._any or name in self._hosts or scope["path"] in _PROBES:
            return None
        hint = "the operator adds names with --trusted-host"
        return Problem(421, "misdirected", "the site that the Host header names is not served here", hint=hint)


@lru_cache(maxsize=256)
def _name(host: bytes) -> str | None:
    """The name in a Host header, without port and in lower case; None where there is none."""
    found = _HOST.fullmatch(host)
    return found[1].decode("ascii").lower().rstrip(".") if found else None
