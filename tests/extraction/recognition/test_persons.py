"""Names of persons: where they begin and end, and what is none."""

import pytest

from tests.extraction.reading import read


def persons(text: str) -> set[str]:
    return {mention.person.name for mention in read(text).persons}


NAMES = [
    ("Đồng chí Lê Văn Bách phát biểu.", {"Lê Văn Bách"}),
    ("Trung tướng, PGS.TS Lê Văn Bách phát biểu.", {"Lê Văn Bách"}),
    ("Bà H'Hen Niê gửi lời chào.", {"H'Hen Niê"}),
    ("Ông Lê Hoà gặp bà Trần Thuý.", {"Lê Hòa", "Trần Thúy"}),
    ("ĐỒNG CHÍ LÊ VĂN BÁCH", {"Lê Văn Bách"}),
    ("Ông Lê Văn bách, Bí thư Tỉnh ủy Sơn La.", {"Lê Văn Bách"}),
    ("Bác Hồ về thăm quê.", {"Hồ Chí Minh"}),
    ("Ông Lê Văn Bách Ông Lê Văn Bách phát biểu.", {"Lê Văn Bách"}),
    ("Ông Sato Ken thăm Hà Nội.", {"Sato Ken"}),
    ("Trưởng Ban Công tác Mặt trận ấp Bình An Lê Văn Bách.", {"Lê Văn Bách"}),
    ("Bà Lê Thị Sen đến. Sau đó bà Sen về.", {"Lê Thị Sen"}),
    ("Ông Thông-xinh Thăm-ma-vông thăm Hà Nội.", {"Thông-xinh Thăm-ma-vông"}),
    ("Ông Phạm S và bà Lê Thị Ý đến.", {"Phạm S", "Lê Thị Ý"}),
    ("Ông Lê Văn Trung đến. Ông Trung ngồi.", {"Lê Văn Trung"}),
    ("Ông Lê Văn Bách Theo kế hoạch, hội nghị họp hai ngày.", {"Lê Văn Bách"}),
    ("Ông Lê Văn Được cho biết. Bà Lê Thị Như mất.", {"Lê Văn Được", "Lê Thị Như"}),
    ("Bà Lê Thị Sen Nguyên nhân là mưa. Bà Lê Thị Sen đến.", {"Lê Thị Sen"}),
    ("Bà Lê Thị Sen Thu đến. Bà Lê Thị Sen Thu nói. Bà Lê Thị Sen về.", {"Lê Thị Sen Thu", "Lê Thị Sen"}),
    ("Ông Rashid bin Zayed Al Hamad thăm Hà Nội.", {"Rashid bin Zayed Al Hamad"}),
    ("Bà Anna von der Berg và ông Omar al-Badr đến.", {"Anna von der Berg", "Omar al-Badr"}),
    ("Ông Lê Văn Nhân đến. Ông Nhân ngồi.", {"Lê Văn Nhân"}),
    ("Ông Đinh La thăng hỏi. Ông Đinh La Thăng đáp.", {"Đinh La Thăng"}),
    ("Ông Lê Văn Bách Chiều 13/5, hội nghị họp.", {"Lê Văn Bách"}),
    ("Bà Rịa có lễ hội. Bà Lê Thị Sen dự.", {"Lê Thị Sen"}),
    ("Ở thành phố Hà Nội, Lê Văn Bách - Chủ tịch UBND huyện Mai Sơn.", {"Lê Văn Bách"}),
    ("Ông Văn Bách nói. Trước đó, ông Lê Văn Bách im lặng.", {"Lê Văn Bách"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_persons_named(text: str, expected: set[str]) -> None:
    assert persons(text) == expected


NO_NAMES = [
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh ra quân.",
    "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    "Đường Nguyễn Văn Linh kẹt xe.",
    "Nhà số 13 Nguyễn Khoái bị ngập.",
    "Trường THPT Lê Quý Đôn khai giảng.",
    "Xuân Đinh Dậu đến rồi.",
    "Bắc Ninh và Thái Bình cùng ra quân.",
    "QUÁ TRÌNH CÔNG TÁC",
    "Nhà nhà cúng Ông Công Ông Táo.",
    "Đội tuyển Bồ Đào Nha thắng trận.",
    "Các ông Sở Tài, Cục Thuế trong truyện.",
    "ĐỒNG CHÍ LÊ VĂN BÁCH DỰ HỘI NGHỊ",
    "Hội Nông dân Việt Nam tặng quà.",
    "Nhà ở ngõ 73, phố Nguyễn Lương Bằng bị ngập.",
    "Bà Giàng Thị D. (thôn Mới) vay vốn.",
    "Ông Nông Văn Th trú tại thôn Mới.",
    "Kẹt xe trên các tuyến đường Nguyễn Thị Định, Lê Phụng Hiểu, Võ Chí Công - Mai Chí Thọ.",
    "Nếu đồng chí Nguyễn Văn A là Bí thư Tỉnh ủy thì tự kiểm điểm.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_person_is_named(text: str) -> None:
    assert persons(text) == set()


def test_short_form_is_marked_and_means_the_full_one() -> None:
    mentions = read("Bà Lê Thị Sen đến. Bà Sen phát biểu.").persons
    assert [(mention.person.name, mention.short) for mention in mentions] == [
        ("Lê Thị Sen", False),
        ("Lê Thị Sen", True),
    ]


def test_a_city_bears_no_name_as_a_street_does() -> None:
    people = {mention.person.name for mention in read("Bí thư Thành ủy TP Nguyễn Văn Bách ở phố Trần Văn Sen.").persons}
    assert people == {"Nguyễn Văn Bách"}
