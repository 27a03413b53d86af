"""Adds the endpoint's routes to a FastAPI application."""

import json
from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from danvan_kg.endpoint.answer.cache import CachedAnswer
from danvan_kg.endpoint.backend import Backend
from danvan_kg.endpoint.client.bearer import check_token
from danvan_kg.endpoint.client.running import RunningQueries
from danvan_kg.endpoint.description.openapi import add_paths
from danvan_kg.endpoint.description.self_description import snapshot_triples
from danvan_kg.endpoint.description.service_description import describe, description_answer
from danvan_kg.endpoint.exchange import json_body
from danvan_kg.endpoint.http.graph_route import GraphRoute
from danvan_kg.endpoint.http.sparql_route import Page, SparqlRoute
from danvan_kg.endpoint.http.update_route import UpdateRoute
from danvan_kg.endpoint.problems import Problem, problem_response
from danvan_kg.endpoint.record.metrics import CONTENT_TYPE, Metrics
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.formats import Format
from danvan_kg.vocabulary import ARTICLE_GRAPH

_JSON = "application/json; charset=utf-8"


class Endpoint:
    """What the routes share. `pools` are those that /readyz asks and /metrics shows, by name."""

    def __init__(
        self,
        settings: EndpointSettings,
        backend: Backend,
        *,
        pages: Backend | None = None,
        page: Page | None = None,
        terms: Collection[str] = (),
    ) -> None:
        settings = replace(settings, guard=settings.guard.upstream()) if backend.foreign else settings
        self.settings = settings
        self.backend = backend
        self.pools = {"queries": backend} | ({"pages": pages} if pages is not None else {})
        self.metrics = Metrics()
        self.running = RunningQueries()
        self._described: dict[str, CachedAnswer] = {}
        self._described_version = ""
        self.sparql = SparqlRoute(
            settings,
            backend,
            metrics=self.metrics,
            running=self.running,
            describe=self.description,
            page=page,
            terms=terms,
        )
        reception, delivery = self.sparql.reception, self.sparql.delivery
        self.graphs = GraphRoute(
            settings,
            backend,
            metrics=self.metrics,
            reception=reception,
            delivery=delivery,
            turns=self.sparql.turns,
        )
        self.updates = UpdateRoute(settings, backend, metrics=self.metrics, reception=reception)

    async def description(self, format_: Format) -> CachedAnswer:
        """The service description; made once for each snapshot and format."""
        version = self.backend.version
        if version != self._described_version:
            self._described, self._described_version = {}, version
        if format_.suffix not in self._described:
            rows = await self.backend.select("SELECT ?graph { GRAPH ?graph {} }")
            graphs = [str(row["graph"].value) for row in rows if hasattr(row["graph"], "value")]
            named = [graph for graph in graphs if not graph.startswith(ARTICLE_GRAPH)]
            triples = list(describe(self.settings, named, version))
            if not self.backend.foreign:
                triples += await snapshot_triples(self.backend, f"{self.settings.public_url.rstrip('/')}/sparql")
            self._described[format_.suffix] = description_answer(triples, format_)
        return self._described[format_.suffix]

    def routes(self) -> list[BaseRoute]:
        """All routes, raw ASGI where speed counts."""
        return [
            Route("/sparql", self.sparql, include_in_schema=False),
            Route("/sparql/", self.sparql, include_in_schema=False),
            Route("/graphs", self.graphs, include_in_schema=False),
            Route("/graphs/{path:path}", self.graphs, include_in_schema=False),
            Route("/update", self.updates, include_in_schema=False),
            Route("/jobs/{identifier}", self.sparql.job_route, include_in_schema=False),
            Route("/jobs/{identifier}/result", self.sparql.job_route, include_in_schema=False),
            Route("/openapi.json", self._openapi, include_in_schema=False),
            Route("/livez", _live, include_in_schema=False),
            Route("/readyz", self._ready, include_in_schema=False),
            Route("/metrics", self._metrics, include_in_schema=False),
            Route("/running", self._running, methods=["GET"], include_in_schema=False),
            Route("/running/{identifier}", self._cancel, methods=["DELETE", "GET"], include_in_schema=False),
        ]

    async def _ready(self, request: Request) -> Response:  # noqa: ARG002 - the route's signature
        for name, pool in self.pools.items():
            try:
                await pool.ask("ASK {}")
            except Problem as problem:
                return problem_response(problem.with_members(pool=name))
        replicas = [{"pool": name, **asdict(each)} for name, pool in self.pools.items() for each in pool.replicas()]
        shown = {"replicas": replicas} if replicas else {}
        return _json({"status": "ready", "snapshot": self.backend.version, **shown})

    async def _openapi(self, request: Request) -> Response:
        """The OpenAPI document; its only server is the public address."""
        document = {**request.app.openapi(), "servers": [{"url": self.settings.public_url.rstrip("/") or "/"}]}
        return Response(json.dumps(document, ensure_ascii=False).encode(), media_type=_JSON)

    async def _metrics(self, request: Request) -> Response:  # noqa: ARG002 - the route's signature
        return Response(self.metrics.exposition(self.pools), media_type=CONTENT_TYPE)

    async def _running(self, request: Request) -> Response:
        try:
            check_token(request.headers.get("authorization"), self.settings.operator_token)
        except Problem as problem:
            return problem_response(problem)
        return _json({"running": [each.content() for each in self.running.all()]})

    async def _cancel(self, request: Request) -> Response:
        try:
            check_token(request.headers.get("authorization"), self.settings.operator_token)
        except Problem as problem:
            return problem_response(problem)
        running = self.running.find(request.path_params["identifier"])
        if running is None:
            return problem_response(Problem(404, "not-found", "no query of this id runs"))
        if request.method == "DELETE":
            running.cancel()
        return _json(running.content())


def mount_endpoint(
    application: FastAPI,
    settings: EndpointSettings,
    backend: Backend,
    *,
    pages: Backend | None = None,
    page: Page | None = None,
    terms: Collection[str] = (),
) -> Endpoint:
    """Adds the routes in front of the application's own. Starting and closing the backends is the application's.

    `pages` is the pool of the site's pages, which /readyz asks and /metrics shows too; `page` an ASGI application that
    answers browsers at /sparql; `terms` the ontology's local names, for hints.
    """
    endpoint = Endpoint(settings, backend, pages=pages, page=page, terms=terms)
    application.router.routes[:0] = endpoint.routes()
    # Such a redirect would name whatever host the client claims to ask.
    application.router.redirect_slashes = False
    add_paths(application)
    return endpoint


async def _live(request: Request) -> Response:  # noqa: ARG001 - the route's signature
    return _json({"status": "alive"})


def _json(content: dict[str, Any]) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(json_body(content), media_type=_JSON, headers=headers)
