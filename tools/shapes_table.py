"""Write docs/shapes.md: what is checked, from the article to the shape, its examples and its severity.

Run by hand after a change of the shapes:

    python tools/shapes_table.py
"""

from collections.abc import Iterator
from pathlib import Path

from noticegraph.shapes.items import Item, Shape, items, owners_of, shapes

PAGE = Path(__file__).resolve().parents[1] / "docs" / "shapes.md"
EXAMPLES = "../tests/shapes/examples"

HEAD = """\
# What is checked

Written by `tools/shapes_table.py` from the Turtle files in `shapes/`; do not edit.

An item is something that GDPR Art. 13 or 14 demands a notice to say. Its verdict is *present* when its shapes find
nothing, *not applicable* when its case is not given, with the reason, else *absent*. A violation is an omission of what
the law demands of every notice in its case; a warning is one where the notice cannot show whether the case is given;
information is of use and demanded by no law. A notice in a language that is not read, or that nothing was read from, is
not assessed.

The law is that of the day of assessment: the day asked for (`--as-of`), else the notice's own date (of a month or a
year its last day), else today. Frameworks, adequacy decisions and membership of the EEA hold from one day to another,
so that the same notice can conform in one year and not in another.

Every shape has one example in which it finds something and one in which it does not.
"""

COLUMNS = "| provision | {first} | shape | examples | severity | {last} |\n|---|---|---|---|---|---|\n"

ART_13 = "\n## Art. 13: data from the person\n\n"
ART_14 = """
## Art. 14: data from others

Art. 14 applies where the notice says that data come from others than the person; where they do and it does not say so,
nobody can tell from its text. What both articles demand is one shape of two items, and an omission is one finding that
cites both provisions. Art. 14 has no counterpart of Art. 13(2)(e). The time limits of Art. 14(3), within which a person
must be informed, are no matter of the text, and no shape asks for them; nor can a notice show whether one of the
exceptions of Art. 14(5) holds. The coverage export has the items of Art. 13 alone.

"""
AREAS = {
    "transfers": """
## Each transfer

What is found here makes no item absent: a notice that names a safeguard for one transfer refers to safeguards, and a
notice that names a lapsed one names it.

""",
    "process": """
## Each processing, each recipient

One statement somewhere in a notice does not speak for every process; what it states in general does. A check that is
a detail of an item is left out where the item is absent: its finding says so once.

""",
    "consistency": """
## Consistency

A notice that contradicts itself is not the transparent and intelligible information of Art. 12(1). Translations are
compared where the store holds them: versions of one work (`noticegraph ingest --slug`) in different languages, of the
same date or without one.

""",
    "quality": """
## Quality of the wording

Apart from presence, as information: no verdict depends on it. Only what is sure is found: a provision where the parts
of its whole are known, a former act where the citation says that it is meant or its section is not in the act that
replaced it. A notice that cites a number which both acts use (section 28(1) BDSG, section 9 personopplysningsloven) is
taken to cite the act in force.

""",
}


def page() -> str:
    """Return the page as Markdown."""
    by_iri, owned = shapes(), owners_of()
    of_items = (
        head + COLUMNS.format(first="item: demanded", last="applies") + "".join(_rows(article))
        for article, head in (("13", ART_13), ("14", ART_14))
    )
    rest = [shape for iri, shape in by_iri.items() if iri not in owned]
    areas = (
        head
        + COLUMNS.format(first="detail of", last="what is found")
        + "".join(_check(shape) for shape in rest if shape.area == area)
        for area, head in AREAS.items()
        if any(shape.area == area for shape in rest)
    )
    return HEAD + "".join(of_items) + "".join(areas) + _texts("Messages", "message") + _texts("Hints", "hint")


def _rows(article: str) -> Iterator[str]:
    for item in items():
        if item.article == article:
            yield from (_row(item, shapes()[iri]) for iri in sorted(item.shapes))


def _row(item: Item, shape: Shape) -> str:
    applies = "always" if not item.cases else "unless: " + " ".join(case.not_applicable["en"] for case in item.cases)
    demanded = f"`{item.key}`: {item.label['en']}"
    return _line(article(item.source), demanded, f"`{shape.name}`", _examples(shape), shape.severity, applies)


def _check(shape: Shape) -> str:
    whole = f"`{shape.detail_of}`" if shape.detail_of is not None else ""
    found = shape.message["en"]
    return _line(
        ", ".join(map(article, shape.sources)), whole, f"`{shape.name}`", _examples(shape), shape.severity, found
    )


def _examples(shape: Shape) -> str:
    return ", ".join(f"[{kind}]({EXAMPLES}/{shape.name}/{kind}.ttl)" for kind in ("fails", "conforms"))


def _texts(title: str, kind: str) -> str:
    head = f"\n## {title}\n\n| shape | English | German | Norwegian bokmål |\n|---|---|---|---|\n"
    return head + "".join(
        _line(f"`{s.name}`", *(getattr(s, kind)[code] for code in ("en", "de", "nb"))) for s in _ordered()
    )


def _ordered() -> Iterator[Shape]:
    """Yield the shapes of items in the order of the articles, then the others."""
    order = {iri: own[0].order for iri, own in owners_of().items()}
    yield from sorted(shapes().values(), key=lambda shape: (order.get(shape.iri, 1_000), shape.name))


def article(source: str) -> str:
    """Return a provision as lawyers cite it.

    >>> article("https://w3id.org/noticegraph/id/law/eu/GDPR-13-1-a")
    'Art. 13(1)(a)'
    """
    number, *parts = source.rpartition("/GDPR-")[2].split("-")
    return f"Art. {number}" + "".join(f"({part})" for part in parts)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
