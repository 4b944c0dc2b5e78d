"""Every format gives back the graph it was made from, whatever the words in it."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)
from rdflib import Dataset as RdflibDataset
from rdflib import Graph as RdflibGraph
from rdflib.compare import isomorphic

from noticegraph.export import FORMATS, write
from noticegraph.export.jsonld import write_jsonld
from noticegraph.export.rdf import ExportError, nquads, ntriples, rdfxml, trig, turtle
from noticegraph.ontology.namespaces import expand

BASE = "https://w3id.org/noticegraph/id/"
PARSERS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
V = BASE + "notice/acme/0123456789ab"


def node(iri: str) -> NamedNode:
    return NamedNode(expand(iri) if not iri.startswith("http") else iri)


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=node(datatype))


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def merged(quads: Iterable[Quad]) -> set[Quad]:
    return canonical(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)


NOTICE = [
    Quad(node(V), node("rdf:type"), node("dpv:PrivacyNotice"), node(V)),
    Quad(node(V), node("dpv:hasProcess"), node(V + "#process/newsletter"), node(V)),
    Quad(node(V + "#process/newsletter"), node("dct:title"), Literal("Nyhetsbrev «A» & <b>", language="nb"), node(V)),
    Quad(node(V + "#process/newsletter"), node("dpv:hasPurpose"), node("dpv:DirectMarketing"), node(V)),
    Quad(node(V + "#process/newsletter"), node("dpv:hasPurpose"), node("dpv:Marketing"), node(V)),
    Quad(node(V + "#process/newsletter"), node("ng:position"), typed("7", "xsd:integer"), node(V)),
    Quad(node(V + "#duration/x"), node("rdf:value"), typed("P1Y2M", "xsd:duration"), node(V)),
    Quad(node(V + "#duration/x"), node("ng:asWritten"), Literal("P14M"), node(V)),
    Quad(node(V + "/evidence#claim/1"), node("oa:exact"), Literal('line one\nline "two"\t\\'), node(V + "/evidence")),
    Quad(node(V), node("dct:title"), Literal("same node, other graph"), node(BASE + "catalog")),
]

iris = st.sampled_from(
    [
        BASE,
        V,
        V + "#process/newsletter",
        BASE + "../up",
        "https://w3id.org/dpv#Marketing",
        "https://w3id.org/dpv#",
        "https://w3id.org/dpv#//x",
        "http://purl.org/dc/terms/title",
        "http://example.org/title",
        "http://example.org/type",
        "http://example.org/id",
        "http://example.org/ng",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "urn:title:x",
        "ng:looks-like-a-curie",
        "title:looks-like-a-term",
        "mailto:a@example.org",
    ]
).map(NamedNode)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
literals = st.one_of(
    words.map(Literal),
    st.builds(lambda value, tag: Literal(value, language=tag), words, st.sampled_from(["en", "nb"])),
    st.sampled_from(["1", "01"]).map(lambda value: typed(value, "xsd:integer")),
    st.sampled_from(["0.90", "0.9"]).map(lambda value: typed(value, "xsd:decimal")),
)
blanks = st.sampled_from(["a", "b"]).map(BlankNode)
quads = st.builds(Quad, iris | blanks, iris, iris | blanks | literals, iris | st.just(DefaultGraph()))


@given(st.lists(quads, max_size=10))
@example(NOTICE)
def test_formats_with_graph_names_give_the_dataset_back(data):
    for form, writer in (("trig", trig), ("nquads", nquads), ("jsonld", write_jsonld)):
        assert canonical(parse(writer(data, BASE), PARSERS[form])) == canonical(data), form


@given(st.lists(quads, max_size=10))
@example(NOTICE)
def test_formats_without_graph_names_give_the_merge_back(data):
    for form, writer in (("turtle", turtle), ("ntriples", ntriples)):
        assert merged(parse(writer(data, BASE), PARSERS[form])) == merged(data), form


def test_rdfxml_gives_the_merge_back():
    assert merged(parse(rdfxml(NOTICE, BASE), RdfFormat.RDF_XML)) == merged(NOTICE)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_all_formats_as_the_same_graph():
    graphs = []
    for form, name in (("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")):
        graphs.append(RdflibGraph().parse(data=write(NOTICE, form, BASE), format=name))
    for form, name in (("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")):
        merge = RdflibGraph()
        for subject, predicate, value, _ in RdflibDataset().parse(data=write(NOTICE, form, BASE), format=name).quads():
            merge.add((subject, predicate, value))
        graphs.append(merge)
    assert len(graphs[0]) == len({quad.triple for quad in NOTICE})
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


@pytest.mark.parametrize("form", PARSERS)
def test_durations_are_written_as_the_notice_has_them(form):
    made = write(NOTICE, form, BASE).decode()
    assert "P14M" in made
    assert "P1Y2M" not in made


def test_a_duration_that_xsd_does_not_know_keeps_its_value():
    weeks = [
        Quad(node(V + "#d"), node("rdf:value"), typed("P28D", "xsd:duration"), node(V)),
        Quad(node(V + "#d"), node("ng:asWritten"), Literal("P4W"), node(V)),
    ]
    assert set(parse(write(weeks, "nquads", BASE), RdfFormat.N_QUADS)) == set(weeks)


@pytest.mark.parametrize("form", PARSERS)
def test_order_of_quads_changes_no_byte(form):
    assert write(NOTICE, form, BASE) == write(NOTICE[::-1] + NOTICE[:3], form, BASE)


def test_jsonld_reads_well():
    document = json.loads(write(NOTICE, "jsonld", BASE))
    graphs = {graph["id"]: graph["@graph"] for graph in document["@graph"]}
    process = next(n for n in graphs["notice/acme/0123456789ab"] if n["id"].endswith("#process/newsletter"))
    assert process["hasPurpose"] == ["dpv:DirectMarketing", "dpv:Marketing"]
    assert process["position"] == "7"
    assert document["@context"]["position"] == {"@id": "ng:position", "@type": "xsd:integer"}
    assert document["@context"]["@base"] == BASE
    assert "skos" not in document["@context"]  # only prefixes in use


def test_every_linked_data_format_is_tested_here():
    assert {name for name, row in FORMATS.items() if row.names_graphs is not None} == set(PARSERS)


def test_rdfxml_names_what_xml_cannot_carry():
    with pytest.raises(ExportError, match=r"U\+000C"):
        write([Quad(node(V), node("oa:exact"), Literal("page\fbreak"), node(V))], "rdfxml", BASE)
