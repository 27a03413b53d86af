"""Coordination programmes: who with whom, for how long, and whether it is signed, planned, running or over."""

import pytest

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction import recognise
from danvan_kg.extraction.programmes.finding import find_programmes
from danvan_kg.observation import ProgrammeObservation, ProgrammeStatus
from danvan_kg.text import Span
from tests.extraction.views import lexicon, view_of

PARTIES = ["Ban Dân vận Tỉnh ủy Sơn La", "Bộ Chỉ huy Quân sự tỉnh Sơn La"]


def programmes_of(text: str) -> list[ProgrammeObservation]:
    return find_programmes(view_of(text, province="tỉnh Sơn La"), lexicon())


def parties(programme: ProgrammeObservation) -> list[str]:
    return [party.value.name for party in programme.parties]


@pytest.mark.parametrize(
    "text",
    [
        "Lễ ký kết Chương trình phối hợp giữa Ban Dân vận Tỉnh ủy Sơn La và Bộ Chỉ huy Quân sự tỉnh Sơn La diễn ra.",
        "Ban Dân vận Tỉnh ủy Sơn La và Bộ Chỉ huy Quân sự tỉnh Sơn La đã ký kết chương trình phối hợp.",
        "Ban Dân vận Tỉnh ủy Sơn La phối hợp với Bộ Chỉ huy Quân sự tỉnh Sơn La tổ chức lễ ký kết quy chế phối hợp.",
        "Ban Dân vận Tỉnh ủy Sơn La đã ký kết chương trình phối hợp với Bộ Chỉ huy Quân sự tỉnh Sơn La.",
        "Ban Dân vận Tỉnh ủy Sơn La đã ký kết hợp tác với Bộ Chỉ huy Quân sự tỉnh Sơn La.",
    ],
)
def test_parties_stand_behind_before_or_around_the_noun(text: str) -> None:
    (found,) = programmes_of(text)
    assert parties(found) == PARTIES
    assert found.status.value is ProgrammeStatus.SIGNED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Bản ghi nhớ giữa Bộ Tư pháp Việt Nam và Bộ Tư pháp Lào về hợp tác pháp luật được ký.",
            ["Bộ Tư pháp", "Bộ Tư pháp Lào"],
        ),
        (
            "Lãnh đạo dự lễ ký kết thỏa thuận về thiết lập quan hệ hữu nghị giữa tỉnh Sơn La và tỉnh Hủa Phăn.",
            ["Tỉnh Sơn La", "Tỉnh Hủa Phăn"],
        ),
        (
            "Ký bản ghi nhớ giữa Ủy ban nhân dân huyện Mộc Châu, tỉnh Sơn La và huyện Viêng Xay.",
            ["Ủy ban nhân dân huyện Mộc Châu", "Huyện Viêng Xay"],
        ),
        ("Hà Nội đã ký thỏa thuận hợp tác với Sơn La và bảy tỉnh.", ["Thành phố Hà Nội", "Tỉnh Sơn La"]),
        (
            "Hà Nội đã ký bản thỏa thuận phối hợp nuôi ong với 14 tỉnh phía bắc, bao gồm tỉnh Sơn La.",
            ["Thành phố Hà Nội", "Tỉnh Sơn La"],
        ),
        (
            "Năm 2013, ngành du lịch Hà Nội đã ký thỏa thuận hợp tác với Sơn La.",
            ["Ngành du lịch Hà Nội", "Tỉnh Sơn La"],
        ),
        (
            "Bộ Tư pháp và Webster Learning Center tái ký kết bản ghi nhớ hợp tác.",
            ["Bộ Tư pháp", "Webster Learning Center"],
        ),
        (
            "Bộ Tư pháp ký kết hợp tác với Hệ thống tiếng Anh Webster tại Hà Nội.",
            ["Bộ Tư pháp", "Hệ thống tiếng Anh Webster"],
        ),
        (
            "Bộ Nội vụ phối hợp với Bộ Công an giữ gìn trật tự; phối hợp với Bộ Tư pháp xây dựng quy chế phối hợp.",
            ["Bộ Nội vụ", "Bộ Tư pháp"],
        ),
        (
            "Được sự đồng ý của Bộ Công an, Bộ Nội vụ và Bộ Tư pháp đã ký kết chương trình phối hợp.",
            ["Bộ Nội vụ", "Bộ Tư pháp"],
        ),
    ],
)
def test_parties_are_bodies_of_any_state_territories_and_names_that_no_list_holds(text: str, names: list[str]) -> None:
    (found,) = programmes_of(text)
    assert parties(found) == names


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Công Thương và Bộ Tư pháp ký thỏa thuận về giá nước.",
        "Bộ Công Thương ký thỏa thuận hợp tác với Lào.",
        "Bộ Công Thương ký thỏa thuận hợp tác với ông Nguyễn Văn An.",
        "Webster Learning Center và Atlas Group ký kết hợp tác.",
    ],
)
def test_prices_treaties_persons_and_business_are_no_programme(text: str) -> None:
    assert not programmes_of(text)


