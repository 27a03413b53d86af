"""How a post is held: what is said of it and of the person, in sentences of our own."""

import pytest

from tests.extraction.reading import positions

HELD = [
    ("Ông Lê Văn Bách (khi đó là Bí thư Tỉnh ủy Sơn La) gợi ý.", "Bí thư", "former"),
    ("Ông Lê Văn Bách tiếp tục giữ chức Bí thư Tỉnh ủy Sơn La.", "Bí thư", "holds"),
    ("Ông Lê Văn Bách xin từ chức Phó Giám đốc Sở Y tế Sơn La.", "Phó Giám đốc", "holds"),
    ("Ông Lê Văn Bách gửi đơn đề nghị thôi giữ chức Giám đốc Sở Y tế Sơn La.", "Giám đốc", "holds"),
    ("Bà Lê Thị Sen, Bí thư Tỉnh ủy Sơn La, nghỉ hưu từ ngày 1-1-2019.", "Bí thư", "leaves"),
    ("Bí thư Tỉnh ủy Sơn La Lê Thị Sen vừa được nghỉ hưu.", "Bí thư", "leaves"),
    ("Bà Lê Thị Sen, Bí thư Tỉnh ủy Sơn La, đã nghỉ hưu.", "Bí thư", "former"),
    ("Bà Lê Thị Sen, nguyên Bí thư Tỉnh ủy Sơn La, nghỉ hưu từ năm 2019.", "Bí thư", "former"),
    ("Ông Lê Văn Bách giữ chức Chủ nhiệm Ủy ban Kiểm tra Trung ương từ tháng 9/2015 tới nay.", "Chủ nhiệm", "holds"),
    ("Ông Lê Văn Bách làm Giám đốc Sở Y tế Sơn La từ năm 2011 đến năm 2015.", "Giám đốc", "former"),
    ("Ông Lê Văn Bách lần lượt được bổ nhiệm làm Giám đốc Sở Y tế Sơn La.", "Giám đốc", "former"),
    (
        "Đơn vị làm như yêu cầu trước đây của hội nghị bàn việc trồng cây quanh hồ. [Ông Lê Văn Bách giữ chức Bí thư "
        "Thành ủy Đà Nẵng] Xong.",
        "Bí thư",
        "appointed",
    ),
    (
        "Người ký thời điểm đó là bà Lê Thị Sen, nay là Bí thư Tỉnh ủy Sơn La.",
        "Bí thư",
        "holds",
    ),
    (
        "Ông Lê Văn Bách (khi đó là Chánh Văn phòng Bộ Công Thương) về làm Phó Chủ tịch UBND tỉnh Hậu Giang.",
        "Phó Chủ tịch",
        "appointed",
    ),
    ("Ông Lê Văn Bách (hiện là Giám đốc Sở Y tế Sơn La) sẽ là Bí thư Tỉnh ủy Sơn La.", "Bí thư", "nominated"),
    ("Ông Lê Văn Bách sẽ trở thành Giám đốc Sở Y tế Sơn La.", "Giám đốc", "nominated"),
    ("Ông Lê Văn Bách đã giữ các cương vị Giám đốc Sở Y tế Sơn La, Bí thư Huyện ủy.", "Giám đốc", "former"),
    ("Bà Lê Thị Sen kể: thời điểm đó đồng chí đang là Giám đốc Sở Y tế Sơn La.", "Giám đốc", "former"),
    ("Bà Lê Thị Sen trả lời trước khi nghỉ, khi còn là Giám đốc Sở Y tế Sơn La.", "Giám đốc", "former"),
    ("Quốc hội sẽ phê chuẩn ông Lê Văn Bách giữ chức Bộ trưởng Bộ Nội vụ.", "Bộ trưởng", "nominated"),
    ("Ông Lê Văn Bách vẫn còn làm Giám đốc Sở Y tế Sơn La.", "Giám đốc", "holds"),
    (
        "Thủ tướng Lê Thị Sen ký quyết định kéo dài thời gian giữ chức Thứ trưởng Bộ Nội vụ đối với ông Lê Văn Bách.",
        "Thứ trưởng",
        "holds",
    ),
    ("Hiện nay, ông Lê Văn Bách giữ chức Giám đốc Sở Y tế Sơn La.", "Giám đốc", "holds"),
    ("Ông Lê Văn Bách đang kiêm chức Giám đốc Sở Y tế Sơn La.", "Giám đốc", "holds"),
    ("Ông Lê Văn Bách là Giám đốc Sở Y tế Sơn La trước khi bà Lê Thị Sen được bổ nhiệm.", "Giám đốc", "former"),
    ("Tỉnh ủy phân công bà Lê Thị Sen kiêm nhiệm chức vụ Giám đốc Sở Y tế Sơn La.", "Giám đốc", "appointed"),
    ("Tỉnh ủy giới thiệu ông Lê Văn Bách để HĐND tỉnh Sơn La bầu làm Chủ tịch UBND tỉnh.", "Chủ tịch", "nominated"),
    ("Ông Lê Văn Bách được giới thiệu để HĐND tỉnh bầu giữ chức Chủ tịch UBND tỉnh Sơn La.", "Chủ tịch", "nominated"),
    (
        "Bà Lê Thị Sen giữ chức Phó Bí thư Huyện ủy Mai Sơn và giới thiệu ra HĐND huyện bầu Chủ tịch UBND huyện.",
        "Chủ tịch",
        "nominated",
    ),
    ("Ông Lê Văn Bách được Tỉnh ủy Sơn La quy hoạch chức danh Giám đốc Sở Y tế Sơn La.", "Giám đốc", "nominated"),
    (
        "Trong thời gian giữ các cương vị GĐ Sở Y tế Sơn La, Bí thư Huyện ủy Mai Sơn, bà Lê Thị Sen vi phạm.",
        "Giám đốc",
        "former",
    ),
    ("Với tư cách Giám đốc Sở Y tế Sơn La về phòng dịch, ông Lê Văn Bách đã nói.", "Giám đốc", "holds"),
    ("Ông Lê Văn Bách giữ chức Vụ trưởng Vụ Tổ chức cán bộ Bộ Công Thương.", "Vụ trưởng", "appointed"),
    ("Ông Lê Văn Bách giữ chức vụ trưởng phòng Tài chính huyện Mai Sơn.", "Trưởng phòng", "appointed"),
    ("Ông Lê Văn Bách là Ủy viên Trung ương Đảng các khóa 10, 11; đại biểu Quốc hội khóa 11.", "Đại biểu", "holds"),
]


