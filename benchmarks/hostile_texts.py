"""Texts that nobody writes and somebody sends: how long extraction takes for them, and that it grows with length only.

Each is repeated up to its length. Printed: CPU seconds at the length, and how many times those at half of it.

python benchmarks/hostile_texts.py --mebibytes 1
"""

import argparse
import time
from collections.abc import Mapping
from typing import Final

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.text import Span, nfc

MEBIBYTE = 1 << 20  # code points, of which the texts have as many

TEXTS: Final[Mapping[str, str]] = {
    "one head": "Ban ",
    "one abbreviation": "UBND ",
    "nested bodies": "Ban Thường vụ Đảng ủy ",
    "coordinated heads": "Công ty cổ phần Đầu tư và Xây dựng ",
    "commas": ", ",
    "commas without blanks": ",",
    "opening quotes": "“a ",
    "opening quotes without blanks": "“",
    "quotes and capitals": "“Năm ",
    "parentheses": "(",
    "parentheses that close": "(a ) ",
    "no blank at all": "dânvậnBanDânvận",
    "one letter": "A",
    "digits": "1",
    "names": "Nguyễn Văn An, ",
    "names without marks": "Nguyễn Văn An ",
    "dates": "ngày 12/5/2017, ",
    "years": "năm 2017 ",
    "former": "nguyên ",
    "former posts": "nguyên Chủ tịch ",
    "posts": "Bí thư Tỉnh ủy, ",
    "careers": "Từ năm 2010 đến 2015: Bí thư Huyện ủy; ",
    "conferences": "Hội nghị ",
    "documents": "Nghị quyết số 25-NQ/TW, ",
    "decisions and brackets": "Quyết định 12 (",
    "numbers in lower case": "theo nghị quyết 54 ",
    "joined documents": "đã ban hành Kế hoạch số 8 và ",
    "documents carried out": "thực hiện Nghị quyết 5 ",
    "titles": "Đề án tổ chức lại, ",
    "laws": "Luật Phòng, chống tham nhũng ",
    "listed laws": "Luật Đất đai, ",
    "movements": "phong trào thi đua “",
    "agreements": "ký kết chương trình phối hợp giữa ",
    "paragraphs": "Ban Dân vận\n\n",
    "blank lines": "\n",
    "one sentence": "Sáng 5/3, ông Nguyễn Văn An, Bí thư Tỉnh ủy Sơn La, dự Hội nghị do Ban Dân vận tổ chức, ",
    "joiners of no width": "\u200d",
    "marks on letters": "a\u0301",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mebibytes", type=float, default=1.0, help="length of each text (default: 1)")
    options = parser.parse_args()
    length = int(options.mebibytes * MEBIBYTE)
    for name in TEXTS:
        half, whole = cpu_seconds(name, length // 2), cpu_seconds(name, length)
        print(f"{name:32} {whole:7.2f} s  {whole / half:5.2f} times")


def cpu_seconds(name: str, length: int) -> float:
    """The CPU time of extraction from the text `name` of `length` code points."""
    text = nfc((TEXTS[name] * (length // len(TEXTS[name]) + 1))[:length])
    article = Article("hostile", text, (Zone(ZoneKind.BODY, Span(0, len(text))),), title="")
    lexicon = load_lexicon()
    start = time.process_time()
    extract(article, lexicon)
    return time.process_time() - start


if __name__ == "__main__":
    main()
