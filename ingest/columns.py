"""What a table's columns hold, and whether its rows are processing activities."""

import re
from collections import Counter
from collections.abc import Mapping

from noticegraph.ingest.lexical import Scan
from noticegraph.ingest.model import Block, Document
from noticegraph.ingest.normalise import Normal

# The more telling come first: "Purpose and legal basis" is read for bases, whose words are unmistakable anywhere.
COLUMNS = (
    "ng:ColumnData",
    "ng:ColumnPurpose",
    "ng:ColumnParty",
    "ng:ColumnRetention",
    "ng:ColumnBasis",
    "ng:ColumnSafeguard",
    "ng:ColumnCountry",
    "ng:ColumnObjection",
    "ng:ColumnTitle",
)
# What columns of rows that are processing activities hold; a table of names and titles only is a list of links.
_TELLING = frozenset(COLUMNS) - {"ng:ColumnTitle", "ng:ColumnObjection"}
_TOPICS = {"personal-data": "ng:ColumnData", "purposes": "ng:ColumnPurpose"}
# "_ga", "XSRF-TOKEN", "PHPSESSID", "cookie_consent": names that programs give
_IDENTIFIER = re.compile(
    r"^[\w.*\[\]<>{}#-]*(?:_|[a-z][A-Z]|\d[A-Za-z]|[A-Z]{5,}|-[A-Z])[\w.*\[\]<>{}#-]*$|^[a-z][\w.-]{0,30}$"
)
_COOKIE = re.compile(r"cookie|informasjonskaps", re.IGNORECASE)
_COVER = 0.3  # of a header cell's letters that a cue must cover


def rows(document: Document, table: int) -> list[int]:
    """Return the indexes of the blocks that are the table's rows, the header's included."""
    return [i for i, b in enumerate(document.blocks) if b.table == table]


def _cell_ranges(normal: Normal, index: int, block: Block) -> list[tuple[int, int, int]]:
    """Return (column, start, end) in the normalised text of a row's own cells."""
    start, end = normal.blocks[index]
    out, at = [], start
    own = [c for c in block.cells if not c.inherited]
    for cell, words in zip(own, normal.text[start:end].split("\t"), strict=False):
        out.append((cell.column, at, at + len(words)))
        at += len(words) + 1
    return out


def column_types(document: Document, normal: Normal, found: Scan, table: int) -> Mapping[int, str]:
    """Return what the table's columns hold, by the words over them (`ng:ColumnData`, …); unknown ones are left out.

    A table without words over its columns is typed by what most of its cells name.
    """
    places = rows(document, table)
    if not places:
        return {}
    header = document.blocks[places[0]]
    if not header.header:
        return _types_by_content(document, normal, found, places)
    types: dict[int, str] = {}
    for column, start, end in _cell_ranges(normal, places[0], header):
        best: tuple[int, int] | None = None
        for order, concept in enumerate(COLUMNS):
            for hit in found.within(start, end, concept):
                if hit.end - hit.start >= (end - start) * _COVER:
                    rank = (hit.end - hit.start, -order)
                    if best is None or rank > best:
                        best = rank
                        types[column] = concept
    return _with_services(types)


def _with_services(types: dict[int, str]) -> dict[int, str]:
    """Take "Service" behind "Provider" for what the provider does: a column of purposes, where there is no other."""
    party = next((c for c, concept in types.items() if concept == "ng:ColumnParty"), None)
    if party is None or "ng:ColumnPurpose" in types.values():
        return types
    return {c: "ng:ColumnPurpose" if k == "ng:ColumnTitle" and c > party else k for c, k in types.items()}


def _types_by_content(document: Document, normal: Normal, found: Scan, places: list[int]) -> Mapping[int, str]:
    votes: Counter[tuple[int, str]] = Counter()
    cells: Counter[int] = Counter()
    for index in places:
        for column, start, end in _cell_ranges(normal, index, document.blocks[index]):
            cells[column] += 1
            here = found.between(start, end)
            named = {_TOPICS[h.topic] for h in here if h.topic in _TOPICS and h.end <= end}
            votes.update((column, concept) for concept in named)
    types = {column: concept for (column, concept), n in votes.items() if n * 2 >= cells[column]}
    if 0 in cells and 0 not in types and types:
        types[0] = "ng:ColumnParty"
    return types


def is_cookie_list(document: Document, normal: Normal, table: int) -> bool:
    """Tell whether a table lists cookies: their names, who sets them, when they lapse. Its rows are one processing."""
    places = rows(document, table)
    firsts = []
    for index in places:
        block = document.blocks[index]
        cell = next((c for c in _cell_ranges(normal, index, block) if c[0] == 0), None)
        if cell is not None:
            words = normal.text[cell[1] : cell[2]]
            if block.header and _COOKIE.search(words):
                return True
            if not block.header:
                firsts.append(words)
    return len(firsts) >= 2 and sum(bool(_IDENTIFIER.match(w)) for w in firsts) * 2 >= len(firsts)


def lists_processes(document: Document, normal: Normal, found: Scan, table: int) -> bool:
    """Tell whether each row of a table is a processing activity of its own.

    "Purpose | Data | Legal basis" over rows: yes. "Controller: … / Purpose: …" in two columns, a list of cookies: no.
    """
    places = [i for i in rows(document, table) if not document.blocks[i].header]
    if len(places) < 2 or is_cookie_list(document, normal, table):
        return False
    types = column_types(document, normal, found, table)
    headed = document.blocks[rows(document, table)[0]].header
    width = max(len(document.blocks[i].cells) for i in places)
    if not headed:
        return width >= 3 or len(set(types.values())) >= 2
    telling = set(types.values()) & _TELLING
    return len(telling) >= 2 or (bool(telling) and width >= 3)
