"""What a snapshot says of itself, as far as tools read it from a service description.

The editor of the SIB group looks for prefixes (`sh:declare`) and for examples (`sh:SPARQLExecutable` with their
`rdfs:comment` and `sh:select`) in the default graph first, then in the service description, where they are found.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from danvan_kg.endpoint.backend import Backend
from danvan_kg.endpoint.problems import Problem
from danvan_kg.vocabulary import DV, PREFIXES, SH, XSD

log = logging.getLogger(__name__)

_FOLDER = Path(__file__).with_name("sparql")


async def snapshot_triples(backend: Backend, base: str) -> list[Triple]:
    """Dataset, stored queries and prefixes; `base` is the address that the parts are named from.

    What cannot be asked in time is left out and logged.
    """
    try:
        facts = await backend.construct(_query("dataset"))
        queries = await backend.construct(_query("stored-queries"))
    except Problem as problem:
        log.warning("the service description tells nothing of dataset and queries: %s", problem.detail)
        return []
    return [*facts, *queries, *_prefixes(base)]


def _query(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def _prefixes(base: str) -> Iterator[Triple]:
    ontology = NamedNode(DV.iri.rstrip("#"))
    for prefix, iri in PREFIXES.items():
        node = NamedNode(f"{base}#prefix-{prefix}")
        yield Triple(ontology, SH["declare"], node)
        yield Triple(node, SH["prefix"], Literal(prefix))
        yield Triple(node, SH["namespace"], Literal(iri, datatype=XSD["anyURI"]))
