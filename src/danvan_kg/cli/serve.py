"""`danvan-kg serve`: the endpoint and the pages over a store, or over a SPARQL endpoint elsewhere."""

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
