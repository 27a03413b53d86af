"""Thematic years, emulation movements, campaigns, models and contests that an article names."""

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from danvan_kg.extraction.campaigns.bodies import BodyReader
from danvan_kg.extraction.campaigns.grammar import CampaignGrammar, campaign_grammar
from danvan_kg.extraction.campaigns.names import NamingReader
from danvan_kg.extraction.campaigns.own_names import Naming
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import CLOSING, OPENERS, capitalised, single_blanks
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.extraction.wording import UPPER, any_of, normal, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import CampaignObservation, Evidence, Organization, Stated
from danvan_kg.text import Span

_YEAR_BACK = 40  # code points before a name in which its year may stand
_CONTEST_WORDS = 2  # "Cuộc thi", "Tìm hiểu": with what names of contests begin
_JOINED_NAME = 4  # words that a shorter form of a name must have
_TOLD_NAME = 3  # words that a name must have to be known again without quotation marks
_PUBLIC_WORDS = 4  # that make an article one of public life
_MANY = 200  # groups; above this, short forms are not looked for (no article has so many)


@dataclass(slots=True)
class _Group:
    """What several namings say of one campaign."""

    kind: str
    name: str
    mentions: list[Evidence] = field(default_factory=list)
    year: Stated[int] | None = None
    others: dict[str, Stated[str]] = field(default_factory=dict)
    owners: dict[str, Stated[Organization]] = field(default_factory=dict)
    launchers: dict[str, Stated[Organization]] = field(default_factory=dict)


def find_campaigns(view: ArticleView, lexicon: Lexicon) -> list[CampaignObservation]:
    """Each campaign once, with every mention, in order of first mention.

    Rules: `campaign.quoted`, `campaign.capital`, `campaign.known`, `campaign.year`, `campaign.deed`.
    """
    grammar, smooth, bodies = campaign_grammar(lexicon), plain(view.text), BodyIndex.of(view)
    words = islice(grammar.public.finditer(smooth), _PUBLIC_WORDS)
    reader = NamingReader(view.text, smooth, bodies, grammar, public=len(list(words)) == _PUBLIC_WORDS)
    named = _namings(view, reader)
    if told := _told(named, view.text):
        named = _namings(view, replace(reader, told=told))
    describer = _Describer(view.text, smooth, grammar, BodyReader(smooth, bodies, grammar))
    groups: dict[str, _Group] = {}
    for sentence, naming in named:
        describer.add(naming, sentence, groups)
    return [_observation(group) for group in _joined(list(groups.values()), grammar)]


def _namings(view: ArticleView, reader: NamingReader) -> list[tuple[Sentence, Naming]]:
    ends = _list_ends(view)
    return [(s, naming) for s in view.sentences for naming in reader.namings(s.span, ends[s.span.start])]


def _told(named: list[tuple[Sentence, Naming]], text: str) -> re.Pattern[str] | None:
    """A pattern for the names that `named` gives in quotation marks; None where there are none."""
    names = {text[n.name.start : n.name.end] for _, n in named if n.rule == "campaign.quoted"}
    told = [plain(name) for name in sorted(names) if len(name.split()) >= _TOLD_NAME][:_MANY]
    return re.compile(rf"(?:{any_of(told)})(?!\w)", re.IGNORECASE) if told else None


