"""The graph made for pyshacl answers as rdflib's own; what pyshacl is given decides as all of the shapes do."""

from datetime import date
from itertools import product

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from pyshacl.errors import ValidationFailure
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH

from noticegraph.shapes.constraints import ValidationFailed, _in_one_line, _QueryReader, results
from noticegraph.shapes.data import data_graph, data_store
from noticegraph.shapes.evidence import claims_in, stored_claims
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph

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
    parts = (SH.sourceShape, SH.focusNode, SH.value, SH.sourceConstraintComponent, SH.resultSeverity)
    nodes = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(tuple(str(report.value(node, part)) for part in parts) for node in nodes)


def test_shapes_without_texts_find_what_all_of_them_find(compiled, base):
    notice = compiled(
        ("controller", "Ahorn Möbel GmbH", None),
        ("transfer", "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", "newsletter"),
        ("transfer", "Cloud Ltd | loc:IN | none", "hosting"),
        ("legal_basis", "eu-gdpr:A6-1-f", "hosting"),
    )
    store = data_store(notice.version_iri, notice.notice, date(2025, 1, 1), base)
    _, whole, _ = pyshacl.validate(Graph() + data_graph(store), shacl_graph=Graph() + shapes_graph(base))
    found = _found(results(data_graph(store), base))
    assert found == _found(whole)
    assert len({shape for shape, *_ in found}) > 5


def test_a_query_is_put_in_one_line_only_where_that_changes_nothing():
    assert str(_in_one_line(Literal("SELECT $this\n   WHERE {\n}"))) == "SELECT $this WHERE { }"
    for text in ('SELECT  ("a  b" AS ?c)', "SELECT  ?a # no  more\n{}", "SELECT  ('a  b' AS ?c)", "<https://x#y>  {}"):
        assert str(_in_one_line(Literal(text))) == text


def test_what_pyshacl_cannot_do_is_told(monkeypatch, base):
    def fail(*_):
        raise ValidationFailure("why")

    monkeypatch.setattr(pyshacl.Validator, "run", fail)
    with pytest.raises(ValidationFailed, match="why"):
        results(Graph(), base)


def test_a_query_that_shacl_does_not_allow_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(ValidationFailure, match="MINUS"):
            _QueryReader(None, None, "").check_invalid_sparql("SELECT $this WHERE { $this a ?c MINUS { $this a ?d } }")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("{ $this <x:p> ?o }", {"x:a": {"x:b", "x:c"}, "x:b": {"x:c"}, "x:c": set()}),
        # here the pattern does not bind the focus node: asked without it the query would select nothing
        ("{ FILTER NOT EXISTS { $this <x:p> ?any } ?some <x:p> ?o }", {"x:a": set(), "x:c": {"x:b", "x:c"}}),
    ],
)
def test_a_query_is_answered_for_the_focus_node(where, expected):
    twin = Store()
    twin.extend(
        Quad(NamedNode(s), NamedNode("x:p"), NamedNode(o)) for s, o in (("x:a", "x:b"), ("x:a", "x:c"), ("x:b", "x:c"))
    )
    graph = data_graph(twin)
    for focus, values in expected.items():
        answer = graph.query(f"SELECT $this (?o AS ?value) WHERE {where}", initBindings={"this": URIRef(focus)})
        assert {str(row.value) for row in answer} == values


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
