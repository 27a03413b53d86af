"""A long mixed load leaves nothing behind: memory, descriptors, threads and processes stay as they are.

CI sends 5 000 requests. `DANVAN_SOAK=100000 pytest tests/endpoint/test_soak.py -s` sends as many as one likes, and
prints what was used.
"""

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from tests.browse.small_corpus import publish
from tests.endpoint.soak import KINDS, VISITORS, Soak, Usage
from tests.site_process import serving

REQUESTS = int(os.environ.get("DANVAN_SOAK", "5000"))

# MiB that the second half of the load may add: the allocator is restless, and the bounded caches still fill.
FLAT = 12.0


@pytest.mark.slow
@pytest.mark.timeout(60 + REQUESTS // 100)
def test_long_mixed_load_leaves_nothing_behind(tmp_path: Path) -> None:
    store = publish(tmp_path / "store")
    begin = time.monotonic()
    with serving("--store", store, "--deadline", 2, "--max-rows", 20_000) as site:
        soak = Soak(site.address, site.process.pid, REQUESTS)
        asyncio.run(soak.run())
        seconds = time.monotonic() - begin
        time.sleep(1)
        workers = len(site.workers())
    assert soak.wrong == []
    assert soak.answers.total() == REQUESTS
    assert set(soak.answers) == set(KINDS)
    middle, last = soak.usages[len(soak.usages) // 2], soak.usages[-1]
    sys.stdout.write(f"\n{REQUESTS} requests in {seconds:.0f} s\n{soak.usages[0]}\n{middle}\n{last}\n")
    _check_flat(middle, last)
    assert workers == 3


def _check_flat(middle: Usage, last: Usage) -> None:
    assert last.web - middle.web < FLAT
    # A worker that was killed comes back smaller; one that answered large results has grown once.
    assert last.workers - middle.workers < 100
    assert abs(last.descriptors - middle.descriptors) <= 8
    # The event loop's own pool, which grows up to this, uvloop's resolver and the main thread; one for each visitor
    # that is sent a file.
    assert last.threads <= min(32, (os.cpu_count() or 1) + 4) + 5 + VISITORS
    assert last.processes <= 4
