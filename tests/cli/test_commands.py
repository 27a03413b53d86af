"""Every command: help with an example, results on stdout, faults on stderr, and an exit code that says how it ended."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COMMANDS = [
    "build",
    "validate",
    "serve",
    "query",
    "explain",
    "why",
    "diff",
    "export",
    "evaluate",
    "rollback",
    "key",
    "up",
]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.returncode == 0
    assert f"danvan-kg {name}" in result.stdout
    assert "Example:" in result.stdout


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.strip().count(".") == 2


def test_wrong_usage_ends_with_2_and_no_traceback(run: Run) -> None:
    for arguments in (("nonsense",), ("build",), ("serve", "--port", "nothing")):
        result = run(*arguments)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr


def test_a_build_says_what_it_published(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "--store", tmp_path / "store", "--json")
    report = json.loads(result.stdout)
    assert result.returncode == 0
    assert report["articles"] == 1
    assert report["stated"]["positions"] == 2
    assert report["refused"] == []
    assert (tmp_path / "store" / "current" / "manifest.json").is_file()


def test_bad_input_costs_only_itself_and_ends_with_3(run: Run, articles: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a", "text": \n', encoding="utf-8")
    result = run("build", articles, bad, "--store", tmp_path / "store", "--json")
    assert result.returncode == 3
    assert json.loads(result.stdout)["articles"] == 1
    assert f"{bad}:1: " in result.stderr
    assert "hint: " in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_to_read_publishes_nothing_and_ends_with_5(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("build", tmp_path / "empty", "--store", tmp_path / "store")
    assert result.returncode == 5
    assert not (tmp_path / "store" / "current").exists()


def test_too_many_refusals_end_the_build_early(run: Run, articles: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{\n{\n{\n", encoding="utf-8")
    result = run("build", bad, articles, "--store", tmp_path / "store", "--max-errors", "1")
    assert result.returncode == 5
    assert "--max-errors" in result.stderr
    assert not (tmp_path / "store" / "current").exists()


@pytest.mark.parametrize(
    "arguments",
    [("query", "thematic-years"), ("why", "person/x"), ("export", "nquads"), ("serve",)],
    ids=lambda arguments: arguments[0],
)
def test_a_missing_store_ends_with_6_and_is_not_created(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--store", tmp_path / "nowhere")
    assert result.returncode == 6
    assert "there is no such store" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_a_stored_query_answers_from_the_command_line(run: Run, store: Path) -> None:
    result = run("query", "positions-of-person", "--person", "Trương Thị Mai", "--store", store, "--format", "csv")
    assert result.returncode == 0, result.stderr
    assert "Trưởng ban" in result.stdout


def test_sparql_of_ones_own_has_the_prefixes(run: Run, store: Path) -> None:
    result = run("query", "--sparql", "ASK { ?tenure a dv:Tenure }", "--store", store)
    assert result.stdout.strip() == "yes"


def test_a_wrong_query_names_the_position_and_ends_with_5(run: Run, store: Path) -> None:
    result = run("query", "--sparql", "SELECT * WHERE { ?s ?p }", "--store", store)
    assert result.returncode == 5
    assert "query:1:24: unexpected '}'; expected one of a variable, " in result.stderr


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE { ?s a dv:Tenur ; ?p }", "did you mean dv:Tenure?"),
        ("SELECT * WHERE { ?s a ex:Thing }", "the prefix ex: is not declared"),
        ("SELECT * WHERE { ?s ?p ?o", "the { of line 1, column 16 is not closed"),
    ],
    ids=("misspelt", "prefix", "end"),
)
def test_a_wrong_query_is_explained_as_the_endpoint_does(run: Run, store: Path, query: str, told: str) -> None:
    assert told in run("query", "--sparql", query, "--store", store).stderr


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("SELECT ?s WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "query:1:19: SERVICE"),
        ("SELECT * WHERE " + "{ " * 400 + "?s ?p ?o" + " }" * 400, "query:1:"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "query:1:1: INSERT"),
    ],
    ids=("service", "too-deep", "update"),
)
def test_what_the_endpoint_refuses_the_command_refuses_too(run: Run, store: Path, query: str, where: str) -> None:
    result = run("query", "--sparql", query, "--store", store)
    assert result.returncode == 5
    assert where in result.stderr
    assert "Traceback" not in result.stderr


def test_validate_of_a_missing_file_ends_with_2_and_a_hint(run: Run, tmp_path: Path) -> None:
    result = run("validate", tmp_path / "nothing.ttl")
    assert result.returncode == 2
    assert "there is no such file\nhint: " in result.stderr


def test_rollback_publishes_the_one_before_and_goes_forward_again(run: Run, articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert run("rollback", "--store", store).returncode == 6
    run("build", articles, "--store", store)
    alone = run("rollback", "--store", store)
    assert (alone.returncode, "the only snapshot" in alone.stderr) == (6, True)
    second = tmp_path / "articles"
    second.mkdir()
    (second / "khac.txt").write_text("Hội nghị khác\n\nSáng 20/12/2019, tại Hà Nội, có hội nghị.\n", encoding="utf-8")
    names = [(store / "current").readlink().name]
    run("build", second, "--store", store)
    names.append((store / "current").readlink().name)
    for expected in (names[0], names[1], names[0]):
        result = run("rollback", "--store", store)
        assert (result.returncode, result.stdout.strip()) == (0, expected)
        assert (store / "current").readlink().name == expected
    assert run("rollback", "--store", store, "--to", names[1]).stdout.strip() == names[1]
    assert run("rollback", "--store", store, "--to", "../..").returncode == 6
    next((store / "snapshots" / names[0] / "store").glob("*.sst")).write_bytes(b"")
    damaged = run("rollback", "--store", store)
    assert (damaged.returncode, (store / "current").readlink().name) == (6, names[1])


def test_key_is_printed_once_and_its_digest_is_kept(run: Run, tmp_path: Path) -> None:
    keys = tmp_path / "keys.yaml"
    result = run("key", "newsroom", "--keys", keys)
    assert (result.returncode, result.stdout.strip().startswith("dvk_")) == (0, True)
    assert result.stdout.strip() not in keys.read_text(encoding="utf-8")
    assert run("key", "newsroom", "--keys", keys).returncode == 2


def test_why_prints_the_sentence(run: Run, store: Path) -> None:
    people = run("query", "--sparql", "SELECT ?p WHERE { ?p a dv:Person }", "--store", store, "--format", "csv")
    iri = people.stdout.split()[1]
    result = run("why", iri, "--store", store)
    assert "Ủy viên Bộ Chính trị, Trưởng Ban Dân vận Trung ương" in result.stdout


def test_why_of_an_unknown_thing_ends_with_5(run: Run, store: Path) -> None:
    assert run("why", "person/nobody", "--store", store).returncode == 5


def test_explain_shows_zones_statements_and_quotes(run: Run, articles: Path) -> None:
    result = run("explain", articles / "hoi-nghi.txt")
    assert result.returncode == 0
    for expected in ("title", "Trương Thị Mai", "Trưởng ban", "Ban Dân vận Trung ương", "Conference"):
        assert expected in result.stdout


def test_explain_says_for_each_sentence_why_something_is_stated_or_not(run: Run, articles: Path) -> None:
    result = run("explain", articles / "hoi-nghi.txt")
    assert "+ events.date: 2019-12-20 (event.date)" in result.stdout
    assert "sentence by sentence" in result.stdout
    as_json = json.loads(run("explain", articles / "hoi-nghi.txt", "--json").stdout)
    assert any(remark["why"] == "event.date" for trace in as_json["sentences"] for remark in trace["stated"])


def test_validate_has_three_endings(run: Run, articles: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        "@prefix dv: <https://w3id.org/danvan-kg/ontology#> .\n"
        "<https://w3id.org/danvan-kg/id/person/x> a dv:Person .\n",
        encoding="utf-8",
    )
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>", encoding="utf-8")
    assert run("validate", articles / "hoi-nghi.txt").returncode == 0
    assert run("validate", wrong).returncode == 1
    assert run("validate", broken).returncode == 2


def test_a_snapshot_exports_to_every_format(run: Run, store: Path, tmp_path: Path) -> None:
    for kind in ("nquads", "trig", "turtle", "jsonld", "tenures.csv", "documents.csv", "events.csv"):
        target = tmp_path / kind
        assert run("export", kind, "--store", store, "-o", target).returncode == 0
        assert target.stat().st_size > 0
    assert "Trương Thị Mai" in (tmp_path / "tenures.csv").read_text(encoding="utf-8")


def test_two_builds_of_the_same_input_export_the_same_bytes(
    run: Run, store: Path, articles: Path, tmp_path: Path
) -> None:
    run("build", articles, "--store", tmp_path / "other", environment={"PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh"})
    first, second = (run("export", "nquads", "--store", root).stdout for root in (store, tmp_path / "other"))
    assert first == second
    assert first.count("\n") > 1000


def test_diff_says_which_article_came(run: Run, store: Path, articles: Path, tmp_path: Path) -> None:
    extra = tmp_path / "them.txt"
    extra.write_text(
        "Tin mới\n\nNgày 5/1/2020, Ban Dân vận Trung ương ban hành Hướng dẫn số 01-HD/BDVTW.\n", encoding="utf-8"
    )
    assert run("build", articles, extra, "--store", tmp_path / "newer").returncode == 0
    result = run("diff", store, tmp_path / "newer", "--json")
    causes = json.loads(result.stdout)["causes"]
    assert any(cause.startswith("article graph new: ") and "/them/" in cause for cause in causes)


def test_diff_calls_an_article_without_its_text_changed_not_gone(
    run: Run, store: Path, articles: Path, tmp_path: Path
) -> None:
    assert run("build", articles, "--store", tmp_path / "quotes", "--quotes-only").returncode == 0
    causes = json.loads(run("diff", store, tmp_path / "quotes", "--json").stdout)["causes"]
    assert [cause.partition(":")[0] for cause in causes] == ["article graph changed"]


def test_evaluate_scores_a_store(run: Run, store: Path, tmp_path: Path) -> None:
    gold = {"id": "hoi-nghi", "persons": ["Trương Thị Mai", "Ai Khác"], "positions": [], "documents": []}
    gold |= {"campaigns": [], "programmes": [], "events": []}
    (tmp_path / "hoi-nghi.json").write_text(json.dumps(gold), encoding="utf-8")
    result = run("evaluate", "--gold", tmp_path, "--store", store, "--json")
    persons = json.loads(result.stdout)["persons"]
    assert (persons["precision"], persons["recall"]) == (1.0, 0.5)
