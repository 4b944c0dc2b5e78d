"""`import noticegraph`: the interface for Python, on the example notices."""

import doctest
import importlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import rdflib
from rdflib.compare import isomorphic

import noticegraph
from noticegraph.loading import Status

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "examples" / "notices"
VERSIONS = ROOT / "examples" / "versions"
MODULES = ("answers", "endpoint", "login", "records", "store", "tables", "validated")


@pytest.fixture(scope="module")
def store() -> Iterator[noticegraph.Store]:
    with noticegraph.in_memory() as opened:
        assert not opened.ingest(NOTICES).failed
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same notices in a folder, for the command line."""
    path = tmp_path_factory.mktemp("api") / "store"
    with noticegraph.open_store(path, write=True) as opened:
        opened.ingest(NOTICES)
    return str(path)


@pytest.mark.parametrize("module", ["noticegraph", *(f"noticegraph.api.{name}" for name in MODULES)])
def test_examples_in_docstrings_hold(module, monkeypatch):
    monkeypatch.chdir(ROOT)
    found = doctest.testmod(importlib.import_module(module))
    assert found.failed == 0


def test_importing_it_imports_nothing_heavy():
    heavy = ("pyoxigraph", "rdflib", "click", "pandas")
    code = f"import noticegraph, sys; dir(noticegraph); print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_name_of_the_interface_is_there():
    assert all(getattr(noticegraph, name) is not None for name in noticegraph.__all__)
    assert set(noticegraph.__all__) <= set(dir(noticegraph))
    with pytest.raises(AttributeError, match="no attribute 'stroe'"):
        noticegraph.stroe  # noqa: B018


def test_a_store_in_a_folder_is_kept_and_has_one_writer(tmp_path):
    folder = tmp_path / "store"
    with pytest.raises(noticegraph.NoticegraphError, match="no store here"):
        noticegraph.open_store(folder)
    with noticegraph.open_store(folder, write=True, base="https://data.example/") as opened:
        opened.ingest(NOTICES / "klangkammer.txt")
        with pytest.raises(noticegraph.NoticegraphError, match="another process"):
            noticegraph.open_store(folder, write=True, wait=0)
    kept = noticegraph.open_store(folder)
    assert [notice.slug for notice in kept.notices()] == ["klangkammer-txt"]
    assert kept.base == "https://data.example/"
    assert not kept.writable
    kept.close()
    noticegraph.open_store(folder, write=True).close()


def test_ingesting_tells_what_became_of_each_source(tmp_path):
    text = (NOTICES / "klangkammer.txt").read_text(encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02")
    with noticegraph.in_memory() as opened:
        assert opened.ingest_text(text, "klang").status is Status.NEW
        assert opened.ingest_text(text, "klang").status is Status.UNCHANGED
        assert opened.ingest_text(text + "\nStand: Mai 2026", "klang").status is Status.NEW_VERSION
        assert len(opened.notices(all_versions=True)) == 2
        assert opened.ingest_text("# Notice\n\nAcme Ltd is the controller.", "acme.md").status is Status.NEW
        assert opened.ingest(tmp_path / "broken.txt").failed
        with pytest.raises(noticegraph.NoticegraphError):
            opened.ingest(tmp_path / "nowhere")


def test_an_archive_brings_every_version(tmp_path):
    service = tmp_path / "Brackwater"
    service.mkdir()
    (service / "Privacy Policy.md").write_bytes((VERSIONS / "brackwater-2026.md").read_bytes())
    with noticegraph.in_memory() as opened:
        assert [outcome.status for outcome in opened.ingest_archive(tmp_path).outcomes] == [Status.NEW]


def test_questions_answer_as_on_the_command_line(store, folder, run):
    for name in ("recipients-by-controller", "transfers", "shared-recipients"):
        answer = store.ask(name)
        told = json.loads(run("ask", name, "--store", folder, "--format", "json").stdout)
        assert len(answer) > 3
        assert [list(row.values()) for row in json.loads(json.dumps(answer.dicts(), default=str))] == [
            list(row.values()) for row in told
        ]


def test_parameters_are_values_of_python(store):
    lapsed = store.ask("lapsed-safeguards", date=date(2019, 1, 1))
    assert len(lapsed) != len(store.ask("lapsed-safeguards", date="2026-03-01"))
    assert store.ask("transfers", controller="Harbourlight").remarks == (
        "'Harbourlight' is read as Harbourlight Books Limited",
    )
    assert store.ask("transfers", country="loc:NZ").remarks == ("no notice in the store has loc:NZ",)
    with pytest.raises(noticegraph.NoticegraphError, match="has no parameter 'land'"):
        store.ask("transfers", land="loc:US")
    with pytest.raises(noticegraph.NoticegraphError, match="did you mean transfers"):
        store.ask("transfer")


def test_no_parameter_is_called_as_an_argument_is():
    names = {p.name for asked in noticegraph.questions().values() for p in asked.parameters}
    assert names
    assert not names & {"all_versions", "name", "file", "self"}


def test_evidence_has_the_words_behind_each_row(store):
    answer = store.ask("transfers", country="loc:US", controller="Harbourlight")
    behind = store.evidence("transfers", country="loc:US", controller="Harbourlight")
    assert set(behind.column("row")) == set(range(len(answer)))
    text = (NOTICES / "harbourlight-books.md").read_text(encoding="utf-8")
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in behind)


def test_a_question_is_drawn(store, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    drawn = store.plot("top-recipients", tmp_path / "top.svg")
    assert "<svg" in drawn.read_text()


def test_claims_have_the_exact_words(store):
    text = (NOTICES / "klangkammer.txt").read_text(encoding="utf-8")
    found = store.claims("klangkammer")
    assert len(found) > 20
    assert all(text[claim.start : claim.end] == claim.quote for claim in found)
    assert len(store.claims()) > len(found)
    assert found[:2].columns == found.columns
    assert [claim.value for claim in found] == found.column("value")


def test_records_become_frames_with_equal_cells(store):
    pandas = pytest.importorskip("pandas", reason="the extra `frames` is not installed")
    pytest.importorskip("polars", reason="the extra `frames` is not installed")
    for found in (
        store.claims(),
        store.notices(),
        store.validate().findings(),
        store.ask("retention-by-data", data="pd:IPAddress"),
    ):
        one, other = found.to_pandas(), found.to_polars()
        assert tuple(one.columns) == tuple(other.columns) == found.columns
        assert len(one) == len(other) == len(found)
        missing = [[None if pandas.isna(cell) else cell for cell in row] for row in one.itertuples(index=False)]
        assert missing == [list(row) for row in found.rows()]
        assert [tuple(row) for row in other.iter_rows()] == found.rows()


def test_gaps_leave_whole_numbers_whole():
    pytest.importorskip("pandas", reason="the extra `frames` is not installed")
    found = noticegraph.Records(("days", "day"), [{"days": 30, "day": date(2026, 1, 1)}, {"days": None}], dict)
    assert str(found.to_pandas()["days"].dtype) == "Int64"
    assert found.to_pandas()["days"].tolist()[0] == 30
    assert found.to_polars().schema["day"].__class__.__name__ == "Date"


def test_without_the_library_the_error_says_the_way_out(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(noticegraph.NoticegraphError, match=r"pip install 'noticegraph\[frames\]'"):
        store.notices().to_polars()


def test_what_a_notice_says_is_escaped_in_a_notebook():
    found = noticegraph.Records(("quote",), [{"quote": "<script>"}] * 51, dict)
    assert "<script>" not in found._repr_html_()
    assert "and 1 more" in found._repr_html_()


def test_queries_answer_with_values_of_python(store):
    (row,) = store.query(
        'SELECT (1.5 AS ?a) (xsd:date("2026-03-01") AS ?b) (true AS ?c) (dpv:Marketing AS ?d) ?e WHERE {}'
    )
    assert row == {"a": 1.5, "b": date(2026, 3, 1), "c": True, "d": "dpv:Marketing", "e": None}
    assert store.query("ASK { ?notice a dpv:PrivacyNotice }")[0] == {"answer": True}
    graph = store.graph("CONSTRUCT { ?n a dpv:PrivacyNotice } WHERE { ?n a dpv:PrivacyNotice }")
    assert len(graph) == 8
    with pytest.raises(noticegraph.NoticegraphError, match="CONSTRUCT or DESCRIBE"):
        store.graph("ASK {}")
    with pytest.raises(noticegraph.NoticegraphError):
        store.query("SELECT ?x WHERE {")


def test_validation_finds_what_the_command_finds(store, folder, run):
    told = json.loads(run("validate", "--store", folder, "--format", "json", "--as-of", "2026-03-01").stdout)
    found = store.validate(as_of=date(2026, 3, 1))
    assert json.loads(found.report("json")) == told
    assert len(found.findings()) == sum(len(one["findings"]) for one in told)
    assert len(found.verdicts()) == sum(len(one["items"]) for one in told)
    assert not found.conforms
    assert found.fails("violation")
    assert not found.fails("never")
    assert found.findings("de").column("message") != found.findings().column("message")
    with pytest.raises(noticegraph.NoticegraphError, match="no report 'pdf'"):
        found.report("pdf")


def test_a_notice_that_is_not_read_has_no_verdict():
    with noticegraph.in_memory() as opened:
        opened.ingest_text("Nous traitons vos données personnelles pour la gestion de votre commande. " * 5, "fr")
        found = opened.validate()
    assert len(found.not_assessed) == 1
    assert not found.verdicts()
    assert not found.conforms


def test_versions_are_compared(tmp_path):
    with noticegraph.in_memory() as opened:
        opened.ingest(VERSIONS / "brackwater-2019.md", slug="brackwater")
        old = opened.notice("brackwater").version.rpartition("/")[2]
        opened.ingest(VERSIONS / "brackwater-2026.md", slug="brackwater")
        found = opened.diff(f"brackwater/{old}", "brackwater")
        assert {"changed", "removed", "added"} <= set(found.column("kind"))
        assert not opened.diff("brackwater", "brackwater")
        assert len(opened.ask("notices", all_versions=True)) == 2
        with pytest.raises(noticegraph.NoticegraphError, match="several versions"):
            opened.notice(f"{opened.base}notice/brackwater")


def test_the_dataset_is_the_graph(store):
    dataset = store.dataset("klangkammer")
    version = rdflib.URIRef(store.notice("klangkammer").version)
    graph = rdflib.Graph()
    for triple in dataset.graph(version):
        graph.add(triple)
    exported = rdflib.Dataset().parse(data=store.export("nquads", "klangkammer"), format="nquads")
    assert len(graph) > 50
    assert isomorphic(graph, exported.graph(version))
    assert {g.identifier for g in dataset.graphs() if len(g)} == {g.identifier for g in exported.graphs() if len(g)}


def test_exports_are_those_of_the_command(store, folder, run, tmp_path):
    for form in ("claims", "csv", "graphml"):
        run("export", "--store", folder, "--format", form, "-o", "out", "klangkammer")
        assert store.export(form, "klangkammer") == (tmp_path / "out").read_bytes()
    with pytest.raises(noticegraph.NoticegraphError, match="no format 'pdf'"):
        store.export("pdf")


@pytest.fixture
def endpoint(store) -> Iterator[str]:
    """Serve the store by the SPARQL protocol, with its own engine."""
    from noticegraph.query import ask_store, serialised

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            answer = ask_store(store._opened, sent["query"][0])
            form = ("ntriples", "application/n-triples") if isinstance(answer, list) else ("json", "application/json")
            body = serialised(answer, form[0], store.base)
            self.send_response(200)
            self.send_header("Content-Type", form[1])
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    server.server_close()


def test_an_endpoint_answers_as_the_store_does(store, endpoint):
    there = noticegraph.connect(endpoint)
    assert there.ask("transfers", country="loc:US").dicts() == store.ask("transfers", country="loc:US").dicts()
    count = "SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n a dpv:PrivacyNotice }"
    assert there.query(count).dicts() == store.query(count).dicts()
    assert len(there.graph("CONSTRUCT { ?n a dpv:PrivacyNotice } WHERE { ?n a dpv:PrivacyNotice }")) == 8
    with there.copy() as copied:
        assert copied.claims("klangkammer").dicts() == store.claims("klangkammer").dicts()
        assert not copied.writable
    with pytest.raises(noticegraph.NoticegraphError, match="cannot be reached"):
        noticegraph.connect("http://127.0.0.1:9/", timeout=2).ask("transfers")