@dataclass(frozen=True, slots=True)
class _Describer:
    """Notes what the namings of one article say."""

    text: str
    smooth: str
    grammar: CampaignGrammar
    bodies: BodyReader

    def add(self, naming: Naming, sentence: Sentence, groups: dict[str, _Group]) -> None:
        """Notes one naming in the group of its name."""
        printed = _without_marks(single_blanks(self.text[naming.name.start : naming.name.end]))
        full = self._full_name(printed)
        inside = self.grammar.year_inside.search(full)
        base = full[: inside.start()].strip(" -–") if inside else full
        evidence = Evidence(naming.span, naming.rule)
        year = Stated(int(inside["year"]), evidence) if inside else self._year(naming, sentence)
        key = _folded(base)
        group = groups.get(key)
        if group is None:
            name = f"{base} {inside['year']}" if inside and naming.kind == "ThematicYear" else base
            model = self._model_of(naming, base)
            group = groups[key] = _Group(naming.kind, capitalised(f"{model} {name}" if model else name))
            if not model:
                group.kind = self.grammar.known_kinds.get(normal(base), naming.kind)
        elif naming.kind == "ThematicYear" and year and inside and not group.name.endswith(str(year.value)):
            group.name = f"{group.name} {year.value}" if group.year is None else group.name
        group.mentions.append(evidence)
        group.year = group.year or year
        for other in (printed, full, base, *((f"{base} {year.value}", f"{base} năm {year.value}") if year else ())):
            group.others.setdefault(normal(other), Stated(capitalised(other), evidence))
        self._add_bodies(naming, sentence, group)

    def _model_of(self, naming: Naming, base: str) -> str:
        """ "Mô hình" where a model bears the name of a movement: the two are not one thing, and have two names."""
        known = self.grammar.known_kinds.get(normal(base), naming.kind)
        if naming.kind != "Model" or known == naming.kind:
            return ""
        return capitalised(self.text[naming.span.start : naming.name.start].strip(_MARKS).lower())

    def _full_name(self, printed: str) -> str:
        """The name without an abbreviation in brackets, other abbreviations written out."""
        bare = _ABBREVIATED.sub("", printed)
        full = self.grammar.abbreviation.sub(lambda m: self.grammar.abbreviations[m.group()], bare)
        return self.grammar.full_names.get(normal(full), full)

    def _year(self, naming: Naming, sentence: Sentence) -> Stated[int] | None:
        if shared := self.grammar.year_inside.search(self.smooth[naming.name.end : naming.span.end]):
            return Stated(int(shared["year"]), Evidence(naming.span, naming.rule))
        behind = self.grammar.year_behind.match(self.smooth, naming.span.end, sentence.span.end)
        if behind:
            return Stated(int(behind["year"]), Evidence(Span(naming.span.start, behind.end()), naming.rule))
        back = max(sentence.span.start, naming.name.start - _YEAR_BACK)
        front = self.smooth[back : naming.name.start].rstrip(' "“‘«')
        before = self.grammar.year_before.search(front) or self.grammar.year_chosen.search(front)
        if before and naming.kind == "ThematicYear":
            start = back + before.start()
            return Stated(int(before["year"]), Evidence(Span(start, naming.span.end), naming.rule))
        return None

    def _add_bodies(self, naming: Naming, sentence: Sentence, group: _Group) -> None:
        launcher = self.bodies.launcher(naming, sentence.span)
        owner = self.bodies.owner(naming, sentence.span)
        if owner is None and naming.kind == "ThematicYear":
            owner = launcher
        if launcher:
            group.launchers.setdefault(launcher.value.name, launcher)
        if owner:
            group.owners.setdefault(owner.value.name, owner)


def _without_marks(name: str) -> str:
    """`name` without the quotation marks of a theme at its end: "Tháng cao điểm “Vì người nghèo”"."""
    head, mark, theme = name.partition("“") if "“" in name else name.partition('"')
    return f"{head}{theme.rstrip(_CLOSED)}" if mark and head and theme[-1:] in _CLOSED else name


_CLOSED = "".join(sorted(CLOSING))
_MARKS = OPENERS + " \n:"
_ABBREVIATED = re.compile(rf"\s*\([{UPPER}]{{2,}}\)")


def _list_ends(view: ArticleView) -> dict[int, int]:
    """Where the list of names ends that a sentence may begin: with the last sentence that begins with a quotation.

    Points between names ("… phong cách". "5 không, 3 phát huy"; …) are slips that cut one list into sentences.
    """
    ends: dict[int, int] = {}
    end = -1
    for sentence in reversed(view.sentences):
        end = max(end, sentence.span.end)
        ends[sentence.span.start] = end
        if view.text[sentence.span.start] not in OPENERS or sentence.zone != "body":
            end = -1
    return ends


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", normal(name)))


def _joined(groups: list[_Group], grammar: CampaignGrammar) -> list[_Group]:
    """Groups of which one's name is a part of the other's are one campaign, under the longer name."""
    if len(groups) > _MANY:
        return groups
    kept: list[_Group] = []
    for group in groups:
        own = _folded(group.name) in grammar.own_names
        near = [other for other in kept if not own and _folded(other.name) not in grammar.own_names]
        home = next((other for other in near if _is_part(group, other) or _is_part(other, group)), None)
        if home is None:
            kept.append(group)
            continue
        if len(group.name) > len(home.name):
            home.others.setdefault(normal(home.name), Stated(home.name, home.mentions[0]))
            home.name, home.kind = group.name, group.kind
        home.mentions += group.mentions
        home.year = home.year or group.year
        home.others = group.others | home.others
        home.owners = group.owners | home.owners
        home.launchers = group.launchers | home.launchers
    return kept


def _is_part(part: _Group, whole: _Group) -> bool:
    name, other = _folded(part.name), _folded(whole.name)
    if len(name.split()) < _JOINED_NAME:
        return False
    return f" {name} " in f" {other} " or (part.kind == whole.kind == "Contest" and _is_shortened(name, other))


def _is_shortened(name: str, other: str) -> bool:
    """Whether the words of `name` behind the word for a contest stand in `other` in this order."""
    words = iter(other.split())
    return all(word in words for word in name.split()[_CONTEST_WORDS:])


def _observation(group: _Group) -> CampaignObservation:
    others = {key: stated for key, stated in group.others.items() if key != normal(group.name)}
    return CampaignObservation(
        key=f"campaign:{group.name}",
        kind=group.kind,
        name=group.name,
        mentions=tuple(dict.fromkeys(group.mentions)),
        year=group.year,
        other_names=tuple(others.values()),
        owners=tuple(group.owners.values()),
        launched_by=tuple(group.launchers.values()),
    )
