"""Queries that look like others, and short ones that ask for more than there is."""

from collections.abc import Iterator

from tests.endpoint.attacks import BOUNDED, HARMLESS, Probe, get, post

_WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"


def lookalikes() -> Iterator[Probe]:
    """A keyword that some reader sees and another does not."""
    service = "<http://127.0.0.1:54321/x> { ?s ?p ?o }"
    for name, text in {
        "dotted capital": "SERV\u0130CE ",
        "dotless small": "SERV\u0131CE ",
        "long s": "\u017fERVICE ",
        "fullwidth": "\uff33\uff25\uff32\uff36\uff29\uff23\uff25 ",
        "joiner inside": "SER\u200dVICE ",
        "soft hyphen inside": "SER\u00adVICE ",
        "comment inside": "SER#\nVICE ",
        "behind a comment that a carriage return ends": "#\rSERVICE ",
        "behind a form feed": "\x0cSERVICE ",
        "behind a vertical tab": "\x0bSERVICE ",
        "behind a number": "?s ?p 1.SERVICE ",
        "behind LATERAL": "?s ?p ?o LATERAL { SERVICE " + service + " } SERVICE ",
        "behind a long string": "?s ?p '''a''''' SERVICE ",
        "behind an IRI that ends early": "?s ?p <a\\u003E SERVICE ",
        "in ORDER BY": "} ORDER BY EXISTS { SERVICE ",
        "in HAVING": "} GROUP BY ?s HAVING EXISTS { SERVICE ",
    }.items():
        yield Probe(name, get(f"SELECT * {{ {text}{service} }}"))
    # What only looks like the keyword is a query like any other.
    for text in (
        "?SERVICE ?p ?o",
        "?s <urn:SERVICE> ?o",
        "?s ?p 'SERVICE <x> {}'",
        "?s ?p ?o # SERVICE",
        "_:SERVICE ?p 1",
    ):
        yield Probe(f"no keyword: {text}", get(f"ASK {{ {text}\n }}"), frozenset({200}))
    for text in (
        "LOAD <x>",
        "WITH <x> DELETE {} WHERE {}",
        "BASE <x> DROP ALL",
        "SELECT * {} ; DROP ALL",
        "ASK {} INSERT DATA {}",
    ):
        yield Probe(f"update: {text}", get(text))
    for base in ("file:///etc/", "javascript:x", "../../../", "http://127.0.0.1:54321/"):
        query = f"BASE <{base}> SELECT * FROM <passwd> {{ ?s ?p ?o }}"
        yield Probe(f"base {base}", get(query), HARMLESS, (b"root:x:0",))


def greed() -> Iterator[Probe]:
    """A short query that asks for more than there is."""
    doubled = " ".join(f"BIND(REPLACE(?v{n}, 'a', 'aa') AS ?v{n + 1})" for n in range(30))
    nested = " ".join(f"BIND(TRIPLE(<urn:a>, <urn:b>, ?v{n}) AS ?v{n + 1})" for n in range(3000))
    encoded = " ".join(f"BIND(ENCODE_FOR_URI(CONCAT(?v{n}, ?v{n})) AS ?v{n + 1})" for n in range(20))
    crossed = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(100)))} }}" for n in range(8))
    geo = "PREFIX geof: <http://www.opengis.net/def/function/geosparql/> SELECT (geof:envelope("
    for name, query in {
        "paths in a row": f"ASK {{ ?s {'/'.join(['<urn:p>'] * 4000)} ?o }}",
        "stars of stars": "SELECT (COUNT(*) AS ?n) { ?s (((((<urn:x>|!<urn:x>)*)*)*)*)* ?o }",
        "REPLACE that doubles": f"SELECT (STRLEN(?v30) AS ?n) {{ BIND('a' AS ?v0) {doubled} }}",
        "IRI that doubles": f"SELECT (IRI(?v20) AS ?i) {{ BIND('\u1ec7' AS ?v0) {encoded} }}",
        "triple terms of triple terms": f"SELECT ?v3000 {{ BIND(1 AS ?v0) {nested} }}",
        "crossed values": f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}",
        "separator": f"SELECT (GROUP_CONCAT(?o; separator='{'x' * 10_000}') AS ?c) {{ ?s ?p ?o . ?a ?b ?c2 }}",
        "blank nodes": "CONSTRUCT { [] ?p [] } WHERE { ?s ?p ?o . ?a ?b ?c }",
        "template": f"CONSTRUCT {{ {'?s ?p ?o . ' * 9000} }} WHERE {{ ?s ?p ?o . ?a ?b ?c }}",
        "DESCRIBE": f"DESCRIBE {' '.join(f'<urn:{n}>' for n in range(20_000))}",
        "columns": f"SELECT {' '.join(f'?v{n}' for n in range(20_000))} {{ ?s ?p ?o }} LIMIT 50",
        "aggregates": f"SELECT {' '.join(f'(COUNT(?s) AS ?n{n})' for n in range(3000))} {{ ?s ?p ?o }}",
        "graphs": f"SELECT * {' '.join(f'FROM <urn:{n}>' for n in range(8000))} {{ ?s ?p ?o }}",
        "subqueries side by side": "SELECT * {" + "{ SELECT * { ?s ?p ?o } LIMIT 1 }" * 3000 + "}",
        "optionals within optionals": "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o " * 50 + "}" * 50 + "}",
        "order": "SELECT * { ?s ?p ?o } ORDER BY " + "STR(?o) " * 5000,
        "long number": f"SELECT ({'9' * 240_000} AS ?x) {{}}",
        "decimals": f"SELECT (0.{'3' * 100_000} * 0.{'3' * 100_000} AS ?x) {{}}",
        "exponents": "SELECT (1e999999999 AS ?x) (1e-999999999 AS ?y) {}",
        "offsets": "SELECT (SUBSTR('abc', -9223372036854775808, 9223372036854775807) AS ?x) {}",
        "durations": "SELECT ('P9999999999999999999Y'^^<http://www.w3.org/2001/XMLSchema#duration> AS ?x) {}",
        "geometry": f"{geo}'{'GEOMETRYCOLLECTION(' * 5000}'^^<{_WKT}>) AS ?x) {{}}",
        "long IRI with dots": f"BASE <http://x/> ASK {{ <{'../' * 80_000}> ?p ?o }}",
        "random rows": "SELECT (RAND() AS ?x) { ?a ?b ?c . ?d ?e ?f }",
        "entities": "SELECT ('<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>'^^<urn:x> AS ?x) {}",
    }.items():
        yield Probe(name, post(query), BOUNDED, (b"root:x:0",))


CLASSES = (lookalikes, greed)
