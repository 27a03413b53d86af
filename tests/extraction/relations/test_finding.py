"""Relations, requests and targets; and what holds of every fact of an article."""

import time

import pytest

from danvan_kg.extraction import extract
from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import Extraction
from tests.extraction.views import article_of, assert_evidence_holds, lexicon, raw_view


def extraction_of(text: str) -> Extraction:
    return extract(article_of(text, published="2018-06-30", province="tỉnh Sơn La"), lexicon())


def relations(text: str) -> set[tuple[str, str, str]]:
    return {(r.subject, r.predicate, r.object) for r in extraction_of(text).relations}


def test_a_body_implements_a_document() -> None:
    assert relations("Tỉnh ủy Sơn La đã triển khai thực hiện Nghị quyết số 31-NQ/TW.") == {
        ("organization:Tỉnh ủy Sơn La", "implements", "document:31-NQ/TW")
    }


def test_the_subject_may_stand_behind_the_document() -> None:
    assert ("organization:Tỉnh ủy Sơn La", "implements", "document:31-NQ/TW") in relations(
        "Thực hiện Nghị quyết số 31-NQ/TW, Tỉnh ủy Sơn La đã có nhiều đổi mới."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng Ban Tổ chức Trung ương Nguyễn Văn An nói về việc thực hiện Nghị quyết số 31-NQ/TW.",
        "Tỉnh ủy Sơn La giám sát việc thực hiện Nghị quyết số 31-NQ/TW.",
        "Báo cáo của Tỉnh ủy Sơn La về thực hiện Nghị quyết số 31-NQ/TW được đọc.",
        "Bộ Nội vụ cho biết các tỉnh đang thực hiện Nghị quyết số 31-NQ/TW.",
        "Xã học Chỉ thị số 3-CT/TW và sơ kết việc thực hiện Nghị quyết số 31-NQ/TW.",
        "Thực hiện Nghị quyết số 31-NQ/TW góp phần nâng cao đời sống ở nơi Tỉnh ủy Sơn La đóng.",
        "Thực hiện Nghị quyết số 31-NQ/TW, Ban Dân vận Tỉnh ủy Sơn La được thành lập lại.",
        "Đoàn kiểm tra làm việc với Tỉnh ủy Sơn La về thực hiện Nghị quyết số 31-NQ/TW.",
        "Xã học Chỉ thị số 3-CT/TW về giữ rừng gắn với việc thực hiện Nghị quyết số 31-NQ/TW.",
        "Ông chịu trách nhiệm về việc chỉ đạo Tỉnh ủy Sơn La thực hiện Nghị quyết số 31-NQ/TW.",
        "Tỉnh ủy Sơn La góp phần thực hiện thắng lợi Nghị quyết số 31-NQ/TW.",
    ],
)
def test_who_says_judges_watches_or_is_told_implements_nothing(text: str) -> None:
    assert "implements" not in {predicate for _, predicate, _ in relations(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy Sơn La đã nghiêm túc triển khai, tổ chức thực hiện Nghị quyết số 31-NQ/TW.",
        "Tỉnh ủy Sơn La tổ chức hội nghị sơ kết 2 năm triển khai thực hiện Nghị quyết số 31-NQ/TW.",
        "Tỉnh ủy Sơn La luôn chủ động trong việc lãnh đạo, chỉ đạo thực hiện Nghị quyết số 31-NQ/TW.",
    ],
)
def test_how_it_is_done_may_stand_before_the_verb(text: str) -> None:
    assert ("organization:Tỉnh ủy Sơn La", "implements", "document:31-NQ/TW") in relations(text)


def test_a_programme_implements_what_it_is_signed_for() -> None:
    text = (
        "Tỉnh ủy Sơn La và Tỉnh ủy Lào Cai đã ký kết chương trình phối hợp công tác nhằm nâng cao chất lượng cán bộ, "
        "thực hiện Nghị quyết số 31-NQ/TW."
    )
    assert {subject for subject, predicate, _ in relations(text) if predicate == "implements"} == {
        "programme:Tỉnh ủy Sơn La – Tỉnh ủy Lào Cai"
    }


def test_a_document_implements_the_one_that_its_title_names() -> None:
    assert ("document:5-KL/TU", "implements", "document:3-CT/TU") in relations(
        "Kết luận số 5-KL/TU về tiếp tục thực hiện Chỉ thị số 3-CT/TU được ban hành."
    )


