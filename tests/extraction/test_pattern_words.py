"""Patterns made from words of the lexicon."""

from danvan_kg.extraction.pattern_words import PatternWords
from tests.extraction.views import lexicon


def test_a_section_by_its_name_stands_for_its_words() -> None:
    words = PatternWords(lexicon(), "events")
    assert words(r"(?<!\w){done_by_words}\s").search("Lễ do bản tổ chức")
    assert not words(r"(?<!\w){done_by_words}\s").search("Lễ của bản")


def test_how_often_something_stands_is_no_piece() -> None:
    assert PatternWords(lexicon(), "events").source(r"\d{1,2}\s{0,3}") == r"\d{1,2}\s{0,3}"


def test_another_table_and_pieces_are_named_too() -> None:
    words = PatternWords(lexicon(), "events", day=r"{dates.day_words}\s+\d+")
    assert words("{day}").fullmatch("NGÀY 12")


def test_keys_and_lists_are_by_normal_words() -> None:
    words = PatternWords(lexicon(), "events")
    assert "dâng hương" in words.keys("done_by_teams")
    assert words.by_word("nouns")["hội nghị"] == "Conference"
    assert words.at_end("denying_words").search("chưa ")
    assert words.whole("planned").search("sẽ")
    assert not words.whole("planned").search("xẽ")
