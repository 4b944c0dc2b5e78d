"""Fields: what stands alone between marks of form, in a row's cells or in an item drawn as a row ("Examplio | Forum").

Offsets are offsets into normalised text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.model import Kind
from noticegraph.ingest.normalise import CELL_END

_BAR = re.compile(r" \| ")


@dataclass(frozen=True, slots=True)
class Field:
    """A cell, or a part of an item between bars; `column` is the type of its column where it has one."""

    start: int
    end: int
    column: str | None
    first: bool


@per_notice
def fields(context: Context, block: int) -> list[Field]:
    """Return the fields of a block; none where it is not drawn as a row."""
    kind = context.document.blocks[block].kind
    start, end = context.normal.blocks[block]
    said = context.text[start:end]
    if kind is Kind.ROW:
        if context.document.blocks[block].header:
            return []
        return [Field(a, b, context.column(a) if b > a else None, a == start) for a, b in _parts(said, start, CELL_END)]
    if kind is Kind.ITEM and _BAR.search(said):
        return [Field(a, b, None, a == start) for a, b in _parts(said, start, " | ")]
    return []


def _parts(said: str, start: int, mark: str) -> Iterator[tuple[int, int]]:
    at = start
    for part in said.split(mark):
        yield at, at + len(part)
        at += len(part) + len(mark)


@per_notice
def fields_of(context: Context, scope: int) -> list[Field]:
    """Return the fields of a scope that is one row, or one item drawn as a row; else none."""
    first, stop = context.scopes[scope].blocks
    return [f for block in range(first, stop) for f in fields(context, block)] if fields(context, first) else []
