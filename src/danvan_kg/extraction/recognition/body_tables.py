"""Tables of bodies, territories and countries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.tables import Tables, tree_of
from danvan_kg.lexicon.countries import Country
from danvan_kg.lexicon.organizations import Head, Unit
from danvan_kg.lexicon.phrases import TOKEN, PhraseTree, syllables, ways_to_join
from danvan_kg.place import Level, Place


@dataclass(frozen=True)
class BodyTables(Tables):
    """Heads of bodies, what may follow them, and the places they are in."""

    @cached_property
    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        return {short: tuple(TOKEN.findall(long)) for short, long in self.lexicon.abbreviations.items()}

    @cached_property
    def heads(self) -> PhraseTree[Head]:
        tree: PhraseTree[Head] = PhraseTree()
        for head in self.lexicon.organizations.heads:
            for words in dict.fromkeys(words for name in (head.name, *head.aliases) for words in ways_to_join(name)):
                tree.add(words, head)
        return tree

    @cached_property
    def head_named(self) -> Mapping[str, Head]:
        """Heads by canonical name; of several with one name, the first."""
        named: dict[str, Head] = {}
        for head in self.lexicon.organizations.heads:
            named.setdefault(head.name, head)
        return named

    @cached_property
    def heads_named(self) -> Mapping[str, tuple[Head, ...]]:
        """All heads of one canonical name, as they stand in the file."""
        named: dict[str, list[Head]] = {}
        for head in self.lexicon.organizations.heads:
            named.setdefault(head.name, []).append(head)
        return {name: tuple(heads) for name, heads in named.items()}

    @property
    def known(self) -> Mapping[str, str]:
        """Names and parts of names that the rules speak of."""
        return self.lexicon.organizations.known

    @property
    def committees(self) -> Mapping[str, str]:
        """The party committees of territories, by the word for the unit."""
        return self.lexicon.organizations.committees

    def committee_of(self, unit: str) -> str:
        """The head of the name of the party committee of a territory of that unit."""
        return self.committees.get(unit, self.known["party_committee"])

    @cached_property
    def tails(self) -> Mapping[str, PhraseTree[str]]:
        """For each whole name that has them, the words that may follow and belong to it."""
        heads = self.lexicon.organizations.heads
        return {head.name: tree_of(head.tail) for head in heads if head.tail}

    @cached_property
    def domains(self) -> Mapping[str, PhraseTree[str]]:
        table = self.lexicon.organizations
        trees: dict[str, PhraseTree[str]] = {}
        for name, subjects in table.domains.items():
            trees[name] = PhraseTree()
            for subject in subjects:
                for way in (subject, *table.domain_aliases.get(subject, ())):
                    for words in ways_to_join(way):
                        trees[name].add(words, subject)
        for name, subjects in self.lexicon.units.domains.items():
            tree = trees.setdefault(name, PhraseTree())
            for subject in subjects:
                for words in ways_to_join(subject):
                    tree.add(words, subject)
        for country in self.lexicon.countries.countries:
            for way in self.lexicon.countries.names(country):
                trees["countries"].add(syllables(way), country.name)
        return trees

    def tells_unit(self, domain: str | None, subject: str, owner: str) -> bool:
        """Whether the subject tells a unit of `owner`, or of one around it, alone: so it goes by its own name too."""
        units, key = self.lexicon.units, (domain or "", subject)
        return owner.endswith(units.sole.get(key, "\n")) or key in units.moved

    @cached_property
    def compounds(self) -> PhraseTree[str]:
        table = self.lexicon.organizations
        return tree_of((*table.compounds, *(subject for subjects in table.domains.values() for subject in subjects)))

    @cached_property
    def legal_forms(self) -> frozenset[str]:
        """Words that say what kind of firm it is."""
        return frozenset(word for form in self.lexicon.organizations.legal_forms for word in syllables(form))

    @cached_property
    def units(self) -> PhraseTree[Unit]:
        table = self.lexicon.organizations
        known = {unit.word: unit for unit in table.units}
        return PhraseTree((syllables(word), known[unit]) for word, unit in table.unit_words.items())

    @cached_property
    def plurals(self) -> frozenset[str]:
        return frozenset(self.lexicon.organizations.plurals)

    @cached_property
    def of_words(self) -> PhraseTree[str]:
        return tree_of(self.lexicon.organizations.of_words)

    @cached_property
    def possessive(self) -> str:
        """The first of the words by which a body stands that another belongs to: "của"."""
        return self.lexicon.organizations.of_words[0]

    @cached_property
    def owners(self) -> frozenset[str]:
        """First words of the bodies that others belong to after a comma or dash ("Cục X, Bộ Y")."""
        table = self.lexicon.organizations
        groups = table.owner_groups | table.dashed_owners | table.titled_owners
        return frozenset(syllables(h.name)[0] for h in table.heads if h.group in groups)

    @cached_property
    def wide(self) -> Mapping[str, PhraseTree[str]]:
        """The whole country and its centre, as complements of heads."""
        wide = self.lexicon.organizations.wide
        return {
            kind: PhraseTree((syllables(text), name) for text, name in entry.items()) for kind, entry in wide.items()
        }

    @cached_property
    def name_stops(self) -> frozenset[str]:
        return frozenset(syllables(word)[0] for word in self.lexicon.organizations.name_stops)

    @cached_property
    def foreign(self) -> PhraseTree[Country]:
        """Countries but Viet Nam."""
        table = self.lexicon.countries
        return PhraseTree((syllables(name), country) for country in table.countries for name in table.names(country))

    @cached_property
    def parties(self) -> PhraseTree[str]:
        """What may stand between "Đảng" and the country whose party it is."""
        return tree_of(self.lexicon.countries.parties)

    @cached_property
    def places(self) -> PhraseTree[Place]:
        """Provinces, districts and wards by name without the word for their kind."""
        places = self.lexicon.places
        tree: PhraseTree[Place] = PhraseTree()
        for place in (*places.provinces, *places.districts, *places.wards):
            for words in dict.fromkeys(words for name in (place.name, *place.other_names) for words in _dashes(name)):
                tree.add(words, place)
        return tree

    @cached_property
    def bare_places(self) -> PhraseTree[Place]:
        """Provinces and districts, which stand in names without the word for their kind."""
        places = self.lexicon.places
        tree: PhraseTree[Place] = PhraseTree()
        for place in (*places.provinces, *places.districts):
            for words in dict.fromkeys(words for name in (place.name, *place.other_names) for words in _dashes(name)):
                if not words[0][:1].isdigit():
                    tree.add(words, place)
        return tree

    @cached_property
    def wards(self) -> frozenset[str]:
        """Words for units of the lowest level."""
        return frozenset(word for word, levels in self.unit_level.items() if Level.WARD in levels)

    @cached_property
    def unit_level(self) -> Mapping[str, tuple[Level, ...]]:
        """The levels on which a word for a unit occurs."""
        levels: dict[str, tuple[Level, ...]] = {"tỉnh": (Level.PROVINCE,)}
        levels["thành phố"] = (Level.PROVINCE, Level.DISTRICT)
        levels |= dict.fromkeys(("huyện", "quận", "thị xã"), (Level.DISTRICT,))
        levels |= dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), (Level.WARD,))
        return levels


def _dashes(name: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of a place's name with its dashes, and without them."""
    words = syllables(name)
    return words, tuple(word for word in words if word != "-")
