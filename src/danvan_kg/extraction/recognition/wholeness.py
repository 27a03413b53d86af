"""Which names tell a body by themselves, and which only together with what the body belongs to."""

from danvan_kg.extraction.recognition.bodies import Body
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.lexicon.phrases import syllables

# Districts and provinces have names of one to four syllables.
_LONGEST_PLACE = 4


def tells_itself(body: Body, grammar: Grammar) -> bool:
    """Whether `body`, which names no owner, is told by its own words.

    "Phòng Tổng hợp" is not, since many bodies have one; "Cục Hàng hải Việt Nam" is, since it names the country that has
    one such; "Công ty TNHH" is a kind of firm and no firm.
    """
    subject = syllables(body.subject)
    if body.head.domain == "open" and subject and grammar.legal_forms.issuperset(subject):
        return False
    return not body.head.within or names_place(body, grammar)


def tells_subject(body: Body) -> bool:
    """Whether a body that names a territory also says what it is for: "Ban Chỉ đạo tỉnh X" does not."""
    return body.head.domain != "phrase" or bool(body.subject)


def names_place(body: Body, grammar: Grammar) -> bool:
    """Whether the subject ends in a place, or in the country: "Cục Hàng hải Việt Nam"."""
    subject = syllables(body.subject)
    for start in range(max(1, len(subject) - _LONGEST_PLACE), len(subject)):
        ends = [found[0] for tree in grammar.wide.values() if (found := tree.longest(subject, start))]
        place = grammar.bare_places.longest(subject, start)
        if len(subject) in (*ends, place[0] if place else None):
            return True
    return False
