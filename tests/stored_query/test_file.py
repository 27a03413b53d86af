"""A stored query file is whole and consistent, or is refused with file, line and hint."""

from pathlib import Path

import pytest

from danvan_kg.errors import AssetError, QueryError
from danvan_kg.stored_query import load_queries, packaged_queries, read_query

HEADER = """#+ summary: {vi: Tên của vật, en: Names of a thing}
#+ description: {vi: Mô tả, en: "Described: well"}
#+ tags: [names]
#+ question: 16
#+ parameters:
#+   thing:
#+     {type: iri, class: "dv:Person", required: true, example: "https://example.org/a", label: {vi: vật, en: thing}}
#+   year: {type: gYear, label: {vi: năm, en: year}}
#+ answer: {vi: "{name} là tên[ từ năm {since}].", en: "{name} is a name[ since {since}]."}
"""
BODY = "SELECT ?name WHERE {\n  VALUES ?thing { UNDEF }\n  VALUES ?year { UNDEF }\n  ?thing ?year ?name\n}\n"


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str, name: str = "names-of.rq") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_says_what_it_answers(write) -> None:
    query = read_query(write(HEADER + BODY))
    assert query.name == "names-of"
    assert query.summary == {"vi": "Tên của vật", "en": "Names of a thing"}
    assert query.question == 16
    assert [parameter.name for parameter in query.parameters] == ["thing", "year"]
    assert query.parameter("thing").class_iri == "https://w3id.org/danvan-kg/ontology#Person"
    assert query.sparql == BODY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BODY, r"names-of.rq:1: there is no header"),
        (HEADER.replace("[names]", "[names"), r"names-of.rq:4: the header is not YAML"),
        (HEADER.replace("tags", "labels") + BODY, r"unknown key 'labels'"),
        (HEADER.replace("[names]", "[]") + BODY, r"there are no tags"),
        (HEADER.replace(", en: Names of a thing", "") + BODY, r"'summary' must have the languages"),
        (HEADER.replace("type: gYear", "type: year") + BODY, r"'year' has no known type"),
        (HEADER + BODY.replace("  VALUES ?year { UNDEF }\n", ""), r"'year' has no slot"),
        (HEADER + BODY.replace("?year {", "?month {"), r"names-of.rq:12: slot \?month is not in the header"),
        (HEADER + BODY + "VALUES ?year { UNDEF }", r"names-of.rq:15: slot \?year stands outside"),
        (HEADER + BODY.replace("VALUES ?year", "VALUES ?thing"), r"names-of.rq:12: slot \?thing is there twice"),
        (HEADER + BODY.replace("?name\n", "?name ..\n"), r"not valid SPARQL: error at"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(write, text: str, message: str) -> None:
    with pytest.raises(AssetError, match=message) as refusal:
        read_query(write(text))
    assert refusal.value.hint


def test_arguments_are_set_into_their_slots(write) -> None:
    bound = read_query(write(HEADER + BODY)).bind({"thing": "https://example.org/b", "year": ""})
    assert "VALUES ?thing { <https://example.org/b> }" in bound
    assert "?year {" not in bound


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ({}, "'thing' is missing", "for example thing=https://example.org/a"),
        ({"thing": "https://example.org/b", "month": "1"}, "no parameter 'month'", "parameters: thing, year"),
        ({"thing": "https://example.org/b", "year": "20144"}, "not a valid gYear", "give a year as YYYY"),
    ],
)
def test_wrong_arguments_are_refused_with_a_hint(write, arguments: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(QueryError, match=message) as refusal:
        read_query(write(HEADER + BODY)).bind(arguments)
    assert refusal.value.hint == hint


def test_a_sentence_leaves_out_the_part_that_lacks_a_value(write) -> None:
    query = read_query(write(HEADER + BODY))
    assert query.sentence({"name": "An"}, "vi") == "An là tên."
    assert query.sentence({"name": "{since}", "since": "2014"}, "en") == "{since} is a name since 2014."


def test_queries_of_a_folder_come_in_alphabetical_order(write, tmp_path: Path) -> None:
    for name in ("b.rq", "a.rq"):
        write(HEADER + BODY, name)
    assert list(load_queries(tmp_path)) == ["a", "b"]


def test_the_packaged_queries_are_whole() -> None:
    assert len(packaged_queries()) >= 20


def test_every_example_of_a_literal_parameter_is_valid() -> None:
    for query in packaged_queries().values():
        for parameter in query.parameters:
            if parameter.type != "iri" and parameter.example:
                parameter.term(parameter.example)
