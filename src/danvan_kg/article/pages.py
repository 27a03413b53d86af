"""HTML pages: the article's text and what the page says of itself, by trafilatura and htmldate."""

import copy
import re
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from htmldate import find_date
from trafilatura import bare_extraction

from danvan_kg.article.characters import clean, decode, has_words, single_line
from danvan_kg.article.cues import default_cues, folded
from danvan_kg.article.draft import Draft
from danvan_kg.article.linked_data import PageClaims, claims_of
from danvan_kg.article.outlets import default_outlets
from danvan_kg.article.publication import PAGE_METADATA, read_stamp
from danvan_kg.errors import InputError
from danvan_kg.partial_date import PartialDate

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_HEAD = 4096
# Elements within one another: no paper's page comes near, and the libraries recurse.
_DEEPEST = 400
# Where a page shows the reader's day and hour and not the article's, and other articles with theirs.
_CLOCKS = """//header[not(ancestor::article)] | //nav | //footer | //aside
  | //*[re:test(concat(@class, ' ', @id), 'clock|current-?(date|time)|today', 'i')]
  | //*[re:test(concat(@class, ' ', @id), 'relat|sidebar|other-?news|lien-?quan', 'i')]"""
_DATED = """//time | //abbr[@title]
  | //*[re:test(concat(@class, ' ', @id, ' ', @itemprop), 'date|time|publish|ngay', 'i')]"""
_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}
_LONGEST_DATED = 200
_LONGEST_LABEL = 100  # what stands between heading and stamp is shorter: counters, names, buttons
# Fixed bounds, so that the day on which a page is read changes nothing.
_FIRST_DAY, _LAST_DAY = "1997-01-01", "2100-12-31"
# What libraries that work through broken markup are known to raise on it.
_BROKEN = (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError)

Element = Any  # lxml publishes no types


def draft_of_page(data: bytes, *, origin: str, stem: str) -> Draft:
    """The draft of an HTML page. InputError if it cannot be parsed or has no text that reads as an article."""
    tree = _parse(_decode(data, origin), origin)
    claims = claims_of(tree)
    published = claims.published or _dated(tree)
    captions = _captions_to_paragraphs(tree)
    heading = claims.title or _heading(tree)
    extracted, extracted_title = _extract(tree)
    try:
        body, title = clean(extracted), single_line(clean(heading or extracted_title or "")) or None
    except ValueError as error:
        raise InputError(f"{origin}:1: {error}", hint="write the text as valid Unicode") from None
    if not has_words(body):
        raise InputError(f"{origin}:1: no article text in the page", hint="save the article's text as .txt")
    return Draft(
        text=_with_title(title, body),
        origin=origin,
        stem=stem,
        identifier=stem,
        title=title,
        url=claims.url,
        publisher=_publisher(claims),
        published=published,
        published_basis=PAGE_METADATA,
        captions=captions,
    )


def _decode(data: bytes, origin: str) -> str:
    """UTF-8, or the encoding that the page declares."""
    try:
        return decode(data, origin)
    except InputError:
        declared = _CHARSET.search(data[:_HEAD])
        if declared is None:
            raise
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
        raise


def _parse(markup: str, origin: str) -> Element:
    # Neither entities of a DTD nor addresses are followed: an HTML parser knows none, and the network is off.
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", clean(markup)), parser=parser)
    except _BROKEN as error:
        raise InputError(
            f"{origin}:1: not an HTML page: {single_line(str(error))}", hint="save the page again"
        ) from None
    if _is_deeper(tree, _DEEPEST):
        raise InputError(
            f"{origin}:1: over {_DEEPEST} elements within one another", hint="save the article's text as .txt"
        )
    return tree


def _is_deeper(tree: Element, limit: int) -> bool:
    depth = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _extract(tree: Element) -> tuple[str, str | None]:
    """The text with a line for each paragraph, and the title, as trafilatura finds them."""
    try:
        document = bare_extraction(tree, include_comments=False, favor_recall=True, with_metadata=True)
    except _BROKEN:
        return "", None
    if document is None or isinstance(document, dict):
        return "", None
    return document.text or "", document.title


def _captions_to_paragraphs(tree: Element) -> frozenset[str]:
    """Makes paragraphs of the captions, which would be left out otherwise, and returns their texts."""
    captions = set()
    for element in tree.xpath("//figcaption | //figure//*[contains(@class, 'caption')]"):
        caption = single_line(element.text_content())
        if caption:
            captions.add(caption)
            for inner in list(element):
                element.remove(inner)
            element.tag, element.text = "p", caption
            figure = next(element.iterancestors("figure"), None)
            if figure is not None and figure.getparent() is not None:
                figure.addnext(element)
    return frozenset(clean(caption) for caption in captions)


def _heading(tree: Element) -> str | None:
    headings = tree.xpath("//article//h1 | //main//h1") or tree.xpath("//h1")
    return next((text for heading in headings if (text := single_line(heading.text_content()))), None)


def _with_title(title: str | None, body: str) -> str:
    """The body below its title, which then stands in the text."""
    first = single_line(body.lstrip().partition("\n")[0])
    return body if title is None or first == title else f"{title}\n\n{body}"


def _publisher(claims: PageClaims) -> str | None:
    """The site's name; where only its address is known as an outlet's, that says it."""
    outlets = default_outlets()
    if claims.publisher is None or outlets.of_name(claims.publisher) or claims.url is None:
        return claims.publisher
    outlet = outlets.of_url(claims.url)
    return None if outlet and outlets.of_name(outlet.name) == outlet else claims.publisher


def _dated(tree: Element) -> PartialDate | None:
    """The day that the page prints: the first time stamp after the heading, else one in an element for dates."""
    page = copy.deepcopy(tree)
    for clock in page.xpath(_CLOCKS, namespaces=_REGULAR_EXPRESSIONS):
        if clock.getparent() is not None and not clock.xpath(".//h1"):
            clock.drop_tree()
    return _stamp_after_heading(page) or _in_date_element(page)


def _stamp_after_heading(page: Element) -> PartialDate | None:
    headings = page.xpath("//h1")
    for text in headings[0].xpath("following::text()[normalize-space()]") if headings else ():
        stamp = read_stamp(folded(single_line(text)), default_cues())
        if stamp and stamp.day:
            return stamp.day
        if len(text) > _LONGEST_LABEL:
            return None  # the text has begun
    return None


def _in_date_element(page: Element) -> PartialDate | None:
    """By htmldate, which knows many ways to write a day, but from elements for dates alone: prose is no stamp."""
    dated = lxml.html.document_fromstring("<html><body></body></html>")
    body = dated.find("body")
    for element in page.xpath(_DATED, namespaces=_REGULAR_EXPRESSIONS):
        if len(element.text_content()) <= _LONGEST_DATED:
            body.append(copy.deepcopy(element))
    try:
        found = find_date(
            dated, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY, url=None
        )
    except _BROKEN:
        return None
    return PartialDate.parse(found) if found else None
