"""Tables of the phrases by which posts are taken, held and left, and of the words around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.tables import Tables, tree_of
from danvan_kg.lexicon.phrases import PhraseTree, syllables

_POST = ("chức",)


@dataclass(frozen=True)
class PhraseTables(Tables):
    """Phrases as `triggers.yaml` has them."""

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
        return tree_of(self.lexicon.triggers.phrases["idle"])

    @cached_property
    def remarks(self) -> Mapping[str, PhraseTree[str]]:
        """What is said of a person beside the titles: ages, births, kin, retiring, retired."""
        kinds = (
            "ages",
            "births",
            "jobs",
            "kin",
            "retiring",
            "retired",
            "at_that_time",
            "until_now",
            "later",
            "stopping",
            "present",
            "turned",
            "asking",
            "penal",
            "prolonging",
        )
        return {kind: tree_of(self.lexicon.triggers.phrases[kind]) for kind in kinds}

    @cached_property
    def life_words(self) -> tuple[str, ...]:
        """Words, in lower case, before a year of a life that is not that of a post."""
        return self._before_years("life_words")

    @cached_property
    def ahead_words(self) -> tuple[str, ...]:
        """Words, in lower case, before a year that may lie ahead."""
        return self._before_years("ahead_words")

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that may stand between a trigger and the position."""
        return frozenset(word for text in self.lexicon.triggers.phrases["fillers"] for word in syllables(text))

    @cached_property
    def introducing(self) -> frozenset[str]:
        """Words behind which a clause begins."""
        return self._words("introducing")

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """Words between a subject and its verb."""
        return self._words("auxiliaries")

    @cached_property
    def no_kin(self) -> frozenset[tuple[str, ...]]:
        """Words that end like one for kin and are none."""
        return self._phrases("no_kin")

    @cached_property
    def presenting(self) -> frozenset[str]:
        """Words before a person by whose part a body is told: "Ban Tổ chức do ông A làm Trưởng ban"."""
        return self._words("presenting")

    @cached_property
    def working(self) -> PhraseTree[str]:
        """Words before the body at which somebody works."""
        return tree_of(self.lexicon.triggers.phrases["working"])

    @cached_property
    def places_of_work(self) -> frozenset[str]:
        """Words behind a body with which a clause begins on who works there."""
        return self._words("places_of_work")

    @cached_property
    def pointing(self) -> frozenset[str]:
        """Words by which the body that is called by the first word of its name is the one last named."""
        return self._words("pointing")

    @cached_property
    def of_all(self) -> frozenset[tuple[str, ...]]:
        """Words behind several persons by which what follows is said of each."""
        return self._phrases("of_all")

    @cached_property
    def qualifications(self) -> frozenset[tuple[str, ...]]:
        """What somebody has studied to be, with the field behind it."""
        return self._phrases("qualifications")

    @cached_property
    def delegations(self) -> frozenset[tuple[str, ...]]:
        """Words between deputies and the place for which they sit: "đại biểu Quốc hội | đoàn | Hà Tĩnh"."""
        return self._phrases("delegations")

    @cached_property
    def passives(self) -> frozenset[str]:
        """Words that make the subject of a phrase the one whom it concerns."""
        return self._words("passives")

    @cached_property
    def proposing(self) -> frozenset[str]:
        """Words before those who are to elect whom the clause proposes."""
        return self._words("proposing")

    @cached_property
    def entering(self) -> frozenset[str]:
        """Last words between those who are chosen and the body of which they become members."""
        return self._words("entering")

    @cached_property
    def composing(self) -> PhraseTree[str]:
        """Words between a body and those who make it up."""
        return tree_of(self.lexicon.triggers.phrases["composing"])

    @cached_property
    def entrusting(self) -> PhraseTree[str]:
        """Phrases by which somebody hands work over to a person named behind."""
        return tree_of(self.lexicon.triggers.phrases["entrusting"])

    @cached_property
    def following(self) -> frozenset[str]:
        """Words before what was asked, by which it was followed."""
        return self._words("following")

    @cached_property
    def coming(self) -> frozenset[str]:
        """Words before a phrase by which what it gives is yet to come."""
        return self._words("coming")

    @cached_property
    def origins(self) -> frozenset[str]:
        """Last words before the post from which somebody comes to another."""
        return self._words("origins")

    @cached_property
    def destinations(self) -> frozenset[str]:
        """First words before the phrase by which that other post is taken."""
        return self._words("destinations")

    @cached_property
    def voiding(self) -> frozenset[tuple[str, ...]]:
        """Phrases by which somebody takes from another the name of having held a post."""
        return self._phrases("voiding")

    @cached_property
    def anybody(self) -> PhraseTree[str]:
        """Words for persons who are not named."""
        return tree_of(self.lexicon.triggers.phrases["anybody"])

    @cached_property
    def denials(self) -> frozenset[str]:
        return self._words("denials")

    @cached_property
    def conjunctions(self) -> frozenset[str]:
        """Words that join two of a kind."""
        return self._words("conjunctions")

    @cached_property
    def joining(self) -> frozenset[tuple[str, ...]]:
        """Words that join the titles of a chain or the items of a list."""
        return self._phrases("joining")

    @cached_property
    def post_words(self) -> PhraseTree[str]:
        """Words for a post as such."""
        return tree_of(self.lexicon.triggers.phrases["post_words"])

    @cached_property
    def sentence_openers(self) -> frozenset[str]:
        """Words that begin a sentence, where the stop before it is missing, and are no name."""
        return self._first_words("sentence_openers")

    @cached_property
    def day_openers(self) -> frozenset[str]:
        """Words for times of the day, with which a sentence begins and a number follows."""
        return self._first_words("day_openers")

    @cached_property
    def no_last_syllables(self) -> frozenset[str]:
        """Of the words that begin sentences, those that are no name, so that none ends with them."""
        names = self.lexicon.triggers.phrases["openers_and_names"]
        return self.sentence_openers - {syllables(word)[0] for word in names}

    @cached_property
    def many_words(self) -> frozenset[str]:
        """Words that say of posts that they are examples of many."""
        return self._words("many_words")

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        """Words with which a clause of time begins, behind a comma."""
        return self._words("clause_openers")

    @cached_property
    def title_tails(self) -> tuple[tuple[str, ...], ...]:
        """Words with which it begins what a title is about: "Phó Chủ tịch phụ trách kinh tế"."""
        return tuple(syllables(text) for text in self.lexicon.triggers.phrases["title_tails"])

    @cached_property
    def listing(self) -> frozenset[tuple[str, ...]]:
        """Words between the head of a list of persons and the names."""
        return self._phrases("listing")

    @cached_property
    def others(self) -> frozenset[tuple[str, ...]]:
        """Words between a head that counts persons and what opens their list."""
        return self._phrases("others")

    @cached_property
    def listing_ends(self) -> frozenset[str]:
        """Last words before a list, of which what stands before says what it lists."""
        return self._words("listing_ends")

    @cached_property
    def replacing(self) -> frozenset[tuple[str, ...]]:
        """Words before the one whom the subject of the clause replaces."""
        return self._phrases("replacing")

    @cached_property
    def succeeding(self) -> frozenset[tuple[str, ...]]:
        """Phrases by which the subject of the clause takes the post of the one who is replaced."""
        return self._phrases("succeeding")

    @cached_property
    def moving(self) -> frozenset[tuple[str, ...]]:
        """Phrases by which somebody is sent from one post to another."""
        return self._phrases("moving")

    @cached_property
    def stripping(self) -> Mapping[tuple[str, ...], bool]:
        """Phrases by which somebody loses all posts, with whether it is those in the Party only."""
        kinds = (("party_posts", True), ("all_posts", False))
        return {phrase: party for kind, party in kinds for phrase in self._phrases(kind)}

    @cached_property
    def of_person(self) -> frozenset[tuple[str, ...]]:
        return self._phrases("of_person")

    def _phrases(self, kind: str) -> frozenset[tuple[str, ...]]:
        return frozenset(syllables(text) for text in self.lexicon.triggers.phrases[kind])

    def _words(self, kind: str) -> frozenset[str]:
        return frozenset(self.lexicon.triggers.phrases[kind])

    def _first_words(self, kind: str) -> frozenset[str]:
        return frozenset(syllables(text)[0] for text in self.lexicon.triggers.phrases[kind])

    def _before_years(self, kind: str) -> tuple[str, ...]:
        """In lower case, as the text before a year is compared with them."""
        return tuple(text.lower() for text in self.lexicon.triggers.phrases[kind])
