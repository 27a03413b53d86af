"""How often the year of a day that is printed without one is told, and how often rightly, clue by clue.

Articles whose day of publication their identifier carries are read without it: no record, address or time stamp tells
it. A day is taken to be that one next to publication, and left out where that is over two months away; of articles of
which only the year is known, it is that year. Articles that name no party body, government or front are left out, as
the graph is not made of such.

python benchmarks/years.py corpus/news.jsonl.gz --every 1
"""

import argparse
import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from unseen_articles import provenance

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction.campaigns.finding import find_campaigns
from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.documents.finding import find_documents
from danvan_kg.extraction.events.finding import event_reading
from danvan_kg.extraction.events.year_clues import OtherFacts
from danvan_kg.extraction.programmes.finding import find_programmes
from danvan_kg.extraction.recognition.recognising import recognise
from danvan_kg.lexicon import Lexicon, load_lexicon
from danvan_kg.partial_date import PartialDate

OF_THE_STATE = ("Đảng", "ủy", "uỷ", "UBND", "HĐND", "Mặt trận", "Bộ Chính trị", "Ban Bí thư")
NEAR = datetime.timedelta(days=60)
AHEAD = datetime.timedelta(days=31)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take one of so many articles")
    parser.add_argument("--errors", action="store_true", help="print each wrong year")
    options = parser.parse_args()
    lexicon, clues = load_lexicon(), defaultdict[str, Counter[str]](Counter)
    for article, published in islice(known(options.corpus), 0, None, options.every):
        for day, year, basis in told(article, lexicon):
            truth = true_year(day, published)
            if truth is None:
                continue
            outcome = "untold" if year is None else "right" if year == truth else "wrong"
            clues[basis][outcome] += 1
            if options.errors and outcome == "wrong":
                print(f"{article.identifier}  {day.span.of(article.text)!r}  {year} for {truth}  {basis}")
    report(clues)


def known(corpus: Path) -> Iterator[tuple[Article, PartialDate]]:
    """Articles of the state with the day or year of publication, which they do not tell themselves any more."""
    for article in read_sources([corpus]):
        if not isinstance(article, Article) or not any(word in article.text for word in OF_THE_STATE):
            continue
        if published := provenance(article.identifier).get("published"):
            yield without_day(article), PartialDate.parse(published)


def without_day(article: Article) -> Article:
    """The article with blanks for all that bears no facts, time stamps and titles of other articles among it."""
    letters = list(article.text)
    for zone in article.zones:
        if not zone.kind.bears_facts:
            letters[zone.span.start : zone.span.end] = " " * (zone.span.end - zone.span.start)
    return replace(article, text="".join(letters), published=None, published_basis=None, url=None)


def told(article: Article, lexicon: Lexicon) -> Iterator[tuple[DateMention, int | None, str]]:
    """Each different day without a year that is of no document, with the year that is told and its basis."""
    view = recognise(article, lexicon)
    others = OtherFacts(find_documents(view, lexicon), find_campaigns(view, lexicon), find_programmes(view, lexicon))
    reader, dates, free = event_reading(view, lexicon, others)
    seen = set()
    for date in dates:
        counts = date in free and date.event and date.first.day and not date.first.year and date.offset is None
        if counts and date.first not in seen:
            seen.add(date.first)
            resolved = reader.clues.resolve(date)
            yield date, *((resolved[0].earliest.year, resolved[1]) if resolved else (None, "nothing"))


def true_year(day: DateMention, published: PartialDate) -> int | None:
    if published.day is None:
        return published.year
    near = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            near.append(datetime.date(year, day.first.month or 1, day.first.day or 1))
        except ValueError:
            continue  # 29 February
    past = [found for found in near if found <= published.latest + AHEAD]
    latest = max(past, default=None)
    return latest.year if latest and abs(latest - published.latest) <= NEAR else None


def report(clues: dict[str, Counter[str]]) -> None:
    right, wrong, untold = (sum(clue[outcome] for clue in clues.values()) for outcome in ("right", "wrong", "untold"))
    print(f"{right + wrong + untold} days, {right} right, {wrong} wrong, {untold} untold")
    print(f"recall {right / max(1, right + wrong + untold):.3f}, precision {right / max(1, right + wrong):.3f}")
    for basis, clue in sorted(clues.items(), key=lambda item: -item[1]["right"]):
        if clue["right"] or clue["wrong"]:
            print(f"  {clue['right']:5} right {clue['wrong']:4} wrong  {basis}")


if __name__ == "__main__":
    main()
