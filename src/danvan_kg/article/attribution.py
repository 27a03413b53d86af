"""Who wrote it and where it was taken from: the short lines and line ends that name authors and sources."""

import re
from dataclasses import dataclass

from danvan_kg.article.cues import LayoutCues, folded
from danvan_kg.article.lines import looks_like_names
from danvan_kg.article.model import ZoneKind
from danvan_kg.article.outlets import Outlets

_LONGEST = 100
_MOST_WORDS = 14
_BRACKETED = re.compile(r"(?P<names>[^()/|]{2,60}?)\s*[(/|]\s*(?P<source>[^()]{2,40}?)\s*\)?")
_SENTENCE_END = re.compile(r"[.!?…”\"/]\s+(?=\S)")
_INITIALS = re.compile(r"\b\w{1,2}\.$")
_TRIMMED = " \t\u00a0.,;()*"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A byline or a source line. `source` is the outlet as printed, where one is named."""

    kind: ZoneKind
    source: str | None = None


def read_attribution(text: str, cues: LayoutCues, outlets: Outlets) -> Attribution | None:
    """What a short stretch at the end of an article attributes, or None where it is something else."""
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or text.endswith((":", ",", ";")):
        return None
    flat = folded(text)
    return (
        _source(text, flat, cues, outlets)
        or _labelled_byline(text, flat, cues)
        or _outlet_alone(text, outlets)
        or _byline(text, flat, cues, outlets)
    )


def ending(text: str, cues: LayoutCues, outlets: Outlets) -> tuple[int, Attribution] | None:
    """The offset in `text` at which a byline or source at the very end begins ("… các cấp. Đức Thọ (TTXVN)")."""
    first = max(0, len(text) - _LONGEST)
    for match in _SENTENCE_END.finditer(text, first):
        found = read_attribution(text[match.end() :], cues, outlets)
        if found:
            return match.end(), found
    return None


def _source(text: str, flat: str, cues: LayoutCues, outlets: Outlets) -> Attribution | None:
    label = cues.source_label.match(flat)
    if label:
        printed = text[label.end() :].strip(_TRIMMED)
        named = printed if printed and not _names_nothing(printed, cues) else None
        return Attribution(ZoneKind.SOURCE, named)
    opener = cues.source_opener.match(flat)
    if not opener:
        return None
    printed = text[opener.end() :].strip(_TRIMMED)
    named = _outlet_in(printed, cues, outlets)
    if named or looks_like_names(printed):
        return Attribution(ZoneKind.SOURCE, named)
    return None


def _names_nothing(printed: str, cues: LayoutCues) -> bool:
    flat = folded(printed)
    for empty in cues.empty_sources:
        flat = flat.replace(empty, " ")
    return not any(character.isalnum() for character in cues.source_label.sub(" ", flat))


def _outlet_in(printed: str, cues: LayoutCues, outlets: Outlets) -> str | None:
    """The outlet in "TTXVN", "PV/VOV.VN", "MAI PHƯƠNG (VTC News)"; a name with an outlet word in it may be unknown."""
    if outlets.of_name(printed):
        return printed
    pair = _BRACKETED.fullmatch(printed)
    if pair and outlets.of_name(pair["source"]):
        return pair["source"]
    return printed if cues.outlet_word.search(folded(printed)) else None


def _labelled_byline(text: str, flat: str, cues: LayoutCues) -> Attribution | None:
    label = cues.byline_label.match(flat)
    if not label:
        return None
    printed = text[label.end() :].strip(_TRIMMED)
    return Attribution(ZoneKind.BYLINE) if not printed or _names_authors(printed, cues) else None


def _outlet_alone(text: str, outlets: Outlets) -> Attribution | None:
    printed = text.strip(_TRIMMED)
    return Attribution(ZoneKind.SOURCE, printed) if outlets.of_name(printed) else None


def _byline(text: str, flat: str, cues: LayoutCues, outlets: Outlets) -> Attribution | None:
    """Names alone; "Ông Lê Văn Sáng." is a caption, by its title and by its stop."""
    if cues.byline_never.match(flat) or (text.endswith(".") and not _INITIALS.search(text)):
        return None
    if _names_authors(text, cues):
        return Attribution(ZoneKind.BYLINE)
    pair = _BRACKETED.fullmatch(text)
    if not pair or not _names_authors(pair["names"], cues):
        return None
    opener = cues.source_opener.match(folded(pair["source"]))
    source = pair["source"][opener.end() :] if opener else pair["source"]
    if outlets.of_name(source):
        return Attribution(ZoneKind.BYLINE, source)
    return Attribution(ZoneKind.BYLINE) if opener or folded(source) in cues.byline_words else None


def _names_authors(printed: str, cues: LayoutCues) -> bool:
    """Names, or the words that stand in for them ("PV", "Minh Thư (TH)")."""
    if looks_like_names(printed):
        return True
    words = [
        word for word in printed.replace("(", " ").replace(")", " ").split() if folded(word) not in cues.byline_words
    ]
    return len(words) < len(printed.split()) and (not words or looks_like_names(" ".join(words)))
