"""Push to, ask, validate and look into two real servers: what is there answers as the embedded store does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.queries.catalogue import bind, questions
from noticegraph.queries.parameters import Kind
from noticegraph.query import ask_store, solutions, table
from noticegraph.remote import ask_endpoint

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples" / "notices"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".md", ".txt", ".html"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("servers")
    for name in NAMES:
        shutil.copy(EXAMPLES / name, folder)
    more = EXAMPLES.with_name("questions")
    earlier = shutil.copy(more / "earlier" / "saltmarsh-camping.md", folder / "earlier.md")
    assert run(folder, "ingest", earlier, "--slug", "saltmarsh-camping-md").returncode == 0
    assert run(folder, "ingest", "saltmarsh-camping.md", "--slug", "saltmarsh-camping-md").returncode == 0
    assert run(folder, "ingest", *NAMES, *map(str, sorted(more.glob("*.md")))).returncode == 0
    assert run(folder, "validate", "--as-of", "2026-06-01", "--fail-on", "never").returncode == 0
    return folder


def run(folder: Path, *args: str, password: str = "") -> "subprocess.CompletedProcess[str]":
    clean = {key: value for key, value in os.environ.items() if not key.startswith("NOTICEGRAPH_")}
    return subprocess.run(
        [sys.executable, "-c", "import sys; from noticegraph.cli import main; sys.exit(main())", *args],
        cwd=folder,
        env=clean | {"NOTICEGRAPH_PASSWORD": password, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.fixture(scope="module")
def pushed(folder, server):
    done = run(folder, "push", server.graph_store, *server.login, password=server.password)
    assert done.returncode == 0, done.stderr
    assert " graphs sent to " in done.stderr
    return server


def counted(stderr: str) -> tuple[int, int, int]:
    words = stderr.split()
    return (
        int(words[words.index("sent") - 2]),
        int(words[words.index("taken") - 1]),
        int(words[words.index("there") - 1]),
    )


def test_a_second_push_sends_nothing(folder, pushed):
    done = run(folder, "push", pushed.graph_store, *pushed.login, password=pushed.password)
    sent, deleted, unchanged = counted(done.stderr)
    assert (sent, deleted) == (0, 0)
    assert unchanged > 2 * len(NAMES)


@pytest.fixture
def embedded(folder):
    from noticegraph.store import open_store

    with open_store(folder / ".noticegraph") as store:
        yield store


def same(embedded, server, asked, values):
    """Ask both and hold their answers equal; return the store's."""
    days = {p.name: "2026-06-01" for p in asked.parameters if p.kind is Kind.DATE and p.default}
    sparql = bind(asked, values | days, embedded.base)
    answer = solutions(ask_store(embedded, sparql))
    here, there = table(answer, ""), table(ask_endpoint(server.query, sparql, embedded.base, 60), "")
    assert there.columns == here.columns
    assert sorted(there.rows) == sorted(here.rows)
    return answer


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_has_the_answer_of_the_embedded_store(embedded, pushed, name):
    """As it stands, and with each parameter bound to what the last row has for it."""
    asked, given = questions()[name], dict(questions()[name].example)
    whole = same(embedded, pushed, asked, given)
    for parameter in asked.parameters:
        if parameter.name in whole.columns and parameter.name not in given:
            at = whole.columns.index(parameter.name)
            value = next(row[at].value for row in reversed(whole.rows) if row[at] is not None)
            assert same(embedded, pushed, asked, given | {parameter.name: value}).rows


def test_validation_at_the_server_finds_what_it_finds_in_the_store(folder, pushed):
    here = run(folder, "validate", "--format", "json", "--as-of", "2026-06-01")
    there = run(folder, "validate", "--format", "json", "--as-of", "2026-06-01", "--endpoint", pushed.query)
    assert there.returncode == here.returncode == 1, there.stderr
    assert json.loads(there.stdout) == json.loads(here.stdout)


def test_export_from_the_server_is_the_store_s(folder, pushed):
    here = run(folder, "export", "--format", "claims")
    there = run(folder, "export", "--format", "claims", "--endpoint", pushed.query)
    assert there.stdout == here.stdout
    assert len(here.stdout.splitlines()) > 200


@pytest.mark.parametrize(
    "args",
    [
        ("show",),
        ("show", "saltmarsh-camping-md", "--claims"),
        ("show", "saltmarsh-camping-md", "--all-versions"),
        ("show", "fernwick-cycles-html", "--format", "json"),
        ("diff", "saltmarsh-camping-md/2e88a6292474", "saltmarsh-camping-md"),
        ("ask", "sharing", "-p", "recipient=Google Ireland Limited", "--evidence", "--format", "json"),
        ("ask", "changes", "--evidence", "--format", "json"),
        ("ask", "recipients-by-group", "-p", "group=Alphabet Inc.", "--evidence", "--format", "json"),
    ],
    ids=" ".join,
)
def test_what_looks_into_notices_does_so_at_the_server_too(folder, pushed, args):
    here = run(folder, *args)
    there = run(folder, *args, "--endpoint", pushed.query)
    assert there.returncode == here.returncode in (0, 1), there.stderr
    assert there.stdout == here.stdout
    assert len(here.stdout.splitlines()) > 2 or len(here.stdout) > 200


def test_a_claim_at_the_server_is_explained_as_in_the_store(folder, pushed):
    claim = json.loads(run(folder, "show", "fernwick-cycles-html", "--format", "json").stdout.splitlines()[-1])["claim"]
    here = run(folder, "show", "fernwick-cycles-html", "--explain", claim)
    there = run(folder, "show", "fernwick-cycles-html", "--explain", claim, "--endpoint", pushed.query)
    assert there.returncode == here.returncode == 0, there.stderr
    assert there.stdout == here.stdout
    assert "[[" in here.stdout


