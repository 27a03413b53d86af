"""Thematic years, emulation movements, campaigns, models and contests that an article names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from danvan_kg.extraction.campaign_grammar import CampaignGrammar, CampaignWord, campaign_grammar
from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import OPENERS, behind_quotation, capitalised, quoted, single_blanks, trimmed
from danvan_kg.extraction.view import ArticleView, OrganizationMention, Sentence
from danvan_kg.extraction.wording import UPPER, normal, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import CampaignObservation, Evidence, Organization, Stated
from danvan_kg.text import Span

_LONGEST_NAME = 45  # words
_LONGEST_PLAIN = 18  # words of a name without quotation marks
_SHORTEST_DEED = 4  # words of a campaign named by what is done
_YEAR_BACK = 40  # code points before a name in which its year may stand
_CLAUSE_BACK = 160  # code points before a name in which who launched it may stand
_GAP = 60  # code points between a body and the verb
_JOINED_BACK = 240  # code points before a joined verb in which the subject of both may begin
_SUBJECT_GAP = 24  # code points between a body and the verb of which it is the subject
_JOINED_NAME = 4  # words that a shorter form of a name must have
_PUBLIC_WORDS = 4  # that make an article one of public life
_MANY = 200  # groups; above this, short forms are not looked for (no article has so many)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a campaign. `name` is the span of the bare name, `span` that of the whole mention."""

    kind: str
    name: Span
    span: Span
    rule: str
    head: str = ""


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
    grammar, smooth = campaign_grammar(lexicon), plain(view.text)
    words = islice(grammar.public.finditer(smooth), _PUBLIC_WORDS)
    reader = _Reader(view.text, smooth, BodyIndex.of(view), grammar, public=len(list(words)) == _PUBLIC_WORDS)
    groups: dict[str, _Group] = {}
    ends = _list_ends(view)
    for sentence in view.sentences:
        for naming in reader.namings(sentence.span, ends[sentence.span.start]):
            reader.add(naming, sentence, groups)
    return [_observation(group) for group in _joined(list(groups.values()))]


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    smooth: str
    bodies: BodyIndex
    grammar: CampaignGrammar
    public: bool

    def namings(self, sentence: Span, list_end: int) -> list[Naming]:
        """The names in one sentence and in the list that it begins; where two overlap, the longer one."""
        found = [*self._announced(sentence, list_end), *self._own(sentence), *self._known(sentence)]
        found.sort(key=lambda naming: (naming.name.start, -naming.name.end))
        kept: list[Naming] = []
        for naming in found:
            if not kept or naming.name.start >= kept[-1].name.end:
                kept.append(naming)
        return kept

    def _announced(self, sentence: Span, list_end: int) -> Iterator[Naming]:
        covered = sentence.start
        for match in self.grammar.word.finditer(self.smooth, sentence.start, sentence.end):
            word = self.grammar.words[normal(match.group())]
            if match.start() < covered or (word.context and not self._is_public(sentence)):
                continue
            for naming in self._month(match, sentence) if word.keep else self._names(match, word, sentence, list_end):
                covered = max(covered, naming.span.end)
                yield naming

    def _names(self, match: re.Match[str], word: CampaignWord, sentence: Span, list_end: int) -> Iterator[Naming]:
        cursor = Cursor(self.smooth, match.end(), list_end)
        cursor.take(self.grammar.between)
        capital = _CAPITAL.search(self.smooth, match.end(), cursor.position)
        cursor.position = capital.start() if capital else cursor.position
        start, found = match.start(), False
        while cursor.position < list_end and (inner := quoted(self.text, cursor.position, list_end)):
            cursor.position = behind_quotation(self.text, inner, list_end)
            if self._is_name(inner, word):
                found = True
                first = start if cursor.position <= sentence.end else inner.start
                kind = "ThematicYear" if self._is_year(inner) else word.kind
                yield Naming(kind, inner, Span(first, cursor.position), "campaign.quoted")
            if not cursor.take(self.grammar.joiner):
                break
        if not found:
            yield from self._unquoted(match, word, cursor.position, sentence)

    def _is_year(self, inner: Span) -> bool:
        """Whether the name in quotation marks is of a thematic year."""
        headed = self.grammar.own_head.match(self.smooth, inner.start - 1, inner.end)
        return bool(headed) and not self.grammar.year_not.match(self.smooth, headed.end() if headed else inner.end)

    def _is_name(self, inner: Span, word: CampaignWord) -> bool:
        name = self.text[inner.start : inner.end]
        count = len(name.split())
        first = name[0].isupper() or name[0].isdigit() or word.capital
        return first and word.shortest <= count <= _LONGEST_NAME and not _SENTENCE_END.search(name)

    def _unquoted(self, match: re.Match[str], word: CampaignWord, place: int, sentence: Span) -> Iterator[Naming]:
        lower = self.grammar.lower.get(word.kind)
        listed = lower.match(self.smooth, place, sentence.end) if lower else None
        if listed:
            yield Naming(word.kind, Span(place, listed.end()), Span(match.start(), listed.end()), "campaign.known")
            return
        if word.capital and self._begins_name(place):
            yield from self._plain(match, word, place, sentence, _LONGEST_PLAIN, "campaign.capital")
        elif (
            word.kind == "Contest"
            and word.capital
            and match.group()[0].isupper()
            and match.start() > sentence.start + 1
        ):
            yield from self._headed(match, word, sentence)
        elif normal(match.group()) in self.grammar.answered and self._is_answered(match, sentence):
            for naming in self._plain(match, word, match.end(), sentence, _LONGEST_PLAIN, "campaign.deed"):
                if len(self.text[naming.name.start : naming.name.end].split()) >= _SHORTEST_DEED:
                    yield naming

    def _headed(self, match: re.Match[str], word: CampaignWord, sentence: Span) -> Iterator[Naming]:
        """ "Cuộc thi tìm hiểu …": a contest whose name begins with the word itself."""
        end = self.grammar.contest_end.search(self.smooth, match.end() + 1, sentence.end)
        name = trimmed(self.text, match.start(), end.start() if end else sentence.end)
        if name and _SHORTEST_DEED < len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
            yield Naming(word.kind, name, name, "campaign.capital")

    def _is_answered(self, match: re.Match[str], sentence: Span) -> bool:
        return bool(self.grammar.answering.search(self.smooth, sentence.start, match.start()))

    def _begins_name(self, place: int) -> bool:
        letter = self.smooth[place : place + 1]
        return letter.isupper() and not self.grammar.capital_not.match(self.smooth, place) and not self.bodies.at(place)

    def _plain(
        self, match: re.Match[str], word: CampaignWord, place: int, sentence: Span, most: int, rule: str
    ) -> Iterator[Naming]:
        ends = self.grammar.contest_end if word.kind == "Contest" else self.grammar.name_end
        end = ends.search(self.smooth, place + 1, sentence.end)
        stop = end.start() if end else sentence.end
        rest = _SHORT_REST.match(self.smooth, stop, sentence.end) if word.kind == "Contest" else None
        name = trimmed(self.text, place, rest.end() if rest else stop)
        if name and max(2, word.shortest) <= len(self.text[name.start : name.end].split()) <= most:
            yield Naming(word.kind, name, Span(match.start(), name.end), rule)

    def _month(self, match: re.Match[str], sentence: Span) -> Iterator[Naming]:
        """ "Tháng Thanh niên", "Tháng hành động về an toàn, vệ sinh lao động"."""
        if not match.group()[0].isupper() or self.grammar.month_not.match(self.smooth, match.end(), sentence.end):
            return
        headed = self.grammar.month_head.match(self.smooth, match.end(), sentence.end)
        if not headed and not self.smooth[match.end() + 1 : match.end() + 2].isupper():
            return
        place = headed.end() if headed else match.end()
        end = _MONTH_END.search(self.smooth, place, sentence.end) if headed else None
        end = end or self.grammar.name_end.search(self.smooth, place + 1, sentence.end)
        name = trimmed(self.text, match.start(), end.start() if end else sentence.end)
        if name and 2 <= len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
            kind = self.grammar.words[normal(match.group())].kind
            yield Naming(kind, name, name, "campaign.capital")

    def _is_public(self, sentence: Span) -> bool:
        """Whether the article speaks of public life, and this sentence of nothing else."""
        return self.public and not self.grammar.private.search(self.smooth, sentence.start, sentence.end)

    def _own(self, sentence: Span) -> Iterator[Naming]:
        """Thematic years: names in quotation marks that begin with "Năm", and "Năm … 2018" without them."""
        for match in self.grammar.own_head.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.start(), sentence.end)
            if inner and not self.grammar.year_not.match(self.smooth, match.end()):
                words = self.text[inner.start : inner.end].split()
                if 3 <= len(words) <= _LONGEST_PLAIN and not re.search(r"[.!?]\s|,\s.*,\s", " ".join(words)):
                    span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                    yield Naming("ThematicYear", inner, span, "campaign.year")
        for match in self.grammar.themed_year.finditer(self.smooth, sentence.start, sentence.end):
            if match["year"] and not self.grammar.year_not.match(self.smooth, match.start("rest")):
                span = Span(match.start(), match.end())
                if len(self.text[span.start : span.end].split()) <= _LONGEST_PLAIN:
                    yield Naming("ThematicYear", span, span, "campaign.year")

    def _known(self, sentence: Span) -> Iterator[Naming]:
        for match in self.grammar.known.finditer(self.smooth, sentence.start, sentence.end):
            if match.group()[0].isupper() and match.start() > sentence.start:
                span = Span(match.start(), match.end())
                yield Naming(self.grammar.known_kinds[normal(match.group())], span, span, "campaign.known")

    # What a naming says.

    def add(self, naming: Naming, sentence: Sentence, groups: dict[str, _Group]) -> None:
        """Notes one naming in the group of its name."""
        printed = single_blanks(self.text[naming.name.start : naming.name.end])
        full = self.grammar.abbreviation.sub(lambda m: self.grammar.abbreviations[m.group()], printed)
        inside = self.grammar.year_inside.search(full)
        base = full[: inside.start()].strip(" -–") if inside else full
        evidence = Evidence(naming.span, naming.rule)
        year = Stated(int(inside["year"]), evidence) if inside else self._year(naming, sentence)
        key = _folded(base)
        group = groups.get(key)
        if group is None:
            name = f"{base} {inside['year']}" if inside and naming.kind == "ThematicYear" else base
            group = groups[key] = _Group(naming.kind, capitalised(name))
        elif naming.kind == "ThematicYear" and year and inside and not group.name.endswith(str(year.value)):
            group.name = f"{group.name} {year.value}" if group.year is None else group.name
        group.mentions.append(evidence)
        group.year = group.year or year
        for other in (printed, full, base, *((f"{base} {year.value}", f"{base} năm {year.value}") if year else ())):
            group.others.setdefault(normal(other), Stated(capitalised(other), evidence))
        self._add_bodies(naming, sentence, group)

    def _year(self, naming: Naming, sentence: Sentence) -> Stated[int] | None:
        behind = self.grammar.year_behind.match(self.smooth, naming.span.end, sentence.span.end)
        if behind:
            return Stated(int(behind["year"]), Evidence(Span(naming.span.start, behind.end()), naming.rule))
        back = max(sentence.span.start, naming.name.start - _YEAR_BACK)
        before = self.grammar.year_before.search(self.smooth[back : naming.name.start].rstrip(' "“‘«'))
        if before and naming.kind == "ThematicYear":
            start = back + before.start()
            return Stated(int(before["year"]), Evidence(Span(start, naming.span.end), naming.rule))
        return None

    def _add_bodies(self, naming: Naming, sentence: Sentence, group: _Group) -> None:
        launcher = self._body_behind(naming, sentence) or self._subject(naming, sentence, self.grammar.launching)
        if launcher:
            group.launchers.setdefault(launcher.value.name, launcher)
        owner = self._owner_behind(naming, sentence) or self._subject(naming, sentence, self.grammar.owning)
        if owner is None and naming.kind == "ThematicYear":
            owner = launcher
        if owner:
            group.owners.setdefault(owner.value.name, owner)

    def _body_behind(self, naming: Naming, sentence: Sentence) -> Stated[Organization] | None:
        """ "phong trào “…” do … phát động"."""
        by = self.grammar.launched_by.match(self.smooth, naming.span.end, sentence.span.end)
        mention = self.bodies.at(by.end()) if by else None
        if mention is None:
            return None
        verb = self.grammar.launching.search(
            self.smooth, mention.span.end, min(sentence.span.end, mention.span.end + _GAP)
        )
        return (
            Stated(mention.organization, Evidence(Span(naming.span.start, verb.end()), "campaign.launch"))
            if verb
            else None
        )

    def _owner_behind(self, naming: Naming, sentence: Sentence) -> Stated[Organization] | None:
        of = self.grammar.of.match(self.smooth, naming.span.end, sentence.span.end)
        mention = self.bodies.at(of.end()) if of else None
        if mention is None:
            return None
        return Stated(mention.organization, Evidence(Span(naming.span.start, mention.span.end), "campaign.owner"))

    def _subject(self, naming: Naming, sentence: Sentence, verbs: re.Pattern[str]) -> Stated[Organization] | None:
        """The body that does one of `verbs` with the campaign named right behind."""
        floor = max(sentence.span.start, naming.span.start - _CLAUSE_BACK)
        found = list(verbs.finditer(self.smooth, max(floor, naming.span.start - _GAP), naming.span.start))
        verb = found[-1] if found else None
        if verb is None or re.search(r"[.;]", self.smooth[verb.end() : naming.span.start]):
            return None
        body = self.bodies.last_before(verb.start(), floor)
        if body is None or verb.start() - body.span.end > _SUBJECT_GAP:
            body = self._shared_subject(verb.start(), sentence)
        if body is None:
            return None
        return Stated(body.organization, Evidence(Span(body.span.start, naming.span.end), "campaign.launch"))

    def _shared_subject(self, verb: int, sentence: Sentence) -> OrganizationMention | None:
        """ "A tổ chức gặp mặt và phát động “…”": the nearest body in front of another verb, if "và" joins the two."""
        floor = max(sentence.span.start, verb - _JOINED_BACK)
        if not self.grammar.verb_joiner.search(self.smooth, floor, verb):
            return None
        for body in reversed(self.bodies.within(Span(floor, verb))):
            if self.grammar.acting.match(self.smooth, body.span.end, verb):
                return body
        return None


_SENTENCE_END = re.compile(r"[^\W\d_A-ZĐ][.!?]\s")
_SHORT_REST = re.compile(r",\s+(?![A-ZĐ])(?:\w+\s+){1,4}\w+(?=[;.)])")
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")
_MONTH_END = re.compile(r"\s+(?:và\s+(?=[A-ZĐ])|năm\s|\d{4})|[.;:()“”\"\n]")


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


def _joined(groups: list[_Group]) -> list[_Group]:
    """Groups of which one's name is a part of the other's are one campaign, under the longer name."""
    if len(groups) > _MANY:
        return groups
    kept: list[_Group] = []
    for group in groups:
        home = next((other for other in kept if _is_part(group, other) or _is_part(other, group)), None)
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
    name = _folded(part.name)
    return len(name.split()) >= _JOINED_NAME and f" {name} " in f" {_folded(whole.name)} "


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
