"""`danvan-kg serve`: the endpoint and the pages over a store, or over a SPARQL endpoint elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_kg.errors import ConfigurationError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
