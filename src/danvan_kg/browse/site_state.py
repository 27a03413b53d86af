"""What every page needs to know of the site it is on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp

from danvan_kg.browse.asking import Row
from danvan_kg.endpoint.answer.cache import AnswerCache
from danvan_kg.endpoint.backend import Backend

Facts = TypeVar("Facts")


class OnceASnapshot(Generic[Facts]):
    """What is asked of the store once for each version of its data, however many want to know it at a time."""

    def __init__(self) -> None:
        self._known: tuple[str, Facts] | None = None
        self._asking = asyncio.Lock()

    async def get(self, version: str, ask: Callable[[], Awaitable[Facts]]) -> Facts:
        """An empty version names data that may change at any time: they are asked each time."""
        if not version:
            return await ask()
        async with self._asking:
            if self._known is None or self._known[0] != version:
                self._known = version, await ask()
            return self._known[1]


@dataclass(frozen=True, slots=True)
class StartFacts:
    """How many things of each class there are, by IRI, how many statements were refused, and the newest articles."""

    counts: dict[str, int]
    refused: int
    newest: list[Row]


@dataclass(frozen=True, slots=True)
class SiteState:
    """`backend` answers the pages' queries, `endpoint` those that readers write.

    `contact` is where errors are reported: a mailto: or http(s) address. `upstream` says that the data are not of this
    program's making, so that pages that need its ontology may be empty. `descriptions` holds the dataset's description
    of each snapshot and format, `start` what the start page tells of it.
    """

    backend: Backend
    endpoint: ASGIApp
    public_url: str
    contact: str | None = None
    upstream: bool = False
    descriptions: AnswerCache = field(default_factory=lambda: AnswerCache(8 << 20, 1 << 20))
    start: OnceASnapshot[StartFacts] = field(default_factory=OnceASnapshot)

    @property
    def root(self) -> str:
        """The path that the site stands under at its public address, without a slash at its end: mostly empty."""
        return urlsplit(self.public_url).path.rstrip("/")


def site_of(request: Request) -> SiteState:
    state = request.app.state.site
    assert isinstance(state, SiteState)
    return state