def ways(server) -> list[tuple[str, ...]]:
    """The ways in which a server is pushed to; Virtuoso refuses xsd:duration in updates."""
    signed = server.login
    found = [(server.graph_store, *signed)]
    if server.name != "virtuoso":
        found.append((server.update, "--protocol", "update", "--query-url", server.query, *signed))
    return found


def test_only_what_changed_is_sent_and_what_is_gone_is_taken_away(tmp_path, server):
    """In a base of its own, so that the server keeps the other tests' graphs."""
    text = (EXAMPLES / NAMES[0]).read_text(encoding="utf-8")
    base = f"https://example.org/{tmp_path.name}/"
    (tmp_path / NAMES[0]).write_text(text, encoding="utf-8")
    assert run(tmp_path, "ingest", NAMES[0], "--base", base).returncode == 0
    for number, way in enumerate(ways(server)):
        done = run(tmp_path, "push", *way, password=server.password)
        assert done.returncode == 0, done.stderr
        # catalogue, terms, law, register, notice and evidence; by the second way all is there
        assert counted(done.stderr)[0] >= 6 if number == 0 else counted(done.stderr)[0] == 0, done.stderr
    (tmp_path / NAMES[0]).write_text(text.replace("</body>", "<p>One more line.</p></body>"), encoding="utf-8")
    assert run(tmp_path, "ingest", NAMES[0]).returncode == 0
    done = run(tmp_path, "push", *ways(server)[-1], password=server.password)
    assert counted(done.stderr)[:2] == (3, 0), done.stderr  # the catalogue, and the new version's notice and evidence
    asked = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?n a dpv:PrivacyNotice }} FILTER(STRSTARTS(STR(?g), '{base}')) }}"
    there = run(tmp_path, "query", asked, "--endpoint", server.query, "--format", "csv")
    here = run(tmp_path, "query", asked, "--format", "csv")
    assert len(there.stdout.splitlines()) == 3
    assert sorted(there.stdout.splitlines()) == sorted(here.stdout.splitlines())


def test_a_push_that_breaks_off_is_gone_on_with(oxigraph):
    from pyoxigraph import Literal, NamedNode, Quad

    from noticegraph.push import GraphStore, push
    from noticegraph.wire import EndpointError

    base = "https://example.org/broken/"
    name = NamedNode("https://w3id.org/dpv#hasName")
    quads = [Quad(NamedNode(f"{base}n{n}"), name, Literal(f"{n}"), NamedNode(f"{base}graph/{n:02}")) for n in range(60)]

    class Breaking(GraphStore):
        left = 30

        def write(self, graph, triples):
            if "graph/" in graph:
                if Breaking.left == 0:
                    raise EndpointError("the line is cut")
                Breaking.left -= 1
            super().write(graph, triples)

    with pytest.raises(EndpointError, match="cut"):
        push(quads, Breaking(oxigraph.graph_store, 10), base)
    rest = push(quads, GraphStore(oxigraph.graph_store, 10), base)
    assert (rest.sent, rest.deleted, rest.unchanged) == (35, 0, 25)  # those of a whole batch are not sent again
    again = push(quads, GraphStore(oxigraph.graph_store, 10), base)
    assert (again.sent, again.unchanged) == (0, 60)
    assert push([], GraphStore(oxigraph.graph_store, 10), base).deleted == 60


def test_what_a_broken_push_left_goes_with_the_next(oxigraph):
    from pyoxigraph import Literal, NamedNode, Quad

    from noticegraph.push import GraphStore, push
    from noticegraph.wire import EndpointError

    base = "https://example.org/orphan/"
    name = NamedNode("https://w3id.org/dpv#hasName")
    quads = [Quad(NamedNode(f"{base}n{n}"), name, Literal(f"{n}"), NamedNode(f"{base}graph/{n}")) for n in range(4)]

    class Breaking(GraphStore):
        def write(self, graph, triples):
            if graph.endswith("graph/3"):
                raise EndpointError("the line is cut")
            super().write(graph, triples)

    with pytest.raises(EndpointError, match="cut"):
        push(quads, Breaking(oxigraph.graph_store, 10), base)
    server = GraphStore(oxigraph.graph_store, 10)
    assert server.read(f"{base}graph/0")
    push(quads[1:], server, base)  # the store has the first no more
    assert not server.read(f"{base}graph/0")
    assert server.read(f"{base}graph/3")


def test_who_may_not_is_told_how_to_sign_in(folder, virtuoso):
    done = run(folder, "push", virtuoso.graph_store)
    assert done.returncode == 2
    assert "HTTP 401" in done.stderr
    assert "sign in with --user" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_another_store_has_pushed_stays(oxigraph):
    from pyoxigraph import Literal, NamedNode, Quad

    from noticegraph.push import GraphStore, push

    base = "https://example.org/shared/"
    name = NamedNode("https://w3id.org/dpv#hasName")

    def version(work, number):
        graph = NamedNode(f"{base}notice/{work}/{number}")
        return Quad(graph, name, Literal(work), graph)

    server = GraphStore(oxigraph.graph_store, 10)
    push([version("elm", 1), version("elm", 2), version("oak", 1)], server, base)
    done = push([version("elm", 2)], server, base)
    assert (done.deleted, done.left) == (1, 1)
    assert not server.read(f"{base}notice/elm/1")
    assert server.read(f"{base}notice/oak/1")
    done = push([version("elm", 2)], server, base, prune=True)
    assert (done.deleted, done.left) == (1, 0)
    assert not server.read(f"{base}notice/oak/1")
