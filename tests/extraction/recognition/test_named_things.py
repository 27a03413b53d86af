"""Names that look like those of persons and are those of streets, works, companies and photographers."""

import pytest

from tests.extraction.reading import read


def persons(text: str) -> set[str]:
    return {mention.person.name for mention in read(text).persons}


THINGS = [
    "Cụ sống một mình ở Lê Văn Bách, phường 9.",
    "Xe chạy theo hướng Trần Văn Sen, qua cầu.",
    "Hội nghị họp tại 12 Lê Văn Bách, phường 3.",
    "Dự án 8B Lê Văn Bách bị đình chỉ.",
    "Phố xá đông vui. Ảnh VGP/Lê Bách",
    "Vở “Trương Sen,” công diễn tối qua.",
    "Nhiều tác phẩm nổi tiếng như: Bến quê, Nhớ về Trần Văn Sen, Đường xa.",
    "Lễ vía Đức Ngọc Hoàng Thượng đế ở đền.",
    "Sản phẩm của An Bách Plastic bán chạy.",
    "Khách gồm Đoàn Ngoại giao và các tổ chức.",
    "Trường THPT chuyên Trần Văn Sen khai giảng.",
    "Giải thưởng văn hóa Trần Văn Sen được trao.",
    "Đoàn viếng Lăng Chủ tịch Hồ Chí Minh.",
    "Học tập tư tưởng, đạo đức, phong cách Chủ tịch Hồ Chí Minh.",
    "Người dân dạo quanh Hồ Tây.",
    "Kẹt xe trên các tuyến đường: Trần Văn Sen, Lê Văn Bách.",
    "Ông Sáu thuộc dòng họ Nguyễn Văn Sen ở làng này.",
    "Ký ức Mậu Thân còn mãi.",
]


@pytest.mark.parametrize("text", THINGS)
def test_a_thing_is_no_person(text: str) -> None:
    assert persons(text) == set()


PERSONS = [
    ("Sống ở xã này có ông Lê Văn Bách.", {"Lê Văn Bách"}),
    ("Trưởng khu phố 1 Lê Văn Bách phát biểu.", {"Lê Văn Bách"}),
    ("Trưởng thôn Tân Lập Thân Thị Sen phát biểu.", {"Thân Thị Sen"}),
    ("Danh sách: 1. Lê Văn Bách; 2. Trần Văn Sen.", {"Lê Văn Bách", "Trần Văn Sen"}),
    ("Bà Lê Bình đẳng với mọi người.", {"Lê Bình"}),
    ("Chủ tịch Hồ Chí Minh về thăm.", {"Hồ Chí Minh"}),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_a_person_remains_one(text: str, expected: set[str]) -> None:
    assert persons(text) == expected


ONE_PERSON = [
    ("Nhạc sĩ Văn Bách, tên thật là Lê Văn Bách, mất năm ngoái.", {"Văn Bách"}),
    ("Ông Lê Văn Bách (tức Trần Văn Sen) ra tòa. Trần Văn Sen khai.", {"Lê Văn Bách"}),
    ("Ông Pedro Lazo Fernandez đến. Ông Pedro Lazo Fernández phát biểu.", {"Pedro Lazo Fernandez"}),
    ("Ông Mudahin Kasim đến. Ông Mudahim Kasim phát biểu.", {"Mudahin Kasim"}),
    ("Ông Lê Văn Bách gặp ông Lê Văn Bạch.", {"Lê Văn Bách", "Lê Văn Bạch"}),
    ("Ông Pedro Lazo gặp ông Pablo Lazo.", {"Pedro Lazo", "Pablo Lazo"}),
]


@pytest.mark.parametrize(("text", "expected"), ONE_PERSON)
def test_names_of_one_person(text: str, expected: set[str]) -> None:
    assert persons(text) == expected


FOREIGN_AND_OTHER_PEOPLES = [
    ("Nhà báo Nga Pavel Gromov phỏng vấn.", {"Pavel Gromov"}),
    ("Tượng đài Anh hùng dân tộc Cuba Jorge Marín được khánh thành.", {"Jorge Marín"}),
    ("Hồi ấy có Mùa A Sếnh và Giàng Thị Sua.", {"Mùa A Sếnh", "Giàng Thị Sua"}),
    ("Nạn nhân là Giàng Thị S cùng xã.", set()),
    ("Họa sỹ Văn Bách vẽ tranh.", {"Văn Bách"}),
]


@pytest.mark.parametrize(("text", "expected"), FOREIGN_AND_OTHER_PEOPLES)
def test_names_of_other_peoples(text: str, expected: set[str]) -> None:
    assert persons(text) == expected
