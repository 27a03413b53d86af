"""Writes the articles of an annotated set of `benchmarks/unseen` from the corpus, so that they can be built and scored.

The annotations hold names and facts; the texts stay in the corpus. A record tells no date of publication but by its
identifier: `trends-2024-08-18-…` carries the day, and all of `baomoi-…` is of 2017.

python benchmarks/unseen_articles.py corpus/news.jsonl.gz A --output a.jsonl
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

SETS = Path(__file__).parent / "unseen"
DAY = re.compile(r"trends-(\d{4}-\d{2}-\d{2})-")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("set", choices=sorted(path.name for path in SETS.iterdir() if path.is_dir()))
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    wanted = {path.stem for path in (SETS / options.set).glob("*.json")}
    found = {record["id"]: record for record in records(options.corpus) if record["id"] in wanted}
    if absent := sorted(wanted - found.keys()):
        parser.error(f"{options.corpus} lacks {len(absent)} of {len(wanted)} articles: {', '.join(absent[:3])}")
    lines = (json.dumps({**found[name], **provenance(name)}, ensure_ascii=False) for name in sorted(wanted))
    options.output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def records(corpus: Path) -> Iterator[dict[str, str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def provenance(identifier: str) -> dict[str, str]:
    """What an identifier tells of the date of publication; nothing for most outlets."""
    if day := DAY.match(identifier):
        return {"published": day[1]}
    return {"published": "2017"} if identifier.startswith("baomoi-") else {}


if __name__ == "__main__":
    main()
