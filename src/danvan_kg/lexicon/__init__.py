"""The lexicon: what words mean. Reads `data/lexicon/*.yaml` into frozen tables."""

from danvan_kg.lexicon.loading import load_lexicon
from danvan_kg.lexicon.model import Lexicon
from danvan_kg.lexicon.table import Table

__all__ = ["Lexicon", "Table", "load_lexicon"]