def test_a_territory_and_its_committee_are_one_party() -> None:
    (found,) = programmes_of(
        "Bộ Tư pháp và Ủy ban nhân dân tỉnh Sơn La đã ký kết chương trình hợp tác. "
        "Chương trình hợp tác giữa Bộ Tư pháp và Sơn La có nhiều việc."
    )
    assert parties(found) == ["Bộ Tư pháp", "Ủy ban nhân dân tỉnh Sơn La"]


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("Hai bên ký kết", ProgrammeStatus.SIGNED),
        ("Hội nghị tổng kết", ProgrammeStatus.CONCLUDED),
        ("Hội nghị sơ kết", ProgrammeStatus.ONGOING),
        ("Tỉnh sẽ xây dựng", ProgrammeStatus.PLANNED),
        ("Hội nghị góp ý dự thảo", ProgrammeStatus.PLANNED),
    ],
)
def test_the_word_before_the_noun_tells_the_status(lead: str, status: ProgrammeStatus) -> None:
    (found,) = programmes_of(f"{lead} chương trình phối hợp giữa {PARTIES[0]} và {PARTIES[1]}.")
    assert found.status.value is status


def test_asked_is_not_signed() -> None:
    (found,) = programmes_of(f"Ông đề nghị {PARTIES[0]} và {PARTIES[1]} ký kết chương trình phối hợp.")
    assert found.status.value is ProgrammeStatus.PLANNED


def test_a_regulation_still_to_be_made_is_planned() -> None:
    (found,) = programmes_of(f"Tỉnh phối hợp xây dựng quy chế về tiếp dân giữa {PARTIES[0]} và {PARTIES[1]}.")
    assert found.status.value is ProgrammeStatus.PLANNED


@pytest.mark.parametrize(
    ("period", "years"),
    [("giai đoạn 2016 - 2020", (2016, 2020)), ("giai đoạn 2016–2020", (2016, 2020)), ("năm 2017", (2017, 2017))],
)
def test_the_period_stands_behind_the_noun(period: str, years: tuple[int, int]) -> None:
    (found,) = programmes_of(f"Ký kết chương trình phối hợp {period} giữa {PARTIES[0]} và {PARTIES[1]}.")
    assert (found.period_start and found.period_start.value, found.period_end and found.period_end.value) == years


def test_periods_keep_two_programmes_of_the_same_parties_apart() -> None:
    pair = f"giữa {PARTIES[0]} và {PARTIES[1]}"
    found = programmes_of(
        f"Ký kết Chương trình phối hợp giai đoạn 2016 - 2020 {pair}. "
        f"Tổng kết chương trình phối hợp giai đoạn 2011 - 2015 {pair}."
    )
    assert [p.status.value for p in found] == [ProgrammeStatus.SIGNED, ProgrammeStatus.CONCLUDED]


@pytest.mark.parametrize(
    "text",
    [
        "Công tác phối hợp giữa các ngành được tăng cường.",
        "Ban Dân vận Tỉnh ủy Sơn La xây dựng chương trình phối hợp.",
        "Công ty Sao Mai và Công ty Bình Minh ký kết thỏa thuận hợp tác.",
    ],
)
def test_one_party_unnamed_parties_and_business_are_no_programme(text: str) -> None:
    assert not programmes_of(text)


def test_a_second_programme_of_the_clause_has_the_parties_of_the_first() -> None:
    found = programmes_of(
        "Ban Dân vận Tỉnh ủy Sơn La và Bộ Chỉ huy Quân sự tỉnh Sơn La tổng kết Chương trình phối hợp giai đoạn "
        "2011 - 2015 và ký kết Chương trình phối hợp giai đoạn 2016 - 2020."
    )
    assert [parties(programme) for programme in found] == [PARTIES] * 2
    assert [p.status.value for p in found] == [ProgrammeStatus.CONCLUDED, ProgrammeStatus.SIGNED]
    assert [(p.period_start.value, p.period_end.value) for p in found if p.period_start and p.period_end] == [
        (2011, 2015),
        (2016, 2020),
    ]


def test_headline_that_shortens_a_party_makes_no_second_programme() -> None:
    title = "Chính phủ và Ban Dân vận Trung ương ký chương trình phối hợp"
    body = "Ban cán sự đảng Chính phủ và Ban Dân vận Trung ương đã ký kết chương trình phối hợp giai đoạn 2016 - 2020."
    zones = (
        Zone(ZoneKind.TITLE, Span(0, len(title))),
        Zone(ZoneKind.BODY, Span(len(title) + 1, len(title) + 1 + len(body))),
    )
    article = Article("own", f"{title}\n{body}", zones, title=title)
    (found,) = find_programmes(recognise(article, lexicon()), lexicon())
    assert parties(found) == ["Ban cán sự đảng Chính phủ", "Ban Dân vận Trung ương"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("báo cáo kết quả phối hợp giữa {} giai đoạn 2015 - 2018", "Chương trình phối hợp 2015–2018: {}"),
        ("sẽ phối hợp xây dựng quy chế giữa {}", "Quy chế phối hợp: {}"),
        ("lễ ký kết kế hoạch phối hợp giữa {}", "Kế hoạch phối hợp: {}"),
    ],
)
def test_a_programme_is_called_an_agreement_whatever_the_article_says_of_it(text: str, name: str) -> None:
    """Neither its results nor the work on it are what it is."""
    (found,) = programmes_of(f"Hội nghị nghe {text.format(' và '.join(PARTIES))}.")
    assert found.name == name.format(" – ".join(PARTIES))


