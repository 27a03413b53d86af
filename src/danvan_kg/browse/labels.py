"""Labels of things and terms in the reader's language."""

from collections.abc import Iterable

from pyoxigraph import Literal

from danvan_kg.browse.asking import Row
from danvan_kg.browse.links import short_name
from danvan_kg.browse.words import words_in
from danvan_kg.ontology import default_ontology


def best_label(rows: Iterable[Row], language: str) -> str | None:
    """The label in the reader's language, else the Vietnamese one, else any."""
    labels = [row["label"] for row in rows if "label" in row]
    for wanted in (language, "vi", None):
        for label in labels:
            if isinstance(label, Literal) and wanted in (None, label.language):
                return label.value
    return None


def property_label(iri: str, language: str) -> str:
    """The words that pages have for a property of any thing, else its label."""
    return words_in(language).get(f"property:{short_name(iri)}") or term_label(iri, language)


def term_label(iri: str, language: str) -> str:
    """The label of an own or reused term in the reader's language, else its short name."""
    labels = default_ontology().labels(iri)
    return labels.get(language) or labels.get("vi") or short_name(iri)
