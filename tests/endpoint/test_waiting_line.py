"""Who waits is served in order, refused in time, and leaves nothing behind."""

import asyncio
from collections.abc import Callable

import pytest

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.waiting_line import WaitingLine


def _refusal(detail: str) -> Callable[[], Problem]:
    return lambda: Problem(503, "busy", detail)


async def _wait(line: WaitingLine[str], patience: float = 5.0, unwanted: list[str] | None = None) -> str:
    given_back = [] if unwanted is None else unwanted
    return await line.served(line.join(), patience, refusal=_refusal("too long"), unwanted=given_back.append)


def test_the_first_who_came_is_served_first() -> None:
    async def serve_two() -> list[str]:
        line: WaitingLine[str] = WaitingLine()
        waiting = [asyncio.create_task(_wait(line)) for _ in range(2)]
        await asyncio.sleep(0)
        assert (line.serve("one"), line.serve("two"), line.serve("three")) == (True, True, False)
        return await asyncio.gather(*waiting)

    assert asyncio.run(serve_two()) == ["one", "two"]


def test_patience_ends_with_the_refusal_and_who_was_refused_is_passed_over() -> None:
    async def serve_the_second() -> str:
        line: WaitingLine[str] = WaitingLine()
        with pytest.raises(Problem, match="too long"):
            await _wait(line, 0.01)
        second = asyncio.create_task(_wait(line))
        await asyncio.sleep(0)
        assert line.serve("a worker")
        return await second

    assert asyncio.run(serve_the_second()) == "a worker"


def test_what_was_served_to_somebody_who_left_is_given_back() -> None:
    async def leave() -> list[str]:
        line: WaitingLine[str] = WaitingLine()
        given_back: list[str] = []
        leaving = asyncio.create_task(_wait(line, unwanted=given_back))
        await asyncio.sleep(0)
        line.serve("a worker")
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return given_back

    assert asyncio.run(leave()) == ["a worker"]


def test_who_leaves_as_the_line_is_ended_gets_no_other_error() -> None:
    async def leave() -> list[str]:
        line: WaitingLine[str] = WaitingLine()
        given_back: list[str] = []
        leaving = asyncio.create_task(_wait(line, unwanted=given_back))
        await asyncio.sleep(0)
        line.end(_refusal("stopped"))
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        assert len(line) == 0
        return given_back

    assert asyncio.run(leave()) == []
