"""`danvan-kg serve`: the endpoint and the pages over a store, or over a SPARQL endpoint elsewhere."""

import asyncio
import ipaddress
import logging
import signal
import socket
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
import uvicorn

from danvan_kg.cli.output import err
from danvan_kg.endpoint.http_protocol import HttpProtocol
from danvan_kg.endpoint.settings import MEBIBYTE, Budget, EndpointSettings, QueryLimits
from danvan_kg.errors import ConfigurationError
from danvan_kg.site import SiteSettings, create_application

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000

# Connections that wait to be accepted, as uvicorn has it.
_BACKLOG = 2048
# How long queries that run may go on after the site was told to end.
_GRACE_SECONDS = 10
# uvicorn's own default would let a client keep the server waiting for a header of any length.
_HEADER_BYTES = 32 << 10


def register(application: typer.Typer) -> None:
    application.command("serve")(serve)


def serve(
    store: Annotated[Path | None, typer.Option(help="The store directory.", show_default=False)] = None,
    upstream: Annotated[
        str | None, typer.Option(help="Query URL of a SPARQL 1.1 endpoint to serve instead.", show_default=False)
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = DEFAULT_HOST,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = DEFAULT_PORT,
    public_url: Annotated[
        str | None, typer.Option(envvar="DANVAN_PUBLIC_URL", help="The address that readers use, for links.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that run readers' queries.")] = 2,
    deadline: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 10.0,
    max_megabytes: Annotated[int, typer.Option(min=1, help="MiB that an answer may have.")] = 50,
    max_rows: Annotated[int, typer.Option(min=1, help="Rows that an answer may have.")] = 1_000_000,
    memory: Annotated[int, typer.Option(min=64, help="MiB that a query may take.")] = 2048,
    budget: Annotated[
        str | None, typer.Option(help="Seconds of query time a minute for each client, or off.", show_default=False)
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None, typer.Option(help="Address of a proxy whose word on the client is believed.")
    ] = None,
    contact: Annotated[
        str | None, typer.Option(envvar="DANVAN_CONTACT", help="Where readers report errors: mailto: or https:.")
    ] = None,
    operator_token: Annotated[
        str | None, typer.Option(envvar="DANVAN_OPERATOR_TOKEN", help="Opens /running.", show_default=False)
    ] = None,
    access_log: Annotated[bool, typer.Option(help="Write a JSON line for each request to stderr.")] = False,
    log_queries: Annotated[
        bool, typer.Option(help="Let these lines hold the text of queries, not only a hash.")
    ] = False,
) -> None:
    """Serve a store, or another SPARQL endpoint, with pages, limits and exact protocol.

    Example: `danvan-kg serve --store danvan-store --port 8000`

    Ends with 2 when options contradict one another or the port is taken, 6 when the store is missing or damaged.
    """
    limits = QueryLimits(deadline=deadline, bytes=max_megabytes * MEBIBYTE, rows=max_rows, memory=memory * MEBIBYTE)
    endpoint = EndpointSettings(
        workers=workers,
        limits=limits,
        budget=client_budget(budget, host, trusted_proxy or []),
        trusted_proxies=tuple(trusted_proxy or ()),
        operator_token=operator_token,
        log_queries=log_queries,
    )
    if access_log:
        _log_access()
    run_site(
        SiteSettings(store=store, upstream=upstream, contact=contact, endpoint=endpoint),
        host=host,
        port=port,
        public_url=public_url,
    )


def _log_access() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("danvan_kg.access")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def client_budget(text: str | None, host: str, proxies: list[str]) -> Budget | None:
    """The budget of each client: as asked for, else on unless only this machine can reach the site."""
    if text == "off" or (text is None and is_loopback(host) and not proxies):
        return None
    if text is None:
        return Budget()
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds > 0:
        raise ConfigurationError(f"--budget: {text!r} is not a number of seconds", hint="give a number, or off")
    return Budget(seconds=seconds, burst=2 * seconds)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run_site(settings: SiteSettings, *, host: str, port: int, public_url: str | None = None) -> None:
    """Serves until it is told to end. Raises ConfigurationError where the address cannot be listened on.

    Raises StoreError where the store, or the one upstream, cannot be used.
    """
    listener = _listen(host, port)
    address = f"http://{_bracketed(host)}:{listener.getsockname()[1]}"
    settings = replace(settings, endpoint=replace(settings.endpoint, public_url=(public_url or address).rstrip("/")))
    application = create_application(settings)
    configuration = uvicorn.Config(
        application,
        http=HttpProtocol,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_HEADER_BYTES,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        lifespan="off",
    )

    async def serve_in_its_life() -> None:
        # Here and not in uvicorn, which would print the trace of what is no fault of the program, and go on.
        async with application.router.lifespan_context(application):
            err.print(f"serving {settings.store or settings.upstream} at {address}/ (Ctrl-C ends it)", markup=False)
            await uvicorn.Server(configuration).serve(sockets=[listener])

    # With Python's own handler, asyncio would cancel the closing of the workers.
    signal.signal(signal.SIGINT, _interrupt)
    with asyncio.Runner(loop_factory=configuration.get_loop_factory()) as runner:
        runner.run(serve_in_its_life())


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
