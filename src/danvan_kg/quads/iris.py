"""Mints every IRI of a thing, a statement and a graph (docs/decisions/0001-iris.md)."""

import re
from functools import lru_cache

from danvan_kg.entity import Identity, ObservationKey
from danvan_kg.text import digest, slug
from danvan_kg.vocabulary import ARTICLE_GRAPH, IDENTIFIER, PREFIXES

_PLAIN_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


@lru_cache(maxsize=1 << 17)
def thing_iri(identity: Identity) -> str:
    """`…/id/<type>/<readable words>-<digest of the key>`, in angle brackets; an article keeps a plain identifier."""
    if identity.type == "article":
        return f"<{IDENTIFIER}article/{_segment(identity.key)}>"
    return f"<{IDENTIFIER}{identity.type}/{slug(identity.readable)}-{digest(identity.key, 8)}>"


@lru_cache(maxsize=1 << 10)
def article_prefix(identifier: str, version: str) -> str:
    """What the last segment of every IRI inside an article's graph begins with."""
    return f"{_segment(identifier)}-{version}"


def local_iri(kind: str, prefix: str, suffix: str) -> str:
    """The IRI of something that one article version alone has: a span, mention, assertion, zone."""
    return f"<{IDENTIFIER}{kind}/{prefix}-{suffix}>"


def observation_iri(key: ObservationKey) -> str:
    content = digest(key.content, 8)
    return local_iri("observation", article_prefix(key.article, key.version), f"{key.start}-{key.end}-{content}")


def article_graph_iri(identifier: str, version: str) -> str:
    """The named graph of one version of an article."""
    return f"<{ARTICLE_GRAPH}{_segment(identifier)}/{version}>"


def fixed_iri(kind: str, name: str) -> str:
    """The IRI of something that there are few of: the extractor, a run."""
    return f"<{IDENTIFIER}{kind}/{name}>"


@lru_cache(maxsize=1 << 12)
def term_iri(name: str) -> str:
    """The IRI of a prefixed name of a vocabulary, in angle brackets: "dv:owner"."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def _segment(identifier: str) -> str:
    if _PLAIN_IDENTIFIER.fullmatch(identifier):
        return identifier
    return f"{slug(identifier)}-{digest(identifier)}"
