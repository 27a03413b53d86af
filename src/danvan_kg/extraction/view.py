"""What the grammars of documents, campaigns, programmes and events read: the text with its persons and bodies found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_kg.article import Article
from danvan_kg.observation import Organization, Person, PositionObservation
from danvan_kg.text import Span


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A maximal stretch that names a body; nested bodies have mentions of their own with `nested` set."""

    span: Span
    organization: Organization
    nested: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A stretch that names a person: the full name, or a short form ("đồng chí Hà") where one person is meant."""

    span: Span
    person: Person
    short: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a caption or title that stands for one. Never crosses a zone that bears no facts."""

    span: Span
    zone: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with sentences, bodies, persons and positions found. All sequences are in order of `span.start`.

    `indexes` are those made of it so far, by their class.
    """

    article: Article
    sentences: Sequence[Sentence]
    organizations: Sequence[OrganizationMention]
    persons: Sequence[PersonMention]
    positions: Sequence[PositionObservation]
    indexes: dict[type, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.article.text
