"""The claims behind rows, as a person or a program reads them."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from noticegraph.cli.options import destination
from noticegraph.cli.tables import Cell, Json, as_table, width

if TYPE_CHECKING:
    from noticegraph.behind import Quoted


def claims_cell(behind: "Sequence[Quoted]", form: str) -> Json:
    """Return a row's claims as one cell: objects in JSON, IRIs with spaces between them in CSV."""
    if form == "csv":
        return " ".join(dict.fromkeys(one.claim for one in behind))
    return [
        {"claim": one.claim, "notice": one.notice, "start": one.start, "end": one.end, "quote": one.quote}
        for one in behind
    ]


def quoted_line(one: "Quoted", base: str) -> str:
    """Return a claim on one line: the notice, its place there, its hash, its words."""
    notice = one.notice.removeprefix(f"{base}notice/").rpartition("/")[0]
    words = " ".join(one.quote.split())
    return f"{notice} {one.start}-{one.end} {one.claim.rpartition('/')[2]} “{words}”"


def print_evidence(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], behind: Sequence[Sequence[str]], output: Path | None
) -> None:
    """Print a numbered table of rows, and below it for each number the lines of the claims behind that row."""
    from noticegraph.layout import harmless

    numbered = [[at, *row] for at, row in enumerate(rows, 1)]
    room = width(output)
    parts = [as_table(["#", *columns], numbered, output)]
    for at, lines in enumerate(behind, 1):
        said = lines or ["no claim: the row says what no notice states"]
        wrapped = [part for line in said for part in wrap(harmless(line), room - 6, subsequent_indent="  ")]
        parts.append("\n".join(f"{f'[{at}]' if n == 0 else '':5} {line}" for n, line in enumerate(wrapped)) + "\n")
    with destination(output) as file:
        file.write("".join(parts).encode())
