"""Formats: the table is sound, and negotiation keeps its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.formats import (
    CSV,
    FORMATS,
    GRAPH_FORMATS,
    JSON,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    RESULT_FORMATS,
    TURTLE,
    XML,
    Format,
    by_media_type,
    by_name,
    by_suffix,
    negotiate,
    parse_accept,
    prefers_html,
)

RANGES = st.sampled_from(
    [*(each.media_type for each in FORMATS), "*/*", "text/*", "application/*", "image/png", "text/html"]
)
MEMBERS = st.tuples(RANGES, st.integers(0, 1000)).map(lambda pair: f"{pair[0]};q={pair[1] / 1000}")


def test_suffixes_and_types_are_unique() -> None:
    assert len({each.suffix for each in FORMATS}) == len(FORMATS)
    assert len({each.media_type for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.suffix)
def test_every_format_is_found_by_each_of_its_names(format_: Format) -> None:
    offers = GRAPH_FORMATS if format_.graph else RESULT_FORMATS
    assert by_suffix(format_.suffix) is format_
    assert by_media_type(format_.content_type) is format_
    assert by_name(format_.suffix.upper(), offers) is format_
    assert all(by_name(each, offers) for each in format_.media_types)
    assert negotiate(format_.media_type, offers) is format_


@pytest.mark.parametrize(
    ("name", "offers", "found"),
    [
        ("json", GRAPH_FORMATS, JSON_LD),
        ("xml", GRAPH_FORMATS, RDF_XML),
        ("json", RESULT_FORMATS, JSON),
        ("xml", RESULT_FORMATS, XML),
        ("turtle", GRAPH_FORMATS, TURTLE),
        ("application/sparql-results json", RESULT_FORMATS, JSON),
        ("text/csv; header=present", RESULT_FORMATS, CSV),
        ("csv", GRAPH_FORMATS, None),
        ("ttl", RESULT_FORMATS, None),
        ("", RESULT_FORMATS, None),
    ],
)
def test_names_that_clients_send(name: str, offers: tuple[Format, ...], found: Format | None) -> None:
    assert by_name(name, offers) is found


@pytest.mark.parametrize(
    ("accept", "found"),
    [
        (None, TURTLE),
        ("", TURTLE),
        ("nonsense", TURTLE),
        ("*/*", TURTLE),
        ("text/plain", N_TRIPLES),
        ("*/*;q=0.1, application/ld+json;q=0.05", TURTLE),
        ("application/rdf+xml, text/turtle;q=0.9", RDF_XML),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
        ("text/turtle;q=0", None),
        ("text/turtle;q=0, */*", N_TRIPLES),
        ("application/json", JSON_LD),
        ("text/turtle;q=bad", TURTLE),
        ("image/*", None),
        ("*/turtle", TURTLE),
    ],
)
def test_negotiation(accept: str | None, found: Format | None) -> None:
    assert negotiate(accept, GRAPH_FORMATS) is found


@given(st.lists(MEMBERS, min_size=1, max_size=6))
def test_order_of_members_does_not_matter(members: list[str]) -> None:
    assert negotiate(", ".join(members), FORMATS) is negotiate(",".join(reversed(members)), FORMATS)


@given(st.text(max_size=60))
def test_no_header_breaks_negotiation(accept: str) -> None:
    assert all(0 <= each.quality <= 1 for each in parse_accept(accept))
    negotiate(accept, FORMATS)


@pytest.mark.parametrize(
    ("accept", "html"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        (None, False),
        ("text/html;q=0.5, text/turtle", False),
        ("text/*", False),
        ("text/html", True),
    ],
)
def test_browsers_are_told_from_clients(accept: str | None, html: bool) -> None:
    assert prefers_html(accept) is html
