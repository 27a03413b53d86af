"""An article's node in the default graph: identifier, title, source, day, publisher."""

from collections.abc import Iterator

from danvan_kg.article import Article
from danvan_kg.entity import Identity, article_identity, article_version, outlet_identity
from danvan_kg.quads.article_graph import text_iri
from danvan_kg.quads.iris import article_graph_iri, thing_iri
from danvan_kg.quads.terms import string, term, vietnamese, web_address
from danvan_kg.quads.things import named
from danvan_kg.vocabulary import DCTERMS, DV


def article_quads(article: Article, cluster: Identity | None = None) -> Iterator[str]:
    """`cluster` is that of the copies of its text, where there are any."""
    subject = thing_iri(article_identity(article.identifier))
    version = article_version(article)
    yield from named(subject, "Article", " ".join(article.title.split()) or article.identifier)
    yield f"{subject} <{DCTERMS.iri}identifier> {string(article.identifier)} ."
    yield f"{subject} <{DCTERMS.iri}title> {vietnamese(article.title or article.identifier)} ."
    yield f"{subject} <{DV.iri}text> {text_iri(article, version)} ."
    yield f"{subject} <{DV.iri}graph> {article_graph_iri(article.identifier, version)} ."
    if article.url:
        yield f"{subject} <{DCTERMS.iri}source> {web_address(article.url)} ."
    if article.published:
        yield f"{subject} <{DCTERMS.iri}issued> {term(article.published)} ."
        if article.published_basis:
            yield f"{subject} <{DV.iri}issuedBasis> {string(article.published_basis)} ."
    if article.publisher:
        yield f"{subject} <{DCTERMS.iri}publisher> {thing_iri(outlet_identity(article.publisher))} ."
    if article.republished_from:
        yield f"{subject} <{DV.iri}republishedFrom> {thing_iri(outlet_identity(article.republished_from))} ."
    if cluster:
        yield f"{subject} <{DV.iri}syndicationCluster> {thing_iri(cluster)} ."
