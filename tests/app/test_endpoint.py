"""A remote endpoint over real sockets: one that answers from a store, and those that do not."""

import csv
import io
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from noticegraph.keywords import is_update, names_dataset
from noticegraph.ontology.namespaces import expand
from noticegraph.push import GraphStore, UpdateServer
from noticegraph.query import table
from noticegraph.remote import EndpointError, ask_endpoint

BASE = "https://w3id.org/noticegraph/id/"


def quads() -> Iterator[Quad]:
    """A store with one notice, as little as a question needs."""
    version, work = NamedNode(BASE + "notice/acme/0123456789ab"), NamedNode(BASE + "notice/acme")
    controller, recipient, process = (
        NamedNode(BASE + path) for path in ("organisation/acme-ltd", "organisation/mailer-ltd", "notice/acme#p")
    )
    yield Quad(work, NamedNode(expand("dcat:hasCurrentVersion")), version, NamedNode(BASE + "catalog"))
    for subject, predicate, value in (
        (version, "rdf:type", NamedNode(expand("dpv:PrivacyNotice"))),
        (version, "dpv:hasDataController", controller),
        (version, "dpv:hasProcess", process),
        (controller, "dpv:hasName", Literal("Acme Ltd")),
        (process, "dpv:hasRecipient", recipient),
        (recipient, "dpv:hasName", Literal("Mailer Ltd")),
        (recipient, "ng:identifiedBy", Literal("name")),
    ):
        yield Quad(subject, NamedNode(expand(predicate)), value, version)


class Endpoint(BaseHTTPRequestHandler):
    """SPARQL 1.1 Protocol, query by POST with URL-encoded parameters; the path chooses what goes wrong."""

    store = Store()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        match self.path:
            case "/page":
                self.answer(200, "text/html", b"<html>Welcome</html>")
            case "/forbidden":
                self.answer(403, "text/plain", b"no")
            case "/damaged":
                self.answer(200, "application/sparql-results+json", b'{"head": {"vars": ["x"]}, "resu')
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1/elsewhere")
                self.end_headers()
            case "/later":
                damaged = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"no iri"}}]}}'
                self.answer(200, "application/sparql-results+json", damaged)
            case "/graphs":
                self.answer(200, "text/turtle", b"<html>Welcome</html>")
            case "/cut":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"{")
            case _:
                self.answer(*self.evaluated(parse_qs(body)["query"][0]))

    def do_GET(self) -> None:
        self.path = self.path.partition("?")[0]
        self.headers["Content-Length"] = "0"
        self.do_POST()

    def evaluated(self, sparql: str) -> tuple[int, str, bytes]:
        try:
            answer = self.store.query(sparql)
        except SyntaxError as error:
            return 400, "text/plain", str(error).encode()
        if isinstance(answer, QueryTriples):
            return 200, "application/n-triples", serialize(answer, format=RdfFormat.N_TRIPLES) or b""
        form = QueryResultsFormat.XML if isinstance(answer, QueryBoolean) else QueryResultsFormat.JSON
        return 200, form.media_type, answer.serialize(format=form) or b""

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    Endpoint.store.extend(quads())
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def silent() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"


