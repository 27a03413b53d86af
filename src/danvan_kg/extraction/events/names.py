"""What an event is called: the words that report it, without those that say that, when and by whom it happened."""

from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.text import Span

_LONGEST = 110
_OPENING, _CLOSING = "“", "”"


def event_name(text: str, smooth: str, trigger: Span, clause: Span, grammar: EventGrammar) -> str:
    """A label from the words of the trigger and what follows in its clause.

    `smooth` is `text` with the older tone placement. "Đã họp kỳ 30 dưới sự chủ trì của …" is "Họp kỳ 30".
    """
    lead = grammar.names.lead.match(smooth, trigger.start, trigger.end)
    start = lead.end() if lead and lead.end() < trigger.end else trigger.start
    end = _end(smooth, Span(start, max(clause.end, trigger.end)), trigger.end, grammar)
    words = grammar.names.loose_end.sub("", single_blanks(text[start:end]))
    name = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"{name[:1].upper()}{name[1:]}"


def _end(smooth: str, name: Span, least: int, grammar: EventGrammar) -> int:
    """Where the clause goes on to something else, at `least` or behind it and not inside a quotation."""
    for mark in grammar.names.end.finditer(smooth, least, name.end):
        before = smooth[name.start : mark.start()]
        if before.count(_OPENING) <= before.count(_CLOSING):
            return mark.start()
    return name.end
