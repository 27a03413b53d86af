"""The guard refuses what is in the query and passes what is not, cutting tokens as the engine does."""

import collections
import contextlib
import random
import time

import pytest
from pyoxigraph import Store

import danvan_kg.endpoint.query.tokens
from danvan_kg.endpoint.query.guard import GuardLimits, Reason, Refusal, check_query, check_update
from danvan_kg.endpoint.query.tokens import LexicalError, scan

LIMITS = GuardLimits()
EMPTY = Store()
SERVICE = "SERVICE <http://192.0.2.1:9/> { ?x ?y ?z }"

# The engine refuses to connect to port 9, so that no test waits for a network.
# Queries that ask another server, however the keyword is hidden.
SERVICES = [
    f"SELECT * {{ ?s ?p ?o . {SERVICE} }}",
    "SELECT * { service silent ?where { ?x ?y ?z } }",
    "SELECT * { ?s ?p 1SERVICE<http://192.0.2.1:9/>{} }",
    "SELECT * { ?s ?p trueSERVICE<http://192.0.2.1:9/>{} }",
    "PREFIX e: <http://192.0.2.1:9/> SELECT * { ?s ?p ?o SERVICEe:x{} }",
    "PREFIX e: <http://192.0.2.1:9/> SELECT * { ?s ?p ?o SERVICESILENTe:x{} }",
    "PREFIX : <http://192.0.2.1:9/> SELECT * { ?s ?p ?o SERVICE:x{} }",
    "PREFIX e: <http://x/> SELECT * { ?s ?p e:a.b.SERVICE<http://192.0.2.1:9/>{} }",
    f'SELECT * {{ ?s ?p "\\u005C" {SERVICE} }}',
    f"SELECT * {{ ?s ?p ?o FILTER(?o<'x>') {SERVICE} FILTER(?o<'x>') }}",
    f"PREFIX e: <http://x/> SELECT * {{ ?s ?p ?o FILTER e:f(?o<'x>') {SERVICE} FILTER(?o<'x>') }}",
    f"SELECT * {{ {{ SELECT (?o<'x>' AS ?y) {{ ?s ?p ?o }} }} {SERVICE} FILTER(?o<'x>') }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<?p#>'\n) {SERVICE} }}",
    f"SELECT * {{ ?s ?p ?o # comment\r{SERVICE} }}",
    f"SELECT * {{ VALUES ?x {{ '''a' }} {SERVICE} }}",
    f"SELECT * {{ FILTER EXISTS {{ {SERVICE} }} }}",
    f"SELECT * {{ ?s <http://x/'> ?o {SERVICE} . ?a <http://x/'> ?b }}",
    f"SELECT * {{ ?s ?p <<( <http://x/a'> ?p ?o )>> {SERVICE} . ?a <http://x/'> ?b }}",
    f"SELECT * {{ ?s a (1 <http://x/'>) . {SERVICE} . ?a <http://x/'> ?b }}",
]

# Queries in which the word stands, and asks nothing.
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://x/> { }' }",
    'SELECT * { ?s ?p """\nSERVICE <http://x/> { } """ }',
    "SELECT * { ?s <http://x/SERVICE> ?SERVICE } # SERVICE",
    "PREFIX service: <http://x/> SELECT * { GRAPH service:g { ?s service:p ?o } }",
    "PREFIX e: <http://x/> SELECT * { ?s e:SERVICE _:SERVICE . ?s ?p 'x'@service }",
    "PREFIX filter: <http://x/> SELECT * { ?s filter:p (1 <http://x/a>) }",
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?p > <http://x/>) }",
    "PREFIX services: <http://x/> SELECT * { ?s services:p ?o {| ?a ?b |} }",
]


def _refused(query: str, limits: GuardLimits = LIMITS) -> Reason | None:
    try:
        check_query(query, limits)
    except Refusal as refusal:
        return refusal.reason
    return None


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused_however_it_is_hidden(query: str) -> None:
    assert _refused(query) is Reason.SERVICE


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_words_pass(query: str) -> None:
    Store().query(query)
    assert _refused(query) is None


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA {}",
        "LOAD <http://x/>",
        "PREFIX e: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "drop all",
        "WITH <x> DELETE {} WHERE {}",
    ],
)
def test_updates_are_refused(query: str) -> None:
    assert _refused(query) is Reason.UPDATE


