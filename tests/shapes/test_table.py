"""The page about the shapes says what the shapes are."""

import importlib.util
from pathlib import Path

from noticegraph.shapes.items import items, owners_of, shapes

ROOT = Path(__file__).parents[2]


def _tool():
    spec = importlib.util.spec_from_file_location("shapes_table", ROOT / "tools" / "shapes_table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table() -> list[list[str]]:
    rows = [
        [cell.strip() for cell in line.split(" | ")] for line in _tool().page().splitlines() if line.startswith("|")
    ]
    return [[cell.strip("| `") for cell in row] for row in rows]


def test_the_page_is_up_to_date():
    written = (ROOT / "docs" / "shapes.md").read_text(encoding="utf-8")
    assert written == _tool().page(), "run tools/shapes_table.py"


def test_the_page_has_every_item_and_every_shape_with_its_severity():
    rows = {(row[1].partition("`")[0], row[2], row[4]) for row in _table() if len(row) == 6}
    for item in items():
        for iri in item.shapes:
            assert (item.key, shapes()[iri].name, shapes()[iri].severity) in rows
    for iri in shapes().keys() - owners_of().keys():
        assert (shapes()[iri].detail_of or "", shapes()[iri].name, shapes()[iri].severity) in rows


def test_every_shape_has_its_texts_and_examples_that_are_there():
    assert {row[0] for row in _table() if len(row) == 4} >= {shape.name for shape in shapes().values()}
    page = _tool().page()
    links = [part.partition(")")[0] for part in page.split("](")[1:]]
    assert len(set(links)) == 2 * len(shapes())
    assert all((ROOT / "docs" / link).is_file() for link in links)


def test_provisions_are_cited_as_lawyers_do():
    rows = [row for row in _table() if len(row) == 6]
    assert ["Art. 13(2)(f)", "13-2-f"] in [[row[0], row[1].partition("`")[0]] for row in rows]
    assert "Art. 12(1)" in {row[0] for row in rows}
