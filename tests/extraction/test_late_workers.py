"""A worker that is forked when the build has ended says nothing; every other fault at its start is told."""

import subprocess
import sys

import pytest

RAISES = "import danvan_kg.extraction.late_workers; raise {}('semaphore')"


@pytest.mark.parametrize(("error", "told"), [("FileNotFoundError", False), ("OSError", True), ("ValueError", True)])
def test_only_a_lock_that_is_gone_is_not_told(error: str, told: bool) -> None:
    ended = subprocess.run([sys.executable, "-c", RAISES.format(error)], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ("Traceback" in ended.stderr) is told
