"""The commands on a store of three notices, in processes of their own."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, RdfFormat, parse

from noticegraph.store import open_store

LETTERHEAD = """Privacy notice

The controller is {name}, 1 High Street, London, e-mail privacy@{host}.example.

Newsletter

We send you our newsletter by e-mail on the basis of your consent, Art. 6(1)(a) GDPR.
We store your e-mail address for 14 months.
The newsletter is sent by Mailer Limited, Dublin, Ireland.
"""
FILES = {
    "shops/acme.txt": LETTERHEAD.format(name="Acme Widgets Ltd", host="acme"),
    "shops/acme-old.txt": LETTERHEAD.format(name="Acme Widgets Ltd", host="acme").replace("14 months", "6 months"),
    "bolt.md": "# " + LETTERHEAD.format(name="Bolt Makers GmbH", host="bolt"),
}


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> Path:
    """A folder with a store of the three notices."""
    folder = tmp_path_factory.mktemp("stored")
    for name, text in FILES.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from noticegraph.cli import main; sys.exit(main())", "ingest", "in"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "3 new" in done.stderr
    return folder / ".noticegraph"


@pytest.fixture
def ask(run, stored):
    """Run a command on that store."""

    def command(*args: str, **more):
        return run(*args, NOTICEGRAPH_STORE=str(stored), **more)

    return command


@pytest.mark.parametrize(
    "name",
    ["bolt-md", "bolt.md", "bolt", "Bolt Makers GmbH", "bolt makers", "https://w3id.org/noticegraph/id/notice/bolt-md"],
)
def test_show_finds_a_notice_by_each_of_its_names(ask, name):
    done = ask("show", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("bolt-md  Bolt Makers GmbH")
    assert "“Bolt Makers GmbH”" in done.stdout
    assert "Newsletter" in done.stdout


def test_show_lists_what_matches_when_several_do_and_exits_2(ask, one_line):
    done = ask("show", "Acme Widgets Ltd")
    assert done.returncode == 2
    assert "2 notices" in one_line(done.stderr)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["slug"] for row in rows] == ["shops-acme-old-txt", "shops-acme-txt"]
    assert {row["controller"] for row in rows} == {"Acme Widgets Ltd"}


def test_show_of_an_unknown_name_exits_2(ask, one_line):
    done = ask("show", "Nobody Inc")
    assert done.returncode == 2
    assert "no notice is called 'Nobody Inc'" in one_line(done.stderr)


def test_an_exact_name_comes_before_the_names_that_contain_it(ask):
    assert ask("show", "acme.txt").stdout.startswith("shops-acme-txt ")


def test_show_as_json_gives_the_claims_with_quotes_at_their_offsets(ask):
    claims = [json.loads(line) for line in ask("show", "bolt", "--format", "json").stdout.splitlines()]
    assert ("controller", "Bolt Makers GmbH") in {(claim["relation"], claim["value"]) for claim in claims}
    for claim in claims:
        assert FILES["bolt.md"][claim["start"] : claim["end"]] == claim["quote"]


def test_claims_export_is_that_of_every_notice(ask):
    claims = [json.loads(line) for line in ask("export", "--format", "claims").stdout.splitlines()]
    assert {claim["policy"] for claim in claims} == {"acme.txt", "acme-old.txt", "bolt.md"}
    one = [json.loads(line) for line in ask("export", "bolt", "--format", "claims").stdout.splitlines()]
    assert one == [claim for claim in claims if claim["policy"] == "bolt.md"]
    assert list(one[0]) == [
        *("policy", "notice", "process", "relation", "value", "start", "end", "quote", "confidence", "rule")
    ]


def canonical(quads) -> set[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


@pytest.fixture
def held(stored) -> list[Quad]:
    """What the store holds, with durations as they were written."""
    from noticegraph.export.durations import as_written

    with open_store(stored) as store:
        return list(as_written(store.quads))


@pytest.mark.parametrize(
    ("form", "parser"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)]
)
def test_the_whole_store_comes_back_from_formats_with_graph_names(ask, held, tmp_path, form, parser):
    done = ask("export", "--format", form, "-o", "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    quads = list(parse((tmp_path / "out").read_bytes(), parser))
    assert canonical(quads) == canonical(held)
    assert {q.object.value for q in quads if "XMLSchema#duration" in str(q.object)} == {"P14M", "P6M"}


@pytest.mark.parametrize(
    ("form", "parser"), [("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES), ("rdfxml", RdfFormat.RDF_XML)]
)
def test_the_merge_comes_back_from_formats_without_and_the_command_says_so(ask, one_line, held, tmp_path, form, parser):
    done = ask("export", "--format", form, "-o", "out")
    assert done.returncode == 0
    assert "names of graphs" in one_line(done.stderr)
    merge = canonical(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in held)
    assert canonical(parse((tmp_path / "out").read_bytes(), parser)) == merge


def test_one_notice_is_exported_alone(ask, stored):
    quads = list(parse(ask("export", "bolt", "--format", "nquads").stdout.encode(), RdfFormat.N_QUADS))
    graphs = {quad.graph_name.value.partition("/id/")[2] for quad in quads}
    (version,) = {graph for graph in graphs if graph.startswith("notice/") and not graph.endswith("/evidence")}
    assert graphs == {"catalog", version, version + "/evidence"}
    assert "acme" not in str(quads)


def test_a_failed_export_leaves_no_half_file(ask, tmp_path):
    done = ask("export", "no-such-notice", "-o", "out.ttl")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_questions_are_listed(ask):
    rows = list(csv.DictReader(io.StringIO(ask("ask").stdout)))
    assert {"recipients-by-controller", "transfers", "evidence"} <= {row["question"] for row in rows}
    assert all(row["title"] and row["description"] for row in rows)


def test_a_question_is_answered_as_csv_and_json(ask):
    rows = list(csv.DictReader(io.StringIO(ask("ask", "recipients-by-controller").stdout)))
    assert {row["controllerName"] for row in rows} == {"Acme Widgets Ltd", "Bolt Makers GmbH"}
    assert {row["recipientName"] for row in rows} == {"Mailer Limited"}
    typed = [row | {"processes": int(row["processes"]), "generally": int(row["generally"])} for row in rows]
    assert json.loads(ask("ask", "recipients-by-controller", "--format", "json").stdout) == typed
    bound = ask("ask", "recipients-by-controller", "-p", "controller=organisation/bolt-makers-gmbh")
    assert [row["controllerName"] for row in csv.DictReader(io.StringIO(bound.stdout))] == ["Bolt Makers GmbH"]


def test_json_has_numbers_and_null_and_a_table_rounds(ask):
    asked = ("ask", "retention-by-data", "-p", "data=dpv:PersonalData")
    rows = json.loads(ask(*asked, "--format", "json").stdout)
    assert {row["days"] for row in rows if row["period"]} == {426.11625, 182.62125}
    assert {row["criterion"] for row in rows} == {None}
    table = ask(*asked, "--format", "table").stdout
    assert "426.12" in table
    assert "426.116" not in table


def test_a_name_in_part_or_of_nobody_and_terms_of_nobody_are_said(ask, one_line):
    part = ask("ask", "recipients-by-controller", "-p", "controller=bolt")
    assert one_line(part.stderr).endswith("'bolt' is read as Bolt Makers GmbH")
    assert len(part.stdout.splitlines()) == 2
    nobody = ask("ask", "recipients-by-controller", "-p", "controller=Bolt Maker2 GmbH")
    assert "no organisation here is called 'Bolt Maker2 GmbH'; did you mean Bolt Makers GmbH" in one_line(nobody.stderr)
    assert (nobody.returncode, len(nobody.stdout.splitlines())) == (0, 1)
    wrong = ask("ask", "transfers", "-p", "country=loc:XX")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "country=loc:XX" in one_line(wrong.stderr)
    unused = ask("ask", "transfers", "-p", "country=loc:TV")
    assert unused.returncode == 0
    assert one_line(unused.stderr).endswith("no rows; no notice in the store has loc:TV")
    read, none = ask("ask", "transfers", "-p", "controller=bolt").stderr.splitlines()
    assert read.endswith("is read as Bolt Makers GmbH")
    assert none == "noticegraph: no rows"


def test_questions_are_about_the_versions_that_hold_unless_told_otherwise(run, tmp_path):
    for text in (FILES["bolt.md"], FILES["bolt.md"].replace("Mailer Limited", "Poster Limited")):
        (tmp_path / "bolt.md").write_text(text)
        done = run("ingest", "bolt.md")
        assert done.returncode == 0
    assert "1 new version;" in done.stderr

    def recipients(*more: str) -> set[str]:
        rows = csv.DictReader(io.StringIO(run("ask", "recipients-by-controller", *more).stdout))
        return {row["recipientName"] for row in rows}

    assert recipients() == {"Poster Limited"}
    assert recipients("--all-versions") == {"Mailer Limited", "Poster Limited"}
    versions = csv.DictReader(io.StringIO(run("show", "--all-versions").stdout))
    assert sorted(row["holds"] for row in versions) == ["no", "yes"]
    listed = list(csv.DictReader(io.StringIO(run("show", "bolt-md", "--all-versions").stdout)))
    assert sorted(row["holds"] for row in listed) == ["no", "yes"]
    old = next(row["version"] for row in listed if row["holds"] == "no")
    assert "Mailer Limited" in run("show", f"bolt-md/{old}", "--all-versions").stdout
    assert len(run("export", "--format", "nquads").stdout) < len(
        run("export", "--format", "nquads", "--all-versions").stdout
    )


SELECT = "SELECT DISTINCT ?name WHERE { ?n dpv:hasDataController/dpv:hasName ?name } ORDER BY ?name"


def test_free_sparql_reads_the_union_of_all_graphs(ask, tmp_path):
    assert ask("query", SELECT).stdout.split("\r\n") == ["name", "Acme Widgets Ltd", "Bolt Makers GmbH", ""]
    answer = json.loads(ask("query", "-", "--format", "json", stdin=SELECT.encode()).stdout)
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == ["Acme Widgets Ltd", "Bolt Makers GmbH"]
    (tmp_path / "q.rq").write_text("ASK { GRAPH <catalog> { ?work dcat:hasCurrentVersion ?version } }")
    assert ask("query", "@q.rq").stdout == "true\n"
    assert "answer" in ask("query", "@q.rq", "--format", "table").stdout


def test_a_graph_is_answered_in_the_export_formats(ask):
    construct = "CONSTRUCT { ?n a dpv:PrivacyNotice } WHERE { ?n a dpv:PrivacyNotice }"
    assert len(list(parse(ask("query", construct).stdout.encode(), RdfFormat.TURTLE))) == 3
    assert len(list(parse(ask("query", construct, "--format", "jsonld").stdout.encode(), RdfFormat.JSON_LD))) == 3


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["SELECT ?s WHERE {"], "malformed query"),
        (["DROP ALL"], "only queries that read are answered"),
        (["DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"], "only queries that read are answered"),
        (["SELECT ?s\nWHERE { ?s ?p }"], "malformed query at line 2, column 16, at its end, after 'WHERE { ?s ?p }'"),
        (["SELEC ?s { ?s a ?o }"], "malformed query at line 1, column 10, in 'SELEC ?s { ?s a ?o }'"),
        (["SELECT ?s { ?s ?p ?o } GROUP BY ?p"], "a variable that is unbound"),
        (["SELECT * { ?s foaf:name 'dpq:x' }"], "prefix foaf: is not known; known are ng, dpv"),
        ([" # nothing"], "the query is empty"),
        (["SELECT * { ?s ?p ?o } LIMIT 1", "-o", "nowhere/x.csv"], "nowhere: no such folder"),
        (["SELECT ?s WHERE { ?s ?p ?o }", "--format", "turtle"], "answers with rows"),
        (["CONSTRUCT WHERE { ?s a ?o }", "--format", "csv"], "answers with a graph"),
        (
            ["SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"],
            "noticegraph: the query cannot be answered; the service",
        ),
    ],
)
def test_a_query_that_cannot_be_answered(ask, one_line, args, says):
    done = ask("query", *args)
    assert done.returncode == 2
    assert says in one_line(done.stderr)


def test_a_store_without_notices_is_validated_with_a_word(run, tmp_path, one_line):
    with open_store(tmp_path / ".noticegraph", write=True, create=True):
        pass
    done = run("validate")
    assert done.returncode == 2
    assert "no notices" in one_line(done.stderr)


def test_validate_keeps_the_report_and_exits_1(ask, stored):
    done = ask("validate", "bolt", "--as-of", "2026-01-01", "--format", "coverage")
    assert done.returncode == 1
    verdicts = {row["item"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert {row["policy"] for row in verdicts.values()} == {"bolt.md"}
    assert verdicts["13-1-a"]["verdict"] == "present"
    assert verdicts["13-2-d"]["verdict"] == "absent"
    with open_store(stored) as store:
        reports = [graph.value for graph in store.quads.named_graphs() if "/report/" in graph.value]
        assert [name.rpartition("/")[2] for name in reports] == ["2026-01-01"]
        claims = {quad.subject.value for quad in store.quads}
    assert set(verdicts["13-1-a"]["evidence"]) <= claims
    assert verdicts["13-1-a"]["evidence"]


def test_validate_as_json_gives_messages_in_the_language_asked_for(ask):
    english, german = (
        json.loads(ask("validate", "bolt", "--format", "json", "--language", code).stdout)[0] for code in ("en", "de")
    )
    assert english["conforms"] is False
    assert [finding["shape"] for finding in english["findings"]] == [finding["shape"] for finding in german["findings"]]
    assert "right" in str([finding["message"] for finding in english["findings"]])
    assert "Recht" in str([finding["message"] for finding in german["findings"]])


def test_validate_as_turtle_is_the_report_graph(ask):
    triples = list(parse(ask("validate", "bolt", "--format", "turtle").stdout.encode(), RdfFormat.TURTLE))
    assert any(quad.object.value == "http://www.w3.org/ns/shacl#ValidationReport" for quad in triples)


def test_validate_as_a_table(ask):
    done = ask("validate", "bolt", "--format", "table", "--as-of", "2026-01-01")
    assert done.returncode == 1
    assert "13-2-d" in done.stdout
    assert "bolt-md as of 2026-01-01:" in done.stdout


def test_a_reader_that_leaves_a_pipe_early_is_no_fault(ask, stored, tmp_path):
    command = f"{sys.executable} -c 'import sys; from noticegraph.cli import main; sys.exit(main())'"
    done = subprocess.run(
        ["bash", "-c", f"{command} export --format nquads --store '{stored}' | head -n 1"],
        capture_output=True,
        cwd=tmp_path,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_an_interruption_is_one_line_and_exit_code_130(stored, tmp_path):
    """Ctrl-C while the command waits for its standard input."""
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from noticegraph.cli import main; sys.exit(main())", "ingest", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"NOTICEGRAPH_STORE": str(stored)},
    )
    stat = Path(f"/proc/{process.pid}/wchan")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and "pipe" not in (stat.read_text() if stat.exists() else "pipe"):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert stderr.decode().strip() == "noticegraph: interrupted; what was finished is kept"


def test_a_store_of_another_version(run, one_line, tmp_path):
    (tmp_path / ".noticegraph").mkdir()
    (tmp_path / ".noticegraph" / "manifest.json").write_text('{"format": 7, "base": "https://example.org/"}')
    (tmp_path / "a.txt").write_text(FILES["bolt.md"])
    for args in (["ingest", "a.txt"], ["show"], ["ask", "transfers"], ["validate"], ["export"], ["query", SELECT]):
        done = run(*args)
        assert done.returncode == 2
        assert "format 7" in one_line(done.stderr)


def test_a_store_that_another_process_holds(ask, one_line, stored, tmp_path):
    (tmp_path / "a.txt").write_text(FILES["bolt.md"])
    with open_store(stored, write=True):
        for args in (["ingest", "a.txt"], ["show"], ["validate"], ["query", SELECT]):
            done = ask(*args)
            assert done.returncode == 2
            assert "another process" in one_line(done.stderr)
    with open_store(stored):  # a reader lets readers in
        assert ask("query", SELECT).returncode == 0


def test_standard_input(run, tmp_path):
    page = (
        b"<html><body><h1>Privacy</h1><p>The controller is Acme Widgets Ltd, 1 High Street, London.</p></body></html>"
    )
    assert run("ingest", "-", "--name", "acme.html", stdin=page).returncode == 0
    assert run("ingest", "-", stdin=FILES["bolt.md"].encode()).returncode == 0
    rows = list(csv.DictReader(io.StringIO(run("show").stdout)))
    assert [(row["slug"][:9], row["controller"]) for row in rows] == [
        ("acme-html", "Acme Widgets Ltd"),
        ("stdin-" + rows[1]["version"][:3], "Bolt Makers GmbH"),
    ]
    assert run("ingest", "-", stdin=FILES["shops/acme.txt"].encode()).returncode == 0
    assert len(run("show").stdout.splitlines()) == 4  # two texts without a name are two notices


@pytest.mark.parametrize("brackets", ["{}", "()", "[]"])
def test_brackets_without_end_do_not_end_the_process(ask, one_line, brackets):
    deep = "SELECT * { FILTER(1) " + brackets[0] * 5000 + brackets[1] * 5000 + " }"
    done = ask("query", deep)
    assert done.returncode == 2
    assert "more brackets in each other" in one_line(done.stderr)
    assert ask("query", "SELECT * { " + "{} " * 300 + "} LIMIT 1").returncode == 0


def test_a_standard_output_that_is_closed_is_told(stored):
    program = "import sys; from noticegraph.cli import main; sys.exit(main())"
    shell = f"exec {sys.executable} -c '{program}' show --store {stored} >&-"
    done = subprocess.run(["sh", "-c", shell], stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "standard output is closed" in done.stderr
