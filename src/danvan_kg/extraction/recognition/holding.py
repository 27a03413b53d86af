"""How a post is held: what the phrases before it say, the nearest of those that say more than the others."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import BodyMention, Honorific, Mark, PlaceMention, Trigger, Words
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import NEAR_WORDS, Neighbours
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import MARK
from danvan_kg.observation import Relation

_STRENGTH = {
    "leave": Relation.LEAVES,
    "nominate": Relation.NOMINATED,
    "former": Relation.FORMER,
    "until": Relation.FORMER,
    "appoint": Relation.APPOINTED,
    "asked": Relation.HOLDS,
    "now": Relation.HOLDS,
    "as": Relation.HOLDS,
    "ahead": Relation.NOMINATED,
}
# Of these, the phrases that say how a post is held that a later phrase of the clause gives.
_REACHING = frozenset({"leave", "nominate", "former", "until", "appoint"})
_TAKING = frozenset({"take", "appoint", "join"})
_ELECTORS = BodyMention | PlaceMention | Title  # who elects, with where
_PAST = frozenset({"leave", "former"})
_CLAUSE = 8  # words before the subject of a post in which a phrase stands that says how it is held
_COMING = 2  # words before a phrase in which "sẽ" stands
_SUBJECT = 8  # words of time and subject before a phrase
_PASSIVE = 8  # words that an agent takes between "được" and the verb
_DENIAL = 5  # words in which a denial stands before the phrase that it denies


@dataclass(frozen=True)
class Holding:
    """Asks about the phrases of one sentence. `trigger` is the index of one."""

    near: Neighbours

    def relation(self, trigger: int) -> Relation:
        """What the phrase says, or the nearest one before it in the clause that says more."""
        near = self.near.kind_of(trigger)
        if near not in _PAST and (self._is_until(trigger) or self._stopped(trigger)):
            return Relation.HOLDS
        if near == "now" and self._is_then(trigger):
            return Relation.FORMER
        if near in _STRENGTH:
            return self._strength(trigger)
        said = self._said_before(trigger)
        if said is not None:
            return said
        if near == "hold" or self._is_present(trigger):
            return Relation.HOLDS
        return Relation.FORMER if self._several_posts(trigger) else Relation.APPOINTED

    def _strength(self, trigger: int) -> Relation:
        """What the phrase says by itself; who is proposed, or is to be given the post, is no holder yet."""
        relation, start = _STRENGTH[self.near.kind_of(trigger)], self.near.elements[trigger].start
        if relation is not Relation.APPOINTED:
            return relation
        if self.near.grammar.remarks["prolonging"].longest(self.near.tokens.words, start):
            return Relation.HOLDS
        before = self.near.tokens.words[max(0, start - _COMING) : start]
        coming = not self.near.grammar.coming.isdisjoint(before)
        return Relation.NOMINATED if coming or self.proposed(trigger) else relation

    def _said_before(self, trigger: int) -> Relation | None:
        """What the nearest phrase before `trigger` in its clause says of what the one at `trigger` gives."""
        object_seen = False
        beyond: int | None = None
        for index in self.near.outside_brackets(trigger):
            element = self.near.elements[index]
            if isinstance(element, Trigger) and element.kind in _REACHING:
                if self._told_as_earlier(index):
                    return Relation.FORMER
                # A departure with its own object does not reach the next post ("thôi giữ chức A để giữ chức B").
                if element.kind != "leave" or not object_seen:
                    return self._strength(index)
            elif isinstance(element, Title | BodyMention | Name):
                object_seen = True
                beyond = 0 if isinstance(element, Name) else beyond
            elif isinstance(element, Words) and beyond is not None:
                beyond += len(element.words)
            if self.near.is_mark(index, ";", "[") or (beyond or 0) > _CLAUSE:
                break
        return None

    def proposed(self, trigger: int) -> bool:
        """Whether others are to elect whom the clause proposes: "giới thiệu (ông A) để Quốc hội bầu …"."""
        return self._proposing(trigger) is not None

    def proposes_subject(self, trigger: int) -> bool:
        """Whether the clause says who is proposed: by name, by a passive, or as the one who takes another post.

        "Bà A nói về việc giới thiệu nhân sự để bầu …" proposes nobody.
        """
        itself = self.near.kind_of(trigger) == "nominate"
        proposing = trigger if itself else self._proposing(trigger)
        if proposing is None or self.denied(proposing):
            return False
        if self.passive(proposing) or any(isinstance(e, Name) for e in self.near.elements[proposing:trigger]):
            return True
        before = next((i for i in self.near.outside_brackets(proposing) if self.near.kind_of(i)), None)
        if before is None or (itself and not self.passive(before)):
            return False
        return self.near.kind_of(before) in _TAKING

    def _proposing(self, trigger: int) -> int | None:
        """The index of the phrase that proposes whom others elect by the phrase at `trigger`."""
        if self.near.kind_of(trigger) != "appoint":
            return None
        purpose = False
        for index in self.near.outside_brackets(trigger):
            element = self.near.elements[index]
            if isinstance(element, Trigger):
                return index if purpose and element.kind == "nominate" else None
            if isinstance(element, Words):
                purpose = purpose or not self.near.grammar.proposing.isdisjoint(element.words)
            elif self.near.is_mark(index, ";") or not (purpose or isinstance(element, _ELECTORS)):
                return None
        return None

    def _is_until(self, trigger: int) -> bool:
        """Whether what the phrase gives came later: "trước khi được bổ nhiệm giữ chức A"."""
        for before in self.near.outside_brackets(trigger):
            element = self.near.elements[before]
            if isinstance(element, Name | Title | Honorific):
                return False
            if isinstance(element, Trigger) and element.kind == "until":
                return True
        return False

    def _told_as_earlier(self, index: int) -> bool:
        """ "Trước khi được bầu, A là …": what follows was before that."""
        before = self.near.trigger_left(index)
        return self._is_until(index) or (before is not None and self.near.kind_of(before) == "former")

    def _is_then(self, trigger: int) -> bool:
        """Whether the words before tell of another time: "Thời điểm đó đồng chí đang là …"."""
        words, start = self.near.tokens.words, self.near.elements[trigger].start
        first = max(self.near.elements[0].start, start - _SUBJECT)
        return any(self.near.grammar.remarks["at_that_time"].longest(words, at) for at in range(first, start))

    def _several_posts(self, trigger: int) -> bool:
        """Whether several posts follow, one after the other: "giữ các cương vị A, B, C"."""
        element = self.near.elements[trigger]
        phrase = self.near.tokens.words[element.start : element.end + 1]
        return not self.near.grammar.plurals.isdisjoint(phrase)

    def _is_present(self, trigger: int) -> bool:
        """Whether the clause begins shortly before by saying that it is now: "Hiện (nay), ông A giữ chức …"."""
        tokens, start = self.near.tokens, self.near.elements[trigger].start
        opening = self.near.elements[0].start
        return any(
            (at == opening or tokens.shapes[at - 1] == MARK)
            and self.near.grammar.remarks["present"].longest(tokens.words, at)
            for at in range(max(opening, start - _SUBJECT), start)
        )

    def _stopped(self, trigger: int) -> bool:
        """Whether what the phrase gives is put off or taken back: "tạm dừng (việc) bổ nhiệm lại chức Giám đốc"."""
        words, start = self.near.tokens.words, self.near.elements[trigger].start
        stops = self.near.grammar.remarks["stopping"]
        return any(stops.longest(words, at) for at in range(max(0, start - _DENIAL), start))

    def denied(self, trigger: int) -> bool:
        """ "không được đề cử bầu làm …": nothing is stated."""
        start = self.near.elements[trigger].start
        return not self.near.grammar.denials.isdisjoint(self.near.tokens.words[max(0, start - _DENIAL) : start])

    def presented(self, trigger: int) -> bool:
        """ "do ông A, Bí thư B, làm Trưởng đoàn": the part is presented, not taken."""
        if self.near.kind_of(trigger) != "take":
            return False
        for index in self.near.outside_brackets(trigger):
            element = self.near.elements[index]
            if isinstance(element, Words):
                return element.words[-1] in self.near.grammar.presenting
            if self.near.kind_of(index) == "hold":
                return self._tells_kin(index)
            if not isinstance(element, Name | Title | Honorific | Mark):
                return False
        return False

    def _tells_kin(self, trigger: int) -> bool:
        """Whether the words before the phrase tell of kin: "có em trai | là ông A làm Chủ tịch"."""
        kin, start = self.near.grammar.remarks["kin"], self.near.elements[trigger].start
        return kin.ending(self.near.tokens.words, start, NEAR_WORDS) is not None

    def voids(self, trigger: int) -> bool:
        """Whether the subject of the phrase takes from somebody else the name of having held a post."""
        element = self.near.elements[trigger]
        return tuple(self.near.tokens.words[element.start : element.end]) in self.near.grammar.voiding

    def passive(self, trigger: int) -> bool:
        """Whether "được" stands right before the phrase: then its subject is the person."""
        start = self.near.elements[trigger].start
        return not self.near.grammar.passives.isdisjoint(self.near.tokens.words[max(0, start - _PASSIVE) : start])
