"""Persons: appearances of one full name become one person or several (docs/decisions/0002-identity-of-persons.md)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from danvan_kg.authority import Authority, CuratedPerson
from danvan_kg.entity import Fact, Identity, Text, Thing, Value
from danvan_kg.resolution.callings import Told
from danvan_kg.resolution.disjoint import DisjointSets
from danvan_kg.resolution.joining import distinct_key
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.namesakes import Namesakes, Pairs, join_misprints, sharing
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.profiles import Office, Profile, Reason
from danvan_kg.resolution.sameness import (
    ANOTHER,
    APART,
    CURATED,
    IN_COMPANY,
    IN_DOUBT,
    JOIN,
    NO_REASON,
    RARE,
    Scales,
    Weighing,
    same_position,
)
from danvan_kg.resolution.tally import favourite
from danvan_kg.text import older_tone_placement

# With more namesakes than this that hold offices, only those tied by a position or a body are compared.
_COMPARED_NAMESAKES = 200
# Whoever is named in more articles than this is no company by which to know somebody.
_USUAL_COMPANY = 20
# Of so many namesakes with an office it is told of each pair why they are not one person.
_TOLD_NAMESAKES = 12
_APART = Weighing(APART, NO_REASON, NO_REASON, impossible=True)


class Persons:
    """Gathers appearances, then tells the persons apart."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._authority = authority
        self._organizations = organizations
        self._scales = Scales(authority, organizations)
        self._appearances: dict[str, dict[str, Profile]] = {}
        self._found: dict[str, list[tuple[Identity, Profile]]] = {}
        self._by_article: dict[tuple[str, str], Identity] = {}
        self._facts: dict[Identity, list[Fact]] = {}
        self._curated: dict[str, list[CuratedPerson]] = {}
        for person in authority.persons:
            for name in (person.name, *person.other_names):
                self._curated.setdefault(name_key(name), []).append(person)

    def appear(self, name: str, article: str, offices: Iterable[Office], told: Told, around: Profile) -> None:
        """`article` names a person so, in these offices and by these words; `around` is what it tells besides."""
        key = name_key(name)
        profile = self._appearances.setdefault(key, {}).setdefault(article, Profile())
        profile.names.append(older_tone_placement(name))
        profile.articles.add(article)
        profile.printed.add((key, article))
        profile.offices.update(offices)
        profile.callings.update(told.callings)
        profile.forenames.update(told.forenames)
        profile.see_beside(around)

    def settle(self) -> None:
        """Decides who is who. Call it once, after the last appearance."""
        self._forget_usual_company()
        told = [
            self._tell_apart(key, [appearances[article] for article in sorted(appearances)])
            for key, appearances in sorted(self._appearances.items())
        ]
        join_misprints(told, self._scales)
        for namesakes in told:
            self._name(namesakes)
        self._appearances.clear()

    def identity(self, name: str, article: str) -> Identity:
        """The person whom `article` means by that name."""
        return self._by_article[name_key(name), article]

    def things(self, label_of: Callable[[Identity], str]) -> Iterator[Thing]:
        """Persons whom an article names; a curated one whom none names is left out."""
        curated = {person.id: person for person in self._authority.persons}
        for identity, profile in (item for key in sorted(self._found) for item in self._found[key]):
            known = curated.get(profile.curated or "")
            label = older_tone_placement(known.name) if known else favourite(Counter(profile.names))
            others = {*profile.names, *(known.other_names if known else ())} - {label}
            reasons = sorted({reason.told(label_of) for reason in profile.reasons})
            facts = (
                *(_curated_facts(known) if known else ()),
                *(Fact("dv:identityReason", Text(reason)) for reason in reasons),
                *self._facts[identity],
            )
            yield Thing(identity, "Person", label, tuple(sorted(others)), facts=facts)

    def _forget_usual_company(self) -> None:
        """Those whom many articles name are company for everybody and tell nothing."""
        usual = {key for key, articles in self._appearances.items() if len(articles) > _USUAL_COMPANY}
        for key, appearances in self._appearances.items():
            for profile in appearances.values():
                profile.company -= usual | {key}

    def _tell_apart(self, key: str, appearances: list[Profile]) -> Namesakes:
        for profile in appearances:
            profile.curated = self._recognised(key, profile)
        titled = self._join_positions([p for p in appearances if p.offices or p.curated])
        titled = self._join_weighed(key, titled)
        untitled = [p for p in appearances if not p.offices and not p.curated]
        profiles, doubtful = self._place_untitled(key, titled, untitled)
        apart = self._apart(key, profiles) if len(titled) <= _TOLD_NAMESAKES else {}
        in_doubt = {pair: each for pair, each in apart.items() if not each.impossible and each.score > APART}
        told = {pair: weighing for pair, weighing in apart.items() if pair not in in_doubt}
        return Namesakes(key, profiles, in_doubt | doubtful, told)

    def _recognised(self, key: str, profile: Profile) -> str | None:
        """The one curated person of that name in one of whose bodies the appearance holds office."""
        matches = [
            person.id
            for person in self._curated.get(key, ())
            if {self._organizations.named(body) for body in person.bodies} & profile.bodies
        ]
        return matches[0] if len(matches) == 1 else None

    def _join_positions(self, profiles: list[Profile]) -> list[Profile]:
        """One position, one name: one person."""
        joined: list[Profile] = []
        for profile in profiles:
            for other in joined:
                if (same := other.positions & profile.positions) and _reconcilable(other, profile):
                    other.absorb(profile, same_position(same))
                    break
                if profile.curated and profile.curated == other.curated:
                    other.absorb(profile, CURATED)
                    break
            else:
                joined.append(profile)
        return joined

    def _join_weighed(self, key: str, profiles: list[Profile]) -> list[Profile]:
        """Joins the best supported pair again and again until no pair is supported enough."""
        kept = dict(enumerate(profiles))
        weighed = {pair: self._weigh(key, kept, pair, len(profiles)) for pair in combinations(kept, 2)}
        while weighed:
            left, right = min(weighed, key=lambda pair: (-weighed[pair].score, pair))
            best = weighed[left, right]
            if best.score < JOIN:
                break
            kept[left].absorb(kept.pop(right), best.reason)
            weighed = {pair: weighing for pair, weighing in weighed.items() if right not in pair}
            for other in kept:
                if other != left:
                    pair = (min(left, other), max(left, other))
                    weighed[pair] = self._weigh(key, kept, pair, len(profiles))
        return [kept[place] for place in sorted(kept)]

    def _weigh(self, key: str, profiles: dict[int, Profile], pair: tuple[int, int], namesakes: int) -> Weighing:
        left, right = profiles[pair[0]], profiles[pair[1]]
        if namesakes > _COMPARED_NAMESAKES and not left.bodies & right.bodies:
            return _APART
        weighing = self._scales.weigh(left, right, key)
        return _APART if weighing.impossible else weighing

    def _place_untitled(self, key: str, titled: list[Profile], untitled: list[Profile]) -> tuple[list[Profile], Pairs]:
        """Each appearance without an office goes to the namesake it fits; the others are one if the name is rare."""
        leftovers: list[Profile] = []
        before = [(profile, set(profile.bodies)) for profile in titled]
        for profile in untitled:
            weighed = sorted(
                ((self._scales.weigh(other, profile, key), place) for place, (other, _) in enumerate(before)),
                key=lambda item: (-item[0].score, item[1]),
            )
            fits = [(weighing, place) for weighing, place in weighed if weighing.score >= JOIN]
            if fits and (len(fits) == 1 or fits[0][0].score > fits[1][0].score):
                titled[fits[0][1]].absorb(profile, fits[0][0].reason)
            else:
                leftovers.append(profile)
        leftovers = self._join_leftovers(key, leftovers)
        weighings = {
            (place, len(titled) + offset): self._scales.weigh(profile, leftover, key)
            for place, profile in enumerate(titled)
            for offset, leftover in enumerate(leftovers)
        }
        return [*titled, *leftovers], {pair: each for pair, each in weighings.items() if each.score > APART}

    def _join_leftovers(self, key: str, profiles: list[Profile]) -> list[Profile]:
        """Appearances without office are one person if the name is rare, or where they share company or calling."""
        if profiles and self._scales.rarity(key) >= JOIN:
            return list(self._join_rare(key, profiles))
        sets: DisjointSets[int] = DisjointSets(range(len(profiles)))
        for left, right in sharing(profiles):
            if (
                sets.find(left) != sets.find(right)
                and self._scales.weigh(profiles[left], profiles[right], key).score >= JOIN
            ):
                sets.join(left, right)
        return [_absorbed([profiles[place] for place in group], IN_COMPANY) for group in sets.sets()]

    def _join_rare(self, key: str, profiles: list[Profile]) -> Iterable[Profile]:
        """One person, but for those of whom their callings tell that they are another."""
        persons: list[Profile] = []
        for profile in profiles:
            for person in persons:
                if self._scales.weigh(person, profile, key).score >= JOIN:
                    person.absorb(profile, RARE)
                    break
            else:
                persons.append(profile)
        return persons

    def _apart(self, key: str, profiles: list[Profile]) -> dict[tuple[int, int], Weighing]:
        """Why those with an office that were not joined are not one person, or may be."""
        titled = [place for place, profile in enumerate(profiles) if profile.offices or profile.curated]
        return {(a, b): self._scales.weigh(profiles[a], profiles[b], key) for a, b in combinations(titled, 2)}

    def _name(self, namesakes: Namesakes) -> None:
        """Gives everybody an identity whom no other name has taken over."""
        key = namesakes.key
        kept = {place: profile for place, profile in enumerate(namesakes.profiles) if profile.articles}
        others = sum(1 for profile in kept.values() if not profile.curated)
        taken: set[str] = set()
        identities = {place: self._mint(key, profile, others, taken) for place, profile in kept.items()}
        for place, profile in kept.items():
            self._by_article.update(dict.fromkeys(profile.printed, identities[place]))
            self._facts[identities[place]] = []
        self._link(kept, identities, namesakes.doubts, "dv:possiblySame", IN_DOUBT)
        self._link(kept, identities, namesakes.apart, "owl:differentFrom", ANOTHER)
        self._found[key] = sorted(((identities[place], kept[place]) for place in kept), key=lambda item: item[0])

    def _link(
        self, kept: dict[int, Profile], identities: dict[int, Identity], pairs: Pairs, predicate: str, words: str
    ) -> None:
        """Says of each of two why they were not joined, and links them where something decides or may."""
        for (left, right), weighing in sorted(pairs.items(), key=lambda item: item[0]):
            for one, other in ((left, right), (right, left)) if kept.keys() >= {left, right} else ():
                told = weighing.against if words == ANOTHER else weighing.reason
                post = min((office.position for office in kept[other].offices), default=None)
                kept[one].reasons.add(Reason(f"{words}: {told.words}", post))
                if weighing.impossible or words == IN_DOUBT:
                    self._facts[identities[one]].append(Fact(predicate, identities[other]))

    def _mint(self, key: str, profile: Profile, others: int, taken: set[str]) -> Identity:
        """A curated person by its id; the only other one by the name; several by their first office or article too."""
        if profile.curated:
            return next(_curated_identity(p) for p in self._curated[key] if p.id == profile.curated)
        if others == 1:
            return Identity("person", key, key)
        sign = min((office.position.key for office in profile.offices), default=f"@{min(profile.articles)}")
        return Identity(
            "person", distinct_key(f"{key}\n{sign}", [(article, "") for article in profile.articles], taken), key
        )


def _absorbed(profiles: list[Profile], reason: Reason) -> Profile:
    first, *rest = profiles
    for profile in rest:
        first.absorb(profile, reason)
    return first


def _reconcilable(left: Profile, right: Profile) -> bool:
    return not (left.curated and right.curated) or left.curated == right.curated


def _curated_identity(person: CuratedPerson) -> Identity:
    return Identity("person", person.id, person.id)


def _curated_facts(person: CuratedPerson) -> tuple[Fact, ...]:
    values: list[tuple[str, Value | None]] = [
        ("schema:birthDate", person.birth),
        ("schema:deathDate", person.death),
        ("rdfs:comment", Text(person.note) if person.note else None),
        ("dcterms:source", Text(person.source)),
    ]
    return tuple(Fact(predicate, value) for predicate, value in values if value is not None)
