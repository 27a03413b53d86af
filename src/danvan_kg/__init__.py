"""Vietnamese party news as a knowledge graph in which every statement has its quote."""

__version__ = "0.1.0"
