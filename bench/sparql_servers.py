"""Real SPARQL servers on loopback, each with a folder of its own: Oxigraph's and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_INI = """
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
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}
ThreadsPerQuery = 1
VectorSize = {vector}
AsyncQueueMaxThreads = 1
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = {rows}
"""


class NotInstalled(Exception):
    """A server's program that is not there; the message says how to get it."""


class NotStarted(Exception):
    """A server that ends or does not answer."""


@dataclass(frozen=True)
class Server:
    """A running server: where it is asked, where graphs are put, where updates are sent, and who may.

    `sql` is the port of Virtuoso's own protocol, `folder` where its files lie.
    """

    name: str
    query: str
    graph_store: str
    update: str
    folder: Path
    login: tuple[str, ...] = ()
    password: str = ""
    sql: int = 0


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Run Oxigraph's server for the length of a `with` block. Raises NotInstalled, NotStarted."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        raise NotInstalled("the oxigraph server is not installed (pip install oxigraph)")
    port = _free_port()
    root = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"{root}/query?query=ASK%7B%7D"):
        yield Server("oxigraph", f"{root}/query", f"{root}/store", f"{root}/update", folder)


@contextmanager
def virtuoso(folder: Path, *, buffers: int = 20_000, rows: int = 1_000_000, vector: int = 10_000) -> Iterator[Server]:
    """Run Virtuoso for the length of a `with` block; `buffers` are of 8 kB. Raises NotInstalled, NotStarted.

    `vector` rows of a query are worked on together, ten thousand unless its ini says otherwise; some of its plans lose
    rows where a vector ends, which few rows reach and a busy machine brings about.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        raise NotInstalled("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    port, sql = _free_port(), _free_port()
    text = _INI.format(
        folder=folder, port=port, sql=sql, buffers=buffers, dirty=buffers * 3 // 4, rows=rows, vector=vector
    )
    (folder / "virtuoso.ini").write_text(text)
    root = f"http://127.0.0.1:{port}"
    with _running([program, "-f", "-c", str(folder / "virtuoso.ini")], folder, f"{root}/sparql?query=ASK%7B%7D"):
        yield Server(
            "virtuoso",
            f"{root}/sparql",
            f"{root}/sparql-graph-crud-auth",
            f"{root}/sparql-auth",
            folder,
            ("--user", "dba", "--auth", "digest"),
            "dba",
            sql,
        )


def bulk_load(server: Server, file: Path) -> None:
    """Load a file of N-Quads, the one of its kind in the folder of a Virtuoso.

    Raises NotStarted with what its shell says of a fault.
    """
    shell = shutil.which("isql-vt") or shutil.which("isql-v")
    if shell is None:
        raise NotInstalled("Virtuoso's isql is not installed (Debian: virtuoso-opensource-7)")
    # It wants a graph for what names none, and asks for no single file but a mask.
    orders = (
        f"ld_dir('{server.folder}', '*{file.suffix}', 'urn:unnamed'); rdf_loader_run(); checkpoint; "
        "select concat('loaded:', cast(count(*) as varchar)) from DB.DBA.load_list "
        "where ll_state = 2 and ll_error is null;"
    )
    done = subprocess.run(
        [shell, str(server.sql), "dba", server.password, "VERBOSE=OFF", f"EXEC={orders}"],
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode or "loaded:1" not in said:
        raise NotStarted(f"Virtuoso did not load {file}: {' '.join(said.split())[:300]}")


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def _running(command: list[str], folder: Path, address: str) -> Iterator[None]:
    with (folder / "out.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(address, process)
        yield
    finally:
        process.terminate()
        process.wait(60)


def _wait(address: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NotStarted(f"the server ended with code {process.returncode}")
        try:
            urlopen(address, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise NotStarted(f"the server did not answer within {seconds} seconds")
