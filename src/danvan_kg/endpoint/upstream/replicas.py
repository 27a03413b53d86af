"""The stores that share the load: which one is asked next, which are out, and which of them have the same data."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import QueryLimits
from danvan_kg.endpoint.upstream.replica import Health, Replica

log = logging.getLogger(__name__)

_LOOK_SECONDS = 2.0
_LOOK_PATIENCE = 5.0


class Replicas:
    """Looks at each store every two seconds, and at once after an answer that was none.

    `version_query` tells the data of one from those of another. `changed` is called when one may be asked again.
    """

    def __init__(
        self, urls: Sequence[str], version_query: str, limits: QueryLimits, changed: Callable[[], None]
    ) -> None:
        self.all = [Replica(number, url) for number, url in enumerate(urls, 1)]
        self.version = ""
        self.changes = 0
        self._version_query = version_query
        self._limits = limits
        self._changed = changed
        self._doubts = {replica.number: asyncio.Event() for replica in self.all}
        self._watches: list[asyncio.Task[None]] = []

    async def start(self) -> Problem | None:
        """Looks at all of them once and goes on with it; why the first one is out, where all are."""
        for replica in self.all:
            replica.open()
        problems = await asyncio.gather(*(self._look(replica) for replica in self.all))
        if all(problems):
            return problems[0]
        self._watches = [asyncio.get_running_loop().create_task(self._watch(each)) for each in self.all]
        return None

    async def close(self) -> None:
        for watch in self._watches:
            watch.cancel()
        await asyncio.gather(*self._watches, return_exceptions=True)
        await asyncio.gather(*(replica.close() for replica in self.all))

    def next(self, most: int) -> Replica | None:
        """The store that has the least to do, fewer than `most` queries, of those in the best state that there is."""
        for health in (Health.HEALTHY, Health.DOUBTED, Health.DOWN):
            of_state = [replica for replica in self.all if replica.health is health]
            if of_state:
                free = [replica for replica in of_state if replica.busy < most]
                return min(free, key=lambda replica: (replica.busy, replica.asked), default=None)
        return None

    def doubt(self, replica: Replica, health: Health) -> None:
        """Its answer was none: it is looked at again now, and until then the others are asked before it."""
        replica.failures += 1
        if replica.health is Health.HEALTHY:
            self._settle(replica, health, "its answer was none")
        self._doubts[replica.number].set()

    async def _watch(self, replica: Replica) -> None:
        doubt = self._doubts[replica.number]
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(doubt.wait(), _LOOK_SECONDS)
            doubt.clear()
            await self._look(replica)

    async def _look(self, replica: Replica) -> Problem | None:
        """Asks a store which data it has, and counts it in or out accordingly; why it is out."""
        try:
            async with asyncio.timeout(_LOOK_PATIENCE):
                replica.version = await replica.look(self._version_query, self._limits)
        except TimeoutError:
            problem = Problem(502, "upstream", "the store behind this endpoint does not answer in time")
        except Problem as found:
            problem = found
        else:
            self._settle(replica, Health.HEALTHY, "it answers")
            return None
        self._settle(replica, Health.DOWN, problem.detail)
        return problem

    def _settle(self, replica: Replica, health: Health, reason: str) -> None:
        before = {each.number: each.health for each in self.all}
        replica.health = health
        self._agree()
        for each in self.all:
            if each.health is not before[each.number]:
                why = (
                    reason if each is replica and each.health is health else f"its data are {each.version or 'unnamed'}"
                )
                log.warning("store %d (%s) is %s: %s", each.number, each.name, each.health, why)
        self._changed()

    def _agree(self) -> None:
        """Chooses the data that most stores have, the present ones among equals, and sets the others apart."""
        alive = [each for each in self.all if each.health in (Health.HEALTHY, Health.APART)]
        if not alive:
            return
        counts = Counter(each.version for each in alive)
        chosen = max(counts, key=lambda version: (counts[version], version == self.version, version))
        self.changes += chosen != self.version
        self.version = chosen
        for each in alive:
            each.health = Health.HEALTHY if each.version == chosen else Health.APART
