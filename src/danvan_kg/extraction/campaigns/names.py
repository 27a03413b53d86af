"""Finds the places that name a thematic year, movement, campaign, model or contest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg.extraction.campaigns.grammar import CampaignGrammar, CampaignWord
from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import behind_quotation, quoted, trimmed
from danvan_kg.extraction.wording import UPPER, lowered, normal
from danvan_kg.text import Span

_LONGEST_LIST = 100  # names
_LONGEST_NAME = 45  # words
_LONGEST_PLAIN = 18  # words of a name without quotation marks
_LONGEST_CLAUSE = 30  # words of such a name that is a clause
_SHORTEST_DEED = 4  # words of a campaign named by what is done
_RUNNING_ON = frozenset({"Contest", "Campaign"})  # kinds whose names are clauses with "và", "của" …
_NEAR = 300  # code points around a name in which a word of mass work may stand, if the lexicon says nothing else
_VERB_BACK = 40  # code points before a name in which "hưởng ứng" may stand
_YEAR_HEAD = 4  # letters of "năm" and a blank
_CAPITAL_WORDS = 3  # that a movement told by a capital must have


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a campaign. `name` is the span of the bare name, `span` that of the whole mention."""

    kind: str
    name: Span
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class NamingReader:
    """Reads the names in one article. `smooth` has the older tone placement.

    `public` says whether the article speaks of public life, `told` finds the names that it gives in quotation marks.
    """

    text: str
    smooth: str
    bodies: BodyIndex
    grammar: CampaignGrammar
    public: bool
    told: re.Pattern[str] | None = None

    def namings(self, sentence: Span, list_end: int) -> list[Naming]:
        """The names in one sentence and in the list that it begins; where two overlap, the longer one."""
        found = [*self._announced(sentence, list_end), *self._years(sentence), *self._known(sentence)]
        found.sort(key=lambda naming: (naming.name.start, -naming.name.end))
        kept: list[Naming] = []
        for naming in found:
            if not kept or naming.name.start >= kept[-1].name.end:
                kept.append(naming)
        return kept

    def _announced(self, sentence: Span, list_end: int) -> Iterator[Naming]:
        covered = sentence.start
        for match in self.grammar.word.finditer(self.smooth, sentence.start, sentence.end):
            word = self.grammar.words[normal(match.group())]
            if match.start() < covered or (word.context and not self._is_public(sentence)):
                continue
            timed = self._named_time(match, word, sentence) if word.keep else None
            for naming in timed or self._names(match, word, sentence, list_end):
                covered = max(covered, naming.span.end)
                yield naming

    def _names(self, match: re.Match[str], word: CampaignWord, sentence: Span, list_end: int) -> Iterator[Naming]:
        if known := self._known_behind(match, word, match.end(), sentence):
            yield known
            yield from self._known_list(known, word, sentence)
            return
        cursor = Cursor(self.smooth, match.end(), list_end)
        between = cursor.take(self.grammar.between)
        capital = _CAPITAL.search(self.smooth, match.end(), cursor.position)
        cursor.position = capital.start() if capital else cursor.position
        start, found = match.start(), False
        for _ in range(_LONGEST_LIST):
            inner = quoted(self.text, cursor.position, list_end)
            if inner is None or (not found and not self._may_be_named(inner, word)):
                break
            cursor.position = behind_quotation(self.text, inner, list_end)
            if self._is_name(inner, word):
                found = True
                first = start if cursor.position <= sentence.end else inner.start
                kind = "ThematicYear" if self._is_year(inner) else word.kind
                yield Naming(kind, inner, Span(first, cursor.position), "campaign.quoted")
            if not cursor.take(self.grammar.joiner):
                break
        if not found:
            own = self.grammar.contest_verb.search(between.group()) if between and word.kind == "Contest" else None
            place = match.end() + own.start() if own else cursor.position
            yield from self._unquoted(match, word, place, cursor.position, sentence)

    def _is_year(self, inner: Span) -> bool:
        """Whether the name in quotation marks is of a thematic year."""
        headed = self.grammar.own_head.match(self.smooth, inner.start - 1, inner.end)
        return bool(headed) and not self.grammar.year_not.match(self.smooth, headed.end() if headed else inner.end)

    def _is_name(self, inner: Span, word: CampaignWord) -> bool:
        name = self.text[inner.start : inner.end]
        count = len(name.split())
        first = name[0].isupper() or name[0].isdigit() or word.capital
        if not first or not word.shortest <= count <= _LONGEST_NAME or _SENTENCE_END.search(name):
            return False
        return not self.grammar.name_not.match(name)

    def _may_be_named(self, inner: Span, word: CampaignWord) -> bool:
        """Whether what surrounds the first name in quotation marks allows it."""
        return not word.near or (self.public and not word.context) or self._is_near(inner, word)

    def _is_near(self, name: Span, word: CampaignWord) -> bool:
        """Whether mass work is spoken of in or around `name`."""
        around = word.near or _NEAR
        ceiling = min(len(self.text), name.end + around)
        return self.grammar.near.first(lowered(self.text), max(0, name.start - around), ceiling) is not None

    # Names without quotation marks.

    def _known_behind(self, match: re.Match[str], word: CampaignWord, place: int, sentence: Span) -> Naming | None:
        """A name of the lexicon, or one that the article gives in quotation marks elsewhere, at `place`."""
        if word.quoted or self.bodies.around(match.start()):
            return None
        lower = self.grammar.lower_contest if word.kind == "Contest" else self.grammar.lower
        while place < sentence.end and self.text[place].isspace():
            place += 1
        found = lower.match(self.smooth, place, sentence.end)
        if found is None and self.told is not None:
            found = self.told.match(self.smooth, place, sentence.end)
        if found is None:
            return None
        return Naming(word.kind, Span(place, found.end()), Span(match.start(), found.end()), "campaign.known")

    def _known_list(self, first: Naming, word: CampaignWord, sentence: Span) -> Iterator[Naming]:
        """The names of the lexicon that are joined to `first`: "phong trào xây dựng nông thôn mới, vì người nghèo"."""
        lower = self.grammar.lower_contest if word.kind == "Contest" else self.grammar.lower
        place = first.span.end
        while joiner := self.grammar.known_joiner.match(self.smooth, place, sentence.end):
            found = lower.match(self.smooth, joiner.end(), sentence.end)
            if found is None:
                return
            span = Span(found.start(), found.end())
            yield Naming(word.kind, span, span, "campaign.known")
            place = found.end()

    def _unquoted(
        self, match: re.Match[str], word: CampaignWord, place: int, capital: int, sentence: Span
    ) -> Iterator[Naming]:
        """A name that begins at `place` and is told by the capital at `capital`, by the lexicon or by a verb."""
        if known := self._known_behind(match, word, capital, sentence):
            yield known
        elif word.capital and self._begins_name(capital) and self._is_campaigning(match, word, sentence):
            yield from self._plain(match, word, place, sentence, "campaign.capital")
        elif word.spread and capital == match.end() + 1 and self._is_spread(match, capital, sentence):
            yield from self._plain(match, word, capital, sentence, "campaign.capital")
        elif word.kind == "Contest" and word.capital and self._is_headed(match, sentence):
            yield from self._headed(match, word, sentence)
        elif normal(match.group()) in self.grammar.answered and self._is_answered(
            match, sentence, self.grammar.answering
        ):
            for naming in self._plain(match, word, match.end(), sentence, "campaign.deed"):
                if len(self.text[naming.name.start : naming.name.end].split()) >= _SHORTEST_DEED:
                    yield naming

    def _is_campaigning(self, match: re.Match[str], word: CampaignWord, sentence: Span) -> bool:
        return self._is_public(sentence) and self._is_near(Span(match.start(), match.end()), word)

    def _is_spread(self, match: re.Match[str], capital: int, sentence: Span) -> bool:
        """ "nhân rộng mô hình Trạm …": what is introduced or spread is a model that is called so."""
        spread = self.grammar.spreading.search(self.smooth, sentence.start, match.start())
        return spread is not None and self._begins_name(capital) and self._is_public(sentence)

    def _is_headed(self, match: re.Match[str], sentence: Span) -> bool:
        """ "Cuộc thi tìm hiểu …" inside a sentence: the name begins with the word itself."""
        inside = match.group()[0].isupper() and match.start() > sentence.start + 1
        return inside and bool(self.grammar.contest_first.match(self.smooth, match.end(), sentence.end))

    def _headed(self, match: re.Match[str], word: CampaignWord, sentence: Span) -> Iterator[Naming]:
        end = self.grammar.contest_end.search(self.smooth, match.end() + 1, sentence.end)
        name = trimmed(self.text, match.start(), end.start() if end else sentence.end)
        if name and _SHORTEST_DEED < len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
            yield Naming(word.kind, name, name, "campaign.capital")

    def _is_answered(self, match: re.Match[str], sentence: Span, verbs: re.Pattern[str]) -> bool:
        return bool(verbs.search(self.smooth, max(sentence.start, match.start() - _VERB_BACK), match.start()))

    def _begins_name(self, place: int) -> bool:
        letter = self.smooth[place : place + 1]
        return letter.isupper() and not self.grammar.capital_not.match(self.smooth, place) and not self.bodies.at(place)

    def _plain(
        self, match: re.Match[str], word: CampaignWord, place: int, sentence: Span, rule: str
    ) -> Iterator[Naming]:
        runs_on = word.kind in _RUNNING_ON and rule != "campaign.deed"
        ends = self.grammar.contest_end if runs_on else self.grammar.name_end
        end = ends.search(self.smooth, place + 1, sentence.end)
        stop = end.start() if end else sentence.end
        rest = _SHORT_REST.match(self.smooth, stop, sentence.end) if runs_on else None
        name = trimmed(self.text, place, rest.end() if rest else stop)
        least, most = (2, _LONGEST_CLAUSE) if runs_on else (_CAPITAL_WORDS, _LONGEST_PLAIN)
        if name and max(least, word.shortest) <= len(self.text[name.start : name.end].split()) <= most:
            yield Naming(word.kind, name, Span(match.start(), name.end), rule)

    def _named_time(self, match: re.Match[str], word: CampaignWord, sentence: Span) -> Iterator[Naming]:
        """ "Tháng Thanh niên", "Tháng hành động về an toàn, vệ sinh lao động", "hưởng ứng Ngày Sách bản làng"."""
        found = self._end_of_time(match, word, sentence) if match.group()[0].isupper() else None
        name = trimmed(self.text, match.start(), found[0]) if found else None
        if found is None or name is None or self.grammar.name_not.match(self.smooth, name.start):
            return
        if 2 <= len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
            yield Naming(word.kind, name, name, found[1])

    def _end_of_time(self, match: re.Match[str], word: CampaignWord, sentence: Span) -> tuple[int, str] | None:
        """Where the name of a month or day of action ends, and the rule that tells it."""
        capital = self.smooth[match.end() + 1 : match.end() + 2].isupper()
        if word.answered:
            told = self.grammar.holding if word.plain else self.grammar.answering
            answered = (capital or word.plain) and self._is_answered(match, sentence, told)
            end = self.grammar.name_end.search(self.smooth, match.end() + 1, sentence.end)
            end = _NUMBER.search(self.smooth, match.end(), end.start() if end else sentence.end) or end
        elif named := self.grammar.month_name.match(self.smooth, match.end(), sentence.end):
            return named.end(), "campaign.known"
        else:
            answered = bool(self.grammar.month_head.match(self.smooth, match.end(), sentence.end))
            end = _MONTH_END.search(self.smooth, match.end() + 1, sentence.end) if answered else None
        return (end.start() if end else sentence.end, "campaign.capital") if answered else None

    def _is_public(self, sentence: Span) -> bool:
        """Whether the article speaks of public life, and this sentence of nothing else."""
        hits = self.grammar.private.within(lowered(self.text), sentence.start, sentence.end)
        return self.public and all(hit.phrase in self.grammar.private_not for hit in hits)

    # Names that announce themselves.

    def _years(self, sentence: Span) -> Iterator[Naming]:
        """Thematic years: names in quotation marks that begin with "Năm", and "Năm … 2018" without them."""
        for match in self.grammar.own_head.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.start(), sentence.end)
            if inner and not self.grammar.year_not.match(self.smooth, match.end()):
                words = self.text[inner.start : inner.end].split()
                if 3 <= len(words) <= _LONGEST_PLAIN and not re.search(r"[.!?]\s|,\s.*,\s", " ".join(words)):
                    span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                    yield Naming("ThematicYear", inner, span, "campaign.year")
        yield from self._themes(sentence)
        for match in self.grammar.themed_year.finditer(self.smooth, sentence.start, sentence.end):
            if match["year"] and not self.grammar.year_not.match(self.smooth, match.start("rest")):
                joined = _JOINED_YEAR.search(self.smooth, match.start("rest"), match.end("rest"))
                name = Span(match.start(), joined.start() if joined else match.end())
                if len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
                    yield Naming("ThematicYear", name, Span(match.start(), match.end()), "campaign.year")

    def _themes(self, sentence: Span) -> Iterator[Naming]:
        """ "chủ đề của năm 2017 là “…”", "chủ đề năm 2019 là năm đột phá …", "thực hiện năm kỷ cương hành chính"."""
        for match in self.grammar.lower_year.finditer(self.smooth, sentence.start, sentence.end):
            year = Span(match.start("name"), match.end("name"))
            yield Naming("ThematicYear", year, year, "campaign.year")
        if not self.public:
            return
        for match in self.grammar.theme_of_year.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.end(), sentence.end)
            if inner and 3 <= len(self.text[inner.start : inner.end].split()) <= _LONGEST_PLAIN:
                span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                yield Naming("ThematicYear", inner, span, "campaign.year")
        for match in self.grammar.plain_theme.finditer(self.smooth, sentence.start, sentence.end):
            end = self.grammar.name_end.search(self.smooth, match.end() + _YEAR_HEAD, sentence.end)
            name = trimmed(self.text, match.end(), end.start() if end else sentence.end)
            if name and 4 <= len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
                yield Naming("ThematicYear", name, Span(match.start(), name.end), "campaign.year")

    def _known(self, sentence: Span) -> Iterator[Naming]:
        for match in self.grammar.known.finditer(self.smooth, sentence.start, sentence.end):
            before = self.grammar.known_not.search(self.smooth, sentence.start, match.start())
            told = match.group()[0].isupper() or match.group().partition(" ")[2][:1].isupper()
            if told and match.start() > sentence.start and not before:
                span = Span(match.start(), match.end())
                yield Naming(self.grammar.known_kinds[normal(match.group())], span, span, "campaign.known")


_SENTENCE_END = re.compile(r"[^\W\d_A-ZĐ][.!?]\s")
_SHORT_REST = re.compile(r",\s+(?![A-ZĐ])(?:\w+\s+){1,4}\w+(?=[;.)])")
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")
_NUMBER = re.compile(r"\s+\d")
_MONTH_END = re.compile(r"\s+(?:và\s+(?=[A-ZĐ])|năm\s|\d{4})|[.;:()“”\"\n]")
# "Năm Du lịch quốc gia và Festival Huế 2025": the year is of both.
_JOINED_YEAR = re.compile(rf"(?:,|\s+và)\s+(?=[{UPPER}])")
