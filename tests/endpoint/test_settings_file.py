"""What an operator may set without an option, and that nothing else is taken for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_kg.endpoint.query.guard import GuardLimits
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.settings_file import read_settings
from danvan_kg.errors import ConfigurationError
from tests.browse.small_corpus import publish
from tests.endpoint.attacks import post, raw
from tests.endpoint.test_attacks import _send as send
from tests.site_process import serving

DEFAULTS = EndpointSettings()


def _file(folder: Path, text: str) -> Path:
    path = folder / "site.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_key_stands_for_its_setting(tmp_path: Path) -> None:
    text = """
    queue: 2.5
    waiting: 10
    page-workers: 2
    query-bytes: 1000
    query-depth: 8
    query-tokens: 500
    head-bytes: 4096
    spool-bytes: 2048
    cache-bytes: 0
    cached-answer-bytes: 0
    services: [https://query.wikidata.org/sparql]
    """
    guard = GuardLimits(length=1000, depth=8, tokens=500, services=("https://query.wikidata.org/sparql",))
    expected = EndpointSettings(
        limits=QueryLimits(queue=2.5),
        waiting=10,
        page_workers=2,
        guard=guard,
        head=4096,
        spool=2048,
        cache=0,
        cached_answer=0,
    )
    assert read_settings(_file(tmp_path, text), DEFAULTS) == expected


def test_what_is_not_named_stays(tmp_path: Path) -> None:
    settings = replace(DEFAULTS, workers=7, limits=QueryLimits(deadline=3))
    assert read_settings(_file(tmp_path, "# nothing yet"), settings) == settings
    changed = read_settings(_file(tmp_path, "queue: 1"), settings)
    assert (changed.workers, changed.limits) == (7, QueryLimits(deadline=3, queue=1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("query-deph: 64", "did you mean query-depth"),
        ("colour: red", "there are queue, "),
        ("query-depth: many", "a whole number of at least 2"),
        ("query-depth: 1", "at least 2"),
        ("query-depth: true", "a whole number"),
        ("query-depth: 6.5", "a whole number"),
        ("queue: .inf", "a number"),
        ("queue: -1", "at least 0"),
        ("services: https://example.org/", "a list of addresses"),
        ("services: [https://example.org]", "the / behind the host"),
        ("services: ['https://a@example.org/']", "a list of addresses"),
        ("services: ['file:///etc/']", "a list of addresses"),
        ("- 1", "write lines"),
        ("a: [", "write lines"),
    ],
)
def test_anything_else_is_refused_with_a_hint(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_settings(_file(tmp_path, text), DEFAULTS)
    assert words in (refused.value.hint or "")
    assert "site.yaml" in refused.value.message


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_settings(tmp_path / "none.yaml", DEFAULTS)


def test_a_running_site_holds_to_them(tmp_path: Path) -> None:
    """Bounds are those of the file; SERVICE asks the store that is named, and no other."""
    store = publish(tmp_path / "store")
    with serving("--store", store) as other:
        text = f"query-depth: 8\nquery-bytes: 500\nhead-bytes: 2000\nservices: ['{other.address}/sparql']"
        with serving("--store", store, "--settings", _file(tmp_path, text)) as site:

            def status(request: bytes) -> bytes:
                return send(site, request).split(b" ")[1]

            service = f"SERVICE <{other.address}/sparql> {{ ?s a <https://w3id.org/danvan-kg/ontology#Person> }}"
            answer = send(site, post(f"SELECT ?s {{ {service} }}"))
            assert b" 200 OK" in answer
            assert b"/id/person/" in answer
            elsewhere = other.address.replace("127.0.0.1", "localhost")
            assert status(post(f"ASK {{ SERVICE <{elsewhere}/sparql> {{ ?s ?p ?o }} }}")) == b"403"
            assert status(post(f"ASK {{ VALUES ?e {{ <{other.address}/sparql> }} SERVICE ?e {{ }} }}")) == b"403"
            assert status(post("ASK " + "{" * 9 + "}" * 9)) == b"400"
            assert status(post("ASK {} #" + "x" * 500)) == b"413"
            assert status(raw("GET", "/livez", "X-Long: " + "x" * 2000)) == b"431"
            assert status(raw("GET", "/livez")) == b"200"
