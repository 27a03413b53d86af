"""Which thing each local key of an article means: what the whole corpus decided, asked for one article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from danvan_kg.article import Article
from danvan_kg.authority import Authority
from danvan_kg.entity import Identity
from danvan_kg.observation import (
    Extraction,
    Organization,
    Person,
    Position,
    PositionObservation,
    Relation,
    RenamingObservation,
)
from danvan_kg.resolution.callings import Callings
from danvan_kg.resolution.campaigns import Campaigns
from danvan_kg.resolution.documents import Documents
from danvan_kg.resolution.events import Events
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.persons import Persons
from danvan_kg.resolution.places import Places
from danvan_kg.resolution.positions import Positions
from danvan_kg.resolution.profiles import Office, Profile
from danvan_kg.resolution.programmes import Programmes

_HELD = frozenset({Relation.HOLDS, Relation.APPOINTED, Relation.LEAVES})


@dataclass(frozen=True, slots=True)
class Registries:
    """One registry for each type of thing. First every article is observed, then all is settled, then asked."""

    organizations: Organizations
    positions: Positions
    persons: Persons
    documents: Documents
    campaigns: Campaigns
    programmes: Programmes
    events: Events
    places: Places
    callings: Callings

    @classmethod
    def over(cls, authority: Authority) -> "Registries":
        organizations = Organizations(authority)
        events = Events(organizations)
        return cls(
            organizations,
            Positions(authority, organizations),
            Persons(authority, organizations),
            Documents(authority, organizations),
            Campaigns(organizations),
            Programmes(organizations, events),
            events,
            Places(organizations.territories),
            Callings(authority),
        )

    def observe(self, article: Article, extraction: Extraction) -> None:
        """Notes all that the article names."""
        identifier = article.identifier
        organizations = named_organizations(extraction)
        self.organizations.note_provinces(identifier, organizations, article.province)
        for organization in organizations:
            self.organizations.observe(organization, identifier)
            if organization.territory:
                self.places.observe(organization.territory)
        self._observe_persons(article, extraction)
        for document in extraction.documents:
            self.documents.observe(document, article)
        for campaign in extraction.campaigns:
            self.campaigns.observe(campaign, identifier, _year(article, extraction))
        for programme in extraction.programmes:
            self.programmes.observe(programme, identifier, _signings(extraction, programme.key))
        for event in extraction.events:
            self.events.observe(event, identifier)
            if event.place:
                self.places.observe(event.place.value)

    def settle(self) -> None:
        self.persons.settle()
        self.documents.settle()
        self.campaigns.settle()
        self.events.settle()
        self.programmes.settle()

    def label(self, identity: Identity) -> str:
        """The label of a body or position."""
        owner = self.positions if identity.type == "position" else self.organizations
        return owner.label(identity)

    def _observe_persons(self, article: Article, extraction: Extraction) -> None:
        offices: dict[str, list[Office]] = {person.name: [] for person in named_persons(extraction)}
        for observation in extraction.positions:
            offices[observation.person.name].append(self._office(observation, extraction.article))
        mentions = {named.thing.name: [each.span for each in named.mentions] for named in extraction.persons}
        provinces = self.organizations.provinces(article.identifier)
        around = Profile(
            beside={self.organizations.identity(named.thing, article.identifier) for named in extraction.organizations},
            company=set(map(name_key, offices)),
            about=set(provinces) if len(provinces) == 1 else set(),
        )
        for name, held in offices.items():
            told = self.callings.told(article.text, mentions.get(name, ()))
            self.persons.appear(name, article.identifier, held, told, around)

    def _office(self, observation: PositionObservation, article: str) -> Office:
        position = self.positions.position(observation.position, article)
        role, body = self.positions.parts(position)
        days = (observation.as_of.earliest, observation.as_of.latest) if observation.as_of else None
        return Office(position, role, body, days, observation.relation in _HELD)


class Links:
    """The things of one article by the keys of its extraction."""

    def __init__(self, registries: Registries, extraction: Extraction) -> None:
        self._registries = registries
        self._article = extraction.article
        self._by_key: dict[str, Identity] = {}
        for person in named_persons(extraction):
            self._by_key[person.key] = registries.persons.identity(person.name, self._article)
        for organization in named_organizations(extraction):
            self._by_key[organization.key] = registries.organizations.identity(organization, self._article)
        for registry, observations in (
            (registries.documents, extraction.documents),
            (registries.campaigns, extraction.campaigns),
            (registries.programmes, extraction.programmes),
            (registries.events, extraction.events),
        ):
            for observation in observations:
                self._by_key[observation.key] = registry.identity(self._article, observation.key)

    def find(self, key: str) -> Identity | None:
        """The thing of that key; None for a key that the extraction does not have."""
        return self._by_key.get(key)

    def person(self, person: Person) -> Identity:
        return self._by_key[person.key]

    def organization(self, organization: Organization) -> Identity:
        return self._by_key[organization.key]

    def change(self, renaming: RenamingObservation) -> Identity | None:
        """The change of bodies that an article speaks of; None where the older one is known to go on."""
        return self._registries.organizations.change(
            self.organization(renaming.before), self.organization(renaming.after)
        )

    def place(self, name: str) -> Identity:
        return self._registries.places.identity(name)

    def position(self, position: Position) -> Identity:
        return self._registries.positions.position(position, self._article)


def _year(article: Article, extraction: Extraction) -> int | None:
    """The year that an article speaks from: of its publication, else that in which all its dated events lie."""
    if article.published:
        return article.published.year
    days = [event.date.value for event in extraction.events if event.date]
    years = {year for day in days for year in (day.earliest.year, day.latest.year)}
    return years.pop() if len(years) == 1 else None


def _signings(extraction: Extraction, programme: str) -> Iterator[str]:
    """Keys of the events at which the programme was signed."""
    for relation in extraction.relations:
        if relation.predicate == "signedAt" and relation.subject == programme:
            yield relation.object


def named_persons(extraction: Extraction) -> list[Person]:
    """Every person that a statement of the article speaks of, once, in the order of naming."""
    persons: Iterable[Person] = (
        *(named.thing for named in extraction.persons),
        *(observation.person for observation in extraction.positions),
        *(signatory.value for programme in extraction.programmes for signatory in programme.signatories),
        *(participation.person for event in extraction.events for participation in event.participations),
        *(request.person for request in extraction.requests),
    )
    return list({person.name: person for person in persons}.values())


def named_organizations(extraction: Extraction) -> list[Organization]:
    """Every body that a statement of the article speaks of, and those they are units of, once."""
    found: dict[tuple[str, bool, str | None], Organization] = {}
    for organization in _organizations(extraction):
        current: Organization | None = organization
        while current and (key := (current.name, current.complete, current.territory)) not in found:
            found[key] = current
            current = current.parent
    return list(found.values())


def _organizations(extraction: Extraction) -> Iterable[Organization]:
    yield from (named.thing for named in extraction.organizations)
    for observation in extraction.positions:
        if observation.position.organization:
            yield observation.position.organization
    for document in extraction.documents:
        yield from (issuer.value for issuer in document.issuers)
    for campaign in extraction.campaigns:
        yield from (body.value for body in (*campaign.owners, *campaign.launched_by))
    for programme in extraction.programmes:
        yield from (party.value for party in programme.parties)
    for event in extraction.events:
        yield from (organizer.value for organizer in event.organizers)
    for request in extraction.requests:
        yield from request.asked_of
