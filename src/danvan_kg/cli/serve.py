"""`danvan-kg serve`: the endpoint and the pages over a store, or over a SPARQL endpoint elsewhere."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.cli.site_process import DEFAULT_HOST, DEFAULT_PORT, run_site
from danvan_kg.endpoint.http.trusted_hosts import is_loopback, trusted_hosts
from danvan_kg.endpoint.settings import MEBIBYTE, Budget, EndpointSettings, JobLimits, QueryLimits
from danvan_kg.endpoint.settings_file import read_settings
from danvan_kg.errors import ConfigurationError
from danvan_kg.site import SiteSettings

Store = Annotated[Path | None, typer.Option(help="The store directory.", show_default=False)]
Upstream = Annotated[
    list[str] | None,
    typer.Option(
        help="Query URL of a SPARQL 1.1 endpoint to serve instead; several with the same data share the load.",
        show_default=False,
    ),
]
VersionQuery = Annotated[
    str | None,
    typer.Option(
        help="SELECT whose answer changes whenever the data upstream do: answers are then cached.", show_default=False
    ),
]
Writable = Annotated[
    Path | None,
    typer.Option(
        help="Directory of a store of your own to serve and to write to, with --update-token.", show_default=False
    ),
]
Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")]
PublicUrl = Annotated[
    str | None, typer.Option(envvar="DANVAN_PUBLIC_URL", help="The address that readers use, for links.")
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that run readers' queries.")]
Deadline = Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")]
JobDeadline = Annotated[
    float, typer.Option(min=0, help="Seconds that a query may take that is answered later; 0 refuses these.")
]
MaxMegabytes = Annotated[int, typer.Option(min=1, help="MiB that an answer may have.")]
MaxRows = Annotated[int, typer.Option(min=1, help="Rows that an answer may have.")]
Memory = Annotated[int, typer.Option(min=64, help="MiB that a query may take.")]
StreamAbove = Annotated[
    float | None,
    typer.Option(min=0, help="MiB past which JSON and XML begin before they are whole.", show_default="never"),
]
ClientBudget = Annotated[
    str | None, typer.Option(help="Seconds of query time a minute for each client, or off.", show_default=False)
]
ApiKeys = Annotated[
    Path | None, typer.Option(help="File of keys with larger budgets; `danvan-kg key` makes one.", show_default=False)
]
TrustedProxies = Annotated[
    list[str] | None, typer.Option("--trusted-proxy", help="Address of a proxy whose word on the client is believed.")
]
TrustedHosts = Annotated[
    list[str] | None,
    typer.Option(
        "--trusted-host",
        help="Another name that the site answers to, * for any.",
        show_default="those of --public-url and of this machine",
    ),
]
Contact = Annotated[
    str | None, typer.Option(envvar="DANVAN_CONTACT", help="Where readers report errors: mailto: or https:.")
]
OperatorToken = Annotated[
    str | None, typer.Option(envvar="DANVAN_OPERATOR_TOKEN", help="Opens /running.", show_default=False)
]
UpdateToken = Annotated[
    str | None,
    typer.Option(envvar="DANVAN_UPDATE_TOKEN", help="Opens /update and writes on /graphs.", show_default=False),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="YAML file with limits that have no option.", show_default=False)
]
AccessLog = Annotated[bool, typer.Option(help="Write a JSON line for each request to stderr.")]
LogQueries = Annotated[bool, typer.Option(help="Let these lines hold the text of queries, not only a hash.")]


def register(application: typer.Typer) -> None:
    application.command("serve")(serve)


def serve(
    store: Store = None,
    upstream: Upstream = None,
    version_query: VersionQuery = None,
    writable: Writable = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    public_url: PublicUrl = None,
    workers: Workers = 2,
    deadline: Deadline = 10.0,
    job_deadline: JobDeadline = 60.0,
    max_megabytes: MaxMegabytes = 50,
    max_rows: MaxRows = 1_000_000,
    memory: Memory = 2048,
    stream_above: StreamAbove = None,
    budget: ClientBudget = None,
    api_keys: ApiKeys = None,
    trusted_proxy: TrustedProxies = None,
    trusted_host: TrustedHosts = None,
    contact: Contact = None,
    operator_token: OperatorToken = None,
    update_token: UpdateToken = None,
    access_log: AccessLog = False,
    log_queries: LogQueries = False,
    settings: SettingsFile = None,
) -> None:
    """Serve a store, or another SPARQL endpoint, with pages, limits and exact protocol.

    Example: `danvan-kg serve --store danvan-store --port 8000`

    Ends with 2 when options contradict one another or the port is taken, 6 when the store is missing or damaged.
    """
    if access_log:
        _log_access()
    endpoint = replace(
        settings_for_clients(host, public_url, budget, proxies=trusted_proxy or (), names=trusted_host or ()),
        workers=workers,
        limits=QueryLimits(deadline, bytes=max_megabytes * MEBIBYTE, rows=max_rows, memory=memory * MEBIBYTE),
        jobs=JobLimits(deadline=job_deadline) if job_deadline else None,
        stream_above=None if stream_above is None else int(stream_above * MEBIBYTE),
        api_keys=api_keys,
        operator_token=operator_token,
        update_token=update_token,
        log_queries=log_queries,
    )
    endpoint = read_settings(settings, endpoint) if settings is not None else endpoint
    site = SiteSettings(store, tuple(upstream or ()), version_query, writable, contact, endpoint)
    run_site(site, host=host, port=port, public_url=public_url)


def _log_access() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("danvan_kg.access")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def settings_for_clients(
    host: str,
    public_url: str | None = None,
    budget: str | None = None,
    *,
    proxies: Sequence[str] = (),
    names: Sequence[str] = (),
) -> EndpointSettings:
    """The settings that follow from who can reach the site: this machine alone, or anybody.

    Raises ConfigurationError where `budget` is no number of seconds or a name is none of a host.
    """
    alone = is_loopback(host) and not proxies
    return EndpointSettings(
        budget=client_budget(budget, alone=alone),
        strangers=not alone,
        trusted_proxies=tuple(proxies),
        trusted_hosts=trusted_hosts(public_url, host, names),
    )


def client_budget(text: str | None, *, alone: bool) -> Budget | None:
    """The budget of each client: as asked for, else on unless there is this machine `alone` to use it."""
    if text == "off" or (text is None and alone):
        return None
    if text is None:
        return Budget()
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise ConfigurationError(f"--budget: {text!r} is not a number of seconds", hint="give a number, or off")
    return Budget(seconds=seconds, burst=2 * seconds)
