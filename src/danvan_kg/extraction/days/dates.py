"""The small grammar of dates in Vietnamese news: what is printed, with its words (`data/lexicon/dates.yaml`).

Which days are meant where no year is printed is the business of `years`.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from danvan_kg.extraction.wording import UPPER, Phrases, any_of, lowered, normal, once_per_lexicon, plain, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"
_DIGIT = re.compile(r"\d")
_LOOK_BACK = 28  # code points before a number pair in which the word that makes it a date must end
_CLAUSE_BACK = 60  # code points before a date in which an anniversary may be named
_BRACKET_BACK = 160  # the same, where the date stands in brackets
_MONTHS_IN_QUARTER = 3


class Fields(NamedTuple):
    """The numbers of a date as printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> PartialDate | None:
        """As precise as printed; None without a year."""
        return PartialDate(self.year, self.month, self.day) if self.year else None

    @property
    def exists(self) -> bool:
        try:
            datetime.date(self.year or 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed, with the words that belong to it ("Sáng ngày 27/12/2017").

    `last` ends a stretch of days or a list of days. `offset` counts days from publication ("hôm qua" is -1).
    `event` is false for anniversaries, feasts and days of somebody's life; an anniversary ("27/7/1947-27/7/2017") has
    the fields of the day that is marked.
    """

    span: Span
    first: Fields
    last: Fields | None = None
    offset: int | None = None
    event: bool = True

    def lead(self, text: str) -> str:
        """The words in front of the numbers: "từ ngày", "Sáng"."""
        printed = self.span.of(text)
        digit = re.search(r"\d", printed)
        return normal(printed[: digit.start()] if digit else printed)

    @property
    def is_day(self) -> bool:
        return self.first.day is not None or self.offset is not None


@dataclass(frozen=True, slots=True)
class _Grammar:
    dates: re.Pattern[str]
    words: Phrases
    lead: re.Pattern[str]
    between: re.Pattern[str]
    commemoration: re.Pattern[str]
    named_day: re.Pattern[str]
    life: re.Pattern[str]
    lunar: re.Pattern[str]
    lunar_months: frozenset[str]
    offsets: Mapping[str, int]
    months: Mapping[str, int]
    year_words: frozenset[str]
    quarters: Mapping[str, int]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    table = lexicon.table("dates")
    words = table.section
    offsets = {normal(phrase): days for phrase, days in words("relative_days", dict).items()}
    months = {normal(name): number for name, number in words("month_names", dict).items()}
    leads = [*words("day_words"), *words("day_parts"), *words("bound_words"), *words("range_words"), *offsets]
    leads += words("same_day")
    units = words("day_words") + words("month_words")
    return _Grammar(
        dates=re.compile(_pattern(words, offsets, months), re.IGNORECASE),
        words=Phrases([*offsets, *words("same_day")]),
        lead=re.compile(rf"(?<!\w)(?:(?:{any_of(leads)})[\s:,(]*)+$", re.IGNORECASE),
        between=re.compile(
            rf"\s*(?:[-–]|{any_of(words('range_words'))})\s*(?:{any_of(units)})?\s*",
            re.IGNORECASE,
        ),
        commemoration=re.compile(whole_words(words("commemorations")), re.IGNORECASE),
        named_day=re.compile(
            rf"(?<!\w)(?i:{any_of(words('named_day_words'))})\s+(?!(?:{any_of(words('gathering_words'))})(?!\w))[{UPPER}]"
            r"[^,.;()\d]{2,60}\(?\s*$"
        ),
        life=re.compile(rf"(?<!\w)(?:{any_of(words('life_words'))})[\s:]*$", re.IGNORECASE),
        lunar=re.compile(rf"\s*\(?(?:{any_of(words('lunar_words'))})(?!\w)", re.IGNORECASE),
        lunar_months=frozenset(normal(name) for name in words("lunar_months")),
        offsets=offsets,
        months=months,
        year_words=frozenset(normal(word) for word in words("year_words")),
        quarters={str(name): number for name, number in words("quarters", dict).items()},
    )


def _pattern(words, offsets: Mapping[str, int], months: Mapping[str, int]) -> str:  # type: ignore[no-untyped-def]
    joined = any_of([*words("range_words"), *words("list_words")])
    days = rf"(?:{_DAY}\s?[-–]\s?|(?:{_DAY}\s?(?:{joined})\s?){{1,6}})?"
    month, year = any_of(words("month_words")), any_of(words("year_words"))
    named = rf"\d{{1,2}}|{any_of(months)}"
    printed = rf"{_DAY}\s?[/.\-–]\s?{_MONTH}\s?[/.\-–]\s?"
    forms = "|".join(
        [
            rf"(?<!\w){printed}{_YEAR}\s?[-–/]\s?(?P<then>{printed}(?P<now>{_YEAR}))(?!\w)",
            rf"(?<![\w/.,\-–])(?P<days>{days})(?P<day>{_DAY})\s?(?P<mark>[/.\-–])\s?(?P<month>{_MONTH})"
            rf"(?:\s?(?P=mark)\s?(?P<year>{_YEAR}))?(?!\w|[/.\-–,]\d)",
            rf"(?<![\w/.,\-–])(?P<wdays>{days})(?P<wday>{_DAY})\s+{month}\s+(?P<wmonth>{named})(?!\w)"
            rf"(?:\s?(?:,|/|-|{year})?\s?(?P<wyear>{_YEAR})(?!\w))?",
            rf"(?<!\w){month}\s+(?P<mmonth>{named})(?:\s?(?:/|\.|[-–]|,?\s?{year}|\s{year})\s?(?P<myear>{_YEAR}))?(?!\w|/\d)",
            rf"(?<!\w)(?:{any_of(words('quarter_words'))})\s+(?P<quarter>I{{1,3}}|IV|[1-4])\s?(?:/|-|{year})\s?(?P<qyear>{_YEAR})(?!\w)",
            rf"(?<!\w){year}\s+(?P<yyear>{_YEAR})(?!\w|\s?[-–]\s?\d)",
            rf"(?<!\w)(?P<same>{any_of(words('same_day'))})(?!\w)",
            rf"(?<!\w)(?P<relative>{any_of(offsets)})(?!\w)",
        ]
    )
    phrases = (*words("month_words"), *words("quarter_words"), *words("year_words"), *words("same_day"), *offsets)
    # No form begins with another letter, which is told sooner than that none of the forms stands there.
    return rf"(?<!\w)(?=[\d{''.join(sorted({re.escape(phrase[0]) for phrase in phrases}))}])(?:{forms})"


def find_dates(text: str, spans: Iterable[Span], lexicon: Lexicon) -> list[DateMention]:
    """The dates printed in those stretches of `text`, in order; scores, shares and telephone numbers are none."""
    grammar, smooth = _grammar(lexicon), plain(text)
    found: list[DateMention] = []
    for span in spans:
        if not (_DIGIT.search(text, span.start, span.end) or grammar.words.first(lowered(text), span.start, span.end)):
            continue
        for mention in _joined(list(_mentions(smooth, span, grammar)), smooth, grammar):
            found.append(_with_day_before(mention, found))
    dated = [mention for mention in found if mention.first != Fields() or mention.offset is not None]
    inside = {a for a, b in pairwise(dated) if b.span.contains(a.span)}
    return [mention for mention in dated if mention not in inside]


def _mentions(text: str, span: Span, grammar: _Grammar) -> Iterator[DateMention]:
    for match in grammar.dates.finditer(text, span.start, span.end):
        lead = grammar.lead.search(text, max(span.start, match.start() - _LOOK_BACK), match.start())
        read = _read(match, grammar)
        if read is None or (match["day"] and not match["year"] and not _is_date(text, match, lead)):
            continue
        start = lead.start() if lead else match.start()
        before = text[max(span.start, start - _CLAUSE_BACK) : match.start()]
        memorial = _is_memorial(text, span, start, grammar)
        life = grammar.life.search(before) or grammar.lunar.match(text, match.end())
        yield replace(read, span=Span(start, match.end()), event=read.event and not (memorial or life))


def _is_memorial(text: str, sentence: Span, start: int, grammar: _Grammar) -> bool:
    """Whether the date at `start` is of an anniversary or of a named day ("Ngày Sách Việt Nam (21/4)")."""
    before = text[max(sentence.start, start - _CLAUSE_BACK) : start]
    if grammar.named_day.search(before):
        return True
    if before.rstrip().endswith("("):
        clause = text[max(sentence.start, start - _BRACKET_BACK) : start].rpartition(". ")[2].rpartition(";")[2]
        return bool(grammar.commemoration.search(clause))
    return bool(grammar.commemoration.search(before.rpartition(",")[2].rpartition(";")[2]))


def _is_date(text: str, match: re.Match[str], lead: re.Match[str] | None) -> bool:
    bracketed = text[: match.start()].endswith("(") and text.startswith(")", match.end()) and match["mark"] == "/"
    stretch = match["days"] and match["mark"] == "/" and re.fullmatch(r"\d+\s?[-–]\s?", match["days"])
    return bool(lead) or bracketed or bool(stretch)


def _read(match: re.Match[str], grammar: _Grammar) -> DateMention | None:
    span = Span(match.start(), match.end())
    if match["now"]:
        first, *_ = (int(number) for number in re.findall(r"\d+", match["then"]))
        month = int(re.findall(r"\d+", match["then"])[1])
        return DateMention(span, Fields(int(match["now"]), month, first), event=False)
    if match["relative"]:
        return DateMention(span, Fields(), offset=grammar.offsets[normal(match["relative"])])
    if match["same"]:
        return DateMention(span, Fields(day=0))
    if match["quarter"]:
        end = grammar.quarters[match["quarter"].lower()] * _MONTHS_IN_QUARTER
        year = int(match["qyear"])
        return DateMention(span, Fields(year, end - _MONTHS_IN_QUARTER + 1), Fields(year, end))
    if match["yyear"]:
        return DateMention(span, Fields(int(match["yyear"])))
    return _read_days(match, span, grammar)


def _read_days(match: re.Match[str], span: Span, grammar: _Grammar) -> DateMention | None:
    month = _number(match["month"] or match["wmonth"] or match["mmonth"], grammar.months)
    year = match["year"] or match["wyear"] or match["myear"]
    day = match["day"] or match["wday"]
    if not day and not year and not match["mmonth"].isdigit():
        return None  # "tháng Ba Biên giới", "tháng năm": too little to be sure
    last = Fields(int(year) if year else None, month, int(day) if day else None)
    earlier = [int(number) for number in re.findall(r"\d+", match["days"] or match["wdays"] or "")]
    if month is None or not last.exists or _is_count_of_months(match, grammar):
        return None
    by_moon = normal(match["wmonth"] or match["mmonth"] or "") in grammar.lunar_months
    if by_moon or not earlier or not day or earlier != sorted({*earlier, int(day)} - {int(day)}):
        return DateMention(span, last, event=not by_moon)
    return DateMention(span, last._replace(day=earlier[0]), last)


def _is_count_of_months(match: re.Match[str], grammar: _Grammar) -> bool:
    """ "6 tháng năm 2017" is half a year: the word for five is that for a year."""
    name, year = match["wmonth"], match["wyear"]
    between = match.string[match.end("wmonth") : match.start("wyear")] if name and year else ""
    return bool(name and year) and normal(name) in grammar.year_words and not between.strip()


def _number(name: str, names: Mapping[str, int]) -> int | None:
    number = int(name) if name.isdigit() else names.get(normal(name))
    return number if number and number <= 12 else None


def _joined(mentions: list[DateMention], text: str, grammar: _Grammar) -> list[DateMention]:
    """Neighbours with only a range word between them are one stretch; equal days of different years, an anniversary."""
    out: list[DateMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before is None or not _is_range(before, mention, text, grammar):
            out.append(mention)
        elif before.first[1:] != mention.first[1:] or mention.first.day is None:
            first = before.first if before.first.year else before.first._replace(year=_year_before(before, mention))
            event = before.event and mention.event
            out[-1] = DateMention(
                Span(before.span.start, mention.span.end), first, mention.last or mention.first, event=event
            )
        else:
            out[-1] = replace(mention, event=False)
    return out


def _year_before(first: DateMention, last: DateMention) -> int | None:
    """The year in which a stretch begins that prints only its last one: "từ 17/12 đến 3/1/2019"."""
    year, months = last.first.year, (first.first.month or 0, last.first.month or 0)
    return year - 1 if year and months[0] > months[1] else year


def _is_range(before: DateMention, after: DateMention, text: str, grammar: _Grammar) -> bool:
    if before.last or before.offset is not None or after.offset is not None or not before.first.month:
        return False
    if bool(before.first.day) != bool(after.first.day):
        return False
    first_digit = re.search(r"\d", text[after.span.start : after.span.end])
    lead = after.span.start + (first_digit.start() if first_digit else 0)
    return bool(grammar.between.fullmatch(text[before.span.end : lead].replace("(", " ")))


def _with_day_before(mention: DateMention, earlier: Sequence[DateMention]) -> DateMention:
    """ "cùng ngày" is the day named last."""
    if mention.first != Fields(day=0):
        return mention
    days = [other for other in reversed(earlier) if other.is_day and other.event]
    printed = [other for other in days if other.offset is None]  # "hôm nay" may be said of any day
    for other in [*printed, *days][:1]:
        return replace(mention, first=other.last or other.first, offset=other.offset)
    return replace(mention, first=Fields())
