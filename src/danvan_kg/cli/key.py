"""`danvan-kg key`: makes an API key for `danvan-kg serve --api-keys`."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.cli.output import err
from danvan_kg.endpoint.client.api_keys import add_key
from danvan_kg.endpoint.settings import Budget


def register(application: typer.Typer) -> None:
    application.command("key")(key)


def key(
    name: Annotated[str, typer.Argument(help="What the key is called in the metrics, such as newsroom.")],
    keys: Annotated[Path, typer.Option(help="The file of keys; it is made where there is none.")],
    seconds: Annotated[
        float, typer.Option(min=1, help="Seconds of query time a minute; bursts have twice that.")
    ] = 600,
    errors: Annotated[int, typer.Option(min=1, help="Wrong queries a minute.")] = 300,
) -> None:
    """Make an API key with a budget of its own and print it; the file gets its digest alone.

    Example: `danvan-kg key newsroom --keys keys.yaml --seconds 600`

    A running server reads the file again. Take an entry out of it to end a key.
    """
    made = add_key(keys, name, Budget(seconds=seconds, burst=2 * seconds, errors=errors))
    err.print(f"{keys}: a key for {name}. It is shown once; send it as  Authorization: Bearer KEY", markup=False)
    typer.echo(made)
