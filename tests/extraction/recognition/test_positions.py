"""Each construction in which a person and a position stand together, in sentences of our own."""

import pytest

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction import recognise
from danvan_kg.observation import Relation
from danvan_kg.text import Span
from tests.extraction.reading import lexicon, positions, read

HOLDS, APPOINTED, FORMER, LEAVES, NOMINATED = (
    Relation.HOLDS,
    Relation.APPOINTED,
    Relation.FORMER,
    Relation.LEAVES,
    Relation.NOMINATED,
)
SECRETARIAT = "Ban Bí thư Trung ương Đảng"
CENTRAL = "Ban Chấp hành Trung ương Đảng"
BLOC = "Đảng ủy Khối các cơ quan Trung ương"

CONSTRUCTIONS = [
    pytest.param(
        "Trưởng ban Dân vận Trung ương Lê Thị Sen phát biểu.",
        {("Lê Thị Sen", "Trưởng ban", "Ban Dân vận Trung ương", HOLDS)},
        id="1-role-and-body-share-the-head",
    ),
    pytest.param(
        "Phó trưởng ban Ban Dân vận Trung ương Lê Thị Sen dự hội nghị.",
        {("Lê Thị Sen", "Phó Trưởng ban", "Ban Dân vận Trung ương", HOLDS)},
        id="1-head-said-twice",
    ),
    pytest.param(
        "Phó Trưởng Ban Thường trực Ban Tổ chức Trung ương Lê Văn Bách chủ trì.",
        {("Lê Văn Bách", "Phó Trưởng ban Thường trực", "Ban Tổ chức Trung ương", HOLDS)},
        id="1-modifier-between-the-heads",
    ),
    pytest.param(
        "Đến dự có Bí thư Trung ương Đảng, Trưởng ban Dân vận Trung ương Lê Thị Sen và Ủy viên Trung ương Đảng, "
        "Bí thư Đảng ủy Khối các cơ quan Trung ương Trần Văn Giang.",
        {
            ("Lê Thị Sen", "Bí thư", SECRETARIAT, HOLDS),
            ("Lê Thị Sen", "Trưởng ban", "Ban Dân vận Trung ương", HOLDS),
            ("Trần Văn Giang", "Ủy viên", CENTRAL, HOLDS),
            ("Trần Văn Giang", "Bí thư", BLOC, HOLDS),
        },
        id="2-chains-before-names-joined-by-va",
    ),
    pytest.param(
        "Chủ trì có đồng chí Trần Văn Giang, Phó Bí thư Tỉnh ủy Nghệ An, đồng chí Lê Thị Sen, Phó Trưởng Ban Dân vận "
        "Trung ương.",
        {
            ("Trần Văn Giang", "Phó Bí thư", "Tỉnh ủy Nghệ An", HOLDS),
            ("Lê Thị Sen", "Phó Trưởng ban", "Ban Dân vận Trung ương", HOLDS),
        },
        id="3-chains-after-names-parted-by-commas",
    ),
    pytest.param(
        "Các đồng chí: Trần Văn Giang, Bí thư Tỉnh ủy Hà Giang; Lê Thị Sen, Chủ tịch UBND tỉnh Hà Giang chủ trì.",
        {
            ("Trần Văn Giang", "Bí thư", "Tỉnh ủy Hà Giang", HOLDS),
            ("Lê Thị Sen", "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
        },
        id="3-list-with-semicolons",
    ),
    pytest.param(
        "Đồng chí Lê Thị Sen - Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy Lào Cai phát biểu.",
        {
            ("Lê Thị Sen", "Ủy viên", "Ban Thường vụ Tỉnh ủy Lào Cai", HOLDS),
            ("Lê Thị Sen", "Trưởng ban", "Ban Dân vận Tỉnh ủy Lào Cai", HOLDS),
        },
        id="4-left-out-complement-comes-later",
    ),
    pytest.param(
        "GS.TS Lê Văn Bách, Phó Bí thư Đảng đoàn, Phó Chủ tịch, Tổng Thư ký Hội Luật gia Việt Nam.",
        {
            ("Lê Văn Bách", "Phó Bí thư", "Đảng đoàn Hội Luật gia Việt Nam", HOLDS),
            ("Lê Văn Bách", "Phó Chủ tịch", "Hội Luật gia Việt Nam", HOLDS),
            ("Lê Văn Bách", "Tổng Thư ký", "Hội Luật gia Việt Nam", HOLDS),
        },
        id="4-left-out-body-comes-later",
    ),
    pytest.param(
        "Bí thư Đảng ủy, Chủ tịch HĐND xã Kim Liên Lê Thị Sen tiếp dân.",
        {
            ("Lê Thị Sen", "Bí thư", "Đảng ủy xã Kim Liên", HOLDS),
            ("Lê Thị Sen", "Chủ tịch", "Hội đồng nhân dân xã Kim Liên", HOLDS),
        },
        id="4-territory-of-the-next-body",
    ),
    pytest.param(
        "Chủ tịch nước Lê Văn Bách tiếp Thủ tướng Trần Văn Giang.",
        {
            ("Lê Văn Bách", "Chủ tịch nước", "Nước Cộng hòa xã hội chủ nghĩa Việt Nam", HOLDS),
            ("Trần Văn Giang", "Thủ tướng", "Chính phủ", HOLDS),
        },
        id="5-offices-that-imply-their-body",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Tỉnh ủy viên, Giám đốc Sở Nội vụ Sơn La.",
        {
            ("Lê Văn Bách", "Ủy viên", "Tỉnh ủy Sơn La", HOLDS),
            ("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", HOLDS),
        },
        id="5-membership-in-one-word",
    ),
    pytest.param(
        "Trưởng Ban Dân vận Đảng ủy Khối các cơ quan Trung ương Lê Thị Sen báo cáo.",
        {("Lê Thị Sen", "Trưởng ban", "Ban Dân vận Đảng ủy Khối các cơ quan Trung ương", HOLDS)},
        id="6-nested-bodies",
    ),
    pytest.param(
        "Phó chủ tịch UBND thành phố Lê Khắc Bình nói.",
        {("Lê Khắc Bình", "Phó Chủ tịch", "Ủy ban nhân dân thành phố Hải Phòng", HOLDS)},
        id="26-city-and-man",
    ),
    pytest.param(
        "Phó Bí thư Thường trực Tỉnh ủy Sơn La Lê Văn Bách làm việc với Thường trực Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Phó Bí thư Thường trực", "Tỉnh ủy Sơn La", HOLDS)},
        id="26-modifier-or-body",
    ),
    pytest.param(
        "Các Phó Chủ tịch UBND tỉnh Sơn La: Lê Văn Bách, Trần Văn Giang dự họp.",
        {
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", HOLDS),
            ("Trần Văn Giang", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", HOLDS),
        },
        id="one-role-for-a-list",
    ),
    pytest.param(
        "UVTV, Trưởng Ban Tổ chức Tỉnh uỷ Sơn La Lê Văn Bách.",
        {
            ("Lê Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Sơn La", HOLDS),
            ("Lê Văn Bách", "Trưởng ban", "Ban Tổ chức Tỉnh ủy Sơn La", HOLDS),
        },
        id="abbreviations-and-new-tone-marks",
    ),
    pytest.param(
        "Ông Lê Văn Bách, nguyên Ủy viên Trung ương Đảng, nguyên Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Ủy viên", CENTRAL, FORMER), ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", FORMER)},
        id="former",
    ),
    pytest.param(
        "Quyền Chủ tịch UBND tỉnh Sơn La Lê Văn Bách ký quyết định.",
        {("Lê Văn Bách", "Quyền Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", HOLDS)},
        id="acting",
    ),
    pytest.param(
        "Bộ Chính trị điều động, chỉ định ông Lê Văn Bách, Phó Trưởng Ban Nội chính Trung ương, tham gia Ban Chấp "
        "hành, Ban Thường vụ và giữ chức Bí thư Tỉnh ủy Sơn La nhiệm kỳ 2020-2025.",
        {
            ("Lê Văn Bách", "Phó Trưởng ban", "Ban Nội chính Trung ương", HOLDS),
            ("Lê Văn Bách", "Ủy viên", "Tỉnh ủy Sơn La", APPOINTED),
            ("Lê Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Sơn La", APPOINTED),
            ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", APPOINTED),
        },
        id="appointed-with-the-old-post",
    ),
    pytest.param(
        "HĐND tỉnh Sơn La miễn nhiệm chức vụ Chủ tịch UBND tỉnh đối với ông Lê Văn Bách.",
        {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", LEAVES)},
        id="leaves-named-after-the-post",
    ),
    pytest.param(
        "Bà Lê Thị Sen thôi giữ chức Bí thư Huyện ủy Mai Sơn để nhận nhiệm vụ Phó Trưởng Ban Dân vận Tỉnh ủy Sơn La.",
        {
            ("Lê Thị Sen", "Bí thư", "Huyện ủy Mai Sơn", LEAVES),
            ("Lê Thị Sen", "Phó Trưởng ban", "Ban Dân vận Tỉnh ủy Sơn La", APPOINTED),
        },
        id="leaves-one-post-for-another",
    ),
    pytest.param(
        "Ông Lê Văn Bách được giới thiệu bầu giữ chức Chủ tịch HĐND tỉnh Sơn La.",
        {("Lê Văn Bách", "Chủ tịch", "Hội đồng nhân dân tỉnh Sơn La", APPOINTED)},
        id="elected-after-being-put-forward",
    ),
    pytest.param(
        "Đoàn kiểm tra của Ban Bí thư do ông Lê Văn Bách, Trưởng Ban Nội chính Trung ương, làm Trưởng đoàn.",
        {
            ("Lê Văn Bách", "Trưởng ban", "Ban Nội chính Trung ương", HOLDS),
            ("Lê Văn Bách", "Trưởng đoàn", "Đoàn kiểm tra của Ban Bí thư Trung ương Đảng", HOLDS),
        },
        id="head-of-a-named-team",
    ),
    pytest.param(
        "Quyết định bổ nhiệm chức vụ Thứ trưởng Bộ Công an đối với Trung tướng Lê Văn Bách, Cục trưởng Cục Hậu cần và "
        "Thiếu tướng Trần Văn Giang.",
        {
            ("Lê Văn Bách", "Thứ trưởng", "Bộ Công an", APPOINTED),
            ("Lê Văn Bách", "Cục trưởng", "Cục Hậu cần", HOLDS),
            ("Trần Văn Giang", "Thứ trưởng", "Bộ Công an", APPOINTED),
        },
        id="one-post-for-two-persons-named-after-it",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Chủ tịch và ông Trần Văn Giang, Phó Chủ tịch UBND huyện Mai Sơn bị khiển trách.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Mai Sơn", HOLDS),
            ("Trần Văn Giang", "Phó Chủ tịch", "Ủy ban nhân dân huyện Mai Sơn", HOLDS),
        },
        id="body-named-with-the-next-person",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Trợ lý Trưởng ban Tổ chức Trung ương.",
        {("Lê Văn Bách", "Trợ lý", "Ban Tổ chức Trung ương", HOLDS)},
        id="assistant-of-a-head-is-no-head",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Thư ký Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an, được tặng thưởng.",
        {("Lê Văn Bách", "Thư ký", "Bộ Công an", HOLDS)},
        id="secretary-of-one-with-two-titles",
    ),
    pytest.param(
        "Ông Lê Văn Bách (nguyên trợ lý Tổng Bí thư Trần Văn Giang) kể.",
        {("Lê Văn Bách", "Trợ lý", CENTRAL, FORMER), ("Trần Văn Giang", "Tổng Bí thư", CENTRAL, HOLDS)},
        id="assistant-of-one-who-is-named",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Chánh Văn phòng kiêm Người phát ngôn Bộ Công an.",
        {
            ("Lê Văn Bách", "Chánh Văn phòng", "Văn phòng Bộ Công an", HOLDS),
            ("Lê Văn Bách", "Người phát ngôn", "Bộ Công an", HOLDS),
        },
        id="office-of-the-body-named-next",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Trạm trưởng Trạm Y tế xã Mường Bú và bà Lê Thị Sen, Trưởng trạm Y tế xã Mường Giôn.",
        {
            ("Lê Văn Bách", "Trưởng trạm", "Trạm Y tế xã Mường Bú", HOLDS),
            ("Lê Thị Sen", "Trưởng trạm", "Trạm Y tế xã Mường Giôn", HOLDS),
        },
        id="heads-of-stations",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Phó Văn phòng Trung ương Đảng; bà Lê Thị Sen, thẩm phán, nói.",
        {("Lê Văn Bách", "Phó Chánh Văn phòng", "Văn phòng Trung ương Đảng", HOLDS)},
        id="deputy-called-short-and-a-job-without-a-body",
    ),
    pytest.param(
        "Ông Lê Văn Bách, phụ trách kinh tế, và ông Trần Văn Giang, phụ trách Sở Y tế Sơn La.",
        {("Trần Văn Giang", "Phụ trách", "Sở Y tế tỉnh Sơn La", HOLDS)},
        id="in-charge-of-a-body",
    ),
    pytest.param(
        "Bí thư Thành ủy Tp.HCM Lê Văn Bách tiếp dân.",
        {("Lê Văn Bách", "Bí thư", "Thành ủy thành phố Hồ Chí Minh", HOLDS)},
        id="abbreviation-that-runs-into-the-name",
    ),
    pytest.param("Ông Lê Văn Bách không được bầu làm Chủ tịch UBND tỉnh Sơn La.", set(), id="denied"),
    pytest.param(
        "Ông Lê Văn Bách ký quyết định phân công 6 Ủy viên Bộ Chính trị tham gia Ban Bí thư.",
        set(),
        id="others-join-a-body",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La, thôi giữ chức Bí thư do đã nhận nhiệm vụ Phó Trưởng Ban Tổ chức "
        "Trung ương.",
        {
            ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", LEAVES),
            ("Lê Văn Bách", "Phó Trưởng ban", "Ban Tổ chức Trung ương", APPOINTED),
        },
        id="left-by-its-role-for-another",
    ),
    pytest.param(
        "Bà Lê Thị Sen nhận chức Giám đốc Sở Nội vụ tỉnh Lào Cai.",
        {("Lê Thị Sen", "Giám đốc", "Sở Nội vụ tỉnh Lào Cai", APPOINTED)},
        id="receives-a-post",
    ),
    pytest.param(
        "Ông Lê Văn Bách được bầu làm Chủ tịch UBND tỉnh Sơn La. Trước kia ông là Giám đốc Sở Tài chính tỉnh Sơn La.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", APPOINTED),
            ("Lê Văn Bách", "Giám đốc", "Sở Tài chính tỉnh Sơn La", FORMER),
        },
        id="before-that-he-was",
    ),
    pytest.param(
        "Tân Bí thư Tỉnh ủy Sơn La Lê Văn Bách phát biểu. Ông từng là Chánh Văn phòng Tỉnh ủy Lào Cai.",
        {
            ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", APPOINTED),
            ("Lê Văn Bách", "Chánh Văn phòng", "Văn phòng Tỉnh ủy Lào Cai", FORMER),
        },
        id="pronoun-of-the-new-holder",
    ),
    pytest.param(
        "Dự có các Phó Chủ tịch UBND huyện: Lê Văn Bách (Mường La), Trần Văn Giang (Yên Châu).",
        {
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân huyện Mường La", HOLDS),
            ("Trần Văn Giang", "Phó Chủ tịch", "Ủy ban nhân dân huyện Yên Châu", HOLDS),
        },
        id="place-in-brackets-behind-each-of-a-list",
    ),
    pytest.param(
        "Chủ tịch UBND TP.\nHCM Lê Văn Bách tiếp dân.",
        {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân thành phố Hồ Chí Minh", HOLDS)},
        id="abbreviation-over-a-line-that-was-wrapped",
    ),
    pytest.param(
        "Ông Lê Văn Bách là Phó Chủ tịch Ủy ban Mặt trận\nTổ quốc Việt Nam tỉnh Sơn La.",
        {("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", HOLDS)},
        id="body-over-a-line-that-was-wrapped",
    ),
    pytest.param(
        "Bà Lê Thị Sen giữ chức Trưởng Ban Dân vận Trung ương thay ông Lê Văn Bách, đồng thời tham gia Ban Bí thư.",
        {
            ("Lê Thị Sen", "Trưởng ban", "Ban Dân vận Trung ương", APPOINTED),
            ("Lê Thị Sen", "Ủy viên", SECRETARIAT, APPOINTED),
            ("Lê Văn Bách", "Trưởng ban", "Ban Dân vận Trung ương", LEAVES),
        },
        id="the-one-replaced-joins-nothing",
    ),
    pytest.param(
        "Trước khi được bầu, ông Lê Văn Bách là Phó Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Phó Bí thư", "Tỉnh ủy Sơn La", FORMER)},
        id="before-being-elected",
    ),
    pytest.param(
        "Ông Lê Văn Bách trước khi giữ chức Tư lệnh Quân khu 9 từng là Phó Tham mưu trưởng Quân khu 9.",
        {
            ("Lê Văn Bách", "Tư lệnh", "Quân khu 9", HOLDS),
            ("Lê Văn Bách", "Phó Tham mưu trưởng", "Quân khu 9", FORMER),
        },
        id="the-later-post-behind-before",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Ủy viên Ban Thường vụ, Phó Chủ tịch UBND tỉnh Lào Cai dự. Ban Thường vụ Tỉnh ủy Sơn La họp.",
        {
            ("Lê Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Lào Cai", HOLDS),
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Lào Cai", HOLDS),
        },
        id="committee-of-the-territory-in-the-chain",
    ),
    pytest.param(
        "Ông Vưu Kim, Ủy viên Trung ương Đảng Cộng sản Trung Quốc, Bí thư Tỉnh ủy, gặp Bí thư Tỉnh ủy Sơn La "
        "Lê Văn Bách.",
        {
            ("Vưu Kim", "Ủy viên", "Ban Chấp hành Trung ương Đảng Cộng sản Trung Quốc", HOLDS),
            ("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", HOLDS),
        },
        id="party-of-another-state",
    ),
    pytest.param(
        "Ông Lê Văn Bách là Giám đốc Văn phòng Đăng ký đất đai tỉnh Sơn La.",
        {("Lê Văn Bách", "Giám đốc", "Văn phòng Đăng ký đất đai tỉnh Sơn La", HOLDS)},
        id="small-words-of-an-open-name",
    ),
    pytest.param(
        "Ông Lê Văn Bách công tác ở Sở Tài chính tỉnh Sơn La, sau đó giữ chức Phó Giám đốc Sở.",
        {("Lê Văn Bách", "Phó Giám đốc", "Sở Tài chính tỉnh Sơn La", APPOINTED)},
        id="body-called-by-its-first-word",
    ),
    pytest.param(
        "Cố Tổng Bí thư Trường Chinh quê ở đây.",
        {("Trường Chinh", "Tổng Bí thư", CENTRAL, FORMER)},
        id="the-late-holder-called-like-a-school",
    ),
    pytest.param(
        "Người phát ngôn Tổng thống Nga Anton Belov cho biết.",
        {("Anton Belov", "Người phát ngôn", "Nga", HOLDS)},
        id="spokesperson-of-whoever-holds-an-office",
    ),
    pytest.param(
        "Người phát ngôn Điện Kremlin Anton Belov trả lời báo chí.",
        {("Anton Belov", "Người phát ngôn", "Điện Kremlin", HOLDS)},
        id="body-of-another-state-by-its-building",
    ),
    pytest.param(
        "Theo chính quyền Tổng thống Pháp Jean Dupont, thuế sẽ giảm.",
        {("Jean Dupont", "Tổng thống", "Pháp", HOLDS)},
        id="a-government-is-no-acting-head",
    ),
    pytest.param(
        "Ông Lê Văn Bách từng giữ chức Chủ tịch UBND huyện Mai Sơn. Ban Thường vụ điều động ông Lê Văn Bách, Chủ tịch "
        "UBND huyện Mai Sơn về công tác tại Sở Nội vụ tỉnh Sơn La.",
        {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Mai Sơn", FORMER)},
        id="post-from-which-somebody-is-moved-and-that-he-is-said-to-have-left",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Chủ tịch UBND huyện Mai Sơn lúc bấy giờ ký quyết định.",
        {("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Mai Sơn", FORMER)},
        id="title-of-that-time",
    ),
    pytest.param(
        "Ông Lê Văn Bách đã trải qua nhiều vị trí, đảm nhiệm nhiều cương vị quan trọng của tỉnh như: Giám đốc Sở Nội "
        "vụ tỉnh Sơn La; kế toán viên; Bí thư Huyện ủy Mai Sơn.",
        {
            ("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", FORMER),
            ("Lê Văn Bách", "Bí thư", "Huyện ủy Mai Sơn", FORMER),
        },
        id="list-of-posts-behind-a-phrase-that-runs-on",
    ),
    pytest.param(
        "Ông Lê Văn Bách kinh qua nhiều vị trí lãnh đạo tại các đơn vị như Phó Giám đốc rồi Giám đốc Sở Nội vụ tỉnh "
        "Sơn La, Bí thư Huyện ủy Mai Sơn.",
        {
            ("Lê Văn Bách", "Phó Giám đốc", "Sở Nội vụ tỉnh Sơn La", FORMER),
            ("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", FORMER),
            ("Lê Văn Bách", "Bí thư", "Huyện ủy Mai Sơn", FORMER),
        },
        id="list-of-posts-behind-as",
    ),
    pytest.param(
        "Trong thời gian giữ chức vụ Trưởng Công an huyện Mai Sơn, tỉnh Sơn La, đồng chí Lê Văn Bách có khuyết điểm.",
        {("Lê Văn Bách", "Trưởng Công an", "Công an huyện Mai Sơn", FORMER)},
        id="holder-behind-the-province-of-the-body",
    ),
    pytest.param(
        "UBND tỉnh Sơn La trao quyết định phê chuẩn của Thủ tướng Chính phủ về kết quả bầu Phó Chủ tịch UBND tỉnh đối "
        "với ông Lê Văn Bách.",
        {("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", APPOINTED)},
        id="whose-act-it-is-gets-nothing-by-it",
    ),
    pytest.param(
        "Bà Lê Thị Sen đề nghị từng ủy viên Ban Thường vụ Tỉnh ủy Sơn La nêu gương, nhất là các đồng chí là Bí thư "
        "Huyện ủy Mai Sơn.",
        set(),
        id="each-and-several-holders-of-a-title-are-nobody-named",
    ),
    pytest.param(
        "Quốc hội cho thôi giữ chức vụ Trưởng Đoàn ĐBQH khóa XV tỉnh Sơn La đối với ông Lê Văn Bách.",
        {("Lê Văn Bách", "Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Sơn La", LEAVES)},
        id="term-between-a-body-and-its-territory",
    ),
    pytest.param(
        "Ông Lê Văn Bách bị cách chức tất cả các chức vụ trong Đảng (Ủy viên Ban Thường vụ Huyện ủy Mai Sơn; Bí thư "
        "Đảng ủy xã Cò Nòi).",
        {
            ("Lê Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Mai Sơn", LEAVES),
            ("Lê Văn Bách", "Bí thư", "Đảng ủy xã Cò Nòi", LEAVES),
        },
        id="posts-that-are-lost-in-brackets",
    ),
    pytest.param(
        "Ban Tổ chức Lễ hội Hoa Ban do bà Lê Thị Sen làm Trưởng ban. Công ty Bình Minh do ông Lê Văn Bách (tức Ba) làm "
        "Chủ tịch Hội đồng quản trị.",
        {
            ("Lê Thị Sen", "Trưởng ban", "Ban Tổ chức Lễ hội Hoa Ban", HOLDS),
            ("Lê Văn Bách", "Chủ tịch", "Hội đồng quản trị Công ty Bình Minh", HOLDS),
        },
        id="head-presented-of-the-body-before",
    ),
    pytest.param(
        "Bà Lê Thị Sen là Trưởng Ban Chỉ đạo xây dựng quy hoạch cán bộ cấp chiến lược nhiệm kỳ 2021-2026.",
        {
            (
                "Lê Thị Sen",
                "Trưởng ban",
                "Ban Chỉ đạo xây dựng quy hoạch cán bộ cấp chiến lược nhiệm kỳ 2021-2026",
                HOLDS,
            )
        },
        id="board-with-the-years-for-which-it-is-there",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Trưởng Tiểu ban Nhân sự, chủ trì. Dự có thành viên Tiểu ban, gồm các đồng chí: Bí thư Huyện "
        "ủy Mai Sơn Lê Thị Sen; Giám đốc Sở Nội vụ tỉnh Sơn La Trần Văn Giang.",
        {
            ("Lê Văn Bách", "Trưởng tiểu ban", "Tiểu ban Nhân sự", HOLDS),
            ("Lê Thị Sen", "Thành viên", "Tiểu ban Nhân sự", HOLDS),
            ("Lê Thị Sen", "Bí thư", "Huyện ủy Mai Sơn", HOLDS),
            ("Trần Văn Giang", "Thành viên", "Tiểu ban Nhân sự", HOLDS),
            ("Trần Văn Giang", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", HOLDS),
        },
        id="members-listed-with-titles-of-their-own",
    ),
    pytest.param(
        "Hội nghị bầu 3 Phó Bí thư Tỉnh ủy Sơn La gồm bà Lê Thị Sen, bà Trần Thị Lan (Chủ tịch HĐND tỉnh); "
        "ông Lê Văn Bách.",
        {
            ("Lê Thị Sen", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED),
            ("Trần Thị Lan", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED),
            ("Trần Thị Lan", "Chủ tịch", "Hội đồng nhân dân tỉnh Sơn La", HOLDS),
            ("Lê Văn Bách", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED),
        },
        id="counted-list-goes-over-a-semicolon",
    ),
    pytest.param(
        "Giai đoạn 2006-2011, ông Lê Văn Bách làm Giám đốc Sở Nội vụ tỉnh Sơn La.",
        {("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", FORMER)},
        id="stage-that-begins-the-sentence",
    ),
    pytest.param(
        "Đến tháng 4/2014, ông Lê Văn Bách được phân công giữ chức Bí thư Huyện ủy Mai Sơn cho đến nay.",
        {("Lê Văn Bách", "Bí thư", "Huyện ủy Mai Sơn", HOLDS)},
        id="post-that-was-taken-and-lasts",
    ),
    pytest.param(
        "Bà Hồng có em trai là ông Lê Văn Bách làm Chủ tịch UBND xã Cò Nòi; bà Lê Thị Sen, em gái bà Hồng làm Chủ tịch "
        "HĐND xã Cò Nòi.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Cò Nòi", HOLDS),
            ("Lê Thị Sen", "Chủ tịch", "Hội đồng nhân dân xã Cò Nòi", APPOINTED),
        },
        id="kin-with-posts",
    ),
    pytest.param(
        "Ông Lê Văn Bách được bầu giữ chức Bí thư Huyện ủy Mai Sơn, thay ông Trần Văn Giang nghỉ hưu.",
        {
            ("Lê Văn Bách", "Bí thư", "Huyện ủy Mai Sơn", APPOINTED),
            ("Trần Văn Giang", "Bí thư", "Huyện ủy Mai Sơn", LEAVES),
        },
        id="who-is-replaced-leaves-the-post",
    ),
    pytest.param(
        "Chúc mừng ông Lê Văn Bách nhận chức Giám đốc Sở Nội vụ tỉnh Sơn La, Tổng Bí thư, Chủ tịch nước Trần Văn Giang "
        "căn dặn.",
        {
            ("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", APPOINTED),
            ("Trần Văn Giang", "Tổng Bí thư", CENTRAL, HOLDS),
            ("Trần Văn Giang", "Chủ tịch nước", "Nước Cộng hòa xã hội chủ nghĩa Việt Nam", HOLDS),
        },
        id="next-person-begins-with-an-office-of-the-party",
    ),
    pytest.param(
        "Nhất trí với Thủ tướng Lê Văn Bách, Bộ trưởng Bộ Quốc phòng Lào cho biết hai bên sẽ trao đổi đoàn.",
        {("Lê Văn Bách", "Thủ tướng", "Chính phủ", HOLDS)},
        id="office-of-another-state-is-somebody-elses",
    ),
    pytest.param(
        "Mỹ và Mỹ: đoàn Mỹ tới Hà Nội. Tổng thống John Smith gửi thư.",
        {("John Smith", "Tổng thống", "Hoa Kỳ", HOLDS)},
        id="president-of-the-state-of-which-is-spoken",
    ),
    pytest.param(
        "Mỹ và Mỹ, Mỹ và Nga: đoàn Mỹ tới Hà Nội, đoàn Nga về. Tổng thống John Smith gửi thư.",
        set(),
        id="president-of-one-of-the-states-of-which-is-spoken",
    ),
    pytest.param(
        "Bà Lê Thị Bách dự họp. Bà điều hành công ty do chồng bà là Chủ tịch HĐTV.",
        set(),
        id="post-of-the-husband",
    ),
    pytest.param(
        "Bà Lê Thị Bách, Bí thư Đảng ủy các khu công nghiệp Đà Nẵng, dự họp.",
        {("Lê Thị Bách", "Bí thư", "Đảng ủy các khu công nghiệp thành phố Đà Nẵng", HOLDS)},
        id="party-committee-of-several-bodies",
    ),
    pytest.param(
        "Bà Lê Thị Bách, Chủ tịch HĐQT Vinamilk, dự họp.",
        {("Lê Thị Bách", "Chủ tịch", "Hội đồng quản trị Công ty Cổ phần Sữa Việt Nam", HOLDS)},
        id="board-of-a-company-called-by-its-brand",
    ),
    pytest.param(
        "Tổng Bí thư Lê Văn Bách dự họp. Về vụ việc của ông Trần Văn Giang, Tổng Bí thư nhấn mạnh tính nghiêm minh.",
        {("Lê Văn Bách", "Tổng Bí thư", CENTRAL, HOLDS)},
        id="one-person-has-a-sole-office",
    ),
    pytest.param(
        "Xử lý nhiều đồng chí nguyên Ủy viên Trung ương Đảng như đồng chí Lê Văn Bách, Trần Văn Giang.",
        {("Lê Văn Bách", "Ủy viên", CENTRAL, FORMER), ("Trần Văn Giang", "Ủy viên", CENTRAL, FORMER)},
        id="holders-listed-behind-as",
    ),
    pytest.param(
        "Từ năm 2001 đến năm 2005, bà Lê Thị Sen giữ các chức vụ: Trưởng phòng Văn hóa và Thông tin huyện Mai Sơn "
        "kiêm Giám đốc Nhà Văn hóa huyện Mai Sơn.",
        {
            ("Lê Thị Sen", "Trưởng phòng", "Phòng Văn hóa và Thông tin huyện Mai Sơn", FORMER),
            ("Lê Thị Sen", "Giám đốc", "Nhà Văn hóa huyện Mai Sơn", FORMER),
        },
        id="house-of-culture-is-no-writer",
    ),
    pytest.param(
        "Ông Lê Văn Bách từng giữ chức Cục phó An ninh kinh tế, Phó Chánh Văn phòng rồi Chánh Văn phòng Bộ Công an.",
        {
            ("Lê Văn Bách", "Phó Cục trưởng", "Cục An ninh kinh tế Bộ Công an", FORMER),
            ("Lê Văn Bách", "Phó Chánh Văn phòng", "Văn phòng Bộ Công an", FORMER),
            ("Lê Văn Bách", "Chánh Văn phòng", "Văn phòng Bộ Công an", FORMER),
        },
        id="subject-behind-a-role-that-names-the-head",
    ),
    pytest.param(
        "Tỉnh tạm dừng việc bổ nhiệm lại chức Giám đốc Sở Nội vụ tỉnh Sơn La đối với ông Lê Văn Bách.",
        {("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", HOLDS)},
        id="appointment-that-is-put-off",
    ),
    pytest.param(
        "Trường Tiểu học Cò Nòi họp. Dự có ông Lê Văn Bách, Hiệu trưởng; bà Lê Thị Sen, nguyên Phó Hiệu trưởng.",
        {
            ("Lê Văn Bách", "Hiệu trưởng", "Trường Tiểu học Cò Nòi", HOLDS),
            ("Lê Thị Sen", "Phó Hiệu trưởng", "Trường Tiểu học Cò Nòi", FORMER),
        },
        id="titles-of-the-one-school-of-which-is-spoken",
    ),
    pytest.param("Bí thư Thành đoàn phát biểu. Lê Văn Bách vỗ tay.", set(), id="post-of-nobody-named"),
    pytest.param("Thứ trưởng Ngoại giao Nhật Bản Sato Ken thăm Việt Nam.", None, id="foreign-office"),
    pytest.param("Chủ tịch Hồ Chí Minh căn dặn.", set(), id="19-person-of-history"),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_construction_gives_exactly_these_positions(text: str, expected: set[tuple[str, str, str, str]] | None) -> None:
    found = positions(text, province="thành phố Hải Phòng")
    if expected is None:
        assert all(organization.endswith("Nhật Bản") for _, _, organization, _ in found)
    else:
        assert found == expected


