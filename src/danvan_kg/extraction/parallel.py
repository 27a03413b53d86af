"""Extraction of many articles on all cores, in the order in which they are given.

Articles go to worker processes in batches; a bounded number of batches is under way, so that memory does not grow with
the corpus. The server that forks the workers loads the lexicon for all of them (`prepared`).
"""

import copyreg
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path

from danvan_kg import observation
from danvan_kg.article import Article
from danvan_kg.extraction.plugins import extract_with_plugins
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Extraction
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

# Starting a process and loading the lexicon there takes as long as about this many articles take here.
_WORTH_PROCESSES = 60
_PREPARED = "danvan_kg.extraction.prepared"
_LATE_WORKERS = "danvan_kg.extraction.late_workers"
_BATCH = 24
_BATCHES_AHEAD = 3
_MADE_BETWEEN_COLLECTIONS = 50_000


@dataclass(frozen=True, slots=True)
class Failure:
    """The extractor broke on an article: a fault of this program; `reason` names the line. The other articles go on."""

    article: str
    origin: str
    reason: str


Outcome = tuple[Article, Extraction | Failure]


def extract_all(articles: Iterable[Article], lexicon: Lexicon, *, workers: int | None = None) -> Iterator[Outcome]:
    """Each article with what it states, in the order given. `workers` is the number of processes (all cores)."""
    workers = workers or os.cpu_count() or 1
    source = iter(articles)
    first = list(islice(source, _WORTH_PROCESSES))
    if workers == 1 or len(first) < _WORTH_PROCESSES:
        yield from ((article, _attempt(article, lexicon)) for article in [*first, *source])
        return
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_prepare_worker) as pool:
        try:
            yield from _in_order(pool, _chained(first, source), workers * _BATCHES_AHEAD)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_LATE_WORKERS, __name__, _PREPARED])
    # Ctrl-C reaches the whole group, and the server too while it gets ready; what decides is the parent. The tracker,
    # which the server needs, would take the mask away.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    _register_reductions()
    return context


def _chained(first: list[Article], rest: Iterator[Article]) -> Iterator[Article]:
    yield from first
    yield from rest


def _in_order(pool: ProcessPoolExecutor, articles: Iterator[Article], ahead: int) -> Iterator[Outcome]:
    waiting: deque[tuple[list[Article], Future[list[Extraction | Failure]]]] = deque()
    while True:
        while len(waiting) < ahead and (batch := list(islice(articles, _BATCH))):
            waiting.append((batch, pool.submit(_extract_batch, batch)))
        if not waiting:
            return
        batch, future = waiting.popleft()
        yield from zip(batch, future.result(), strict=True)


def _register_reductions() -> None:
    """Has observations pickled as calls of their classes.

    By default frozen classes with slots go field by field through Python code, in three times the time.
    """
    for kind in (*vars(observation).values(), Span, PartialDate):
        if isinstance(kind, type) and is_dataclass(kind) and not any(each.kw_only for each in fields(kind)):
            copyreg.pickle(kind, partial(_as_call, kind, tuple(each.name for each in fields(kind))))


def _as_call(kind: type, names: tuple[str, ...], instance: object) -> tuple[type, tuple[object, ...]]:
    return kind, tuple([getattr(instance, name) for name in names])


_worker_lexicon: list[Lexicon] = []


def _prepare_worker() -> None:
    # Ctrl-C reaches the whole group; the parent decides what happens to the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.excepthook = sys.__excepthook__
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker_lexicon.append(importlib.import_module(_PREPARED).LEXICON)
    _register_reductions()
    # Reference counts free almost all that an extraction makes; looking for circles took a sixth of its time.
    gc.set_threshold(_MADE_BETWEEN_COLLECTIONS, 20, 20)


def _end_with_parent() -> None:
    """A build that is killed closes no pipes: without this its workers, and the server that forked them, would stay."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _extract_batch(batch: list[Article]) -> list[Extraction | Failure]:
    return [_attempt(article, _worker_lexicon[0]) for article in batch]


def _attempt(article: Article, lexicon: Lexicon) -> Extraction | Failure:
    try:
        return extract_with_plugins(article, lexicon)
    except Exception as error:
        # The outermost frame of one article: a fault here costs only that article.
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        return Failure(article.identifier, article.origin, f"{type(error).__name__}: {error} ({where})")
