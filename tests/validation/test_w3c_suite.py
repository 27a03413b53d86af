"""Compiled shapes report what the W3C SHACL suite expects, but for constructs that are refused, each with its reason.

pySHACL is held to the same suite, so that both engines have one meaning.
"""

from collections import Counter

import pytest

from danvan_kg.errors import AssetError
from danvan_kg.validation.reference_validation import validate_with_pyshacl
from tests.conftest import SHARED
from tests.validation.w3c_suite import FAILURE, compiled, expected, keys, parts, suite

pytestmark = pytest.mark.shared

CASES = suite(SHARED / "conformance" / "shacl" / "tests")

_PREBOUND = "relies on $this being bound where no triple pattern binds it, which one query for all nodes cannot"
_COMPONENT = "a constraint component of its own; our shapes write sh:sparql"
_DISJOINT = "sh:qualifiedValueShapesDisjoint is not used by our shapes"
_SELF = "a shape that is its own SPARQL constraint; ours are separate nodes"

# Each must raise AssetError when shapes are compiled: nothing unsupported passes in silence.
UNSUPPORTED = {
    "core/misc/severity-002": "a severity of its own; the build knows three",
    "core/node/equals-001": "sh:equals on a node shape; ours stand on property shapes",
    "core/node/qualified-001": _DISJOINT,
    "core/property/qualifiedMinCountDisjoint-001": _DISJOINT,
    "core/property/qualifiedValueShapesDisjoint-001": _DISJOINT,
    "sparql/component/nodeValidator-001": _COMPONENT,
    "sparql/component/optional-001": _COMPONENT,
    "sparql/component/propertyValidator-select-001": _COMPONENT,
    "sparql/component/validator-001": _COMPONENT,
    "sparql/node/sparql-002": _SELF,
    "sparql/node/sparql-003": _SELF,
    "sparql/pre-binding/pre-binding-001": _PREBOUND,
    "sparql/pre-binding/pre-binding-002": _PREBOUND,
    "sparql/pre-binding/pre-binding-003": _PREBOUND,
    "sparql/pre-binding/pre-binding-004": _PREBOUND,
    "sparql/pre-binding/pre-binding-005": _PREBOUND,
    "sparql/pre-binding/pre-binding-007": _PREBOUND,
    "sparql/pre-binding/shapesGraph-001": "$shapesGraph is an optional feature of SHACL-SPARQL",
}

# https://github.com/RDFLib/pySHACL: known there too.
PYSHACL_FAILS = {
    "core/property/uniqueLang-002": "pySHACL takes a sh:uniqueLang of 1 for true",
    "sparql/node/prefixes-001": "pySHACL takes prefixes from the parsed file, not over owl:imports",
}


@pytest.mark.parametrize("name", sorted(CASES.keys() - UNSUPPORTED.keys()))
def test_compiled_shapes_report_what_the_suite_expects(name: str) -> None:
    wanted = expected(CASES[name])
    if wanted == FAILURE:
        with pytest.raises(AssetError):
            compiled(CASES[name])
    else:
        assert compiled(CASES[name]) == wanted


@pytest.mark.parametrize("name", sorted(UNSUPPORTED))
def test_an_unsupported_construct_is_refused_when_shapes_are_compiled(name: str) -> None:
    with pytest.raises(AssetError):
        compiled(CASES[name])


def test_the_list_of_unsupported_constructs_names_tests_that_exist() -> None:
    assert UNSUPPORTED.keys() | PYSHACL_FAILS.keys() <= CASES.keys()


@pytest.mark.parametrize("name", sorted(CASES.keys() - UNSUPPORTED.keys() - PYSHACL_FAILS.keys()))
def test_pyshacl_reports_the_same_as_compiled_shapes(name: str) -> None:
    wanted = expected(CASES[name])
    if wanted == FAILURE:
        pytest.skip("the suite expects no report here")
    data, shapes = parts(CASES[name])
    assert _without_repetition(keys(validate_with_pyshacl(data, shapes))) == _without_repetition(wanted)


def _without_repetition(found: "Counter[tuple[str, ...]]") -> set[tuple[str, ...]]:
    return set(found)
