"""SPARQL 1.1 stores elsewhere in place of workers."""
