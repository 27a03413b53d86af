"""RDF documents that a graph is written from, read where a text that breaks the parser costs one answer."""

from collections.abc import Iterator

from pyoxigraph import RdfFormat, Triple, parse

from danvan_kg.formats import RDF_XML, by_suffix


class DocumentError(Exception):
    """A document that cannot be read; the message says why."""


def read_document(suffix: str, text: str, base: str | None) -> Iterator[Triple]:
    """The triples of a document; bytes that are no UTF-8 are lone surrogates in `text`. Raises DocumentError."""
    format_ = by_suffix(suffix)
    assert format_ is not None
    assert isinstance(format_.engine, RdfFormat)
    # The parser would expand them, a few bytes to gigabytes.
    if format_ is RDF_XML and "<!ENTITY" in text:
        raise DocumentError("RDF/XML with entity declarations is not read")
    try:
        for quad in parse(text.encode("utf-8", "surrogateescape"), format_.engine, base_iri=base):
            yield quad.triple
    except (SyntaxError, ValueError) as error:
        raise DocumentError(f"the body is not {format_.name}: {error}") from None
