"""Tables drawn with signs in text: tabs, pipes, columns of blanks. Rows become blocks with cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from noticegraph.ingest.lines import BULLET, Line
from noticegraph.ingest.model import Block, Cell, Kind

_RULE = re.compile(r"[\s|+:=_*~-]{3,}$")
_GAP = re.compile(r"\t| {3,}")
_PIPE_ROW = re.compile(r"\|.*\|$")
_CELL_RULE = re.compile(r":?-{2,}:?")


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn: a thematic break, a table's border, a row of dashes."""
    return bool(_RULE.match(line)) and len(line.strip()) >= 3


def is_table_line(text: str, line: Line) -> bool:
    """Tell whether a line may be a table's row: cells parted by tabs or pipes, or two columns of blanks."""
    words = text[line.start : line.end]
    if not words or BULLET.match(words):
        return False
    return "\t" in words or bool(_PIPE_ROW.match(words)) or len(re.findall(r"\S {3,}(?=\S)", words)) >= 2


def split_cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of a row's cells, empty ones included, without the blanks around their words."""
    row = text[start:end]
    cuts: list[tuple[int, int]] = []
    at = 0
    if _PIPE_ROW.match(row):
        bars = [m.start() for m in re.finditer(r"(?<!\\)\|", row)]
        pieces = [(a + 1, b) for a, b in pairwise(bars)]
    else:
        gap = re.compile(r"\t") if "\t" in row else _GAP
        for found in gap.finditer(row):
            cuts.append((at, found.start()))
            at = found.end()
        pieces = [*cuts, (at, len(row))]
    cells = []
    for a, b in pieces:
        while a < b and row[a].isspace():
            a += 1
        while b > a and row[b - 1].isspace():
            b -= 1
        cells.append((start + a, start + b))
    return cells


def cells_of(ranges: Sequence[tuple[int, int]], above: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    """Return a row's cells; an empty first cell has the words of the cell above it."""
    cells = [Cell(start, end, column) for column, (start, end) in enumerate(ranges)]
    if cells and cells[0].start == cells[0].end and above and above[0].start < above[0].end:
        cells[0] = replace(above[0], column=0, inherited=True)
    return tuple(c for c in cells if c.start < c.end)


def row_block(cells: tuple[Cell, ...], table: int, *, header: bool = False) -> Block | None:
    """Return the block of a row; None when no cell of it has words of its own."""
    own = [c for c in cells if not c.inherited]
    if not own:
        return None
    return Block(Kind.ROW, min(c.start for c in own), max(c.end for c in own), 0, cells, table, header)


def table_blocks(text: str, lines: Sequence[Line], i: int, table: int) -> tuple[list[Block], int] | None:
    """Return the rows of the table that begins at line i and the line after it; None when it is no table.

    A table has a first row and at least one more below it; the first row names the columns.
    """
    rows: list[list[tuple[int, int]]] = []
    j = i
    while j < len(lines):
        words = text[lines[j].start : lines[j].end]
        if words and is_rule(words.replace("\t", "")):
            # A rule under the header may be followed by a blank line; so may the header itself.
            j += 1
            while len(rows) == 1 and j < len(lines) and lines[j].blank:
                j += 1
            continue
        if lines[j].blank or not is_table_line(text, lines[j]):
            break
        rows.append(split_cells(text, lines[j].start, lines[j].end))
        j += 1
    wide = [row for row in rows if sum(a < b for a, b in row) >= 2]
    if len(rows) < 2 or len(wide) < 2:
        return None
    blocks: list[Block] = []
    above: tuple[Cell, ...] = ()
    for number, row in enumerate(rows):
        cells = cells_of(row, above)
        header = number == 0
        if (block := row_block(cells, table, header=header)) is None:
            continue
        blocks.append(block)
        if not header:
            above = cells
    return blocks, j
