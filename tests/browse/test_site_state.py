"""What every page shows is asked of the store once for each version of its data."""

import asyncio

from danvan_kg.browse.site_state import OnceASnapshot


class Store:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def ask(self) -> int:
        self.asked += 1
        await asyncio.sleep(0.01)
        return self.asked


def test_many_at_a_time_ask_once_and_again_for_other_data() -> None:
    async def visit() -> tuple[list[int], int, int]:
        store, once = Store(), OnceASnapshot[int]()
        first = await asyncio.gather(*(once.get("a", store.ask) for _ in range(20)))
        return first, await once.get("a", store.ask), await once.get("b", store.ask)

    assert asyncio.run(visit()) == ([1] * 20, 1, 2)


def test_data_that_may_change_at_any_time_are_asked_each_time() -> None:
    async def visit() -> list[int]:
        store, once = Store(), OnceASnapshot[int]()
        return [await once.get("", store.ask) for _ in range(3)]

    assert asyncio.run(visit()) == [1, 2, 3]


def test_who_fails_leaves_it_to_the_next() -> None:
    async def fail() -> int:
        raise RuntimeError

    async def visit() -> list[object]:
        once, store = OnceASnapshot[int](), Store()
        return [*await asyncio.gather(once.get("a", fail), return_exceptions=True), await once.get("a", store.ask)]

    failed, answered = asyncio.run(visit())
    assert isinstance(failed, RuntimeError)
    assert answered == 1
