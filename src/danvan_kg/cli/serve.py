"""`danvan-kg serve`: the endpoint and the pages over a store, or over a SPARQL endpoint elsewhere."""



