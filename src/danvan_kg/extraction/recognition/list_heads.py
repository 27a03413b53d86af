"""Phrases that head lists of posts: "từng trải qua các vị trí: …", "giữ nhiều chức vụ như: …"."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.elements import BodyMention, PlaceMention, Trigger, Words
from danvan_kg.extraction.recognition.neighbours import COPULAS, WINDOW, Neighbours
from danvan_kg.extraction.recognition.titles import Title

LIST_MARKS = (",", ";", "-", "–", "(", ")")
ITEM_WORDS = 12  # in an item of a list that is read as no post
_OPENING = 8  # elements between a phrase that gives posts and the list of them
_ITEMISING = COPULAS | {"former", "take"}  # phrases behind which posts are listed
_BEING = ("là", "làm")  # last words of phrases before what somebody is


@dataclass(frozen=True)
class ListHeads:
    """Asks about the lists of posts of one sentence. Indexes are those of elements."""

    near: Neighbours

    def before(self, chain: Chain) -> int | None:
        """The index of the phrase before the colon, or the "như", of a list of posts in which the chain stands.

        "từng trải qua các vị trí: giáo viên; Bí thư Huyện đoàn; …": what comes before it there may be no post.
        """
        if chain.last < len(self.near.elements) and not self.near.ends_item(chain.last):
            return None
        for before in range(chain.first - 1, max(-1, chain.first - WINDOW), -1):
            element = self.near.elements[before]
            if self.near.is_mark(before, ":"):
                return self._before_colon(before)
            if isinstance(element, Trigger):
                return self._of_items(before) if self.near.is_mark(chain.first - 1, ",", ";") else None
            if isinstance(element, Words) and element.words[-1] in self.near.grammar.listing_ends:
                told = self._post_phrase(before)
                if told is not None:
                    return told
            short = isinstance(element, Words) and len(element.words) <= ITEM_WORDS
            named = isinstance(element, Title | BodyMention | PlaceMention) or self.near.is_rank(before)
            if not (short or named or self.near.is_mark(before, *LIST_MARKS)):
                return None
        return None

    def several_posts(self, trigger: int, chain: Chain) -> bool:
        """Whether examples of many posts follow the phrase: "đã đảm nhiệm nhiều chức vụ như: …"."""
        between = self.near.elements[trigger + 1 : min(chain.first, trigger + 2)]
        return any(isinstance(e, Words) and not self.near.grammar.many_words.isdisjoint(e.words) for e in between)

    def _before_colon(self, colon: int) -> int | None:
        """The phrase before the colon of a list: "trải qua nhiều cương vị công tác, tiêu biểu là: …"."""
        adjoining = self.near.trigger_left(colon)
        if adjoining is not None and self.near.kind_of(adjoining) not in COPULAS:
            return adjoining
        told = self._post_phrase((colon if adjoining is None else adjoining) - 1)
        return adjoining if told is None else told

    def _of_items(self, trigger: int) -> int | None:
        """The phrase by which titles are those of a list whose first items are no posts; `trigger` is the nearest one.

        "từng là | cán bộ Đoàn, Trưởng ban …"; "từng giữ các chức vụ: chuyên viên; Phó Giám đốc, sau đó là Giám đốc; …".
        """
        kind, element = self.near.kind_of(trigger), self.near.elements[trigger]
        words = self.near.tokens.words[element.start : element.end]
        if kind not in _ITEMISING or not (words[-1] in _BEING or self._tells_posts(words)):
            return None
        past = (at for at in range(trigger - 1, -1, -1) if self.near.kind_of(at) == "former" and self._lists_posts(at))
        return next(past, trigger) if kind in ("hold", "take") else trigger

    def _lists_posts(self, trigger: int) -> bool:
        """Whether the phrase is one for several posts: "từng kinh qua | các chức vụ"."""
        element, after = self.near.elements[trigger], self.near.elements[trigger + 1]
        end = after.end if isinstance(after, Words) else element.end
        return self._tells_posts(self.near.tokens.words[element.start : end])

    def _post_phrase(self, last: int) -> int | None:
        """The index of the phrase that gives posts, of which the elements up to `last` say that a list of them follows.

        "đảm nhiệm | nhiều cương vị quan trọng của Đảng, Nhà nước như: …": it has or is followed by a word for posts.
        """
        told = False
        for before in range(last, max(-1, last - _OPENING), -1):
            element = self.near.elements[before]
            if isinstance(element, Trigger):
                words = self.near.tokens.words[element.start : element.end]
                return before if told or self._tells_posts(words) else None
            if isinstance(element, Words):
                told = told or self._tells_posts(element.words)
            elif not (isinstance(element, BodyMention | PlaceMention) or self.near.is_mark(before, ",")):
                return None
        return None

    def _tells_posts(self, words: Sequence[str]) -> bool:
        """Whether there is a word for posts among the words: "nhiều chức vụ chủ chốt của tỉnh"."""
        return any(self.near.grammar.post_words.longest(words, start) for start in range(len(words)))
