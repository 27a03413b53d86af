"""`danvan-kg validate`: do these data conform to the shapes?"""

import typer


def register(application: typer.Typer) -> None:
    """Adds the command."""
