"""What stands beside a chain of titles in its sentence: names, phrases, stretches of time, lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.chains import Chain, after_bracket
from danvan_kg.extraction.elements import BodyMention, Element, Honorific, Mark, Trigger, Words
from danvan_kg.extraction.grammar import Grammar
from danvan_kg.extraction.names import Name
from danvan_kg.extraction.periods import Period, period_from, period_in
from danvan_kg.extraction.titles import Title
from danvan_kg.extraction.tokens import Tokens

COPULAS = frozenset({"hold", "now"})  # kinds of phrases that tie a name and a title
_BODIES_JOINED = frozenset({"executive", "standing", "committee", "inspection", "caucus", "council", "assembly"})
_NEAR_WORDS = 3
_WINDOW = 60  # elements looked at on either side: more than any clause has, so that reading is linear
_LISTED = 400  # elements in the longest list of persons under one head
_REACH = 16  # words, other than titles and bodies, between a person and the phrase that gives the post
_BRACKET = 40  # code points in which a bracket with a stretch of time closes


@dataclass(frozen=True)
class Neighbours:
    """Asks about the elements of one sentence. Indexes are those of elements."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    def is_mark(self, index: int, *texts: str) -> bool:
        element = self.elements[index]
        return isinstance(element, Mark) and element.text in texts

    def kind_of(self, trigger: int) -> str:
        element = self.elements[trigger]
        return element.kind if isinstance(element, Trigger) else ""

    def name_right(self, index: int) -> Name | None:
        elements = self.elements
        index = after_bracket(elements, index)
        ranked = index + 1 < len(elements) and self.is_mark(index, ",") and self._is_rank(index + 1)
        index += ranked
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        element = elements[index] if index < len(elements) else None
        if not isinstance(element, Name) or (ranked and self._titled(index)):
            return None
        return element

    def _is_rank(self, index: int) -> bool:
        """ "Chính ủy Quân khu 2, Thiếu tướng A": the rank goes on with the titles before it."""
        element = self.elements[index]
        return isinstance(element, Honorific) and element.kind == "rank"

    def _titled(self, name: int) -> bool:
        """Whether the name at `name` has titles of its own behind it."""
        behind = self.elements[name + 2] if name + 2 < len(self.elements) else None
        return (
            isinstance(behind, Title) and isinstance(self.elements[name + 1], Mark) and not self.is_mark(name + 1, ";")
        )

    def trigger_left(self, index: int) -> int | None:
        """The index of the phrase right before a chain that makes or ends positions; small words are skipped.

        So is a comma before words that open a list: "cách các chức vụ trong Đảng, gồm Bí thư …".
        """
        opened = False
        for before in range(index - 1, max(-1, index - _WINDOW), -1):
            element = self.elements[before]
            if isinstance(element, Trigger):
                return before
            if isinstance(element, Words):
                if not all(word in self.grammar.small_words or word.isdigit() for word in element.words):
                    return None
                opened = element.words in self.grammar.listing
            elif not self.is_mark(before, ":") and not (opened and self.is_mark(before, ",")):
                return None
        return None

    def of_persons(self, index: int) -> list[Name]:
        """The names after "đối với", "cho", "của" that follow a chain, at once or ("đối với") later in the clause."""
        for after in range(index, min(len(self.elements), index + _WINDOW)):
            element = self.elements[after]
            if isinstance(element, Words):
                at_once = after == index and element.words in self.grammar.of_person
                if at_once or element.words[-2:] == ("đối", "với"):
                    return self._joined_names(after + 1)
            elif isinstance(element, Name) or (isinstance(element, Mark) and element.text in {";", "."}):
                return []
        return []

    def named_after(self, index: int) -> Name | None:
        """The holder of titles that end before `index`, named by a copula: "Trưởng ban (hiện) là ông A"."""
        return self.name_right(index + 1) if index < len(self.elements) and self.kind_of(index) in COPULAS else None

    def joined_to(self, chain: Chain, trigger: int) -> bool:
        """Whether the phrase of the last chain reaches this one: "miễn nhiệm chức A đối với B và C đối với D"."""
        between = self.elements[trigger + 1 : chain.first]
        joined = all(
            not isinstance(e, Words) or e.words in self.grammar.joining or self.grammar.small_words.issuperset(e.words)
            for e in between
        )
        named = any(isinstance(e, Name) for e in between) and not any(isinstance(e, Trigger) for e in between)
        return joined and named and bool(self.of_persons(chain.last))

    def _joined_names(self, index: int) -> list[Name]:
        """The name at `index` and those that "và" joins to it, each with titles of its own between."""
        first = self.name_right(index)
        names = [first] if first else []
        for after in range(index, min(len(self.elements), index + _WINDOW)) if names else ():
            element = self.elements[after]
            if isinstance(element, Words) and element.words == ("và",):
                name = self.name_right(after + 1)
                if name is None:
                    break
                names.append(name)
            elif not isinstance(element, Name | Title | Honorific) and not self.is_mark(after, ",", "-", "–"):
                break
        return names

    def subject(self, trigger: int) -> Name | None:
        """The nearest name before the phrase at `trigger`, unless too much else is said between.

        Who is replaced is none of a second post, nor of that in which he is replaced: "A thay B làm C".
        """
        between, joined = 0, False
        for before in range(trigger - 1, max(-1, trigger - _WINDOW - 1), -1):
            element = self.elements[before]
            if isinstance(element, Name) and not (
                self._replaced(before) and (joined or self._succeeds(before, trigger))
            ):
                return element
            if isinstance(element, Words):
                between += len(element.words)
                joined = joined or element.words in self.grammar.joining
            if between > _REACH:
                return None
        return None

    def _succeeds(self, replaced: int, trigger: int) -> bool:
        """Whether the phrase follows the name of the replaced one at once and is one of taking over."""
        element = self.elements[trigger]
        taking = tuple(self.tokens.words[element.start : element.end]) in self.grammar.succeeding
        between = (index for index in self.outside_brackets(trigger) if index > replaced)
        return taking and all(isinstance(self.elements[index], Mark) for index in between)

    def _replaced(self, index: int) -> bool:
        """Whether the name at `index` is of the one whom the subject replaces: "A giữ chức B thay ông C"."""
        for before in range(index - 1, max(-1, index - _NEAR_WORDS), -1):
            element = self.elements[before]
            if isinstance(element, Words):
                return any(element.words[-len(phrase) :] == phrase for phrase in self.grammar.replacing)
            if not isinstance(element, Honorific | Title):
                return False
        return False

    def subject_adjoins(self, trigger: int) -> bool:
        """Whether the subject of a copula stands right before it, with no more than its own titles between."""
        for element in reversed(self.elements[max(0, trigger - _WINDOW) : trigger]):
            if isinstance(element, Name | Honorific):
                return True
            if isinstance(element, Words) and len(element.words) > _NEAR_WORDS:
                return False
            if isinstance(element, BodyMention):
                return False
        return trigger == 0

    def bodies_after(self, index: int) -> list[BodyMention]:
        found: list[BodyMention] = []
        for element in self.elements[index : index + _LISTED]:
            if isinstance(element, BodyMention):
                if element.body.head.group not in _BODIES_JOINED:
                    break
                found.append(element)
            elif not found or not (
                (isinstance(element, Mark) and element.text == ",")
                or (isinstance(element, Words) and element.words in self.grammar.joining)
            ):
                break
        return found

    def speaks_on(self, trigger: int) -> bool:
        """Whether a form of address without a name stands before the phrase ("ông thôi giữ chức")."""
        return any(isinstance(element, Honorific) for element in self.elements[max(0, trigger - _WINDOW) : trigger])

    def others_act(self, trigger: int) -> bool:
        """ "ông A ký quyết định phân công 6 Ủy viên Bộ Chính trị tham gia …": unnamed holders of a title do, not A."""
        for after in range(trigger - 1, max(0, trigger - _WINDOW), -1):
            if isinstance(self.elements[after], Name):
                return False
            if isinstance(self.elements[after], Title) and isinstance(self.elements[after - 1], Words):
                return True
        return False

    def unnamed_subject(self, trigger: int) -> bool:
        """Whether the phrase has a subject without a name: "đồng chí Trưởng ban từng làm …", "vì con trai được bầu …"."""
        for before in self.outside_brackets(trigger):
            element = self.elements[before]
            if isinstance(element, Name):
                return before > 1 and isinstance(self.elements[before - 1], Honorific) and self._tells_kin(before - 2)
            if isinstance(element, Honorific):
                title = self.elements[before + 1]
                return isinstance(title, Title) and not title.status
            if self.is_mark(before, "("):
                return False
            if self._tells_kin(before):
                return True
            if isinstance(element, Title) and before and self._introduces(before - 1):
                return True
        return False

    def _introduces(self, index: int) -> bool:
        """Whether a clause begins behind the words at `index`, so that a title there is its subject."""
        element = self.elements[index]
        return isinstance(element, Words) and element.words[-1] in self.grammar.introducing

    def _tells_kin(self, index: int) -> bool:
        """Whether the words at `index` end by telling of whose kin is spoken: "con trai được", "vợ"."""
        element = self.elements[index]
        if not isinstance(element, Words):
            return False
        end = len(element.words)
        while end and element.words[end - 1] in self.grammar.auxiliaries:
            end -= 1
        kin = self.grammar.remarks["kin"]
        for start in range(max(0, end - _NEAR_WORDS), end):
            found = kin.longest(element.words, start)
            if found and found[0] == end:
                return element.words[start - 1 : end] not in self.grammar.no_kin
        return False

    def outside_brackets(self, index: int) -> Iterator[int]:
        """The indexes before `index`, the nearest first, without what stands in brackets that are closed before it."""
        closed = False
        for before in range(index - 1, max(-1, index - _WINDOW - 1), -1):
            if self.is_mark(before, "(", ")"):
                closed = self.is_mark(before, ")")
            elif not closed:
                yield before

    def period(self, chain: Chain) -> Period | None:
        """The stretch of time stated before the chain in its clause, or in brackets right after it."""
        tokens, elements = self.tokens, self.elements
        first = chain.first
        while first > max(0, chain.first - _WINDOW) and not self.is_mark(first - 1, ";"):
            first -= 1
        if first < chain.first:
            start, end = tokens.starts[elements[first].start], tokens.starts[chain.titles[0].start]
            period = period_in(tokens.text, start, end)
            if period and not self._of_term(period):
                return period
        return self.period_after(chain)

    def period_after(self, chain: Chain) -> Period | None:
        """The stretch of time in brackets right after the chain, or that "từ" begins there."""
        tokens, elements = self.tokens, self.elements
        if chain.last >= len(elements):
            return None
        if self.is_mark(chain.last, "("):
            start = tokens.ends[elements[chain.last].start]
            end = tokens.text.find(")", start, start + _BRACKET)
            return period_in(tokens.text, start, end) if end > 0 else None
        start, end = tokens.ends[elements[chain.last - 1].end - 1], tokens.ends[elements[-1].end - 1]
        return period_from(tokens.text, start, min(end, start + _BRACKET))

    def _of_term(self, period: Period) -> bool:
        """Whether the stretch is that of a committee's term or of a plan ("nhiệm kỳ 2015-2020"), not of a career."""
        before = self.tokens.text[max(0, period.start - _BRACKET) : period.start].rstrip(" (").lower()
        return before.endswith(self.grammar.term_words)

    def adjoins(self, chain: Chain, period: Period) -> bool:
        """Whether the chain stands right after the stretch of time, or right before it."""
        start = self.tokens.starts[chain.titles[0].start]
        between = self.tokens.text[period.stop : start]
        bracketed = self.tokens.text.endswith("(", 0, period.start)
        return period.start > start or (len(between.split()) <= _NEAR_WORDS and not bracketed)
