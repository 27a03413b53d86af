"""Who takes or leaves a post: the subject of a phrase that gives one."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import BodyMention, Element, Honorific, Mark, Words
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import NEAR_WORDS, WINDOW, Neighbours
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import CAPITAL, NUMBER

_SEVERAL = "plural"  # of forms of address
_GIVING = frozenset({"appoint", "nominate"})  # phrases whose objects persons are
_SUCCEED = 2  # words in "kế nhiệm"
_REACH = 16  # words, other than titles and bodies, between a person and the phrase that gives the post


@dataclass(frozen=True)
class Subjects:
    """Asks about the subjects of the phrases of one sentence. Indexes are those of elements."""

    near: Neighbours

    def before(self, trigger: int) -> Name | None:
        """The nearest name before the phrase at `trigger`, unless too much else is said between.

        Who is replaced is none of a second post, nor of that in which he is replaced: "A thay B làm C"; nor is who is
        served: "A từng là thư ký cho Bí thư B, rồi làm C"; nor who gives it: "A được Chủ tịch B bổ nhiệm làm C".
        """
        between, joined = 0, False
        for before in self.near.outside_brackets(trigger):
            element = self.near.elements[before]
            if isinstance(element, Name) and self._is_another(before, trigger):
                continue
            if isinstance(element, Name) and not (
                self._replaced(before) and (joined or self._succeeds(before, trigger))
            ):
                return element
            if isinstance(element, Words):
                between += len(element.words)
                joined = joined or element.words in self.near.grammar.joining
            if between > _REACH:
                return None
        return None

    def _is_another(self, name: int, trigger: int) -> bool:
        """Whether the person only has a part in what is said of the subject."""
        aside = self._served(name) or self._tells_whose_kin(name)
        return aside or self._is_agent(name, trigger) or self._entrusted(name, trigger)

    def all_before(self, trigger: int) -> list[Name]:
        """The persons before the phrase whom a list joins, in order: "các ông A, B | được bầu"."""
        nearest = self.before(trigger)
        if nearest is None:
            return []
        names, joined, sure = [nearest], False, False
        index = next(i for i, element in enumerate(self.near.elements) if element is nearest)
        for before in self.near.outside_brackets(index):
            element = self.near.elements[before]
            if isinstance(element, Name):
                if self._tells_whose_kin(before):
                    return list(filter(None, [self.before(before)]))
                if not joined or not self._is_listed(element, before):
                    break
                names.append(element)
                joined = False
            elif isinstance(element, Words) and self.near.grammar.conjunctions.issuperset(element.words):
                # "Theo A và B, ông C được bầu": the conjunction stands before the last one of a list.
                if len(names) > 1 or joined:
                    break
                joined = sure = True
            elif self.near.is_mark(before, ",", ";"):
                joined = True
            elif not self._is_beside(before):
                sure = sure or self._opens_list(before)
                break
        return names[::-1] if sure else [nearest]

    def _is_listed(self, name: Name, index: int) -> bool:
        """Whether the name at `index` may be one of a list."""
        return not (name.single or self._replaced(index))

    def _is_beside(self, index: int) -> bool:
        """Whether the element at `index` only stands beside a name of a list: a form of address, a title, a dash."""
        element = self.near.elements[index]
        one = isinstance(element, Honorific) and element.kind != _SEVERAL
        return one or isinstance(element, Title) or self.near.is_mark(index, "-", "–")

    def _opens_list(self, index: int) -> bool:
        """Whether the element at `index` tells that several persons are named behind it."""
        element = self.near.elements[index]
        counted = isinstance(element, Words) and self._is_number(element)
        several = isinstance(element, Honorific) and element.kind == _SEVERAL
        return counted or several or self.near.kind_of(index) in _GIVING or self.near.is_mark(index, ":")

    def _is_number(self, element: Words) -> bool:
        """Whether the words only count the persons behind them: "3 | ông A, B, C"."""
        return all(self.near.tokens.shapes[at] == NUMBER for at in range(element.start, element.end))

    def is_open(self, trigger: int) -> bool:
        """Whether nobody stands before the phrase in its clause: "Trong thời gian giữ chức A, ông B đã …"."""
        for before in self.near.outside_brackets(trigger):
            element = self.near.elements[before]
            if isinstance(element, Name | Honorific):
                return False
            if self.near.is_mark(before, ";") or (self.near.is_mark(before, ",") and self._tells_time(before + 1)):
                break
        return True

    def _tells_time(self, index: int) -> bool:
        """Whether a clause of time begins at `index`: "A cho biết, trong 21 tháng làm B, ông C đã …"."""
        element = self.near.elements[index]
        return self.near.tokens.words[element.start] in self.near.grammar.clause_openers

    def adjoins(self, trigger: int) -> bool:
        """Whether the subject of a copula stands right before it, with no more than its own titles between."""
        for element in reversed(self.near.elements[max(0, trigger - WINDOW) : trigger]):
            if isinstance(element, Name | Honorific):
                return True
            life = isinstance(element, Words) and self.near.grammar.remarks["births"].longest(element.words, 0)
            if isinstance(element, Words) and len(element.words) > NEAR_WORDS and not life:
                return False
            if isinstance(element, BodyMention):
                return False
        return trigger == 0

    def speaks_on(self, trigger: int) -> bool:
        """Whether a form of address without a name stands before the phrase ("ông thôi giữ chức")."""
        return any(isinstance(element, Honorific) for element in self.near.elements[max(0, trigger - WINDOW) : trigger])

    def others_act(self, trigger: int) -> bool:
        """ "ông A ký quyết định phân công 6 Ủy viên Bộ Chính trị tham gia …": unnamed holders of a title do, not A."""
        for after in range(trigger - 1, max(0, trigger - WINDOW), -1):
            if isinstance(self.near.elements[after], Name):
                return False
            if isinstance(self.near.elements[after], Title) and isinstance(self.near.elements[after - 1], Words):
                return True
        return False

    def unnamed(self, trigger: int) -> bool:
        """Whether the phrase has a subject without a name: "đồng chí Trưởng ban từng …", "vì con trai được bầu …"."""
        elements = self.near.elements
        for before in self.near.outside_brackets(trigger):
            element = elements[before]
            if isinstance(element, Name):
                return before > 1 and isinstance(elements[before - 1], Honorific) and self._tells_kin(before - 2)
            if isinstance(element, Honorific):
                title = elements[before + 1]
                several = element.kind == _SEVERAL and not isinstance(title, Title)
                kin = before + 1 == trigger and before > 0 and self._tells_kin(before - 1)
                return several or kin or (isinstance(title, Title) and not title.status) or self._is_unread_name(title)
            if self.near.is_mark(before, "("):
                return False
            if self._tells_kin(before):
                return True
            if (
                isinstance(element, Title)
                and before
                and (
                    self._introduces(before - 1)
                    or self._is_moved(before)
                    or (before == trigger - 1 and self._is_joined(before))
                )
            ):
                return True
        return False

    def _succeeds(self, replaced: int, trigger: int) -> bool:
        """Whether the phrase follows the name of the replaced one at once and is one of taking over."""
        element = self.near.elements[trigger]
        taking = tuple(self.near.tokens.words[element.start : element.end]) in self.near.grammar.succeeding
        between = (index for index in self.near.outside_brackets(trigger) if index > replaced)
        return taking and all(isinstance(self.near.elements[index], Mark) for index in between)

    def _tells_whose_kin(self, index: int) -> bool:
        """Whether the name at `index` only says whose kin the person before the comma is: "A, em gái bà B, làm C"."""
        first = index
        while first and isinstance(self.near.elements[first - 1], Honorific):
            first -= 1
        words, start = self.near.tokens.words, self.near.elements[first].start
        kin = self.near.grammar.remarks["kin"].ending(words, start, NEAR_WORDS)
        return kin is not None and kin > 0 and words[kin - 1] == ","

    def _is_agent(self, name: int, trigger: int) -> bool:
        """Whether the name at `name`, with its titles, stands behind "được": the post is given by that person.

        Who is said to succeed somebody there takes it: "được ông A kế nhiệm".
        """
        phrase, before = self.near.elements[trigger], name - 1
        if self.near.grammar.replacing & {tuple(self.near.tokens.words[phrase.start : phrase.start + _SUCCEED])}:
            return False
        while before > 0 and (
            isinstance(self.near.elements[before], Title | Honorific) or self.near.is_mark(before, ",")
        ):
            before -= 1
        element = self.near.elements[before] if 0 < before < name else None
        return isinstance(element, Words) and element.words[-1] in self.near.grammar.passives

    def _served(self, name: int) -> bool:
        """Whether the name is of the one beside whom somebody else has the post named before."""
        title = self.near.elements[name - 1] if name else None
        return isinstance(title, Title) and title.leader is not None

    def _entrusted(self, name: int, trigger: int) -> bool:
        """ "A giao công việc cho Thứ trưởng B để nhận nhiệm vụ C": it is A who takes the post."""
        grammar, elements = self.near.grammar, self.near.elements
        purpose = elements[trigger - 1]
        if not isinstance(purpose, Words) or purpose.words[-1] not in grammar.proposing:
            return False
        index = name - 1
        while index > 0 and isinstance(elements[index], Honorific | Title):
            index -= 1
        to = elements[index] if index >= 0 else None
        if not isinstance(to, Words) or to.words[-1:] not in grammar.of_person:
            return False
        first = next((i for i in range(index, -1, -1) if isinstance(elements[i], Name)), index)
        words = range(elements[first].end, to.end)
        return any(grammar.entrusting.longest(self.near.tokens.words, at) for at in words)

    def _replaced(self, index: int) -> bool:
        """Whether the name at `index` is of the one whom the subject replaces: "A giữ chức B thay ông C"."""
        for before in range(index - 1, max(-1, index - NEAR_WORDS), -1):
            element = self.near.elements[before]
            if isinstance(element, Words):
                return any(element.words[-len(phrase) :] == phrase for phrase in self.near.grammar.replacing)
            if not isinstance(element, Honorific | Title):
                return False
        return False

    def _is_unread_name(self, element: Element) -> bool:
        """Whether the words behind a form of address begin like a name: "ông Khoa", where a faculty is a "Khoa"."""
        return isinstance(element, Words) and self.near.tokens.shapes[element.start] == CAPITAL

    def _introduces(self, index: int) -> bool:
        """Whether a clause begins behind the words at `index`, so that a title there is its subject."""
        element = self.near.elements[index]
        return isinstance(element, Words) and element.words[-1] in self.near.grammar.introducing

    def _is_moved(self, index: int) -> bool:
        """Whether the title at `index` is all that is said of who is moved: "sẽ điều động | Bí thư Huyện ủy X | về"."""
        if self.near.kind_of(index - 1) not in _GIVING or isinstance(self.near.elements[index + 1], Mark):
            return False
        start = self.near.elements[index - 1].start
        return self.near.grammar.passives.isdisjoint(self.near.tokens.words[max(0, start - NEAR_WORDS) : start])

    def _is_joined(self, index: int) -> bool:
        """Whether "và" stands before the title at `index`: "ông A nói, … và Bí thư Tỉnh ủy | làm Trưởng ban"."""
        element = self.near.elements[index - 1]
        return isinstance(element, Words) and element.words[-1] in self.near.grammar.conjunctions

    def _tells_kin(self, index: int) -> bool:
        """Whether the words at `index` end by telling of whose kin is spoken: "con trai được", "vợ"."""
        element = self.near.elements[index]
        if not isinstance(element, Words):
            return False
        end = len(element.words)
        while end and element.words[end - 1] in self.near.grammar.auxiliaries:
            end -= 1
        start = self.near.grammar.remarks["kin"].ending(element.words, end, NEAR_WORDS)
        return start is not None and element.words[start - 1 : end] not in self.near.grammar.no_kin
