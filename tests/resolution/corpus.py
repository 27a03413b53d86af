"""A small corpus with everything that resolution decides: namesakes, documents under two names, events told twice."""

from danvan_kg.article import Article
from danvan_kg.authority import load_authority
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    Extraction,
    Organization,
    Part,
    Participation,
    ProgrammeObservation,
    ProgrammeStatus,
    Relation,
    RelationObservation,
    RequestObservation,
    TargetObservation,
)
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, BLOC_COMMISSION, CENTRAL, CENTRAL_COMMISSION, HA_NAM, NGHE_AN, Draft

TITLE = "Tăng cường công tác vận động nhân dân trong tình hình mới"
MINISTRY = Organization("Bộ Giao thông vận tải", "StateBody")


def _signing(identifier: str, day: str, people: tuple[str, ...]) -> Draft:
    draft = Draft(identifier, published=day)
    for name, role, body in zip(people, ("Phó Bí thư", "Trưởng ban"), (BLOC, CENTRAL_COMMISSION), strict=False):
        draft.position(name, role, body)
    mention = draft.evidence(f"Lễ ký kết {identifier}")
    persons = [named.thing for named in draft.observations["persons"]]
    draft.add(
        "events",
        EventObservation(
            "e1",
            "SigningCeremony",
            "Lễ ký kết",
            (mention,),
            draft.stated(PartialDate.parse("2018-05-03").range),
            "explicit",
            draft.stated("Hà Nội"),
            (draft.stated(BLOC), draft.stated(CENTRAL_COMMISSION)),
            tuple(Participation(person, Part.SIGNS, draft.evidence(f"{person.name} ký")) for person in persons),
        ),
    )
    return draft


def _programmes(identifier: str) -> Draft:
    draft = Draft(identifier)
    parties = (draft.stated(BLOC), draft.stated(CENTRAL_COMMISSION))
    for key, start, end, status in (("p1", 2015, 2018, "concluded"), ("p2", 2018, 2020, "signed")):
        draft.add(
            "programmes",
            ProgrammeObservation(
                key,
                f"Chương trình phối hợp {start}-{end}",
                (draft.evidence(f"giai đoạn {start}-{end}"),),
                parties,
                draft.stated(ProgrammeStatus(status)),
                draft.stated(start),
                draft.stated(end),
            ),
        )
    return draft


def _document(identifier: str, **stated: str) -> Draft:
    draft = Draft(identifier)
    single = {name: draft.stated(PartialDate.parse(v) if name == "date" else v) for name, v in stated.items()}
    names = (draft.stated("Nghị quyết Trung ương 7 khóa XI"),) if "term" in stated else ()
    draft.add(
        "documents",
        DocumentObservation(
            "d1",
            "Resolution",
            "Nghị quyết",
            (draft.evidence("Nghị quyết"),),
            issuers=(draft.stated(CENTRAL),),
            titles=(draft.stated(TITLE),),
            names=names,
            **single,
        ),
    )
    return draft


def _campaign(identifier: str, name: str, year: int | None) -> Draft:
    draft = Draft(identifier, published="2014-02-20")
    draft.add(
        "campaigns",
        CampaignObservation(
            "c1",
            "ThematicYear",
            name,
            (draft.evidence(name),),
            draft.stated(year) if year else None,
            owners=(draft.stated(BLOC),),
        ),
    )
    draft.add("targets", TargetObservation("t1", "c1", "70 đến 100", "căn nhà", "115", draft.evidence("70 căn nhà")))
    person = draft.person("Vũ Thị Bích Hạnh")
    draft.add("requests", RequestObservation("r1", person, (BLOC,), "đẩy mạnh", draft.evidence("đề nghị đẩy mạnh")))
    return draft


def _implementing() -> Draft:
    draft = _document("i1", symbol="25-NQ/TW")
    draft.add("campaigns", CampaignObservation("c1", "EmulationMovement", "Khéo tay", (draft.evidence("Khéo tay"),)))
    draft.add("relations", RelationObservation("c1", "implements", "d1", draft.evidence("thực hiện")))
    return draft


def _namesakes() -> list[Draft]:
    offices = [
        ("n1", "Phó Bí thư", BLOC, "2014-02-20", Relation.HOLDS),
        ("n2", "Phó Bí thư", BLOC, "2017-12-27", Relation.HOLDS),
        ("n3", "Bộ trưởng", MINISTRY, "2017-12-27", Relation.APPOINTED),
        ("n4", "Bí thư", NGHE_AN, "2018-01-02", Relation.HOLDS),
        ("n5", "Bí thư", HA_NAM, "2018-01-03", Relation.FORMER),
        ("n6", "Trưởng ban", BLOC_COMMISSION, None, Relation.LEAVES),
    ]
    drafts = []
    for identifier, role, body, day, relation in offices:
        draft = Draft(identifier, published=day)
        draft.position("Lê Văn Khang" if identifier != "n2" else "Lê văn Khang", role, body, relation)
        drafts.append(draft)
    plain = Draft("n7")
    plain.person("Lê Văn Khang")
    return [*drafts, plain]


CORPUS: list[tuple[Article, Extraction]] = [
    draft.finish(publisher="Báo Thử Nghiệm", url=f"https://example.org/{draft.identifier}")
    for draft in (
        *_namesakes(),
        _signing("s1", "2018-05-04", ("Lê Văn Khang", "Vũ Thị Bích Hạnh")),
        _signing("s2", "2018-05-05", ("Lê Văn Khang",)),
        _programmes("p1"),
        _document("d1", term="XI"),
        _document("d2", symbol="25-NQ/TW"),
        _document("d3", symbol="25-NQ/TW", date="2008-07-25"),
        _document("d4", symbol="79-NQ/BDVTW-BCSĐCP", date="2016-10-11"),
        _document("d5", symbol="79/NQ-BDVTW-BCSĐCP"),
        _document("d6", symbol="79-NQ/BDVTW-BCSĐCP", date="2017"),
        _campaign("c1", "Năm vận động", 2014),
        _campaign("c2", "Năm vận động 2014", None),
        _implementing(),
    )
]


def quad_text(corpus: list[tuple[Article, Extraction]], *, full_text: bool = True) -> str:
    """All N-Quads lines of a corpus."""
    return "".join(f"{line}\n" for line in corpus_quads(resolve(corpus, load_authority()), full_text=full_text))
