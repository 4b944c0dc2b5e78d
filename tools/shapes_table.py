"""Write docs/shapes.md: what is checked, from which article to which shape.

Run by hand after a change of the shapes:

    python tools/shapes_table.py
"""

from collections.abc import Iterator
from pathlib import Path

from noticegraph.shapes.items import Item, Shape, items, shapes

PAGE = Path(__file__).resolve().parents[1] / "docs" / "shapes.md"

HEAD = """\
# What is checked

Written by `tools/shapes_table.py` from the Turtle files in `shapes/`; do not edit.

An item is something that GDPR Art. 13(1) or (2) demands a notice to say. Its verdict is *present* when its shapes
find nothing, *not applicable* when its case is not given, else *absent*. A violation is an omission of what the law
demands of every notice in its case; a warning is one where the notice cannot show whether the case is given.
A notice in a language that is not read, or that nothing was read from, is not assessed.
The day of assessment is the one asked for, else the notice's own date (of a month or a year its last day), else
today.

| provision | item | demanded | shape | severity | applies |
|---|---|---|---|---|---|
"""

CHECKS = """
Each transfer to a third country is checked by itself as well. What is found there makes no item absent: a notice
that names a safeguard for one transfer refers to safeguards, and a notice that names a lapsed one names it.

| provision | check | severity | what is found |
|---|---|---|---|
"""


def page() -> str:
    """Return the page as Markdown."""
    by_iri = shapes()
    of_items = {iri for item in items() for iri in item.shapes}
    rows = (_row(item, by_iri[iri]) for item in items() for iri in sorted(item.shapes))
    checks = (_check(shape) for iri, shape in by_iri.items() if iri not in of_items)
    return HEAD + "".join(rows) + CHECKS + "".join(checks) + _messages()


def _row(item: Item, shape: Shape) -> str:
    applies = "always" if not item.cases else "unless: " + " ".join(case.not_applicable["en"] for case in item.cases)
    return _line(_article(shape.source), f"`{item.key}`", item.label["en"], f"`{shape.name}`", shape.severity, applies)


def _check(shape: Shape) -> str:
    return _line(_article(shape.source), f"`{shape.name}`", shape.severity, shape.message["en"])


def _messages() -> str:
    head = "\n## Messages\n\n| shape | English | German | Norwegian bokmål |\n|---|---|---|---|\n"
    return head + "".join(_line(f"`{s.name}`", *(s.message[code] for code in ("en", "de", "nb"))) for s in _ordered())


def _ordered() -> Iterator[Shape]:
    """Yield the shapes of items in the order of the article, then the others."""
    order = {iri: item.order for item in items() for iri in item.shapes}
    yield from sorted(shapes().values(), key=lambda shape: (order.get(shape.iri, len(order) + 1), shape.name))


def _article(source: str) -> str:
    """Return a provision as lawyers cite it.

    >>> _article("https://w3id.org/noticegraph/id/law/eu/GDPR-13-1-a")
    'Art. 13(1)(a)'
    """
    article, *parts = source.rpartition("/GDPR-")[2].split("-")
    return f"Art. {article}" + "".join(f"({part})" for part in parts)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
