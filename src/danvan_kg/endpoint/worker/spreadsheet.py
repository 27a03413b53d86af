"""Query results as an Office Open XML spreadsheet (ECMA-376): one sheet, a bold header, text and numbers.

Texts are inline strings, which no program takes for formulas; a value that begins with `=` stays a text.
"""

import re
from collections.abc import Iterator
from typing import IO, Protocol, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from danvan_kg.endpoint.worker.writable import Unwritable
from danvan_kg.vocabulary import XSD

_MOST_ROWS = 1_048_575  # a sheet has 2^20 rows, one of them the header
_MOST_COLUMNS = 16_384
_LONGEST_CELL = 32_767

# The time of every entry: the same answer has the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NUMBERS = frozenset(XSD[name].value for name in ("integer", "decimal", "double", "float", "int", "long"))
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
# A carriage return would be read as a line feed, and what looks like such an escape as what it stands for.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="results" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}


class Sink(Protocol):
    """Takes the bytes and may refuse more of them, or more rows."""

    def write(self, piece: bytes) -> int: ...

    def flush(self) -> None: ...

    def count_row(self) -> None: ...


def write_spreadsheet(results: QuerySolutions | QueryBoolean, sink: Sink) -> None:
    """Writes the whole workbook. Numbers of more than 15 digits stay texts: a spreadsheet would round them.

    Raises Unwritable where a value, a row or a column is more than a sheet holds: nothing is cut.
    """
    with ZipFile(cast(IO[bytes], sink), "w", ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(_entry(name), text)
        with archive.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            for row in _sheet(results, sink):
                sheet.write(row.encode())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _sheet(results: QuerySolutions | QueryBoolean, sink: Sink) -> Iterator[str]:
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'
    if isinstance(results, QueryBoolean):
        yield f'<row><c t="b"><v>{int(bool(results))}</v></c></row>'
    else:
        _check_size(len(results.variables), 0)
        yield "<row>" + "".join(_text(variable.value, style=1) for variable in results.variables) + "</row>"
        for number, solution in enumerate(results, 1):
            _check_size(0, number)
            sink.count_row()
            yield "<row>" + "".join(_cell(term) for term in solution) + "</row>"
    yield "</sheetData></worksheet>"


def _check_size(columns: int, rows: int) -> None:
    if columns > _MOST_COLUMNS or rows > _MOST_ROWS:
        raise Unwritable(f"a spreadsheet has {_MOST_ROWS} rows and {_MOST_COLUMNS} columns at most")


def _cell(term: object) -> str:
    if term is None:
        return "<c/>"
    if isinstance(term, Literal):
        if term.datatype.value in _NUMBERS and _PLAIN_NUMBER.fullmatch(term.value) and len(term.value) <= 16:
            return f"<c><v>{term.value}</v></c>"
        return _text(term.value)
    return _text(term.value if isinstance(term, NamedNode) else str(term))


def _text(value: str, *, style: int = 0) -> str:
    if len(value) > _LONGEST_CELL:
        raise Unwritable(f"a cell of a spreadsheet holds {_LONGEST_CELL} characters, and a value has {len(value)}")
    # ECMA-376 part 1, 22.9.2.19: a character that XML cannot hold is written _xHHHH_.
    legal = _ILLEGAL.sub(lambda match: f"_x{ord(match.group()):04X}_", value)
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(legal)}</t></is></c>'
