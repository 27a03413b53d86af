"""SHACL's constraint components as SPARQL: when does a value, or a focus node, break the constraint?

Each component gives one of three forms (forms.py).
https://www.w3.org/TR/shacl/#core-components
"""

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from danvan_kg.validation.constraint import Doubt
from danvan_kg.validation.forms import EachValue, Form, Listing, Place, WholeNode
from danvan_kg.validation.shape_graph import Term
from danvan_kg.vocabulary import RDF, RDFS, SH, XSD


class BlankTermError(Exception):
    """A blank node where SPARQL needs a term that it can ask for."""


def text(term: Term) -> str:
    """A term as it stands in SPARQL."""
    if isinstance(term, BlankNode):
        raise BlankTermError(f"{term}: a blank node cannot be asked for in SPARQL")
    return str(term)


# A count is written out as that many variables, which is fast while it is small; no shape of ours needs more.
GREATEST_COUNT = 6


def _count(place: Place, parameter: Term) -> int:
    if not isinstance(parameter, Literal) or not parameter.value.isdigit():
        raise place.graph.error(place.shape, f"{parameter} is no count")
    count = int(parameter.value)
    if count > GREATEST_COUNT:
        raise place.graph.error(place.shape, f"a count of {count}", hint=f"counts up to {GREATEST_COUNT} are compiled")
    return count


def _min_count(place: Place, parameter: Term) -> Form:
    count = _count(place, parameter)
    screened = Doubt(place.values, f"!BOUND({place.value})", optional=True) if count == 1 else None
    return WholeNode(f"NOT EXISTS {{ {place.at_least(count)}}}" if count else "false", screened)


def _max_count(place: Place, parameter: Term) -> Form:
    count = _count(place, parameter)
    screened = None
    if count == 1:
        other = place.fresh()
        second = f"{place.focus} {place.path} {other} . FILTER(!sameTerm({place.value}, {other})) "
        screened = Doubt(place.values, f"BOUND({other})", optional=True, further=second)
    return WholeNode(f"EXISTS {{ {place.at_least(count + 1)}}}", screened)


def _class(place: Place, parameter: Term) -> Form:
    kind = place.fresh()
    typed = f"{place.value} {RDF['type']} {kind} . {kind} {RDFS['subClassOf']}* {text(parameter)}"
    return EachValue(f"NOT EXISTS {{ {place.value} {RDF['type']} {text(parameter)} }} && NOT EXISTS {{ {typed} }}")


_CAST = {
    XSD[name]
    for name in (
        *("boolean", "integer", "decimal", "float", "double", "string", "date", "dateTime", "time"),
        *("gYear", "gYearMonth", "gMonth", "gDay", "gMonthDay", "duration", "dayTimeDuration", "yearMonthDuration"),
    )
}


def _datatype(place: Place, parameter: Term) -> Form:
    value, datatype = place.value, text(parameter)
    fits = f"isLiteral({value}) && DATATYPE({value}) = {datatype}"
    if parameter in _CAST:
        fits += f" && COALESCE(DATATYPE({datatype}(STR({value}))) = {datatype}, false)"
    elif isinstance(parameter, NamedNode) and parameter in _BOUNDED_INTEGERS:
        low, high = _BOUNDED_INTEGERS[parameter]
        number = f"{XSD['integer']}(STR({value}))"
        fits += f" && COALESCE({number} >= {low} && {number} <= {high}, false)"
    return EachValue(f"!({fits})")


_BOUNDED_INTEGERS = {XSD["byte"]: (-128, 127), XSD["short"]: (-32768, 32767), XSD["int"]: (-(2**31), 2**31 - 1)}

_NODE_KINDS = {
    SH["IRI"]: "isIRI({0})",
    SH["Literal"]: "isLiteral({0})",
    SH["BlankNode"]: "isBlank({0})",
    SH["BlankNodeOrIRI"]: "(isBlank({0}) || isIRI({0}))",
    SH["BlankNodeOrLiteral"]: "(isBlank({0}) || isLiteral({0}))",
    SH["IRIOrLiteral"]: "(isIRI({0}) || isLiteral({0}))",
}