def test_office_of_another_state_is_none_of_this_one() -> None:
    text = "Thủ tướng Singapore Lý Văn Long tới Hà Nội. Thủ tướng Lý Văn Long gặp Thủ tướng Lê Văn Bách và John Smith."
    abroad = ("Lý Văn Long", "Thủ tướng", "Chính phủ Singapore", HOLDS)
    assert positions(text) == {abroad, ("Lê Văn Bách", "Thủ tướng", "Chính phủ", HOLDS)}
    assert positions("Bộ trưởng Quốc phòng John Smith phát biểu.") == set()


def test_career_line_gives_a_former_post_with_the_bounds_that_it_states() -> None:
    view = read("Bà Lê Thị Sen là kỹ sư. Từ tháng 6/2013 đến tháng 11/2015, bà là Phó Chủ nhiệm Văn phòng Quốc hội.")
    (observation,) = view.positions
    assert observation.relation is FORMER
    assert (str(observation.begin), str(observation.end)) == ("2013-06", "2015-11")


def test_career_that_goes_on_is_held_and_has_no_end() -> None:
    (observation,) = read("Từ năm 2016 đến nay, ông Lê Văn Bách là Giám đốc Sở Nội vụ tỉnh Sơn La.").positions
    assert observation.relation is HOLDS
    assert (str(observation.begin), observation.end) == ("2016", None)


