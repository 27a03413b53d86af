"""Teams and delegations by whom an event is held: "Đoàn công tác của tỉnh …", "đoàn đại biểu cấp cao …"."""

from collections.abc import Iterator, Sequence

from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import lowered
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_KIND = "InspectionTeam"


def with_teams(bodies: BodyIndex, text: str, smooth: str, grammar: EventGrammar) -> BodyIndex:
    """`bodies` and the teams that `text` names; a team's owner is part of its name and no body of its own there.

    `smooth` is `text` with the older tone placement.
    """
    teams = list(_teams(bodies, text, smooth, grammar))
    if not teams:
        return bodies
    kept = [m for m in bodies.mentions if not any(team.span.contains(m.span) for team in teams)]
    mentions = sorted([*kept, *teams], key=lambda mention: mention.span.start)
    return BodyIndex(mentions, [mention.span.start for mention in mentions], bodies.titled)


def _teams(bodies: BodyIndex, text: str, smooth: str, grammar: EventGrammar) -> Iterator[OrganizationMention]:
    for start in _starts(lowered(smooth), grammar.sessions.team_words):
        match = grammar.sessions.team_name.match(smooth, start)
        if match is None or bodies.around(start):
            continue
        owners = _owners(match.end(), bodies, smooth, grammar, joint=not match["of"])
        owner = _joint_name(owners) or single_blanks(text[match.start("owner") : match.end("owner")])
        end = owners[-1].span.end if owners else match.end("owner")
        head = single_blanks(text[match.start("head") : match.end("head")])
        joined = f"{match['of'].strip()} " if match["of"] else ""
        name = f"{head[:1].upper()}{head[1:]} {joined}{owner}"
        territory = owners[0].organization.territory if owners else None
        yield OrganizationMention(Span(match.start(), end), Organization(name, _KIND, territory=territory))


def _owners(
    place: int, bodies: BodyIndex, smooth: str, grammar: EventGrammar, *, joint: bool
) -> list[OrganizationMention]:
    """The body at `place`, and where a team may be `joint` those of the same territory that are joined to it."""
    found: list[OrganizationMention] = []
    at: int | None = place
    while at is not None and (body := bodies.at(at)):
        territory = body.organization.territory
        if found and (territory is None or territory != found[0].organization.territory):
            break
        found.append(body)
        joiner = grammar.organizers.joiner.match(smooth, body.span.end) if joint else None
        at = joiner.end() if joiner else None
    return found


def _joint_name(owners: Sequence[OrganizationMention]) -> str:
    """ "Thành ủy, Hội đồng nhân dân thành phố Hà Nội": the territory that all have is named once."""
    names = [owner.organization.name for owner in owners]
    territory = owners[0].organization.territory if len(owners) > 1 else None
    if territory is None:
        return ", ".join(names)
    return f"{', '.join(_without(name, territory) for name in names)} {territory}"


def _without(name: str, territory: str) -> str:
    """`name` without its territory, or without the name alone of that ("Tỉnh ủy Sơn La" of "tỉnh Sơn La")."""
    alone = " ".join(word for word in territory.split() if word[:1].isupper())
    return name.removesuffix(f" {territory}").removesuffix(f" {alone}")


def _starts(low: str, words: frozenset[str]) -> Iterator[int]:
    """Where one of `words` begins in `low`, which is `lowered`."""
    for word in sorted(words):
        place = low.find(word)
        while place >= 0:
            if not low[place - 1 : place].isalnum():
                yield place
            place = low.find(word, place + 1)
