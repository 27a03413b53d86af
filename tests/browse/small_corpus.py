"""Two invented articles as quads, written by the program's own writers, with names that attack a page."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.entity import (
    ArticleStatements,
    Assertion,
    Bounds,
    Fact,
    Identity,
    Individual,
    Mention,
    ObservationKey,
    ObservedPosition,
    Tenure,
    Thing,
    article_version,
    outlet_identity,
)
from danvan_kg.entity import Text as Vietnamese
from danvan_kg.observation import Evidence
from danvan_kg.ontology import ontology_quads, shapes_quads
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads.article_graph import ArticleGraphWriter
from danvan_kg.quads.articles import article_quads
from danvan_kg.quads.confidence import Confidence
from danvan_kg.quads.iris import thing_iri
from danvan_kg.quads.run import Run, run_quads
from danvan_kg.quads.things import named, tenure_quads, thing_quads
from danvan_kg.snapshot import Manifest, metadata_quads, publish_snapshot, stage, write_archive
from danvan_kg.snapshot.manifest import store_files
from danvan_kg.stored_query import queries_quads
from danvan_kg.text import Span

HOSTILE = '<script>alert(1)</script>" onmouseover="x'

FIRST = Article(
    identifier="gap-mat",
    text=(
        "Gặp mặt đầu năm\n\n"
        "Sáng 20/2/2014, tại Hà Nội, Đảng ủy Khối Mẫu tổ chức gặp mặt báo chí. "
        "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu, chủ trì. "
        "Đảng ủy Khối Mẫu thực hiện Nghị quyết số 25-NQ/TW về “Đổi mới <công tác> & dân vận”.\n"
    ),
    zones=(Zone(ZoneKind.TITLE, Span(0, 15)), Zone(ZoneKind.BODY, Span(17, 100))),
    title="Gặp mặt đầu năm",
    url="https://example.org/gap-mat?a=1&b=2",
    publisher="Báo Mẫu",
    published=PartialDate(2014, 2, 21),
    published_basis="record",
)
SECOND = Article(
    identifier="tong-ket",
    text=(f"Tổng kết {HOSTILE}\n\nNgày 27/12/2017, Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu, phát biểu tại hội nghị.\n"),
    zones=(Zone(ZoneKind.BODY, Span(0, 20)),),
    title=f"Tổng kết {HOSTILE}",
    url="javascript:alert(1)",
    publisher="Báo Mẫu",
    published=PartialDate(2017, 12, 28),
)

PERSON = Identity("person", "lê thị mẫu", "Lê Thị Mẫu")
NAMESAKE = Identity("person", "hostile", "hostile")
COMMITTEE = Identity("organization", "đảng ủy khối mẫu", "Đảng ủy Khối Mẫu")
COMMISSION = Identity("organization", "ban dân vận đảng ủy khối mẫu", "Ban Dân vận Đảng ủy Khối Mẫu")
ROLE = Identity("role", "phó bí thư", "Phó Bí thư")
POSITION = Identity("position", "phó bí thư đảng ủy khối mẫu", "Phó Bí thư Đảng ủy Khối Mẫu")
DOCUMENT = Identity("document", "25-nq/tw", "Nghị quyết 25-NQ/TW")
EVENT = Identity("event", "gap-mat", "gặp mặt báo chí")
PARTICIPATION = Identity("participation", "gap-mat chair", "gap mat chair")
PROGRAMME = Identity("programme", "mẫu 2018", "chương trình phối hợp mẫu")
PLACE = Identity("place", "hà nội", "Hà Nội")
TENURE = Identity("tenure", "lê thị mẫu phó bí thư", "lê thị mẫu")


def _evidence(article: Article, words: str, rule: str = "test.rule") -> Evidence:
    start = article.text.index(words)
    return Evidence(Span(start, start + len(words)), rule)


def _observation(article: Article, words: str, day: date) -> ObservedPosition:
    evidence = _evidence(article, words)
    key = ObservationKey(article.identifier, article_version(article), evidence.span.start, evidence.span.end, "holds")
    return ObservedPosition(key, PERSON, POSITION, "holds", evidence, (day, day), "event")


FIRST_OBSERVATION = _observation(FIRST, "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu", date(2014, 2, 20))
SECOND_OBSERVATION = _observation(SECOND, "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu", date(2017, 12, 27))

THINGS = (
    Thing(PERSON, "Person", "Lê Thị Mẫu", other_names=("bà Mẫu",)),
    Thing(NAMESAKE, "Person", HOSTILE),
    Thing(COMMITTEE, "PartyCommittee", "Đảng ủy Khối Mẫu", other_names=("Đảng uỷ khối Mẫu",), english="Model Bloc"),
    Thing(COMMISSION, "AdvisoryCommission", "Ban Dân vận Đảng ủy Khối Mẫu", facts=(Fact("org:unitOf", COMMITTEE),)),
    Thing(ROLE, "Role", "Phó Bí thư"),
    Thing(
        POSITION,
        "Position",
        "Phó Bí thư Đảng ủy Khối Mẫu",
        facts=(Fact("org:role", ROLE), Fact("org:postIn", COMMITTEE)),
    ),
    Thing(
        DOCUMENT,
        "Resolution",
        "Nghị quyết số 25-NQ/TW",
        facts=(
            Fact("eli:id_local", "25-NQ/TW"),
            Fact("eli:date_document", PartialDate(2013, 6, 3)),
            Fact("dcterms:title", Vietnamese("Đổi mới <công tác> & dân vận")),
        ),
    ),
    Thing(PLACE, "Place", "Hà Nội"),
    Thing(
        EVENT,
        "PressMeeting",
        "Gặp mặt báo chí",
        facts=(
            Fact("dv:earliest", date(2014, 2, 20)),
            Fact("dv:latest", date(2014, 2, 20)),
            Fact("dv:dateBasis", "explicit"),
            Fact("schema:location", PLACE),
            Fact("schema:organizer", COMMITTEE),
            Fact("dv:participation", PARTICIPATION),
        ),
    ),
    Thing(
        PARTICIPATION,
        "Participation",
        "Lê Thị Mẫu chủ trì",
        facts=(
            Fact("dv:participant", PERSON),
            Fact("dv:participantRole", Individual("dv:chair")),
            Fact("dv:capacity", POSITION),
        ),
    ),
    Thing(
        PROGRAMME,
        "CoordinationProgramme",
        "Chương trình phối hợp mẫu",
        facts=(
            Fact("dv:party", COMMITTEE),
            Fact("dv:party", COMMISSION),
            Fact("dv:status", Individual("dv:planned")),
        ),
    ),
)

STATEMENTS = (
    ArticleStatements(
        FIRST,
        article_version(FIRST),
        mentions=(
            Mention(PERSON, _evidence(FIRST, "Lê Thị Mẫu")),
            Mention(COMMITTEE, _evidence(FIRST, "Đảng ủy Khối Mẫu")),
            Mention(DOCUMENT, _evidence(FIRST, "Nghị quyết số 25-NQ/TW về “Đổi mới <công tác> & dân vận”")),
            Mention(EVENT, _evidence(FIRST, "gặp mặt báo chí")),
        ),
        positions=(FIRST_OBSERVATION,),
        assertions=(
            Assertion(
                EVENT, "schema:organizer", COMMITTEE, _evidence(FIRST, "Đảng ủy Khối Mẫu tổ chức gặp mặt báo chí")
            ),
            Assertion(
                EVENT,
                "dv:participation",
                PARTICIPATION,
                _evidence(FIRST, "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu, chủ trì"),
            ),
            Assertion(
                DOCUMENT,
                "dcterms:title",
                Vietnamese("Đổi mới <công tác> & dân vận"),
                _evidence(FIRST, "“Đổi mới <công tác> & dân vận”"),
            ),
        ),
    ),
    ArticleStatements(
        SECOND,
        article_version(SECOND),
        mentions=(Mention(PERSON, _evidence(SECOND, "Lê Thị Mẫu")), Mention(NAMESAKE, _evidence(SECOND, HOSTILE))),
        positions=(SECOND_OBSERVATION,),
        assertions=(),
    ),
)

FUSED = Tenure(
    TENURE,
    "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu",
    PERSON,
    POSITION,
    ROLE,
    COMMITTEE,
    Bounds(begin_latest=date(2014, 2, 20), end_earliest=date(2017, 12, 27)),
    (FIRST_OBSERVATION.key, SECOND_OBSERVATION.key),
)


def small_store(path: str | None = None, *, full_text: bool = True) -> Store:
    """The corpus with ontology, shapes and stored queries, in memory or at `path`."""
    store = Store(path) if path else Store()
    text = "\n".join(_lines(full_text=full_text))
    store.load(text.encode(), RdfFormat.N_QUADS)
    store.extend([*ontology_quads(), *shapes_quads(), *queries_quads()])
    return store


def _lines(*, full_text: bool) -> Iterator[str]:
    run, confidence = Run.of_this_program(), Confidence(Decimal("0.9"), {})
    yield from run_quads(run)
    yield from named(thing_iri(outlet_identity("Báo Mẫu")), "Organization", "Báo Mẫu")
    for thing in THINGS:
        yield from thing_quads(thing)
    yield from tenure_quads(FUSED)
    for statements in STATEMENTS:
        yield from article_quads(statements.article)
        yield from ArticleGraphWriter(statements, run, confidence, full_text=full_text).lines()


def publish(root: Path, *, full_text: bool = True) -> Path:
    """A store directory with the corpus as its published snapshot."""
    with stage(root) as staging:
        store = small_store(str(staging.store_path), full_text=full_text)
        store.extend(metadata_quads(store, {"program": "test"}))
        store.flush()
        archive = write_archive(store, staging.archive_path)
        del store
        manifest = Manifest(
            identifier=archive.sha256[:16],
            built="2024-01-01T00:00:00Z",
            quads=archive.quads,
            graphs=2,
            articles=2,
            digest=archive.sha256,
            versions={"program": "test"},
            files=store_files(staging.store_path),
        )
        manifest.write(staging.manifest_path)
        publish_snapshot(staging, manifest.identifier)
    return root