def test_term_of_a_committee_is_no_career() -> None:
    (observation,) = read("Nhiệm kỳ 2015-2020, đồng chí Lê Văn Bách, Bí thư Tỉnh ủy Sơn La dự họp.").positions
    assert observation.relation is HOLDS


def test_post_taken_in_an_earlier_year_is_former() -> None:
    text = "Năm 2009, ông Lê Văn Bách được bổ nhiệm làm Giám đốc Sở Nội vụ tỉnh Sơn La."
    assert {relation for *_, relation in positions(text, published="2018-05-01")} == {FORMER}
    assert {relation for *_, relation in positions(text, published="2009-05-01")} == {APPOINTED}


def test_post_whose_term_is_over_is_former() -> None:
    text = "Ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La nhiệm kỳ 2010-2015, dự họp."
    assert {relation for *_, relation in positions(text, published="2017-05-01")} == {FORMER}
    assert {relation for *_, relation in positions(text, published="2014-05-01")} == {HOLDS}


@pytest.mark.parametrize(
    ("term", "relation"),
    [
        ("Ủy viên Bộ Chính trị khóa VIII, IX", FORMER),
        ("đại biểu Quốc hội khóa 14", FORMER),
        ("Ủy viên Bộ Chính trị khóa XII, XIII", HOLDS),
        ("Ủy viên Trung ương Đảng khóa XI (dự khuyết), XII, XIII", HOLDS),
    ],
)
def test_numbered_terms_tell_whether_a_post_is_over(term: str, relation: str) -> None:
    stated = positions(f"Ông Lê Văn Bách là {term}.", published="2024-05-01")
    assert {relation for *_, relation in stated} == {relation}


