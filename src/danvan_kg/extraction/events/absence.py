"""Who is at no event of an article: the dead, what is named after somebody, newspapers, writers of telegrams."""

from collections.abc import Iterator

from danvan_kg.extraction.events.part_grammar import PartGrammar
from danvan_kg.extraction.view import ArticleView, PersonMention

_TITLES_BACK = 70  # code points before a name in which "cố" may stand
_FUNERAL_BACK = 110  # code points before a name in which "lễ truy điệu" may stand
_THING_BACK = 30  # code points before a name in which "tuyến đường" may stand


def absent(view: ArticleView, text: str, grammar: PartGrammar) -> frozenset[str]:
    """The names of those who take part in nothing that the article tells; `text` has the older tone placement."""
    return frozenset(mention.person.name for mention in _absent(view, text, grammar))


def _absent(view: ArticleView, text: str, grammar: PartGrammar) -> Iterator[PersonMention]:
    absence = grammar.absence
    for mention in view.persons:
        start, end = mention.span.start, mention.span.end
        if (
            absence.funeral.search(text, max(0, start - _FUNERAL_BACK), start)
            or absence.death.match(text, end)
            or absence.late.search(text, max(0, start - _TITLES_BACK), start)
            or (absence.thing.search(text, max(0, start - _THING_BACK), start) and not mention.short)
        ):
            yield mention
