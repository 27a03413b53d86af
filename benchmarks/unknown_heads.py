"""What the lexicon lacks: heads, roles and abbreviations that extraction met and did not understand, by frequency.

Two views of the same articles. `issues` are what the extractor itself recorded, grouped by kind and wording.
`uncovered` are capitalised stretches that no statement, mention or place accounts for: their first two words (a head
such as "Hội đồng"), or the whole of an abbreviation. Left out, and counted at the end, are those that begin with a word
of the lexicon (a head, a role, a title, a type of document, a country) and those of `looked_at.yaml`.

python benchmarks/unknown_heads.py corpus/news.jsonl.gz --articles 1400 --top 40
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract
from danvan_kg.lexicon import Lexicon, load_lexicon
from danvan_kg.observation import Extraction
from danvan_kg.place import load_places
from danvan_kg.text import Span, older_tone_placement

LOOKED_AT = Path(__file__).with_name("looked_at.yaml")
CONTEXT = 40  # characters on each side of an example
WORDS = re.compile(r"\w+(?: \w+){0,4}")
ROMAN = re.compile(r"[IVXL]+")
# After these, and at the start of a line, a capital is no sign of a name.
VIEW = ("head", "abbreviation")  # the kinds of `uncovered`
SENTENCE_STARTS = '.!?…:;“"•-–|\n'


def main() -> None:
    options = parse_options()
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    found = (item for item in read_sources([options.source]) if isinstance(item, Article))
    lexicon = load_lexicon()
    for article in islice(found, options.articles):
        extraction = extract(article, lexicon)
        for view, candidates in (("issues", issues), ("uncovered", uncovered)):
            if options.view in (view, "both"):
                for kind, wording, span in candidates(article, extraction):
                    groups[kind, wording].append(example(article, span))
    known = known_words(lexicon)
    unknown = {key: examples for key, examples in groups.items() if key[0] not in VIEW or not begins(key[1], known)}
    report(unknown, options)
    print(f"{sum(map(len, groups.values())) - sum(map(len, unknown.values()))} places begin with a word that is known")


def known_words(lexicon: Lexicon) -> frozenset[str]:
    """In lower case: words that the lexicon knows, and those that a reader has looked at."""
    organizations, roles, honorifics = lexicon.organizations, lexicon.roles, lexicon.honorifics
    types = lexicon.table("documents").section("types", dict)
    words = [
        *(name for head in organizations.heads for name in (head.name, *head.aliases)),
        *(name for role in roles.roles for name in (role.name, *role.aliases)),
        *(name for type_name, entry in types.items() for name in (type_name, *entry.get("also", ()))),
        *(name for country in lexicon.countries.countries for name in (country.name, *country.other)),
        *(*honorifics.singular, *honorifics.ranks, *honorifics.degrees, *lexicon.abbreviations),
        *(word for group in yaml.safe_load(LOOKED_AT.read_text(encoding="utf-8")).values() for word in group),
    ]
    return frozenset(older_tone_placement(word).lower() for word in words)


def begins(wording: str, known: frozenset[str]) -> bool:
    """Whether `wording`, or its first word, is known; two words may also be the beginning of a longer known one."""
    low = wording.lower()
    return low in known or low.split()[0] in known or any(word.startswith(f"{low} ") for word in known)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="articles: a file or a folder")
    parser.add_argument("--articles", type=int, default=1400, help="how many of them (default: 1400)")
    parser.add_argument("--view", choices=("issues", "uncovered", "both"), default="both")
    parser.add_argument("--kind", help="only this kind of issue, or 'head' or 'abbreviation'")
    parser.add_argument("--top", type=int, default=40, help="groups to print (default: 40)")
    parser.add_argument("--least", type=int, default=3, help="smallest group to print (default: 3)")
    parser.add_argument("--examples", type=int, default=2, help="examples of each group (default: 2)")
    return parser.parse_args()


def issues(article: Article, extraction: Extraction) -> Iterator[tuple[str, str, Span]]:
    """The extractor's own issues: kind, wording with figures made alike, span."""
    for issue in extraction.issues:
        wording = re.sub(r"\d+", "0", older_tone_placement(issue.span.of(article.text)).lower())
        yield issue.kind, " ".join(wording.split()[:4]), issue.span


def uncovered(article: Article, extraction: Extraction) -> Iterator[tuple[str, str, Span]]:
    """Capitalised stretches of fact-bearing zones that overlap no evidence and name no place."""
    covered = bytearray(len(article.text))
    for evidence in extraction.evidences():
        covered[evidence.span.start : evidence.span.end] = b"\1" * (evidence.span.end - evidence.span.start)
    for zone in article.zones:
        if not zone.kind.bears_facts:
            continue
        for span in capitalised(article.text, zone.span):
            words = older_tone_placement(span.of(article.text)).split()
            if any(covered[span.start : span.end]) or ROMAN.fullmatch(words[0]) or names_place(words):
                continue
            abbreviation = len(words[0]) > 1 and words[0].isupper()
            wording = words[0] if abbreviation else " ".join(words[:2])
            yield ("abbreviation" if abbreviation else "head"), wording, span


def capitalised(text: str, within: Span) -> Iterator[Span]:
    """A capitalised word inside a sentence with up to four words after it; the next one begins after these."""
    position = within.start
    while match := WORDS.search(text, position, within.end):
        first = match.group().split()[0]
        before = text[within.start : match.start()].rstrip(" ")
        if first[0].isupper() and before and before[-1] not in SENTENCE_STARTS:
            yield Span(match.start(), match.end())
            position = match.end()
        else:
            position = match.start() + len(first)


def names_place(words: list[str]) -> bool:
    return any(load_places().find(" ".join(words[:length])) for length in range(1, len(words) + 1))


def example(article: Article, span: Span) -> str:
    around = article.text[max(0, span.start - CONTEXT) : span.end + CONTEXT]
    return f"{article.identifier}: …{' '.join(around.split())}…"


def report(groups: dict[tuple[str, str], list[str]], options: argparse.Namespace) -> None:
    chosen = [
        (kind, wording, examples)
        for (kind, wording), examples in groups.items()
        if len(examples) >= options.least and options.kind in (None, kind)
    ]
    for kind, wording, examples in sorted(chosen, key=lambda row: (-len(row[2]), row[0], row[1]))[: options.top]:
        print(f"{len(examples):6}  {kind:14}  {wording}")
        for line in examples[: options.examples]:
            print(f"{'':24}{line}")


if __name__ == "__main__":
    main()
