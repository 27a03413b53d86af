"""Writing the disk store of a snapshot beside other work: the engine loads without the interpreter's lock."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from pyoxigraph import Quad, RdfFormat, Store

_MOST_WAITING = 8


class StoreWriter:
    """Loads batches of TriG into a fresh disk store in a thread, in the order given. Closed at the end of its block.

    At most `_MOST_WAITING` batches wait, so that memory does not grow with what is to be written: the store on disk may
    fall behind the one in memory, and make it up while that is validated. The next call raises an error of the thread.
    """

    def __init__(self, path: Path) -> None:
        self._store = Store(str(path))
        self._thread = ThreadPoolExecutor(1)
        self._waiting: list[Future[None]] = []

    def __enter__(self) -> "StoreWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        # An open store rewrites its files at any time.
        del self._store

    def load(self, trig: bytes) -> None:
        """Has quads loaded; returns when there is room for another batch.

        Their terms are not checked: the same text goes into the store in memory, which checks them.
        """
        while len(self._waiting) >= _MOST_WAITING:
            self._waiting.pop(0).result()
        self._waiting.append(self._thread.submit(self._load, trig))

    def finish(self, *, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Has single quads taken out and added after what was loaded, and the store made fast to read."""
        self._waiting.append(self._thread.submit(self._finish, list(removed), list(added)))

    def wait(self) -> None:
        """Returns when everything asked for is done."""
        while self._waiting:
            self._waiting.pop(0).result()

    def _load(self, trig: bytes) -> None:
        self._store.bulk_load(trig, RdfFormat.TRIG, lenient=True)

    def _finish(self, removed: list[Quad], added: list[Quad]) -> None:
        for quad in removed:
            self._store.remove(quad)
        self._store.extend(added)
        self._store.optimize()
        self._store.flush()
