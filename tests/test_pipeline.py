"""The build says what may be published in spite of the authority's `withheld`."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from danvan_kg import pipeline
from danvan_kg.authority import Authority, Withheld, load_authority
from danvan_kg.entity import Identity
from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.quads.iris import thing_iri
from danvan_kg.vocabulary import IDENTIFIER

NAME = "Quách Vĩnh Khang"
KEY = thing_iri(Identity("person", NAME.casefold(), NAME.casefold()))[1:-1].removeprefix(IDENTIFIER)


def complaints(folder: Path, monkeypatch: pytest.MonkeyPatch, *keys: str) -> list[str]:
    withheld = tuple(Withheld(key, "thử", date(2026, 1, 2)) for key in keys)

    def authority() -> Authority:
        return replace(load_authority(), withheld=withheld)

    monkeypatch.setattr(pipeline, "load_authority", authority)
    article = folder / "bai.txt"
    article.write_text(f"Tỉnh ủy Sơn La họp\n\nSáng 12/6/2018, đồng chí {NAME} phát biểu.\n", encoding="utf-8")
    said: list[str] = []
    options = BuildOptions((article,), folder / "store", datetime(2026, 1, 1, tzinfo=UTC), workers=1)
    Build(options, said.append, lambda _, __: None).run()
    return said


def test_nothing_is_said_where_nothing_is_withheld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaints(tmp_path, monkeypatch) == []


def test_a_withheld_person_whom_texts_still_name_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = complaints(tmp_path, monkeypatch, KEY)
    assert line.startswith(f"withheld '{KEY}' is still named in the words of 1 articles (bai, …), hint: --quotes-only")


def test_a_withheld_article_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person is then in no published article, and the key of the person is told to name nothing."""
    (line,) = complaints(tmp_path, monkeypatch, KEY, "article/bai")
    assert line.startswith(f"withheld '{KEY}' names nothing in this input")