def test_without_a_day_of_publication_the_latest_year_told_is_that_of_the_article() -> None:
    text = "Năm 2009, ông Lê Văn Bách được bổ nhiệm làm Giám đốc Sở Nội vụ tỉnh Sơn La."
    assert {relation for *_, relation in positions(f"{text} Ngày 5/3/2016, hội nghị họp.")} == {FORMER}
    assert {relation for *_, relation in positions(f"{text} Dự án kéo dài đến năm 2030.")} == {APPOINTED}


def test_form_of_address_goes_on_over_sentences_that_have_it() -> None:
    career = (
        "Ông Lê Văn Bách về hưu. Ông học ở Sơn La. Ông học tiếp ở Hà Nội. Ông dạy học. Năm 2009, ông làm Giám đốc Sở "
        "Nội vụ tỉnh Sơn La."
    )
    assert {(person, role) for person, role, *_ in positions(career)} == {("Lê Văn Bách", "Giám đốc")}
    silent = "Ông Lê Văn Bách về hưu. Trời mưa. Gió to. Bão về. Sau đó, ông làm Giám đốc Sở Nội vụ tỉnh Sơn La."
    assert positions(silent) == set()


def test_stages_of_a_life_keep_the_person_over_sentences_without_one() -> None:
    life = (
        "Đồng chí Lê Văn Bách sinh năm 1937. Tham gia cách mạng năm 1955. Thường trú tại Hà Nội. Tháng 2/1970 đến "
        "tháng 8/1975: Đồng chí làm Phó Cục trưởng Cục Bản đồ. Học lớp quản lý. Đồng chí là Ủy viên Bộ Chính trị."
    )
    assert ("Lê Văn Bách", "Ủy viên") in {(person, role) for person, role, *_ in positions(life)}


