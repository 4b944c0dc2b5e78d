"""Rows as a table of a given width in which no name of a term, date or number is broken in two.

What is free text is folded between words, titles are cut with an ellipsis, and where even that is too wide the rows
are written one below the other, a line a column.
"""

import io
import re
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_GAP = 2
_TITLE = 16  # columns that a title keeps at least
_TEXT = 12  # columns that free text keeps at least; a longer word of it is broken where nothing else helps
_FOLDABLE = 48  # a word as long as this is an address or a path, and may be broken
_WHOLE = re.compile(r"\W*(?:[a-z][\w-]*:[\w.-]+|[\d.,:/-]+)\W*")  # CURIEs, dates and numbers, in signs
_LINES = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a heading in camel case may break
# What steers a terminal or turns the order of what follows. Ends of lines and tabs are laid out and stay.
_STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Row = Sequence[str]


def harmless(text: str) -> str:
    r"""Return a text with each character that steers a terminal replaced by its sign (␛) or, where it has none, by �.

    >>> harmless("Red\x1b[31m\x9b")
    'Red␛[31m�'
    """
    return _STEERING.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


def shortened(text: str, length: int) -> str:
    """Return a text on one line, with an ellipsis for its end where it is longer than `length` characters."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[: length - 1] + "…"


def table_text(columns: Row, rows: Sequence[Row], width: int, *, colour: bool = False) -> str:
    """Return rows under the columns' names, in lines of `width` at most; `no rows` for none."""
    if not rows:
        return "no rows\n"
    found = widths(columns, rows, width)
    return records(columns, rows, width) if found is None else drawn(columns, rows, found, colour=colour)


def widths(columns: Row, rows: Sequence[Row], width: int) -> list[int] | None:
    """Return how wide each column is in a table of `width` at most; None where the columns cannot share it."""
    rows = [[harmless(cell) for cell in row] for row in rows]
    full = [max(cell_len(line) for row in (columns, *rows) for line in row[at].split("\n")) for at in _each(columns)]
    least = [min(full[at], _least(columns[at], [row[at] for row in rows])) for at in _each(columns)]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room:
        return None
    found = least
    while True:  # what is left goes to the narrowest that want more, one each
        wanting = [at for at in _each(columns) if found[at] < full[at]]
        if not wanting or sum(found) >= room:
            return found
        found[min(wanting, key=lambda at: (found[at] / full[at], at))] += 1


def drawn(
    columns: Row, rows: Sequence[Row], found: Sequence[int], *, heading: bool = True, colour: bool = False
) -> str:
    """Return rows as a table with columns of these widths."""
    table = Table(
        box=box.SIMPLE_HEAD if heading else None,
        show_header=heading,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1 if heading else _GAP, 0, 0),
    )
    for name, column in zip(columns, found, strict=True):
        title = _is_title(name)
        shown = name if cell_len(name) <= column else "\n".join(_LINES.split(name))
        table.add_column(
            Text(shown, style="bold" if colour else ""),
            width=column,
            no_wrap=title,
            overflow="ellipsis" if title else "fold",
        )
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    buffer = io.StringIO()
    total = sum(found) + _GAP * len(found)
    Console(file=buffer, width=total, force_terminal=colour, no_color=not colour, highlight=False).print(table)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().splitlines())


def records(columns: Row, rows: Sequence[Row], width: int) -> str:
    """Return rows one below the other, a line for each column that has a value."""
    names = max(map(cell_len, columns))
    room = max(width - names - _GAP, 20)
    blocks = []
    for row in rows:
        filled = [(name, value) for name, value in zip(columns, row, strict=True) if value]
        blocks.append(drawn(("", ""), filled, (names, room), heading=False))
    return "\n".join(blocks)


def _least(name: str, cells: Sequence[str]) -> int:
    heading = max(map(cell_len, _LINES.split(name)))
    if _is_title(name):
        return max(heading, _TITLE)
    words = [word for cell in cells for word in cell.split()]
    if any(" " in cell for cell in cells):
        words = [word if _WHOLE.fullmatch(word) else word[:_TEXT] for word in words]
    return max(heading, *(size if (size := cell_len(word)) < _FOLDABLE else _TITLE for word in words), 1)


def _is_title(name: str) -> bool:
    return name.endswith("Title")  # of a process or a notice; a column called title is one to read


def _each(columns: Row) -> range:
    return range(len(columns))
