"""rdflib-endpoint over an Oxigraph store, to compare with: `python endpoint_rdflib.py DIRECTORY PORT`."""

import sys

import uvicorn
from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

if __name__ == "__main__":
    directory, port = sys.argv[1:]
    graph = Dataset(store=OxigraphStore(store=Store.read_only(directory)))
    uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(port), log_level="warning")
