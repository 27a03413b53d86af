"""Extraction: a pure function of one article and the lexicon."""

from dataclasses import fields

from danvan_kg.article import Article
from danvan_kg.extraction.dating import dated
from danvan_kg.extraction.facts import find_facts
from danvan_kg.extraction.mentions import named_organizations, named_persons
from danvan_kg.extraction.recognition.recognising import recognise, recognition_of
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Extraction

__all__ = ["extract", "recognise"]


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """All that `article` states."""
    recognition = recognition_of(article, lexicon)
    view = recognition.view
    facts = find_facts(view, lexicon)
    return Extraction(
        article=article.identifier,
        persons=named_persons(view),
        organizations=named_organizations(view),
        positions=dated(view.positions, facts.events, article),
        issues=recognition.issues,
        **{fact.name: getattr(facts, fact.name) for fact in fields(facts)},
    )
