"""Draws statements at random from a corpus, each with its quote, to be read: how often is a statement true?

Prints how many statements of each kind the articles make, then the drawn ones. The same seed draws the same statements
from the same articles and program.

python benchmarks/sample_statements.py corpus/news.jsonl.gz --kind positions --number 200
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from danvan_kg.article import Article, read_sources
from danvan_kg.cli.explain import summary
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon

KINDS = ("persons", "positions", "documents", "campaigns", "programmes", "events", "relations", "requests", "targets")
CONTEXT = 60  # characters on each side of a quote


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--kind", choices=KINDS, action="append", default=[], help="may be given several times")
    parser.add_argument("--number", type=int, default=100, help="statements to draw of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lexicon = load_lexicon()
    articles = (item for item in read_sources([options.source]) if isinstance(item, Article))
    counts: Counter[str] = Counter()
    lines: dict[str, list[str]] = {kind: [] for kind in options.kind}
    for article in islice(articles, options.articles):
        extraction = extract(article, lexicon)
        counts["articles"] += 1
        for kind in KINDS:
            counts[kind] += len(getattr(extraction, kind))
        for kind in options.kind:
            lines[kind] += statements(article, getattr(extraction, kind))
    print("  ".join(f"{kind} {counts[kind]}" for kind in ("articles", *KINDS)))
    for kind, drawable in lines.items():
        drawn = random.Random(options.seed).sample(drawable, min(options.number, len(drawable)))
        print(f"\n{kind}: {len(drawn)} of {len(drawable)}")
        print("\n".join(f"{number}. {line}" for number, line in enumerate(drawn, 1)))


def statements(article: Article, observations: tuple) -> Iterator[str]:
    for observation in observations:
        evidence = getattr(observation, "evidence", None) or observation.mentions[0]
        span = evidence.span
        around = article.text[max(0, span.start - CONTEXT) : span.end + CONTEXT]
        yield f"{article.identifier} {evidence.rule} | {summary(observation)}\n   “{' '.join(around.split())}”"


if __name__ == "__main__":
    main()
