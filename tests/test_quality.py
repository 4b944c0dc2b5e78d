"""The guard: what the reader has reached on the annotated sets is not lost by a later change.

`quality-floors.json` holds the figures reached, by set; a figure may fall by 0.01, no more. Whoever raises
the reader's figures raises the floors: `python bench/quality.py --json` prints them.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parent / "quality-floors.json").read_text(encoding="utf-8")
)
SLACK = 0.01


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", ROOT / "bench" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT.parent / "shared/eval").is_dir(), reason="the annotated sets (../shared) are not here")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_reader_keeps_what_it_has_reached(name: str, tmp_path: Path):
    reached = _bench().score(name, tmp_path)
    assert reached["bad_quotes"] == 0
    if "strays" in reached:
        assert reached["strays"] < 0.1 * reached["claims"]
    fallen = {k: (reached[k], floor) for k, floor in FLOORS[name].items() if reached[k] < floor - SLACK}
    assert fallen == {}
