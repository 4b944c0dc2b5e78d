"""The command line as a user meets it: help, bad input, exit codes."""

import subprocess
import sys

import pytest

from noticegraph.cli.main import noticegraph

NOTICE = """Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

Newsletter

We send you our newsletter by e-mail on the basis of your consent, Art. 6(1)(a) GDPR. We store your e-mail
address until you withdraw your consent. The newsletter is sent by Mailer Inc., USA.

Your rights

You have the right of access and the right to lodge a complaint with a supervisory authority.
"""

COMMANDS = [[name] for name in noticegraph.commands if name != "ontology"] + [["ontology"], ["ontology", "check"]]


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_help_of_every_command(run, command):
    done = run(*command, "--help")
    assert done.returncode == 0
    assert f"Usage: noticegraph {' '.join(command)}".strip() in done.stdout
    assert done.stderr == ""


def test_the_package_runs_as_a_module(tmp_path):
    """Also where reading starts processes, which import the module that was started."""
    (tmp_path / "a.txt").write_text(NOTICE)
    (tmp_path / "b.txt").write_text(NOTICE.replace("Acme", "Bolt"))
    command = [sys.executable, "-m", "noticegraph"]
    done = subprocess.run(
        [*command, "ingest", ".", "--jobs", "2"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "2 notices: 2 new; the store is .noticegraph\n")
    assert subprocess.run([*command, "frobnicate"], cwd=tmp_path, capture_output=True, timeout=120).returncode == 2


def test_help_imports_nothing_heavy():
    """What makes `--help` slow is what it imports."""

    code = (
        "import sys; from noticegraph.cli import main; main(['--help']);"
        "print(*sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert not loaded & {
        "rich",
        "rdflib",
        "pyoxigraph",
        "lingua",
        "owlready2",
        "pyshacl",
        "SPARQLWrapper",
        "selectolax",
    }


def test_a_bare_command_prints_its_help_and_exits_2(run):
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run("--help").stdout


def test_no_summary_of_a_command_is_cut_off(run):
    text = "".join(run("--help", COLUMNS="80").stdout.partition("Commands:")[2].split())
    for command in noticegraph.commands.values():
        assert "".join((command.help or "").splitlines()[0].split()) in text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["ingest"], "Missing argument"),
        (["ask", "no-such-question"], "no question 'no-such-question'"),
        (["ask", "transfer"], "did you mean transfers"),
        (["ask", "transfers", "--param", "country"], "NAME=VALUE"),
        (["ask", "transfers", "--param", "planet=Mars"], "no parameter 'planet'"),
        (["ask", "transfers", "--param", "country=Mars"], "loc:US"),
        (["ask", "transfers", "-p", "country=loc:US", "-p", "country=loc:IN"], "--param country is given twice"),
        (["ask", "transfers-without-safeguard", "-p", "date=2026-02-30"], "2026-02-30 is no date"),
        (["ask", "transfers", "--format", "xlsx"], "'xlsx' is not one of"),
        (["show", "acme"], "noticegraph ingest"),
        (["validate"], "noticegraph ingest"),
        (["export", "--format", "docx"], "'docx' is not one of"),
        (["query", "@missing.rq"], "missing.rq: No such file or directory; @FILE reads the query from a file"),
        (["ingest", "nowhere"], "nowhere: no such file or folder"),
        (["ingest", "a.txt", "--name", "x"], "stdin"),
    ],
)
def test_what_cannot_run_is_one_line_and_exit_code_2(run, one_line, tmp_path, args, says):
    (tmp_path / "a.txt").write_text("Privacy notice. The controller is Acme GmbH.")
    done = run(*args)
    assert done.returncode == 2
    assert says in one_line(done.stderr)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b" \n\n\t", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("archive.txt", b"PK\x03\x04" + bytes(200), "ZIP archive"),
        ("scripts.html", b"<!doctype html><title></title><script>var a = 'text'</script>", "no text"),
        ("large.txt", b"The controller is Acme GmbH. " * 700_000, "20.3 MB"),
        ("letter.docx", b"PK", "kind of file"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_ingested(
    run, one_line, tmp_path, name, content, says
):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(NOTICE)
    done = run("ingest", f"in/{name}", "in/good.txt", "-q")
    assert done.returncode == 2
    message = one_line(done.stderr)
    assert name in message
    assert says in message
    assert [row.split(",")[0] for row in run("show", "--format", "text").stdout.splitlines()] == ["slug", "good-txt"]


def test_a_folder_with_no_notice(run, one_line, tmp_path):
    (tmp_path / "in" / ".git").mkdir(parents=True)
    (tmp_path / "in" / ".git" / "hidden.txt").write_text(NOTICE)
    (tmp_path / "in" / "table.csv").write_text("a,b")
    done = run("ingest", "in")
    assert done.returncode == 2
    assert "holds no notice" in one_line(done.stderr)
    assert not (tmp_path / ".noticegraph").exists()


def test_another_encoding_is_read(run, tmp_path):
    words = "Datenschutzerklärung\n\nVerantwortlicher ist die Grüne Wiese GmbH, Straße 1, 10115 Berlin.\n"
    (tmp_path / "alt.txt").write_bytes((words * 3).encode("cp1252"))
    assert run("ingest", "alt.txt").returncode == 0
    assert "Grüne Wiese GmbH" in run("show", "alt.txt").stdout
