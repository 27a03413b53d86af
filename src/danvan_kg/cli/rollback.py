"""`danvan-kg rollback`: publishes a snapshot of before again."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.cli.output import err
from danvan_kg.cli.query import DEFAULT_STORE
from danvan_kg.snapshot import roll_back


def register(application: typer.Typer) -> None:
    application.command("rollback")(rollback)


def rollback(
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    to: Annotated[
        str | None, typer.Option(help="The snapshot to publish; by default the one before.", show_default=False)
    ] = None,
) -> None:
    """Publish the snapshot of before again. A running server switches over within two seconds.

    Example: `danvan-kg rollback --store danvan-store`

    The build and the one before it are kept, so that a second call goes forward again. Ends with 6 where there is
    nothing to go back to, or where the snapshot is damaged.
    """
    was, now = roll_back(store, to)
    err.print(f"{store}: was {was}", markup=False)
    typer.echo(now)
