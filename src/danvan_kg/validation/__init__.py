"""Shapes → validation report; what does not conform → quarantine.

The shape files are the one truth. pySHACL reads them for one article (`article_report`); compiled to SPARQL they check
the whole staging store of a build (`validate_store`); `refuse` decides what is not published.
"""