@pytest.mark.parametrize(
    "joined",
    ["và 5 năm thực hiện", "và việc thực hiện", ", triển khai thực hiện"],
)
def test_a_document_that_is_carried_out_carries_out_none_that_is_joined_to_it(joined: str) -> None:
    """Both are carried out by whoever stands before the first verb."""
    text = f"Tỉnh ủy Sơn La tổng kết 10 năm thực hiện Nghị quyết số 31-NQ/TW {joined} Kết luận số 5-KL/TW."
    found = {(subject, thing) for subject, predicate, thing in relations(text) if predicate == "implements"}
    documents = ("document:31-NQ/TW", "document:5-KL/TW")
    assert found == {("organization:Tỉnh ủy Sơn La", document) for document in documents}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lò Văn Minh đề nghị Tỉnh ủy Sơn La thực hiện Nghị quyết số 31-NQ/TW.",
        "Tỉnh ủy Sơn La sẽ thực hiện Nghị quyết số 31-NQ/TW.",
    ],
)
def test_asked_or_planned_is_not_done(text: str) -> None:
    assert not relations(text)


def test_who_drafted_a_document() -> None:
    assert ("document:8-NQ/TU", "draftedBy", "organization:Ban Dân vận Tỉnh ủy Sơn La") in relations(
        "Ban Dân vận Tỉnh ủy Sơn La đã tham mưu ban hành Nghị quyết số 8-NQ/TU."
    )


def test_a_programme_follows_the_one_before_and_has_its_signing() -> None:
    pair = "giữa Tỉnh ủy Sơn La và Tỉnh ủy Lào Cai"
    found = relations(
        f"Sáng 12/6, diễn ra lễ ký kết Chương trình phối hợp giai đoạn 2018 - 2020 {pair}. "
        f"Hội nghị tổng kết chương trình phối hợp giai đoạn 2015 - 2018 {pair}."
    )
    assert {predicate for _, predicate, _ in found} == {"follows", "signedAt"}


def test_a_request_names_who_asks_what_of_whom() -> None:
    (found,) = extraction_of("Đồng chí Lò Văn Minh đề nghị Ban Dân vận Tỉnh ủy Sơn La giúp đỡ bản làng.").requests
    assert found.person.name == "Lò Văn Minh"
    assert [body.name for body in found.asked_of] == ["Ban Dân vận Tỉnh ủy Sơn La"]
    assert found.text == "đề nghị Ban Dân vận Tỉnh ủy Sơn La giúp đỡ bản làng"


def test_a_request_without_a_name_is_of_the_person_named_last() -> None:
    text = "Đồng chí Lò Văn Minh phát biểu tại bản. Đồng chí đề nghị Tỉnh ủy Sơn La giúp đỡ."
    (found,) = extraction_of(text).requests
    assert found.person.name == "Lò Văn Minh"


def test_a_request_without_a_name_after_two_persons_is_of_nobody() -> None:
    text = "Đồng chí Lò Văn Minh và đồng chí Cầm Bá Quý tới bản. Đồng chí đề nghị Tỉnh ủy Sơn La giúp đỡ."
    assert not extraction_of(text).requests


def test_a_target_has_a_quantity_a_unit_and_a_result() -> None:
    text = "Hội viên làm tốt phong trào “Mái ấm bản làng”, phấn đấu xây dựng từ 20 đến 30 căn nhà, vượt kế hoạch 5 căn."
    (found,) = extraction_of(text).targets
    assert (found.quantity, found.unit, found.result) == ("20–30", "căn nhà", "vượt kế hoạch 5 căn")


def test_every_key_of_a_relation_is_of_a_thing_of_the_article() -> None:
    extraction = extraction_of(
        "Sáng 12/6, Tỉnh ủy Sơn La và Tỉnh ủy Lào Cai ký kết chương trình phối hợp, thực hiện Nghị quyết số 31-NQ/TW."
    )
    things = (*extraction.documents, *extraction.campaigns, *extraction.programmes, *extraction.events)
    keys = {thing.key for thing in things} | {named.thing.key for named in extraction.organizations}
    assert extraction.relations
    assert all({relation.subject, relation.object} <= keys for relation in extraction.relations)


def test_every_quote_is_a_slice_of_a_zone_that_bears_facts() -> None:
    text = (
        "Sáng 12/6, tại Sơn La, Tỉnh ủy Sơn La tổ chức hội nghị tổng kết phong trào “Dân vận khéo”.\n"
        "Đồng chí Lò Văn Minh, Bí thư Tỉnh ủy, phát biểu và đề nghị Ban Dân vận Tỉnh ủy Sơn La học Chỉ thị số 3-CT/TU."
    )
    article = article_of(text, published="2018-06-30", province="tỉnh Sơn La")
    assert_evidence_holds(extract(article, lexicon()), article)


@pytest.mark.parametrize(
    "text",
    ["Ban Ban Ban " * 20000, "Nghị quyết “" * 5000, ", " * 10000, "Sáng 1/2, A và B ký kết " * 2000, "x" * 200000],
)
def test_time_of_all_facts_grows_with_length_only(text: str) -> None:
    view = raw_view(text)
    start = time.process_time()
    find_facts(view, lexicon())
    assert time.process_time() - start < 4
