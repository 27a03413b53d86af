"""On a real article, whole pipeline, both engines say the same: all that is said is said by both."""

import pytest
from pyoxigraph import RdfFormat, Store

from danvan_kg.article import Article, read_sources
from danvan_kg.authority import load_authority
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.ontology import ontology_quads
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from danvan_kg.validation import refuse, validate_graphs, validate_store
from tests.conftest import SHARED

pytestmark = pytest.mark.shared


def _store(pattern: str) -> Store:
    sources = sorted((SHARED / "articles").glob(pattern))
    lexicon = load_lexicon()
    corpus = [(item, extract(item, lexicon)) for item in read_sources(sources) if isinstance(item, Article)]
    store = Store()
    store.load("\n".join(corpus_quads(resolve(corpus, load_authority()), full_text=True)), format=RdfFormat.N_QUADS)
    store.extend(ontology_quads())
    return store


@pytest.mark.slow
def test_pyshacl_and_compiled_shapes_agree_on_a_real_article() -> None:
    store = _store("004_*.txt")
    compiled = [result.key for result in validate_store(store).results]
    assert compiled
    assert [result.key for result in validate_graphs(store).results] == compiled


def test_the_real_articles_pass_the_gate_whole() -> None:
    assert refuse(_store("*.txt")).removed == ()


def test_no_subject_stands_in_two_graphs() -> None:
    """What validating all graphs together rests on."""
    graphs: dict[object, set[object]] = {}
    for quad in _store("*.txt"):
        graphs.setdefault(quad.subject, set()).add(quad.graph_name)
    assert [subject for subject, found in graphs.items() if len(found) > 1] == []
