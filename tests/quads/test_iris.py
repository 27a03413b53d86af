"""IRIs: readable, distinct where things are, the same on every machine."""

import pytest

from danvan_kg.entity import Identity, ObservationKey, article_identity
from danvan_kg.quads.iris import article_graph_iri, observation_iri, term_iri, thing_iri

BASE = "https://w3id.org/danvan-kg/"


def test_names_that_differ_in_tones_have_iris_of_their_own() -> None:
    """The readable part folds tones, the digest does not."""
    first, second = (thing_iri(Identity("person", name, name)) for name in ("trần hồng hà", "trần hồng hạ"))
    assert first != second
    assert first.startswith(f"<{BASE}id/person/tran-hong-ha-")
    assert second.startswith(f"<{BASE}id/person/tran-hong-ha-")


IDENTIFIERS = ["000_e40de5e89952347c", "bài số 1", "../../etc", "a/b", "a" * 101, ".hidden", "a\nb", ""]


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_a_plain_article_identifier_is_kept_and_any_other_is_made_safe(identifier: str) -> None:
    """The segment has no sign that would need escaping or lead elsewhere."""
    iri = thing_iri(article_identity(identifier))
    segment = iri.removeprefix(f"<{BASE}id/article/").removesuffix(">")
    assert segment.isascii()
    assert "/" not in segment
    assert not segment.startswith(".")
    assert (segment == identifier) == (identifier == "000_e40de5e89952347c")


def test_each_version_of_an_article_has_a_graph() -> None:
    assert article_graph_iri("a1", "v1") == f"<{BASE}graph/article/a1/v1>"
    assert article_graph_iri("a1", "v2") != article_graph_iri("a1", "v1")


def test_an_observation_is_known_by_place_and_content() -> None:
    """Two observations of one stretch have IRIs of their own; both name article, version and offsets."""
    first, second = (observation_iri(ObservationKey("a1", "v1", 3, 9, content)) for content in ("x", "y"))
    assert first != second
    assert first.startswith(f"<{BASE}id/observation/a1-v1-3-9-")


def test_terms_of_vocabularies() -> None:
    assert term_iri("eli:id_local") == "<http://data.europa.eu/eli/ontology#id_local>"
