"""The page about the shapes says what the shapes are."""

import importlib.util
from pathlib import Path

from noticegraph.shapes.items import items, shapes

ROOT = Path(__file__).parents[2]


def _tool():
    spec = importlib.util.spec_from_file_location("shapes_table", ROOT / "tools" / "shapes_table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date():
    written = (ROOT / "docs" / "shapes.md").read_text(encoding="utf-8")
    assert written == _tool().page(), "run tools/shapes_table.py"


def test_the_page_has_every_item_and_every_shape_with_its_severity():
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in _tool().page().splitlines() if "|" in line]
    with_item = {(row[1].strip("`"), row[3].strip("`"), row[4]) for row in rows if len(row) == 6}
    for item in items():
        for iri in item.shapes:
            assert (item.key, shapes()[iri].name, shapes()[iri].severity) in with_item
    named = {row[0].strip("`") for row in rows if len(row) == 4} | {row[1].strip("`") for row in rows if len(row) == 4}
    assert {shape.name for shape in shapes().values()} <= named
    assert ["Art. 13(2)(f)", "`13-2-f`"] in [row[:2] for row in rows]
