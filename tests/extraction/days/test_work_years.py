"""When an article was written, told by the years whose work it reviews and plans."""

import pytest

from danvan_kg.extraction.days.work_years import work_years
from tests.extraction.views import lexicon

REVIEW = "Hội nghị tổng kết công tác năm 2016, triển khai nhiệm vụ năm 2017."


@pytest.mark.parametrize(
    ("text", "month", "expected"),
    [
        (REVIEW, 12, 2016),
        (REVIEW, 1, 2017),
        (REVIEW, 6, 2017),
        ("Bản làng bàn việc sáu tháng cuối năm 2015.", 7, 2015),
        ("Bản làng bàn việc sáu tháng cuối năm 2015.", 1, None),
        ("Tình hình 6 tháng đầu năm 2015 có tiến bộ.", 7, 2015),
        ("Nghe báo cáo về mùa màng năm 2014.", 12, 2014),
        ("Nghe báo cáo về mùa màng năm 2014.", 2, 2015),
        ("Nghe báo cáo về mùa màng năm 2014.", 7, None),
        ("Nghe kết quả thực hiện nhiệm vụ năm 2016 của bản.", 2, 2017),
        ("Trong năm 2014 bản đã có điện.", 9, 2014),
        ("Bàn phương hướng, nhiệm vụ đến năm 2030.", 7, None),
        ("Bàn nhiệm vụ 5 năm 2016 - 2020.", 7, None),
        ("Bản làng có điện từ lâu.", 7, None),
        ("Nghe báo cáo tình hình năm 2018, bàn kế hoạch năm 2019.", 9, 2018),
        ("Nghe báo cáo tình hình năm 2018, bàn kế hoạch năm 2019.", 6, 2019),
        ("Bước sang năm 2019 bản đã có điện.", 3, 2019),
        ("Ông sang thăm nước Lào năm 2005.", 3, None),
        ("Hoàn thành chỉ tiêu đề ra cho năm 2020.", 5, None),
        ("Bản chọn chủ đề năm 2018 là trồng rừng.", 11, 2017),
        ("Bản chọn chủ đề năm 2018 là trồng rừng.", 6, 2018),
        ("2017 là năm thứ hai bản trồng rừng.", 12, 2016),
        ("Rừng tăng 6% so với cuối năm 2015.", 6, 2016),
        ("Năm 2017 bản trồng rừng, tăng 6% so với cùng kỳ năm 2016.", 6, None),
        ("Bản có 200 con trâu, tổng sản phẩm năm 2015 ước đạt 3 tỷ đồng.", 9, 2015),
        ("Bản phấn đấu xong đường trong năm 2025.", 9, None),
        ("Bản nghe báo cáo tình hình thi hành Luật Đất đai năm 2013.", 5, None),
        ("Bản nghe tin về công tác năm 2017.", 2, None),
        ("Bản nghe tin về công tác năm 2017.", 5, 2018),
        ("2024-2025 là năm học mới.", 9, None),
        ("Bản nghe báo cáo kết quả năm 2017. Trong năm 2018, nhiệm vụ của bản là trồng rừng.", 12, 2017),
        ("Rừng tăng 6% so với cuối năm 2015.", 1, None),
        ("Bản kiểm điểm công tác năm 2016. Trong năm 2016 bản đã có điện.", 5, 2017),
        ("Bản kiểm điểm công tác năm 2016. Trong năm 2016 bản đã có điện.", 7, None),
    ],
)
def test_the_work_of_a_year_tells_when_the_text_was_written(text: str, month: int, expected: int | None) -> None:
    assert work_years(text, lexicon()).year_of(month) == expected
