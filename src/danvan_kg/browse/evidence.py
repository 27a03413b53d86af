"""The quotes behind statements, found by what they support."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from danvan_kg.browse.asking import Row, text, value
from danvan_kg.browse.links import local_path


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article that says something. `start` and `end` are half-open code points of its NFC text."""

    words: str
    start: int
    end: int
    article: str
    article_title: str
    issued: str | None
    publisher: str | None
    rule: str | None
    confidence: str | None
    relation: str | None

    @property
    def href(self) -> str:
        """The article's page with the quote highlighted."""
        return f"{local_path(self.article)}?quote={self.start}-{self.end}#quote"


@dataclass(slots=True)
class Evidence:
    """Quotes by tenure, by subject, property and object, and by the node that an assertion's object is."""

    of_tenure: dict[str, list[Quote]] = field(default_factory=lambda: defaultdict(list))
    of_statement: dict[tuple[str, str, str], list[Quote]] = field(default_factory=lambda: defaultdict(list))
    of_object: dict[str, list[Quote]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> "Evidence":
        """From the rows of the queries `evidence-of-…`."""
        evidence = cls()
        for row in rows:
            quote = _quote(row)
            if tenure := value(row, "tenure"):
                _add(evidence.of_tenure[tenure], quote)
            else:
                subject, property_, object_ = (text(row, name) for name in ("subject", "property", "object"))
                _add(evidence.of_statement[subject, property_, object_], quote)
                _add(evidence.of_object[object_], quote)
        return evidence


def _add(quotes: list[Quote], quote: Quote) -> None:
    if quote not in quotes:
        quotes.append(quote)


def _quote(row: Row) -> Quote:
    return Quote(
        words=text(row, "quote"),
        start=int(text(row, "start")),
        end=int(text(row, "end")),
        article=text(row, "article"),
        article_title=text(row, "articleTitle"),
        issued=value(row, "issued"),
        publisher=value(row, "publisherLabel"),
        rule=value(row, "rule"),
        confidence=value(row, "confidence"),
        relation=value(row, "relation"),
    )
