"""Arguments that name a thing by its label instead of its IRI: the query that finds it.

The caller runs the query and decides what no hit or several hits mean; nothing here guesses.
"""

from pyoxigraph import Literal, NamedNode

from danvan_kg.stored_query.argument import Parameter, ParameterType, iri
from danvan_kg.stored_query.slots import fill_slots
from danvan_kg.text import fold

# An exact name first: two names that differ in tones only are two names.
_THINGS_CALLED = """PREFIX dv: <https://w3id.org/danvan-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?thing ?label ?exact WHERE {
  VALUES ?written { UNDEF }
  VALUES ?class { UNDEF }
  { VALUES ?folded { UNDEF } ?thing dv:foldedLabel ?folded }
  UNION { VALUES ?vietnamese { UNDEF } ?thing rdfs:label ?vietnamese }
  UNION { VALUES ?english { UNDEF } ?thing rdfs:label ?english }
  ?thing a ?class ; rdfs:label ?label .
  FILTER(LANG(?label) = "vi")
  BIND(EXISTS { ?thing rdfs:label|skos:altLabel ?name . FILTER(STR(?name) = ?written) } AS ?exact)
}
ORDER BY DESC(?exact) ?label ?thing
LIMIT 50
"""


def names_a_thing(parameter: Parameter, value: str) -> bool:
    """Whether the argument of an IRI parameter is no IRI, so that a thing of that name is meant."""
    if parameter.type is not ParameterType.IRI or not value:
        return False
    try:
        iri(value)
    except ValueError:
        return True
    return False


def things_called(parameter: Parameter, value: str) -> str:
    """The SELECT that finds the things of the parameter's class with this name.

    Its rows have `thing`, `label` and `exact`, which is false for a name that differs in tones or case; the exact ones
    come first.
    """
    terms = {
        "folded": str(Literal(fold(value))),
        "written": str(Literal(value)),
        "vietnamese": str(Literal(value, language="vi")),
        "english": str(Literal(value, language="en")),
    }
    if parameter.class_iri:
        terms["class"] = str(NamedNode(parameter.class_iri))
    return fill_slots(_THINGS_CALLED, terms)
