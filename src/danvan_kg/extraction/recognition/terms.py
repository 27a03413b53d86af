"""When the term was over with which a title ends: "Ủy viên Bộ Chính trị khóa VIII", "nhiệm kỳ 2010-2015"."""

from dataclasses import dataclass

from danvan_kg.extraction.numerals import roman_value
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.periods import term_end_in
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Organization

_REMARK = 5  # tokens of a remark on one of several terms, with its brackets: "khóa XI (dự khuyết), XII"


@dataclass(frozen=True)
class Terms:
    grammar: Grammar
    tokens: Tokens

    def last_year(self, title: Title, organization: Organization | None) -> int | None:
        """The year in which the last term that `title` names ended; None where it names none that is known."""
        span = self.tokens.span(title.start, title.end)
        told = term_end_in(self.tokens.text, span.start, span.end)
        if told or organization is None or self._goes_on(title.end):
            return told
        ends = self.grammar.lexicon.roles.term_ends.get(organization.name, ())
        number = self._number(title) if ends else 0
        return ends[number - 1] if 0 < number <= len(ends) else None

    def _goes_on(self, position: int) -> bool:
        """Whether further terms stand behind a remark in brackets at `position`: "khóa XI (dự khuyết), XII"."""
        words = self.tokens.words
        if words[position : position + 1] != ["("] or ")" not in words[position : position + _REMARK]:
            return False
        after = words.index(")", position) + 1
        further = after + 1 < len(words) and words[after] in self.grammar.lexicon.roles.number_joints
        return further and (
            _value(self.tokens.surface[after + 1]) > 0 or bool(self.grammar.terms.longest(words, after + 1))
        )

    def _number(self, title: Title) -> int:
        """The last number behind the word for terms in `title`; 0 where there is none."""
        for position in range(title.start, title.end):
            found = self.grammar.terms.longest(self.tokens.words, position)
            if found:
                numbers = [_value(self.tokens.surface[after]) for after in range(found[0], title.end)]
                return next((number for number in reversed(numbers) if number), 0)
        return 0


def _value(token: str) -> int:
    """The number that `token` is, in digits or Roman letters; 0 where it is none."""
    value = roman_value(token)
    if value is not None:
        return value
    return int(token) if token.isdecimal() else 0
