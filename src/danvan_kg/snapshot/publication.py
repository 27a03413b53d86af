"""Staging and publishing: a build works in a directory of its own and becomes visible by one atomic rename.

A build that is killed at any moment leaves the published snapshot as it was; what it left behind is removed by the next
build, under the lock.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from danvan_kg.errors import StoreError
from danvan_kg.snapshot.layout import SnapshotDirectory

CURRENT = "current"
SNAPSHOTS = "snapshots"
_STAGING = ".staging"
_LOCK = "lock"

# The published snapshot and the one before it, to go back to.
KEPT = 2

# A build of nothing but the ontology and the authority files takes about 20 MB; below this it is not worth starting.
_LEAST_FREE_BYTES = 100 << 20


@dataclass(frozen=True, slots=True)
class Staging(SnapshotDirectory):
    """The directory that a build works in; `root` is the store directory that it will be published in."""

    root: Path


@contextmanager
def stage(root: Path, *, needed_bytes: int = 0) -> Iterator[Staging]:
    """An empty staging directory under `root`, held by a lock, removed afterwards unless it was published.

    Raises StoreError where another build holds the lock, where `root` is something else, or where less than
    `needed_bytes` is free.
    """
    _prepare(root)
    with locked(root):
        path = root / SNAPSHOTS / _STAGING
        shutil.rmtree(path, ignore_errors=True)
        _check_space(root, max(needed_bytes, _LEAST_FREE_BYTES))
        path.mkdir()
        try:
            yield Staging(path, root)
        finally:
            shutil.rmtree(path, ignore_errors=True)


def _prepare(root: Path) -> None:
    foreign = root.exists() and (not root.is_dir() or (any(root.iterdir()) and not (root / SNAPSHOTS).is_dir()))
    if foreign:
        raise StoreError(f"{root}: exists and is not a store of this program", hint="name another directory")
    try:
        (root / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{root}: cannot be written: {error.strerror}", hint="name a directory that you own") from None


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Holds the lock of a store directory. Raises StoreError where another process holds it."""
    descriptor = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 40, 0).decode("ascii", "replace").strip() or "unknown"
            raise StoreError(
                f"{root}: process {holder} is building this store", hint="wait until it has ended, or end it"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _check_space(root: Path, needed: int) -> None:
    free = shutil.disk_usage(root).free
    if free < needed:
        raise StoreError(
            f"{root}: {free >> 20} MiB are free, about {needed >> 20} MiB are needed",
            hint="free some room, or name a directory on another disk",
        )


def publish_snapshot(staging: Staging, identifier: str) -> Path:
    """Makes the staged snapshot the published one and returns its directory. Old ones beyond KEPT are removed."""
    target = staging.root / SNAPSHOTS / identifier
    _sync_tree(staging.path)
    if target.exists():
        # The same quads were published before. That copy may be damaged, so this one takes its place.
        retired = target.with_name(f".retired-{identifier}")
        shutil.rmtree(retired, ignore_errors=True)
        target.rename(retired)
        staging.path.rename(target)
        shutil.rmtree(retired, ignore_errors=True)
    else:
        staging.path.rename(target)
    _sync(target.parent)
    switch(staging.root, identifier)
    _prune(staging.root, keep=identifier)
    return target


def switch(root: Path, identifier: str) -> None:
    """Points `current` at a snapshot of `root`: one rename, so that a reader sees the old one or the new one."""
    link = root / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(SNAPSHOTS) / identifier)
    link.replace(root / CURRENT)
    _sync(root)


def list_snapshots(root: Path) -> list[Path]:
    """The complete snapshots of a store directory, newest first."""
    found = [path for path in (root / SNAPSHOTS).glob("[!.]*") if (path / "manifest.json").is_file()]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def _prune(root: Path, keep: str) -> None:
    for path in [path for path in list_snapshots(root) if path.name != keep][KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
    for path in (root / SNAPSHOTS).glob(".retired-*"):
        shutil.rmtree(path, ignore_errors=True)


def _sync_tree(path: Path) -> None:
    for directory, _, files in os.walk(path):
        for name in files:
            _sync(Path(directory) / name)
        _sync(Path(directory))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
