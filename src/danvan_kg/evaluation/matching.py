"""Which stated thing is which gold fact: one matcher and one list of attributes for each kind, and the pairing."""

import re
from collections.abc import Callable
from datetime import date

from danvan_kg.evaluation import normal_form
from danvan_kg.evaluation.gold import GoldFact
from danvan_kg.evaluation.gold_words import gold_words
from danvan_kg.evaluation.stated import Thing, local_name

TITLE_FLOOR = 0.85
_LONGEST_RANGE_DAYS = 10


def _same_person(gold: GoldFact, thing: Thing) -> bool:
    return normal_form.name(gold) in {normal_form.name(each) for each in thing["name"]}


def _same_position(gold: GoldFact, thing: Thing) -> bool:
    if normal_form.name(gold["person"]) not in {normal_form.name(each) for each in thing["person"]}:
        return False
    if normal_form.role(gold["role"]) not in {normal_form.role(each) for each in thing["role"]}:
        return False
    accepted = [gold["organization"], *gold.get("also", [])]
    wanted = {normal_form.organization(each) for each in accepted if each}
    stated = {normal_form.organization(each) for each in thing["org"] | thing["orgalt"]}
    none_accepted = None in accepted
    return bool(wanted & stated) or (none_accepted and not (stated and wanted))


def _same_document(gold: GoldFact, thing: Thing) -> bool:
    expected = gold_words().document_types.get((gold["type"] or "").lower())
    same_class = not expected or expected in {local_name(each) for each in thing["type"]}
    if gold["symbol"] and _same_symbol(gold["symbol"], thing, same_class=same_class):
        return True
    wanted = [each for each in (gold.get("name"), gold.get("title"), *gold.get("also", [])) if each]
    stated = thing["name"] | thing["title"]
    if {normal_form.name(each) for each in wanted} & {normal_form.name(each) for each in stated}:
        return True
    return same_class and any(normal_form.similar(a, b, TITLE_FLOOR) for a in wanted for b in stated)


def _same_symbol(wanted: str, thing: Thing, *, same_class: bool) -> bool:
    stated = {normal_form.symbol(each) for each in thing["symbol"] | thing["number"]}
    if not re.fullmatch(r"\d+", wanted):
        return normal_form.symbol(wanted) in stated
    if not same_class:
        return False
    with_suffix = re.compile(rf"0*{int(wanted)}\D")
    return normal_form.symbol(wanted) in stated or any(with_suffix.match(each) for each in stated)


def _same_campaign(gold: GoldFact, thing: Thing) -> bool:
    names = [gold["name"], *gold.get("also", [])]
    if not any(normal_form.similar(wanted, name) for wanted in names for name in thing["name"]):
        return False
    years = {each[:4] for each in thing["year"]}
    return not (gold.get("year") and years and str(gold["year"]) not in years)


def _same_programme(gold: GoldFact, thing: Thing) -> bool:
    wanted = {normal_form.organization(each) for each in gold["parties"]}
    stated = {normal_form.organization(each) for each in thing["party"]}
    if len(wanted & stated) < min(2, len(wanted)):
        return False
    bounds = zip(gold["period"] or [], ("start", "end"), strict=False)
    return all(not year or not thing[name] or str(year) in {each[:4] for each in thing[name]} for year, name in bounds)


def _same_event(gold: GoldFact, thing: Thing) -> bool:
    if not _same_day(gold["date"], thing):
        return False
    people = {normal_form.name(each["person"]) for each in gold["participants"]} & _participants(thing)
    bodies = {normal_form.organization(each) for each in gold["organizers"]} & _organizers(thing)
    return _event_class_is_right(gold, thing) or bool(people) or bool(bodies)


def _same_day(day: str | None, thing: Thing) -> bool:
    """A gold day lies in a stated range of ten days at most; a month or year holds the range; no day, no stated day."""
    if not day:
        return not thing["earliest"] or thing["earliest"] != thing["latest"]
    if not thing["earliest"] or not thing["latest"]:
        return False
    first, last = min(thing["earliest"])[:10], max(thing["latest"])[:10]
    if len(day) < len("2018-07-09"):
        return first.startswith(day) and last.startswith(day)
    try:
        length = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return False
    return first <= day <= last and length <= _LONGEST_RANGE_DAYS


