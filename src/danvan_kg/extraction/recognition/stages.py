"""Stages of a career that one sentence tells up to now: "A (Thứ trưởng X, luân chuyển làm Phó Bí thư Y), hiện là Z"."""

from collections.abc import Sequence
from dataclasses import replace

from danvan_kg.extraction.recognition.settling import MEMBER, Reading
from danvan_kg.observation import Person, PositionObservation, Relation

_NOW = "position.now"
_TITLE = "position.postposed"
_TAKEN = "position.take"


def before_now(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of one sentence, where posts taken before the one that is held now are former.

    So are the posts from which somebody was moved to those, but no memberships.
    """
    now = {r.observation.person: r.observation for r in readings if r.observation.evidence.rule == _NOW}
    moved = {r.observation.person for r in readings if _is_taken(r.observation) and _is_before(r.observation, now)}
    return [_former(each) if _is_stage(each.observation, now, moved) else each for each in readings]


def _is_before(observation: PositionObservation, now: dict[Person, PositionObservation]) -> bool:
    held = now.get(observation.person)
    if held is None or held.position == observation.position:
        return False
    return observation.evidence.span.end < held.evidence.span.end


def _is_stage(observation: PositionObservation, now: dict[Person, PositionObservation], moved: set[Person]) -> bool:
    if observation.person not in moved or not _is_before(observation, now):
        return False
    titled = observation.evidence.rule == _TITLE and observation.position.role != MEMBER
    return _is_taken(observation) or (titled and observation.relation is Relation.HOLDS)


def _is_taken(observation: PositionObservation) -> bool:
    return observation.relation is Relation.APPOINTED and observation.evidence.rule == _TAKEN


def _former(reading: Reading) -> Reading:
    return replace(reading, observation=replace(reading.observation, relation=Relation.FORMER))
