"""Counts the syllables of different full names in articles, for data/authority/names.yaml.

python benchmarks/count_names.py ARTICLES.jsonl.gz … > data/authority/names.yaml
"""

import sys
import textwrap
from collections import Counter
from pathlib import Path

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.resolution.names import name_key

# What fewer names have is counted as unseen.
FLOOR = 3

HEAD = """\
# How common names are: of so many different full names that news articles gave, how many begin, go on and end so.
# Counted by benchmarks/count_names.py; a syllable that is missing occurred less than {floor} times.
#
#   names: different full names.   lengths: of how many syllables.   first, middle, last: counts of syllables there.
#   source: what was counted.
source: "{articles} articles of general and political news, 2017 to 2025"
names: {names}
"""


def main() -> None:
    lexicon = load_lexicon()
    names: set[str] = set()
    articles = 0
    for article in read_sources([Path(path) for path in sys.argv[1:]]):
        if isinstance(article, Article):
            articles += 1
            names.update(name_key(named.thing.name) for named in extract(article, lexicon).persons)
    sys.stdout.write(HEAD.format(floor=FLOOR, articles=articles, names=len(names)))
    for title, counts in tables(names).items():
        rows = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
        body = ", ".join(f"{key}: {count}" for key, count in rows if count >= FLOOR)
        lines = textwrap.fill(f"{title}: {{{body}}}", 118, subsequent_indent="  ")
        sys.stdout.write(lines + "\n")


def tables(names: set[str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {title: Counter() for title in ("lengths", "first", "middle", "last")}
    for name in names:
        first, *middle, last = name.split()
        counts["lengths"][str(1 + len(middle) + 1)] += 1
        counts["first"][first] += 1
        counts["middle"].update(middle)
        counts["last"][last] += 1
    return counts


if __name__ == "__main__":
    main()
