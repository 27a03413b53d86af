"""`danvan-kg build`: articles in, published snapshot out."""

import os
import signal
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.build_report import BuildReport
from danvan_kg.cli.output import build_progress, err, escape_markup, out, table
from danvan_kg.errors import ConfigurationError
from danvan_kg.pipeline import PUBLICATION, Build, BuildOptions
from danvan_kg.vocabulary import IDENTIFIER

_PUBLISHED_WITH_REFUSALS = 3

Sources = Annotated[
    list[Path], typer.Argument(help="Text, HTML or JSONL files, or directories of these.", show_default=False)
]
StoreDirectory = Annotated[
    Path, typer.Option("--store", help="The store directory; made if missing.", show_default=False)
]


def register(application: typer.Typer) -> None:
    application.command("build")(build)


def build(
    sources: Sources,
    store: StoreDirectory,
    strict: Annotated[bool, typer.Option(help="Publish nothing if validation refuses a statement.")] = False,
    max_errors: Annotated[int | None, typer.Option(min=0, help="End when more records than this are refused.")] = None,
    size_limit: Annotated[int, typer.Option(min=1, help="Bytes of text that one article may have.")] = 1 << 20,
    quotes_only: Annotated[
        bool, typer.Option(help="Keep quotes of at most 300 characters, not the full text.")
    ] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract; all cores unless set.")] = None,
    json_report: Annotated[bool, typer.Option("--json", help="Print the build's report as JSON.")] = False,
) -> None:
    """Read articles, extract, resolve, validate, and publish a snapshot.

    Example: `danvan-kg build data/articles --store danvan-store`

    Ends with 0 when all input was published from, 3 when some was refused, 4 with --strict when validation refused
    something, 5 when nothing could be read, 6 when the store cannot be written.
    """
    built, is_input = build_time()
    options = BuildOptions(
        sources=tuple(sources),
        store=store,
        built=built,
        built_is_input=is_input,
        size_limit=size_limit,
        max_errors=max_errors,
        strict=strict,
        full_text=not quotes_only,
        workers=workers,
    )
    report = run_build(options)
    if json_report:
        typer.echo(report.as_json())
    else:
        print_report(report)
    if report.refused:
        raise typer.Exit(_PUBLISHED_WITH_REFUSALS)


def build_time() -> tuple[datetime, bool]:
    """The time of this build and whether it is part of the input (SOURCE_DATE_EPOCH is set).

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC), False
    try:
        return datetime.fromtimestamp(int(epoch), UTC), True
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError(
            f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds", hint="unset it or give seconds since 1970"
        ) from None


def run_build(options: BuildOptions) -> BuildReport:
    """Runs a build with a progress line; refused records are named on stderr as they come.

    Ctrl-C has no effect from the publication on, so that a build that ends with 130 has published nothing.
    """
    with build_progress(shown=True) as shown:

        def progress(stage: str, articles: int) -> None:
            if stage == PUBLICATION:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            shown(stage, articles)

        return Build(options, complain=_complain, progress=progress).run()


def _complain(line: str) -> None:
    err.print(escape_markup(line), style="yellow")


def _result_row(shape: str, result: Mapping[str, object]) -> tuple[str, str, str, str]:
    example = _shortened(str(result.get("example", "")))
    return str(result["severity"]), shape.rsplit("#", 1)[-1], str(result["count"]), example


def _shortened(example: str, limit: int = 160) -> str:
    text = example.replace(IDENTIFIER, "")
    return text if len(text) <= limit else text[: limit - 1] + "…"


def print_report(report: BuildReport) -> None:
    """The report for people: one table of what was stated and one of what validation said."""
    out.print(f"published snapshot {report.snapshot}: {report.articles} articles, {report.quads} quads")
    out.print(table(None, ("stated by the articles", "number"), [(k, str(n)) for k, n in report.stated.items()]))
    if report.validation:
        rows = [_result_row(shape, result) for shape, result in report.validation.items()]
        out.print(table("validation", ("severity", "shape", "results", "example"), rows))
    out.print(f"{report.quarantined} statements in quarantine, {len(report.refused)} records refused")
    if report.plugins:
        columns = sorted({name for counts in report.plugins.values() for name in counts})
        rows_of_plugins = [(name, *(str(counts[each]) for each in columns)) for name, counts in report.plugins.items()]
        out.print(table("plug-ins", ("", *columns), rows_of_plugins))
    if report.issues:
        unread = [(kind, str(number), report.issue_examples[kind][0].quote) for kind, number in report.issues.items()]
        out.print(table("not understood", ("issue", "number", "example"), unread))
