# `make check` is what CI runs before anything slow.
.PHONY: check test all lock

check:
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	python -m pytest -q -m "not slow and not fault"

all: check
	python -m pytest -q -m "slow or fault"

# Exact versions of everything that is installed, without addresses.
lock:
	uv pip compile pyproject.toml --python-version 3.11 --universal --no-header --no-annotate --no-emit-index-url -o requirements.lock
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --universal --no-header --no-annotate --no-emit-index-url -o requirements-dev.lock
	uv pip compile pyproject.toml --extra clients --python-version 3.11 --universal --no-header --no-annotate --no-emit-index-url -c requirements-dev.lock -o requirements-clients.lock
