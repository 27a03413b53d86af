"""Events: their kind, day, place, organizers, and who did what."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.events.finding import find_events
from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import EventObservation, Part
from tests.extraction.views import lexicon, raw_view, view_of


def events_of(text: str, published: str | None = "2018-06-30") -> list[EventObservation]:
    view = view_of(text, published=published, province="tỉnh Sơn La")
    return list(find_facts(view, lexicon()).events)


def only(text: str) -> EventObservation:
    (found,) = events_of(text)
    return found


def days(event: EventObservation) -> list[str]:
    return [str(event.date.value.earliest), str(event.date.value.latest)] if event.date else []


def parts(event: EventObservation) -> dict[str, Part]:
    return {p.person.name: p.part for p in event.participations}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức Hội nghị tổng kết công tác.", "Conference"),
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị công bố quyết định về công tác cán bộ.", "Appointment"),
        ("Sáng 12/6, đoàn đã làm việc với Tỉnh ủy Sơn La.", "WorkingSession"),
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức họp báo.", "PressMeeting"),
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội thảo khoa học.", "Seminar"),
        ("Sáng 12/6, Tỉnh ủy Sơn La mở lớp tập huấn.", "Training"),
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ phát động trồng cây.", "Launch"),
        ("Sáng 12/6, Đảng bộ huyện khai mạc Đại hội lần thứ V.", "Congress"),
        ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ kỷ niệm.", "Ceremony"),
        ("Sáng 12/6, đoàn đã đến thăm bà con vùng lũ.", "Visit"),
        ("Sáng 12/6, Ban Bí thư đã họp dưới sự chủ trì của Tổng Bí thư.", "Meeting"),
    ],
)
def test_nouns_and_verbs_tell_the_kind(text: str, kind: str) -> None:
    found = only(text)
    assert (found.kind, days(found)) == (kind, ["2018-06-12", "2018-06-12"])
    assert found.date_basis == "publication (record)"


def test_place_and_organizers_are_read_from_the_clause() -> None:
    found = only("Chiều 12/6, tại Hà Nội, Tỉnh ủy Sơn La phối hợp với Tỉnh ủy Lào Cai tổ chức hội nghị.")
    assert found.place
    assert found.place.value == "Hà Nội"
    assert [o.value.name for o in found.organizers] == ["Tỉnh ủy Sơn La", "Tỉnh ủy Lào Cai"]


def test_the_day_may_stand_behind_the_noun() -> None:
    assert days(only("Đó là ý kiến tại hội nghị tổng kết của Tỉnh ủy Sơn La chiều 12/6.")) == ["2018-06-12"] * 2


def test_one_clause_may_have_two_events() -> None:
    found = events_of("Sáng 12/6, Tỉnh ủy Sơn La tổ chức gặp mặt báo chí và phát động “Năm bản làng 2018”.")
    assert [event.kind for event in found] == ["PressMeeting", "Launch"]
    assert {event.organizers[0].value.name for event in found} == {"Tỉnh ủy Sơn La"}


def test_an_event_told_twice_is_one() -> None:
    text = (
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị sơ kết. Hội nghị có đông đại biểu.\n"
        "Quang cảnh hội nghị sáng 12/6 tại Tỉnh ủy Sơn La."
    )
    assert len(only(text).mentions) == 2


def test_an_event_on_another_day_is_another() -> None:
    found = events_of(
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị. Trước đó, ngày 2/5, Tỉnh ủy Sơn La tổ chức hội thảo."
    )
    assert [days(event)[0] for event in found] == ["2018-06-12", "2018-05-02"]


LEAD = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị. "


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Đồng chí Lò Văn Minh, Bí thư Tỉnh ủy chủ trì hội nghị.", Part.CHAIR),
        ("Dự hội nghị có đồng chí Lò Văn Minh, Bí thư Tỉnh ủy.", Part.ATTENDS),
        ("Phát biểu tại hội nghị, đồng chí Lò Văn Minh nhấn mạnh vai trò của bản làng.", Part.SPEAKS),
        ("Đồng chí Lò Văn Minh trao bằng khen cho các tập thể.", Part.GIVES),
    ],
)
def test_what_a_person_does_is_read_from_the_verb(sentence: str, part: Part) -> None:
    assert parts(only(LEAD + sentence)) == {"Lò Văn Minh": part}


def test_the_strongest_part_counts() -> None:
    text = LEAD + "Dự hội nghị có đồng chí Lò Văn Minh. Đồng chí Lò Văn Minh chủ trì hội nghị."
    assert parts(only(text)) == {"Lò Văn Minh": Part.CHAIR}


def test_a_title_of_whom_the_other_is_listed_with_parts_them_not() -> None:
    text = LEAD + (
        "Đồng chí Lò Văn Minh - Ủy viên dự khuyết Trung ương Đảng và đồng chí Cầm Bá Quý - Phó Bí thư Tỉnh ủy "
        "chủ trì hội nghị."
    )
    assert parts(only(text)) == {"Lò Văn Minh": Part.CHAIR, "Cầm Bá Quý": Part.CHAIR}


@pytest.mark.parametrize(
    ("what", "kind"), [("bộ sách về bản làng", "Ceremony"), ("quyết định bổ nhiệm cán bộ", "Appointment")]
)
def test_only_a_decision_makes_an_appointment_of_what_is_announced(what: str, kind: str) -> None:
    assert only(f"Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ công bố {what}.").kind == kind


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        (
            "Đoàn công tác của Bộ Nội vụ đến bản làng. Sáng 12/6, đoàn công tác đã đến thăm xã Mường Bú.",
            "Đoàn công tác của Bộ Nội vụ",
        ),
        (
            "Sáng 12/6, tại buổi kiểm tra ở xã, Đoàn kiểm tra số 469 của Bộ Chính trị công bố quyết định.",
            "Đoàn kiểm tra 469 của Bộ Chính trị",
        ),
        ("Ngày hội bản làng vừa được Tỉnh đoàn Sơn La tổ chức sáng 12/6 tại xã.", "Tỉnh đoàn Sơn La"),
        (
            "Tại kỳ họp thứ 12 khai mạc sáng 12/6, HĐND tỉnh Sơn La khóa 16 đã bầu hai ủy viên.",
            "Hội đồng nhân dân tỉnh Sơn La",
        ),
        ("Kỳ họp thứ 8 (12 đến 14/6) của Ủy ban Kiểm tra Trung ương kết thúc.", "Ủy ban Kiểm tra Trung ương"),
        (
            "Sáng 12/6, Đoàn đại biểu Quốc hội tỉnh Sơn La gồm các ông Lò Văn Minh (Bí thư Tỉnh ủy), Cầm Bá Quý đã "
            "tiếp xúc cử tri.",
            "Đoàn đại biểu Quốc hội tỉnh Sơn La",
        ),
    ],
)
def test_who_holds_it_may_be_a_team_or_stand_in_the_passive(text: str, organizer: str) -> None:
    assert [o.value.name for o in only(text).organizers] == [organizer]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sáng 12/6, Hội đồng nhân dân tỉnh Sơn La tổ chức kỳ họp thứ 3 về công tác cán bộ.", "Conference"),
        ("Sáng 12/6, cuộc họp công bố quyết định của Bộ Chính trị về kiểm tra công tác cán bộ ở Sơn La.", "Meeting"),
        ("Sáng 12/6, Ban Bí thư đã xem xét, thi hành kỷ luật một số cán bộ.", "Meeting"),
        ("Sáng 12/6, ông Lò Văn Minh đã đến giám sát tình hình tại bản.", "Inspection"),
        ("Sáng 12/6, đại lễ cầu siêu diễn ra tại bản.", "Ceremony"),
    ],
)
def test_sessions_decisions_and_looking_into_things(text: str, kind: str) -> None:
    assert {event.kind for event in events_of(text)} == {kind}


def test_who_is_praised_holds_nothing() -> None:
    assert not only("Sáng 12/6, hội nghị tổng kết được Bộ Nội vụ đánh giá cao.").organizers


def test_who_manages_a_firm_chairs_nothing() -> None:
    assert parts(only(LEAD + "Bà Lò Thị Sen điều hành công ty của gia đình.")) == {}


def test_who_gives_and_who_receives_a_decision() -> None:
    text = "Sáng 12/6, đồng chí Lò Văn Minh đã trao quyết định bổ nhiệm ông Cầm Bá Quý giữ chức Giám đốc Sở Nội vụ."
    assert parts(only(text)) == {"Lò Văn Minh": Part.GIVES, "Cầm Bá Quý": Part.RECEIVES}


def test_a_signing_of_a_programme_is_held_by_its_parties() -> None:
    found = only("Sáng 12/6, diễn ra lễ ký kết chương trình phối hợp giữa Tỉnh ủy Sơn La và Tỉnh ủy Lào Cai.")
    assert found.kind == "SigningCeremony"
    assert {o.value.name for o in found.organizers} == {"Tỉnh ủy Sơn La", "Tỉnh ủy Lào Cai"}


def test_the_year_of_a_signed_programme_is_that_of_the_day() -> None:
    text = "Chiều 12/6, Tỉnh ủy Sơn La và Tỉnh ủy Lào Cai ký kết Chương trình phối hợp giai đoạn 2016 - 2020."
    (found,) = events_of(text, published=None)
    assert (days(found)[0], found.date_basis) == ("2016-06-12", "period of the programme")


def test_no_year_no_date_and_no_basis() -> None:
    (found,) = events_of("Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.", published=None)
    assert (found.date, found.date_basis) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 8-NQ/TU ngày 12/6/2018 của Tỉnh ủy Sơn La về hội nghị trực tuyến được phổ biến.",
        "Ông giữ chức từ ngày 12/6/2018 sau nhiều năm tổng kết thực tiễn.",
        "Ngày 12/6, giá gạo tăng nhẹ.",
        "Chiều 12/6, Quốc hội thảo luận ở tổ.",
        "Ngày 12/6, vi phạm của ông được cho là đến mức phải xem xét, thi hành kỷ luật.",
        "Ngày 12/6, ban tổ chức lễ tang dọn nhà.",
    ],
)
def test_dates_of_documents_and_posts_make_no_events(text: str) -> None:
    assert not events_of(text)


def test_historical_persons_take_part_in_nothing() -> None:
    assert not parts(only(LEAD + "Hội nghị học tập lời Chủ tịch Hồ Chí Minh phát biểu năm xưa."))


@given(st.text(alphabet="sáng 12/6, tổ chức hội nghị ông Lò Minh. ", max_size=120))
def test_mentions_are_slices_of_the_text(text: str) -> None:
    for event in find_events(raw_view(text), lexicon()):
        assert (event.date is None) == (event.date_basis is None)
        for mention in event.mentions:
            assert mention.span.of(text).strip()


@pytest.mark.parametrize("text", ["sáng 12/6 hội nghị, " * 3000, "hội nghị " * 5000, "ngày 1/2/2018 " * 3000])
def test_time_grows_with_length_only(text: str) -> None:
    view = raw_view(text)
    start = time.process_time()
    find_events(view, lexicon())
    assert time.process_time() - start < 2


def test_a_date_in_brackets_is_of_the_noun_in_front_of_it() -> None:
    (found,) = events_of(
        "Chiều 20/6, Ủy ban Kiểm tra Trung ương ra thông cáo về kỳ họp thứ 34 (6 - 7/6) của cơ quan này."
    )
    assert days(found) == ["2018-06-06", "2018-06-07"]


def test_who_is_disciplined_receives_nothing() -> None:
    assert not parts(only(LEAD + "Hội nghị thi hành kỷ luật khiển trách đối với ông Cầm Bá Quý."))


def test_the_gathering_itself_is_no_place() -> None:
    found = only("Sáng 12/6 tại Hội nghị lần thứ 7, Tỉnh ủy Sơn La bàn về rừng.")
    assert found.place is None


def test_a_signing_of_a_document_is_on_the_day_that_it_bears() -> None:
    (found,) = events_of("Đồng chí Lò Văn Minh đã ký ban hành Kết luận số 5-KL/TU ngày 14/3/2018 của Tỉnh ủy Sơn La.")
    assert (found.kind, days(found)[0]) == ("SigningCeremony", "2018-03-14")
    assert parts(found) == {"Lò Văn Minh": Part.SIGNS}


def test_a_word_inside_a_bodys_name_is_no_verb() -> None:
    text = LEAD + (
        "Tham dự hội nghị có Chủ tịch Ủy ban An toàn giao thông Quốc gia Lò Văn Minh; Tổng Giám đốc Đài Tiếng nói "
        "Việt Nam Cầm Bá Quý; bà Quàng Thị Sen, Phó Bí thư Tỉnh ủy."
    )
    assert parts(only(text)) == dict.fromkeys(("Lò Văn Minh", "Cầm Bá Quý", "Quàng Thị Sen"), Part.ATTENDS)


def test_the_body_of_a_persons_title_holds_nothing() -> None:
    text = (
        "Sáng 12/6, đồng chí Lò Văn Minh, Chủ nhiệm Ủy ban Kiểm tra Trung ương đã có buổi làm việc với Tỉnh ủy Sơn La."
    )
    assert not only(text).organizers


TWO = ("Lò Văn Minh", "Cầm Bá Quý")
SEN_GIVES = {"Quàng Thị Sen": Part.GIVES, "Lò Văn Minh": Part.RECEIVES}
CEREMONY = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ trao Huy hiệu. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD + "“Cụ Lò Văn Minh nói bản làng là nhà”, một đại biểu kể.", {}),
        (LEAD + "Cố Bí thư Tỉnh ủy Lò Văn Minh từng phát biểu về rừng.", {}),
        (LEAD + "Trao đổi với Báo Bản Làng, ông Lò Văn Minh cho biết rừng đã xanh.", {}),
        (LEAD + "Theo Phó Chủ tịch tỉnh Lò Văn Minh, rừng đã xanh.", {"Lò Văn Minh": Part.SPEAKS}),
        (LEAD + "Tháp tùng Chủ tịch nước có ông Lò Văn Minh; ông Cầm Bá Quý.", dict.fromkeys(TWO, Part.ATTENDS)),
        (LEAD + "Hội nghị nhắc việc luân chuyển ông Lò Văn Minh năm xưa.", {}),
        (LEAD + "Ông Lò Văn Minh bị Tỉnh ủy cảnh cáo theo kết luận của hội nghị.", {}),
        (LEAD + "Hội nghị cảm ơn ông Lò Văn Minh, người mà ai cũng cho rằng yêu rừng.", {}),
        (CEREMONY + "Bà Quàng Thị Sen trao Huy hiệu Đảng tặng ông Lò Văn Minh.", SEN_GIVES),
        (CEREMONY + "Ông Lò Văn Minh được nhận Huy hiệu 50 năm tuổi Đảng.", {"Lò Văn Minh": Part.RECEIVES}),
    ],
)
def test_who_is_there_and_who_is_only_spoken_of(text: str, expected: dict[str, Part]) -> None:
    assert parts(only(text)) == expected


def test_a_caption_is_of_the_articles_main_event() -> None:
    text = (
        LEAD + "\nTrước đó, ngày 2/5, Tỉnh ủy Sơn La tổ chức hội thảo.\n"
        "Ông Lò Văn Minh phát biểu với bà con - Ảnh: CẦM QUÝ"
    )
    found = {event.kind: parts(event) for event in events_of(text)}
    assert found == {"Conference": {"Lò Văn Minh": Part.SPEAKS}, "Seminar": {}}


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("Ông Lò Văn Minh chủ trì buổi làm việc. Tại buổi làm việc, bà Hà Thị Mai phát biểu.", ["2018-06-12"] * 2),
        ("Ông Lò Văn Minh được bầu tại Đại hội XII của Đảng.", None),
    ],
)
def test_a_gathering_without_a_day_is_of_the_day_on_which_the_news_opens(second: str, day: list[str] | None) -> None:
    found = events_of("Sáng 12/6, Sơn La bàn việc giữ rừng ở bản Mòng.\n" + second)
    assert [days(event) for event in found] == ([day] if day else [])


@pytest.mark.parametrize(
    ("published", "day"),
    [("2018-06-30", ["2018-06-27", "2018-06-30"]), ("2018", ["2018-01-01", "2018-12-31"]), (None, [])],
)
def test_a_gathering_told_without_any_day_was_in_the_last_days_before_publication(
    published: str | None, day: list[str]
) -> None:
    (event,) = events_of("Ông Lò Văn Minh chủ trì hội nghị. Tại hội nghị, bà Hà Thị Mai phát biểu.", published)
    assert days(event) == day


def test_a_gathering_that_names_another_year_is_not_of_the_days_before_publication() -> None:
    (event,) = events_of("Ông Lò Văn Minh chủ trì hội nghị giữ rừng năm 2013. Tại hội nghị, bà Hà Thị Mai phát biểu.")
    assert days(event) == []
