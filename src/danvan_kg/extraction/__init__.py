"""Extraction: a pure function of one article and the lexicon."""
