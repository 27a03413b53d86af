"""What a build did, for people and programs: what was read, refused, understood, published and quarantined."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from danvan_kg.article import Article
from danvan_kg.observation import Extraction

# Enough to see what an issue is about; `explain` shows the rest.
_EXAMPLES_PER_KIND = 3


@dataclass(frozen=True, slots=True)
class IssueExample:
    article: str
    start: int
    end: int
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts are of distinct things that a stage handled.

    `refused` are the lines that stood on stderr, `unmatched` the keys of `withheld` that name nothing in this input.
    `stated` counts what the articles state by kind, before resolution; `issues` what the extractor did not understand.
    `plugins` counts by the name of a plug-in what came of asking it (the fields of `Contribution`).
    `validation` maps a shape's IRI to its severity, number of results and an example.
    """

    snapshot: str
    articles: int
    refused: tuple[str, ...]
    unmatched: tuple[str, ...]
    stated: Mapping[str, int]
    issues: Mapping[str, int]
    issue_examples: Mapping[str, tuple[IssueExample, ...]]
    plugins: Mapping[str, Mapping[str, int]]
    validation: Mapping[str, Mapping[str, object]]
    quads: int
    quarantined: int
    seconds: Mapping[str, float]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    def write(self, path: Path) -> None:
        path.write_text(self.as_json() + "\n", encoding="utf-8")


@dataclass(slots=True)
class Tally:
    """Counts what articles state and what was not understood, one article at a time."""

    articles: int = 0
    stated: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[IssueExample]] = field(default_factory=dict)
    plugins: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, article: Article, extraction: Extraction) -> None:
        self.articles += 1
        for kind in _KINDS:
            self.stated[kind] += len(getattr(extraction, kind))
        for issue in extraction.issues:
            self.issues[issue.kind] += 1
            examples = self.examples.setdefault(issue.kind, [])
            if len(examples) < _EXAMPLES_PER_KIND:
                quote = issue.span.of(article.text)
                examples.append(
                    IssueExample(article.identifier, issue.span.start, issue.span.end, quote, issue.message)
                )
        for contribution in extraction.contributions:
            counts = self.plugins.setdefault(contribution.plugin, Counter())
            counts.update({name: number for name, number in asdict(contribution).items() if name != "plugin"})


_KINDS = (
    "persons",
    "organizations",
    "positions",
    "documents",
    "campaigns",
    "programmes",
    "events",
    "relations",
    "requests",
    "targets",
)
