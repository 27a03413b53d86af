"""Runs the site as this process: listens, serves, and ends when it is told to."""

import asyncio
import resource
import signal
import socket
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import NoReturn

import uvicorn
from fastapi import FastAPI

from danvan_kg.cli.output import err
from danvan_kg.endpoint.http.uvicorn_protocol import protocol_with
from danvan_kg.endpoint.upstream.replica import without_password
from danvan_kg.errors import ConfigurationError
from danvan_kg.site import SiteSettings, create_application

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000

# Connections that wait to be accepted, as uvicorn has it.
_BACKLOG = 2048
_DESCRIPTORS = 65_536
# How long queries that run may go on after the site was told to end, and how long their last answers may take.
_GRACE_SECONDS, _LAST_SECONDS = 9, 2


def run_site(settings: SiteSettings, *, host: str, port: int, public_url: str | None = None) -> None:
    """Serves until it is told to end. Raises ConfigurationError where the address cannot be listened on.

    Raises StoreError where the store, or the one upstream, cannot be used.
    """
    _allow_connections()
    listener = _listen(host, port)
    address = f"http://{_bracketed(host)}:{listener.getsockname()[1]}"
    settings = replace(settings, endpoint=replace(settings.endpoint, public_url=(public_url or address).rstrip("/")))
    application = create_application(settings)
    configuration = _configuration(application, settings.endpoint.head)

    async def serve_in_its_life() -> None:
        # Here and not in uvicorn, which would print the trace of what is no fault of the program, and go on.
        async with application.router.lifespan_context(application):
            source = settings.store or settings.writable or ", ".join(map(without_password, settings.upstream))
            err.print(f"serving {source} at {address}/ (Ctrl-C ends it)", markup=False)
            await _Server(configuration, application.state.stop).serve(sockets=[listener])

    # With Python's own handler, asyncio would cancel the closing of the workers.
    signal.signal(signal.SIGINT, _interrupt)
    with asyncio.Runner(loop_factory=configuration.get_loop_factory()) as runner:
        runner.run(serve_in_its_life())


class _Server(uvicorn.Server):
    """Lets queries that run end by themselves for a while, and ends them then, so that each is answered."""

    def __init__(self, configuration: uvicorn.Config, stop: Callable[[], object]) -> None:
        super().__init__(configuration)
        self._stop = stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        timer = asyncio.get_running_loop().call_later(_GRACE_SECONDS, self._stop)
        await super().shutdown(sockets)
        timer.cancel()


def _configuration(application: FastAPI, most_headers: int) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=protocol_with(most_headers),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_SECONDS + _LAST_SECONDS,
        lifespan="off",
    )


def _allow_connections() -> None:
    """As many descriptors as the system lets this process have: clients that only hold connections take one each."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _DESCRIPTORS if most == resource.RLIM_INFINITY else min(most, _DESCRIPTORS)
    if resource.RLIM_INFINITY != allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Who connects from now on waits for the site instead of being turned away.
        listener.listen(_BACKLOG)
    except OSError as error:
        raise ConfigurationError(
            f"{host}:{port}: cannot be listened on: {error.strerror}", hint="choose another with --host or --port"
        ) from None
    return listener


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
