"""Draw the graph of one small notice as SVG: what the README shows, made by reading the notice.

usage: picture.py NOTICE SVG
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from noticegraph.ingest.emit import Emission, Work, emit
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_file
from noticegraph.ontology.namespaces import DEFAULT_BASE, compact

COLUMN, ROW, WIDTH, HEIGHT = 370, 34, 200, 24
LEFT_OUT = {"rdf:type", "dct:isVersionOf", "schema:inLanguage", "ng:position", "ng:identifiedBy", "rdf:value"}
LEFT_OUT |= {"ng:days", "ng:readWith", "dct:language", "dct:title", "dpv:hasDataExporter", "schema:alternateName"}
LEFT_OUT |= {"ng:hasCitation", "ng:hasHedge"}  # of how the notice puts it: the picture is of what it says
COLOURS = {"notice": "#0b5394", "node": "#38761d", "concept": "#7f6000", "literal": "#666666"}


@dataclass(frozen=True, slots=True)
class Box:
    """A node of the tree as drawn."""

    words: str
    kind: str
    depth: int
    row: float


def emission(notice: Path) -> Emission:
    """Return the RDF of a notice."""
    document = read_file(notice, notice.parent)
    reading = interpret(document, detect(document))
    return emit(reading, Work(notice.name.replace(".", "-"), notice.name), DEFAULT_BASE)


def _name(term: object, facts: Mapping[str, list[Quad]]) -> tuple[str, str]:
    """Return the words on a node, and its kind."""
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term)), "literal"
    own = facts.get(term.value, [])
    for quad in own:
        if compact(quad.predicate.value) == "dpv:hasName":
            return quad.object.value, "node"
    types = [compact(q.object.value) for q in own if compact(q.predicate.value) == "rdf:type"]
    return (min(types), "node") if types else (compact(term.value), "concept")


class Tree:
    """The tree below the notice: each node once, where it is met first."""

    def __init__(self, made: Emission) -> None:
        self.facts: dict[str, list[Quad]] = {}
        for quad in made.notice:
            self.facts.setdefault(quad.subject.value, []).append(quad)
        self.row = 0
        self.seen: set[str] = set()
        self.boxes: list[Box] = []
        self.edges: list[tuple[Box, str, Box]] = []
        self.place(NamedNode(made.version_iri), 0, "notice")

    def below(self, term: NamedNode) -> Iterator[tuple[str, object]]:
        """Yield what is said of a node, names and bookkeeping left out."""
        for quad in self.facts.get(term.value, []):
            name = compact(quad.predicate.value)
            if name not in LEFT_OUT and name != "dpv:hasName":
                yield name, quad.object

    def place(self, term: object, depth: int, kind: str | None = None) -> Box:
        """Draw a node and what is below it, top to bottom; return its box."""
        words, own_kind = _name(term, self.facts)
        children: list[tuple[str, Box]] = []
        if isinstance(term, NamedNode) and term.value not in self.seen:
            self.seen.add(term.value)
            children = [(name, self.place(child, depth + 1)) for name, child in self.below(term)]
        row = (children[0][1].row + children[-1][1].row) / 2 if children else float(self.row)
        self.row += not children
        box = Box(words, kind or own_kind, depth, row)
        self.boxes.append(box)
        self.edges += [(box, name, child) for name, child in children]
        return box


def svg(tree: Tree) -> str:
    """Return the picture."""
    depth = max(b.depth for b in tree.boxes)
    width, height = depth * COLUMN + WIDTH + 20, tree.row * ROW + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="Helvetica, Arial, sans-serif" font-size="12" role="img" '
        'aria-label="The graph of a small privacy notice">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for parent, name, child in tree.edges:
        x, y = parent.depth * COLUMN + WIDTH + 10, parent.row * ROW + 10 + HEIGHT / 2
        to_x, to_y = child.depth * COLUMN + 10, child.row * ROW + 10 + HEIGHT / 2
        bend = x + 14
        parts.append(f'<path d="M{x} {y:g} H{bend} V{to_y:g} H{to_x}" fill="none" stroke="#b0b0b0"/>')
        at = f'x="{to_x - 6}" y="{to_y - 4:g}"'
        parts.append(f'<text {at} text-anchor="end" font-size="10" fill="#444">{name}</text>')
    for b in tree.boxes:
        x, y = b.depth * COLUMN + 10, b.row * ROW + 10
        words = b.words if len(b.words) <= 27 else b.words[:26] + "…"
        parts.append(
            f'<rect x="{x}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="5" fill="#fff" stroke="{COLOURS[b.kind]}"/>'
            f'<text x="{x + 8}" y="{y + 16:g}" fill="{COLOURS[b.kind]}">{escape(words)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(svg(Tree(emission(Path(sys.argv[1])))), encoding="utf-8")
