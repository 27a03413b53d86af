"""What a format has no way to write. The engine writes some of it all the same, and nobody can read it then."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from danvan_kg.formats import JSON_LD, RDF_XML, Format
from danvan_kg.vocabulary import RDF

# Namespaces in XML 1.0: a property is an element's name, which begins with a letter or underscore.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_ELEMENT = re.compile(rf"[{_START}][{_START}0-9.\u00b7\u0300-\u036f\u203f-\u2040-]*$")
# RDF 1.1 XML Syntax, 7.2.5 and 7.2.7: names that the syntax keeps for itself.
_RESERVED = frozenset(
    RDF[name].value
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "li"),
        *("aboutEach", "aboutEachPrefix", "bagID"),
    )
)


class Unwritable(Exception):  # noqa: N818 - it is the data's fault
    """The answer holds something that the asked format cannot; the message says what."""


def checked(triples: Iterable[Triple], format_: Format) -> Iterator[Triple]:
    """The same triples. Raises Unwritable at the first that the format has no way to write."""
    if format_ is RDF_XML:
        return _with_elements(triples)
    return _without_triple_terms(triples) if format_ is JSON_LD else iter(triples)


def _with_elements(triples: Iterable[Triple]) -> Iterator[Triple]:
    good = set[str]()
    for triple in triples:
        inner = triple
        while True:
            name = inner.predicate.value
            if name not in good:
                if name in _RESERVED or _ELEMENT.search(name) is None:
                    raise Unwritable(f"RDF/XML has no way to write the property <{name[:200]}>")
                good.add(name)
            if not isinstance(inner.object, Triple):
                break
            inner = inner.object
        yield triple


def _without_triple_terms(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        if isinstance(triple.object, Triple):
            raise Unwritable("JSON-LD has no way to write a triple term")
        yield triple
