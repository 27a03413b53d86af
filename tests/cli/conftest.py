"""The command line as a user runs it: a process of its own, with its exit code, stdout and stderr."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "danvan_kg", *map(str, arguments)]


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs `danvan-kg` with these arguments; `environment` adds to the environment."""

    def run_command(*arguments: object, environment: dict[str, str] | None = None) -> Result:
        variables = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **(environment or {})}
        return subprocess.run(
            command(*arguments), capture_output=True, text=True, check=False, env=variables, timeout=250
        )

    return run_command


ARTICLE = """Hội nghị tổng kết công tác dân vận năm 2019

(Báo Thử nghiệm) - Sáng 20/12/2019, tại Hà Nội, Ban Dân vận Trung ương tổ chức Hội nghị tổng kết công tác dân vận.
Đồng chí Trương Thị Mai, Ủy viên Bộ Chính trị, Trưởng Ban Dân vận Trung ương chủ trì Hội nghị.
"""


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "hoi-nghi.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(run: Run, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was built from the folder with one article."""
    root = tmp_path_factory.mktemp("stores") / "store"
    result = run("build", articles, "--store", root)
    assert result.returncode == 0, result.stderr
    return root
