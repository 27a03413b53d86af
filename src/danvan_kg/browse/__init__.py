"""Pages: server-rendered HTML of things, articles, ontology, stored queries and search, in Vietnamese and English.

Start at `routes`. A handler asks the page backend with the SPARQL files in `sparql/`, makes value types, and renders a
template; templates escape everything and decide nothing but layout. Words stand in `words.yaml`.
"""
