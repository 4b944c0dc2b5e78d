"""The store of `store.trig` in every engine, asked by one signature: a query's rows, as words, in order."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import QuerySolutions

from noticegraph.ontology.namespaces import compact
from noticegraph.remote import ask_endpoint, with_prologue

BASE = "https://data.example/"
STORE = Path(__file__).with_name("store.trig")

Rows = list[list[str]]
Ask = Callable[[str], Rows]


def shown(term: object) -> str:
    """Return a term as the answers have it: an IRI as its path after the base or as a CURIE, a literal's words."""
    if term is None:
        return ""
    value = str(getattr(term, "value", term)) if not isinstance(term, rdflib.Literal) else str(term)
    named = isinstance(term, ox.NamedNode | rdflib.URIRef)
    return compact(str(term) if isinstance(term, rdflib.URIRef) else value).removeprefix(BASE) if named else value


def rows_of(answer: object) -> Rows:
    assert isinstance(answer, QuerySolutions)
    columns = [variable.value for variable in answer.variables]
    return [columns, *([shown(row[column]) for column in columns] for row in answer)]


@pytest.fixture(scope="session")
def oxigraph() -> Ask:
    """Ask Oxigraph in this process; nothing is in its default graph, and nothing may be looked for there."""
    store = ox.Store()
    store.load(STORE.read_bytes(), ox.RdfFormat.TRIG)
    return lambda sparql: rows_of(store.query(with_prologue(sparql, BASE)))


@pytest.fixture(scope="session")
def rdflib_dataset() -> Ask:
    dataset = rdflib.Dataset()
    dataset.parse(STORE, format="trig")

    def ask(sparql: str) -> Rows:
        answer = dataset.query(with_prologue(sparql, BASE))
        assert answer.vars is not None
        return [list(map(str, answer.vars)), *([shown(term) for term in row] for row in answer)]  # type: ignore[union-attr]

    return ask


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Oxigraph server on loopback that holds the store; its address for queries."""
    with serving(STORE, tmp_path_factory.mktemp("server")) as address:
        yield address


@contextmanager
def serving(file: Path, place: Path) -> Iterator[str]:
    """Run an Oxigraph server on loopback that holds a file's quads; give its address for queries."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("no oxigraph server here; `pip install oxigraph` brings it")
    load = [program, "load", "--location", str(place), "--file", str(file)]
    subprocess.run(load, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    serve = [program, "serve-read-only", "--location", str(place), "--bind", address]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(f"http://{address}/", process)
            yield f"http://{address}/query"
        finally:
            process.terminate()


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        try:
            direct.open(url, timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")


@pytest.fixture(scope="session")
def remote(server: str) -> Ask:
    return lambda sparql: rows_of(ask_endpoint(server, sparql, BASE, 30))


@pytest.fixture(params=["oxigraph", "rdflib_dataset", "remote"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Ask each engine in turn."""
    engine: Ask = request.getfixturevalue(request.param)
    return engine


@pytest.fixture(scope="session", name="shown")
def _shown_fixture() -> Callable[[object], str]:
    return shown


@pytest.fixture(scope="session", name="rows_of")
def _rows_of_fixture() -> Callable[[object], Rows]:
    return rows_of


@pytest.fixture(scope="session", name="serving")
def _serving_fixture() -> Callable[[Path, Path], AbstractContextManager[str]]:
    return serving
