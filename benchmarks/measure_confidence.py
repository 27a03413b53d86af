"""How often each family of rules is right on the gold, for `data/lexicon/confidence.yaml` and docs/quality.md.

Builds the gold's articles, holds every statement against the gold (danvan_kg.evaluation.reliability), adds what was
read by hand (readings.yaml), and prints a table by rule and aspect; --write puts the families into confidence.yaml.

python benchmarks/measure_confidence.py ../shared --write
"""

import argparse
import sys
import tempfile
from bisect import bisect
from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import yaml

from danvan_kg.evaluation import read_gold, read_stated
from danvan_kg.evaluation.reliability import ENOUGH_CASES, Case, Reliability, by_family, measure
from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.quads.confidence import Confidence
from danvan_kg.snapshot import open_snapshot

# Where the articles of each gold directory stand, below the shared folder.
GOLD = {"gold/seeds": "articles", "gold/dev": "gold/dev.jsonl"}
BANDS = [0.8, 0.9, 0.95]  # bounds of the bands of confidence that calibration is shown in
READINGS = Path(__file__).with_name("readings.yaml")
TABLE = Path(__file__).parents[1] / "data" / "lexicon" / "confidence.yaml"
HEAD = """\
# How often a family of rules is right: its precision on annotated articles, carried as dv:confidence.
# A rule is named `family.rule`; the longest family listed here that begins its name counts, else `default`.
#
# Measured, not set by hand: python benchmarks/measure_confidence.py ../shared --write (docs/quality.md says how).
# A rule of its own needs {enough} cases: as many make a faultless one's precision .90 or more with 95 % certainty (rule
# of three). One with fewer counts under its family, a family with fewer under `default`, the precision over all cases.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with articles and gold")
    parser.add_argument("--write", action="store_true", help="write data/lexicon/confidence.yaml")
    options = parser.parse_args()
    judged = [
        case for gold, source in GOLD.items() for case in cases_of(options.shared / gold, options.shared / source)
    ]
    read = readings()
    print_table("by the gold", judged)
    print_table("read by hand", read)
    print_calibration([case for case in judged if case.carries_confidence])
    families = by_family([case for case in judged if case.carries_confidence] + read)
    total = pooled(families)
    text = confidence_file(families, total)
    print(text)
    if options.write:
        TABLE.write_text(text, encoding="utf-8")


def cases_of(gold: Path, source: Path) -> list[Case]:
    """Every decided statement of one gold directory, from a fresh build of its articles."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        options = BuildOptions(sources=(source,), store=store, built=datetime(2024, 1, 1, tzinfo=UTC))
        if refused := Build(options, complain=print, progress=lambda *_: None).run().refused:
            sys.exit(f"{source}: {len(refused)} articles were refused; no figure would be true")
        opened = open_snapshot(store).open_store()
        return measure(read_gold(gold), read_stated(opened), opened)


def readings() -> list[Case]:
    entries = yaml.safe_load(READINGS.read_text(encoding="utf-8"))
    return [
        Case(entry["rule"], entry["aspect"], number < entry["right"], carries_confidence=True)
        for entry in entries
        for number in range(entry["statements"])
    ]


def print_table(title: str, cases: list[Case]) -> None:
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for case in cases:
        groups[case.rule, case.aspect].append(case.is_right)
    print(f"\n{title}\n\n| rule | states | right | of | precision |\n|---|---|---|---|---|")
    for (rule, aspect), checks in sorted(groups.items()):
        print(f"| {rule} | {aspect} | {sum(checks)} | {len(checks)} | {sum(checks) / len(checks):.3f} |")
    print()


def print_calibration(cases: list[Case]) -> None:
    """Confidence from one half of the articles against precision on the other half, and the other way round."""
    articles = sorted({case.article for case in cases})
    halves = set(articles[::2]), set(articles[1::2])
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for half in halves:
        confidence = confidence_from([case for case in cases if case.article not in half])
        for case in cases:
            if case.article in half:
                share = float(confidence.of(case.rule))
                bands[bisect(BANDS, share)].append((share, case.is_right))
    print("calibration\n\n| confidence from the other half | statements | mean confidence | right |\n|---|---|---|---|")
    for band, pairs in sorted(bands.items()):
        mean, right = (sum(each[index] for each in pairs) / len(pairs) for index in (0, 1))
        low, high = ([0.0, *BANDS][band], [*BANDS, 1.0][band])
        print(f"| {low:.2f} to {high:.2f} | {len(pairs)} | {mean:.3f} | {right:.3f} |")
    print()


def confidence_from(cases: list[Case]) -> Confidence:
    families = by_family(cases)
    measured = {name: Decimal(str(each.precision)) for name, each in families.items() if each.is_enough}
    return Confidence(Decimal(str(pooled(families).precision)), measured)


def pooled(families: dict[str, Reliability]) -> Reliability:
    roots = [each for name, each in families.items() if "." not in name]
    return Reliability(sum(each.right for each in roots), sum(each.cases for each in roots))


def confidence_file(families: dict[str, Reliability], total: Reliability) -> str:
    lines = [HEAD.format(enough=ENOUGH_CASES) + f"default: {total.precision:.3f}  # {total.right} of {total.cases}"]
    lines.append("families:")
    for name, each in families.items():
        entry = f"{name}: {each.precision:.3f}  # {each.right} of {each.cases}"
        lines.append(f"  {entry}" if each.is_enough else f"  # {entry}: too few")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
