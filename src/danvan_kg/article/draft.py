"""What a reader hands over before the text is zoned: the raw text and what the file itself says about it."""

from dataclasses import dataclass

from danvan_kg.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the metadata that stand beside it. `text` is clean (characters.clean) and has words.

    `identifier` is None where the text's digest must complete it; `stem` is the file's. `captions` are lines that
    the markup says are captions.
    """

    text: str
    origin: str
    stem: str
    identifier: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    published_basis: str | None = None
    captions: frozenset[str] = frozenset()
