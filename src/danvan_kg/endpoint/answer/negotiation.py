"""What a request says of the answer's form: its format, and whether the client has it already."""

from collections.abc import Sequence

from danvan_kg.endpoint.problems import Problem
from danvan_kg.formats import Format, by_name, negotiate


def choose_format(name: str | None, accept: str | None, offers: Sequence[Format]) -> Format:
    """The format that `?format=` names or, without it, that the Accept header likes best. Raises Problem (406)."""
    found = by_name(name, offers) if name else negotiate(accept, offers)
    if found is None:
        offered = [each.media_type for each in offers]
        asked = f"format={name[:80]}" if name else f"Accept: {(accept or '')[:200]}"
        detail = f"for this kind of query there is nothing that fits {asked}"
        raise Problem(406, "not-acceptable", detail, offered=offered, formats=[each.suffix for each in offers])
    return found


def is_unchanged(if_none_match: str | None, key: str) -> bool:
    """Whether the client names this tag (RFC 9110, 13.1.2, weak comparison). `*` says nothing of what it has."""
    return if_none_match is not None and f'"{key}"' in if_none_match


def tag_of(key: str) -> str:
    """The ETag of what has this key. It is weak: a coding, or the order of rows, does not change what is said."""
    return f'W/"{key}"'
