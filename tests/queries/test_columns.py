"""Questions in SQL: the files are what is made of the questions, and their rows are the store's, in the same order."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph import columnar
from noticegraph.assessment import assess
from noticegraph.columnar import from_columns
from noticegraph.notices import notices
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.queries.catalogue import bound, parse_question, question, questions, written
from noticegraph.queries.compiled import _parsed, compiled, filled, properties
from noticegraph.queries.ordering import without_order
from noticegraph.queries.parameters import Kind
from noticegraph.query import ask_store, solutions
from noticegraph.sources import file_sources
from noticegraph.store import open_store

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import questions_sql  # noqa: E402

BASE = "https://data.example/"
WITHOUT = {"evidence"}  # which columns do not hold

VALUES = {
    Kind.CONCEPT: ("dpv:Marketing", "loc:US", "sh:Violation", "eu-gdpr:A6-1-a", "pd:Contact", "dpv:JobApplicant"),
    Kind.COUNTRY: ("US", "IE", "NO"),
    Kind.ORGANISATION: ("Google", "Harbourlight Books Ltd", "Nobody's AG"),
    Kind.DATE: ("2024-02-29", "2026-03-01"),
    Kind.NUMBER: ("1", "3", "50"),
    Kind.IRI: ("notice/harbourlight-books",),
    Kind.TEXT: ("it's",),
}
"""Values to ask with, by kind: of some there are rows and of some there are none."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The examples as a store, one of them in two versions, and validated twice."""
    place = tmp_path_factory.mktemp("columns") / "store"
    examples = ROOT / "examples"
    with open_store(place, write=True, create=True, base=BASE) as opened:
        earlier = examples / "questions" / "earlier" / "saltmarsh-camping.md"
        for sources in (
            file_sources([earlier], slug="saltmarsh-camping-md"),
            file_sources([examples / "notices" / "saltmarsh-camping.md"], slug="saltmarsh-camping-md"),
            file_sources([examples / "notices"]),
            file_sources(sorted((examples / "questions").glob("*.md"))),
        ):
            list(ingest_all(opened, sources, InProcess()))
        for day in (date(2025, 1, 1), date(2026, 6, 1)):
            list(assess(opened, notices(opened), day))
    with open_store(place) as opened:
        yield opened


def both(store, name, values=None, *, all_versions=False):
    """The rows of the columns and of the store itself."""
    asked = question(name)
    given = bound(asked, dict(asked.example) | (values or {}), store.base)
    sparql, keys = without_order(written(asked, given, all_versions=all_versions))
    counted = from_columns(store, asked, given, keys, all_versions=all_versions)
    assert counted is not None
    return counted, solutions(ask_store(store, sparql), keys)


def test_the_files_are_what_is_made_of_the_questions():
    made, missing = questions_sql.files()
    assert set(missing) == WITHOUT
    assert made == {name: one.sql for name, one in compiled().items()}


@pytest.mark.parametrize(
    "pattern",
    [
        "GRAPH ?g { ?statement <http://www.w3.org/ns/oa#hasTarget> ?controller }",
        "GRAPH ?g { ?controller a <http://www.w3.org/ns/oa#Annotation> }",
        "?controller <https://w3id.org/dpv#hasName> ?name",
        "GRAPH ?g { ?controller ?property ?name }",
        "GRAPH ?g { ?controller <https://w3id.org/dpv#hasName> ?name FILTER(LANG(?name) = 'de') }",
        "GRAPH ?g { ?controller <https://w3id.org/dpv#hasName>/<https://w3id.org/dpv#hasName> ?name }",
    ],
)
def test_what_sql_would_not_say_the_same_is_refused(pattern):
    from columnar.relation import Unsupported

    text = "\n".join(
        (
            "# @title Odd",
            "# @description Odd.",
            "SELECT ?controller WHERE { VALUES ?holds { dcat:hasCurrentVersion }",
            "GRAPH <catalog> { ?work ?holds ?notice }",
            pattern + " }",
        )
    )
    prefix = "PREFIX dcat: <http://www.w3.org/ns/dcat#>\n"
    odd = parse_question("odd", text.replace("SELECT", prefix + "SELECT", 1))
    with pytest.raises(Unsupported):
        questions_sql.translated(odd)


def test_every_question_but_that_for_evidence_is_answered_from_columns():
    assert set(compiled()) == set(questions()) - WITHOUT


@pytest.mark.parametrize("name", sorted(set(questions()) - WITHOUT))
def test_rows_are_those_of_the_store(store, name):
    open_ = both(store, name)
    assert open_[0] == open_[1]
    versions = both(store, name, all_versions=True)
    assert versions[0] == versions[1]
    asked = question(name)
    for parameter in asked.parameters:
        for value in VALUES[parameter.kind]:
            narrowed = both(store, name, {parameter.name: value})
            assert narrowed[0] == narrowed[1], (parameter.name, value)


def test_rows_with_every_value_of_a_column(store):
    """Each controller, recipient and country that an open question gives, asked for by itself."""
    for name, column, parameter in (
        ("transfers", "controller", "controller"),
        ("recipients-by-controller", "recipient", "recipient"),
        ("third-countries", "country", "country"),
        ("changes", "controller", "controller"),
    ):
        if parameter not in {p.name for p in question(name).parameters}:
            continue
        rows, _ = both(store, name)
        at = rows.columns.index(column)
        found = {row[at].value for row in rows.rows if row[at] is not None}
        assert found
        for value in found:
            narrowed = both(store, name, {parameter: value})
            assert narrowed[0] == narrowed[1]
            assert narrowed[0].rows


def test_columns_that_are_not_what_the_store_holds_are_not_asked(store, tmp_path, monkeypatch):
    asked = question("top-recipients")
    monkeypatch.setattr(columnar, "properties", lambda: properties() | {"https://x.example/new"})
    assert from_columns(store, asked, bound(asked, {}, store.base), ()) is None
    with open_store(tmp_path / "s", write=True, create=True) as written_now:
        assert from_columns(written_now, asked, bound(asked, {}, written_now.base), ()) is None


def test_a_question_that_was_changed_is_asked_of_the_store(store):
    asked = question("top-recipients")
    changed = replace(asked, sparql=asked.sparql.replace("dpv:hasRecipient", "dpv:hasPurpose"))
    assert from_columns(store, asked, {}, ()) is not None
    assert from_columns(store, changed, {}, ()) is None


def test_a_value_cannot_become_sql(store):
    asked = question("controllers-by-recipient")
    node = ox.NamedNode("https://x.example/a'),(iri('b")
    sql = filled(asked, {"recipient": (node,)}, store.base)
    assert "'https://x.example/a''),(iri(''b'" in sql
    _, keys = without_order(asked.sparql)
    assert from_columns(store, asked, {"recipient": (node,)}, keys).rows == ()


def test_threads_that_ask_at_once_have_each_its_own_rows(store):
    names = ["top-recipients", "sharing", "versions", "notices", "transfers", "retention-by-purpose"]
    expected = {name: both(store, name)[1] for name in names}
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda name: both(store, name)[0], names * 4))
    assert found == [expected[name] for name in names * 4]


def test_objects_narrow_what_is_read_of_a_property_where_each_question_names_them(monkeypatch):
    heads = ("a", "a x", "b x", "b y", "c")
    made = {name: _parsed(f"-- @property {name}\nSELECT 1") for name in heads}
    monkeypatch.setattr("noticegraph.queries.compiled.compiled", lambda: made)
    assert properties.__wrapped__() == {"a", "b x", "b y", "c"}
