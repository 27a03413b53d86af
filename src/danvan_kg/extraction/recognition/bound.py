"""A title, or membership of a body, that belongs to a person."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import BodyMention
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.periods import Period
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.observation import Relation

SIBLINGS = 12  # titles of a chain on either side that may tell what one of them leaves out


@dataclass(frozen=True, slots=True)
class Bound:
    """A title, or membership of a body, that belongs to a person.

    `name` is None for the person of whom the text speaks at this point. `start` and `end` are tokens of the quote.
    `siblings` are the other titles of the chain, the following ones first. `moved` where the person is said to be sent
    from this post to another: "điều động ông A, Bí thư B, về công tác tại C"; `presented` where the post is in the body
    named before: "Ban Tổ chức lễ tang do ông A làm Trưởng ban".
    """

    name: Name | None
    relation: Relation
    rule: str
    start: int
    end: int
    title: Title | None = None
    body: BodyMention | None = None
    siblings: tuple[Title, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    period: Period | None = None
    moved: bool = False
    presented: bool = False
