"""Arguments from a form or an address: names of things are looked up, and nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from danvan_kg.browse.asking import Row, text
from danvan_kg.endpoint.backend import Backend
from danvan_kg.stored_query import StoredQuery, names_a_thing, things_called


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that is not one thing's: the candidates as (IRI, label). `exact` says that all have exactly this name."""

    parameter: str
    value: str
    exact: bool
    candidates: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Arguments:
    """`values` are ready to bind; `labels` what the form shows instead; `choices` are the reader's."""

    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)

    def chosen(self, parameter: str, iri: str) -> dict[str, str]:
        """All arguments, with the thing that the reader chose for one of them."""
        return {**self.labels, **self.values, parameter: iri}


async def read_arguments(backend: Backend, query: StoredQuery, given: Mapping[str, str]) -> Arguments:
    """The arguments with names of things replaced by their IRIs where a name is one thing's."""
    arguments = Arguments()
    for parameter in query.parameters:
        value = given.get(parameter.name, "").strip()
        if not value:
            continue
        arguments.labels[parameter.name] = value
        if not names_a_thing(parameter, value):
            arguments.values[parameter.name] = value
            continue
        rows = await backend.select(things_called(parameter, value))
        exact = [row for row in rows if text(row, "exact") == "true"]
        if len(exact) == 1:
            arguments.values[parameter.name] = text(exact[0], "thing")
        else:
            arguments.choices.append(_choice(parameter.name, value, exact or rows, exact=bool(exact)))
    return arguments


def _choice(parameter: str, value: str, rows: list[Row], *, exact: bool) -> Choice:
    candidates = {text(row, "thing"): text(row, "label") for row in rows}
    return Choice(parameter, value, exact, tuple(candidates.items()))
