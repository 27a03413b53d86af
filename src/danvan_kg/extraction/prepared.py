"""What every worker needs, made once: the server that forks them imports this module, and they share what it makes."""

import gc
from contextlib import suppress
from functools import cached_property

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.errors import AssetError
from danvan_kg.extraction import extract
from danvan_kg.extraction.recognition.grammar import Grammar, grammar_of
from danvan_kg.lexicon import Lexicon, load_lexicon
from danvan_kg.text import Span


def _make_grammars(lexicon: Lexicon) -> None:
    """Grammars are made when they are first asked for: most by any text, tables of phrases by what stands in it."""
    extract(Article("prepared", ".", (Zone(ZoneKind.BODY, Span(0, 1)),), ""), lexicon)
    for name in tables():
        getattr(grammar_of(lexicon), name)


def tables() -> list[str]:
    """The tables of the grammar, which are each made when first asked for."""
    return [name for name in dir(Grammar) if isinstance(getattr(Grammar, name), cached_property)]


LEXICON = load_lexicon()
# A fault of the lexicon is told with the article that meets it.
with suppress(AssetError):
    _make_grammars(LEXICON)
# A collection would write to what workers share, and so have it copied.
gc.freeze()
