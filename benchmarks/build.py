"""How fast a build is, from file to published snapshot, against reading the same articles and nothing else.

python benchmarks/build.py corpus/news.jsonl.gz --articles 2000
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from danvan_kg.article import Article, read_sources


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.jsonl"
        number = write_part(options.source, part, options.articles)
        reading = time_reading(part)
        wall, memory, report = time_build(part, Path(folder) / "store")
    print(f"{number} articles, {report['quads']} quads, {os.cpu_count()} cores")
    print(f"build          {wall:8.1f} s  {number / wall:8.0f} articles/s  largest process {memory} MiB")
    print(f"reading alone  {reading:8.1f} s  ratio {wall / reading:.0f}")
    for stage, seconds in report["seconds"].items():
        print(f"  {stage:12} {seconds:8.1f} s")


def write_part(source: Path, part: Path, limit: int) -> int:
    """Writes the first `limit` articles of `source` as JSONL and returns how many there were."""
    articles = (item for item in read_sources([source]) if isinstance(item, Article))
    with part.open("w", encoding="utf-8") as stream:
        number = 0
        for article in islice(articles, limit):
            record = {"id": article.identifier, "text": article.text, "title": article.title, "url": article.url}
            record |= {"publisher": article.publisher, "published": article.published and str(article.published)}
            stream.write(json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False) + "\n")
            number += 1
    return number


def time_reading(part: Path) -> float:
    started = time.perf_counter()
    for _ in read_sources([part]):
        pass
    return time.perf_counter() - started


def time_build(part: Path, store: Path) -> tuple[float, int, dict]:
    """Wall seconds, peak memory in MiB of the largest process, and the build's report."""
    command = [sys.executable, "-m", "danvan_kg", "build", str(part), "--store", str(store), "--json"]
    started = time.perf_counter()
    finished = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    wall = time.perf_counter() - started
    if finished.returncode not in (0, 3):
        sys.exit(f"the build ended with {finished.returncode}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return wall, memory, json.loads(finished.stdout)


if __name__ == "__main__":
    main()
