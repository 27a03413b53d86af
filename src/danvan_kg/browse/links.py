"""Where an IRI leads: a page of this site, a live link elsewhere, or nowhere."""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlencode

from danvan_kg.vocabulary import DV, IDENTIFIER, PREFIXES

# Only these are made live: a link of any other scheme could run a script or leave the web.
_LIVE = re.compile(r"https?://[^\x00-\x20<>\"`\\^{}|]+", re.IGNORECASE)

_IN_A_PATH = "/-._~!$&'()*+,;=:@"


def local_path(iri: str) -> str | None:
    """The path of this site's page of a thing or an ontology term; None for any other IRI."""
    if iri.startswith(IDENTIFIER):
        return "/id/" + quote(iri.removeprefix(IDENTIFIER), safe=_IN_A_PATH + "%")
    if iri.startswith(DV.iri):
        return "/ontology#" + quote(iri.removeprefix(DV.iri), safe="")
    return None


def address_within(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """The address of a page of this site by its decoded path.

    Browsers take `//name` and `/\\name` for another host: whatever the path, it stays here.
    """
    query = urlencode(list(parameters))
    return "/" + quote(path.lstrip("/\\"), safe=_IN_A_PATH) + (f"?{query}" if query else "")


def href(iri: str) -> str | None:
    """What a link to `iri` points to, or None where it must not be live."""
    path = local_path(iri)
    if path is not None:
        return path
    return iri if _LIVE.fullmatch(iri) else None


def thing_iri(path: str) -> str:
    """The IRI of the thing whose page is `/id/<path>`; `path` is decoded once, as a server hands it over."""
    return IDENTIFIER + quote(unquote(path), safe=_IN_A_PATH)


def short_name(iri: str) -> str:
    """A prefixed name where a prefix is known, else the IRI; for things without a label."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"[\w.-]+", local):
            return f"{prefix}:{local}"
    return iri.removeprefix(IDENTIFIER)
