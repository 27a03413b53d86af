"""Goes over to a newly published snapshot while serving: at once on SIGHUP, and by itself within seconds."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Sequence
from pathlib import Path

from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.errors import StoreError
from danvan_kg.snapshot import open_snapshot
from danvan_kg.snapshot.publication import CURRENT

log = logging.getLogger(__name__)

_SECONDS = 2.0


class SnapshotWatch:
    """Switches `pools` to what the store directory `root` publishes, unless that cannot be opened.

    The pools serve `serving`, a snapshot's own directory, when the watch is made; without it, what is published then.
    A snapshot that cannot be served is tried again on SIGHUP only.
    """

    def __init__(
        self, root: Path, pools: Sequence[QueryPool], *, serving: Path | None = None, seconds: float = _SECONDS
    ) -> None:
        self._root = root
        self._pools = pools
        self._seconds = seconds
        self._seen = serving or self._published()
        self._failed = False
        self._now = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to watch, in the running event loop; handles SIGHUP where that is the main thread's."""
        loop = asyncio.get_running_loop()
        try:
            loop.add_signal_handler(signal.SIGHUP, self._now.set)
        except (RuntimeError, ValueError):
            log.info("SIGHUP is not handled outside of the main thread; new snapshots are still noticed")
        self._task = loop.create_task(self._watch())

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _published(self) -> Path:
        return (self._root / CURRENT).resolve()

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._now.wait(), self._seconds)
            asked = self._now.is_set()
            self._now.clear()
            published = self._published()
            if published != self._seen or (asked and self._failed):
                self._seen = published
                await self._switch()

    async def _switch(self) -> None:
        self._failed = True
        try:
            snapshot = await asyncio.to_thread(open_snapshot, self._root)
            for pool in self._pools:
                await pool.switch(snapshot.store_path, snapshot.manifest.identifier)
        except StoreError as error:
            log.warning("the new snapshot is not served: %s", error)
        else:
            self._failed = False
            log.info("now serving snapshot %s", snapshot.manifest.identifier)
