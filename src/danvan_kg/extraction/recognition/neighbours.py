"""What stands beside a chain of titles in its sentence: names, phrases, stretches of time, lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain, after_bracket
from danvan_kg.extraction.recognition.elements import (
    BodyMention,
    Element,
    Honorific,
    Mark,
    PlaceMention,
    Trigger,
    Words,
)
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.periods import Period, period_from, period_in
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens

COPULAS = frozenset({"hold", "now"})  # kinds of phrases that tie a name and a title
_BODIES_JOINED = frozenset({"executive", "standing", "committee", "inspection", "caucus", "council", "assembly"})
_GIVEN = frozenset({"appoint", "nominate"})  # kinds of phrases behind which "của" tells whose act it is
NEAR_WORDS = 3
WINDOW = 60  # elements looked at on either side: more than any clause has, so that reading is linear
_OPENING = 8  # elements between a phrase that gives posts and the list of them
_LISTED = 400  # elements in the longest list of persons under one head
_ITEM = 12  # words in an item of a list that is read as no post
_IN_LISTS = (",", ";", "-", "–", "(", ")")
_ABOUT = 5  # words in what a title is about before the name of its holder
_PAIR = 2  # elements: the item of a list and the comma behind it
_STAGE = 60  # code points in which the stretch of time of a stage stands
_ITEMISING = COPULAS | {"former", "take"}  # phrases behind which posts are listed
_BEING = ("là", "làm")  # last words of phrases before what somebody is
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
        index += index < len(elements) and (self.is_short_head(index) or self._is_about(index))
        index += 2 if self._is_place_before_name(index) else 0
        ranked = index + 1 < len(elements) and self.is_mark(index, ",") and self._is_rank(index + 1)
        index += ranked
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        element = elements[index] if index < len(elements) else None
        if not isinstance(element, Name) or (ranked and self._titled(index)):
            return None
        return element

    def _is_place_before_name(self, index: int) -> bool:
        """Whether a comma, a place and a name stand at `index`: "Bí thư Huyện ủy X | , tỉnh Y Nguyễn Văn A"."""
        following = self.elements[index : index + 3]
        kinds = [type(element) for element in following]
        return kinds == [Mark, PlaceMention, Name] and self.is_mark(index, ",")

    def _is_about(self, index: int) -> bool:
        """Whether the words at `index` say what the title is about: "Phó Chủ tịch | phụ trách đô thị | A"."""
        element = self.elements[index]
        if not isinstance(element, Words) or len(element.words) > _ABOUT:
            return False
        return element.words[:2] in self.grammar.title_tails

    def is_short_head(self, index: int) -> bool:
        """Whether the words at `index` are a body or unit named short: "Phó Giám đốc Sở A", "Bí thư Thành ủy TP A"."""
        element = self.elements[index]
        if not isinstance(element, Words) or len(element.words) > NEAR_WORDS:
            return False
        found = self.grammar.short_heads.longest(element.words, 0) or self.grammar.units.longest(element.words, 0)
        return found is not None and found[0] == len(element.words)

    def name_dashed(self, index: int) -> Name | None:
        """The holder behind a dash: "Phó Trưởng ban Tổ chức Trung ương - (ông) A"."""
        if index + 1 >= len(self.elements) or not self.is_mark(index, "-", "–", "—"):
            return None
        following = self.elements[index + 1]
        if isinstance(following, Name):
            return None if following.single or self._titled(index + 1) else following
        name = self.elements[index + 2] if self.addressed_behind(index, "-", "–", "—") else None
        return name if isinstance(name, Name) else None

    def name_behind(self, index: int) -> Name | None:
        """The person of a clause that goes on behind one with titles: "Trong thời gian giữ chức A, B, ông C đã …"."""
        index = after_bracket(self.elements, index)
        index += index < len(self.elements) and self._is_tail(index)
        while index + 1 < len(self.elements) and self.is_mark(index, ",") and self._is_owner(index + 1):
            index += 2
        if not self.addressed_behind(index, ",") and self._is_adverbial(index):
            index += 2
        name = self.elements[index + 2] if self.addressed_behind(index, ",") else None
        return name if isinstance(name, Name) else None

    def _is_owner(self, index: int) -> bool:
        return isinstance(self.elements[index], PlaceMention | BodyMention)

    def _is_adverbial(self, index: int) -> bool:
        """Whether a comma stands at `index` and words behind it that end at the next: "…, ngay ngày đầu, ông C đã"."""
        if index + 2 >= len(self.elements) or not self.is_mark(index, ","):
            return False
        element = self.elements[index + 1]
        return isinstance(element, Words) and len(element.words) <= _ITEM and self.is_mark(index + 2, ",")

    def pronoun_behind(self, index: int) -> bool:
        """Whether the clause goes on with a form of address and no name: "Với cương vị A, ông đã …"."""
        if index + 1 >= len(self.elements) or not self.is_mark(index, ","):
            return False
        return isinstance(self.elements[index + 1], Honorific) and not self.addressed_behind(index, ",")

    def serves_elsewhere(self, name: Name, title: Title) -> bool:
        """Whether `title` is of another state than the one in front of the name: "Thủ tướng A, Bộ trưởng … Lào nói"."""
        before = next(index for index, element in enumerate(self.elements) if element is name) - 1
        own = self.elements[before] if before >= 0 else None
        return isinstance(own, Title) and title.elsewhere and not own.elsewhere

    def _is_place(self, index: int) -> bool:
        return isinstance(self.elements[index], PlaceMention)

    def is_moved(self, name: Name) -> bool:
        """Whether the person is the object of a phrase that sends somebody elsewhere: "điều động ông A, Bí thư B"."""
        before = next(index for index, element in enumerate(self.elements) if element is name) - 1
        while before >= 0 and isinstance(self.elements[before], Honorific):
            before -= 1
        element = self.elements[before] if before >= 0 else None
        phrase = self.tokens.words[element.start : element.end] if isinstance(element, Trigger) else ()
        return tuple(phrase) in self.grammar.moving

    def _is_tail(self, index: int) -> bool:
        """Whether the element is the end of a body's name that nothing here reads."""
        element = self.elements[index]
        if not isinstance(element, Words):
            return False
        tails = self.grammar.title_tails
        return len(element.words) <= NEAR_WORDS or any(element.words[: len(tail)] == tail for tail in tails)

    def is_tail_of_title(self, index: int) -> bool:
        """Whether the element is what a title is about: "phụ trách kinh tế"."""
        element = self.elements[index]
        tails = self.grammar.title_tails
        return isinstance(element, Words) and any(element.words[: len(tail)] == tail for tail in tails)

    def is_left_for_another(self, chain: Chain) -> bool:
        """Whether the titles are those from which somebody comes to others: "A từ Phó Giám đốc B sang làm C"."""
        before = self.elements[chain.first - 1] if chain.first else None
        if not isinstance(before, Words) or before.words[-1] not in self.grammar.origins:
            return False
        after = chain.last
        if after < len(self.elements) and isinstance(words := self.elements[after], Words):
            after += words.words[0] in self.grammar.destinations and len(words.words) <= NEAR_WORDS
        return after < len(self.elements) and self.kind_of(after) == "take"

    def addressed_behind(self, index: int, *marks: str) -> bool:
        """Whether one of `marks` stands at `index`, and a form of address with a name behind it."""
        elements = self.elements
        if index + 2 >= len(elements) or not self.is_mark(index, *marks):
            return False
        return isinstance(elements[index + 1], Honorific) and isinstance(elements[index + 2], Name)

    def _is_rank(self, index: int) -> bool:
        """ "Chính ủy Quân khu 2, Thiếu tướng A": the rank, or degree, goes on with the titles before it."""
        element = self.elements[index]
        return isinstance(element, Honorific) and element.kind in ("rank", "degree")

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
        index = self._before_degrees(index)
        for before in range(index - 1, max(-1, index - WINDOW), -1):
            element = self.elements[before]
            if isinstance(element, Trigger):
                return None if element.kind in _GIVEN and self._of_agent(before + 1) else before
            if isinstance(element, Words):
                if not all(word in self.grammar.small_words or word.isdigit() for word in element.words):
                    return None
                opened = element.words in self.grammar.listing
            elif not self.is_mark(before, ":") and not (opened and self.is_mark(before, ",")):
                bracketed = self.is_mark(before, "(") and before > 0 and self.kind_of(before - 1) == "leave"
                dashed = self.is_mark(before, "-", "–") and before > 0 and self.kind_of(before - 1) == "as"
                return before - 1 if bracketed or dashed else None
        return None

    def _before_degrees(self, index: int) -> int:
        """The index behind the copula of "là | Thạc sĩ Luật, Tiến sĩ Kinh tế, | Ủy viên …"; `index` without one."""
        before = index
        while before > _PAIR and self.is_mark(before - 1, ","):
            before -= _PAIR
            before -= not self.is_degree(before) and isinstance(self.elements[before], Words)
            if before < 1 or not self.is_degree(before):
                return index
            if self.kind_of(before - 1) in COPULAS:
                return before
        return index

    def is_degree(self, index: int) -> bool:
        """Whether the element at `index` is what somebody has studied to be, or a rank: "Thạc sĩ", "kỹ sư"."""
        element = self.elements[index]
        if not isinstance(element, Words | Honorific):
            return False
        words = tuple(self.tokens.words[element.start : element.end])
        told = any(words[: len(degree)] == degree for degree in self.grammar.qualifications)
        return told or (isinstance(element, Honorific) and element.kind in ("degree", "rank"))

    def apposed(self, chain: Chain) -> Name | None:
        """The person behind whose name the titles stand with items of other kinds: "A, cán bộ hưu trí, Bí thư …"."""
        elements, jobs = self.elements, 0
        if chain.last >= len(elements) or not self._ends_item(chain.last):
            return None
        for before in range(chain.first - 1, max(-1, chain.first - WINDOW), -1):
            element = elements[before]
            if isinstance(element, Name):
                told = jobs and before and isinstance(elements[before - 1], Honorific)
                return element if told and self.is_mark(before + 1, *_IN_LISTS) else None
            if isinstance(element, Words):
                if not self.is_job(before):
                    return None
                jobs += 1
            elif not (isinstance(element, BodyMention | PlaceMention) or self.is_mark(before, ",", "-", "–", "(")):
                return None
        return None

    def is_job(self, index: int) -> bool:
        """Whether the words at `index` tell a job that is no post, as an item of a list: "cán bộ hưu trí"."""
        element = self.elements[index]
        if not isinstance(element, Words) or len(element.words) > _ITEM or not self.is_mark(index - 1, *_IN_LISTS):
            return False
        return self.grammar.remarks["jobs"].longest(element.words, 0) is not None

    def turns_behind(self, index: int) -> bool:
        """Whether it is said at `index`, behind titles, what their holder is now: "Chủ tịch huyện | nay là Bí thư"."""
        index += index < len(self.elements) and self.is_mark(index, ",", "(")
        if index + 1 >= len(self.elements) or not isinstance(self.elements[index + 1], Title):
            return False
        return bool(self.grammar.remarks["turned"].longest(self.tokens.words, self.elements[index].start))

    def dismissed_behind(self, index: int) -> bool:
        """Whether it is said at `index`, behind titles, that their holder loses them: "Cục trưởng X | bị cách chức"."""
        index += index < len(self.elements) and self.is_mark(index, ",", ")")
        element = self.elements[index] if index + 1 < len(self.elements) else None
        if not isinstance(element, Words) or not self.grammar.auxiliaries.issuperset(element.words):
            return False
        object_ = self.elements[index + 2] if index + 2 < len(self.elements) else None
        named = isinstance(object_, Title | BodyMention) or (
            isinstance(object_, Words) and self.grammar.small_words.issuperset(object_.words[:1])
        )
        return self.kind_of(index + 1) == "leave" and not named

    def _of_agent(self, index: int) -> bool:
        """Whether the words at `index` begin by telling whose act it is: "phê chuẩn | của Thủ tướng về …"."""
        element = self.elements[index]
        return isinstance(element, Words) and element.words[0] == self.grammar.possessive

    def list_head(self, chain: Chain) -> int | None:
        """The index of the phrase before the colon, or the "như", of a list of posts in which the chain stands.

        "từng trải qua các vị trí: giáo viên; Bí thư Huyện đoàn; …": what comes before it there may be no post.
        """
        if chain.last < len(self.elements) and not self._ends_item(chain.last):
            return None
        for before in range(chain.first - 1, max(-1, chain.first - WINDOW), -1):
            element = self.elements[before]
            if self.is_mark(before, ":"):
                return self._before_colon(before)
            if isinstance(element, Trigger):
                return self._of_items(before) if self.is_mark(chain.first - 1, ",", ";") else None
            if isinstance(element, Words) and element.words[-1] in self.grammar.listing_ends:
                told = self._post_phrase(before)
                if told is not None:
                    return told
            short = isinstance(element, Words) and len(element.words) <= _ITEM
            named = isinstance(element, Title | BodyMention | PlaceMention) or self._is_rank(before)
            if not (short or named or self.is_mark(before, *_IN_LISTS)):
                return None
        return None

    def _before_colon(self, colon: int) -> int | None:
        """The phrase before the colon of a list: "trải qua nhiều cương vị công tác, tiêu biểu là: …"."""
        adjoining = self.trigger_left(colon)
        if adjoining is not None and self.kind_of(adjoining) not in COPULAS:
            return adjoining
        told = self._post_phrase((colon if adjoining is None else adjoining) - 1)
        return adjoining if told is None else told

    def _of_items(self, trigger: int) -> int | None:
        """The phrase by which titles are those of a list whose first items are no posts; `trigger` is the nearest one.

        "từng là | cán bộ Đoàn, Trưởng ban …"; "từng giữ các chức vụ: chuyên viên; Phó Giám đốc, sau đó là Giám đốc; …".
        """
        kind, element = self.kind_of(trigger), self.elements[trigger]
        words = self.tokens.words[element.start : element.end]
        if kind not in _ITEMISING or not (words[-1] in _BEING or self._tells_posts(words)):
            return None
        past = (at for at in range(trigger - 1, -1, -1) if self.kind_of(at) == "former" and self._lists_posts(at))
        return next(past, trigger) if kind in ("hold", "take") else trigger

    def _lists_posts(self, trigger: int) -> bool:
        """Whether the phrase is one for several posts: "từng kinh qua | các chức vụ"."""
        element, after = self.elements[trigger], self.elements[trigger + 1]
        end = after.end if isinstance(after, Words) else element.end
        return self._tells_posts(self.tokens.words[element.start : end])

    def _post_phrase(self, last: int) -> int | None:
        """The index of the phrase that gives posts, of which the elements up to `last` say that a list of them follows.

        "đảm nhiệm | nhiều cương vị quan trọng của Đảng, Nhà nước như: …": it has or is followed by a word for posts.
        """
        told = False
        for before in range(last, max(-1, last - _OPENING), -1):
            element = self.elements[before]
            if isinstance(element, Trigger):
                words = self.tokens.words[element.start : element.end]
                return before if told or self._tells_posts(words) else None
            if isinstance(element, Words):
                told = told or self._tells_posts(element.words)
            elif not (isinstance(element, BodyMention | PlaceMention) or self.is_mark(before, ",")):
                return None
        return None

    def _tells_posts(self, words: Sequence[str]) -> bool:
        """Whether there is a word for posts among the words: "nhiều chức vụ chủ chốt của tỉnh"."""
        return any(self.grammar.post_words.longest(words, start) for start in range(len(words)))

    def several_posts(self, trigger: int, chain: Chain) -> bool:
        """Whether examples of many posts follow the phrase: "đã đảm nhiệm nhiều chức vụ như: …"."""
        between = self.elements[trigger + 1 : min(chain.first, trigger + 2)]
        return any(isinstance(e, Words) and not self.grammar.many_words.isdisjoint(e.words) for e in between)

    def _ends_item(self, index: int) -> bool:
        element = self.elements[index]
        return isinstance(element, Mark) or (isinstance(element, Words) and element.words in self.grammar.joining)

    def is_joined(self, mention: BodyMention) -> bool:
        """Whether the body is one that has members."""
        return mention.body.head.group in _BODIES_JOINED

    def bodies_after(self, index: int) -> list[BodyMention]:
        """The bodies with members in the list at `index`."""
        found: list[BodyMention] = []
        for element in self.elements[index : index + _LISTED]:
            if isinstance(element, BodyMention):
                if not self.is_joined(element):
                    break
                found.append(element)
            elif not found or not (
                (isinstance(element, Mark) and element.text == ",")
                or (isinstance(element, Words) and element.words in self.grammar.joining)
            ):
                break
        return found

    def outside_brackets(self, index: int) -> Iterator[int]:
        """The indexes before `index`, the nearest first, without what stands in brackets that are closed before it."""
        closed = False
        for before in range(index - 1, max(-1, index - WINDOW - 1), -1):
            if self.is_mark(before, "(", ")"):
                closed = self.is_mark(before, ")")
            elif not closed:
                yield before

    def period(self, chain: Chain) -> Period | None:
        """The stretch of time stated before the chain in its clause, or in brackets right after it."""
        tokens, elements = self.tokens, self.elements
        first = chain.first
        while first > max(0, chain.first - WINDOW) and not self.is_mark(first - 1, ";"):
            first -= 1
        if first < chain.first:
            start, end = tokens.starts[elements[first].start], tokens.starts[chain.titles[0].start]
            period = period_in(tokens.text, start, end)
            if period and not self._of_term(period):
                return period
        return self.period_after(chain)

    def stage(self, chain: Chain) -> Period | None:
        """The stretch of time with which the sentence begins, for titles behind one of its semicolons.

        "Từ 8-2011 đến 4-2016: Bí thư Đảng ủy X; được phong cấp bậc hàm đại tướng; Trưởng ban Y".
        """
        if not chain.first or not self.is_mark(chain.first - 1, ";"):
            return None
        tokens, first = self.tokens, self.elements[0].start
        start, colon = tokens.starts[first], tokens.text.find(":", tokens.starts[first], tokens.starts[first] + _STAGE)
        period = period_in(tokens.text, start, colon) if colon > 0 else None
        return period if period and len(tokens.text[start : period.start].split()) <= 1 else None

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
        begin = self.tokens.starts[self.elements[0].start]
        before = self.tokens.text[max(begin, period.start - _BRACKET) : period.start].rstrip(" (").lower()
        # "Giai đoạn 2006-2011, ông A làm …": with it the sentence tells when.
        return before.endswith(self.grammar.term_words) and before not in self.grammar.stage_words

    def adjoins(self, chain: Chain, period: Period) -> bool:
        """Whether the chain stands right after the stretch of time, or right before it."""
        start = self.tokens.starts[chain.titles[0].start]
        between = self.tokens.text[period.stop : start]
        bracketed = self.tokens.text.endswith("(", 0, period.start)
        return period.start > start or (len(between.split()) <= NEAR_WORDS and not bracketed)