@pytest.mark.parametrize(("text", "role", "relation"), HELD)
def test_a_post_is_held_as_the_sentence_says(text: str, role: str, relation: str) -> None:
    assert {(held, how) for _, held, _, how in positions(text) if held == role} == {(role, relation)}


def test_posts_that_one_sentence_tells_before_the_one_of_now_are_former() -> None:
    text = (
        "Ông Lê Văn Bách (Giám đốc Sở Y tế Sơn La, luân chuyển làm Bí thư Huyện ủy Mai Sơn), hiện giữ chức Chủ tịch "
        "UBND tỉnh Sơn La."
    )
    assert {(role, relation) for _, role, _, relation in positions(text)} == {
        ("Giám đốc", "former"),
        ("Bí thư", "former"),
        ("Chủ tịch", "holds"),
    }


def test_who_tells_of_unnamed_holders_that_are_to_be_moved_takes_no_post() -> None:
    text = "Theo ông Lê Văn Bách, tỉnh sẽ điều động Phó Bí thư Huyện ủy Mai Sơn về giữ chức Bí thư Huyện ủy Mường La."
    assert positions(text) == set()


def test_titles_behind_the_semicolons_of_a_stage_belong_to_it() -> None:
    text = (
        "Ông Lê Văn Bách. Từ tháng 8-2011 đến tháng 4-2016: Giám đốc Sở Y tế Sơn La; được thưởng huân chương; "
        "Bí thư Huyện ủy Mai Sơn."
    )
    assert {(role, relation) for _, role, _, relation in positions(text)} == {
        ("Giám đốc", "former"),
        ("Bí thư", "former"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn Bách có bằng thạc sĩ Quản trị kinh doanh, từng giữ chức Giám đốc Sở Y tế Sơn La.",
            {("Lê Văn Bách", "Giám đốc", "former")},
        ),
        (
            "Ông Lê Văn Bách là Tiến sĩ Kinh tế, Thạc sĩ Luật học, Giám đốc Sở Y tế Sơn La.",
            {("Lê Văn Bách", "Giám đốc", "holds")},
        ),
        ("Sau yêu cầu Thủ tướng Lê Văn Bách, tỉnh đã làm.", {("Lê Văn Bách", "Thủ tướng", "holds")}),
        (
            "Tỉnh ủy phân công ông Lê Văn Bách giữ nhiệm vụ Giám đốc Sở Y tế Sơn La.",
            {("Lê Văn Bách", "Giám đốc", "appointed")},
        ),
    ],
)
def test_degrees_and_what_was_studied_hide_no_holder(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert {(person, role, relation) for person, role, _, relation in positions(text)} == expected


def test_members_of_a_committee_that_is_named_behind_are_its_own() -> None:
    text = "Tỉnh ủy Cà Mau tiếp bà Lê Thị Sen, Tỉnh ủy viên Tỉnh ủy Sơn La, Giám đốc Sở Y tế."
    assert {(role, body) for _, role, body, _ in positions(text)} >= {("Ủy viên", "Tỉnh ủy Sơn La")}


def test_who_speaks_of_candidates_is_none() -> None:
    text = "Bà Lê Thị Sen thông báo việc giới thiệu nhân sự để HĐND tỉnh Sơn La bầu Chủ tịch UBND tỉnh Sơn La."
    assert positions(text) == set()


def test_who_is_called_by_a_title_before_it_is_told_how_the_post_was_taken_holds_it() -> None:
    told = "Ông Lê Văn Bách, Giám đốc Sở Y tế Sơn La, bị nhắc nhở. Ông được bổ nhiệm làm Giám đốc Sở Y tế Sơn La."
    taken = (
        "Ông Lê Văn Bách được bổ nhiệm làm Giám đốc Sở Y tế Sơn La. Ông Lê Văn Bách, Giám đốc Sở Y tế Sơn La, cảm ơn."
    )
    assert {relation for *_, relation in positions(told)} == {"holds"}
    assert {relation for *_, relation in positions(taken)} == {"appointed"}


def test_a_post_with_its_modifier_is_another_one_where_it_is_the_next_of_a_career() -> None:
    text = "Ông Lê Văn Bách, Phó Bí thư Tỉnh ủy Sơn La, được phân công giữ chức Phó Bí thư Thường trực Tỉnh ủy Sơn La."
    assert {(role, relation) for _, role, _, relation in positions(text)} == {
        ("Phó Bí thư", "holds"),
        ("Phó Bí thư Thường trực", "appointed"),
    }


def test_a_career_in_a_list_is_former_whatever_small_words_introduce_it() -> None:
    text = (
        "Ông Lê Văn Bách từng kinh qua nhiều chức vụ chủ chốt như Chánh Văn phòng UBND huyện Mường La, "
        "Giám đốc Sở Y tế Sơn La."
    )
    assert {(role, relation) for _, role, _, relation in positions(text)} == {
        ("Chánh Văn phòng", "former"),
        ("Giám đốc", "former"),
    }


def test_chosen_members_are_appointed_and_those_whom_a_decision_is_handed_hold() -> None:
    chosen = positions("Trung ương bầu bổ sung hai Ủy viên Ban Bí thư là ông Lê Văn Bách và ông Trần Văn Giang.")
    assert {(name, relation) for name, _, _, relation in chosen} == {
        ("Lê Văn Bách", "appointed"),
        ("Trần Văn Giang", "appointed"),
    }
    handed = positions("Bộ luân chuyển cho hai Bí thư Trung ương Đoàn Lê Văn Bách và Trần Văn Giang việc mới.")
    assert {relation for _, _, _, relation in handed} == {"holds"}


def test_what_only_looks_like_a_phrase_or_title_makes_no_post() -> None:
    assert positions("Tại buổi làm việc của Bí thư Tỉnh ủy Sơn La Lê Văn Bách với Sở Y tế, mọi người ghi chép.") == {
        ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", "holds")
    }
    assert positions("Bà Lê Thị Sen giữ chức vụ Trưởng phòng Tổ chức Sở Y tế Sơn La.") == {
        ("Lê Thị Sen", "Trưởng phòng", "Phòng Tổ chức Sở Y tế tỉnh Sơn La", "appointed")
    }


def test_a_post_whose_body_is_named_short_is_the_one_named_in_full() -> None:
    text = (
        "Cục trưởng Cục Thi hành án dân sự TP Hà Nội Lê Văn Bách đến. Sau đó, Cục trưởng Cục Thi hành án dân sự "
        "Lê Văn Bách nói. Bà Lê Thị Sen, Ủy viên Ban Thường vụ Tỉnh ủy Sơn La, Ủy viên Tỉnh ủy Sơn La, nghe."
    )
    assert {(name, body) for name, _, body, _ in positions(text)} == {
        ("Lê Văn Bách", "Cục Thi hành án dân sự thành phố Hà Nội"),
        ("Lê Thị Sen", "Ban Thường vụ Tỉnh ủy Sơn La"),
        ("Lê Thị Sen", "Tỉnh ủy Sơn La"),
    }


def test_a_body_left_out_is_told_by_the_next_post_or_by_an_office_that_implies_it() -> None:
    district = positions("Ông Lê Văn Bách lần lượt làm Phó Chủ tịch, Chủ tịch, Bí thư Huyện ủy Mường La.")
    assert {(role, body) for _, role, body, _ in district} == {
        ("Phó Chủ tịch", "Ủy ban nhân dân huyện Mường La"),
        ("Chủ tịch", "Ủy ban nhân dân huyện Mường La"),
        ("Bí thư", "Huyện ủy Mường La"),
    }
    government = positions("Ông Lê Văn Bách, Bí thư Ban cán sự đảng, Thủ tướng, phát biểu.")
    assert ("Lê Văn Bách", "Bí thư", "Ban cán sự đảng Chính phủ", "holds") in government


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Bách bị nhắc nhở vì con trai được bổ nhiệm làm Giám đốc Sở Y tế Sơn La.",
        "Ông Lê Văn Bách nghe. Đồng chí Trưởng ban Dân vận đã có 6 năm làm Chủ tịch UBND huyện Mường La.",
        "Con trai ông Lê Văn Bách từng là Giám đốc Sở Y tế Sơn La.",
        "Ông Lê Văn Bách không tham gia Ban Thường vụ Tỉnh ủy Sơn La.",
    ],
)
def test_a_post_of_somebody_unnamed_is_not_that_of_the_person_named_before(text: str) -> None:
    assert positions(text) == set()


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Ông Lê Văn Bách bị cách hết các chức vụ trong Đảng, gồm Bí thư Huyện ủy Mường La.",
            {("Lê Văn Bách", "Bí thư", "Huyện ủy Mường La", "leaves")},
        ),
        (
            "Đồng chí Lê Văn Bách không tiếp tục tham gia Ban Thường vụ Tỉnh ủy Sơn La.",
            {("Lê Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Sơn La", "leaves")},
        ),
        (
            "Ông Lê Văn Bách tái đắc cử Chủ tịch UBND tỉnh Sơn La.",
            {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", "appointed")},
        ),
        (
            "Tuyên bố ông Lê Văn Bách được bầu làm Chủ tịch UBND tỉnh Sơn La.",
            {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", "appointed")},
        ),
        (
            "Ông Lê Văn Bách từ Giám đốc Sở Y tế Sơn La sang làm Chủ tịch UBND huyện Mường La.",
            {
                ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Mường La", "appointed"),
                ("Lê Văn Bách", "Giám đốc", "Sở Y tế tỉnh Sơn La", "holds"),
            },
        ),
    ],
)
def test_the_subject_of_a_phrase_has_the_post_that_it_gives(text: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert positions(text) == stated


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Ông Lê Văn Bách, nguyên Bí thư Tỉnh ủy Sơn La, nói. Năm đó ông được bầu làm Bí thư Tỉnh ủy Sơn La.",
            "former",
        ),
        ("Ông Lê Văn Bách được bầu làm Bí thư Tỉnh ủy Sơn La từ tháng 11.2019.", "former"),
        ("Ông Lê Văn Bách được bầu làm Bí thư Tỉnh ủy Sơn La vào năm 2019.", "former"),
        ("Ông Lê Văn Bách được bầu làm Bí thư Tỉnh ủy Sơn La vào tháng 5/2024.", "appointed"),
        ("Năm 2019, ông Lê Văn Bách làm Bí thư Tỉnh ủy Sơn La. Bí thư Tỉnh ủy Sơn La Lê Văn Bách nói.", "holds"),
    ],
)
def test_whether_a_post_taken_long_ago_lasts_is_told_by_the_title_of_the_person(text: str, relation: str) -> None:
    assert {each for *_, each in positions(text, published="2024-06-06")} == {relation}


