"""Every named question on the example notices: its whole answer, the same from every engine, and the claims behind it.

The answers are the files in `examples/`: `ANSWERS=write pytest tests/queries/test_examples_answers.py` writes them
anew where the reading of the examples has become another; look at the difference before it is kept.
"""

import csv
import os
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from statistics import median

import pytest
import rdflib

from noticegraph.asking import answered, prepare
from noticegraph.assessment import assess
from noticegraph.behind import Evidence
from noticegraph.notices import notices
from noticegraph.ontology.namespaces import compact
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.queries.catalogue import bind, question, questions
from noticegraph.queries.parameters import Kind
from noticegraph.query import ask_store
from noticegraph.remote import ask_endpoint, with_prologue
from noticegraph.sources import file_sources
from noticegraph.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
ANSWERS = Path(__file__).with_name("examples")
BASE = "https://data.example/"
DAY = date(2026, 6, 1)
WRITE = os.environ.get("ANSWERS") == "write"

# What notices do not say has no words: of these the rows are about what is missing or found by validation.
OF_ABSENCE = {"completeness", "findings-by-article", "findings-by-controller", "rights-not-granted"}
ITSELF = {"evidence"}


def given(name):
    """Return the values that a question is asked with: those of its header, and the day."""
    days = {p.name: DAY.isoformat() for p in question(name).parameters if p.kind is Kind.DATE and p.default}
    return dict(question(name).example) | days


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a store of all examples: those of the demo, those that questions need beside, and an earlier version."""
    place = tmp_path_factory.mktemp("answers") / "store"
    with open_store(place, write=True, create=True, base=BASE) as store:
        earlier = EXAMPLES / "questions" / "earlier" / "saltmarsh-camping.md"
        for sources in (
            file_sources([earlier], slug="saltmarsh-camping-md"),
            file_sources([EXAMPLES / "notices" / "saltmarsh-camping.md"], slug="saltmarsh-camping-md"),
            file_sources([EXAMPLES / "notices"]),
            file_sources(sorted((EXAMPLES / "questions").glob("*.md"))),
        ):
            list(ingest_all(store, sources, InProcess()))
        list(assess(store, notices(store), DAY))
    return place


@pytest.fixture(scope="module")
def store(folder):
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def quads(store, tmp_path_factory):
    file = tmp_path_factory.mktemp("quads") / "examples.nq"
    graphs = sorted(str(graph) for graph in store.quads.named_graphs())
    lines = (f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for g in graphs for q in store.graph(g[1:-1]))
    file.write_text("".join(lines), encoding="utf-8")
    return file


def _plain(rows):
    """Return rows without what differs by machine: where a file lies as seen from the store."""
    return [[cell.partition("examples/")[2] if "examples/" in cell else cell for cell in row] for row in rows]


@pytest.fixture(scope="module")
def ours(store, shown):
    @cache
    def rows(name):
        found = answered(store, prepare(store, question(name), given(name)))
        return _plain([list(found.columns), *([shown(cell) for cell in row] for row in found.rows)])

    return rows


def _bound(name):
    return bind(question(name), given(name), BASE)


@pytest.mark.parametrize("name", questions())
def test_the_whole_answer(ours, name):
    file, rows = ANSWERS / f"{name}.csv", ours(name)
    if WRITE:
        with file.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)
    with file.open(newline="", encoding="utf-8") as wanted:
        assert rows == list(csv.reader(wanted))
    assert len(rows) > 1, "an answer without rows shows nothing"


def test_every_file_is_the_answer_of_a_question():
    assert {path.stem for path in ANSWERS.glob("*.csv")} == set(questions())


@pytest.mark.parametrize("name", questions())
def test_the_order_made_here_is_the_engines(store, ours, rows_of, name):
    assert ours(name) == _plain(rows_of(ask_store(store, _bound(name))))


@pytest.fixture(scope="module")
def address(quads, serving, tmp_path_factory):
    with serving(quads, tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.mark.parametrize("name", questions())
def test_a_server_answers_the_same(address, ours, rows_of, name):
    assert _plain(rows_of(ask_endpoint(address, _bound(name), BASE, 60))) == ours(name)


@pytest.fixture(scope="module")
def dataset(quads):
    found = rdflib.Dataset()
    lines = quads.read_text(encoding="utf-8").splitlines(keepends=True)
    # Without evidence, which one question reads and which would make the others slow.
    found.parse(data="".join(line for line in lines if "/evidence> .\n" not in line), format="nquads")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in questions() if name not in ITSELF])
def test_rdflib_answers_the_same(dataset, ours, shown, name):
    answer = dataset.query(with_prologue(_bound(name), BASE))
    rows = _plain([[shown(cell) for cell in row] for row in answer])
    head, *ours = ours(name)
    assert list(map(str, answer.vars)) == head
    assert Counter(map(_rounded, rows)) == Counter(map(_rounded, ours))  # where numbers are equal, not their digits


def _rounded(row):
    return tuple(f"{float(cell):.6g}" if cell.replace(".", "", 1).isdigit() else cell for cell in row)


@pytest.mark.parametrize("name", [name for name in questions() if name not in OF_ABSENCE | ITSELF])
def test_claims_stand_behind_every_row(store, name):
    asked = question(name)
    found = answered(store, prepare(store, asked, given(name)))
    evidence = Evidence(store, all_versions=asked.about_versions)
    bare = [row for row in found.rows if not evidence.behind(asked, found.columns, row)]
    # Of whom neither register nor notice knows the country: nothing says so.
    assert (
        [row[found.columns.index("country")] for row in bare] == [None] if name == "recipients-by-country" else not bare
    )


@pytest.mark.parametrize("name", sorted(OF_ABSENCE))
def test_what_is_missing_has_no_claims(name):
    assert question(name).claims == ()


def test_the_words_behind_a_row_are_those_of_the_text(store):
    asked = question("sharing")
    found = answered(store, prepare(store, asked, {"recipient": "Google Ireland Limited"}))
    at = found.columns.index("controllerName")
    row = next(row for row in found.rows if row[at].value == "Lanternfield Tools Ltd")
    text = (EXAMPLES / "questions" / "lanternfield-tools.md").read_text(encoding="utf-8")
    behind = Evidence(store).behind(asked, found.columns, row)
    assert [text[one.start : one.end] for one in behind] == [one.quote for one in behind]
    assert {one.quote for one in behind} >= {
        "With your consent",
        "Google Ireland Limited",
        "Art. 6(1)(a) GDPR",
    }


def test_claims_of_versions_that_no_longer_hold_are_left_out_unless_asked_for(store):
    asked = question("retention-by-data")
    values = {"data": "pd:IPAddress", "controller": "Saltmarsh Camping ApS"}
    for every in (False, True):
        found = answered(store, prepare(store, asked, values, all_versions=every))
        evidence = Evidence(store, all_versions=every)
        quotes = {one.quote for row in found.rows for one in evidence.behind(asked, found.columns, row)}
        assert ("38 months" in " ".join(quotes)) is every


NARROWING = [
    (name, p.name)
    for name, asked in questions().items()
    for p in asked.parameters
    if p.kind in (Kind.CONCEPT, Kind.COUNTRY, Kind.ORGANISATION, Kind.IRI) and p.name not in asked.needs
]


@pytest.mark.parametrize(("name", "parameter"), NARROWING)
def test_a_parameter_keeps_the_rows_of_its_value(store, name, parameter):
    """Bound to what a row has, it keeps all such rows and, of a concept, those of narrower ones; no new ones come."""
    whole = answered(store, prepare(store, question(name), given(name)))
    if parameter not in whole.columns:
        pytest.skip(f"{parameter} is no column")
    at = whole.columns.index(parameter)
    value = next(row[at] for row in reversed(whole.rows) if row[at] is not None)
    found = answered(store, prepare(store, question(name), given(name) | {parameter: value.value}))
    wanted = [row for row in whole.rows if row[at] == value]
    assert [row for row in found.rows if row[at] == value] == wanted
    assert set(found.rows) <= set(whole.rows)
    assert len(found.rows) < len(whole.rows) or len({row[at] for row in whole.rows}) == 1


def test_marketing_finds_what_is_narrower(store):
    asked = question("controllers-by-purpose")
    found = answered(store, prepare(store, asked, {"purpose": "dpv:Marketing"}))
    assert {compact(row[0].value) for row in found.rows} >= {"dpv:DirectMarketing"}


@pytest.mark.parametrize(
    ("name", "parameter", "value", "column"),
    [
        ("recipient-pairs", "least", "4", "controllers"),
        ("retention-outliers", "least", "8", "controllers"),
        ("basis-outliers", "least", "8", "of"),
    ],
)
def test_a_least_number_leaves_out_what_fewer_have(store, name, parameter, value, column):
    whole = answered(store, prepare(store, question(name), given(name)))
    found = answered(store, prepare(store, question(name), given(name) | {parameter: value}))
    at = whole.columns.index(column)
    assert list(found.rows) == [row for row in whole.rows if int(row[at].value) >= int(value)]
    assert 0 < len(found.rows) < len(whole.rows)


def test_the_median_lies_in_the_middle(store):
    asked = question("retention-by-purpose")
    found = answered(store, prepare(store, asked, {}))
    days = (
        "SELECT ?purpose ?days ?node { GRAPH <catalog> { ?work dcat:hasCurrentVersion ?notice } GRAPH ?notice {"
        " ?process dpv:hasPurpose ?purpose ; dpv:hasStorageCondition ?node ."
        " ?node dpv:hasDuration ?duration . ?duration ng:days ?days } }"
    )
    by_purpose = defaultdict(list)
    for row in ask_store(store, days):
        by_purpose[row["purpose"]].append(Decimal(row["days"].value))
    assert {row[0]: Decimal(row[1].value) for row in found.rows} == {p: median(v) for p, v in by_purpose.items()}
    assert any(len(values) % 2 for values in by_purpose.values())
    assert any(len(values) % 2 == 0 for values in by_purpose.values())
