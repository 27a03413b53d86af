"""Views of texts of our own, read by the real grammar of bodies and persons, and the laws that every fact obeys."""

from functools import cache

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction.recognition.recognising import recognise
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.lexicon import Lexicon, load_lexicon
from danvan_kg.observation import Extraction
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def article_of(text: str, *, published: str | None = None, province: str | None = None) -> Article:
    """An article whose paragraphs are all of its body."""
    zones, place = [], 0
    for line in text.split("\n"):
        if line:
            zones.append(Zone(ZoneKind.BODY, Span(place, place + len(line))))
        place += len(line) + 1
    return Article(
        "own",
        text,
        tuple(zones),
        title="",
        published=PartialDate.parse(published) if published else None,
        published_basis="record" if published else None,
        province=province,
    )


def view_of(text: str, *, published: str | None = None, province: str | None = None) -> ArticleView:
    return recognise(article_of(text, published=published, province=province), lexicon())


def raw_view(text: str) -> ArticleView:
    """`text` as one sentence of nothing known: for what must hold of any text, and for time."""
    article = article_of(text)
    sentences = [Sentence(Span(0, len(text)), ZoneKind.BODY.value)] if text else []
    return ArticleView(article, sentences, [], [], [])


def assert_evidence_holds(extraction: Extraction, article: Article) -> None:
    """Every quote is a slice of one fact-bearing zone, or of neighbours, and is not blank."""
    bearing = [zone.span for zone in article.zones if zone.kind.bears_facts]
    for evidence in extraction.evidences():
        quote = evidence.span.of(article.text)
        assert quote.strip(), evidence
        assert quote == quote.strip(), (evidence, quote)
        assert any(span.start <= evidence.span.start and evidence.span.end <= span.end for span in bearing), quote
