"""`danvan-kg up`: a site with the sample corpus, in one command."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.assets import asset
from danvan_kg.cli.build import build_time, run_build
from danvan_kg.cli.output import err
from danvan_kg.cli.query import DEFAULT_STORE
from danvan_kg.cli.serve import settings_for_clients
from danvan_kg.cli.site_process import DEFAULT_HOST, DEFAULT_PORT, run_site
from danvan_kg.pipeline import BuildOptions
from danvan_kg.site import SiteSettings


def register(application: typer.Typer) -> None:
    application.command("up")(up)


def up(
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = DEFAULT_HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = DEFAULT_PORT,
) -> None:
    """Build the sample corpus if there is no store yet, then serve it.

    Example: `danvan-kg up` and open http://127.0.0.1:8000/
    """
    if not store.exists():
        err.print(f"building the sample corpus into {store}")
        built, is_input = build_time()
        sources = (asset("data", "articles"),)
        run_build(BuildOptions(sources=sources, store=store, built=built, built_is_input=is_input))
    run_site(SiteSettings(store, endpoint=settings_for_clients(host)), host=host, port=port)