SONLA = {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La")}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Trong thời gian giữ chức Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách đã vi phạm.", "former"),
        ("Trong quá trình giữ chức vụ Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách có khuyết điểm.", "former"),
        ("Trước khi được bổ nhiệm giữ chức Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách dạy học.", "holds"),
        ("Với cương vị Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách chịu trách nhiệm.", "holds"),
        ("Bà Trần Thị Sen mong trên cương vị mới là Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách sẽ lo.", "holds"),
        ("Ông Lê Văn Bách đến dự với tư cách Chủ tịch UBND tỉnh Sơn La.", "holds"),
        ("Sau khi nhậm chức Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách đi thăm.", "appointed"),
        ("Chủ tịch UBND tỉnh Sơn La - ông Lê Văn Bách - phát biểu.", "holds"),
    ],
)
def test_a_post_stands_before_the_person_of_its_clause(text: str, relation: str) -> None:
    assert positions(text) == {(*each, relation) for each in SONLA}


def test_a_post_in_which_nobody_named_acts_is_not_that_of_the_person_spoken_of_before() -> None:
    assert positions("Ông Lê Văn Bách vắng. Với cương vị Chủ tịch UBND tỉnh Sơn La, người đứng đầu phải lo.") == set()
    assert positions("Ông Lê Văn Bách vắng. Trên cương vị Chủ tịch UBND tỉnh Sơn La, đồng chí nhắc lại.") == set()