def test_next_stage_of_a_career_is_former_too() -> None:
    career = "Năm 2009, ông Lê Văn Bách làm Giám đốc Sở Nội vụ tỉnh Sơn La. Sau đó, ông làm Bí thư Huyện ủy Mai Sơn."
    assert {relation for *_, relation in positions(career, published="2018-05-01")} == {FORMER}


def test_strongest_relation_is_stated_once() -> None:
    text = "Ông Lê Văn Bách giữ chức Bí thư Tỉnh ủy Sơn La. Bí thư Tỉnh ủy Sơn La Lê Văn Bách cảm ơn."
    assert positions(text) == {("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", APPOINTED)}


def test_given_name_means_the_person_named_before() -> None:
    text = "Ông Lê Văn Bách quê ở Sơn La. Sáng nay, ông Bách giữ chức Giám đốc Sở Nội vụ tỉnh Sơn La."
    assert positions(text) == {("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Sơn La", APPOINTED)}


def test_quote_runs_from_the_first_word_to_the_last() -> None:
    (observation,) = read("Sáng 2/3, Bí thư Tỉnh ủy Sơn La Lê Văn Bách phát biểu.").positions
    text = "Sáng 2/3, Bí thư Tỉnh ủy Sơn La Lê Văn Bách phát biểu."
    assert observation.evidence.span.of(text) == "Bí thư Tỉnh ủy Sơn La Lê Văn Bách"
    assert observation.evidence.rule == "position.preposed"


