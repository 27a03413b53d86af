"""Extraction in worker processes."""

from dataclasses import replace

from danvan_kg.extraction.parallel import extract_all
from danvan_kg.extraction.prepared import LEXICON, tables
from danvan_kg.extraction.recognition.grammar import grammar_of
from danvan_kg.observation import Extraction
from tests.extraction.reading import article, lexicon

TEXT = "Ngày {day}/3/2018, ông Lê Văn Bách, Bí thư Tỉnh ủy Nghệ An, ký Chỉ thị số {day}-CT/TU tại hội nghị tổng kết."


def test_workers_find_every_table_made() -> None:
    assert {"heads", "titles", "places", "triggers", "openers"} <= set(tables())
    assert set(tables()) <= vars(grammar_of(LEXICON)).keys()


def test_workers_give_what_one_process_gives_in_the_same_order() -> None:
    """As many articles as are worth processes; what they state comes back from the workers whole."""
    articles = [replace(article(TEXT.format(day=1 + n % 28)), identifier=f"a{n}") for n in range(60)]
    alone = list(extract_all(articles, lexicon(), workers=1))
    together = list(extract_all(articles, lexicon(), workers=2))
    assert together == alone
    assert all(isinstance(outcome, Extraction) and outcome.positions and outcome.events for _, outcome in together)