def test_a_list_of_posts_goes_on_past_what_is_none() -> None:
    text = "Ông Lê Văn Bách từng trải qua các vị trí: giáo viên trường làng; Bí thư Huyện ủy Mường La; {}."
    district = ("Lê Văn Bách", "Bí thư", "Huyện ủy Mường La", "former")
    province = ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", "former")
    assert positions(text.format("cán bộ hợp tác xã; Chủ tịch UBND tỉnh Sơn La")) == {district, province}
    assert positions(text.format("sau đó Chủ tịch UBND tỉnh Sơn La yêu cầu kiểm tra")) == {district}


def test_what_a_title_is_about_parts_no_chain() -> None:
    text = "Ông Lê Văn Bách, Phó Chủ tịch UBND tỉnh Sơn La phụ trách kinh tế, Giám đốc Sở Y tế Sơn La."
    assert {(role, body) for _, role, body, _ in positions(text)} == {
        ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La"),
        ("Giám đốc", "Sở Y tế tỉnh Sơn La"),
    }


def test_who_is_served_does_not_hold_what_the_one_who_serves_holds_later() -> None:
    text = "Ông Lê Văn Bách từng là thư ký cho Bí thư Tỉnh ủy Sơn La Trần Văn Giang, rồi là Giám đốc Sở Y tế Sơn La."
    assert {(name, role) for name, role, *_ in positions(text)} >= {
        ("Lê Văn Bách", "Giám đốc"),
        ("Trần Văn Giang", "Bí thư"),
    }
    assert ("Trần Văn Giang", "Giám đốc") not in {(name, role) for name, role, *_ in positions(text)}


