"""What a store says that each article states, in the shape in which it is compared with gold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import QuerySolutions, Store

from danvan_kg.evaluation import normal_form
from danvan_kg.evaluation.gold import KINDS
from danvan_kg.vocabulary import PREFIXES


@dataclass(slots=True)
class Thing:
    """One thing that an article states: the values of each of its fields, and for events who took which part."""

    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    participants: set[tuple[str, str]] = field(default_factory=set)

    def __getitem__(self, name: str) -> set[str]:
        return self.fields[name]


Stated = Mapping[str, Mapping[str, list[Thing]]]

_MENTIONED = """?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?m a dv:Mention ; dv:refersTo ?x ; dv:statedIn ?a } """

_QUERIES = {
    "persons": "SELECT DISTINCT ?article ?x ?name WHERE {" + _MENTIONED + "?x a dv:Person ; rdfs:label ?name }",
    "positions": """SELECT DISTINCT ?article ?person ?role ?org ?orgalt ?relation WHERE {
      ?a a dv:Article ; dcterms:identifier ?article .
      GRAPH ?g { ?o a dv:PositionObservation ; dv:observedPerson ?p ; dv:observedPosition ?q ;
                    dv:relation ?relation ; dv:statedIn ?a }
      ?p rdfs:label ?person . ?q org:role/rdfs:label ?role .
      OPTIONAL { ?q org:postIn ?body . ?body rdfs:label ?org . OPTIONAL { ?body skos:altLabel ?orgalt } }
      FILTER(langMatches(lang(?person), "vi")) FILTER(langMatches(lang(?role), "vi"))
      FILTER(!bound(?org) || langMatches(lang(?org), "vi")) }""",
    "documents": "SELECT DISTINCT ?article ?x ?type ?name ?symbol ?number ?title ?date ?issuer WHERE {"
    + _MENTIONED
    + """?x a dv:Document .
      OPTIONAL { ?x a ?type . ?type rdfs:subClassOf* dv:Document . FILTER(?type != dv:Document) }
      OPTIONAL { ?x rdfs:label|skos:altLabel ?name } OPTIONAL { ?x eli:id_local ?symbol }
      OPTIONAL { ?x eli:number ?number } OPTIONAL { ?x dcterms:title ?title }
      OPTIONAL { ?x eli:date_document ?date } OPTIONAL { ?x eli:passed_by/(rdfs:label|skos:altLabel) ?issuer } }""",
    "campaigns": "SELECT DISTINCT ?article ?x ?name ?year WHERE {"
    + _MENTIONED
    + "?x a dv:Campaign ; rdfs:label|skos:altLabel ?name . OPTIONAL { ?x dv:year ?year } }",
    "programmes": "SELECT DISTINCT ?article ?x ?party ?start ?end ?status WHERE {"
    + _MENTIONED
    + """?x a dv:CoordinationProgramme ; dv:party ?p . ?p rdfs:label|skos:altLabel ?party .
      OPTIONAL { ?x dv:periodStart ?start } OPTIONAL { ?x dv:periodEnd ?end } OPTIONAL { ?x dv:status ?status } }""",
    "events": "SELECT DISTINCT ?article ?x ?type ?earliest ?latest ?organizer ?person ?as WHERE {"
    + _MENTIONED
    + """?x a dv:Event .
      OPTIONAL { ?x a ?type . ?type rdfs:subClassOf* dv:Event . FILTER(?type != dv:Event) }
      OPTIONAL { ?x dv:earliest ?earliest } OPTIONAL { ?x dv:latest ?latest }
      OPTIONAL { ?x schema:organizer/(rdfs:label|skos:altLabel) ?organizer }
      OPTIONAL { ?x dv:participation ?part . ?part dv:participant/rdfs:label ?person .
                 OPTIONAL { ?part dv:participantRole ?as } } }""",
}


def read_stated(store: Store) -> Stated:
    """{kind: {article identifier: things}}, in the order of the engine's answer.

    Where two pairings are equally good, that order decides which is taken, in the shared scorer as here; the answer's
    order is that of the store's keys, and the same in each store of the same quads.
    """
    return {kind: _things(store, kind) for kind in KINDS}


def _things(store: Store, kind: str) -> dict[str, list[Thing]]:
    found: dict[str, dict[tuple[str | None, ...], Thing]] = defaultdict(dict)
    for row in _rows(store, _QUERIES[kind]):
        key = (row["x"],) if "x" in row else (row.get("person"), row.get("role"), row.get("org"))
        thing = found[row["article"]].setdefault(key, Thing())
        for name, value in row.items():
            thing.fields[name].add(value)
        if kind == "events" and "person" in row:
            thing.participants.add((normal_form.name(row["person"]), local_name(row.get("as", ""))))
    return {article: list(things.values()) for article, things in found.items()}


def _rows(store: Store, sparql: str) -> Iterator[dict[str, str]]:
    solutions = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name in names if (term := solution[name]) is not None}


def local_name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