def _node_kind(place: Place, parameter: Term) -> Form:
    if not isinstance(parameter, NamedNode) or parameter not in _NODE_KINDS:
        raise place.graph.error(place.shape, f"{parameter} is no node kind")
    return EachValue("!" + _NODE_KINDS[parameter].format(place.value))


def _comparison(operator: str) -> "Build":
    def build(place: Place, parameter: Term) -> Form:
        return EachValue(f"!COALESCE({place.value} {operator} {text(parameter)}, false)")

    return build


def _length(operator: str) -> "Build":
    def build(place: Place, parameter: Term) -> Form:
        length = parameter.value if isinstance(parameter, Literal) else ""
        return EachValue(f"(isBlank({place.value}) || !(STRLEN(STR({place.value})) {operator} {length}))")

    return build


def _pattern(place: Place, parameter: Term) -> Form:
    flags = place.graph.one(place.shape, SH["flags"])
    arguments = f"STR({place.value}), {text(parameter)}" + (f", {text(flags)}" if flags is not None else "")
    return EachValue(f"(isBlank({place.value}) || !REGEX({arguments}))")


def _language_in(place: Place, parameter: Term) -> Form:
    tags = place.graph.list(parameter)
    fits = " || ".join(f"langMatches(LANG({place.value}), {text(tag)})" for tag in tags)
    return EachValue(f"!(isLiteral({place.value}) && ({fits or 'false'}))")


def _unique_lang(place: Place, parameter: Term) -> Form:
    if parameter != Literal("true", datatype=XSD["boolean"]):
        return WholeNode("false")
    first, second, language = place.fresh(), place.fresh(), place.fresh()
    pattern = (
        f"{place.focus} {place.path} {first} , {second} . FILTER(isLiteral({first}) && isLiteral({second})"
        f" && !sameTerm({first}, {second}) && LANG({first}) != '' && LCASE(LANG({first})) = LCASE(LANG({second})))"
        f" BIND(LCASE(LANG({first})) AS {language})"
    )
    return Listing(pattern, distinct=(language,))


def _equals(place: Place, parameter: Term) -> Form:
    if not place.path:
        raise place.graph.error(place.shape, "sh:equals on a node shape", hint="write it on a property shape")
    here = f"{place.focus} {place.path} {place.value}"
    there = f"{place.focus} {text(parameter)} {place.value}"
    pattern = f"{{ {here} FILTER NOT EXISTS {{ {there} }} }} UNION {{ {there} FILTER NOT EXISTS {{ {here} }} }}"
    return Listing(pattern, value=place.value)


def _disjoint(place: Place, parameter: Term) -> Form:
    return EachValue(f"EXISTS {{ {place.focus} {text(parameter)} {place.value} }}")


def _less_than(operator: str) -> "Build":
    def build(place: Place, parameter: Term) -> Form:
        other = place.fresh()
        pattern = (
            f"{place.values}{place.focus} {text(parameter)} {other} "
            f"FILTER(!COALESCE({place.value} {operator} {other}, false))"
        )
        return Listing(pattern, value=place.value, distinct=(other,))

    return build


def _not(place: Place, parameter: Term) -> Form:
    return EachValue(f"!({place.fails(parameter, place.value)})")


def _and(place: Place, parameter: Term) -> Form:
    return EachValue(" || ".join(place.fails(shape, place.value) for shape in place.graph.list(parameter)) or "false")


def _or(place: Place, parameter: Term) -> Form:
    return EachValue(" && ".join(place.fails(shape, place.value) for shape in place.graph.list(parameter)) or "true")


def _xone(place: Place, parameter: Term) -> Form:
    shapes = place.graph.list(parameter)
    fitting = " + ".join(f"IF({place.fails(shape, place.value)}, 0, 1)" for shape in shapes)
    return EachValue(f"({fitting or '0'}) != 1")


def _node(place: Place, parameter: Term) -> Form:
    return EachValue(place.fails(parameter, place.value))


def _has_value(place: Place, parameter: Term) -> Form:
    if not place.path:
        return WholeNode(f"!sameTerm({place.focus}, {text(parameter)})")
    return WholeNode(f"NOT EXISTS {{ {place.focus} {place.path} {text(parameter)} }}")


def _in(place: Place, parameter: Term) -> Form:
    members = place.graph.list(parameter)
    fits = " || ".join(f"sameTerm({place.value}, {text(member)})" for member in members)
    return EachValue(f"!({fits or 'false'})")


