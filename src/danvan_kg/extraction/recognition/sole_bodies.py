"""Bodies and states of which alone an article speaks, for titles that name none."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import Body
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import LOWER, MARK, Tokens
from danvan_kg.observation import Organization

_TOLD = 2  # times that an article names the assembly of which it speaks, where others gather too
_ALONE = 0.8  # of the other states that an article names: the share of the one of which it speaks


@dataclass(frozen=True)
class SoleBodies:
    """Finds them in one article."""

    tokens: Tokens
    context: Context
    namer: Namer

    def of_title(self, title: Title) -> Organization | None:
        """The body of "Thứ trưởng A" where neither chain nor sentence behind tells it.

        It is the only one before it in the sentence, else in the article, of the kind in which the role first of all
        occurs, where no body is named there of another kind in which it does.
        """
        if title.role.common or title.plural or not title.role.of:
            return None
        sentence, bodies = self.tokens.sentence, self.context.bodies
        first = bisect_left(sentence, sentence[title.start])
        before = bodies.things[bisect_left(bodies.at, first) : bisect_left(bodies.at, title.start)]
        near = [body for body in before if body.head.group in title.role.of]
        return self._only(title, near or [body for body in bodies.things if body.head.group in title.role.of])

    def of_title_alone(self, title: Title) -> Organization | None:
        """The body of "A - Phó Trưởng ban" where the article speaks of one of that kind only, and nothing goes on."""
        if title.role.common or title.plural or not title.role.of:
            return None
        after, shapes = title.end, self.tokens.shapes
        goes_on = after < len(shapes) and shapes[after] != MARK
        ends = not goes_on or self.tokens.sentence[after] != self.tokens.sentence[title.start]
        if not ends or title.start == 0 or shapes[title.start - 1] != MARK:
            return None
        return self._only(title, [body for body in self.context.bodies.things if body.head.group in title.role.of])

    @cached_property
    def state(self) -> Abroad | None:
        """The other state of which alone the article speaks: hardly another is named, whose office it might be."""
        tokens, foreign = self.tokens, self.context.grammar.foreign
        named = Counter(
            found[1]
            for position in range(len(tokens))
            if tokens.shapes[position] != LOWER and (found := foreign.longest(tokens.words, position))
        )
        country, times = named.most_common(1)[0] if named else (None, 0)
        return Abroad(country) if country and times >= _TOLD and times >= _ALONE * sum(named.values()) else None

    @cached_property
    def assembly(self) -> Organization | None:
        """The assembly of "đại biểu A": the national one where the article speaks most of it, and of no congress."""
        groups = [body.head.group for body in self.context.bodies.things]
        national = groups.count("assembly") + groups.count("deputies")
        grammar = self.context.grammar
        gatherings = set(pairwise(self.tokens.words)) & grammar.gatherings
        told = national > groups.count("council-people") and (national >= _TOLD or not gatherings)
        return self.namer.named(grammar.known["assembly"]) if told and grammar.congress not in gatherings else None

    def _only(self, title: Title, fitting: Sequence[Body]) -> Organization | None:
        """The one body of those that fit, of the first kind in which the role occurs; None where they are more."""
        told = fitting[-1] if fitting and len({_named(body) for body in fitting}) == 1 else None
        if told is None or told.head.fixed or told.head.group != title.role.of[0]:
            return None
        organization = self.namer.organization(told)
        return organization if organization.complete else None


def _named(body: Body) -> tuple[str, str, str]:
    """What tells a body from others of its kind, as far as it is said."""
    place = body.territory()
    return body.head.name, body.subject, place.name if place else ""
