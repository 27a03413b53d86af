"""What a worker writes is looked at wherever the engine cuts it, and sent in few frames."""

from collections.abc import Iterator

import pytest

from danvan_kg.endpoint.worker.output import HEADER, CapReached, IllegalCharacter, Output
from danvan_kg.formats import CSV, XML, Format


class Connection:
    """Keeps the frames that are sent."""

    def __init__(self) -> None:
        self.sent = bytearray()

    def sendall(self, frame: bytes) -> None:
        self.sent += frame

    def pieces(self) -> Iterator[bytes]:
        position = 0
        while position < len(self.sent):
            kind, length = HEADER.unpack_from(self.sent, position)
            assert kind == b"D"
            position += HEADER.size + length
            yield bytes(self.sent[position - length : position])


def written(
    text: bytes, format_: Format, size: int, *, most_bytes: int = 1 << 30, most_rows: int = 1 << 30
) -> list[bytes]:
    """The pieces that `text` is sent in when the engine writes it `size` bytes at a time."""
    connection = Connection()
    output = Output(connection, format_, most_bytes, most_rows)  # type: ignore[arg-type]
    for start in range(0, len(text), size):
        output.write(text[start : start + size])
    connection.sendall(output.take_rest())
    return list(connection.pieces())


@pytest.mark.parametrize("size", [1000, 8192, 300_000])
def test_pieces_are_the_whole_text(size: int) -> None:
    text = b"x\r\n" + b"1,2\r\n" * 100_000
    pieces = written(text, CSV, size)
    assert b"".join(pieces) == text
    assert len(pieces) <= 6


@pytest.mark.parametrize("size", [1, 2, 3, 7, 16_384, 16_385, 16_386])
@pytest.mark.parametrize("illegal", ["\x01", "\ufffe", "\uffff"], ids=ascii)
@pytest.mark.parametrize("before", [0, 16_383, 16_384 + 131_071])
def test_characters_that_xml_lacks_are_found_across_pieces(illegal: str, before: int, size: int) -> None:
    with pytest.raises(IllegalCharacter):
        written(b"a" * before + illegal.encode() + b"b" * 10, XML, size)


@pytest.mark.parametrize("size", [1, 8192])
def test_others_stand_in_xml(size: int) -> None:
    text = "Đỗ\ufffd\U0001f600 \t\n" * 20_000
    assert b"".join(written(text.encode(), XML, size)) == text.encode()
    assert b"".join(written(b"a\rb", XML, size)) == b"a&#xD;b"


def test_caps_hold_at_the_end_of_a_small_answer_too() -> None:
    text = b"x\r\n" + b"1\r\n" * 10
    assert written(text, CSV, 4, most_bytes=len(text), most_rows=10)
    with pytest.raises(CapReached, match="rows"):
        written(text, CSV, 4, most_rows=9)
    with pytest.raises(CapReached, match="bytes"):
        written(text, CSV, 4, most_bytes=len(text) - 1)
