"""`danvan-kg query`: a stored query with its parameters, or SPARQL of one's own, on a store."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from danvan_kg.cli.output import out, table
from danvan_kg.cli.running import ending_on_interrupt
from danvan_kg.endpoint.answer.failures import syntax_problem
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.diagnosis import explain_syntax, refusal_problem
from danvan_kg.endpoint.query.guard import GuardLimits, Refusal, check_query
from danvan_kg.endpoint.query.position import place_of_error
from danvan_kg.errors import QueryError
from danvan_kg.ontology import default_ontology
from danvan_kg.snapshot import open_snapshot
from danvan_kg.stored_query import Parameter, names_a_thing, packaged_queries, things_called
from danvan_kg.vocabulary import IDENTIFIER, PREFIXES

DEFAULT_STORE = Path("danvan-store")

RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}


def register(application: typer.Typer) -> None:
    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    application.command("query", context_settings=settings)(query)


def query(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A stored query, or a file with SPARQL.", show_default=False)
    ] = None,
    store: Annotated[Path, typer.Option(help="The store directory.")] = DEFAULT_STORE,
    sparql: Annotated[str | None, typer.Option(help="SPARQL to run instead of a stored query.")] = None,
    output: Annotated[str, typer.Option("--format", help="table, json, xml, csv or tsv.")] = "table",
) -> None:
    """Ask a store. Without a name, list the stored queries.

    Example: `danvan-kg query who-held-position-on --position "Trưởng Ban Dân vận Trung ương" --date 2014-08-04`

    Each parameter of a stored query is an option: `danvan-kg query NAME --parameter value`.
    """
    if name is None and sparql is None:
        _list_queries()
        return
    if output != "table" and output not in RESULT_FORMATS:
        raise QueryError(f"--format: {output!r} is not known", hint="one of table, json, xml, csv, tsv")
    opened = open_snapshot(store).open_store()
    text = sparql if sparql is not None else _text(opened, name or "", context.args)
    with ending_on_interrupt():
        print_answer(ask(opened, text), output)


def _list_queries() -> None:
    rows = [
        (name, query.summary["vi"], " ".join(f"--{parameter.name}" for parameter in query.parameters))
        for name, query in packaged_queries().items()
    ]
    out.print(table("stored queries", ("name", "answers", "parameters"), rows))


def _text(store: Store, name: str, arguments: list[str]) -> str:
    path = Path(name)
    if path.suffix == ".rq" and path.is_file():
        return path.read_text(encoding="utf-8")
    queries = packaged_queries()
    if name not in queries:
        raise QueryError(f"{name!r}: there is no such stored query", hint="list them with: danvan-kg query")
    query = queries[name]
    given = parse_arguments(arguments)
    return query.bind({key: _named(store, query.parameter(key), value) for key, value in given.items()})


def _named(store: Store, parameter: Parameter, value: str) -> str:
    """The IRI of the one thing that is called `value`; the value itself where the parameter takes no name."""
    if not names_a_thing(parameter, value):
        return value
    solutions = ask(store, things_called(parameter, value))
    assert isinstance(solutions, QuerySolutions)
    found = [(str(row["thing"])[1:-1], shortened(row["exact"]) == "true") for row in solutions]
    exact = sorted({thing for thing, is_exact in found if is_exact})
    if len(exact) == 1:
        return exact[0]
    candidates = exact or sorted({thing for thing, _ in found})[:10]
    raise QueryError(
        f"--{parameter.name}: {value!r} names {'several things' if exact else 'nothing exactly'}",
        hint="give the IRI of one: " + ", ".join(candidates) if candidates else "look for the name with /search",
    )


def parse_arguments(arguments: list[str]) -> dict[str, str]:
    """`--name value` and `--name=value` pairs. Raises QueryError for anything else."""
    found: dict[str, str] = {}
    waiting: str | None = None
    for argument in arguments:
        if waiting is not None:
            found[waiting], waiting = argument, None
        elif argument.startswith("--") and "=" in argument:
            key, _, value = argument[2:].partition("=")
            found[key] = value
        elif argument.startswith("--"):
            waiting = argument[2:]
        else:
            raise QueryError(f"{argument!r} belongs to no parameter", hint="write --parameter value")
    if waiting is not None:
        raise QueryError(f"--{waiting} has no value", hint="write --parameter value")
    return found


def ask(store: Store, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """The answer of a query, in which the vocabulary's prefixes need not be declared.

    Raises QueryError for what the endpoint refuses too: the engine would ask other hosts, or die of deep nesting.
    """
    limits = GuardLimits()
    try:
        check_query(text, limits)
        return store.query(text, prefixes=PREFIXES)
    except Refusal as refusal:
        raise _query_error(refusal_problem(refusal, text, limits)) from None
    except SyntaxError as error:
        raise _query_error(_explained(text, str(error))) from None


def _explained(text: str, message: str) -> Problem:
    """The engine's syntax error as the endpoint tells it."""
    problem = syntax_problem({"message": message, **place_of_error(text, message, PREFIXES)})
    terms = [term.name for term in default_ontology().terms.values()]
    return explain_syntax(problem, text, terms, declared=PREFIXES)


def _query_error(problem: Problem) -> QueryError:
    """A problem as an error in one line, with its place in the query where it has one."""
    line, column = problem.members.get("line"), problem.members.get("column")
    expected = problem.members.get("expected")
    message = f"query:{line}:{column}: {problem.detail}" if line else problem.detail
    if isinstance(expected, list):
        message += f"; expected {'one of ' if expected[1:] else ''}{', '.join(expected)}"
    hint = problem.members.get("hint", "line and column count from 1")
    return QueryError(message, hint=str(hint))


def print_answer(answer: QuerySolutions | QueryBoolean | QueryTriples, output: str) -> None:
    """Prints an answer as a table, or in one of the standard formats, to stdout."""
    if isinstance(answer, QueryTriples):
        answer.serialize(sys.stdout.buffer, RdfFormat.N_TRIPLES if output != "table" else RdfFormat.TURTLE)
    elif output != "table":
        answer.serialize(sys.stdout.buffer, RESULT_FORMATS[output])
        sys.stdout.buffer.write(b"\n" if output in ("json", "xml") else b"")
    elif isinstance(answer, QueryBoolean):
        typer.echo("yes" if answer else "no")
    else:
        names = _shown([variable.value for variable in answer.variables])
        rows = [[shortened(solution[name]) for name in names] for solution in answer]
        out.print(table(None, names, rows))
        out.print(f"{len(rows)} rows")
    sys.stdout.flush()


def _shown(names: list[str]) -> list[str]:
    """The columns of a table for people: an IRI whose label stands beside it is left out."""
    return [name for name in names if f"{name}Label" not in names]


def shortened(term: object) -> str:
    """A term for people: the text of a literal, an IRI as `type/slug` or with its prefix where it has one."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        if term.value.startswith(IDENTIFIER):
            return term.value[len(IDENTIFIER) :]
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value[len(iri) :]}"
        return term.value
    return str(term)
