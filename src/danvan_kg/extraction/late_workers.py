"""Keeps workers quiet that begin when the build has ended: imported by the server that forks them, and nowhere else.

After Ctrl-C the build ends and takes away the locks that it shares with its workers. One that was being forked at that
moment finds none, and the server would print where.
"""

import sys
from types import TracebackType


def quiet_without_locks(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The hook for exceptions of a worker that has not begun; a build that goes on hears of it by the exit code."""
    if not isinstance(error, FileNotFoundError):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = quiet_without_locks
