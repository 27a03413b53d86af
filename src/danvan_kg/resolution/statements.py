"""What one article states, with its local keys resolved: mentions, observed positions, assertions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from danvan_kg.article import Article
from danvan_kg.entity import (
    ArticleStatements,
    Assertion,
    Identity,
    Individual,
    Mention,
    ObservationKey,
    ObservedPosition,
    Text,
    Value,
    article_version,
)
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    Evidence,
    Extraction,
    Organization,
    Participation,
    PositionObservation,
    ProgrammeObservation,
    ProgrammeStatus,
    Relation,
    RenamingObservation,
    RequestObservation,
    Stated,
    TargetObservation,
)
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.document_record import leading_digits
from danvan_kg.resolution.linking import Links
from danvan_kg.resolution.names import name_key, term_key

# A bloc is the agencies that a party organization covers, not a body above it.
_NOT_ABOVE = frozenset({"Bloc"})
_Stated = Stated[str] | Stated[PartialDate] | Stated[Text]


@dataclass(slots=True)
class _Reading:
    """Makes the statements of one article; equal ones with equal evidence are kept once."""

    article: Article
    extraction: Extraction
    links: Links
    version: str
    assertions: dict[Assertion, None] = field(default_factory=dict)
    capacities: dict[str, set[Identity]] = field(default_factory=dict)

    def state(self, subject: Identity, predicate: str, value: Value, evidence: Evidence) -> None:
        self.assertions[Assertion(subject, predicate, value, evidence)] = None

    def mentions(self) -> Iterator[Mention]:
        for named in self.extraction.persons:
            yield from (Mention(self.links.person(named.thing), evidence) for evidence in named.mentions)
        for body in self.extraction.organizations:
            yield from (Mention(self.links.organization(body.thing), evidence) for evidence in body.mentions)
        for observation in _keyed(self.extraction):
            thing = self.links.find(observation.key)
            if thing:
                yield from (Mention(thing, evidence) for evidence in observation.mentions)

    def position(self, observation: PositionObservation) -> ObservedPosition:
        person = self.links.person(observation.person)
        position = self.links.position(observation.position)
        span = observation.evidence.span
        content = f"{person.key}\n{position.key}\n{observation.relation}"
        key = ObservationKey(self.article.identifier, self.version, span.start, span.end, content)
        if observation.relation in {Relation.HOLDS, Relation.APPOINTED}:
            self.capacities.setdefault(observation.person.name, set()).add(position)
        return ObservedPosition(
            key,
            person,
            position,
            str(observation.relation),
            observation.evidence,
            (observation.as_of.earliest, observation.as_of.latest) if observation.as_of else None,
            observation.as_of_basis,
            observation.begin,
            observation.end,
        )

    def organization(self, organization: Organization, evidence: Evidence) -> None:
        subject = self.links.organization(organization)
        if organization.parent and organization.parent.kind not in _NOT_ABOVE:
            self.state(subject, "org:unitOf", self.links.organization(organization.parent), evidence)
        if organization.territory:
            self.state(subject, "dv:territory", self.links.place(organization.territory), evidence)

    def document(self, observation: DocumentObservation) -> None:
        subject = self.links.find(observation.key)
        if subject is None:
            return
        self._state_all(subject, "eli:id_local", [observation.symbol])
        self._state_all(subject, "eli:number", [_number(observation)])
        self._state_all(subject, "eli:date_document", [observation.date])
        self._state_all(subject, "dv:term", [_term(observation.term)])
        self._state_all(subject, "dcterms:title", (_text(title) for title in observation.titles))
        self._state_bodies(subject, "eli:passed_by", observation.issuers)

    def campaign(self, observation: CampaignObservation) -> None:
        subject = self.links.find(observation.key)
        if subject is None:
            return
        self._state_all(subject, "dv:year", [_year(observation.year)])
        self._state_bodies(subject, "dv:owner", observation.owners)
        self._state_bodies(subject, "dv:launchedBy", observation.launched_by)

    def programme(self, observation: ProgrammeObservation) -> None:
        subject = self.links.find(observation.key)
        if subject is None:
            return
        self._state_bodies(subject, "dv:party", observation.parties)
        self._state_all(subject, "dv:periodStart", [_year(observation.period_start)])
        self._state_all(subject, "dv:periodEnd", [_year(observation.period_end)])
        status = observation.status
        self.state(subject, "dv:status", Individual(f"dv:{status.value}"), status.evidence)
        for signatory in observation.signatories:
            self.state(subject, "dv:signatory", self.links.person(signatory.value), signatory.evidence)
        self._state_all(subject, "dv:subjectMatter", [_text(observation.subject) if observation.subject else None])

    def succession(self) -> None:
        """A programme follows the one of the same parties that the article reports as concluded just before it."""
        for later in self.extraction.programmes:
            for earlier in self.extraction.programmes:
                subject, value = self.links.find(later.key), self.links.find(earlier.key)
                if subject and value and _follows(later, earlier):
                    self.state(subject, "dv:follows", value, earlier.status.evidence)

    def event(self, observation: EventObservation) -> None:
        subject = self.links.find(observation.key)
        if subject is None:
            return
        if observation.date:
            evidence = observation.date.evidence
            self.state(subject, "dv:earliest", observation.date.value.earliest, evidence)
            self.state(subject, "dv:latest", observation.date.value.latest, evidence)
            self.state(subject, "dv:dateBasis", observation.date_basis or "explicit", evidence)
        if observation.place:
            place = observation.place
            self.state(subject, "schema:location", self.links.place(place.value), place.evidence)
        self._state_bodies(subject, "schema:organizer", observation.organizers)
        for participation in observation.participations:
            self._participation(subject, participation)

    def _participation(self, event: Identity, participation: Participation) -> None:
        person = self.links.person(participation.person)
        node = participation_identity(event, person)
        self.state(event, "dv:participation", node, participation.evidence)
        self.state(node, "dv:participant", person, participation.evidence)
        self.state(node, "dv:participantRole", Individual(f"dv:{participation.part}"), participation.evidence)
        for position in sorted(self.capacities.get(participation.person.name, ())):
            self.state(node, "dv:capacity", position, participation.evidence)

    def relations(self) -> None:
        for relation in self.extraction.relations:
            subject, value = self.links.find(relation.subject), self.links.find(relation.object)
            if subject and value:
                self.state(subject, f"dv:{relation.predicate}", value, relation.evidence)

    def renaming(self, observation: RenamingObservation) -> None:
        change = self.links.change(observation)
        if change is not None:
            before, after = self.links.organization(observation.before), self.links.organization(observation.after)
            self.state(change, "org:originalOrganization", before, observation.evidence)
            self.state(change, "org:resultingOrganization", after, observation.evidence)

    def request(self, observation: RequestObservation) -> None:
        node = Identity("request", f"{self.article.identifier}\n{observation.key}", observation.text[:80])
        person = self.links.person(observation.person)
        self.state(node, "dv:askedBy", person, observation.evidence)
        for body in observation.asked_of:
            self.state(node, "dv:askedOf", self.links.organization(body), observation.evidence)
        self.state(node, "dv:requestText", Text(_clean(observation.text)), observation.evidence)

    def target(self, observation: TargetObservation) -> None:
        subject = self.links.find(observation.subject)
        if subject is None:
            return
        key = f"{subject.key}\n{observation.quantity}\n{name_key(observation.unit)}"
        node = Identity("target", key, f"{observation.quantity} {observation.unit}")
        self.state(subject, "dv:target", node, observation.evidence)
        self.state(node, "dv:quantity", observation.quantity, observation.evidence)
        self.state(node, "dv:unit", observation.unit, observation.evidence)
        if observation.result:
            self.state(node, "dv:result", observation.result, observation.evidence)

    def _state_bodies(self, subject: Identity, predicate: str, bodies: Iterable[Stated[Organization]]) -> None:
        for body in bodies:
            self.state(subject, predicate, self.links.organization(body.value), body.evidence)

    def _state_all(self, subject: Identity, predicate: str, stated: Iterable[_Stated | None]) -> None:
        for item in stated:
            if item is not None:
                self.state(subject, predicate, item.value, item.evidence)


def article_statements(article: Article, extraction: Extraction, links: Links) -> ArticleStatements:
    """All statements of one article, in the order of the extraction."""
    reading = _Reading(article, extraction, links, article_version(article))
    mentions = dict.fromkeys(reading.mentions())
    positions = dict.fromkeys(reading.position(observation) for observation in extraction.positions)
    for named in extraction.organizations:
        reading.organization(named.thing, named.mentions[0])
    for document in extraction.documents:
        reading.document(document)
    for campaign in extraction.campaigns:
        reading.campaign(campaign)
    for programme in extraction.programmes:
        reading.programme(programme)
    reading.succession()
    for event in extraction.events:
        reading.event(event)
    reading.relations()
    for request in extraction.requests:
        reading.request(request)
    for target in extraction.targets:
        reading.target(target)
    for renaming in extraction.renamings:
        reading.renaming(renaming)
    return ArticleStatements(article, reading.version, tuple(mentions), tuple(positions), tuple(reading.assertions))


def participation_identity(event: Identity, person: Identity) -> Identity:
    return Identity("participation", f"{event.key}\n{person.key}", f"{person.readable} {event.readable}")


def _keyed(
    extraction: Extraction,
) -> Iterator[DocumentObservation | CampaignObservation | ProgrammeObservation | EventObservation]:
    yield from extraction.documents
    yield from extraction.campaigns
    yield from extraction.programmes
    yield from extraction.events


def _number(observation: DocumentObservation) -> Stated[str] | None:
    if observation.number:
        return Stated(observation.number.value, observation.number.evidence)
    digits = leading_digits(observation.symbol.value) if observation.symbol else None
    return Stated(digits, observation.symbol.evidence) if observation.symbol and digits else None


def _term(stated: Stated[str] | None) -> Stated[str] | None:
    return Stated(term_key(stated.value), stated.evidence) if stated else None


def _text(stated: Stated[str]) -> Stated[Text]:
    return Stated(Text(_clean(stated.value)), stated.evidence)


def _year(stated: Stated[int] | None) -> Stated[PartialDate] | None:
    return Stated(PartialDate(stated.value), stated.evidence) if stated else None


def _clean(text: str) -> str:
    return " ".join(text.split())


def _follows(later: ProgrammeObservation, earlier: ProgrammeObservation) -> bool:
    if earlier.status.value is not ProgrammeStatus.CONCLUDED or later.status.value is ProgrammeStatus.CONCLUDED:
        return False
    if {party.value for party in later.parties} != {party.value for party in earlier.parties}:
        return False
    if not later.period_start or not earlier.period_end:
        return False
    return 0 <= later.period_start.value - earlier.period_end.value <= 1
