"""Consoles: results go to `out` (stdout), everything else to `err` (stderr)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:
    # The pipeline takes a second to load, which most commands do not need.
    from danvan_kg.pipeline import Progress as ReportProgress

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

_STAGE_NAMES = {
    "extract": "reading and extracting",
    "resolve": "resolving",
    "load": "loading",
    "validate": "validating",
    "describe": "describing the dataset",
    "archive": "writing the archive",
    "store": "writing the store",
    "publish": "publishing",
}


@contextmanager
def build_progress(*, shown: bool) -> Iterator["ReportProgress"]:
    """A progress line on stderr, only where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not (shown and err.is_terminal)) as bar:
        task = bar.add_task("starting", total=None)

        def update(stage: str, articles: int) -> None:
            bar.update(task, description=f"{_STAGE_NAMES.get(stage, stage)} ({articles} articles)")

        yield update


def table(title: str | None, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A plain table; cells are text, never markup."""
    view = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        view.add_column(column, overflow="fold")
    for row in rows:
        view.add_row(*(escape_markup(cell) for cell in row))
    return view


def escape_markup(text: str) -> str:
    """`text` for a console that would read square brackets as style."""
    return text.replace("[", r"\[")
