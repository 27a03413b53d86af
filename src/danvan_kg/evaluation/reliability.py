"""How often each rule is right: every statement that it read in a gold article, held against the gold.

A statement is judged by what the gold can decide and left out otherwise:

- a mention is right where the thing is one of the article's gold facts (persons, documents, campaigns …);
- a position observation, where the position is gold and the relation is gold's. `holds` is also right where gold has
  `appointed` or `leaves`: a title that another sentence uses of somebody who comes or goes;
- an assertion, where its thing is gold and gold's attribute has the asserted value. A thing that is not gold makes its
  assertions wrong; an attribute that gold leaves open (null) decides nothing, an empty list of gold's excludes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import QuerySolutions, Store

from danvan_kg.evaluation import normal_form
from danvan_kg.evaluation.gold import KINDS, GoldArticle, GoldFact
from danvan_kg.evaluation.matching import TITLE_FLOOR, pair
from danvan_kg.evaluation.stated import Stated, Thing, local_name
from danvan_kg.vocabulary import PREFIXES

# With this many cases a faultless rule has a precision above .90 with 95 % certainty (the rule of three: 1 − 3/n).
ENOUGH_CASES = 30

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A statement that `rule` read: of which aspect ("positions", "documents.date"), and whether gold bears it out.

    `carries_confidence` says whether it is of a class that has a dv:confidence: an observation or an assertion.
    """

    rule: str
    aspect: str
    is_right: bool
    carries_confidence: bool
    article: str = ""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How many of a family's `cases` are `right`."""

    right: int
    cases: int

    @property
    def precision(self) -> float:
        return self.right / self.cases if self.cases else 0.0

    @property
    def is_enough(self) -> bool:
        return self.cases >= ENOUGH_CASES


_MENTIONS = """SELECT DISTINCT ?article ?x ?rule WHERE {
  ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?m a dv:Mention ; dv:refersTo ?x ; dv:statedIn ?a ; dv:rule ?rule } }"""

_OBSERVATIONS = """SELECT DISTINCT ?o ?article ?rule ?relation ?person ?role ?org WHERE {
  ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?o a dv:PositionObservation ; dv:observedPerson ?p ; dv:observedPosition ?q ;
                dv:relation ?relation ; dv:statedIn ?a ; dv:rule ?rule }
  ?p rdfs:label ?person . ?q org:role/rdfs:label ?role .
  OPTIONAL { ?q org:postIn/rdfs:label ?org }
  FILTER(langMatches(lang(?person), "vi")) FILTER(langMatches(lang(?role), "vi"))
  FILTER(!bound(?org) || langMatches(lang(?org), "vi")) }"""

_ASSERTIONS = """SELECT ?assertion ?article ?rule ?x ?predicate ?value ?name ?person WHERE {
  ?a a dv:Article ; dcterms:identifier ?article .
  GRAPH ?g { ?assertion a dv:Assertion ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?value ;
                        dv:statedIn ?a ; dv:rule ?rule }
  OPTIONAL { ?event dv:participation ?subject . OPTIONAL { ?subject dv:participant/rdfs:label ?person } }
  BIND(coalesce(?event, ?subject) AS ?x)
  OPTIONAL { ?value rdfs:label|skos:altLabel ?name } }"""


def measure(gold: Sequence[GoldArticle], stated: Stated, store: Store) -> list[Case]:
    """Every decided statement of the gold articles, in a fixed order."""
    judged = _Judgement(gold, stated)
    cases = [*judged.mentions(_rows(store, _MENTIONS)), *judged.observations(_rows(store, _OBSERVATIONS))]
    cases += judged.assertions(_merged(_rows(store, _ASSERTIONS)))
    return sorted(cases, key=lambda case: (case.rule, case.aspect, case.is_right))