def test_a_woman_named_like_a_country_is_a_person() -> None:
    assert positions("Bà Lê Thị Nga nghe. Bà Nga được bầu làm Giám đốc Sở Y tế Sơn La.") == {
        ("Lê Thị Nga", "Giám đốc", "Sở Y tế tỉnh Sơn La", "appointed")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Bách từng giữ nhiều chức vụ chủ chốt tại địa phương như: Chủ tịch UBND tỉnh Sơn La.",
        "Ông Lê Văn Bách đã đảm nhiệm nhiều vị trí công tác như Chủ tịch UBND tỉnh Sơn La.",
        "Ông Lê Văn Bách đã đảm nhiệm nhiều vị trí công tác tại địa phương như: Chủ tịch UBND tỉnh Sơn La.",
    ],
)
def test_examples_of_many_posts_are_stages_of_a_career(text: str) -> None:
    assert positions(text) == {(*each, "former") for each in SONLA}


@pytest.mark.parametrize(
    "text",
    [
        "Trước đó, Phó Giám đốc Sở Y tế Sơn La là bà Sen. Ông Lê Văn Bách kể ông Khoa nhận nhiệm vụ Giám đốc Sở Y tế.",
        "Ông Lê Văn Bách nói bà Ban được bầu làm Giám đốc Sở Y tế Sơn La.",
    ],
)
def test_the_post_of_one_whose_name_is_not_read_is_nobodys(text: str) -> None:
    assert "Lê Văn Bách" not in {name for name, *_ in positions(text)}


