"""Shapes compiled to SPARQL: one query for each constraint of each shape that has targets.

What cannot be compiled raises AssetError; nothing of a shape file is passed over in silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from danvan_kg.ontology import parse_turtle, shape_files, skolemise
from danvan_kg.validation.components import COMPONENTS, BlankTermError, Component, text
from danvan_kg.validation.constraint import NARROWING, CompiledConstraint, Doubt
from danvan_kg.validation.forms import EachValue, Form, Listing, Place, WholeNode, doubt
from danvan_kg.validation.reach import component_reach, depth_of_values
from danvan_kg.validation.report import Severity
from danvan_kg.validation.shape_graph import Node, Path, ShapeGraph, Term
from danvan_kg.validation.sparql_constraint import read_sparql_constraint
from danvan_kg.vocabulary import OWL, RDF, RDFS, SH

_TARGETS = (SH["targetClass"], SH["targetNode"], SH["targetSubjectsOf"], SH["targetObjectsOf"])
# Parameters that others read, and what shapes say for readers; everything else under sh: must be a component.
_READ_ELSEWHERE = {
    *_TARGETS,
    *(SH[name] for name in ("path", "property", "sparql", "severity", "message", "deactivated")),
    *(SH[name] for name in ("flags", "ignoredProperties", "qualifiedValueShape")),
    *(SH[name] for name in ("name", "description", "order", "group", "defaultValue", "prefixes", "declare")),
}


def compile_shapes(quads: Iterable[Quad], origins: Mapping[str, str] | None = None) -> tuple[CompiledConstraint, ...]:
    """Every constraint of every active shape, in order of shape. Raises AssetError for what is not supported."""
    graph = ShapeGraph(quads, origins)
    _refuse_custom_components(graph)
    compiler = _Compiler(graph)
    found = [constraint for shape in _targeted(graph) for constraint in compiler.constraints(shape)]
    return tuple(found)


@cache
def project_shapes() -> tuple[CompiledConstraint, ...]:
    """The project's own shape files, compiled."""
    quads: list[Quad] = []
    origins: dict[str, str] = {}
    for path in shape_files():
        in_file = skolemise(parse_turtle(path))
        origins.update({str(quad.subject): f"shapes/{path.name}" for quad in in_file})
        quads += in_file
    return compile_shapes(quads, origins)


def _refuse_custom_components(graph: ShapeGraph) -> None:
    for predicate in (SH["validator"], SH["nodeValidator"], SH["propertyValidator"]):
        for component in graph.subjects(predicate):
            raise graph.error(component, "a constraint component of its own", hint="write it as sh:sparql")


def _targeted(graph: ShapeGraph) -> list[Node]:
    found = {node for predicate in _TARGETS for node in graph.subjects(predicate)}
    found |= {node for node in graph.subjects(RDF["type"]) if _is_implicit_class(graph, node)}
    return sorted(found, key=str)


def _is_implicit_class(graph: ShapeGraph, node: Node) -> bool:
    types = set(graph.objects(node, RDF["type"]))
    is_shape = types & {SH["NodeShape"], SH["PropertyShape"]}
    return bool(is_shape and types & {RDFS["Class"], OWL["Class"]})


def _candidates(graph: ShapeGraph, shape: Node, focus: str) -> str:
    """The pattern that binds `focus` to each node that a target of the shape gives, once for each."""
    branches = []
    classes = graph.objects(shape, SH["targetClass"]) + ([shape] if _is_implicit_class(graph, shape) else [])
    branches += [f"?class {RDFS['subClassOf']}* {_text(graph, shape, c)} . {focus} a ?class ." for c in classes]
    branches += [f"VALUES {focus} {{ {_text(graph, shape, n)} }}" for n in graph.objects(shape, SH["targetNode"])]
    branches += [f"{focus} {p} ?object ." for p in graph.objects(shape, SH["targetSubjectsOf"])]
    branches += [f"?subject {p} {focus} ." for p in graph.objects(shape, SH["targetObjectsOf"])]
    return " UNION ".join(f"{{ {NARROWING}{branch} }}" for branch in branches)