@pytest.fixture
def refusing() -> str:
    """An address where nobody listens any more."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    return f"http://127.0.0.1:{port}/sparql"


def test_a_question_is_asked_at_an_endpoint(run, endpoint):
    done = run("ask", "recipients-by-controller", "--endpoint", endpoint)
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["controllerName"], row["recipientName"]) == ("Acme Ltd", "Mailer Ltd")
    assert (
        run("ask", "recipients-by-controller", "--endpoint", endpoint, "--format", "json").stdout.count("Mailer") == 1
    )
    other = run("ask", "recipients-by-controller", "-p", "controller=organisation/none", "--endpoint", endpoint)
    assert other.stdout.splitlines() == [done.stdout.splitlines()[0]]


def test_free_sparql_at_an_endpoint_knows_the_prefixes(run, endpoint):
    select = "SELECT ?name WHERE { GRAPH ?g { ?o dpv:hasName ?name } } ORDER BY ?name"
    assert run("query", select, "--endpoint", endpoint).stdout.split() == ["name", "Acme", "Ltd", "Mailer", "Ltd"]
    own = "PREFIX dpv: <https://w3id.org/dpv#> ASK { GRAPH ?g { ?n a dpv:PrivacyNotice } }"
    assert run("query", own, "--endpoint", endpoint).stdout == "true\n"
    construct = "CONSTRUCT { ?o dpv:hasName ?name } WHERE { GRAPH ?g { ?o dpv:hasName ?name } }"
    made = run("query", construct, "--endpoint", endpoint).stdout
    assert len(list(parse(made.encode(), RdfFormat.TURTLE))) == 2


@pytest.mark.parametrize(
    ("path", "sparql", "says"),
    [
        ("/sparql", "SELECT ?s WHERE {", "refused the query"),
        ("/page", "ASK {}", "text/html"),
        ("/forbidden", "ASK {}", "403"),
        ("/damaged", "ASK {}", "damaged"),
        ("/cut", "ASK {}", "broke off"),
    ],
)
def test_what_an_endpoint_does_wrong_is_one_line(run, one_line, endpoint, path, sparql, says):
    done = run("query", sparql, "--endpoint", endpoint + path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in one_line(done.stderr)
    assert endpoint in one_line(done.stderr)


def test_an_endpoint_that_refuses(run, one_line, refusing):
    for args in (["query", "ASK {}"], ["ask", "transfers"]):
        done = run(*args, "--endpoint", refusing)
        assert done.returncode == 2
        assert "refused" in one_line(done.stderr)


def test_an_endpoint_that_does_not_answer_in_time(silent):
    with pytest.raises(EndpointError, match=r"no answer within 1 seconds"):
        ask_endpoint(silent, "ASK {}", BASE, timeout=1)


def test_an_endpoint_that_does_not_answer_is_one_line_on_the_command_line(run, one_line, silent):
    done = run("query", "ASK {}", "--endpoint", silent, "--timeout", "1")
    assert done.returncode == 2
    assert "no answer within 1 seconds" in one_line(done.stderr)


@pytest.mark.parametrize("address", ["localhost:3030/ds", "ftp://example.org/", "sparql", "http://", "http://a b/"])
def test_what_is_no_address(run, one_line, address):
    done = run("query", "ASK {}", "--endpoint", address)
    assert done.returncode == 2
    assert address in one_line(done.stderr)


def test_the_answers_of_store_and_endpoint_read_alike(endpoint):
    answer = ask_endpoint(endpoint, "SELECT * WHERE { GRAPH <catalog> { ?work ?p ?version } }", BASE, 30)
    rows = table(answer, BASE)
    assert set(rows.columns) == {"work", "p", "version"}
    assert set(rows.rows[0]) == {"notice/acme", "dcat:hasCurrentVersion", "notice/acme/0123456789ab"}


@pytest.mark.parametrize(
    ("path", "words"),
    [("/moved", "has moved to http://127.0.0.1/elsewhere"), ("/later", "damaged"), ("/forbidden", "HTTP 403): no")],
)
def test_answers_that_cannot_be_used_are_one_line(endpoint: str, path: str, words: str):
    with pytest.raises(EndpointError) as raised:
        ask_endpoint(endpoint + path, "ASK { ?s ?p ?o }", BASE, 5)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("address", ["http://[::bad/", "http://ü.invalid/sparql", "ftp://example.org/", "http://"])
def test_what_is_no_address_is_not_asked(address: str):
    with pytest.raises(EndpointError, match="an endpoint is an address"):
        ask_endpoint(address, "ASK {}", BASE, 5)


def test_a_graph_store_that_answers_with_damage_is_one_line(endpoint: str):
    with pytest.raises(EndpointError, match="/graphs: its answer is damaged"):
        GraphStore(f"{endpoint}/graphs", 5).read(f"{BASE}pushed")


def test_an_update_server_that_answers_no_queries_is_told_of_query_url(endpoint: str):
    with pytest.raises(EndpointError, match="--query-url names where"):
        UpdateServer(f"{endpoint}/forbidden", f"{endpoint}/forbidden", 5).read(f"{BASE}pushed")


@pytest.mark.parametrize("command", [("query", "ASK {}", "--endpoint"), ("push",)])
def test_no_message_shows_a_password_or_a_token(run, one_line, tmp_path, refusing, command):
    (tmp_path / "one.md").write_text("# Privacy notice\n\nWe process your name for marketing.\n", encoding="utf-8")
    run("ingest", "one.md")
    done = run(*command, refusing.replace("//", "//ann:Secret@"))
    assert done.returncode == 2
    assert "--user" in one_line(done.stderr)
    told = run(*command, refusing, NOTICEGRAPH_TOKEN="Secret\r")
    assert told.returncode == 2
    assert "NOTICEGRAPH_TOKEN" in one_line(told.stderr)
    assert "Secret" not in done.stderr + told.stderr


def test_an_update_behind_a_query_is_not_sent():
    with pytest.raises(EndpointError, match="update"):
        ask_endpoint("http://127.0.0.1:9/", "SELECT * {} ; DROP ALL", BASE, 5)


def test_words_in_strings_and_names_are_no_keywords():
    assert not is_update("SELECT ?drop { ?s ng:insert 'DELETE' ; <http://x/load> ?drop } # CLEAR")
    assert names_dataset("SELECT * FROM <http://x/g> { ?s ?p ?o }")
    assert not names_dataset("SELECT ?from { ?from ng:from 'FROM' }")