def test_whatever_names_no_agreement_by_itself_says_which_it_is_about() -> None:
    words = lexicon().table("programmes").section
    unnamed = {*words("deeds"), *words("drafted"), *words("between_only"), *words("loose")} - {"bản thỏa thuận"}
    assert unnamed <= set(words("called", dict))
    assert set(words("called", dict)) <= unnamed | set(words("nouns"))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Huyện Mai Sơn sơ kết quy chế phối hợp công tác giữa thường trực HĐND – UBND – Ủy ban MTTQ tỉnh Sơn La.",
            {
                "Thường trực Hội đồng nhân dân tỉnh Sơn La",
                "Thường trực Ủy ban nhân dân tỉnh Sơn La",
                "Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
            },
        ),
        (
            "Lễ ký kết Bản ghi nhớ giữa Bộ Công Thương Việt Nam và Bộ Tài nguyên khoáng sản và Năng lượng Mozambique.",
            {"Bộ Công Thương", "Bộ Tài nguyên khoáng sản và Năng lượng Mozambique"},
        ),
    ],
)
def test_parties_are_of_the_place_that_is_named_with_them(text: str, parties: set[str]) -> None:
    (found,) = programmes_of(text)
    assert {party.value.name for party in found.parties} == parties


def test_counted_territories_without_names_are_no_party() -> None:
    assert not programmes_of("Tỉnh Sơn La đã ký văn bản hợp tác toàn diện với 8 tỉnh Bắc Lào.")


def test_a_party_may_be_abbreviated_once_and_written_out_once() -> None:
    text = (
        "Trường ĐH Công Thương TP.HCM đã ký kết hợp tác với Nhà máy SX Dược liệu Mộc Hoa. "
        "Ký kết hợp tác giữa Trường Đại học Công Thương TP.HCM và Nhà máy Sản xuất Dược liệu Mộc Hoa."
    )
    assert len(programmes_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các tỉnh Sơn La, Lai Châu và Điện Biên đã ký kết giao ước thi đua năm 2017.",
         ["Tỉnh Sơn La", "Tỉnh Lai Châu", "Tỉnh Điện Biên"]),
        ("Đại diện 2 tỉnh Sơn La, Lai Châu cùng với đại diện tỉnh Phong Sa Lỳ thống nhất về việc ký 3 văn bản hợp tác.",
         ["Tỉnh Sơn La", "Tỉnh Lai Châu", "Tỉnh Phong Sa Lỳ"]),
        ("Tỉnh Sơn La và tỉnh Hủa Phăn (Lào) ký kết biên bản hợp tác.", ["Tỉnh Sơn La", "Tỉnh Hủa Phăn"]),
        ("Huyện Mộc Châu và huyện Vân Hồ ký kết chương trình phối hợp giữ rừng.", ["Huyện Mộc Châu", "Huyện Vân Hồ"]),
        ("Ký giao ước thi đua cụm I gồm Ban Dân vận Tỉnh ủy Sơn La, Công an tỉnh Sơn La.",
         ["Ban Dân vận Tỉnh ủy Sơn La", "Công an tỉnh Sơn La"]),
        ("Ban Dân vận Tỉnh ủy Sơn La đã phối hợp với Công an tỉnh Sơn La ký văn bản liên tịch về giữ bản làng.",
         ["Ban Dân vận Tỉnh ủy Sơn La", "Công an tỉnh Sơn La"]),
    ],
)  # fmt: skip
def test_territories_and_groups_that_sign(text: str, names: list[str]) -> None:
    (found,) = programmes_of(text)
    assert parties(found) == names


def test_a_review_of_years_of_carrying_out_is_of_a_programme_that_is_over() -> None:
    (found,) = programmes_of(
        "Ban Dân vận Tỉnh ủy Sơn La và Công an tỉnh Sơn La tổ chức hội nghị tổng kết 5 năm thực hiện "
        "Chương trình phối hợp."
    )
    assert found.status.value is ProgrammeStatus.CONCLUDED


def test_a_ministry_of_another_state_is_named_up_to_that_state() -> None:
    (found,) = programmes_of("Sơn La đã ký các thỏa thuận ghi nhớ với Bộ Rừng và quản lý nước Hà Lan về giữ rừng.")
    assert parties(found) == ["Tỉnh Sơn La", "Bộ Rừng và quản lý nước Hà Lan"]
