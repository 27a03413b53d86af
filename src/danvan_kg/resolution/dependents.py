"""Things that exist through others and have no name of their own: participations, requests, targets, changes."""

from collections.abc import Iterator, Mapping

from danvan_kg.entity import Fact, Identity, Text, Thing

_LABEL_LENGTH = 120


def dependent_things(attested: Mapping[Identity, list[Fact]], labels: Mapping[Identity, str]) -> Iterator[Thing]:
    """`labels` are those of all named things; events, persons and bodies must be among them."""
    owners = _owners(attested, labels)
    for identity in sorted(identity for identity in attested if identity.type in _KINDS and identity not in labels):
        facts = attested[identity]
        kind, name = _KINDS[identity.type]
        label = name(facts, labels)
        label = shortened(f"{label} ({owners[identity]})") if identity in owners else label
        yield Thing(identity, kind, label, facts=tuple(facts))


def _owners(attested: Mapping[Identity, list[Fact]], labels: Mapping[Identity, str]) -> dict[Identity, str]:
    """By target, what has it: several campaigns may aim at as much."""
    return {
        fact.value: labels[subject]
        for subject, facts in attested.items()
        for fact in facts
        if fact.predicate == "dv:target" and isinstance(fact.value, Identity) and subject in labels
    }


def _participation(facts: list[Fact], labels: Mapping[Identity, str]) -> str:
    person = _value(facts, "dv:participant")
    return f"Sự tham gia của {labels[person]}" if isinstance(person, Identity) else "Sự tham gia"


def _request(facts: list[Fact], labels: Mapping[Identity, str]) -> str:
    text, person = _value(facts, "dv:requestText"), _value(facts, "dv:askedBy")
    who = labels[person] if isinstance(person, Identity) else ""
    what = text.value if isinstance(text, Text) else ""
    return shortened(f"{who}: {what}")


def _target(facts: list[Fact], _: Mapping[Identity, str]) -> str:
    return f"{_value(facts, 'dv:quantity')} {_value(facts, 'dv:unit')}"


def _change(facts: list[Fact], labels: Mapping[Identity, str]) -> str:
    before, after = _value(facts, "org:originalOrganization"), _value(facts, "org:resultingOrganization")
    names = [labels[body] for body in (before, after) if isinstance(body, Identity)]
    return shortened(" thành ".join(names))


_KINDS = {
    "change": ("ChangeEvent", _change),
    "participation": ("Participation", _participation),
    "request": ("Request", _request),
    "target": ("Target", _target),
}


def shortened(text: str) -> str:
    """At most so long as a label should be, cut between words."""
    if len(text) <= _LABEL_LENGTH:
        return text
    return text[:_LABEL_LENGTH].rpartition(" ")[0] + "…"


def _value(facts: list[Fact], predicate: str) -> object:
    return next((fact.value for fact in facts if fact.predicate == predicate), None)
