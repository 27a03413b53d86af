"""The command line: results on stdout, everything else on stderr, and an exit code that says how it ended.

| code | meaning |
|---|---|
| 0 | done (`build`: published from all of its input; `validate`: the data conform) |
| 1 | a fault of this program (`validate`: the data do not conform) |
| 2 | wrong usage or configuration (`validate`: cannot run) |
| 3 | `build` published, but refused some of its input |
| 4 | `build --strict`: validation refused something, nothing was published |
| 5 | bad input: nothing was published, or the query is wrong |
| 6 | the store is missing, damaged, locked or cannot be written |
| 130, 143 | interrupted, terminated |
"""

import importlib
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from danvan_kg import __version__
from danvan_kg.errors import (
    AssetError,
    ConfigurationError,
    DanvanError,
    InputError,
    QueryError,
    StoreError,
    ValidationError,
)

COMMANDS = (
    "build",
    "validate",
    "serve",
    "query",
    "explain",
    "why",
    "diff",
    "export",
    "evaluate",
    "rollback",
    "key",
    "up",
)

EXIT_CODES: dict[type[DanvanError], int] = {
    ConfigurationError: 2,
    ValidationError: 4,
    InputError: 5,
    QueryError: 5,
    StoreError: 6,
    AssetError: 6,
}


def create_commands(arguments: Sequence[str]) -> typer.Typer:
    """The commands as a program. Only the module of the command that `arguments` name is loaded, if they name one."""
    program = typer.Typer(
        name="danvan-kg",
        help="Vietnamese party news as a knowledge graph in which every statement has its quote.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback(invoke_without_command=True)(_root)
    wanted = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        importlib.import_module(f"danvan_kg.cli.{name}").register(program)
    return program


def _root(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and end."),
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def main() -> NoReturn:
    """Runs the command line and ends the process with the exit code of the table above."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = create_commands(sys.argv[1:])(standalone_mode=False)
    except TyperException as error:
        _show_usage_error(error)
        code = error.exit_code
    except DanvanError as error:
        typer.echo(f"error: {error}", err=True)
        code = next((EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES), 1)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("interrupted", err=True)
        code = 130
    except BrokenPipeError:
        # The reader of a pipe has left, as `head` does: nothing is wrong, and nobody is there to be told.
        sys.stderr.close()
        code = 0
    except Exception:
        # The outermost frame: what arrives here is a fault of the program.
        traceback.print_exc()
        typer.echo("error: this is a fault of danvan-kg\nhint: report it with the lines above", err=True)
        code = 1
    # The outcome stands; while a large store is torn down, Ctrl-C would make a signal's death of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # So would one that came while a string was executed, as when a dataclass is made: CPython keeps a mark of it,
    # caught or not, until another string is.
    exec("")
    sys.exit(code or 0)


def _show_usage_error(error: TyperException) -> None:
    show = getattr(error, "show", None)
    if show is not None:
        show()
    else:
        typer.echo(f"error: {error}", err=True)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(143)
