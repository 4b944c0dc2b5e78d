"""Rows for people and for programs: a table in a terminal, CSV in a pipe, JSON when asked."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from noticegraph.cli.options import destination

FORMATS = ("table", "csv", "json")

Cell = str | int | float | bool | None


def default_format(output: Path | None = None) -> str:
    """Return `table` for a terminal, `csv` for a pipe or a file."""
    return "table" if output is None and sys.stdout.isatty() else "csv"


def print_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], form: str | None, output: Path | None = None
) -> None:
    """Print rows in a format of `FORMATS`, by default the one that suits where they go."""
    form = form or default_format(output)
    if form == "json":
        data = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    elif form == "csv":
        data = _csv(columns, rows)
    else:
        data = table_text(columns, rows, wide=output is not None)
    with destination(output) as file:
        file.write(data.encode())


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def table_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, wide: bool = False) -> str:
    """Return rows as a table as wide as the terminal, or as a file has room for."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console(width=None if sys.stdout.isatty() and not wide else 160)
    with console.capture() as capture:
        console.print(table if table.row_count else Text("no rows"))
    return capture.get()
