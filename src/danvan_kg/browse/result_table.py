"""Results as a table for people: a column of things and the column of their names are shown as one column of links."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from danvan_kg.browse.asking import Row
from danvan_kg.browse.links import href, short_name
from danvan_kg.browse.thing_page import Value
from danvan_kg.endpoint.backend import Term

_NUMBERS = {"integer", "decimal", "double", "float"}


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the variable; `named_by` the one that holds the names of its things."""

    name: str
    named_by: str | None


@dataclass(frozen=True, slots=True)
class ResultTable:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    numeric: tuple[bool, ...]


def result_table(variables: Sequence[str], rows: Sequence[Row]) -> ResultTable:
    """The table of a result whose variables are named in order."""
    names = {name for name in variables if name.endswith("Label") and name.removesuffix("Label") in variables}
    columns = tuple(
        Column(name, f"{name}Label" if f"{name}Label" in names else None) for name in variables if name not in names
    )
    cells = tuple(tuple(_cell(row, column) for column in columns) for row in rows)
    numeric = tuple(_is_numeric([row[column.name] for row in rows if column.name in row]) for column in columns)
    return ResultTable(columns, cells, numeric)


def _cell(row: Row, column: Column) -> Value | None:
    label = row.get(column.named_by) if column.named_by else None
    return shown(row.get(column.name), label.value if isinstance(label, Literal) else None)


def shown(term: Term | None, label: str | None = None) -> Value | None:
    """A term as a cell shows it, with a label in place of an IRI where there is one."""
    if term is None:
        return Value(label) if label else None
    if isinstance(term, NamedNode):
        return Value(label or short_name(term.value), href(term.value))
    if isinstance(term, Literal):
        return Value(term.value, language=term.language, is_date=term.datatype.value.endswith("#date"))
    return Value(str(term))


def _is_numeric(terms: Sequence[Term]) -> bool:
    kinds = {term.datatype.value.rpartition("#")[2] if isinstance(term, Literal) else "" for term in terms}
    return bool(kinds) and kinds <= _NUMBERS
