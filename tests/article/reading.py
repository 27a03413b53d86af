"""What the tests of this folder read with."""

from pathlib import Path

from danvan_kg.article import Article, ZoneKind, read_sources
from danvan_kg.article.compose import compose
from danvan_kg.article.draft import Draft


def article_of(text: str, **metadata: object) -> Article:
    """The article of a text that stands in no file."""
    return compose(Draft(text, "sample.txt", "sample", identifier="sample", **metadata))  # type: ignore[arg-type]


def quotes(article: Article, kind: ZoneKind) -> list[str]:
    """The text of each zone of `kind`, in order."""
    return [zone.span.of(article.text) for zone in article.zones if zone.kind is kind]


def only(path: Path) -> Article:
    """The one article in `path`."""
    (article,) = read_sources([path])
    assert isinstance(article, Article), article
    return article