def test_headline_that_shortens_a_body_gives_no_second_post() -> None:
    title, body = (
        "Ông Lê Văn Bách làm Chủ tịch Mặt trận Tổ quốc Việt Nam",
        ("Ông Lê Văn Bách được cử giữ chức Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam."),
    )
    zones = (
        Zone(ZoneKind.TITLE, Span(0, len(title))),
        Zone(ZoneKind.BODY, Span(len(title) + 1, len(title) + 1 + len(body))),
    )
    view = recognise(Article("test", f"{title}\n{body}", zones, title=title), lexicon())
    (observation,) = view.positions
    assert observation.position.organization
    assert observation.position.organization.name == "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"


@pytest.mark.parametrize(
    ("setting", "stated"),
    [
        (
            "Quốc hội thảo luận ở hội trường. Phiên họp của Quốc hội kết thúc.",
            {("Lê Thị Sen", "Đại biểu", "Quốc hội", HOLDS)},
        ),
        ("Quốc hội và Hội đồng nhân dân tỉnh Sơn La, Hội đồng nhân dân huyện Mường La cùng họp.", set()),
        ("Đại hội nghe thư của Quốc hội. Chào mừng của Quốc hội.", set()),
        ("Hội nghị bắt đầu. Quốc hội gửi thư.", set()),
        ("Bên hành lang Quốc hội, mọi người trao đổi.", {("Lê Thị Sen", "Đại biểu", "Quốc hội", HOLDS)}),
    ],
)
def test_a_deputy_is_of_the_assembly_of_which_the_article_speaks(setting: str, stated: set[tuple[str, ...]]) -> None:
    assert positions(f"{setting} Đại biểu Lê Thị Sen nói.") == stated


