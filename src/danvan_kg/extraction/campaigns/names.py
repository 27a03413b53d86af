"""Finds the places that name a thematic year, movement, campaign, model or contest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg.extraction.campaigns.grammar import CampaignWord
from danvan_kg.extraction.campaigns.own_names import Naming, OwnNameReader
from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.quotations import CLOSERS, behind_quotation, quoted, trimmed
from danvan_kg.extraction.wording import UPPER, normal
from danvan_kg.text import Span

_LONGEST_LIST = 100  # names
_SHORTEST_LIST = 2  # names that a list behind a colon must have
_LONGEST_NAME = 45  # words
_LONGEST_PLAIN = 18  # words of a name without quotation marks
_LONGEST_CLAUSE = 30  # words of such a name that is a clause
_SHORTEST_DEED = 4  # words of a campaign named by what is done
_RUNNING_ON = frozenset({"Contest", "Campaign"})  # kinds whose names are clauses with "và", "của" …
_VERB_BACK = 40  # code points before a name in which "hưởng ứng" may stand
_LONGEST_THEME = 8  # words of the theme of a month that is part of its name
_CAPITAL_WORDS = 3  # that a movement told by a capital must have


@dataclass(frozen=True, slots=True)
class NamingReader(OwnNameReader):
    """Reads all names in one article."""

    def namings(self, sentence: Span, list_end: int) -> list[Naming]:
        """The names in one sentence and in the list that it begins; where two overlap, the longer one."""
        found = [*self._announced(sentence, list_end), *self._years(sentence), *self._known(sentence)]
        found += [*self._days(sentence), *self._quoted_known(sentence)]
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
        if between is None or self.text[cursor.position : cursor.position + 1] not in CLOSERS:
            loosely = self.grammar.loosely.match(self.smooth, match.end(), list_end) if word.loose else None
            cursor.position = loosely.end() if loosely else cursor.position
        capital = _CAPITAL.search(self.smooth, match.end(), cursor.position)
        cursor.position = capital.start() if capital else cursor.position
        start, found, listed = match.start(), False, word
        for _ in range(_LONGEST_LIST):
            inner = quoted(self.text, cursor.position, list_end)
            if inner is None or (not found and not self._may_be_named(inner, word)):
                break
            cursor.position = behind_quotation(self.text, inner, list_end)
            if self._is_name(inner, word):
                found = True
                first = start if cursor.position <= sentence.end else inner.start
                kind = "ThematicYear" if self._is_year(inner) else listed.kind
                yield Naming(kind, inner, Span(first, cursor.position), "campaign.quoted")
            joiner = cursor.take(self.grammar.joiner) or (cursor.take(self.grammar.listing) if found else None)
            if joiner is None:
                break
            listed = self._word_in(joiner) or listed
        if not found:
            own = self.grammar.contest_verb.search(between.group()) if between and word.kind == "Contest" else None
            place = match.end() + own.start() if own else cursor.position
            yield from self._unquoted(match, word, place, cursor.position, sentence)

    def _word_in(self, joiner: re.Match[str]) -> CampaignWord | None:
        """The word for what follows it in a list of several kinds: "phong trào “…” và cuộc vận động “…”"."""
        found = list(self.grammar.word.finditer(self.smooth, joiner.start(), joiner.end()))
        return self.grammar.words[normal(found[-1].group())] if found else None

    def _is_year(self, inner: Span) -> bool:
        """Whether the name in quotation marks is of a thematic year."""
        headed = self.grammar.own_head.match(self.smooth, inner.start - 1, inner.end)
        return bool(headed) and not self.grammar.year_not.match(self.smooth, headed.end() if headed else inner.end)

    def _is_name(self, inner: Span, word: CampaignWord) -> bool:
        name = self.text[inner.start : inner.end]
        count = len(name.split())
        first = name[0].isupper() or name[0].isdigit() or (word.capital and name[0].isalpha())
        if not first or not word.shortest <= count <= _LONGEST_NAME or _SENTENCE_END.search(name):
            return False
        return not self.grammar.name_not.match(name)

    def _may_be_named(self, inner: Span, word: CampaignWord) -> bool:
        """Whether what surrounds the first name in quotation marks allows it."""
        return not word.near or (self.public and not word.context) or self._is_near(inner, word)

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
        if items := self._items(match, word, capital, sentence):
            yield from items
        elif known := self._known_behind(match, word, capital, sentence):
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

    def _items(self, match: re.Match[str], word: CampaignWord, place: int, sentence: Span) -> list[Naming]:
        """ "3 phong trào thi đua lớn: Nông dân …; Nông dân …": names with semicolons between, two or more."""
        found: list[Span] = []
        colon = self.smooth[match.end() : place].rstrip().endswith(":")
        if not (colon and word.loose and self._is_public(sentence)):
            return []
        while item := self.grammar.item.match(self.smooth, place, sentence.end):
            found.append(Span(item.start("name"), item.end("name")))
            place = item.end()
            if item["end"] != ";":
                break
        if len(found) < _SHORTEST_LIST:
            return []
        return [Naming(word.kind, name, Span(match.start(), name.end), "campaign.capital") for name in found]

    def _is_headed(self, match: re.Match[str], sentence: Span) -> bool:
        """ "Cuộc thi tìm hiểu …" inside a sentence: the name begins with the word itself."""
        told = match.group()[0].isupper() and self._is_public(sentence)
        return told and bool(self.grammar.contest_first.match(self.smooth, match.end(), sentence.end))

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
        elif (
            capital
            and not self.bodies.at(match.end() + 1)
            and self._is_answered(match, sentence, self.grammar.answering)
            and not self.grammar.month_name.match(self.smooth, match.end(), sentence.end)
        ):
            answered, end = True, self._month_end(match.end(), sentence)
        elif named := self.grammar.month_name.match(self.smooth, match.end(), sentence.end):
            return named.end(), "campaign.known"
        else:
            answered = bool(self.grammar.month_head.match(self.smooth, match.end(), sentence.end))
            end = self._month_end(match.end(), sentence) if answered else None
        return (end.start() if end else sentence.end, "campaign.capital") if answered else None

    def _month_end(self, place: int, sentence: Span) -> re.Match[str] | None:
        """Where a month's name ends, behind its theme in quotation marks: "Tháng cao điểm “Vì người nghèo” năm …"."""
        end = self.grammar.month_end.search(self.smooth, place + 1, sentence.end)
        inner = quoted(self.text, end.start(), sentence.end) if end else None
        if end is None or inner is None or len(self.text[inner.start : inner.end].split()) > _LONGEST_THEME:
            return end
        return self.grammar.month_end.search(
            self.smooth, behind_quotation(self.text, inner, sentence.end), sentence.end
        )


_SENTENCE_END = re.compile(r"[^\W\d_A-ZĐ][.!?]\s")
_SHORT_REST = re.compile(r",\s+(?![A-ZĐ])(?:\w+\s+){1,4}\w+(?=[;.)])")
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")
_NUMBER = re.compile(r"\s+\d")
