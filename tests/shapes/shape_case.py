"""Shape cases: a TriG file that adds to `context.trig`, and beside it the exact report that is expected.

`python -m tests.shapes.shape_case` writes the reports anew; read the difference before you commit it.
"""

from pathlib import Path

import yaml
from pyoxigraph import BlankNode, RdfFormat, Store

from danvan_kg.ontology import ontology_quads
from danvan_kg.validation import Report, Result, validate_store
from danvan_kg.validation.report import Term
from danvan_kg.vocabulary import BASE, IDENTIFIER, PREFIXES

FOLDER = Path(__file__).parent
CONTEXT = FOLDER / "context.trig"
SHAPES = BASE + "shapes#"

Row = dict[str, str]


def case_names() -> list[str]:
    return sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.glob("*/*.trig"))


def load_case(name: str | None) -> Store:
    """The context, what the case adds to it, and the ontology."""
    store = Store()
    for path in [CONTEXT] if name is None else [CONTEXT, FOLDER / f"{name}.trig"]:
        store.load(path=str(path), format=RdfFormat.TRIG)
    store.extend(ontology_quads())
    return store


def expected_rows(name: str) -> list[Row]:
    return yaml.safe_load(_report_file(name).read_text(encoding="utf-8")) or []


def rows(report: Report) -> list[Row]:
    """A report as it stands in a file, in a fixed order."""
    return sorted(map(_row, report.results), key=lambda row: [row.get(name, "") for name in _ORDER])


_ORDER = ("focus", "shape", "component", "path", "value", "severity")


def _row(result: Result) -> Row:
    row = {
        "focus": _named(result.focus),
        "shape": result.shape.removeprefix(SHAPES),
        "component": result.component.removesuffix("ConstraintComponent"),
        "severity": result.severity.value,
    }
    if result.path is not None:
        row["path"] = _short(result.path)
    if result.value is not None and result.value != result.focus:
        row["value"] = _named(result.value)
    return row


def _named(term: Term) -> str:
    return "a blank node" if isinstance(term, BlankNode) else _short(str(term))


def _short(text: str) -> str:
    for prefix, iri in PREFIXES.items():
        text = text.replace(f"<{iri}", f"<{prefix}:")
    return text.replace(f"<{IDENTIFIER}", "<").replace("<", "").replace(">", "")


def _report_file(name: str) -> Path:
    return FOLDER / f"{name}.report.yaml"


def _write(name: str) -> None:
    found = rows(validate_store(load_case(name)))
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200)
    _report_file(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for case in case_names():
        _write(case)
