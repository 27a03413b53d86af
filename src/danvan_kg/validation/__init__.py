"""Shapes → validation report; what does not conform → quarantine.

The shape files are the one truth. pySHACL reads them for one graph at a time (`validate_graphs`); compiled to SPARQL
they check a whole store (`validate_store`); `refuse` takes out of a build's staging store what must not be published.
"""

from danvan_kg.validation.compilation import compile_shapes, project_shapes
from danvan_kg.validation.constraint import CompiledConstraint
from danvan_kg.validation.gate import Refusal, refuse
from danvan_kg.validation.quarantine import result_quads
from danvan_kg.validation.reference_validation import (
    data_graph,
    validate_graph,
    validate_graphs,
    validate_with_pyshacl,
)
from danvan_kg.validation.report import Report, Result, Severity
from danvan_kg.validation.store_validation import validate_store

__all__ = [
    "CompiledConstraint",
    "Refusal",
    "Report",
    "Result",
    "Severity",
    "compile_shapes",
    "data_graph",
    "project_shapes",
    "refuse",
    "result_quads",
    "validate_graph",
    "validate_graphs",
    "validate_store",
    "validate_with_pyshacl",
]
