"""The benches of speed run, on the project's own notices, and measure what they say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "examples" / "notices"


def run(name, *arguments):
    command = [sys.executable, ROOT / "bench" / name, NOTICES, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_every_stage_is_told_and_so_is_the_memory_on_the_way():
    told = run("ingest.py", "--documents", "100")
    assert re.search(r"^100 notices, [1-9]\d* kB of text$", told, re.MULTILINE)
    assert re.search(r"after +100 documents +\d+ MB", told)
    shares = dict(re.findall(r"^  (\w+) +([\d.]+)% +[\d.]+ ms a notice of 40 kB$", told, re.MULTILINE))
    assert set(shares) == {"read", "language", "interpret", "emit", "pack", "load", "validate", "columns"}
    assert sum(map(float, shares.values())) == pytest.approx(100, abs=0.5)


@pytest.mark.slow
def test_validation_is_told_alone_and_among_others():
    told = run("validate.py", "--notices", "12")
    assert re.search(r"in a store of 12 +median [1-9]\d* ms, worst", told)
    assert float(re.search(r"growth ([\d.]+)", told)[1]) < 3
    assert re.search(r"report of 12 notices: [\d.]+ s on the wall, [\d.]+ MB", told)
