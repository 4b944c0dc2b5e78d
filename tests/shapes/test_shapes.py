"""The shapes as data: valid SHACL, every shape named, graded, explained and cited."""

import pyshacl
import pytest
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SH

from noticegraph.ontology.namespaces import NG
from noticegraph.shapes.items import SHAPES, items, shapes, shapes_graph

LINKS_TO_SHAPES = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
LISTS_OF_SHAPES = (SH["or"], SH["and"], SH.xone)


def test_the_shapes_are_valid_shacl():
    copy = Graph()
    for triple in shapes_graph():
        copy.add(triple)
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=copy, meta_shacl=True)
    assert conforms, text


def test_a_broken_shape_would_be_noticed():
    copy = Graph()
    for triple in shapes_graph():
        copy.add(triple)
    copy.add((URIRef(SHAPES + "13-1-b-officer"), SH.minCount, Literal("one")))
    with pytest.raises(ReportableRuntimeError, match="does not validate"):
        pyshacl.validate(Graph(), shacl_graph=copy, meta_shacl=True)


def test_every_shape_is_an_iri():
    graph = shapes_graph()
    linked = {o for link in LINKS_TO_SHAPES for o in graph.objects(None, link)}
    typed = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    with_path = set(graph.subjects(SH.path, None))
    targeted = {s for s, p in graph.subject_predicates() if str(p).startswith(str(SH) + "target")}
    assert not any(isinstance(node, BNode) for node in linked | typed | with_path | targeted)
    assert not any(list(graph.triples((None, link, None))) for link in LISTS_OF_SHAPES)
    assert {str(node) for node in linked | typed | with_path | targeted} == set(shapes())
    assert all(iri.startswith(SHAPES) for iri in shapes())


@pytest.mark.parametrize("iri", shapes(), ids=lambda iri: iri.removeprefix(SHAPES))
def test_every_shape_has_severity_source_and_one_message_and_hint_a_language(iri):
    graph, node = shapes_graph(), URIRef(iri)
    assert list(graph.objects(node, SH.severity)) in ([SH.Violation], [SH.Warning], [SH.Info])
    assert list(graph.objects(node, DCTERMS.source))
    for said in (SH.message, URIRef(NG + "hint")):
        texts = sorted((m.language, str(m)) for m in graph.objects(node, said))
        assert [language for language, _ in texts] == ["de", "en", "nb"]
        assert all(text.endswith(".") and len(text.split()) > 5 for _, text in texts)


def test_a_hint_says_more_than_the_message():
    for shape in shapes().values():
        assert not set(shape.message.values()) & set(shape.hint.values())


@pytest.mark.parametrize("said", ["message", "hint"])
def test_citations_are_written_as_each_language_does(said):
    for shape in shapes().values():
        texts = getattr(shape, said)
        assert "DSGVO" not in texts["en"] + texts["nb"]
        assert "GDPR" not in texts["de"] + texts["nb"]
        assert "Art." not in texts["nb"]


def test_no_shape_is_of_two_items_of_an_article():
    of_items = [(item.article, shape) for item in items() for shape in item.shapes]
    assert len(of_items) == len(set(of_items))
    assert {shape for _, shape in of_items} <= set(shapes())


def test_provisions_lie_below_the_base_and_shapes_do_not():
    other = shapes("https://data.example/")
    assert set(other) == set(shapes())
    assert all(shape.source.startswith("https://data.example/law/") for shape in other.values())


def test_the_only_constraints_in_sparql_are_named():
    graph = shapes_graph()
    constraints = set(graph.objects(None, SH.sparql))
    assert constraints
    assert all(isinstance(node, URIRef) and (node, RDF.type, SH.SPARQLConstraint) in graph for node in constraints)
    assert all(str(p) != NG + "asOf" for p in graph.predicates())  # a day is in the data, never in a shape
