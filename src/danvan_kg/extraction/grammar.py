"""The lexicon made ready for the grammars: trees of phrases and sets of syllables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.wording import once_per_lexicon
from danvan_kg.lexicon import Lexicon
from danvan_kg.lexicon.countries import Country
from danvan_kg.lexicon.organizations import Head, Unit
from danvan_kg.lexicon.phrases import TOKEN, PhraseTree, syllables, ways_to_join
from danvan_kg.lexicon.roles import Membership, Office, Role
from danvan_kg.place import Level, Place

_POST = ("chức",)
# Words before a title that make it several persons'.
PLURAL_TITLES = frozenset({"các", "những", "hai", "ba", "bốn"})


@dataclass(frozen=True)
class Grammar:
    """What the grammars look up. Every table is keyed by compared forms (`normal_syllable`)."""

    lexicon: Lexicon

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
    def tails(self) -> Mapping[str, PhraseTree[str]]:
        """For each whole name that has them, the words that may follow and belong to it."""
        heads = self.lexicon.organizations.heads
        return {head.name: _tree(head.tail) for head in heads if head.tail}

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
        for country in self.lexicon.countries.countries:
            for way in self.lexicon.countries.names(country):
                trees["countries"].add(syllables(way), country.name)
        return trees

    @cached_property
    def compounds(self) -> PhraseTree[str]:
        table = self.lexicon.organizations
        return _tree((*table.compounds, *(subject for subjects in table.domains.values() for subject in subjects)))

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
        return _tree(self.lexicon.organizations.of_words)

    @cached_property
    def possessive(self) -> str:
        """The first of the words by which a body stands that another belongs to: "của"."""
        return self.lexicon.organizations.of_words[0]

    @cached_property
    def owners(self) -> frozenset[str]:
        """First words of the bodies that others belong to after a comma or dash ("Cục X, Bộ Y")."""
        table = self.lexicon.organizations
        groups = table.owner_groups | table.dashed_owners
        return frozenset(syllables(h.name)[0] for h in table.heads if h.group in groups)

    @cached_property
    def wide(self) -> Mapping[str, PhraseTree[str]]:
        """The whole country and its centre, as complements of heads."""
        wide = self.lexicon.organizations.wide
        return {
            kind: PhraseTree((syllables(text), name) for text, name in entry.items()) for kind, entry in wide.items()
        }

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
    def short_heads(self) -> PhraseTree[str]:
        """First words of names by which a body is called after it has been named in full."""
        return _tree(self.lexicon.roles.short_heads)

    @cached_property
    def terms(self) -> PhraseTree[str]:
        """Words after a title whose numbers date it."""
        return _tree(self.lexicon.roles.terms)

    @cached_property
    def parties(self) -> PhraseTree[str]:
        """What may stand between "Đảng" and the country whose party it is."""
        return _tree(self.lexicon.countries.parties)

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
        return _tree(dict.fromkeys(m.capitalize() if m == "thường trực" else m for m in self.lexicon.roles.modifiers))

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
    def pronouns(self) -> PhraseTree[str]:
        return _tree(self.lexicon.honorifics.pronouns)

    @cached_property
    def strong_surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in self.lexicon.surnames.strong)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Small words with which an element may begin; all other small words are passed over."""
        trees = (
            *(self.titles, self.status, self.triggers, self.idle),
            *(self.honorifics, self.historical, self.heads, self.units),
        )
        return frozenset(word for tree in trees for word in tree.firsts()) | PLURAL_TITLES

    @cached_property
    def title_openers(self) -> frozenset[str]:
        """Words with which a title may begin, those that stand before it among them."""
        return frozenset((*self.titles.firsts(), *self.status.firsts())) | PLURAL_TITLES

    @cached_property
    def surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in (*self.lexicon.surnames.strong, *self.lexicon.surnames.common))

    @cached_property
    def minority_surnames(self) -> frozenset[str]:
        return frozenset(syllables(name)[0] for name in self.lexicon.surnames.minority)

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
    def foreign(self) -> PhraseTree[Country]:
        """Countries but Viet Nam."""
        table = self.lexicon.countries
        return PhraseTree((syllables(name), country) for country in table.countries for name in table.names(country))

    @cached_property
    def name_stops(self) -> frozenset[str]:
        return frozenset(syllables(word)[0] for word in self.lexicon.organizations.name_stops)

    @cached_property
    def no_names(self) -> PhraseTree[str]:
        return _tree(self.lexicon.surnames.no_names)

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
        return _tree(self.lexicon.surnames.works)

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
        return _tree(self.lexicon.surnames.same_person)

    @cached_property
    def styles(self) -> PhraseTree[str]:
        """Reversed, like `themes`: what may stand between a theme and a historical name."""
        people = self.lexicon.surnames.historical
        return PhraseTree((syllables(style)[::-1], style) for person in people for style in person.styles)

    @cached_property
    def triggers(self) -> PhraseTree[str]:
        """Phrases that make or end positions, with what they do; one that ends with "chức" may go on with "vụ"."""
        phrases = self.lexicon.triggers.phrases
        kinds = (
            *("take", "appoint", "nominate", "ahead", "leave", "former"),
            *("until", "join", "hold", "now", "asked", "as"),
        )
        named = [(syllables(text), kind) for kind in kinds for text in phrases.get(kind, ())]
        tree = PhraseTree(named)
        for words, kind in named:
            for post in phrases["posts"] if words[-1:] == _POST else ():
                tree.add((*words[:-1], *syllables(post)), kind)
        return tree

    @cached_property
    def idle(self) -> PhraseTree[str]:
        """What begins like a phrase that makes a position, or a title, and is none: "làm việc", "chức vụ"."""
        return _tree(self.lexicon.triggers.phrases["idle"])

    @cached_property
    def remarks(self) -> Mapping[str, PhraseTree[str]]:
        """What is said of a person beside the titles: ages, births, kin, retiring, retired."""
        kinds = ("ages", "births", "kin", "retiring", "retired", "at_that_time", "until_now", "later", "stopping")
        return {kind: _tree(self.lexicon.triggers.phrases[kind]) for kind in kinds}

    @cached_property
    def life_words(self) -> tuple[str, ...]:
        """Words, in lower case, before a year of a life that is not that of a post."""
        return tuple(word.lower() for word in self.lexicon.triggers.phrases["life_words"])

    @cached_property
    def ahead_words(self) -> tuple[str, ...]:
        """Words, in lower case, before a year that may lie ahead."""
        return tuple(word.lower() for word in self.lexicon.triggers.phrases["ahead_words"])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that may stand between a trigger and the position."""
        return frozenset(word for text in self.lexicon.triggers.phrases["fillers"] for word in syllables(text))

    @cached_property
    def introducing(self) -> frozenset[str]:
        """Words behind which a clause begins."""
        return frozenset(self.lexicon.triggers.phrases["introducing"])

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """Words between a subject and its verb."""
        return frozenset(self.lexicon.triggers.phrases["auxiliaries"])

    @cached_property
    def no_kin(self) -> frozenset[tuple[str, ...]]:
        """Words that end like one for kin and are none."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["no_kin"])

    @cached_property
    def presenting(self) -> frozenset[str]:
        """Words before a person by whose part a body is told: "Ban Tổ chức do ông A làm Trưởng ban"."""
        return frozenset(self.lexicon.triggers.phrases["presenting"])

    @cached_property
    def passives(self) -> frozenset[str]:
        """Words that make the subject of a phrase the one whom it concerns."""
        return frozenset(self.lexicon.triggers.phrases["passives"])

    @cached_property
    def denials(self) -> frozenset[str]:
        return frozenset(self.lexicon.triggers.phrases["denials"])

    @cached_property
    def joining(self) -> frozenset[tuple[str, ...]]:
        """Words that join the titles of a chain or the items of a list."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["joining"])

    @cached_property
    def post_words(self) -> PhraseTree[str]:
        """Words for a post as such."""
        return _tree(self.lexicon.triggers.phrases["post_words"])

    @cached_property
    def sentence_openers(self) -> frozenset[str]:
        """Words that begin a sentence, where the stop before it is missing, and are no name."""
        return frozenset(syllables(word)[0] for word in self.lexicon.triggers.phrases["sentence_openers"])

    @cached_property
    def day_openers(self) -> frozenset[str]:
        """Words for times of the day, with which a sentence begins and a number follows."""
        return frozenset(syllables(word)[0] for word in self.lexicon.triggers.phrases["day_openers"])

    @cached_property
    def no_last_syllables(self) -> frozenset[str]:
        """Of the words that begin sentences, those that are no name, so that none ends with them."""
        names = self.lexicon.triggers.phrases["openers_and_names"]
        return self.sentence_openers - {syllables(word)[0] for word in names}

    @cached_property
    def many_words(self) -> frozenset[str]:
        """Words that say of posts that they are examples of many."""
        return frozenset(self.lexicon.triggers.phrases["many_words"])

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        """Words with which a clause of time begins, behind a comma."""
        return frozenset(self.lexicon.triggers.phrases["clause_openers"])

    @cached_property
    def title_tails(self) -> tuple[tuple[str, ...], ...]:
        """Words with which it begins what a title is about: "Phó Chủ tịch phụ trách kinh tế"."""
        return tuple(syllables(text) for text in self.lexicon.triggers.phrases["title_tails"])

    @cached_property
    def listing(self) -> frozenset[tuple[str, ...]]:
        """Words between the head of a list of persons and the names."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["listing"])

    @cached_property
    def listing_ends(self) -> frozenset[str]:
        """Last words before a list, of which what stands before says what it lists."""
        return frozenset(self.lexicon.triggers.phrases["listing_ends"])

    @cached_property
    def replacing(self) -> frozenset[tuple[str, ...]]:
        """Words before the one whom the subject of the clause replaces."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["replacing"])

    @cached_property
    def succeeding(self) -> frozenset[tuple[str, ...]]:
        """Phrases by which the subject of the clause takes the post of the one who is replaced."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["succeeding"])

    @cached_property
    def moving(self) -> frozenset[tuple[str, ...]]:
        """Phrases by which somebody is sent from one post to another."""
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["moving"])

    @cached_property
    def of_person(self) -> frozenset[tuple[str, ...]]:
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases["of_person"])

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


def _tree(phrases: Iterable[str]) -> PhraseTree[str]:
    return PhraseTree((syllables(phrase), phrase) for phrase in dict.fromkeys(phrases))


@once_per_lexicon
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The lexicon made ready; kept for as long as the program runs."""
    return Grammar(lexicon)
