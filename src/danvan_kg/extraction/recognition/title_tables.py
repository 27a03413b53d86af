"""Tables of roles, offices and forms of address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.tables import Tables, tree_of
from danvan_kg.lexicon.phrases import TOKEN, PhraseTree, syllables
from danvan_kg.lexicon.roles import Membership, Office, Role


@dataclass(frozen=True)
class TitleTables(Tables):
    """What titles are made of, and what stands before names beside them."""

    @cached_property
    def titles(self) -> PhraseTree[Role | Office | Membership]:
        table = self.lexicon.roles
        tree: PhraseTree[Role | Office | Membership] = PhraseTree()
        for role in table.roles:
            for name in dict.fromkeys(syllables(text) for text in (role.name, *role.aliases)):
                tree.add(name, role)
        for office in table.offices:
            for text in (office.text, *office.aliases):
                tree.add(syllables(text), office)
        for membership in table.memberships:
            tree.add(syllables(membership.text), membership)
        return tree

    @cached_property
    def several(self) -> frozenset[str]:
        """Words before a title that make it several persons'."""
        return frozenset(self.lexicon.roles.several)

    @cached_property
    def addressed(self) -> PhraseTree[str]:
        """Forms of address between such a word and a title."""
        return tree_of(self.lexicon.roles.addressed)

    @cached_property
    def congress(self) -> tuple[str, ...]:
        """What those are at who are no deputies of an assembly."""
        return syllables(self.lexicon.roles.congress)

    @cached_property
    def gatherings(self) -> frozenset[tuple[str, ...]]:
        """Pairs of words for what has delegates."""
        return frozenset(syllables(text) for text in self.lexicon.roles.gatherings)

    @cached_property
    def short_heads(self) -> PhraseTree[str]:
        """First words of names by which a body is called after it has been named in full."""
        return tree_of(self.lexicon.roles.short_heads)

    @cached_property
    def terms(self) -> PhraseTree[str]:
        """Words after a title whose numbers date it."""
        return tree_of(self.lexicon.roles.terms)

    @cached_property
    def term_words(self) -> tuple[str, ...]:
        """Words before years that are those of a term or plan."""
        return tuple(word.lower() for word in self.lexicon.roles.term_words)

    @cached_property
    def stage_words(self) -> frozenset[str]:
        """Of these words, the ones that begin a sentence on a stage of a career."""
        return frozenset(word.lower() for word in self.lexicon.roles.stage_words)

    @cached_property
    def role_named(self) -> Mapping[str, Role]:
        return {role.name: role for role in self.lexicon.roles.roles}

    @cached_property
    def modifiers(self) -> PhraseTree[str]:
        return tree_of(dict.fromkeys(m.capitalize() if m == "thường trực" else m for m in self.lexicon.roles.modifiers))

    @cached_property
    def status(self) -> PhraseTree[str]:
        """Words before a title, with what they say of it: former, appointed, acting."""
        table = self.lexicon.roles.status
        return PhraseTree((syllables(word), name) for name, words in table.items() for word in words)

    @cached_property
    def honorifics(self) -> PhraseTree[str]:
        """Forms of address with their class: singular, plural, rank, degree."""
        table = self.lexicon.honorifics
        classes = {"singular": table.singular, "plural": table.plural, "rank": table.ranks, "degree": table.degrees}
        return PhraseTree((syllables(word), name) for name, words in classes.items() for word in words)

    @cached_property
    def degrees(self) -> frozenset[str]:
        """Degrees of letters, behind which a point ends no sentence: "TS. Lê Minh"."""
        table = self.lexicon.honorifics
        parts = {part for word in table.degrees for part in TOKEN.findall(word)}
        return frozenset(part for part in parts if part.isalpha() and not part.islower())

    @cached_property
    def pronouns(self) -> PhraseTree[str]:
        return tree_of(self.lexicon.honorifics.pronouns)

    @cached_property
    def fields(self) -> PhraseTree[str]:
        """Fields of study, which are no names behind what somebody has studied to be."""
        return tree_of(self.lexicon.honorifics.fields)
