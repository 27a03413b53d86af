"""Answers wait in memory while there is room for them, each by itself and all together, and on disk beyond."""

from collections.abc import Iterator

import pytest

from danvan_kg.endpoint import spool as spools
from danvan_kg.endpoint.spool import Spool


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(spools, "_MOST", 10_000)
    monkeypatch.setattr(spools, "_LITTLE", 100)
    held = Spool._held
    yield
    assert Spool._held == held


def on_disk(spool: Spool) -> bool:
    return spool._file is not None


@pytest.mark.parametrize("size", [0, 1000, 1001, 5000])
def test_a_spool_gives_what_it_took_wherever_it_was(size: int) -> None:
    text = bytes(number % 251 for number in range(size))
    with Spool(1000) as spool:
        for start in range(0, size, 700):
            spool.write(memoryview(text)[start : start + 700])
        assert (spool.read(), spool.size, on_disk(spool)) == (text, size, size > 1000)
        assert spool.read_at(size // 2) == text[size // 2 :]


def test_when_all_hold_much_only_little_answers_stay_in_memory() -> None:
    with Spool(20_000) as large, Spool(20_000) as middle, Spool(20_000) as little:
        large.write(b"x" * 10_000)
        middle.write(b"y" * 101)
        little.write(b"z" * 100)
        assert [on_disk(each) for each in (large, middle, little)] == [False, True, False]
        assert [each.size for each in (large, middle, little)] == [10_000, 101, 100]
    with Spool(20_000) as after:
        after.write(b"y" * 101)
        assert not on_disk(after)
