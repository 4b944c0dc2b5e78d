"""Real SPARQL servers on loopback, each with a folder of its own: Oxigraph's and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Server:
    """A running server: where it is asked, where graphs are put, where updates are sent, and who may."""

    name: str
    query: str
    graph_store: str
    update: str
    login: tuple[str, ...] = ()
    password: str = ""


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait(address: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server ended with code {process.returncode}")
        try:
            urlopen(address, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server did not answer within {seconds} seconds")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    port, folder = free_port(), tmp_path_factory.mktemp("oxigraph")
    process = subprocess.Popen(
        [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    root = f"http://127.0.0.1:{port}"
    try:
        wait(f"{root}/query?query=ASK%7B%7D", process)
        yield Server("oxigraph", f"{root}/query", f"{root}/store", f"{root}/update")
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    port, folder = free_port(), tmp_path_factory.mktemp("virtuoso")
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder=folder, port=port, sql=free_port()))
    with (folder / "out.log").open("wb") as log:
        process = subprocess.Popen(
            [program, "-f", "-c", str(folder / "virtuoso.ini")], cwd=folder, stdout=log, stderr=log
        )
    root = f"http://127.0.0.1:{port}"
    try:
        wait(f"{root}/sparql?query=ASK%7B%7D", process)
        yield Server(
            "virtuoso",
            f"{root}/sparql",
            f"{root}/sparql-graph-crud-auth",
            f"{root}/sparql-auth",
            ("--user", "dba", "--auth", "digest"),
            "dba",
        )
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """Give each of the two servers."""
    return request.getfixturevalue(request.param)
