"""Stored queries: SPARQL files that say what they answer, with slots into which arguments are set as terms.

A file `queries/<what-it-answers>.rq` begins with a YAML header in lines that start with `#+` (see `queries/README.md`)
and holds one SELECT query that runs as it stands. A parameter is a slot `VALUES ?name { UNDEF }`, once, inside the
WHERE clause; binding puts the serialised RDF term of the argument in the place of `UNDEF`. Slots are found by reading
tokens, and all are filled in one pass, so no argument can be taken for a slot or leave its literal.
"""

from danvan_kg.stored_query.argument import Parameter, ParameterType
from danvan_kg.stored_query.file import load_queries, packaged_queries, read_query
from danvan_kg.stored_query.graph import queries_quads
from danvan_kg.stored_query.model import StoredQuery
from danvan_kg.stored_query.naming import names_a_thing, things_called

__all__ = [
    "Parameter",
    "ParameterType",
    "StoredQuery",
    "load_queries",
    "names_a_thing",
    "packaged_queries",
    "queries_quads",
    "read_query",
    "things_called",
]
