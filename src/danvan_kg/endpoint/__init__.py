"""The guarded SPARQL endpoint: queries run in worker processes that can be killed, and every answer is whole or fails.

For pages (`browse/`) and the site, the names to build on are these; this package file imports nothing, so that a worker
process starts fast:

    from danvan_kg.endpoint.settings import EndpointSettings      # frozen dataclass, every limit with its default
    from danvan_kg.endpoint.backend import Backend                # what pages ask: a pool of workers or an upstream
    from danvan_kg.endpoint.worker.pool import QueryPool                 # Backend over a snapshot's store directory
    from danvan_kg.endpoint.upstream.store import Upstream              # Backend over a SPARQL 1.1 store elsewhere
    from danvan_kg.endpoint.application import mount_endpoint     # adds /sparql, /livez, /readyz, … to a FastAPI app
    from danvan_kg.endpoint.problems import Problem, problem_response

    pool = QueryPool(store_path, limits, workers=2)               # in the application's lifespan:
    await pool.start(); …; await pool.close()

    rows: list[dict[str, Term]] = await pool.select(sparql)       # an unbound variable has no key
    answer: bool = await pool.ask(sparql)
    triples: list[Triple] = await pool.construct(sparql)
    body: bytes = await pool.serialise(sparql, formats.by_suffix("ttl"))

A query that fails raises `Problem` (status, title, detail, hint …), which `problem_response` turns into RFC 9457. The
calls of this interface are for queries of the program's own: they pass no guard.
"""
