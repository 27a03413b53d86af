"""Those who wait for one of the things that answer queries: first come, first served."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from danvan_kg.endpoint.problems import Problem

Server = TypeVar("Server")


class WaitingLine(Generic[Server]):
    """What is served is a worker, or a store elsewhere."""

    def __init__(self) -> None:
        self._turns: deque[asyncio.Future[Server]] = deque()

    def __len__(self) -> int:
        return len(self._turns)

    def join(self) -> "asyncio.Future[Server]":
        """A place at the end of the line, to be waited for by `served`."""
        turn: asyncio.Future[Server] = asyncio.get_running_loop().create_future()
        self._turns.append(turn)
        return turn

    async def served(
        self,
        turn: "asyncio.Future[Server]",
        patience: float,
        *,
        refusal: Callable[[], Problem],
        unwanted: Callable[[Server], None],
    ) -> Server:
        """What is served at the turn. Raises the `refusal` after `patience` seconds.

        `unwanted` is given what was served to somebody who has left meanwhile.
        """
        timer = asyncio.get_running_loop().call_later(patience, _refuse, turn, refusal)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                unwanted(turn.result())
            raise
        finally:
            timer.cancel()

    def serve(self, server: Server) -> bool:
        """Gives it to the first who still waits; False where nobody does."""
        while self._turns:
            turn = self._turns.popleft()
            if not turn.done():
                turn.set_result(server)
                return True
        return False

    def end(self, refusal: Callable[[], Problem]) -> None:
        """Sends all who wait away."""
        while self._turns:
            _refuse(self._turns.popleft(), refusal)


def _refuse(turn: "asyncio.Future[Server]", refusal: Callable[[], Problem]) -> None:
    if not turn.done():
        turn.set_exception(refusal())
