"""Articles with extractions made by hand: sentences invented for tests, observations with real spans."""

from dataclasses import dataclass, field
from typing import Any

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.observation import (
    Evidence,
    Extraction,
    Named,
    Organization,
    Person,
    Position,
    PositionObservation,
    Relation,
    Stated,
)
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

CENTRAL = Organization("Ban Chấp hành Trung ương Đảng", "PartyCommittee")
BLOC = Organization("Đảng ủy Khối các cơ quan Trung ương", "PartyCommittee")
BLOC_COMMISSION = Organization("Ban Dân vận Đảng ủy Khối các cơ quan Trung ương", "AdvisoryCommission", BLOC)
CENTRAL_COMMISSION = Organization("Ban Dân vận Trung ương", "AdvisoryCommission", CENTRAL)
NGHE_AN = Organization("Tỉnh ủy Nghệ An", "PartyCommittee", territory="tỉnh Nghệ An")
HA_NAM = Organization("Tỉnh ủy Hà Nam", "PartyCommittee", territory="tỉnh Hà Nam")


@dataclass
class Draft:
    """An article in the making. Every observation gets a line of its own in the text, and its span as evidence."""

    identifier: str
    published: str | None = "2018-05-04"
    text: str = ""
    observations: dict[str, list[Any]] = field(default_factory=dict)

    def evidence(self, words: str, rule: str = "test.rule") -> Evidence:
        """Writes `words` into the text."""
        start = len(self.text)
        self.text += words + "\n"
        return Evidence(Span(start, start + len(words)), rule)

    def stated(self, value: Any) -> Stated[Any]:
        return Stated(value, self.evidence(f"nêu {value}"))

    def add(self, kind: str, observation: Any) -> Any:
        self.observations.setdefault(kind, []).append(observation)
        return observation

    def person(self, name: str) -> Person:
        person = Person(name)
        self.add("persons", Named(person, (self.evidence(name),)))
        return person

    def body(self, organization: Organization) -> Organization:
        self.add("organizations", Named(organization, (self.evidence(organization.name),)))
        return organization

    def position(
        self,
        name: str,
        role: str,
        organization: Organization | None,
        relation: Relation = Relation.HOLDS,
        as_of: str | None = "published",
        **more: Any,
    ) -> PositionObservation:
        person = self.person(name)
        if organization:
            self.body(organization)
        day = self.published if as_of == "published" else as_of
        observation = PositionObservation(
            person,
            Position(role, organization),
            relation,
            self.evidence(f"{role} {organization.name if organization else ''} {name}"),
            PartialDate.parse(day).range if day else None,
            "publication" if day else None,
            **more,
        )
        return self.add("positions", observation)

    def finish(self, **metadata: Any) -> tuple[Article, Extraction]:
        text = self.text or "Không có gì.\n"
        zones = (Zone(ZoneKind.BODY, Span(0, len(text))),)
        published = PartialDate.parse(self.published) if self.published else None
        article = Article(self.identifier, text, zones, f"Bài {self.identifier}", published=published, **metadata)
        return article, Extraction(article=self.identifier, **{kind: tuple(v) for kind, v in self.observations.items()})
