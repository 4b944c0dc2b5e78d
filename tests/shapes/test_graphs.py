"""The graph made for pyshacl answers as rdflib's own; what pyshacl is given decides as all of the shapes do."""

from datetime import date
from itertools import product

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from pyshacl import ShapesGraph
from pyshacl.constraints.core.cardinality_constraints import MinCountConstraintComponent
from pyshacl.errors import ValidationFailure
from pyshacl.helper.expression_helper import value_nodes_from_path
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH

from noticegraph.shapes.constraints import ValidationFailed, _selects, results
from noticegraph.shapes.data import Data, data_of
from noticegraph.shapes.evidence import claims_in, stored_claims
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph
from noticegraph.shapes.paths import path_of

NODES = [URIRef(f"https://data.example/{name}") for name in "abc"]
VALUES = [*NODES, Literal("a"), Literal("a", lang="en"), Literal(1)]
TRIPLES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from(VALUES)), max_size=12)


@given(TRIPLES)
def test_every_pattern_has_the_matches_that_it_has_in_rdflib(triples):
    ours, plain = IndexedGraph(triples), Graph()
    for triple in triples:
        plain.add(triple)
    assert len(ours) == len(plain)
    for s, p, o in product((*NODES, None), (*NODES, None, NODES[0] / NODES[1]), (*VALUES, None)):
        assert sorted(ours.triples((s, p, o)), key=str) == sorted(plain.triples((s, p, o)), key=str)
        assert ((s, p, o) in ours) == ((s, p, o) in plain)
        assert sorted(ours.objects(s, p)) == sorted(plain.objects(s, p))
        assert sorted(ours.subjects(p, o)) == sorted(plain.subjects(p, o))


def test_nothing_is_taken_out():
    with pytest.raises(TypeError, match="stays"):
        IndexedGraph().remove((None, None, None))


def _found(report):
    parts = (SH.sourceShape, SH.sourceConstraintComponent, SH.focusNode, SH.value)
    nodes = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(tuple(str(report.value(node, part)) for part in parts) for node in nodes)


def test_shapes_taken_apart_find_what_all_of_them_find(compiled, as_rdflib, base):
    notice = compiled(
        ("controller", "Ahorn Möbel GmbH", None),
        ("transfer", "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", "newsletter"),
        ("transfer", "Cloud Ltd | loc:IN | none", "hosting"),
        ("legal_basis", "eu-gdpr:A6-1-f", "hosting"),
        ("right", "eu-gdpr:A17", None),
        ("denied_right", "eu-gdpr:A17", None),
        ("vague_retention", "as long as necessary", "hosting"),
    )
    data = data_of(notice.version_iri, notice.notice, date(2025, 1, 1), base)
    whole = as_rdflib(data)
    _, report, _ = pyshacl.validate(whole, shacl_graph=Graph() + shapes_graph(base))
    found = results(data, base)
    assert sorted((r.shape, r.component, r.focus, r.value.value if r.value else "None") for r in found) == _found(
        report
    )
    assert len({result.component for result in found}) == 5
    assert len({result.shape for result in found}) > 5


