"""A hundred synthetic notices: what the examples hold is too little for a server to plan otherwise."""

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "queries.py"

pytestmark = pytest.mark.slow


@pytest.mark.skipif(which("virtuoso-t") is None, reason="Virtuoso is not installed (Debian: virtuoso-opensource-7)")
@pytest.mark.parametrize("vector", ["10000", "200"])
def test_virtuoso_has_the_rows_of_the_embedded_store_for_every_question(vector):
    """Also where its vectors are short: it loses rows at their ends, and shortens them itself on a busy machine."""
    command = [sys.executable, BENCH, "--notices", "100", "--rounds", "1", "--virtuoso", vector]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=580)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "\nother rows at the endpoint: none\n" in done.stdout
