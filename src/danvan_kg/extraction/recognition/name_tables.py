"""Tables of names of persons, and of what looks like one."""

from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.tables import Tables, tree_of
from danvan_kg.lexicon.phrases import PhraseTree, syllables


@dataclass(frozen=True)
class NameTables(Tables):
    """Syllables that begin names, and words that make a name that of something else."""

    @cached_property
    def strong_surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in self.lexicon.surnames.strong)

    @cached_property
    def surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in (*self.lexicon.surnames.strong, *self.lexicon.surnames.common))

    @cached_property
    def minority_surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in self.lexicon.surnames.minority)

    @cached_property
    def minority_middles(self) -> frozenset[str]:
        """Second syllables by which a name of another people is a person's wherever it stands."""
        return frozenset(syllables(name)[0] for name in self.lexicon.surnames.minority_middles)

    @cached_property
    def never_names(self) -> frozenset[str]:
        return frozenset(syllables(word)[0] for word in self.lexicon.surnames.never)

    @cached_property
    def name_particles(self) -> frozenset[str]:
        """Small words inside names of other languages."""
        return frozenset(self.lexicon.surnames.particles)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Forms of address that are no syllable of a name behind its first one."""
        return frozenset(syllables(word)[0] for word in self.lexicon.surnames.addresses)

    @cached_property
    def unit_words(self) -> frozenset[str]:
        """Words that begin the names of units and no names of persons, after a form of address neither."""
        return frozenset(syllables(word)[0] for word in self.lexicon.surnames.units)

    @cached_property
    def no_names(self) -> PhraseTree[str]:
        return tree_of(self.lexicon.surnames.no_names)

    @cached_property
    def name_bearers(self) -> PhraseTree[str]:
        """Reversed: the last word first, so that they are found backwards from a name; units bear none and are ""."""
        tree = PhraseTree((syllables(word)[::-1], word) for word in self.lexicon.surnames.name_bearers)
        for word in self.lexicon.organizations.unit_words:
            if len(syllables(word)) > 1:
                tree.add(syllables(word)[::-1], "")
        return tree

    @cached_property
    def roads(self) -> frozenset[str]:
        """Words, of those before names that are no person's, with which rows of them begin."""
        return frozenset(self.lexicon.surnames.roads)

    @cached_property
    def place_prepositions(self) -> frozenset[str]:
        """Words behind which a name without title or form of address is that of a street."""
        return frozenset(self.lexicon.surnames.place_prepositions)

    @cached_property
    def house_words(self) -> frozenset[str]:
        """Words and marks before the number of a house."""
        return frozenset(self.lexicon.surnames.house_words)

    @cached_property
    def credit_labels(self) -> frozenset[str]:
        """Words, written large, behind which it says whose the picture is."""
        return frozenset(syllables(word)[-1] for word in self.lexicon.surnames.credit_labels)

    @cached_property
    def works(self) -> PhraseTree[str]:
        """Words for works of art, before lists of them."""
        return tree_of(self.lexicon.surnames.works)

    @cached_property
    def historical(self) -> PhraseTree[str]:
        people = self.lexicon.surnames.historical
        return PhraseTree(
            (syllables(text), person.name) for person in people for text in (person.name, *person.aliases)
        )

    @cached_property
    def themes(self) -> PhraseTree[str]:
        """Reversed, like `name_bearers`: what a historical name follows where it names no person."""
        people = self.lexicon.surnames.historical
        return PhraseTree((syllables(theme)[::-1], theme) for person in people for theme in person.themes)

    @cached_property
    def same_person(self) -> PhraseTree[str]:
        """Words between two names of one person."""
        return tree_of(self.lexicon.surnames.same_person)

    @cached_property
    def styles(self) -> PhraseTree[str]:
        """Reversed, like `themes`: what may stand between a theme and a historical name."""
        people = self.lexicon.surnames.historical
        return PhraseTree((syllables(style)[::-1], style) for person in people for style in person.styles)