PATHS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix d: <https://data.example/> .
d:one sh:path d:a .
d:two sh:path ( d:a d:b ) .
d:either sh:path [ sh:alternativePath ( d:a ( d:b d:c ) ) ] .
d:then sh:path ( d:a [ sh:alternativePath ( d:b d:c ) ] ) .
d:back sh:path ( [ sh:inversePath d:a ] d:b ) .
d:far sh:path [ sh:alternativePath ( d:c [ sh:oneOrMorePath d:a ] ) ] .
"""


@given(TRIPLES)
def test_a_path_leads_where_pyshacl_goes(triples):
    shapes = ShapesGraph(Graph().parse(data=PATHS))
    data = IndexedGraph(triples)
    for path, node in product(shapes.graph.objects(None, SH.path), NODES):
        assert path_of(shapes, path)(data, node) == value_nodes_from_path(shapes, node, path, data)


def test_what_pyshacl_cannot_do_is_told(compiled, monkeypatch, base):
    def fail(*_):
        raise ValidationFailure("why")

    monkeypatch.setattr(MinCountConstraintComponent, "evaluate", fail)
    notice = compiled(("controller", "Ahorn Möbel GmbH", None))
    with pytest.raises(ValidationFailed, match="why"):
        results(data_of(notice.version_iri, notice.notice, date(2025, 1, 1), base), base)


@pytest.mark.parametrize(
    ("where", "said"),
    [("$this a ?c MINUS { $this a ?d }", "MINUS"), ("?some a ?c", "only what is selected for a focus node")],
)
def test_a_query_that_cannot_be_asked_of_a_focus_node_is_refused(where, said):
    turtle = f"""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <x:shape> a sh:NodeShape ; sh:targetClass <x:class> ; sh:sparql <x:query> .
        <x:query> a sh:SPARQLConstraint ; sh:select "SELECT ?c WHERE {{ {where} }}" .
    """
    (shape,) = ShapesGraph(Graph().parse(data=turtle)).shapes
    with pytest.raises((ValidationFailure, ValidationFailed), match=said):
        _selects(shape)


@pytest.mark.parametrize(
    ("where", "at_once", "expected"),
    [
        ("{ $this <x:p> ?o }", True, {"x:a": {"x:b", "x:c"}, "x:b": {"x:c"}, "x:c": set()}),
        # here the pattern does not bind the focus node: asked without it the query would select nothing
        ("{ FILTER NOT EXISTS { $this <x:p> ?any } ?some <x:p> ?o }", False, {"x:a": set(), "x:c": {"x:b", "x:c"}}),
    ],
)
def test_a_query_is_answered_for_the_focus_node(where, at_once, expected):
    turtle = f"""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <x:shape> a sh:NodeShape ; sh:targetClass <x:class> ; sh:sparql <x:query> .
        <x:query> a sh:SPARQLConstraint ; sh:select "SELECT $this (?o AS ?value) WHERE {where}" .
    """
    (shape,) = ShapesGraph(Graph().parse(data=turtle)).shapes
    (select,) = _selects(shape)
    assert select.at_once is at_once
    twin = Store()
    twin.extend(
        Quad(NamedNode(s), NamedNode("x:p"), NamedNode(o)) for s, o in (("x:a", "x:b"), ("x:a", "x:c"), ("x:b", "x:c"))
    )
    data = Data(twin, IndexedGraph())
    for focus, values in expected.items():
        found = list(select.results(data, {URIRef(focus)}, "x:shape"))
        assert {result.value.value for result in found} == values
        assert {result.focus for result in found} <= {focus}
    together = list(select.results(data, set(map(URIRef, expected)), "x:shape"))
    assert len(together) == sum(map(len, expected.values()))


def test_claims_of_a_store_are_those_of_its_quads(compiled, complete):
    notice = compiled(*complete)
    claims = claims_in(notice.notice, notice.evidence)
    assert len(claims) == len(complete)
    assert all(claim.quote for claim in claims)
    store = Store()
    store.extend((*notice.notice, *notice.evidence))
    for other in notice.evidence[::7]:  # another graph says of the same nodes what this one does not
        store.add(
            Quad(other.subject, other.predicate, NamedNode("https://o.example/"), NamedNode("https://g.example/"))
        )
    assert stored_claims(notice.notice, store, f"{notice.version_iri}/evidence") == claims


def test_a_claim_has_the_place_that_its_selectors_tell(compiled, complete):
    notice = compiled(*complete)
    said: dict[str, dict[str, str]] = {}
    for quad in notice.evidence:
        said.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value.partition("#")[2], quad.object.value)
    for claim in claims_in(notice.notice, notice.evidence):
        span = said[claim.iri]["hasTarget"]
        position, quote = said[f"{span}/position"], said[f"{span}/quote"]
        assert (claim.quote, claim.start, claim.end) == (quote["exact"], int(position["start"]), int(position["end"]))


def test_a_triple_of_two_graphs_is_one_statement(compiled, complete, base):
    """A translation names the same organisations, and queries count."""
    notice = compiled(*complete)
    elsewhere = [Quad(quad.subject, quad.predicate, quad.object) for quad in notice.notice]
    data = data_of(notice.version_iri, (*notice.notice, *elsewhere), date(2025, 1, 1), base)
    (row,) = data.query("SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT *) AS ?different) { ?s ?p ?o }")
    assert row["all"] == row["different"]
