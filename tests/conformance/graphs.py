"""Graphs made comparable: equal exactly where they are isomorphic."""

from collections.abc import Iterable

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad


def canonical(quads: Iterable[Quad]) -> list[str]:
    """The quads with canonical blank nodes, sorted."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return sorted(str(quad) for quad in dataset)