@pytest.mark.parametrize("query", ["LOAD <http://x/>", "CLEAR ALL ; LOAD SILENT <http://x/>", "CLEAR ALL;LOADex:a"])
def test_load_is_refused_in_updates_too(query: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_update(query, LIMITS)
    assert caught.value.reason is Reason.UPDATE


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o . \\u0053ERVICE <http://x/> {} }",
        "SELECT ?\\u0061 { ?s ?p ?o }",
        "PREFIX e: <http://x/> SELECT * { ?s e:\\u0061 ?o }",
    ],
)
def test_code_point_escape_outside_of_strings_is_refused(query: str) -> None:
    assert _refused(query) is Reason.SYNTAX


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p '\\u00e0' }", "SELECT * { ?s <http://x/\\u00e0> ?o }"])
def test_code_point_escape_in_strings_and_iris_passes(query: str) -> None:
    assert _refused(query) is None


@pytest.mark.parametrize(
    ("text", "deep"),
    [("{", "}"), ("(", ")"), ("[", "]"), ("<<", ">>"), ("!", ""), ("^", ""), ("- ", ""), ("+", "")],
)
def test_nesting_is_bounded(text: str, deep: str) -> None:
    """What nests as brackets do counts as brackets do: 595 braces abort the engine."""
    assert _refused(f"SELECT * {{ {text * 70} {deep * 70} }}") is Reason.DEPTH
    assert _refused(f"SELECT * {{ {text * 60} {deep * 60} }}") is None


def test_length_is_counted_in_bytes() -> None:
    limits = GuardLimits(length=30)
    assert _refused("SELECT * { ?s ?p 'aaaaaaaaa' }", limits) is None
    assert _refused("SELECT * { ?s ?p 'àaaaaaaaa' }", limits) is Reason.LENGTH


def test_tokens_are_bounded() -> None:
    assert _refused("SELECT * { " + "?s ?p ?o . " * 20_000 + "}") is Reason.TOKENS


def test_service_of_an_allowed_prefix_passes() -> None:
    limits = GuardLimits(services=("https://query.example/",))
    assert _refused("SELECT * { SERVICE <https://query.example/sparql> { ?s ?p ?o } }", limits) is None
    for address in ("<https://evil.example/>", "?where", "e:x", "<\\u0068ttps://query.example/>", "SILENT ?where"):
        query = f"PREFIX e: <https://query.example/> SELECT * {{ SERVICE {address} {{ ?s ?p ?o }} }}"
        assert _refused(query, limits) is Reason.SERVICE, address


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX e: <http://x/> select * {}", "SELECT"),
        ("BASE<http://x/>ASK{}", "ASK"),
        ("# INSERT\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <http://x/>", "DESCRIBE"),
        ("", None),
    ],
)
def test_form_is_found(query: str, form: str | None) -> None:
    assert check_query(query, LIMITS).form == form


def test_digest_ignores_blanks_and_comments_only() -> None:
    one, two = check_query("ASK{?s ?p 'a b'}", LIMITS), check_query("ASK { ?s ?p # c\n 'a b' }", LIMITS)
    assert one.digest == two.digest
    assert one.digest != check_query("ASK{?s ?p 'a  b'}", LIMITS).digest


def test_refusal_says_where() -> None:
    with pytest.raises(Refusal) as caught:
        check_query(f"ASK {{ {SERVICE} }}", LIMITS)
    assert (caught.value.position, caught.value.found) == (6, "SERVICE")


PROLOGUE = "PREFIX e: <http://192.0.2.1:9/> PREFIX : <http://192.0.2.1:9/> BASE <http://192.0.2.1:9/>"

# Pieces that change what follows them; together they make every kind of tokenizer trap.
PIECES = [
    "{", "}", "(", ")", "<", ">", "<=", "<<", ">>", "'", '"', "'''", '"""', "#", "\n", "\r", " ", " . ", ";", ",",
    "\\", "\\u005C", "?o", "?s ?p ?o", "<http://x/a>", "<'x>'", "<http://x/#>", "e:a", "e:a.b", "e:a\\'", ":", "_:b",
    "a", "FILTER", "FILTER(", "BIND(", " AS ?n)", "EXISTS{", "OPTIONAL{", "UNION", "VALUES ?v {", "SELECT",
    "GRAPH ?g {", "1", "1.5e3", "true", "@en", "^^", "SERVICE", "SILENT", "&&", "!", "|", "^",
]  # fmt: skip

