"""`noticegraph ask` with --evidence and --plot."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.plotting import PlotError, draw
from noticegraph.queries.catalogue import parse_question, question, questions
from noticegraph.queries.parameters import QuestionError
from noticegraph.query import Table
from noticegraph.sources import file_sources
from noticegraph.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples" / "questions"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("ask") / "store"
    with open_store(place, write=True, create=True) as store:
        list(ingest_all(store, file_sources(sorted(EXAMPLES.glob("*.md"))), InProcess()))
    return place


def ask(folder, *args, code=0):
    program = "import sys; from noticegraph.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "ask", *map(str, args), "--store", str(folder)]
    done = subprocess.run(command, capture_output=True, timeout=120, encoding="utf-8")
    assert done.returncode == code, done.stderr
    return done


def test_a_table_has_the_words_behind_each_row_below_it(folder):
    said = ask(folder, "joint-controllers", "--evidence", "--format", "table").stdout
    text = (EXAMPLES / "lanternfield-tools.md").read_text(encoding="utf-8")
    lines = [line.removeprefix("[1]") for line in said.splitlines() if line.endswith("”")]
    for line in lines:
        place, words = line.split()[1], line.partition("“")[2].removesuffix("”")
        start, end = map(int, place.split("-"))
        assert text[start:end] == words
    assert lines
    assert "joint controllers" in "".join(lines)


def test_json_has_claims_as_objects_and_csv_their_iris(folder):
    args = ("joint-controllers", "--evidence")
    (row,) = json.loads(ask(folder, *args, "--format", "json").stdout)
    (plain,) = csv.DictReader(io.StringIO(ask(folder, *args, "--format", "csv").stdout))
    assert [claim["claim"] for claim in row["claims"]] == plain["claims"].split()
    assert all(claim["claim"].startswith(claim["notice"] + "/evidence#claim/") for claim in row["claims"])
    (bare,) = csv.DictReader(io.StringIO(ask(folder, args[0], "--format", "csv").stdout))
    assert "claims" not in bare


def test_what_is_missing_says_that_nothing_states_it(tmp_path):
    notice = tmp_path / "one.md"
    notice.write_text(
        "# Privacy notice\n\nController: Plain Shop Ltd. You have the right of access.\n", encoding="utf-8"
    )
    with open_store(tmp_path / "store", write=True, create=True) as store:
        list(ingest_all(store, file_sources([notice]), InProcess()))
    assert "no claim" in ask(tmp_path / "store", "rights-not-granted", "--evidence", "--format", "table").stdout


@pytest.mark.parametrize("name", ["top-recipients", "recipients-by-controller", "versions", "recipient-pairs"])
def test_a_plot_is_the_same_bytes_each_time(folder, tmp_path, name):
    files = [tmp_path / "a.svg", tmp_path / "b.svg"]
    least = ("-p", "least=1") if name == "recipient-pairs" else ()
    for file in files:
        ask(folder, name, *least, "--plot", file)
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert b"<dc:date>" not in first
    root = ElementTree.fromstring(first)
    assert root.tag == f"{SVG}svg"
    assert len(list(root.iter(f"{SVG}path"))) > 10


def test_a_png_is_written_where_the_name_says_so(folder, tmp_path):
    ask(folder, "top-data", "--plot", tmp_path / "data.png")
    assert (tmp_path / "data.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_told_in_one_line(folder, tmp_path):
    for args, says in (
        (("top-data", "--plot", tmp_path / "data.pdf"), ".svg or .png"),
        (("shared-officers", "--plot", tmp_path / "a.svg"), "has no plot"),
        (("top-data", "--plot", tmp_path / "gone" / "a.svg"), "no such folder"),
        (("completeness", "--plot", tmp_path / "a.svg"), "nothing to draw"),
    ):
        said = ask(folder, *args, code=2).stderr
        assert says in said
        assert said.count("\n") == 1


def test_every_form_is_drawn_by_some_question():
    assert {q.plot.form.value for q in questions().values() if q.plot} == {"bar", "heat", "network", "timeline"}


def test_a_missing_library_is_told_with_the_way_out():
    program = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from noticegraph.cli import main; sys.argv = ['noticegraph', 'ask', 'top-data', '--plot', 'a.svg']\n"
        "sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.strip().endswith("`pip install 'noticegraph[plot]'` brings it")
    assert done.stderr.count("\n") == 1


def _two_names():
    return parse_question(
        "pairs",
        "# @title Pairs\n# @description Two.\n# @plot network aName bName n\n"
        "SELECT ?aName ?bName ?n ?a ?b WHERE { VALUES ?holds { dcat:hasCurrentVersion } }",
    )


def test_who_is_written_in_several_ways_is_one_node(tmp_path):
    rows = (("Alder", "Birch Ltd", 1, "x:a", "x:b"), ("Cedar", "BIRCH LIMITED", 1, "x:c", "x:b"))
    one = (("Alder", "Birch Ltd", 1, "x:a", "x:b"), ("Cedar", "Birch Ltd", 1, "x:c", "x:b"))
    for file, these in (("a.svg", rows), ("b.svg", one)):
        draw(_two_names(), Table(("aName", "bName", "n", "a", "b"), these), tmp_path / file)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_words_of_notices_are_no_formulas(tmp_path):
    rows = (("$\\frac{broken$", "b & <c>", 1, "x:a", "x:b"),)
    draw(_two_names(), Table(("aName", "bName", "n", "a", "b"), rows), tmp_path / "a.svg")
    ElementTree.parse(tmp_path / "a.svg")


def test_rows_without_dates_are_no_timeline(tmp_path):
    columns = ("controllerName", "date", "current", "controller")
    with pytest.raises(PlotError, match="none of the rows has a date"):
        draw(question("versions"), Table(columns, (("Alder", "", "true", "x:a"),)), tmp_path / "a.svg")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("# @plot pie a n", "want one of bar"),
        ("# @plot bar a", "want one of bar"),
        ("# @plot bar a gone", "no column 'gone'"),
        ("# @claims ?a dpv:hasName", "want triples"),
        ("# @claims ?a <x:y> ?b", "CURIEs"),
        ("# @example gone=1", "no '# @param gone"),
    ],
)
def test_a_header_that_does_not_fit_is_an_error(line, says):
    text = f"# @title T\n# @description D.\n{line}\nSELECT ?a ?n WHERE {{ VALUES ?holds {{ dcat:hasCurrentVersion }} }}"
    with pytest.raises(QuestionError, match=says) as error:
        parse_question("odd", text)
    assert "queries/odd.rq" in str(error.value)
