"""The command line against a real SPARQL server."""

import csv
import io
import json
import os
import subprocess
import sys

BASE = "https://data.example/"


def _run(*args):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("NOTICEGRAPH_")}
    program = "import sys; from noticegraph.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *args]
    return subprocess.run(command, capture_output=True, env=clean | {"PYTHONIOENCODING": "utf-8"}, timeout=120)


def test_a_question_is_asked_with_parameters(server):
    asked = ("ask", "shared-recipients", "-p", "controller=ALDER GmbH", "--endpoint", server, "--base", BASE)
    rows = list(csv.DictReader(io.StringIO(_run(*asked).stdout.decode())))
    assert [(row["recipientName"], row["controllerName"]) for row in rows] == [
        ("HOSTER KG", "Alder GmbH"),
        ("HOSTER KG", "Birch Ltd"),
        ("Mailer Inc.", "Alder GmbH"),
        ("Mailer Inc.", "Birch Ltd"),
    ]
    assert rows[0]["recipient"] == f"{BASE}organisation/hoster-kg"
    typed = [row | {"controllers": int(row["controllers"])} for row in rows]
    assert json.loads(_run(*asked, "--format", "json").stdout) == typed


def test_a_table_shows_names_and_curies_and_no_addresses(server):
    done = _run(
        "ask", "transfers", "-p", "safeguard=ng:EU-US-DPF", "--format", "table", "--endpoint", server, "--base", BASE
    )
    head, _, row = done.stdout.decode().splitlines()[:3]
    assert head.split() == ["country", "safeguard", "controllerName", "importerName", "identifiedBy", "processTitle"]
    assert row.split() == ["loc:US", "ng:EU-US-DPF", "Alder", "GmbH", "Mailer,", "Inc.", "register", "Newsletter"]
    assert b"http" not in done.stdout


def test_an_update_is_not_sent(server):
    for text in ("DROP ALL", "INSERT DATA { <x:a> <x:b> <x:c> }", "PREFIX x: <x:> DELETE WHERE { ?s ?p ?o }"):
        done = _run("query", text, "--endpoint", server)
        assert done.returncode == 2
        assert done.stderr.decode().count("\n") == 1
        assert "only queries are sent" in done.stderr.decode()


def test_what_the_question_cannot_take_is_told_before_anyone_is_asked():
    nobody = "http://127.0.0.1:9/query"
    for args, says in (
        (("transfers", "-p", "country=Mars"), "loc:US"),
        (("transfers", "-p", "planet=Mars"), "no parameter 'planet'"),
        (("evidence",), "needs one of"),
    ):
        done = _run("ask", *args, "--endpoint", nobody)
        assert done.returncode == 2
        assert says in done.stderr.decode()
        assert done.stderr.decode().count("\n") == 1
