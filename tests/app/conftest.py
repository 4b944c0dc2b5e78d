import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from held_columns import EXAMPLES, HELD

from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import file_sources
from noticegraph.store import open_store, tables

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the real command line in a process of its own, in an empty folder."""

    def noticegraph(*args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("NOTICEGRAPH_")}
        done = subprocess.run(
            [sys.executable, "-c", "import sys; from noticegraph.cli import main; sys.exit(main())", *args],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=clean | {"PYTHONIOENCODING": "utf-8"} | env,
            timeout=120,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return noticegraph


@pytest.fixture
def one_line() -> Callable[[str], str]:
    """Give the one line that a command said on stderr; a stack trace or a second line fails."""

    def only(stderr: str) -> str:
        lines = stderr.splitlines()
        assert len(lines) == 1, stderr
        assert lines[0].startswith("noticegraph: ")
        return lines[0]

    return only


@pytest.fixture(name="path")
def columns_path(tmp_path: Path) -> Path:
    """A store of three notices with columns, of which one more changes little."""
    with open_store(tmp_path / "s", write=True, create=True, held=HELD) as store:
        names = ("klangkammer.txt", "pellworth-desk.txt", "harbourlight-books.md")
        list(ingest_all(store, file_sources([EXAMPLES / name for name in names]), InProcess()))
    return tmp_path / "s"


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many graphs and subjects each refresh replaced; one that made all anew adds nothing."""
    numbers: list[int] = []
    honest = tables.replace

    def counted(connection, changed, found):
        numbers.append(len(changed))
        honest(connection, changed, found)

    monkeypatch.setattr("noticegraph.store.columns.replace", counted)
    return numbers