def _closed(place: Place, parameter: Term) -> Form:
    if parameter != Literal("true", datatype=XSD["boolean"]):
        return WholeNode("false")
    ignored = place.graph.one(place.shape, SH["ignoredProperties"])
    allowed = [*place.graph.list(ignored)] if ignored is not None else []
    for shape in place.graph.nodes(place.shape, SH["property"]):
        path = place.graph.one(shape, SH["path"])
        allowed += [path] if isinstance(path, NamedNode) else []
    predicate, value = place.fresh(), place.fresh()
    pattern = f"{place.focus} {predicate} {value} "
    pattern += f"FILTER({predicate} NOT IN ({', '.join(map(text, allowed))})) " if allowed else ""
    return Listing(pattern, value=value, path=predicate)


def _qualified(at_most: bool) -> "Build":
    def build(place: Place, parameter: Term) -> Form:
        shape = place.graph.one(place.shape, SH["qualifiedValueShape"])
        if shape is None:
            raise place.graph.error(place.shape, "a qualified count without sh:qualifiedValueShape")
        count = _count(place, parameter) + at_most
        found = place.at_least(count, lambda value: f"!({place.fails(shape, value)})")
        return WholeNode(f"{'' if at_most else 'NOT '}EXISTS {{ {found}}}" if count else "false")

    return build


Build = Callable[[Place, Term], Form]


@dataclass(frozen=True, slots=True)
class Component:
    """A constraint component: its local name and how a value of its parameter is compiled."""

    name: str
    build: Build


COMPONENTS: dict[NamedNode, Component] = {
    SH["class"]: Component("ClassConstraintComponent", _class),
    SH["datatype"]: Component("DatatypeConstraintComponent", _datatype),
    SH["nodeKind"]: Component("NodeKindConstraintComponent", _node_kind),
    SH["minCount"]: Component("MinCountConstraintComponent", _min_count),
    SH["maxCount"]: Component("MaxCountConstraintComponent", _max_count),
    SH["minExclusive"]: Component("MinExclusiveConstraintComponent", _comparison(">")),
    SH["minInclusive"]: Component("MinInclusiveConstraintComponent", _comparison(">=")),
    SH["maxExclusive"]: Component("MaxExclusiveConstraintComponent", _comparison("<")),
    SH["maxInclusive"]: Component("MaxInclusiveConstraintComponent", _comparison("<=")),
    SH["minLength"]: Component("MinLengthConstraintComponent", _length(">=")),
    SH["maxLength"]: Component("MaxLengthConstraintComponent", _length("<=")),
    SH["pattern"]: Component("PatternConstraintComponent", _pattern),
    SH["languageIn"]: Component("LanguageInConstraintComponent", _language_in),
    SH["uniqueLang"]: Component("UniqueLangConstraintComponent", _unique_lang),
    SH["equals"]: Component("EqualsConstraintComponent", _equals),
    SH["disjoint"]: Component("DisjointConstraintComponent", _disjoint),
    SH["lessThan"]: Component("LessThanConstraintComponent", _less_than("<")),
    SH["lessThanOrEquals"]: Component("LessThanOrEqualsConstraintComponent", _less_than("<=")),
    SH["not"]: Component("NotConstraintComponent", _not),
    SH["and"]: Component("AndConstraintComponent", _and),
    SH["or"]: Component("OrConstraintComponent", _or),
    SH["xone"]: Component("XoneConstraintComponent", _xone),
    SH["node"]: Component("NodeConstraintComponent", _node),
    SH["hasValue"]: Component("HasValueConstraintComponent", _has_value),
    SH["in"]: Component("InConstraintComponent", _in),
    SH["closed"]: Component("ClosedConstraintComponent", _closed),
    SH["qualifiedMinCount"]: Component("QualifiedMinCountConstraintComponent", _qualified(at_most=False)),
    SH["qualifiedMaxCount"]: Component("QualifiedMaxCountConstraintComponent", _qualified(at_most=True)),
}

# Parameters whose value is a shape, or a list of shapes, that the values must or must not conform to.
NESTING = {SH[name] for name in ("not", "and", "or", "xone", "node", "qualifiedMinCount", "qualifiedMaxCount")}