def test_a_missing_stop_does_not_make_a_name_of_the_next_sentence() -> None:
    text = "Ông Lê Văn Bách từng là Bí thư Huyện ủy Mường La Tiếp đó, ông làm Giám đốc Sở Y tế Sơn La."
    assert ("Lê Văn Bách", "Bí thư", "Huyện ủy Mường La", "former") in positions(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Năm 2019, ông Lê Văn Bách là Chủ tịch UBND tỉnh Sơn La.", "former"),
        ("Từ năm 2019 đến nay, ông Lê Văn Bách là Chủ tịch UBND tỉnh Sơn La.", "holds"),
        ("Ông Lê Văn Bách có 10 năm làm Chủ tịch UBND tỉnh Sơn La.", "former"),
        ("Trước khi được luân chuyển, bổ nhiệm làm Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách dạy học.", "holds"),
        ("Bà Sen cho biết, trong hai năm làm Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách rất bận.", "former"),
        ("Là Chủ tịch UBND tỉnh Sơn La, ông Lê Văn Bách rất bận.", "holds"),
        ("Tỉnh bổ nhiệm ông Lê Văn Bách (là con ông Lê Văn Cả) giữ chức Chủ tịch UBND tỉnh Sơn La.", "appointed"),
        ("Anh Lê Văn Bách là con ông Lê Văn Cả. Anh từng giữ chức vụ Chủ tịch UBND tỉnh Sơn La.", "former"),
    ],
)
def test_when_and_by_whom_a_post_is_held(text: str, relation: str) -> None:
    assert positions(text, published="2024-06-06") == {(*each, relation) for each in SONLA}


def test_what_is_only_supposed_makes_no_post() -> None:
    assert positions("Nếu ông Lê Văn Bách làm Chủ tịch UBND tỉnh Sơn La thì tốt.") == set()


def test_a_semicolon_parts_the_stages_of_a_career() -> None:
    text = "Ông Lê Văn Bách từng là Phó Trưởng phòng Kinh tế quận 1; Bí thư Đảng ủy, Chủ tịch UBND phường Cầu Ông Lãnh."
    assert {body for _, _, body, _ in positions(text)} == {
        "Phòng Kinh tế quận 1",
        "Đảng ủy phường Cầu Ông Lãnh",
        "Ủy ban nhân dân phường Cầu Ông Lãnh",
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ông Lê Văn Bách từng là cán bộ Đoàn chuyên trách, Giám đốc Sở Y tế Sơn La.", "former"),
        ("Ông Lê Văn Bách từng là Phó phòng kỹ thuật và tuyên truyền, Giám đốc Sở Y tế Sơn La.", "former"),
        ("Ông Lê Văn Bách từng giữ các chức vụ: chuyên viên rồi sau đó là cán bộ; Giám đốc Sở Y tế Sơn La.", "former"),
        ("Ông Lê Văn Bách trải qua nhiều cương vị công tác, tiêu biểu là: cán bộ; Giám đốc Sở Y tế Sơn La.", "former"),
        ("Trong thời gian giữ chức Giám đốc Sở Y tế Sơn La, Bộ Y tế, ông Lê Văn Bách đã vi phạm.", "former"),
        ("Ông Lê Văn Bách là thành viên không chuyên trách tổ công tác, Giám đốc Sở Y tế Sơn La.", "holds"),
        ("Ông Lê Văn Bách (đảng viên Chi bộ phường 7 - nguyên Giám đốc Sở Y tế Sơn La) đã vi phạm.", "former"),
        ("Ông Lê Văn Bách - đại biểu Quốc hội đoàn Sơn La, Giám đốc Sở Y tế Sơn La - phát biểu.", "holds"),
        ("Ông Lê Văn Bách hiện là Thiếu tướng, Giám đốc Sở Y tế Sơn La.", "holds"),
        ("Giám đốc Sở Y tế Sơn La, tỉnh Sơn La Lê Văn Bách nói.", "holds"),
        ("Ông Lê Văn Bách từ nhiệm Giám đốc Sở Y tế Sơn La.", "leaves"),
        ("Như vậy, ông Lê Văn Bách không còn là Giám đốc Sở Y tế Sơn La.", "leaves"),
    ],
)
def test_posts_behind_items_that_are_none(text: str, relation: str) -> None:
    assert ("Lê Văn Bách", "Giám đốc", "Sở Y tế tỉnh Sơn La", relation) in positions(text)