def _event_class_is_right(gold: GoldFact, thing: Thing) -> bool:
    return gold_words().event_kinds.get(gold["kind"]) in {local_name(each) for each in thing["type"]}


def _participants(thing: Thing) -> set[str]:
    return {name for name, _ in thing.participants}


def _organizers(thing: Thing) -> set[str]:
    return {normal_form.organization(each) for each in thing["organizer"]}


MATCHERS: dict[str, Callable[[GoldFact, Thing], bool]] = {
    "persons": _same_person,
    "positions": _same_position,
    "documents": _same_document,
    "campaigns": _same_campaign,
    "programmes": _same_programme,
    "events": _same_event,
}


def attributes(kind: str, gold: GoldFact, thing: Thing) -> list[tuple[str, bool]]:
    """For each attribute that the gold states of a matched fact: its name and whether it is right."""
    reader = _ATTRIBUTES.get(kind)
    return reader(gold, thing) if reader else []


def _position_attributes(gold: GoldFact, thing: Thing) -> list[tuple[str, bool]]:
    return [("relation", gold["relation"] in {local_name(each) for each in thing["relation"]})]


def _document_attributes(gold: GoldFact, thing: Thing) -> list[tuple[str, bool]]:
    checks = []
    expected = gold_words().document_types.get((gold["type"] or "").lower())
    if expected:
        checks.append(("kind", expected in {local_name(each) for each in thing["type"]}))
    if gold["date"]:
        checks.append(("date", any(each.startswith(gold["date"]) for each in thing["date"])))
    if gold["issuer"]:
        issuers = {normal_form.organization(each) for each in thing["issuer"]}
        checks.append(("issuer", normal_form.organization(gold["issuer"]) in issuers))
    if gold["title"]:
        checks.append(("title", any(normal_form.similar(gold["title"], each, TITLE_FLOOR) for each in thing["title"])))
    return checks


def _programme_attributes(gold: GoldFact, thing: Thing) -> list[tuple[str, bool]]:
    return [("status", gold["status"] in {local_name(each) for each in thing["status"]})]


def _event_attributes(gold: GoldFact, thing: Thing) -> list[tuple[str, bool]]:
    people, bodies = _participants(thing), _organizers(thing)
    checks = [("kind", _event_class_is_right(gold, thing))]
    checks += [("participant", normal_form.name(each["person"]) in people) for each in gold["participants"]]
    checks += [("organizer", normal_form.organization(each) in bodies) for each in gold["organizers"]]
    return checks


_ATTRIBUTES: dict[str, Callable[[GoldFact, Thing], list[tuple[str, bool]]]] = {
    "positions": _position_attributes,
    "documents": _document_attributes,
    "programmes": _programme_attributes,
    "events": _event_attributes,
}


def pair(kind: str, facts: list[GoldFact], things: list[Thing]) -> dict[int, int]:
    """The largest one-to-one pairing of gold facts with things, {fact: thing}: best agreement first, then augmented."""
    agreement = {
        (i, j): _agreement(kind, fact, thing)
        for i, fact in enumerate(facts)
        for j, thing in enumerate(things)
        if MATCHERS[kind](fact, thing)
    }
    partners = [
        sorted((j for i2, j in agreement if i2 == i), key=lambda j: -agreement[i, j]) for i in range(len(facts))
    ]
    owners: dict[int, int] = {}
    for i, j in sorted(agreement, key=lambda edge: (-agreement[edge], *edge)):
        if j not in owners and i not in owners.values():
            owners[j] = i
    for i in range(len(facts)):
        if i not in owners.values():
            _augment(i, partners, owners, set())
    return {i: j for j, i in owners.items()}


def _agreement(kind: str, fact: GoldFact, thing: Thing) -> float:
    checks = [right for _, right in attributes(kind, fact, thing)]
    return sum(checks) / len(checks) if checks else 1.0


def _augment(fact: int, partners: list[list[int]], owners: dict[int, int], seen: set[int]) -> bool:
    for thing in partners[fact]:
        if thing not in seen:
            seen.add(thing)
            if thing not in owners or _augment(owners[thing], partners, owners, seen):
                owners[thing] = fact
                return True
    return False
