"""`danvan-kg evaluate`: how well a store states what gold files say."""

import json
from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.cli.output import out, table
from danvan_kg.cli.query import DEFAULT_STORE
from danvan_kg.errors import ConfigurationError
from danvan_kg.evaluation import KINDS, Evaluation, read_gold, read_stated
from danvan_kg.evaluation import evaluate as score
from danvan_kg.evaluation.scores import Mistake
from danvan_kg.evaluation.sentences import Sentences
from danvan_kg.evaluation.stated import Thing
from danvan_kg.snapshot import open_snapshot


def register(application: typer.Typer) -> None:
    application.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Option(help="A directory with one gold file an article.", show_default=False)],
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    errors: Annotated[str | None, typer.Option(help="Print each missed and wrong fact of this kind.")] = None,
    compare: Annotated[Path | None, typer.Option(help="Another store: print what got better and worse.")] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Score a store against gold annotations: precision, recall, F1 and attributes by kind of fact.

    Example: `danvan-kg evaluate --gold gold/dev --store danvan-store --errors positions`
    """
    if errors is not None and errors not in KINDS:
        raise ConfigurationError(f"--errors: {errors!r} is no kind", hint=f"one of {', '.join(KINDS)}")
    articles = read_gold(gold)
    opened = open_snapshot(store).open_store()
    evaluation = score(articles, read_stated(opened))
    if json_output:
        typer.echo(json.dumps(evaluation.as_json(), ensure_ascii=False))
    else:
        _print(evaluation)
    if errors is not None:
        _print_mistakes([mistake for mistake in evaluation.mistakes if mistake.kind == errors], Sentences(opened))
    if compare is not None:
        other = score(articles, read_stated(open_snapshot(compare).open_store()))
        _print_comparison(other, evaluation)


def _print(evaluation: Evaluation) -> None:
    rows = [
        (
            kind,
            f"{each.precision:.3f}",
            f"{each.recall:.3f}",
            f"{each.f1:.3f}",
            *map(str, (each.hits, each.stated, each.gold)),
        )
        for kind, each in evaluation.scores.items()
    ]
    columns = ("", "precision", "recall", "F1", "hits", "stated", "gold")
    out.print(table(f"{evaluation.articles} articles, mean F1 {evaluation.mean_f1:.3f}", columns, rows))
    out.print("  ".join(f"{name} {value:.2f}" for name, value in evaluation.attributes.items()))


def _print_mistakes(mistakes: list[Mistake], sentences: Sentences) -> None:
    for mistake in mistakes:
        typer.echo(describe(mistake))
        quoted = sentences.of(mistake)
        typer.echo(f"       “{quoted}”" if quoted else "       (no quote)")


def describe(mistake: Mistake) -> str:
    """One line: missed, wrong or an attribute that differs; the article; the gold fact and what is stated."""
    gold = json.dumps(mistake.fact, ensure_ascii=False)
    stated = "" if mistake.thing is None else json.dumps(_values(mistake.thing), ensure_ascii=False)
    if mistake.attribute is not None:
        return f"differs {mistake.article}: {mistake.attribute} of {gold}, stated: {stated}"
    return f"missed {mistake.article}: {gold}" if mistake.fact is not None else f"wrong  {mistake.article}: {stated}"


def _values(thing: Thing) -> dict[str, list[str]]:
    return {name: sorted(each) for name, each in sorted(thing.fields.items()) if each and name != "article"}


def _print_comparison(before: Evaluation, after: Evaluation) -> None:
    """What was a mistake and is none now is better; what is one now and was none, worse."""
    old, new = ({mistake.key: mistake for mistake in each.mistakes} for each in (before, after))
    for sign, gone, kept in (("better", old, new), ("worse ", new, old)):
        for key in sorted(gone.keys() - kept.keys()):
            typer.echo(f"{sign}: {describe(gone[key])}")
