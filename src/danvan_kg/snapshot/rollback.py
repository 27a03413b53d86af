"""Going back to a snapshot of before: the link is switched, nothing is built or removed."""

from pathlib import Path

from danvan_kg.errors import StoreError
from danvan_kg.snapshot.opening import open_snapshot
from danvan_kg.snapshot.publication import CURRENT, SNAPSHOTS, list_snapshots, locked, switch


def roll_back(root: Path, identifier: str | None = None) -> tuple[str, str]:
    """Publishes the snapshot `identifier`, by default the one before the published one, or the other that there is.

    Returns the identifiers of what was and what is published. Raises StoreError where there is none to go back to,
    where it is damaged, or where a build holds the lock.
    """
    was = _published_name(root)
    with locked(root):
        target = _snapshot(root, was, identifier)
        open_snapshot(target)
        switch(root, target.name)
    return was, target.name


def _published_name(root: Path) -> str:
    """The identifier of the published snapshot, which may itself be damaged. Raises StoreError where there is none."""
    link = root / CURRENT
    if not link.is_symlink():
        raise StoreError(f"{root}: nothing is published here", hint="name a store directory that a build has made")
    return link.readlink().name


def _snapshot(root: Path, was: str, identifier: str | None) -> Path:
    newest_first = list_snapshots(root)
    names = [path.name for path in newest_first]
    if identifier is not None:
        if identifier not in names:
            raise StoreError(f"{root}: there is no snapshot {identifier!r}", hint=f"there are: {', '.join(names)}")
        return root / SNAPSHOTS / identifier
    older = names[names.index(was) + 1 :] if was in names else names
    others = older or [name for name in names if name != was]
    if not others:
        raise StoreError(f"{root}: {was} is the only snapshot", hint="the next build keeps it beside its own")
    return root / SNAPSHOTS / others[0]
