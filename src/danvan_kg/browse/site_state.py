"""What every page needs to know of the site it is on."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp

from danvan_kg.endpoint.answer_cache import AnswerCache
from danvan_kg.endpoint.backend import Backend


@dataclass(frozen=True, slots=True)
class SiteState:
    """`backend` answers the pages' queries, `endpoint` those that readers write.

    `contact` is where errors are reported: a mailto: or http(s) address. `upstream` says that the data are not of this
    program's making, so that pages that need its ontology may be empty. `descriptions` holds the dataset's description
    of each snapshot and format.
    """

    backend: Backend
    endpoint: ASGIApp
    public_url: str
    contact: str | None = None
    upstream: bool = False
    descriptions: AnswerCache = field(default_factory=lambda: AnswerCache(8 << 20, 1 << 20))

    @property
    def root(self) -> str:
        """The path that the site stands under at its public address, without a slash at its end: mostly empty."""
        return urlsplit(self.public_url).path.rstrip("/")


def site_of(request: Request) -> SiteState:
    state = request.app.state.site
    assert isinstance(state, SiteState)
    return state
