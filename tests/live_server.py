"""The real endpoint under uvicorn on a free port, for tests that speak HTTP to it."""

import asyncio
import http.client
import json
import socket
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI

from danvan_kg.endpoint.application import Endpoint, mount_endpoint
from danvan_kg.endpoint.backend import Backend
from danvan_kg.endpoint.http.uvicorn_protocol import HttpProtocol
from danvan_kg.endpoint.record.access_log import AccessLog
from danvan_kg.endpoint.settings import EndpointSettings

T = TypeVar("T")


@dataclass(frozen=True)
class Reply:
    """An HTTP answer as a client sees it."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.body)


class LiveServer:
    """A server in a thread of its own; the workers are processes. Use as a context manager."""

    def __init__(self, backend: Backend, settings: EndpointSettings, **options: Any) -> None:
        self.backend = backend
        self.settings = settings
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._loop: asyncio.AbstractEventLoop | None = None

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            self._loop = asyncio.get_running_loop()
            await backend.start()
            yield
            await backend.close()

        application = FastAPI(lifespan=lifespan)
        self.endpoint: Endpoint = mount_endpoint(application, settings, backend, **options)
        application.add_middleware(AccessLog, settings=settings)
        config = uvicorn.Config(
            application, http=HttpProtocol, log_level="warning", lifespan="on", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> "LiveServer":
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended while it started"
            self._thread.join(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine in the server's event loop."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def request(
        self, method: str, path: str, body: bytes | None = None, *, headers: dict[str, str] | None = None
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, headers, response.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str | None = None, **parameters: str) -> Reply:
        """A query by POST with a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if accept is not None:
            headers["Accept"] = accept
        body = urlencode({"query": sparql, **parameters}).encode()
        return self.request("POST", "/sparql", body, headers=headers)

    def switch(self, store: Path, version: str) -> None:
        """Another snapshot for a server over a pool."""
        self.run(self.backend.switch(store, version))  # type: ignore[attr-defined]