def by_family(cases: Sequence[Case]) -> dict[str, Reliability]:
    """Every rule and every family that a rule belongs to, by name; each case counts in all of its families."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        parts = case.rule.split(".")
        for length in range(1, len(parts) + 1):
            counts[".".join(parts[:length])].append(case.is_right)
    return {family: Reliability(sum(checks), len(checks)) for family, checks in sorted(counts.items())}


class _Judgement:
    """The gold fact, if any, of each thing that a gold article states."""

    def __init__(self, gold: Sequence[GoldArticle], stated: Stated) -> None:
        self._articles = {article.identifier for article in gold}
        self._facts: dict[tuple[str, str], tuple[str, GoldFact | None]] = {}
        self._positions: dict[tuple[str, str, str, str], GoldFact | None] = {}
        for article in gold:
            for kind in KINDS:
                things = stated[kind].get(article.identifier, [])
                partners = {j: i for i, j in pair(kind, article.facts[kind], things).items()}
                for j, thing in enumerate(things):
                    fact = article.facts[kind][partners[j]] if j in partners else None
                    self._record(kind, article.identifier, thing, fact)

    def _record(self, kind: str, article: str, thing: Thing, fact: GoldFact | None) -> None:
        if kind == "positions":
            self._positions[article, _only(thing["person"]), _only(thing["role"]), _only(thing["org"])] = fact
        else:
            self._facts[article, _only(thing["x"])] = kind, fact

    def mentions(self, rows: Iterator[Row]) -> Iterator[Case]:
        for row in rows:
            if (row["article"], row["x"]) in self._facts:
                kind, fact = self._facts[row["article"], row["x"]]
                yield Case(row["rule"], kind, fact is not None, False, row["article"])

    def observations(self, rows: Iterator[Row]) -> Iterator[Case]:
        for row in rows:
            if row["article"] not in self._articles:
                continue
            fact = self._positions.get((row["article"], row["person"], row["role"], row.get("org", "")))
            is_right = fact is not None and _agrees(local_name(row["relation"]), fact["relation"])
            yield Case(row["rule"], "positions", is_right, True, row["article"])

    def assertions(self, rows: Iterator[tuple[Row, set[str]]]) -> Iterator[Case]:
        for row, names in rows:
            kind, fact = self._facts.get((row["article"], row["x"]), ("", None))
            attribute, judge = _JUDGES.get((kind, local_name(row["predicate"])), ("", None))
            if judge is None:
                continue
            is_right = False if fact is None else judge(fact, row, names)
            if is_right is not None:
                yield Case(row["rule"], f"{kind}.{attribute}", is_right, True, row["article"])


def _agrees(stated: str, wanted: str) -> bool:
    return stated == wanted or (stated == "holds" and wanted in ("appointed", "leaves"))


Judge = Callable[[GoldFact, Row, set[str]], bool | None]


def _text(attribute: str, agrees: Callable[[str, str], bool]) -> Judge:
    def judge(fact: GoldFact, row: Row, _names: set[str]) -> bool | None:
        return None if fact.get(attribute) is None else agrees(str(fact[attribute]), row["value"])

    return judge


def _is_issuer(fact: GoldFact, _row: Row, names: set[str]) -> bool | None:
    return None if fact["issuer"] is None else _is_among([fact["issuer"]], names)


def _is_listed(attribute: str) -> Judge:
    return lambda fact, _, names: _is_among(fact[attribute], names)


def _is_among(bodies: Sequence[str], names: set[str]) -> bool:
    return bool(
        {normal_form.organization(body) for body in bodies} & {normal_form.organization(each) for each in names}
    )


def _is_participant(fact: GoldFact, _row: Row, names: set[str]) -> bool:
    return bool(_parts(fact, names))


def _is_part(fact: GoldFact, row: Row, _names: set[str]) -> bool | None:
    parts = _parts(fact, {row.get("person", "")})
    return local_name(row["value"]) in parts if parts else None


def _parts(fact: GoldFact, names: set[str]) -> set[str]:
    wanted = {normal_form.name(each) for each in names}
    return {each["as"] for each in fact["participants"] if normal_form.name(each["person"]) in wanted}


def _is_year_of_period(index: int) -> Judge:
    def judge(fact: GoldFact, row: Row, _names: set[str]) -> bool | None:
        year = (fact["period"] or [None, None])[index]
        return None if year is None else str(year) == row["value"][:4]

    return judge


def _same_number(symbol: str, number: str) -> bool:
    digits = symbol[: len(symbol) - len(symbol.lstrip("0123456789"))]
    return digits.lstrip("0") == number.lstrip("0")


def _is_place(fact: GoldFact, _row: Row, names: set[str]) -> bool | None:
    """Gold's place may say more: a hall in the town that is stated."""
    if fact["place"] is None:
        return None
    return any(set(normal_form.words(each)) <= set(normal_form.words(fact["place"])) for each in names)


# (kind, local name of the predicate): the attribute's name, and whether gold bears an assertion out (None: undecided).
_JUDGES: dict[tuple[str, str], tuple[str, Judge]] = {
    ("documents", "date_document"): ("date", _text("date", lambda wanted, value: value.startswith(wanted))),
    ("documents", "passed_by"): ("issuer", _is_issuer),
    ("documents", "title"): ("title", _text("title", lambda a, b: normal_form.similar(a, b, TITLE_FLOOR))),
    ("documents", "id_local"): (
        "symbol",
        _text("symbol", lambda wanted, value: normal_form.symbol(wanted) == normal_form.symbol(value)),
    ),
    ("documents", "number"): ("number", _text("symbol", _same_number)),
    ("campaigns", "year"): ("year", _text("year", lambda wanted, value: value[:4] == wanted)),
    ("programmes", "party"): ("party", _is_listed("parties")),
    ("programmes", "periodStart"): ("start", _is_year_of_period(0)),
    ("programmes", "periodEnd"): ("end", _is_year_of_period(1)),
    ("programmes", "status"): ("status", _text("status", lambda wanted, value: local_name(value) == wanted)),
    ("events", "earliest"): ("date", _text("date", lambda wanted, value: value[: len(wanted)] <= wanted)),
    ("events", "organizer"): ("organizer", _is_listed("organizers")),
    ("events", "location"): ("place", _is_place),
    ("events", "participant"): ("participant", _is_participant),
    ("events", "participantRole"): ("part", _is_part),
}


def _merged(rows: Iterator[Row]) -> Iterator[tuple[Row, set[str]]]:
    """Each assertion once, with all names of its value."""
    found: dict[str, tuple[Row, set[str]]] = {}
    for row in rows:
        _, names = found.setdefault(row["assertion"], (row, set()))
        names.update([row["name"]] if "name" in row else [])
    yield from found.values()


def _only(values: set[str]) -> str:
    return min(values, default="")


def _rows(store: Store, sparql: str) -> Iterator[Row]:
    solutions = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name in names if (term := solution[name]) is not None}
