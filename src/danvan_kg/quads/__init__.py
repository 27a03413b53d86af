"""Quads: resolved things and articles' statements as N-Quads or TriG. Mints every IRI, escapes every literal."""

from danvan_kg.quads.corpus import corpus_quads, corpus_trig

__all__ = ["corpus_quads", "corpus_trig"]
