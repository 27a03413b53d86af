"""Articles made in a line, and what is read in them, for the tests of extraction."""

from functools import cache

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction import recognise
from danvan_kg.extraction.view import ArticleView
from danvan_kg.lexicon import Lexicon, load_lexicon
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span, nfc


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def article(text: str, *, province: str | None = None, published: str | None = None) -> Article:
    """An article of one body zone."""
    text = nfc(text)
    zones = (Zone(ZoneKind.BODY, Span(0, len(text))),) if text else ()
    day = PartialDate.parse(published) if published else None
    return Article("test", text, zones, title="", province=province, published=day)


def read(text: str, *, province: str | None = None, published: str | None = None) -> ArticleView:
    return recognise(article(text, province=province, published=published), lexicon())


def positions(text: str, **context: str) -> set[tuple[str, str, str, str]]:
    """(person, role, organization, relation) of each observation."""
    return {
        (o.person.name, o.position.role, o.position.organization.name if o.position.organization else "", o.relation)
        for o in read(text, **context).positions
    }


def bodies(text: str, **context: str) -> list[str]:
    """The names of the bodies that stand in `text`, without nested ones."""
    return [mention.organization.name for mention in read(text, **context).organizations if not mention.nested]