# Whole clauses, each with a trap in it, so that most texts made of them are queries.
CLAUSES = [
    " FILTER(?o<'x>') ", " FILTER(?o<'x>' || ?o>'y<') ", " FILTER(?o<?p#>'\n) ", " FILTER e:f(?o<'x>', \"'\") ", "\n",
    " ?a ?b 'it\\'s' . ", " ?a ?b <http://x/'> . ", ' ?a ?b "#" . ', " # ' <\n", " ?a e:a\\'b '<' . ", " ?c e:p 1 . ",
    " VALUES ?v { '''a' } ", " ?a ?b '''it's''' . ", " ?a ?b true . ", " BIND(?o<'x>' AS ?n) ", " ?a (e:p|^<'>)+ ?b . ",
    " ?a ?b (1 <'> 2) . ", " { SELECT (?o<'x>' AS ?m) { ?s ?p ?o } } ", " FILTER(1<?o && '>'>?o) ", " ?a ?b e:x.y . ",
    " SERVICE<http://192.0.2.1:9/>{} ", " SERVICE:x{} ", " SERVICE e:x { ?a ?b ?c } ",
    " ?a ?b e:a.SERVICE<http://192.0.2.1:9/'>{} ",
    " ?a ?b 1SERVICE ?x {} ", " ?a ?b trueSERVICESILENT<'>{} ", " ?a ?b 'SERVICE' . ",
    " ?SERVICE e:SERVICE _:SERVICE . ",
    " FILTER(?o IN(<'>,'>')) ", " FILTER EXISTS { ?a ?b '<' } ",
    " FILTER(?o = <<( ?s <'> '>' )>>) ", " FILTER(?o<<<( ?s <'> '>' )>>) ",
]  # fmt: skip


def test_keyword_is_refused_exactly_where_it_means_something() -> None:
    """Random queries of traps: the engine misses the keyword where, and only where, the guard has refused it."""
    source = random.Random(20140804)
    parsed = 0
    for _ in range(20_000):
        middle = "".join(source.choice(CLAUSES) for _ in range(source.randint(1, 4)))
        query = f"{PROLOGUE} SELECT * {{ ?s ?p ?o {middle} }}"
        if "SERVICE" not in middle or not _parses(query):
            continue
        parsed += 1
        means_something = not _parses(query.replace("SERVICE", "QERVICE"))
        assert means_something is (_refused(query) is Reason.SERVICE), query
    assert parsed > 3_000


def test_no_text_breaks_the_guard() -> None:
    """Whatever the text, the answer is a verdict or a refusal that points into it."""
    source = random.Random(25)
    for _ in range(5_000):
        text = "".join(source.choice(PIECES) for _ in range(source.randint(1, 30)))
        assert 0 <= _position(text) <= len(text)


def _position(text: str) -> int:
    try:
        check_query(text, LIMITS)
    except Refusal as refusal:
        return refusal.position or 0
    return 0


def _parses(query: str) -> bool:
    try:
        EMPTY.query(query)
    except SyntaxError:
        return False
    except (RuntimeError, OSError, ValueError):  # it has a meaning, but cannot be evaluated
        return True
    return True


def test_engine_takes_the_traps() -> None:
    """The hidden keywords above are real: the engine parses each of those queries as it stands."""
    assert [query for query in SERVICES if not _parses(query)] == []


# What a scanner may look for to the end of the text, again and again.
HALVES = [
    *("< ", "<a ", "<=", "<<", "<<( ", ">>", "{|", "a.", "a-", "a:.", "a:%", "a:\\-.", "_:a.", "@a-", "1.", "1e"),
    *("ệ", "ệ.", "ệ-", "ệ ", "?ệ", "\u0300", "'' ", "'''", '"""', '"\\u0041"', "'\\n'", "%", "filter:b(", "# \n"),
]


@pytest.mark.parametrize("unit", HALVES)
def test_long_text_is_read_in_linear_time(unit: str) -> None:
    """What is read over and over would keep everybody else waiting: half a minute for the worst of these."""
    text = "ASK { " + unit * (60_000 // len(unit))
    begin = time.process_time()
    with contextlib.suppress(LexicalError):
        collections.deque(scan(text), maxlen=0)
    assert time.process_time() - begin < 2


def test_names_are_found_where_looking_for_each_finds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """That no prefix begins inside of a run without a colon is a shortcut, and changes no token."""
    chance = random.Random(7)
    marks = [*"aệ.:-_0<>{}()\"' \\?^\u0300", "a:b", "ệ.ệ:", "a.b", "SELECT", "<x>", "a-"]
    texts = ["".join(chance.choices(marks, k=chance.randint(1, 14))) for _ in range(20_000)]

    def tokens(text: str) -> object:
        found: list[object] = []
        try:
            found.extend((token.kind, token.text, token.depth) for token in scan(text))
        except LexicalError as error:
            found.append((error.message, error.position))
        return found

    quick = [tokens(text) for text in texts]
    monkeypatch.setattr(danvan_kg.endpoint.query.tokens, "_NAMELESS", danvan_kg.endpoint.query.tokens._TOKEN)
    assert [tokens(text) for text in texts] == quick
