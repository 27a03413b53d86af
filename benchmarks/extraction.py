"""How fast extraction is on one core, against tokenising the same texts by white space; names the slowest articles.

python benchmarks/extraction.py corpus/news.jsonl.gz --articles 2000
"""

import argparse
import time
from itertools import islice
from pathlib import Path

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--slowest", type=int, default=5)
    options = parser.parse_args()
    found = (item for item in read_sources([options.source]) if isinstance(item, Article))
    articles = list(islice(found, options.articles))
    lexicon = load_lexicon()
    timed = sorted(((seconds_of(article, lexicon), article) for article in articles), key=lambda pair: -pair[0])
    total = sum(seconds for seconds, _ in timed)
    started = time.process_time()
    words = sum(len(article.text.split()) for article in articles)
    baseline = time.process_time() - started
    size = sum(len(article.text.encode()) for article in articles)
    print(f"{len(articles)} articles of {size / len(articles) / 1024:.1f} KiB and {words / len(articles):.0f} words")
    print(f"extraction {len(articles) / total:8.0f} articles/s/core, {total / baseline:.0f} times splitting by blanks")
    for seconds, article in timed[: options.slowest]:
        print(f"  {seconds * 1000:7.1f} ms  {len(article.text):7} characters  {article.identifier}")


def seconds_of(article: Article, lexicon) -> float:
    started = time.process_time()
    extract(article, lexicon)
    return time.process_time() - started


if __name__ == "__main__":
    main()
