"""Statements that a plug-in proposes: what they are made of, and when one is refused.

A proposal is an observation as extraction makes it, with the text that the plug-in read at each of its spans. It
becomes part of the article's extraction only if every quote is the slice of the article's text at its span.
"""

import dataclasses
import typing
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Any

from danvan_kg.article import Article
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    Evidence,
    Extraction,
    Named,
    Organization,
    Person,
    PositionObservation,
    ProgrammeObservation,
    RelationObservation,
    RequestObservation,
    TargetObservation,
    parts_of,
)
from danvan_kg.text import Span

Observation = (
    Named[Person]
    | Named[Organization]
    | PositionObservation
    | DocumentObservation
    | CampaignObservation
    | ProgrammeObservation
    | EventObservation
    | RelationObservation
    | RequestObservation
    | TargetObservation
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One statement of a plug-in.

    `quotes` holds for the span of each evidence of `observation` (half-open, code points of `article.text`) the text
    that the plug-in read there. Rules begin with `plugin.NAME`, and keys of things with `plugin:NAME:`, NAME being that
    of the entry point.
    """

    observation: Observation
    quotes: Mapping[Span, str]


_FIELDS = {
    PositionObservation: "positions",
    DocumentObservation: "documents",
    CampaignObservation: "campaigns",
    ProgrammeObservation: "programmes",
    EventObservation: "events",
    RelationObservation: "relations",
    RequestObservation: "requests",
    TargetObservation: "targets",
}
_WITH_KEY = (
    DocumentObservation,
    CampaignObservation,
    ProgrammeObservation,
    EventObservation,
    RequestObservation,
    TargetObservation,
)


def objection(proposal: object, article: Article, known: Extraction, name: str) -> str | None:
    """Why a proposal of the plug-in `name` is refused, in one line; None where it is a statement of the article."""
    if type(proposal) is not Proposal or not _conforms(proposal.observation, Observation, None):
        return f"a {type(getattr(proposal, 'observation', proposal)).__name__} with fields of other types"
    checks: tuple[Callable[[Proposal, Article, Extraction, str], str | None], ...] = (
        _quote_objection,
        _text_objection,
        _name_objection,
        _key_objection,
    )
    return next((fault for check in checks if (fault := check(proposal, article, known, name))), None)


def spans_of(proposal: object) -> list[Span]:
    """The spans of a proposal's evidence, as far as it has any."""
    observation = getattr(proposal, "observation", None)
    return [each.span for each in parts_of(observation, Evidence) if type(each.span) is Span]


def with_observation(extraction: Extraction, observation: Observation) -> Extraction:
    """`extraction` with one observation more; what it states already is kept once."""
    if isinstance(observation, Named):
        kind = "persons" if isinstance(observation.thing, Person) else "organizations"
        return _replaced(extraction, kind, _with_mentions(getattr(extraction, kind), observation))
    kind = _FIELDS[type(observation)]
    stated = getattr(extraction, kind)
    return extraction if observation in stated else _replaced(extraction, kind, (*stated, observation))


def _replaced(extraction: Extraction, kind: str, stated: tuple[Any, ...]) -> Extraction:
    changes: dict[str, Any] = {kind: stated}
    return replace(extraction, **changes)


def _with_mentions(named: tuple[Named[Any], ...], more: Named[Any]) -> tuple[Named[Any], ...]:
    for place, one in enumerate(named):
        if one.thing == more.thing:
            spans = {mention.span for mention in one.mentions}
            new = [mention for mention in more.mentions if mention.span not in spans]
            return (*named[:place], replace(one, mentions=(*one.mentions, *new)), *named[place + 1 :])
    return (*named, more)


def _quote_objection(proposal: Proposal, article: Article, _: Extraction, name: str) -> str | None:
    evidences = list(parts_of(proposal.observation, Evidence))
    if not evidences:
        return "no evidence"
    rule = f"plugin.{name}"
    for evidence in evidences:
        span, at = evidence.span, f"{evidence.span.start}–{evidence.span.end}"
        quote, printed = proposal.quotes.get(span), span.of(article.text)
        if quote != printed or span.end > len(article.text):
            return f"the quote {quote!r} is not what stands at {at}: {printed!r}"
        if printed != printed.strip():
            return f"the quote at {at} begins or ends with a blank"
        if not any(zone.kind.bears_facts and zone.span.contains(span) for zone in article.zones):
            return f"the quote at {at} stands in no stretch that bears facts"
        if evidence.rule != rule and not evidence.rule.startswith(rule + "."):
            return f"the rule {evidence.rule!r} does not begin with {rule!r}"
    return None


def _text_objection(proposal: Proposal, *_: object) -> str | None:
    for text in parts_of(proposal.observation, str):
        if not text.strip() or not text.isprintable() or not unicodedata.is_normalized("NFC", text):
            return f"{text!r} is blank, holds control characters or is not in normal form C"
    return None


def _name_objection(proposal: Proposal, _: Article, known: Extraction, __: str) -> str | None:
    """Whoever a statement speaks of has a mention, the article's or one that was proposed before."""
    if isinstance(proposal.observation, Named):
        return None
    kinds: tuple[tuple[type[Person | Organization], tuple[Named[Any], ...]], ...] = (
        (Person, known.persons),
        (Organization, known.organizations),
    )
    for kind, named in kinds:
        names = {each.thing.name for each in named}
        for thing in parts_of(proposal.observation, kind):
            if thing.name not in names:
                return f"{thing.name!r} has no mention: propose a Named[{kind.__name__}] before"
    return None


def _key_objection(proposal: Proposal, _: Article, known: Extraction, name: str) -> str | None:
    observation, prefix = proposal.observation, f"plugin:{name}:"
    keys = {each.key for kind in _FIELDS.values() for each in getattr(known, kind) if isinstance(each, _WITH_KEY)}
    if isinstance(observation, _WITH_KEY):
        if not observation.key.startswith(prefix):
            return f"the key {observation.key!r} does not begin with {prefix!r}"
        if observation.key in keys:
            return f"the key {observation.key!r} is in use"
    keys |= {person.thing.key for person in known.persons} | {body.thing.key for body in known.organizations}
    ends = [observation.subject] if isinstance(observation, TargetObservation) else []
    if isinstance(observation, RelationObservation):
        ends = [observation.subject, observation.object]
    return next((f"{key!r} is the key of nothing" for key in ends if key not in keys), None)


def _conforms(value: object, expected: Any, bound: Any) -> bool:
    """Whether `value` is exactly of the type, all the way down; `bound` stands for the type variable of a generic."""
    expected = bound if isinstance(expected, typing.TypeVar) else expected
    origin, arguments = typing.get_origin(expected), typing.get_args(expected)
    if origin in (typing.Union, UnionType):
        return any(_conforms(value, each, bound) for each in arguments)
    if origin is tuple:
        return type(value) is tuple and all(_conforms(each, arguments[0], bound) for each in value)
    kind = origin or expected
    if type(value) is not kind:
        return False
    if not dataclasses.is_dataclass(kind):
        return True
    return all(
        _conforms(getattr(value, name), hint, arguments[0] if arguments else None)
        for name, hint in _hints(kind).items()
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
