"""Query time per client, as on Wikidata's service: so much a minute, more in a burst, and not too many errors."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import Budget

# Clients beyond this are forgotten, those first that asked longest ago; a forgotten one has its whole budget again.
_MOST_CLIENTS = 20_000


@dataclass(slots=True)
class _Account:
    seconds: float
    errors: float
    at: float


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks. `key` names the account; `budget` is what it may use, None for no bound; `name` that of its API key."""

    key: str
    budget: Budget | None = None
    name: str | None = None


class Budgets:
    """The accounts of all clients. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()

    def check(self, client: Client) -> dict[str, str]:
        """The headers that tell what is left. Raises Problem (429) where nothing is."""
        budget = client.budget
        if budget is None:
            return {}
        account = self._account(client.key, budget)
        headers = {
            "RateLimit-Limit": f"{budget.burst:.0f}",
            "RateLimit-Remaining": f"{max(0.0, account.seconds):.0f}",
        }
        if account.seconds > 0 and account.errors > 0:
            return headers
        missing = max(-account.seconds / (budget.seconds / 60), -account.errors / (budget.errors / 60))
        wait = max(1, round(missing + 1))
        raise Problem(
            429,
            "budget",
            f"a client has {budget.seconds:g} seconds of query time and {budget.errors} errors a minute",
            headers={**headers, "Retry-After": str(wait), "RateLimit-Reset": str(wait)},
            hint="wait, or run fewer and narrower queries",
            limit="seconds" if account.seconds <= 0 else "errors",
            limits={"seconds": budget.seconds, "burst": budget.burst, "errors": budget.errors},
        )

    def charge(self, client: Client, seconds: float, *, failed: bool) -> None:
        """Takes the time that a query ran, whatever came of it."""
        if client.budget is not None:
            account = self._account(client.key, client.budget)
            account.seconds -= seconds
            account.errors -= failed

    def _account(self, key: str, budget: Budget) -> _Account:
        now = self._clock()
        account = self._accounts.get(key)
        if account is None:
            account = self._accounts[key] = _Account(budget.burst, budget.errors, now)
            if len(self._accounts) > _MOST_CLIENTS:
                self._accounts.popitem(last=False)
        minutes = (now - account.at) / 60
        account.seconds = min(budget.burst, account.seconds + minutes * budget.seconds)
        account.errors = min(float(budget.errors), account.errors + minutes * budget.errors)
        account.at = now
        self._accounts.move_to_end(key)
        return account


class ClientAddress:
    """Who asks: the peer or, where that is one of the `trusted` proxies (addresses or networks), whom it names."""

    def __init__(self, trusted: Sequence[str]) -> None:
        """Raises ValueError where a trusted proxy is neither an address nor a network."""
        self._trusted = [ipaddress.ip_network(each, strict=False) for each in trusted]

    def of(self, peer: str, forwarded_for: str | None) -> str:
        """The client's key: an IPv4 address, or the /64 network of an IPv6 address, which one subscriber has."""
        address = peer
        for hop in reversed((forwarded_for or "").split(",")):
            if not self.trusts(address):
                break
            address = hop.strip() or address
        return _key(address[:64])

    def trusts(self, address: str) -> bool:
        """Whether this is a configured proxy."""
        parsed = _parse(address) if self._trusted else None
        return parsed is not None and any(parsed in network for network in self._trusted)


def _parse(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _key(address: str) -> str:
    parsed = _parse(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed) if parsed is not None else address[:64]
