"""All routes of the pages."""

from pathlib import Path

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from danvan_kg.browse.ontology_pages import ontology, ontology_file
from danvan_kg.browse.query_pages import query_list, stored_query
from danvan_kg.browse.search import search
from danvan_kg.browse.site_pages import dataset, documentation, report
from danvan_kg.browse.start import start
from danvan_kg.browse.thing_route import thing

_STATIC = Path(__file__).with_name("static")


def page_routes() -> list[BaseRoute]:
    """The routes of the pages; `/sparql` in a browser is the endpoint's to hand over."""
    return [
        Route("/", start),
        Route("/id/{path:path}", thing),
        Route("/search", search),
        Route("/queries", query_list),
        Route("/queries/{name}", stored_query),
        Route("/ontology", ontology),
        Route("/ontology.{suffix}", ontology_file),
        Route("/.well-known/void", dataset),
        Route("/docs", documentation),
        Route("/report", report),
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
    ]
