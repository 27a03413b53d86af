"""Whether two appearances of one full name are one person: evidence for and against, weighed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from danvan_kg.authority import Authority
from danvan_kg.entity import Identity
from danvan_kg.resolution.callings import OFFICE, Fields
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.profiles import Days, Office, Profile, Reason
from danvan_kg.resolution.rarity import rarity

# Sums of the weights below. From JOIN on two appearances are one person, up to APART they are two; between is doubt.
JOIN = 4
APART = 0

SAME_POSITION = 8
SAME_LOCAL_POSITION = 6
SAME_BODY = 5
RELATED_BODY = 4
SAME_MINISTRY = 3
BOTH_LEADERS = 6
BOTH_SENIOR = 3
SAME_TERRITORY = 4
SAME_CALLING = 6
SAME_FORENAME = 6
SAME_FIELD = 2
LEADER_WITHOUT_OFFICE = 4
MEMBER_WITHOUT_OFFICE = 2
BODY_NAMED_BESIDE = 3
COMPANIONS = (0, 3, 6, 8)  # by how many they share; the last for all above
COMPANIONS_IN_OFFICE = (0, 1, 3, 5)  # officials meet the same officials everywhere
ARTICLE_ON_TERRITORY = 1
SHORT_FORM = 3
OTHER_FORM = 4
OTHER_TERRITORY = -4
OTHER_FIELD = -4
OTHER_OFFICES = -2
OTHER_SPHERE = -4

_COMMITTEE = "PartyCommittee"
_STATE_BODY = "StateBody"
_BUSINESS = "Enterprise"
# Kinds of bodies whose heads are senior officials at the level of their territory.
_RULING = frozenset({_COMMITTEE, _STATE_BODY, "AdvisoryCommission", "InspectionCommission", "Legislature", "Court"})
# Shorter than this between two full-time offices in two territories, one person cannot have moved unnoticed.
_MOVE = timedelta(days=180)


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
IN_ANOTHER_FIELD = Reason("hoạt động trong lĩnh vực khác")
ONLY_THE_NAME = Reason("chỉ trùng tên")
# Before the reason for which two were not joined, and the other's post.
ANOTHER = "khác người cùng tên"
IN_DOUBT = "chưa đủ căn cứ để coi là một người với người cùng tên"


def misprint(name: str) -> Reason:
    return Reason(f"tên in sai dấu: {name}")


def same_position(positions: set[Identity]) -> Reason:
    return Reason("cùng chức vụ", min(positions))


class Scales:
    """Weighs pairs of profiles of one name."""

    def __init__(self, authority: Authority, organizations: Organizations) -> None:
        self._organizations = organizations
        self._leading = {organizations.named(body.name) for body in authority.bodies if body.leadership}
        self._broad = {organizations.named(body.name) for body in authority.bodies if body.broad} | self._leading
        self._counts = authority.name_counts
        self._fields = Fields(authority)
        self._beside = {name_key(role.name) for role in authority.roles if role.beside_others}
        self._single = {name_key(role.name) for role in authority.roles if role.single_holder}
        self._senior = {(name_key(role.name), level) for role in authority.roles for level in role.senior_at}

    def weigh(self, left: Profile, right: Profile, name: str) -> Weighing:
        """For and against `left` and `right`, both named `name`, being one person."""
        if left.curated and right.curated and left.curated != right.curated:
            return Weighing(0, NO_REASON, CURATED, impossible=True)
        if self._in_two_places(left, right):
            return Weighing(0, NO_REASON, IN_TWO_PLACES, impossible=True)
        found = [*self._ties(left, right), *self._rank(left, right), *self._context(left, right)]
        if left.offices and right.offices and not any(weight > 0 for weight, _ in found):
            found.append((OTHER_SPHERE if self._spheres_differ(left, right) else OTHER_OFFICES, UNRELATED))
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
        elif ministry := self._ministries(left) & self._ministries(right):
            yield SAME_MINISTRY, Reason("cùng hệ thống", min(ministry))
        if not same:
            yield from self._like_positions(left, right)
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
            weights = COMPANIONS_IN_OFFICE if left.offices and right.offices else COMPANIONS
            yield weights[min(len(shared), len(weights) - 1)], IN_COMPANY
        for one, other in ((left, right), (right, left)):
            if not one.offices and other.bodies & self._leading:
                weight = LEADER_WITHOUT_OFFICE if self._leads(other) else MEMBER_WITHOUT_OFFICE
                yield weight, Reason("lãnh đạo cấp Trung ương được nêu tên không kèm chức vụ")
        if not (left.offices and right.offices) and self._around(left) & self._around(right):
            yield ARTICLE_ON_TERRITORY, Reason("bài viết về cùng địa bàn")

    def _rank(self, left: Profile, right: Profile) -> Iterable[tuple[int, Reason]]:
        """What kind of people they are: leaders, senior officials, those of one calling or field."""
        if left.bodies & self._leading and right.bodies & self._leading:
            yield BOTH_LEADERS, Reason("cùng là lãnh đạo cấp Trung ương")
        elif self._is_senior(left) and self._is_senior(right) and not self._stand_apart(left, right):
            yield BOTH_SENIOR, Reason("cùng là cán bộ cấp cao")
        if left.forenames & right.forenames:
            yield SAME_FORENAME, Reason("cùng tên gọi đứng trước họ tên")
        if any(calling.narrow for calling in left.callings & right.callings):
            yield SAME_CALLING, Reason("cùng nghề nghiệp")
        elif (left.fields & right.fields) - {OFFICE}:
            yield SAME_FIELD, Reason("cùng lĩnh vực hoạt động")
        elif self._fields.apart(left.fields, right.fields):
            yield OTHER_FIELD, IN_ANOTHER_FIELD

    def _like_positions(self, left: Profile, right: Profile) -> Iterable[tuple[int, Reason]]:
        """One role in bodies that have one name, or of which one names the other in short."""
        pairs = [
            (a.body.readable, b.body.readable)
            for a in left.offices
            for b in right.offices
            if a.role == b.role and a.body and b.body
        ]
        if any(a == b for a, b in pairs) and not (left.about and right.about and left.about.isdisjoint(right.about)):
            yield SAME_LOCAL_POSITION, Reason("cùng chức vụ trong tổ chức cùng tên")
        elif any(_leaves_out(a, b) or _leaves_out(b, a) for a, b in pairs):
            yield OTHER_FORM, Reason("cùng chức vụ, tên tổ chức viết gọn")
        elif any(_shortens(a, b) for a, b in pairs):
            yield SHORT_FORM, Reason("cùng chức vụ, tên tổ chức viết gọn")

    def _leads(self, profile: Profile) -> bool:
        """Whether somebody is among the few whom everybody knows, and not one of two hundred members."""
        return any(
            office.body in self._leading and (office.role.key in self._single or self._is_top_committee(office.body))
            for office in profile.offices
            if office.body
        )

    def _is_top_committee(self, body: Identity) -> bool:
        """A committee that a leading one has elected from among its members."""
        return self._organizations.kind(body) == _COMMITTEE and self._organizations.parent(body) in self._leading

    def _is_senior(self, profile: Profile) -> bool:
        return bool(profile.bodies & self._leading) or any(
            (office.role.key, level) in self._senior
            for office in profile.offices
            if office.body and self._organizations.kind(office.body) in _RULING
            for level in self._organizations.levels(office.body)
        )

    def _stand_apart(self, left: Profile, right: Profile) -> bool:
        """Whether they are of two territories, or both hold full-time offices within the time that a move takes."""
        here, there = self._territories(left), self._territories(right)
        if here and there and here.isdisjoint(there):
            return True
        held = [[each.days for each in self._full_time(profile) if each.days] for profile in (left, right)]
        return any(_near(a, b) for a in held[0] for b in held[1])

    def _full_time(self, profile: Profile) -> list[Office]:
        return [each for each in profile.offices if each.held and each.body and each.role.key not in self._beside]

    def _spheres_differ(self, left: Profile, right: Profile) -> bool:
        """Whether one holds offices of firms only, and the other of none."""
        ours, theirs = ({self._organizations.kind(body) for body in each.bodies} for each in (left, right))
        pairs = ((ours, theirs), (theirs, ours))
        return any(one == {_BUSINESS} and other and _BUSINESS not in other for one, other in pairs)

    def _around(self, profile: Profile) -> set[str]:
        return self._territories(profile) if profile.offices else profile.about

    def _lines(self, profile: Profile) -> set[Identity]:
        return {above for body in profile.bodies for above in self._organizations.line_of(body)} - self._broad

    def _ministries(self, profile: Profile) -> set[Identity]:
        """The ministries of which somebody's bodies are units."""
        nearest = {
            next((above for above in self._organizations.line_of(body) if above in self._leading), None)
            for body in profile.bodies
        }
        return {body for body in nearest if body and self._organizations.kind(body) != _COMMITTEE}

    def _territories(self, profile: Profile) -> set[str]:
        """Territories of the bodies and the provinces around them."""
        names = {place for body in profile.bodies if (place := self._organizations.territory(body))}
        return names | {around for place in names if (around := self._organizations.territories.province(place))}

    def _in_two_places(self, left: Profile, right: Profile) -> bool:
        """Full-time offices in different territories, attested within the time that a move takes.

        Or one in a territory while the other is for certain at the head of a ministry.
        """
        if self._territories(left) & self._territories(right):
            return False
        ours, theirs = self._seats(left), self._seats(right)
        return (
            any(_near(a, b) for a in ours for b in theirs)
            or any(_inside(a, b) for a in ours for b in self._ministers(right))
            or any(_inside(b, a) for b in theirs for a in self._ministers(left))
        )

    def _seats(self, profile: Profile) -> list[Days]:
        """When full-time offices in bodies of a territory are attested."""
        return [
            office.days
            for office in self._full_time(profile)
            if office.days and office.body and self._organizations.territory(office.body)
        ]

    def _ministers(self, profile: Profile) -> list[Days]:
        """From the first to the last attestation of each office at the head of a ministry."""
        spells: dict[Identity, list[Days]] = {}
        for office in profile.offices:
            if office.held and office.days and self._heads_ministry(office):
                spells.setdefault(office.position, []).append(office.days)
        return [(min(days)[1], max(days)[0]) for days in spells.values()]

    def hold_one_post(self, left: Profile, right: Profile) -> Identity | None:
        """A position of one holder at a time that both are said to hold."""
        posts = {office.position for office in left.offices if office.body and office.role.key in self._single}
        return min(posts & right.positions, default=None)

    def _heads_ministry(self, office: Office) -> bool:
        body = office.body
        single = office.role.key in self._single
        return single and body in self._leading and body is not None and self._organizations.kind(body) == _STATE_BODY


def _inside(days: Days, spell: Days) -> bool:
    return spell[0] < days[0] and days[1] < spell[1]


def _near(left: Days, right: Days) -> bool:
    return left[0] - _MOVE <= right[1] and right[0] - _MOVE <= left[1]


def _leaves_out(short: str, full: str) -> bool:
    """Whether a name lacks words in the middle of the other: "Công ty X" for "Công ty TNHH Tư vấn X"."""
    words, others = short.split(), full.split()
    rest = iter(others)
    return 2 < len(words) < len(others) and words[-1] == others[-1] and all(word in rest for word in words)


def _shortens(left: str, right: str) -> bool:
    return left != right and (left.startswith(f"{right} ") or right.startswith(f"{left} "))
