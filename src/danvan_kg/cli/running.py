"""Ctrl-C while the engine computes: it lets no Python signal handler run until it is done."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_INTERRUPTED = 130


@contextmanager
def ending_on_interrupt() -> Iterator[None]:
    """Inside this block, Ctrl-C ends the process at once with 130. For commands that only read."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reader,), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(writer)


def _watch(reader: int) -> None:
    """Waits for the byte that the interpreter writes when a signal arrives, or for the end of the block."""
    while received := os.read(reader, 1):
        if received[0] == signal.SIGINT:
            sys.stderr.write("interrupted\n")
            sys.stderr.flush()
            os._exit(_INTERRUPTED)
    os.close(reader)
