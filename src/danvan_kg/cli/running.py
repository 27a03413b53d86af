"""Running a query of the command line so that Ctrl-C works while the engine computes."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class _Thread(threading.Thread, Generic[Answer]):
    """Runs `work` and keeps its answer or its error."""

    def __init__(self, work: Callable[[], Answer]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.answers: list[Answer] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.answers.append(self.work())
        except BaseException as error:
            self.error = error


def interruptible(work: Callable[[], Answer]) -> Answer:
    """The answer of `work`, which runs in a thread: the engine lets no signal through while it computes."""
    thread = _Thread(work)
    thread.start()
    while thread.is_alive():
        thread.join(0.1)
    if thread.error is not None:
        raise thread.error
    return thread.answers[0]
