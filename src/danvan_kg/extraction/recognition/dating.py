"""Posts that were held or taken before the article, as years and terms tell, and memberships that last."""

from dataclasses import dataclass, replace
from functools import cached_property

from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.periods import last_year_in, latest_year_in, year_behind
from danvan_kg.extraction.recognition.settling import MEMBER
from danvan_kg.extraction.recognition.terms import Terms
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Person, Position, PositionObservation, Relation
from danvan_kg.partial_date import PartialDate

_OPENING = 3  # words in which a sentence says that it goes on with a career
_BEHIND = 40  # code points behind a post in which the year stands when it was taken


@dataclass(frozen=True)
class Dating:
    """Tells of the posts of one article whether they are of an earlier time; `published` is None where not known."""

    grammar: Grammar
    tokens: Tokens
    published: PartialDate | None

    @cached_property
    def _year(self) -> int | None:
        """The year of the article; where it is not known, the last one that the text gives as a time."""
        if self.published:
            return self.published.year
        return latest_year_in(self.tokens.text, self.grammar.ahead_words)

    def dated(self, bound: Bound, position: Position, person: Person, last: PositionObservation | None) -> Bound:
        """A post said to have been taken or held in an earlier year than that of the article is a stage of a career.

        So is one whose term ended before that year. `last` is the post that the article gave before, to anybody.
        """
        if self._in_past_term(bound, position):
            return replace(bound, relation=Relation.FORMER)
        if self._in_running_term(bound, position):
            return replace(bound, relation=Relation.HOLDS)
        held = bound.relation is Relation.HOLDS and bound.period is None
        held = held and (bound.rule == "position.hold" or bound.moved)
        if not (bound.relation is Relation.APPOINTED or held) or not self._year:
            return bound
        sentence = self.tokens.sentences[self.tokens.sentence[bound.end - 1]]
        text, end = self.tokens.text, self.tokens.ends[bound.end - 1]
        behind = year_behind(text, end, min(end + _BEHIND, self.tokens.ends[sentence[1] - 1]))
        year = behind or last_year_in(
            text, self.tokens.starts[sentence[0]], self.tokens.starts[bound.end - 1], self.grammar.life_words
        )
        if year is None and self._goes_on_with_career(bound, sentence[0], person, last):
            return replace(bound, relation=Relation.FORMER)
        return replace(bound, relation=Relation.FORMER) if year and year < self._year else bound

    def _goes_on_with_career(self, bound: Bound, start: int, person: Person, last: PositionObservation | None) -> bool:
        """Whether the sentence from token `start` tells the stage after the one told last: "Sau đó, ông được …"."""
        if last is None or last.relation is not Relation.FORMER or last.person != person:
            return False
        later = self.grammar.remarks["later"]
        return any(later.longest(self.tokens.words, at) for at in range(start, min(start + _OPENING, bound.end)))

    def _in_past_term(self, bound: Bound, position: Position) -> bool:
        """Whether the title ends with a term that was over before the article ("nhiệm kỳ 2010-2015")."""
        if not (bound.title and self._year and bound.relation in (Relation.HOLDS, Relation.APPOINTED)):
            return False
        if bound.relation is Relation.APPOINTED and not self.published:
            return False
        last = Terms(self.grammar, self.tokens).last_year(bound.title, position.organization)
        return last is not None and last < self._year

    def _in_running_term(self, bound: Bound, position: Position) -> bool:
        """Whether a stage of a career is membership in a term that lasts: "từ 2021 đến 2024: Ủy viên … khóa XIII"."""
        if not (bound.title and self._year and bound.relation is Relation.FORMER and bound.title.role.common):
            return False
        lasts = bound.rule == "position.career" or (bound.rule == "position.former" and bound.title.name == MEMBER)
        if bound.title.status or not lasts:
            return False
        last = Terms(self.grammar, self.tokens).last_year(bound.title, position.organization)
        return last is not None and last >= self._year
