"""The site: endpoint and pages in one application, with what every answer carries and how it starts and stops."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg import __version__
from danvan_kg.browse.compressed_pages import CompressedPages
from danvan_kg.browse.editor import editor_page
from danvan_kg.browse.failed_requests import InternalErrors, failed, missing, not_allowed
from danvan_kg.browse.openapi import page_paths, stored_query_paths
from danvan_kg.browse.page_turns import PageTurns
from danvan_kg.browse.routes import page_routes
from danvan_kg.browse.site_state import SiteState
from danvan_kg.browse.unchanged import UnchangedPages
from danvan_kg.endpoint.application import Endpoint, mount_endpoint
from danvan_kg.endpoint.backend import Backend
from danvan_kg.endpoint.http.trusted_hosts import TrustedHosts
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.access_log import AccessLog
from danvan_kg.endpoint.record.trace_export import TraceExport, trace_is_configured
from danvan_kg.endpoint.record.tracing import Traced
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.upstream.store import Upstream
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.endpoint.worker.snapshot_watch import SnapshotWatch
from danvan_kg.errors import ConfigurationError
from danvan_kg.ontology import default_ontology
from danvan_kg.snapshot import check_own_store, open_snapshot
from danvan_kg.stored_query import packaged_queries

# Nothing from another host, nothing inline, no frames; forms go to this site alone.
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What to serve, and how: one of a `store` directory, the query URLs of `upstream`, and a `writable` store.

    A writable store is a directory of the user's own, no snapshot; it takes the endpoint's `update_token`.

    `version_query` is a SELECT whose answer changes with the data upstream, None where they may change at any time.
    `contact` is where readers report errors: a mailto: or http(s) address.
    """

    store: Path | None = None
    upstream: tuple[str, ...] = ()
    version_query: str | None = None
    writable: Path | None = None
    contact: str | None = None
    endpoint: EndpointSettings = field(default_factory=EndpointSettings)


def create_application(settings: SiteSettings) -> FastAPI:
    """The whole site as an ASGI application. Opens nothing but the manifest until it is started.

    `state.stop()` ends the queries that run, for the last moments of a process.

    Raises StoreError where the store cannot be opened, ConfigurationError where there is not exactly one source.
    """
    queries, pages, watch = _backends(settings)
    export = TraceExport(__version__) if trace_is_configured() else None
    application = Site(
        title="danvan-kg",
        version=__version__,
        description="Vietnamese party news as a knowledge graph in which every statement has its quote.",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(queries, pages, watch, export),
    )
    application.state.stop = lambda: [backend.stop() for backend in dict.fromkeys((queries, pages))]
    endpoint = _mount(application, settings, queries, pages)
    _describe(application)
    _shape(application, settings, pages)
    application.front = _front(settings.endpoint, endpoint.sparql, export)
    return application


def _mount(application: FastAPI, settings: SiteSettings, queries: Backend, pages: Backend) -> Endpoint:
    """The routes of endpoint and pages, and what the pages know of the site."""
    application.router.routes.extend(page_routes())
    endpoint = mount_endpoint(
        application,
        settings.endpoint,
        queries,
        pages=pages if pages is not queries else None,
        page=CompressedPages(editor_page),
        terms=[term.name for term in default_ontology().terms.values()],
    )
    application.state.site = SiteState(
        backend=pages,
        endpoint=endpoint.sparql,
        public_url=settings.endpoint.public_url.rstrip("/"),
        contact=settings.contact,
        upstream=settings.store is None,
    )
    return endpoint


def _shape(application: FastAPI, settings: SiteSettings, pages: Backend) -> None:
    """What happens to every page on its way out, and what stands in its place where there is none."""
    application.add_exception_handler(Problem, failed)
    application.add_exception_handler(404, missing)
    application.add_exception_handler(405, not_allowed)
    shaping = (__version__, settings.contact or "", settings.endpoint.public_url)
    application.add_middleware(PageTurns, settings=settings.endpoint)
    application.add_middleware(UnchangedPages, version=lambda: pages.version, site=shaping)
    application.add_middleware(CompressedPages)
    application.add_middleware(InternalErrors)


def _front(settings: EndpointSettings, sparql: ASGIApp, export: TraceExport | None) -> Callable[[ASGIApp], ASGIApp]:
    """The layers that every request passes; queries need nothing of the framework behind them."""

    def around(framework: ASGIApp) -> ASGIApp:
        shortcut = Shortcut(framework, "/sparql", InternalErrors(sparql))
        inner: ASGIApp = SecurityHeaders(TrustedHosts(shortcut, settings.trusted_hosts))
        if export is not None:
            inner = Traced(inner, settings, export.tracer)
        return AccessLog(inner, settings)

    return around


