"""What a thing's page says: its facts, tenures, participations, what refers to it and which articles name it."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from danvan_kg.browse.asking import Row, page_query, text, value
from danvan_kg.browse.evidence import Evidence
from danvan_kg.browse.labels import best_label, property_label, term_label
from danvan_kg.browse.links import href, short_name
from danvan_kg.browse.thing_page import Fact, MentionLine, ParticipationLine, TenureLine, ThingPage, Value
from danvan_kg.browse.timeline import Bounds, timeline
from danvan_kg.browse.words import words_in
from danvan_kg.endpoint.backend import Backend, Term
from danvan_kg.ontology import default_ontology
from danvan_kg.vocabulary import DCTERMS, DV, ELI, ORG, PROV, RDF, RDFS, SCHEMA, SKOS

# The queries ask for one row more than is shown, so that a page can say that there is more.
SHOWN = 300
SHOWN_MENTIONS = 50

# The kinds that have a layout of their own, the first that fits.
KINDS = [
    "Article",
    "Person",
    "Organization",
    "Position",
    "Role",
    "Document",
    "Campaign",
    "CoordinationProgramme",
    "Event",
    "Place",
    "Tenure",
    "Request",
]

_HAVE_TENURES = {"Person", "Position", "Organization", "Role", "Tenure"}

_NAMING = {RDF["type"].value, RDFS["label"].value, SKOS["altLabel"].value, DV["foldedLabel"].value}
_IN_TABLES = {DV["participation"].value}
_HIDDEN = {DV["graph"].value, PROV["wasGeneratedBy"].value}
# What the line of a tenure shows, on its own page too.
_IN_LINE = {
    term.value
    for term in (
        *(DV[name] for name in ("position", "supportedBy", "beginEarliest", "beginLatest", "endEarliest", "endLatest")),
        *(ORG[name] for name in ("member", "organization", "role")),
    )
}
_DAYS = ("earliest", "latest")
_ORDER = [
    term.value
    for term in (
        DCTERMS["title"],
        ELI["id_local"],
        ELI["number"],
        ELI["date_document"],
        ELI["passed_by"],
        DV["year"],
        DV["status"],
        DV["party"],
        DV["periodStart"],
        DV["periodEnd"],
        DV["earliest"],
        DV["latest"],
        DV["dateBasis"],
        SCHEMA["location"],
        SCHEMA["organizer"],
        ORG["role"],
        ORG["postIn"],
        ORG["unitOf"],
        ORG["subOrganizationOf"],
    )
]


async def load_thing(backend: Backend, iri: str, language: str) -> ThingPage | None:
    """The page of the thing, or None where no graph says anything of it."""
    thing = NamedNode(iri)
    rows = await backend.select(page_query("statements-of-thing", thing=thing))
    if not rows:
        rows = await backend.select(page_query("statements-in-graphs", thing=thing))
    if not rows:
        return None
    kind = _kind(rows)
    links, stated, attested, taking_part, mentions, tenures, participations, colleagues = await asyncio.gather(
        backend.select(page_query("links-to-thing", thing=thing)),
        backend.select(page_query("evidence-of-statements", thing=thing)),
        _when(kind in _HAVE_TENURES, backend, "evidence-of-tenures", thing),
        _when(kind == "Person", backend, "evidence-of-participations", thing),
        backend.select(page_query("mentions-of-thing", thing=thing)),
        _when(kind in _HAVE_TENURES, backend, "tenures-of-thing", thing),
        _when(kind in {"Person", "Event"}, backend, "participations-of-thing", thing),
        _when(kind == "Person", backend, "colleagues-of-person", thing),
    )
    evidence = Evidence.from_rows([*stated, *attested, *taking_part])
    page = _described(iri, kind, rows, evidence, language)
    page.links = _links(iri, links, evidence, language)
    page.tenures = tuple(_tenure(row, evidence) for row in tenures[:SHOWN])
    page.timeline = timeline([(_timeline_label(kind, line), line.bounds) for line in page.tenures[:40]])
    page.participations = _participations(participations[:SHOWN], evidence, language)
    page.colleagues = _colleagues(colleagues)
    page.mentions = tuple(_mention(row) for row in mentions[:SHOWN_MENTIONS])
    page.cut = frozenset(
        name
        for name, found, limit in (
            ("links", links, SHOWN),
            ("tenures", tenures, SHOWN),
            ("participations", participations, SHOWN),
            ("colleagues", colleagues, 100),
            ("mentions", mentions, SHOWN_MENTIONS),
        )
        if len(found) > limit
    )
    return page


async def _when(wanted: bool, backend: Backend, name: str, thing: NamedNode) -> list[Row]:
    return await backend.select(page_query(name, thing=thing)) if wanted else []


def _kind(rows: Iterable[Row]) -> str:
    types = {text(row, "object") for row in rows if text(row, "property") == RDF["type"].value}
    return next((kind for kind in KINDS if DV[kind].value in types), "thing")


def _described(iri: str, kind: str, rows: Sequence[Row], evidence: Evidence, language: str) -> ThingPage:
    objects: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        key = str(row["object"])
        objects.setdefault(text(row, "property"), {}).setdefault(key, []).append(row)
    labels = [row["object"] for row in rows if text(row, "property") == RDFS["label"].value]
    names = [row["object"] for row in rows if text(row, "property") == SKOS["altLabel"].value]
    others = [_shown(name) for name in names] + [_shown(name) for name in labels if _language(name) != "vi"]
    facts = [
        Fact(
            property_,
            property_label(property_, language),
            tuple(_fact_value(iri, property_, group, evidence, language) for group in found.values()),
        )
        for property_, found in objects.items()
        if property_ not in _NAMING | _IN_TABLES | _HIDDEN | (_IN_LINE if kind == "Tenure" else set())
    ]
    facts = _one_day(facts, language)
    return ThingPage(
        iri=iri,
        kind=kind,
        label=_vietnamese(labels) or short_name(iri),
        classes=_classes(objects.get(RDF["type"].value, {}), language),
        other_names=tuple(dict.fromkeys(others)),
        facts=tuple(sorted(facts, key=_fact_order)),
    )


def _one_day(facts: list[Fact], language: str) -> list[Fact]:
    """The facts with equal earliest and latest days as one day."""
    earliest, latest = (next((fact for fact in facts if fact.property == DV[name].value), None) for name in _DAYS)
    if (
        earliest is None
        or latest is None
        or [each.text for each in earliest.values] != [each.text for each in latest.values]
    ):
        return facts
    day = Fact(earliest.property, words_in(language)("day"), earliest.values)
    return [day, *(fact for fact in facts if fact not in (earliest, latest))]


def _fact_order(fact: Fact) -> tuple[int, str]:
    return (_ORDER.index(fact.property) if fact.property in _ORDER else len(_ORDER), fact.label)


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, Literal) else None


def _vietnamese(labels: Iterable[Term]) -> str | None:
    return next((each.value for each in labels if isinstance(each, Literal) and each.language == "vi"), None)


def _shown(term: Term) -> Value:
    if isinstance(term, Literal):
        return Value(term.value, language=term.language)
    return Value(str(term))


def _fact_value(iri: str, property_: str, group: Sequence[Row], evidence: Evidence, language: str) -> Value:
    term = group[0]["object"]
    key = term.value if isinstance(term, NamedNode | Literal) else str(term)
    quotes = tuple(evidence.of_statement.get((iri, property_, key), ()))
    if isinstance(term, NamedNode):
        return Value(best_label(group, language) or term_label(term.value, language), href(term.value), quotes=quotes)
    if isinstance(term, Literal):
        datatype = term.datatype.value.rpartition("#")[2]
        if datatype == "boolean":
            return Value(words_in(language)(f"boolean:{term.value}"), quotes=quotes)
        address = href(term.value) if property_ == DCTERMS["source"].value else None
        is_date = datatype in {"date", "gYear", "gYearMonth"}
        return Value(term.value, address, term.language, is_date, quotes)
    return Value(str(term), quotes=quotes)


def _classes(types: dict[str, list[Row]], language: str) -> tuple[Value, ...]:
    """The own classes of the thing that are no superclass of another of them."""
    ontology = default_ontology()
    own = sorted(iri for iri in (text(group[0], "object") for group in types.values()) if iri.startswith(DV.iri))
    above = {parent for iri in own for parent in ontology.superclasses(iri) if parent != iri}
    return tuple(Value(term_label(iri, language), href(iri)) for iri in own if iri not in above)


def _links(iri: str, rows: Sequence[Row], evidence: Evidence, language: str) -> tuple[Fact, ...]:
    groups: dict[str, list[Value]] = {}
    for row in rows[:SHOWN]:
        subject, property_ = text(row, "subject"), text(row, "property")
        quotes = tuple(evidence.of_statement.get((subject, property_, iri), ()))
        shown = Value(value(row, "label") or short_name(subject), href(subject), quotes=quotes)
        groups.setdefault(property_, []).append(shown)
    facts = [Fact(property_, term_label(property_, language), tuple(values)) for property_, values in groups.items()]
    return tuple(sorted(facts, key=_fact_order))


def _day(row: Row, name: str) -> date | None:
    lexical = value(row, name)
    return date.fromisoformat(lexical) if lexical else None


def _thing(row: Row, name: str) -> Value:
    return Value(text(row, f"{name}Label"), href(text(row, name)))


def _tenure(row: Row, evidence: Evidence) -> TenureLine:
    return TenureLine(
        person=_thing(row, "person"),
        position=_thing(row, "position"),
        organization=_thing(row, "organization") if "organization" in row else None,
        bounds=Bounds(*(_day(row, name) for name in ("beginEarliest", "beginLatest", "endEarliest", "endLatest"))),
        quotes=tuple(evidence.of_tenure.get(text(row, "tenure"), ())),
    )


def _timeline_label(kind: str, line: TenureLine) -> str:
    if kind == "Person":
        return line.position.text
    if kind == "Position":
        return line.person.text
    return f"{line.person.text} · {line.position.text}"


def _participations(rows: Sequence[Row], evidence: Evidence, language: str) -> tuple[ParticipationLine, ...]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(text(row, "participation"), []).append(row)
    return tuple(
        ParticipationLine(
            event=_thing(group[0], "event"),
            person=_thing(group[0], "person"),
            part=term_label(text(group[0], "part"), language),
            capacities=tuple(_thing(row, "capacity") for row in group if "capacity" in row),
            earliest=value(group[0], "earliest"),
            latest=value(group[0], "latest"),
            quotes=tuple(evidence.of_object.get(node, ())),
        )
        for node, group in groups.items()
    )


def _colleagues(rows: Sequence[Row]) -> tuple[Fact, ...]:
    groups: dict[str, list[Row]] = {}
    for row in rows[:100]:
        groups.setdefault(text(row, "organization"), []).append(row)
    return tuple(
        Fact(organization, text(group[0], "organizationLabel"), tuple(_thing(row, "person") for row in group))
        for organization, group in groups.items()
    )


def _mention(row: Row) -> MentionLine:
    address = href(text(row, "article"))
    return MentionLine(
        article=Value(text(row, "articleTitle"), f"{address}#text" if address else None),
        issued=value(row, "issued"),
        times=int(text(row, "times")),
    )