def _text(graph: ShapeGraph, shape: Node, term: Term) -> str:
    try:
        return text(term)
    except BlankTermError as error:
        raise graph.error(shape, str(error), hint="give it an IRI") from error


# What a shape's constraints are made from: each part is filled in where it is known.
_NOTHING = CompiledConstraint(
    shape="",
    component="",
    path=None,
    severity=Severity.VIOLATION,
    messages=(),
    prologue="",
    head="",
    candidates="",
    target="",
    body="",
    root="?this",
)


class _Compiler:
    def __init__(self, graph: ShapeGraph) -> None:
        self._graph = graph
        self._numbers = count(1)

    def constraints(self, shape: Node) -> Iterator[CompiledConstraint]:
        """The constraints of a shape with targets of its own."""
        self._numbers = count(1)
        candidates = _candidates(self._graph, shape, "?this")
        root = replace(_NOTHING, candidates=candidates, target=f"{{ SELECT DISTINCT ?this WHERE {{ {candidates} }} }} ")
        yield from self._within(shape, root, "?this", (shape,))

    def _within(
        self, shape: Node, outer: CompiledConstraint, focus: str, above: tuple[Node, ...]
    ) -> Iterator[CompiledConstraint]:
        """The constraints of a shape whose focus is bound by the target of `outer`, as far away as its reach."""
        if self._graph.is_true(shape, SH["deactivated"]):
            return
        self._check_predicates(shape)
        path = self._path(shape)
        value = self._fresh() if path else focus
        base = self._base(shape, path, outer)
        place = self._place(shape, path, focus, value, above)
        for predicate, parameter, form in self._forms(place):
            reach = component_reach(self._graph, shape, predicate, parameter, outer.reach)
            doubted = doubt(form, place) if focus == outer.root else None
            component = COMPONENTS[predicate].name
            yield _complete(replace(base, component=component, reach=reach, doubt=doubted), form, focus, value)
        for constraint in self._graph.nodes(shape, SH["sparql"]):
            yield from self._sparql(shape, constraint, base, focus)
        below = replace(
            outer,
            target=outer.target + (f"{focus} {path.sparql} {value} . " if path else ""),
            reach=depth_of_values(self._graph, shape, outer.reach),
        )
        for nested in self._graph.nodes(shape, SH["property"]):
            self._refuse_circle(nested, above)
            yield from self._within(nested, below, value, (*above, nested))

    def _base(self, shape: Node, path: Path | None, outer: CompiledConstraint) -> CompiledConstraint:
        return replace(
            outer,
            shape=shape.value,
            path=path.sparql if path else None,
            severity=self._severity(shape),
            messages=self._messages(shape),
        )

    def _place(self, shape: Node, path: Path | None, focus: str, value: str, above: tuple[Node, ...]) -> Place:
        return Place(
            self._graph,
            shape,
            path.sparql if path else None,
            focus,
            value,
            self._fresh,
            lambda nested, variable: self._fails(nested, variable, above),
        )

    def _forms(self, place: Place) -> Iterator[tuple[NamedNode, Term, Form]]:
        for predicate in self._graph.predicates(place.shape):
            if predicate in COMPONENTS:
                for parameter in self._graph.objects(place.shape, predicate):
                    yield predicate, parameter, self._build(COMPONENTS[predicate], place, parameter)

    def _build(self, component: Component, place: Place, parameter: Term) -> Form:
        try:
            return component.build(place, parameter)
        except BlankTermError as error:
            raise self._graph.error(place.shape, str(error), hint="give it an IRI") from error

    def _sparql(
        self, shape: Node, constraint: Node, base: CompiledConstraint, focus: str
    ) -> Iterator[CompiledConstraint]:
        if self._graph.is_true(constraint, SH["deactivated"]):
            return
        if focus != "?this":
            raise self._graph.error(shape, "a SPARQL constraint under another property shape", hint="give it a target")
        query = read_sparql_constraint(self._graph, shape, constraint, base.path)
        body = f"{{ {query.select.replace('{', '{ ' + NARROWING, 1)} }}"
        shown = " ".join(f"?{name}" for name in query.variables if name != "this")
        yield replace(
            base,
            component="SPARQLConstraintComponent",
            messages=self._messages(constraint) or base.messages,
            prologue=query.prologue,
            head=f"(?this AS ?focus) {shown}",
            candidates=body,
            body=body,
            doubt=Doubt(),
            reach=query.reach,
            focus_is_value="value" not in query.variables and base.path is None,
        )

    def _fails(self, shape: Term, variable: str, above: tuple[Node, ...]) -> str:
        """The condition under which the node at `variable` does not conform to `shape`."""
        if not isinstance(shape, NamedNode | BlankNode):
            raise self._graph.error(above[-1], f"{shape} is no shape")
        self._refuse_circle(shape, above)
        if self._graph.is_true(shape, SH["deactivated"]):
            return "false"
        self._check_predicates(shape)
        if self._graph.nodes(shape, SH["sparql"]):
            raise self._graph.error(shape, "a SPARQL constraint in a shape that others refer to")
        path = self._path(shape)
        value = self._fresh() if path else variable
        values = f"{variable} {path.sparql} {value} . " if path else ""
        within = (*above, shape)
        place = self._place(shape, path, variable, value, within)
        conditions = [_condition(form, values) for _, _, form in self._forms(place)]
        for nested in self._graph.nodes(shape, SH["property"]):
            conditions.append(_condition(EachValue(self._fails(nested, value, within)), values))
        return "(" + (" || ".join(conditions) or "false") + ")"

    def _path(self, shape: Node) -> Path | None:
        node = self._graph.one(shape, SH["path"])
        return self._graph.path(node) if node is not None else None

    def _fresh(self) -> str:
        return f"?v{next(self._numbers)}"

    def _severity(self, shape: Node) -> Severity:
        term = self._graph.one(shape, SH["severity"])
        if term is None:
            return Severity.VIOLATION
        try:
            return Severity(term.value.removeprefix(SH.iri) if isinstance(term, NamedNode) else "")
        except ValueError:
            raise self._graph.error(shape, f"{term} is no severity") from None

    def _messages(self, node: Node) -> tuple[tuple[str, str], ...]:
        found = [term for term in self._graph.objects(node, SH["message"]) if isinstance(term, Literal)]
        return tuple(sorted((term.language or "", term.value) for term in found))

    def _check_predicates(self, shape: Node) -> None:
        for predicate in self._graph.predicates(shape):
            known = predicate in COMPONENTS or predicate in _READ_ELSEWHERE
            if predicate.value.startswith(SH.iri) and not known:
                raise self._graph.error(shape, f"{predicate} is not supported in shapes")

    def _refuse_circle(self, shape: Node, above: tuple[Node, ...]) -> None:
        if shape in above:
            raise self._graph.error(shape, "a shape that refers to itself", hint="SHACL leaves recursion undefined")


def _condition(form: Form, values: str) -> str:
    """A form as a condition on the focus node."""
    if isinstance(form, WholeNode):
        return f"({form.condition})"
    if isinstance(form, Listing):
        return f"EXISTS {{ {form.pattern} }}"
    return f"EXISTS {{ {values}FILTER({form.condition}) }}" if values else f"({form.condition})"


def _complete(base: CompiledConstraint, form: Form, focus: str, value: str) -> CompiledConstraint:
    # Under another property shape one node may be reached from several roots, and has a result for each.
    head = f"({focus} AS ?focus)" + ("" if focus == base.root else f" {base.root}")
    if isinstance(form, WholeNode):
        return replace(base, head=head, body=f"FILTER({form.condition})")
    if isinstance(form, EachValue):
        if base.path is None:
            return replace(base, head=head, body=f"FILTER({form.condition})", focus_is_value=True)
        reached = f"{focus} {base.path} {value} . "
        return replace(base, head=f"{head} ({value} AS ?value)", body=f"{reached}FILTER({form.condition})")
    head += f" ({form.value} AS ?value)" if form.value else ""
    head += f" ({form.path} AS ?path)" if form.path else ""
    return replace(base, head=" ".join([head, *form.distinct]), body=form.pattern)
