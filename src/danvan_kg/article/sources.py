"""Files and folders to articles; what cannot be read is said in one line and costs only itself."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from danvan_kg.article.compose import compose
from danvan_kg.article.draft import Draft
from danvan_kg.article.model import Article
from danvan_kg.article.readers import Source, drafts_of, kind_of_suffix
from danvan_kg.errors import InputError
from danvan_kg.text import digest, nfc

SIZE_LIMIT = 1 << 20
_SHOWN = 3  # names of skipped files in a message


class UnknownKindError(InputError):
    """Files in a folder that are of no kind that holds articles; nothing was refused."""


def read_sources(paths: Iterable[Path], *, size_limit: int = SIZE_LIMIT) -> Iterator[Article | InputError]:
    """Every article in `paths`, folders recursively and by name, each file once the iteration comes to it.

    `size_limit` is in bytes of an article's UTF-8 text. A record that cannot be read comes as an InputError in its
    place. Of records with one identifier the first counts: an equal text is passed over, another is an InputError.
    """
    seen: dict[str, tuple[str, str]] = {}
    for item in _files(paths):
        if isinstance(item, InputError):
            yield item
            continue
        for draft in drafts_of(item, size_limit=size_limit):
            result = draft if isinstance(draft, InputError) else _unless_seen(draft, seen)
            if result is not None:
                yield result


def _unless_seen(draft: Draft, seen: dict[str, tuple[str, str]]) -> Article | InputError | None:
    article = compose(draft)
    mark = digest(article.text, 32)
    if article.identifier not in seen:
        seen[article.identifier] = (mark, article.origin)
        return article
    first_mark, first_origin = seen[article.identifier]
    if first_mark == mark:
        return None
    return InputError(
        f"{article.origin}: identifier {article.identifier!r} is also that of {first_origin}, with another text",
        hint="give one of them another id or file name",
    )


def _files(paths: Iterable[Path]) -> Iterator[Source | InputError]:
    for path in paths:
        shown = display(path)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield InputError(f"{shown}: {_reason(error)}", hint="give an existing file or folder")
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, set())
        elif stat.S_ISREG(mode):
            yield from _file(path, kind=kind_of_suffix(path.name))
        else:
            yield InputError(f"{shown}: neither a file nor a folder", hint="save its content to a file")


def _folder(folder: Path, above: set[tuple[int, int]]) -> Iterator[Source | InputError]:
    """Files below `folder` by name; links are followed, but not into a folder that is being read already."""
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield InputError(f"{display(folder)}: {_reason(error)}", hint="make the folder readable")
        return
    place = (status.st_dev, status.st_ino)
    if place in above:
        return
    skipped = []
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _folder(path, above | {place})
        elif kind_of_suffix(name) is None:
            skipped.append(name)
        else:
            yield from _file(path, kind=kind_of_suffix(name))
    if skipped:
        yield _skipped(folder, skipped)


def _skipped(folder: Path, names: list[str]) -> UnknownKindError:
    shown = ", ".join(display(Path(name)) for name in names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return UnknownKindError(
        f"{display(folder)}: {len(names)} of unknown kind passed over: {shown}",
        hint="articles are .txt, .html, .htm, .xhtml, .jsonl, .ndjson and .json, also with .gz; name others one by one",
    )


def _file(path: Path, kind: str | None) -> Iterator[Source | InputError]:
    shown = display(path)
    stem = path.name
    if shown != str(path):
        yield InputError(f"{shown}: the file name is not UTF-8", hint="rename the file")
        return
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield InputError(f"{shown}: not a file", hint="save its content to a file")
            return
    except OSError as error:
        yield InputError(f"{shown}: {_reason(error)}", hint="make the file readable, or remove the link")
        return
    yield Source(path, shown, _stem(stem), kind)


def _stem(name: str) -> str:
    """The file name without its suffix, and without the one before .gz."""
    base, _, suffix = name.rpartition(".")
    if suffix.lower() == "gz" and base:
        name = base
        base = name.rpartition(".")[0]
    return " ".join(nfc(base or name).split()) or name


def display(path: Path) -> str:
    """`path` for messages: what is not UTF-8 in it, and controls, as replacement characters."""
    printable = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in printable)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "cannot be read"
