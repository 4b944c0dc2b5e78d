import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
