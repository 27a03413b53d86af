"""Documents: observations become one document or several (docs/decisions/0003-identity-of-documents.md)."""

from collections import Counter
from collections.abc import Iterator

from danvan_kg.article import Article
from danvan_kg.authority import Authority, CuratedDocument
from danvan_kg.entity import Fact, Identity, Link, Text, Thing, Value
from danvan_kg.observation import DocumentObservation
from danvan_kg.resolution.document_identity import DocumentIdentity
from danvan_kg.resolution.document_record import DocumentRecord, bare_number, leading_digits
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.names import term_key
from danvan_kg.resolution.organizations import Organizations

# What the authority states of these stands alone; articles may add to any other property.
_ONE_VALUE = frozenset({"eli:id_local", "eli:number", "eli:date_document", "dv:term", "eli:passed_by"})


class Documents:
    """Gathers document observations, then tells the documents apart."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._organizations = organizations
        self._identity = DocumentIdentity(authority, organizations)
        self._joiner: Joiner[DocumentRecord] = Joiner(self._identity.contradict, self._precision)
        self._identities: dict[Member, Identity] = {}
        self._curated: dict[Member, CuratedDocument] = {}
        for place, document in enumerate(authority.documents):
            member = ("", f"{place:06d}")
            self._curated[member] = document
            self._joiner.add(self._curated_record(member, document))

    def observe(self, observation: DocumentObservation, article: Article) -> None:
        """Notes what an article says of a document. The outlet's territory tells numbers of local bodies apart."""
        member = (article.identifier, observation.key)
        record = DocumentRecord([member], Counter([observation.kind]), Counter([observation.type_name]))
        if observation.symbol:
            record.symbols[observation.symbol.value] += 1
            record.numbers.add(bare_number(observation.symbol.value))
        if observation.number:
            record.printed[observation.number.value] += 1
            record.numbers.add(bare_number(observation.number.value))
        record.dates = {observation.date.value} if observation.date else set()
        record.terms = {term_key(observation.term.value)} if observation.term else set()
        record.issuers = {self._organizations.identity(i.value, article.identifier) for i in observation.issuers}
        record.titles.update(title.value for title in observation.titles)
        record.names.update(name.value for name in observation.names)
        record.territory = article.province or ""
        record.published = {article.published} if article.published else set()
        self._joiner.add(record)

    def settle(self) -> None:
        """Decides what is one document. Call it once, after the last observation."""
        identity = self._identity
        for tokens in (identity.exact_tokens, identity.title_tokens):
            self._joiner.join_by(tokens)
        for tokens in (identity.name_tokens, identity.symbol_tokens, identity.news_tokens, identity.number_tokens):
            self._joiner.join_by(tokens, only=True)
        self._joiner.join_by(identity.undated_law_tokens)
        taken: set[str] = set()
        for record in self._joiner.records():
            parts = identity.parts(record)
            key = distinct_key("\n".join(parts), record.members, taken)
            self._identities.update(dict.fromkeys(record.members, Identity("document", key, parts[-1])))

    def identity(self, article: str, key: str) -> Identity:
        return self._identities[article, key]

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        """Documents that an article names; a curated one that none names is left out."""
        for record in self._joiner.records():
            if all(member in self._curated for member in record.members):
                continue
            identity = self._identities[record.members[0]]
            known = [member for member in sorted(record.members) if member in self._curated]
            curated = [fact for member in known for fact in self._facts(member)]
            fixed = {fact.predicate for fact in curated} & _ONE_VALUE
            stated = [fact for fact in attested.get(identity, []) if fact.predicate not in fixed]
            facts = tuple(dict.fromkeys([*curated, *stated]))
            kind = self._curated[known[0]].kind if known else record.kind
            label = self._label(record)
            names = {*record.other_names, record.label} - {label}
            yield Thing(identity, kind, label, tuple(sorted(names)), facts=facts)

    def _label(self, record: DocumentRecord) -> str:
        """The label of the record; of a law and of a mere number, with what tells it from others so called."""
        if record.symbols or not (record.is_law or record.is_number):
            return record.label
        issuers = sorted(map(self._organizations.label, record.issuers)) if record.is_number else []
        years = sorted({str(day.year) for day in record.dates})
        told = [*issuers, *(years if len(years) == 1 and years[0] not in record.label else ())]
        return f"{record.label} ({', '.join(told)})" if told else record.label

    def _precision(self, record: DocumentRecord) -> int:
        """Curated, then dated, then titled: what is told well is there before what must be attached to it."""
        if any(member in self._curated for member in record.members):
            return 0
        return 1 + (not self._identity.period(record)) + (not record.titles)

    def _curated_record(self, member: Member, document: CuratedDocument) -> DocumentRecord:
        record = DocumentRecord([member], Counter([document.kind]), Counter([document.type_name]))
        record.symbols.update([document.symbol] if document.symbol else [])
        record.numbers = {bare_number(value) for value in (document.symbol, document.number) if value}
        record.dates = {document.date} if document.date else set()
        record.terms = {document.term} if document.term else set()
        record.issuers = {self._organizations.named(name) for name in document.issuers}
        record.titles.update(document.titles)
        record.names.update(document.names)
        return record

    def _facts(self, member: Member) -> Iterator[Fact]:
        document = self._curated[member]
        number = document.number or (leading_digits(document.symbol) if document.symbol else None)
        values: list[tuple[str, Value | None]] = [
            ("eli:id_local", document.symbol),
            ("eli:number", number),
            ("eli:date_document", document.date),
            ("dv:term", document.term),
            *(("eli:passed_by", self._organizations.named(name)) for name in document.issuers),
            *(("dcterms:title", Text(title)) for title in document.titles),
            *(("skos:exactMatch", Link(match)) for match in document.matches),
            ("rdfs:comment", Text(document.note) if document.note else None),
            ("dcterms:source", Text(document.source)),
        ]
        yield from (Fact(predicate, value) for predicate, value in values if value is not None)
