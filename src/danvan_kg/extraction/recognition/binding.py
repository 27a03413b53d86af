"""Whose a chain of titles is, and how it is held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from danvan_kg.extraction.recognition.bound import SIBLINGS, Bound
from danvan_kg.extraction.recognition.chains import Chain, chains
from danvan_kg.extraction.recognition.clues import Clues
from danvan_kg.extraction.recognition.elements import Element, Words
from danvan_kg.extraction.recognition.given_posts import GIVING, GivenPosts
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.memberships import Memberships
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.rows import Rows
from danvan_kg.extraction.recognition.stripping import Stripping, Strippings
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.titles_beside import TitlesBeside
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Relation

# Phrases whose object may stand between them and the name: "thôi giữ chức Bí thư đối với A", "cách chức Bí thư A".
_WITH_NAME_AFTER = frozenset({"leave", "join", "asked"})
# Phrases before lists of posts: "từng giữ các chức vụ: …", "cách các chức vụ: …".
_LISTING = frozenset({"former", "take", "leave", "hold"})
_AHEAD = 60  # elements in which the titles stand that tell what the joined bodies belong to


@dataclass(frozen=True)
class Binder:
    """Binds the chains of one sentence."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    @cached_property
    def clues(self) -> Clues:
        return Clues(self.grammar, self.tokens, self.elements)

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.grammar, self.tokens)

    @cached_property
    def given(self) -> GivenPosts:
        return GivenPosts(self.clues, self.rows)

    @cached_property
    def beside(self) -> TitlesBeside:
        return TitlesBeside(self.clues, self.rows)

    @cached_property
    def strippings(self) -> Sequence[Stripping]:
        return list(Strippings(self.clues.near, self.clues.behind, self.clues.subjects).read())

    def bind(self) -> Iterator[Bound]:
        """What the titles and bodies of the sentence say of persons; memberships come last."""
        clues = self.clues
        preposed: Name | None = None
        before: int | None = None
        for chain in self._chains():
            right, left = clues.near.name_right(chain.last), clues.remarks.name_before(chain.first)
            if right is None and (left is None or left is preposed):
                right = clues.behind.dashed(chain.last) or (None if left else clues.behind.alone(chain))
            trigger = clues.near.trigger_left(chain.first)
            if trigger is None and right is left is None:
                joined = before is not None and clues.behind.joined_to(chain, before)
                trigger = before if joined else self._heading(chain)
            listed, shared = clues.lists.of(chain), clues.lists.before(chain) if right is None else []
            if shared:
                for each in shared:
                    yield from self.rows.of(chain.titles, each, "position.plural")
            elif listed:
                for each in listed:
                    own = [clues.lists.modified(title, each) for title in chain.titles]
                    titles = self.rows.in_place(own, clues.lists.place_behind(each))
                    yield from self.rows.of(titles, each, "position.plural", self._given(trigger, chain))
            elif trigger is not None and (right is None or clues.near.kind_of(trigger) in _WITH_NAME_AFTER):
                yield from self.given.of(chain, trigger, right)
            elif trigger is not None and right and clues.near.kind_of(trigger) == "take" and len(chain.titles) > 1:
                yield from self.given.before_next(chain, trigger, right)
            else:
                yield from self.beside.of(chain, left, right, left is preposed)
            preposed, before = right or preposed, trigger
        yield from self._joined()

    def _chains(self) -> Iterator[Chain]:
        """The chains; one is two where its end is another entry of a list: "…, C; Phó Trưởng ban: ông B"."""
        for chain in chains(self.elements, self.grammar):
            split = chain.breaks[-1] if chain.breaks and self.clues.lists.is_entry(chain.last) else 0
            if not split:
                yield chain
                continue
            at = [index for index in range(chain.first, chain.last) if isinstance(self.elements[index], Title)]
            last, first = (index for index in at if self.elements[index] in chain.titles[split - 1 : split + 1])
            yield Chain(chain.titles[:split], chain.first, last + 1, chain.breaks[:-1])
            yield Chain(chain.titles[split:], first, chain.last)

    def _heading(self, chain: Chain) -> int | None:
        """The phrase that heads the list in which a chain stands, where it is one that lists give posts by."""
        trigger = self.clues.heads.before(chain)
        return trigger if trigger is not None and self.clues.near.kind_of(trigger) in _LISTING else None

    def _given(self, trigger: int | None, chain: Chain) -> Relation:
        """How the persons of a list get their titles: "bầu 2 Ủy viên là A và B", and not "trao quyết định cho 2 …"."""
        if trigger is None or self.clues.near.kind_of(trigger) not in GIVING:
            return Relation.HOLDS
        between = self.elements[trigger + 1 : chain.first]
        given = any(isinstance(e, Words) and e.words[-1:] in self.grammar.of_person for e in between)
        return Relation.HOLDS if given else self.clues.holding.relation(trigger)

    def _joined(self) -> Iterator[Bound]:
        """The memberships of bodies: "tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy"."""
        clues = self.clues
        for membership in Memberships(clues.near, clues.holding, clues.subjects, clues.lists).read():
            at, bodies = membership.at, membership.bodies
            following = tuple(e for e in self.elements[at : at + _AHEAD] if isinstance(e, Title))
            for name, position in product(membership.names, range(len(bodies))):
                body, after = bodies[position], bodies[position + 1 : position + 1 + SIBLINGS]
                points = [self.elements[at].start, body.end, *((name.start, name.end) if name else ())]
                yield Bound(
                    name,
                    membership.relation,
                    "position.join",
                    min(points),
                    max(points),
                    body=body,
                    bodies=tuple(after),
                    siblings=following,
                )
