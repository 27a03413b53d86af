"""Extractors from other distributions, found by their entry point in the group `danvan_kg.extractors`.

A plug-in is a callable that gets an article and returns proposals: a tagger, a language model behind an HTTP interface.
https://packaging.python.org/en/latest/specifications/entry-points/. It can only add statements that hold as quotes
(`proposals`), and whatever it does otherwise costs only itself: it is counted and named, and the article's other
statements stay as they were.
"""

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from danvan_kg.article import Article
from danvan_kg.errors import ConfigurationError
from danvan_kg.extraction import extract
from danvan_kg.extraction.dating import dated
from danvan_kg.extraction.proposals import Proposal, objection, spans_of, with_observation
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Contribution, Extraction, Issue, PositionObservation
from danvan_kg.text import Span, slug

GROUP = "danvan_kg.extractors"
REFUSED, FAILED, LATE = "plugin-refused", "plugin-failed", "plugin-late"
SECONDS = 20.0  # that a plug-in may take for one article, unless the environment says otherwise
SECONDS_SETTING = "DANVAN_EXTRACTOR_SECONDS"
_MOST_LATE = 3  # articles; a plug-in that is later is not asked again by this process
_MOST_PROPOSALS = 10_000  # of one article; what comes after is refused unread

Call = Callable[[Article], Iterable[Proposal]]


@dataclass(slots=True)
class Plugin:
    """An installed extractor. `late` counts the articles on which it took more than `seconds`, in this process."""

    name: str
    call: Call
    seconds: float = SECONDS
    late: int = field(default=0)

    def added_to(self, article: Article, extraction: Extraction) -> Extraction:
        """`extraction` with what the plug-in states and holds; with an issue for what is refused."""
        if self.late >= _MOST_LATE:
            return _with(extraction, Contribution(self.name, unasked=1))
        answer = self._answer(article)
        if answer is None:
            self.late += 1
            message = f"{self.name}: no answer within {self.seconds:g} seconds"
            return _with(extraction, Contribution(self.name, late=1), [_issue(LATE, article, message)])
        if isinstance(answer, str):
            issue = _issue(FAILED, article, f"{self.name}: {answer}")
            return _with(extraction, Contribution(self.name, failed=1), [issue])
        return self._accepted(article, extraction, answer)

    def _answer(self, article: Article) -> list[Proposal] | str | None:
        """The proposals, the reason why it failed, or None where it takes too long."""
        answers: list[list[Proposal] | str] = []

        def ask() -> None:
            try:
                answers.append(list(self.call(article)))
            except BaseException as error:  # the outermost frame of foreign code
                answers.append(f"{type(error).__name__}: {error}")

        # A thread that does not end cannot be ended; as a daemon it keeps no process from ending.
        thread = threading.Thread(target=ask, name=f"plug-in {self.name}", daemon=True)
        thread.start()
        thread.join(self.seconds)
        return answers[0] if answers else None

    def _accepted(self, article: Article, extraction: Extraction, proposals: Sequence[Proposal]) -> Extraction:
        before, refused = extraction, []
        for proposal in proposals[:_MOST_PROPOSALS]:
            reason = objection(proposal, article, extraction, self.name)
            if reason is None:
                extraction = with_observation(extraction, proposal.observation)
            else:
                refused.append(_issue(REFUSED, article, f"{self.name}: {reason}", spans_of(proposal)))
        count = Contribution(
            self.name,
            accepted=min(len(proposals), _MOST_PROPOSALS) - len(refused),
            refused=len(refused) + max(0, len(proposals) - _MOST_PROPOSALS),
        )
        return _with(_dated(article, before, extraction), count, refused)


def extract_with_plugins(article: Article, lexicon: Lexicon) -> Extraction:
    """All that `article` states, by this program and by the installed plug-ins."""
    return extended(article, extract(article, lexicon), installed_plugins())


def extended(article: Article, extraction: Extraction, plugins: Sequence[Plugin]) -> Extraction:
    """`extraction` with what each plug-in adds, in the order given; a later one sees what earlier ones added."""
    for plugin in plugins:
        extraction = plugin.added_to(article, extraction)
    return extraction


@cache
def installed_plugins() -> tuple[Plugin, ...]:
    """The plug-ins installed beside this program, by name. One that cannot be loaded fails on every article.

    Raises ConfigurationError where DANVAN_EXTRACTOR_SECONDS is no number of seconds.
    """
    seconds = _seconds()
    return tuple(Plugin(point.name, _loaded(point), seconds) for point in _points())


def plugin_versions() -> dict[str, str]:
    """The version of each plug-in's distribution, for the manifest: they decide the statements too."""
    return {
        f"extractor-{slug(point.name)}": f"{point.dist.name}-{point.dist.version}" if point.dist else point.module
        for point in _points()
    }


def _points() -> list[EntryPoint]:
    return sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))


def _seconds() -> float:
    told = os.environ.get(SECONDS_SETTING, str(SECONDS))
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < threading.TIMEOUT_MAX:
        raise ConfigurationError(f"{SECONDS_SETTING}: {told!r} is no number of seconds", hint="give one above 0")
    return seconds


def _loaded(point: EntryPoint) -> Call:
    try:
        found = point.load()
    except BaseException as error:  # the outermost frame of foreign code
        return _failing(f"{point.value} cannot be loaded: {type(error).__name__}: {error}")
    return found if callable(found) else _failing(f"{point.value} is not callable")


def _failing(reason: str) -> Call:
    def fail(_: Article) -> Iterable[Proposal]:
        raise ImportError(reason)

    return fail


def _dated(article: Article, before: Extraction, after: Extraction) -> Extraction:
    """Gives the new positions the day on which the article shows them, as the article's own have it."""
    own, new = before.positions, after.positions[len(before.positions) :]
    if not new:
        return after
    undated: list[PositionObservation] = [position for position in new if position.as_of is None]
    days = dict(zip(undated, dated(undated, after.events, article), strict=True))
    return replace(after, positions=(*own, *(days.get(position, position) for position in new)))


def _with(extraction: Extraction, count: Contribution, issues: Sequence[Issue] = ()) -> Extraction:
    contributions = (*extraction.contributions, count)
    return replace(extraction, contributions=contributions, issues=(*extraction.issues, *issues))


def _issue(kind: str, article: Article, message: str, spans: Sequence[Span] = ()) -> Issue:
    """An issue at the first of the spans that lies in the text, else at the text's first code point."""
    inside = [span for span in spans if span.end <= len(article.text)]
    return Issue(kind, inside[0] if inside else Span(0, 1), " ".join(message.split()))
