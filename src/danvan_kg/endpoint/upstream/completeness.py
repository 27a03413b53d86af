"""Whether an answer that came over a connection is whole.

`oxigraph serve --timeout-s` answers 200 and, when time is up, appends a sentence to the body and ends it like a
complete one. JSON and XML then lack their end. In CSV, TSV and line formats a cut cannot be seen; there the last bytes
must end a line, and must not be such a sentence. XML is parsed as well: a store writes properties that cannot be names
of elements (`http://example.org/1`), and characters that XML does not know, into texts that nobody can read.
"""

import re
from contextlib import suppress
from xml.parsers import expat

from danvan_kg.formats import JSON, JSON_LD, RDF_XML, XML, Format

_CANCELLED = re.compile(
    rb"The (SPARQL )?(operation|query|evaluation)[^\r\n]{0,60}(cancel|time|abort)[^\r\n]*\s*$", re.I
)
_TAIL = 512
_ENDS = {
    JSON.suffix: re.compile(rb"\}\s*$"),
    XML.suffix: re.compile(rb"</(\w+:)?sparql\s*>\s*$"),
    RDF_XML.suffix: re.compile(rb"</(\w+:)?RDF\s*>\s*$|<(\w+:)?RDF[^<>]*/>\s*$"),
    JSON_LD.suffix: re.compile(rb"[\]}]\s*$"),
}
_LINE_END = re.compile(rb"[\r\n]$|^$|^true$|^false$")
_ESCAPE = re.compile(rb"\\.", re.DOTALL)


class Completeness:
    """Looks at an answer's pieces as they come."""

    def __init__(self, format_: Format) -> None:
        self._format = format_
        self._tail = b""
        self._depth = 0
        self._quoted = 0
        self._escape = b""
        # Answers are told to be in UTF-8, whatever an XML declaration says.
        self._xml = expat.ParserCreate("utf-8", namespace_separator=" ") if format_ in (XML, RDF_XML) else None

    def add(self, piece: bytes) -> None:
        self._tail = (self._tail + piece)[-_TAIL:]
        if self._format in (JSON, JSON_LD):
            self._add_json(piece)
        elif self._xml is not None:
            # What is wrong is told at the end, however often the parser has been asked before.
            with suppress(expat.ExpatError):
                self._xml.Parse(piece)

    def _add_json(self, piece: bytes) -> None:
        """Counts the brackets outside of strings: a whole text closes what it opened."""
        text = self._escape + piece
        self._escape = b""
        if b"\\" in text:
            text = _ESCAPE.sub(b"", text)
            if text.endswith(b"\\"):
                text, self._escape = text[:-1], b"\\"
        parts = text.split(b'"')
        outside = b"".join(parts[self._quoted :: 2])
        self._quoted = (self._quoted + len(parts) - 1) % 2
        opened = outside.count(b"{") + outside.count(b"[")
        self._depth += opened - outside.count(b"}") - outside.count(b"]")

    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        if _CANCELLED.search(self._tail) or self._depth or self._quoted:
            return False
        return bool(_ENDS.get(self._format.suffix, _LINE_END).search(self._tail))

    def is_readable(self) -> bool:
        """Whether a whole answer is well-formed, as far as that is looked at: in XML."""
        try:
            if self._xml is not None:
                self._xml.Parse(b"", True)
        except expat.ExpatError:
            return False
        return True