def test_deputies_that_are_counted_are_not_the_person_named_next() -> None:
    text = "Bên hành lang Quốc hội, với 476/477 đại biểu Quốc hội, Bí thư Tỉnh ủy Sơn La Lê Thị Sen đắc cử."
    assert {role for _, role, *_ in positions(text)} == {"Bí thư"}


WORKPLACES = [
    (
        "Ông Lê Văn Bách công tác tại Sở Y tế tỉnh Sơn La, giữ chức Phó Giám đốc rồi Giám đốc.",
        {("Phó Giám đốc", "Sở Y tế tỉnh Sơn La"), ("Giám đốc", "Sở Y tế tỉnh Sơn La")},
    ),
    (
        "Ông Lê Bách làm việc tại Trường Đại học Tây Bắc ở các vị trí giảng viên, phó chủ nhiệm bộ môn, trưởng khoa.",
        {
            ("Giảng viên", "Trường Đại học Tây Bắc"),
            ("Phó Chủ nhiệm bộ môn", "Trường Đại học Tây Bắc"),
            ("Trưởng khoa", "Trường Đại học Tây Bắc"),
        },
    ),
    (
        "Đoàn đến Công ty Cổ phần Thép Sơn La (SLS), nơi ông Lê Văn Bách từng làm Giám đốc.",
        {("Giám đốc", "Công ty Cổ phần Thép Sơn La")},
    ),
    ("Đoàn đến Công ty Cổ phần Thép Sơn La, nơi cha ông Lê Văn Bách từng làm Giám đốc.", set()),
    (
        "Sở Y tế tỉnh Sơn La họp. Ông Lê Văn Bách được bổ nhiệm giữ chức Phó Giám đốc sở này.",
        {("Phó Giám đốc", "Sở Y tế tỉnh Sơn La")},
    ),
    (
        "Ông Lê Văn Bách làm phó trưởng phòng Tổ chức, đến tháng 4 làm trưởng phòng này.",
        {("Phó Trưởng phòng", "Phòng Tổ chức"), ("Trưởng phòng", "Phòng Tổ chức")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORKPLACES)
def test_a_post_without_a_body_is_where_the_person_works_or_in_the_body_pointed_at(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert {(role, organization) for _, role, organization, _ in positions(text)} == expected
