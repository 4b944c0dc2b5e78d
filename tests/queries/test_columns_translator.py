"""The translator of SPARQL into SQL: each construct has the rows of SPARQL, or the translator refuses it."""

import sys
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest
from rdflib import RDF
from rdflib.plugins.sparql import prepareQuery

from noticegraph.columnar import _MACROS
from noticegraph.ontology.durations import canonical_decimal
from noticegraph.store.tables import held_graphs, held_quads, make

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from columnar.algebra import BASE, PARAMETER, Translation
from columnar.relation import Unsupported

P = "https://p.example/"
HELD = frozenset(P + name for name in "abn")
DATA = """
PREFIX : <https://p.example/>
INSERT DATA {
  GRAPH :g { :x :a :y . :z :a :y . :x :n 3 . :y :b :z . :y :n 0 }
  GRAPH :g { :x :b "same" . :z :b "same"@en }
  GRAPH :h { :x :a :z . :z :b :y }
}
"""


@pytest.fixture(scope="module")
def engines():
    """A store in memory and its columns."""
    store = ox.Store()
    store.update(DATA)
    columns = duckdb.connect()
    make(columns, held_quads(store, [(graph, "") for graph in held_graphs(store)], HELD), P, HELD)
    for macro in _MACROS:
        columns.execute(macro)
    return store, columns


def rows_of_columns(columns, query):
    """The rows as words; raises Unsupported."""
    sql, kinds = Translation({}, frozenset({P + "n"})).answer(prepareQuery(query).algebra)
    words = dict(columns.execute("select id, lex from terms").fetchall())
    found = columns.execute(sql.replace("{{base}}", P)).fetchall()
    return sorted(
        [
            ""
            if value is None
            else words[value]
            if kind == "id"
            else canonical_decimal(value)
            if kind == "decimal"
            else str(value)
            for value, (_, kind) in zip(row, kinds, strict=True)
        ]
        for row in found
    )


def rows_of_store(store, query):
    return sorted(["" if value is None else value.value for value in row] for row in store.query(query))


PREFIX = f"PREFIX : <{P}>\n"
SAME = {
    "the minimum of what some rows do not bind": "SELECT ?o (MIN(?n) AS ?least) { GRAPH :g { ?s :a ?o } "
    "OPTIONAL { GRAPH :g { ?s :n ?n } } } GROUP BY ?o",
    "a choice on what is not bound": "SELECT ?s (IF(?n > 1, 1, 2) AS ?one) { GRAPH :g { ?s :a ?o } "
    "OPTIONAL { GRAPH :g { ?s :n ?n } } }",
    "a choice on what is bound": "SELECT ?s (IF(?s = :x, 1, 2) AS ?one) { GRAPH :g { ?s :a ?o } }",
    "division by nothing": "SELECT ?s (6 / ?n AS ?part) { GRAPH :g { ?s :n ?n } }",
    "a language is part of what is equal": 'SELECT ?s { GRAPH :g { ?s :b ?o } FILTER(?o = "same") }',
    "a language is part of what is different": 'SELECT ?s { GRAPH :g { ?s :b ?o } FILTER(?o != "same") }',
    "EXISTS of what both sides bind": "SELECT ?s { GRAPH :g { ?s :a ?o } FILTER NOT EXISTS { GRAPH :g { ?s :n ?n } } }",
}
REFUSED = {
    "MINUS in any graph, which shares no variable": "SELECT ?s { GRAPH ?g { ?s :a ?o MINUS { ?q :b ?r } } }",
    "a choice of graphs": "SELECT ?s FROM NAMED :h { GRAPH ?g { ?s :a ?o } }",
    "EXISTS of what may be unbound": "SELECT ?s { GRAPH :g { ?s :a ?o } OPTIONAL { GRAPH :g { ?s :n ?n } } "
    "FILTER EXISTS { GRAPH :g { ?z :n ?n } } }",
    "EXISTS with a condition on what is outside": "SELECT ?s { GRAPH :g { ?s :a ?o } "
    "FILTER EXISTS { GRAPH :g { ?z :n ?n } FILTER(?z != ?s) } }",
    "a sub-query of any graph that does not select it": "SELECT ?g ?s { GRAPH ?g { { SELECT ?s { ?s :a ?o } } ?o :b ?t "
    "} }",
    "a sum without groups": "SELECT (SUM(?n + 1) AS ?all) { GRAPH :none { ?s :n ?n } }",
    "a path to where it starts": "SELECT ?s { GRAPH :g { ?s :a+ ?s } }",
}


@pytest.mark.parametrize("query", SAME.values(), ids=SAME)
def test_rows_are_those_of_sparql(engines, query):
    store, columns = engines
    assert rows_of_columns(columns, PREFIX + query) == rows_of_store(store, PREFIX + query)


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_what_sql_would_answer_otherwise_is_refused(engines, query):
    with pytest.raises(Unsupported):
        rows_of_columns(engines[1], PREFIX + query)


@pytest.mark.parametrize("words", ["tab\there", "a\\b", 'a "b"', "a\nb\r", "\b\f", "it's ü"])
def test_a_plain_literal_is_the_term_that_columns_hold(engines, words):
    assert engines[1].execute("select plain($1)", [words]).fetchone() == (str(ox.Literal(words)),)


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ("?s a :C", {f"{RDF.type} {P}C"}),
        ("?s a :C . ?o a :D", {f"{RDF.type} {P}C", f"{RDF.type} {P}D"}),
        ("?s a ?class FILTER(?class IN (:C))", {f"{RDF.type}"}),
        (f"?s a <{PARAMETER}class>", {f"{RDF.type}"}),
        ("?s a <law>", {f"{RDF.type}"}),
        ("?s :a :C", {P + "a"}),
        (
            "?s ?p ?o FILTER(?p IN (:a)) FILTER NOT EXISTS { GRAPH :g { ?s a :C } }",
            {P + "a", P + "C", f"{RDF.type} {P}C"},
        ),
        ("?s ?p ?o FILTER(?p IN (:a)) FILTER NOT EXISTS { GRAPH :g { ?s ?p ?o FILTER(?p = :b) } }", {P + "a", P + "b"}),
    ],
)
def test_of_a_class_that_a_question_names_only_the_nodes_of_that_class_are_read(pattern, read):
    translation = Translation({}, frozenset())
    translation.answer(prepareQuery(f"BASE <{BASE}>\n{PREFIX}SELECT ?s {{ GRAPH :g {{ {pattern} }} }}").algebra)
    assert {one for one in translation.properties if one != P + "g"} == read