def _backends(settings: SiteSettings) -> tuple[Backend, Backend, SnapshotWatch | None]:
    """What readers' queries run in, what the pages' do, and what keeps both up to date."""
    if sum(map(bool, (settings.store, settings.upstream, settings.writable))) != 1:
        raise ConfigurationError(
            "a site serves a store, an upstream or a writable store",
            hint="give one of --store DIR, --upstream URL and --writable DIR",
        )
    if (settings.writable is None) != (settings.endpoint.update_token is None):
        raise ConfigurationError(
            "updates take a token and a store of your own", hint="give --update-token together with --writable DIR"
        )
    if settings.upstream:
        return _upstreams(settings.upstream, settings.version_query, settings.endpoint)
    if settings.writable is not None:
        return _writable_pool(settings.writable, settings.endpoint)
    assert settings.store is not None
    return _snapshot_pools(settings.store, settings.endpoint)


def _upstreams(
    urls: tuple[str, ...], version_query: str | None, endpoint: EndpointSettings
) -> tuple[Backend, Backend, None]:
    for url in urls:
        if not url.lower().startswith(("http://", "https://")):
            hint = "give the address that takes queries"
            raise ConfigurationError(f"--upstream: {url!r} is no http address", hint=hint)

    def upstream(limits: QueryLimits) -> Upstream:
        return Upstream(urls, limits, waiting=endpoint.waiting, spool=endpoint.spool, version_query=version_query)

    return upstream(endpoint.limits), upstream(endpoint.page_limits), None


def _writable_pool(path: Path, endpoint: EndpointSettings) -> tuple[Backend, Backend, None]:
    """One process may open a store that is written to, so that queries, pages and updates share it."""
    check_own_store(path)
    pool = QueryPool(
        path, endpoint.limits, workers=1, version="own", waiting=endpoint.waiting, spool=endpoint.spool, writable=True
    )
    return pool, pool, None


def _snapshot_pools(root: Path, endpoint: EndpointSettings) -> tuple[Backend, Backend, SnapshotWatch]:
    """A pool for readers and one of its own for the pages, which heavy queries then cannot take down."""
    snapshot = open_snapshot(root)

    def pool(workers: int, limits: QueryLimits) -> QueryPool:
        return QueryPool(
            snapshot.store_path,
            limits,
            workers=workers,
            version=snapshot.manifest.identifier,
            waiting=endpoint.waiting,
            spool=endpoint.spool,
            network=bool(endpoint.guard.services) and limits is endpoint.limits,
        )

    queries, pages = pool(endpoint.workers, endpoint.limits), pool(endpoint.page_workers, endpoint.page_limits)
    return queries, pages, SnapshotWatch(root, (queries, pages), serving=snapshot.path)


def _lifespan(
    queries: Backend, pages: Backend, watch: SnapshotWatch | None, export: TraceExport | None
) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def lifespan(application: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - the signature of a lifespan
        try:
            await _start(*dict.fromkeys((queries, pages)))
            if export is not None:
                export.start()
            if watch is not None:
                watch.start()
            yield
        finally:
            if watch is not None:
                await watch.close()
            await pages.close()
            await queries.close()
            if export is not None:
                await asyncio.to_thread(export.close)

    return lifespan


async def _start(*backends: Backend) -> None:
    """All of them at the same time; none is left half started when one fails."""
    for outcome in await asyncio.gather(*(backend.start() for backend in backends), return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome


def _describe(application: FastAPI) -> None:
    """Puts pages and stored queries into the OpenAPI document."""
    generate = application.openapi

    def with_pages() -> dict[str, Any]:
        document = generate()
        document.setdefault("paths", {}).update(page_paths() | stored_query_paths(dict(packaged_queries())))
        return document

    application.openapi = with_pages  # type: ignore[method-assign]


class Site(FastAPI):
    """The framework's application with layers in `front` of all of it."""

    front: Callable[[ASGIApp], ASGIApp]

    def build_middleware_stack(self) -> ASGIApp:
        return self.front(super().build_middleware_stack())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The framework would look in the environment for telemetry of its own at every request.
        called = Starlette.__call__ if scope["type"] == "http" else FastAPI.__call__
        await called(self, scope, receive, send)


class Shortcut:
    """Answers one path by a raw application, without the framework's way to it."""

    def __init__(self, framework: ASGIApp, path: str, application: ASGIApp) -> None:
        self._framework = framework
        self._path = path
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        direct = scope["type"] == "http" and scope["path"] == self._path
        await (self._application if direct else self._framework)(scope, receive, send)


class SecurityHeaders:
    """Adds the security headers to every answer that has not set its own."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self._headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", [])
                present = dict(given)
                added = [each for each in self._headers if each[0] not in present]
                message = {**message, "headers": [*given, *added]}
            await send(message)

        await self._application(scope, receive, send_with_headers)
