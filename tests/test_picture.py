"""The README's picture is the graph of the notice beside it, as it is read today."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_picture_shows_what_is_read():
    spec = importlib.util.spec_from_file_location("picture", ROOT / "tools" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    picture = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(picture)
    drawn = picture.svg(picture.Tree(picture.emission(ROOT / "examples" / "small" / "tideline.md")))
    again = "python tools/picture.py examples/small/tideline.md docs/picture.svg"
    assert drawn == (ROOT / "docs" / "picture.svg").read_text(encoding="utf-8"), f"draw it again: {again}"
