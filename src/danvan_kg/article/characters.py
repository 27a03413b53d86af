"""Bytes to the text of an article: encoding, forbidden characters, normal form."""

import codecs
import re
import unicodedata

from danvan_kg.errors import InputError
from danvan_kg.text import nfc

# C0 controls but newline and tab, and the bidi controls of UAX #9 (https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes).
_REMOVED = re.compile("[\x01-\x08\x0b-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
}
TO_UTF8 = "convert it to UTF-8"


def decode(data: bytes, origin: str) -> str:
    """`data` as UTF-8, without a byte order mark. InputError names the line of the first byte that is not."""
    if data.startswith(_UTF16) and not data.startswith(codecs.BOM_UTF8):
        raise InputError(f"{origin}:1: UTF-16 text", hint=TO_UTF8)
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{origin}:1: {kind}", hint="save its text as UTF-8 or HTML")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError(f"{origin}:{line}: NUL in the text", hint="is this UTF-16 or a binary file? " + TO_UTF8)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from after the mark.
        first = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, first) + 1
        raise InputError(f"{origin}:{line}: not UTF-8: byte 0x{data[first]:02x}", hint=TO_UTF8) from None


def clean(text: str) -> str:
    """`text` in NFC, lines ended by a newline, without C0 controls (but newline and tab) and bidi controls.

    Controls go before normalisation, so that a mark parted from its letter by one is joined again.
    Raises ValueError for NUL and lone surrogates.
    """
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise ValueError(f"a lone surrogate U+{ord(surrogate.group()):04X}")
    if "\0" in text:
        raise ValueError("NUL")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(_REMOVED.sub("", text))


def single_line(text: str) -> str:
    """`text` with each run of blanks, newlines too, as one blank."""
    return " ".join(text.split())


def has_words(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)
