"""Whether two appearances of one full name are one person: evidence for and against, weighed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from danvan_kg.authority import Authority
from danvan_kg.entity import Identity
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.rarity import rarity

# Sums of the weights below. From JOIN on two appearances are one person, up to APART they are two; between is doubt.
JOIN = 4
APART = 0

SAME_POSITION = 8
SAME_BODY = 5
RELATED_BODY = 4
BOTH_LEADERS = 5
SAME_TERRITORY = 4
LEADER_WITHOUT_OFFICE = 4
BODY_NAMED_BESIDE = 3
COMPANION = 3
COMPANIONS = 5
SHORT_FORM = 3
OTHER_TERRITORY = -4
OTHER_OFFICES = -2

# Shorter than this between two full-time offices in two territories, one person cannot have moved unnoticed.
_MOVE = timedelta(days=180)


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A position that an appearance names, with the days on which it was held where they are known."""

    position: Identity
    role: Identity
    body: Identity | None
    days: tuple[date, date] | None
    held: bool


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two appearances are taken for one person: words, and the thing that ties them, if one does."""

    words: str
    tie: Identity | None = None

    def told(self, label: Callable[[Identity], str]) -> str:
        return f"{self.words}: {label(self.tie)}" if self.tie else self.words


@dataclass(slots=True)
class Profile:
    """What is known of one supposed person: offices, and the bodies and persons named in the same articles."""

    offices: set[Office] = field(default_factory=set)
    beside: set[Identity] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    curated: str | None = None
    reasons: set[Reason] = field(default_factory=set)

    def absorb(self, other: "Profile", reason: Reason) -> None:
        self.offices |= other.offices
        self.beside |= other.beside
        self.company |= other.company
        self.articles |= other.articles
        self.names += other.names
        self.curated = self.curated or other.curated
        self.reasons |= {*other.reasons, reason}

    @property
    def positions(self) -> set[Identity]:
        return {office.position for office in self.offices}

    @property
    def bodies(self) -> set[Identity]:
        return {office.body for office in self.offices if office.body}


@dataclass(frozen=True, slots=True)
class Weighing:
    """The sum, and in words the strongest reason for joining, and for not joining. `impossible` outweighs any sum."""

    score: int
    reason: Reason
    against: Reason
    impossible: bool = False


NO_REASON = Reason("")
CURATED = Reason("theo dữ liệu thẩm quyền")
RARE = Reason("tên hiếm")
IN_COMPANY = Reason("cùng được nêu với những người khác")
IN_TWO_PLACES = Reason("giữ chức vụ chuyên trách ở hai địa bàn trong cùng thời gian")
ELSEWHERE = Reason("giữ chức vụ ở địa bàn khác")
UNRELATED = Reason("giữ chức vụ không liên quan")
ONLY_THE_NAME = Reason("chỉ trùng tên")


def same_position(positions: set[Identity]) -> Reason:
    return Reason("cùng chức vụ", min(positions))


class Scales:
    """Weighs pairs of profiles of one name."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._organizations = organizations
        self._leading = {organizations.named(body.name) for body in authority.bodies if body.leadership}
        self._broad = {organizations.named(body.name) for body in authority.bodies if body.broad} | self._leading
        self._counts = authority.name_counts
        self._beside = {name_key(role.name) for role in authority.roles if role.beside_others}

    def weigh(self, left: Profile, right: Profile, name: str) -> Weighing:
        """For and against `left` and `right`, both named `name`, being one person."""
        if left.curated and right.curated and left.curated != right.curated:
            return Weighing(0, NO_REASON, CURATED, impossible=True)
        if self._in_two_places(left, right):
            return Weighing(0, NO_REASON, IN_TWO_PLACES, impossible=True)
        found = [*self._ties(left, right), *self._context(left, right)]
        if left.offices and right.offices and not any(weight > 0 for weight, _ in found):
            found.append((OTHER_OFFICES, UNRELATED))
        best, reason = max(found, key=lambda item: item[0], default=(0, RARE))
        worst, against = min(found, key=lambda item: item[0], default=(0, ONLY_THE_NAME))
        return Weighing(
            sum(weight for weight, _ in found) + self.rarity(name),
            reason if best > 0 else RARE,
            against if worst < 0 else ONLY_THE_NAME,
        )

    def rarity(self, name: str) -> int:
        return rarity(name, self._counts)

    def _ties(self, left: Profile, right: Profile) -> Iterable[tuple[int, Reason]]:
        same = left.positions & right.positions
        if same:
            yield SAME_POSITION, same_position(same)
        bodies = (left.bodies & right.bodies) - self._broad
        if bodies:
            yield SAME_BODY, Reason("cùng tổ chức", min(bodies))
        elif related := self._lines(left) & self._lines(right):
            yield RELATED_BODY, Reason("cùng hệ thống", min(related))
        if not same and self._short_forms(left, right):
            yield SHORT_FORM, Reason("cùng chức vụ, tên tổ chức viết gọn")
        if left.bodies & self._leading and right.bodies & self._leading:
            yield BOTH_LEADERS, Reason("cùng là lãnh đạo cấp Trung ương")
        here, there = self._territories(left), self._territories(right)
        if here & there:
            yield SAME_TERRITORY, Reason(f"cùng địa bàn: {min(here & there)}")
        elif here and there:
            yield OTHER_TERRITORY, ELSEWHERE

    def _context(self, left: Profile, right: Profile) -> Iterable[tuple[int, Reason]]:
        beside = ((left.bodies & right.beside) | (right.bodies & left.beside)) - self._broad
        if beside and not left.bodies & right.bodies:
            yield BODY_NAMED_BESIDE, Reason("bài viết nêu tổ chức", min(beside))
        if shared := left.company & right.company:
            weight = COMPANION if len(shared) == 1 else COMPANIONS
            yield weight, IN_COMPANY
        for one, other in ((left, right), (right, left)):
            if not one.offices and other.bodies & self._leading:
                yield LEADER_WITHOUT_OFFICE, Reason("lãnh đạo cấp Trung ương được nêu tên không kèm chức vụ")

    def _short_forms(self, left: Profile, right: Profile) -> bool:
        """One names an office in a body whose full name it does not tell, the other may name the whole."""
        return any(
            a.role == b.role and a.body and b.body and _shortens(a.body.readable, b.body.readable)
            for a in left.offices
            for b in right.offices
        )

    def _lines(self, profile: Profile) -> set[Identity]:
        return {above for body in profile.bodies for above in self._organizations.line_of(body)} - self._broad

    def _territories(self, profile: Profile) -> set[str]:
        """Territories of the bodies and the provinces around them."""
        names = {place for body in profile.bodies if (place := self._organizations.territory(body))}
        return names | {around for place in names if (around := self._organizations.territories.province(place))}

    def _in_two_places(self, left: Profile, right: Profile) -> bool:
        """Full-time offices in different territories, attested within the time that a move takes."""
        if self._territories(left) & self._territories(right):
            return False
        return any(_near(a, b) for a in self._seats(left) for b in self._seats(right))

    def _seats(self, profile: Profile) -> list[tuple[date, date]]:
        """When full-time offices in bodies of a territory are attested."""
        return [
            office.days
            for office in profile.offices
            if office.held and office.days and office.body and office.role.key not in self._beside
            if self._organizations.territory(office.body)
        ]


def _near(left: tuple[date, date], right: tuple[date, date]) -> bool:
    return left[0] - _MOVE <= right[1] and right[0] - _MOVE <= left[1]


def _shortens(left: str, right: str) -> bool:
    return left != right and (left.startswith(f"{right} ") or right.startswith(f"{left} "))
