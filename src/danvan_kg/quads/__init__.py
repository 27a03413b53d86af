"""Quads: resolved things and articles' statements as N-Quads lines. Mints every IRI and escapes every literal."""

from danvan_kg.quads.corpus import corpus_quads

__all__ = ["corpus_quads"]
