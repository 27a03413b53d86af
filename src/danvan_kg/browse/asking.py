"""The pages' own queries: SPARQL files beside this module, with terms set into their slots."""

from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from danvan_kg.endpoint.backend import Term
from danvan_kg.stored_query.slots import fill_slots

Row = dict[str, Term]

_FOLDER = Path(__file__).with_name("sparql")


def page_query(name: str, **terms: NamedNode | Literal) -> str:
    """The query of the file `sparql/<name>.rq` with terms in the slots of the same names."""
    return fill_slots(_text(name), {slot: str(term) for slot, term in terms.items()})


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def value(row: Row, name: str) -> str | None:
    """The text of a literal or the IRI of a node; None where the variable is unbound."""
    term = row.get(name)
    return term.value if isinstance(term, NamedNode | Literal) else None


def text(row: Row, name: str) -> str:
    """As `value`, with an empty string for an unbound variable."""
    return value(row, name) or ""
