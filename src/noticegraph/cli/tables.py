"""Rows for people and for programs: a table in a terminal, CSV in a pipe, JSON when asked."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from noticegraph.cli.options import destination

FORMATS = ("table", "csv", "json")

_WIDE = 160

Cell = str | int | float | bool | None
Json = Cell | Sequence["Json"] | Mapping[str, "Json"]
"""A cell of rows that are printed as JSON; CSV and tables take a `Cell`."""


def default_format(output: Path | None = None) -> str:
    """Return `table` for a terminal, `csv` for a pipe or a file."""
    return "table" if output is None and sys.stdout.isatty() else "csv"


def print_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Json]], form: str | None, output: Path | None = None
) -> None:
    """Print rows in a format of `FORMATS`, by default the one that suits where they go."""
    form = form or default_format(output)
    if form == "json":
        data = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    elif form == "csv":
        data = _csv(columns, rows)
    else:
        data = as_table(columns, rows, output)
    with destination(output) as file:
        file.write(data.encode())


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Json]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def as_table(columns: Sequence[str], rows: Iterable[Sequence[Json]], output: Path | None = None) -> str:
    """Return rows as a table as wide as `width` says."""
    from noticegraph.layout import table_text

    shown = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return table_text(columns, shown, width(output), colour=output is None and sys.stdout.isatty())


def width(output: Path | None = None) -> int:
    """Return how wide a line may be: what COLUMNS says, else the terminal's width, else what a file has room for."""
    import shutil

    told = os.environ.get("COLUMNS", "")
    if output is None and (sys.stdout.isatty() or (told.isdigit() and int(told) > 0)):
        return shutil.get_terminal_size((_WIDE, 24)).columns
    return _WIDE
