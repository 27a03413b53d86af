"""A stored query: what it says of itself, its parameters, its text and its answer in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.errors import QueryError
from danvan_kg.stored_query.argument import Parameter, Text
from danvan_kg.stored_query.slots import fill_slots

_PARTS = re.compile(r"(\[[^\[\]]*\])")
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query that says what it answers. `sparql` is valid as it stands; `answer` is a sentence for each result row.

    `question` is the number of the research question that it answers (docs/questions.md).
    """

    name: str
    summary: Text
    description: Text
    tags: tuple[str, ...]
    question: int | None
    parameters: tuple[Parameter, ...]
    answer: Text
    sparql: str

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name. Raises QueryError where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(parameter.name for parameter in self.parameters) or "none"
        raise QueryError(f"{self.name}: there is no parameter {name[:100]!r}", hint=f"parameters: {known}")

    def bind(self, arguments: Mapping[str, str]) -> str:
        """The query with the arguments set into their slots; an optional slot without argument is taken out.

        An empty argument counts as not given. Raises QueryError for an unknown name, a missing argument or a value that
        is not of the parameter's type.
        """
        terms = {name: str(self.parameter(name).term(value)) for name, value in arguments.items() if value}
        for parameter in self.parameters:
            if parameter.required and parameter.name not in terms:
                hint = f"for example {parameter.name}={parameter.example}" if parameter.example else None
                raise QueryError(f"{self.name}: the parameter {parameter.name!r} is missing", hint=hint)
        return fill_slots(self.sparql, terms)

    def sentence(self, row: Mapping[str, str], language: str) -> str:
        """The answer in words for one row, with `{name}` replaced by the row's value.

        A part in square brackets is left out where it names a value that the row lacks.
        """
        return "".join(_fill_part(part, row) for part in _PARTS.split(self.answer[language]))


def _fill_part(part: str, row: Mapping[str, str]) -> str:
    if part.startswith("["):
        if any(name not in row for name in _NAME.findall(part)):
            return ""
        part = part[1:-1]
    return _NAME.sub(lambda match: row.get(match.group(1), "…"), part)
