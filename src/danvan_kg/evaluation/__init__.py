"""Scoring a store against gold annotations: precision, recall and F1 by kind of fact, and accuracy of attributes."""

from danvan_kg.evaluation.gold import KINDS, GoldArticle, read_gold
from danvan_kg.evaluation.scores import Evaluation, Scores, evaluate
from danvan_kg.evaluation.stated import Stated, read_stated

__all__ = ["KINDS", "Evaluation", "GoldArticle", "Scores", "Stated", "evaluate", "read_gold", "read_stated"]
