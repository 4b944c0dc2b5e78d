"""CSV, JUnit, SARIF, Turtle and the table: what they say, and that what reads them can."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif
from pyoxigraph import RdfFormat, parse

from noticegraph.cli import validate as command
from noticegraph.report import formats, severity

TEXT = "notices/acme notice.txt"


def results(validate, *args):
    log = json.loads(validate("--format", "sarif", *args).text)
    return log, log["runs"][0]["results"]


def test_the_command_offers_what_there_is():
    assert command.FORMATS == formats.FORMATS
    assert tuple(severity.FailOn) == command.FAIL_ON


def test_json_quotes_are_exact_and_have_their_place(validate, folder):
    (acme,) = json.loads(validate("--format", "json", "acme").text)
    text = (folder / TEXT).read_text()
    quotes = [q for part in ("items", "findings") for one in acme[part] for q in one.get("evidence", one.get("quotes"))]
    assert len(quotes) > 8
    assert all(text[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)


def test_csv_has_a_row_a_finding_and_no_formula(validate, folder):
    done = validate("--format", "csv")
    assert done.out.count(b"\r\n") == done.out.count(b"\n")  # RFC 4180, section 2.1
    rows = list(csv.DictReader(io.StringIO(done.text, newline="")))
    found = {(row["notice"], row["check"]): row for row in rows}
    transfer = found["acme-notice-txt", "transfer-safeguard-named"]
    assert (folder / TEXT).read_text()[int(transfer["start"]) : int(transfer["end"])] == transfer["quote"] == "USA"
    restriction = found["acme-notice-txt", "13-2-b-restriction-right"]
    assert (restriction["item"], restriction["article"]) == ("13-2-b-restriction", "Art. 13(2)(b) GDPR")
    assert (restriction["severity"], restriction["verdict"]) == ("violation", "absent")
    assert "restriction" in restriction["message"]
    assert "restrict" in restriction["hint"]
    assert restriction["quote"] == restriction["start"] == ""
    assert found["nordlys-txt", ""]["verdict"] == "not-assessed"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_is_computed(cell):
    from noticegraph.report.rows import harmless

    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a {cell}") == f"a {cell}"


def test_junit_tells_ci_what_fails(validate):
    root = ET.fromstring(validate("--format", "junit").text)
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"acme-notice-txt", "muster-html", "nordlys-txt"}
    cases = {case.get("name"): case for case in suites["acme-notice-txt"].iter("testcase")}
    case = cases["13-2-b-restriction Right to restriction of processing"]
    assert (case.get("file"), case.get("line")) == ("notices/acme%20notice.txt", "12")
    (failure,) = case.findall("failure")
    assert failure.get("type") == "violation"
    assert "restriction" in failure.get("message")
    assert "notices/acme%20notice.txt:12:14: Violation: " in failure.text
    assert cases["13-1-d Legitimate interests pursued"].find("skipped").get("message")
    assert cases["13-1-a Identity and contact details of the controller"].find("failure") is None
    assert "USA" in cases["transfer-safeguard-named"].find("failure").text
    assert "language da" in suites["nordlys-txt"].find("testcase/skipped").get("message")
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert int(root.get("failures")) == sum(int(suite.get("failures")) for suite in root)


def test_junit_fails_what_the_run_fails(validate):
    root = ET.fromstring(validate("--format", "junit", "--fail-on", "violation", "acme").text)
    (case,) = [case for case in root.iter("testcase") if case.get("name").startswith("13-2-f ")]
    assert case.find("failure") is None
    assert "Warning" in case.find("system-out").text
    never = validate("--format", "junit", "--fail-on", "never")
    assert never.code == 0
    assert ET.fromstring(never.text).get("failures") == "0"


def test_xml_takes_no_sign_that_it_cannot_hold():
    from noticegraph.report.junit import _clean

    assert _clean("a\x0cb\x00c\ud800d\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert _clean("a\tb\nÅ😀") == "a\tb\nÅ😀"


def test_sarif_is_what_its_schema_says(validate):
    log, found = results(validate)
    Sarif.model_validate(log)  # classes made from the OASIS schema
    driver = log["runs"][0]["tool"]["driver"]
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in found)
    (rule,) = [rule for rule in driver["rules"] if rule["id"] == "13-1-b-officer"]
    assert "Art. 13(1)(b) GDPR" in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert "language da is not read" in note["message"]["text"]
    prints = [result["partialFingerprints"]["finding/v1"] for result in found]
    assert len(prints) == len(set(prints))


def test_sarif_points_to_the_words_in_the_file(validate, folder):
    _, found = results(validate)
    places = {(one["properties"]["notice"], one["ruleId"]): one["locations"][0] for one in found}
    transfer = places["acme-notice-txt", "transfer-safeguard-named"]["physicalLocation"]
    assert transfer["artifactLocation"] == {"uri": "notices/acme%20notice.txt"}
    region = transfer["region"]
    written = (folder / TEXT).read_bytes().decode()  # with its CRLF
    assert written[region["charOffset"] : region["charOffset"] + region["charLength"]] == "USA"
    assert written.split("\r\n")[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "USA"


def test_sarif_finds_the_words_in_a_page(validate, folder):
    _, found = results(validate, "muster")
    place = next(one["locations"][0] for one in found if one["ruleId"] == "transfer-safeguard-named")
    region = place["physicalLocation"]["region"]
    page = (folder / "notices" / "muster.html").read_text()
    assert page[region["charOffset"] : region["charOffset"] + region["charLength"]] == "USA"
    assert page[: region["charOffset"]].endswith("\n Inc.</b>, ")  # where the transfer was read, not the words after it
    assert (region["startLine"], region["startColumn"]) == (9, 12)


def test_sarif_says_where_an_absence_points_to(validate):
    _, found = results(validate, "acme")
    places = {one["ruleId"]: one["locations"][0] for one in found}
    nowhere = places["13-1-b-officer"]
    assert nowhere["physicalLocation"]["region"]["startLine"] == 1
    assert "first line" in nowhere["message"]["text"]
    treated = places["13-2-b-portability-right"]  # where the other rights stand
    assert treated["physicalLocation"]["region"]["startLine"] == 12
    assert "where the notice treats" in treated["message"]["text"]


def test_turtle_is_a_report_of_shacl(validate):
    triples = list(parse(validate("--format", "turtle", "acme").out, format=RdfFormat.TURTLE))
    sh = "http://www.w3.org/ns/shacl#"
    kinds = {t.subject for t in triples if getattr(t.object, "value", "") == sh + "ValidationReport"}
    assert len(kinds) == 1
    assert sum(t.predicate.value == sh + "result" for t in triples) == 8


def test_the_table_has_a_matrix_and_the_words(validate):
    done = validate("--format", "table")
    lines = done.text.splitlines()
    row = next(line for line in lines if line.startswith("acme-notice-txt ✓"))
    tens, ones = lines[0], lines[1]
    at = next(i for i in range(len(ones)) if tens[i : i + 1] == "1" and ones[i] == "3")
    assert row[at] == "✗"  # item 13, restriction
    assert re.search(r"^13 +13-2-b-restriction +Right to restriction", done.text, re.MULTILINE)
    assert "“USA”" in done.text


def test_a_narrow_terminal_gets_the_matrix_in_parts(validate, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    done = validate("--format", "table", "acme")
    assert max(map(len, done.text.splitlines())) <= 40
    rows = [line for line in done.text.splitlines() if re.match(r"acme-not\S+ +[✓✗!–]", line)]
    signs = "".join(sign for row in rows for sign in row if sign in "✓✗!–")
    assert len(signs) == 19


@pytest.mark.parametrize(("least", "code"), [("violation", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_exit_codes_are_promised(validate, least, code):
    assert validate("--format", "coverage", "--fail-on", least, "acme").code == code
    alone = validate("--format", "coverage", "--fail-on", least, "nordlys")
    assert (alone.code, alone.text) == (2, "")  # nothing was assessed
    assert alone.err == "noticegraph: 1 of 1 notices not assessed: nordlys-txt (language da is not read)\n"
    both = validate("--format", "coverage", "--fail-on", least, "acme", "nordlys")
    assert (both.code, both.err) == (code, alone.err.replace("of 1", "of 2"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("erwähnt das Recht auf Einschränkung der Verarbeitung nicht", "Art. 13 Abs. 2 Buchst. b DSGVO")),
        ("nb", ("nevner ikke retten til begrensning", "personvernforordningen artikkel 13 nr. 2 bokstav b")),
    ],
)
@pytest.mark.parametrize("form", ["csv", "junit", "sarif", "html"])
def test_reports_speak_the_language_asked_for(validate, form, language, words):
    said = validate("--format", form, "--lang", language, "acme").text
    assert all(word in said for word in words)


@pytest.mark.parametrize("form", formats.FORMATS)
def test_a_report_is_the_same_each_time_and_goes_to_a_file(validate, folder, form, tmp_path):
    day = ("--as-of", "2026-03-01", "--format", form)
    file = tmp_path / "report"
    assert validate(*day, "-o", str(file)).out == b""
    assert file.read_bytes()
    assert validate(*day).out == validate(*day).out
