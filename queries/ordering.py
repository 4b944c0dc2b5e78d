"""The order of a question's rows, taken from its query and made here.

An engine that keeps terms on a disk reads both of every pair that it compares: ordering a few thousand rows of
names then takes longer than finding them. So the application asks without the `ORDER BY` that ends a question's
file, and orders the rows that it has read as SPARQL 1.1 (section 15.1) does. Run elsewhere, the file orders itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from noticegraph.ontology.namespaces import PREFIXES

Cell = NamedNode | BlankNode | Literal | Triple | None
Row = tuple[Cell, ...]
Key = tuple[str, bool]
"""A column, and whether it falls."""

_ORDER = re.compile(r"\bORDER BY((?:\s+(?:\?\w+|DESC\(\?\w+\)))+)\s*\Z")
_KEY = re.compile(r"(DESC\()?\?(\w+)")
_SELECT = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(.*?)\bWHERE\b", re.DOTALL)
_COLUMN = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\bAS\s+\?(\w+)\)|\?(\w+)")
_NUMBERS = frozenset(PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float"))


def columns_of(sparql: str) -> tuple[str, ...]:
    """Return the columns of a query that names them; () where it names none.

    >>> columns_of("SELECT ?a (COUNT(DISTINCT ?b) AS ?n) WHERE { ?a ?p ?b } GROUP BY ?a")
    ('a', 'n')
    """
    head = _SELECT.search(sparql)
    return tuple(found[1] or found[2] for found in _COLUMN.finditer(head[1])) if head else ()


def without_order(sparql: str) -> tuple[str, tuple[Key, ...]]:
    """Return a query without the ORDER BY of columns that ends it, and its keys; none where it ends otherwise.

    >>> without_order("SELECT ?a ?n WHERE { ?a ?b ?n } ORDER BY DESC(?n) ?a")
    ('SELECT ?a ?n WHERE { ?a ?b ?n } ', (('n', True), ('a', False)))
    """
    found = _ORDER.search(sparql)
    if found is None:
        return sparql, ()
    keys = tuple((key[2], key[1] is not None) for key in _KEY.finditer(found[1]))
    if not {name for name, _ in keys} <= set(columns_of(sparql)):
        return sparql, ()
    return sparql[: found.start()], keys


def ordered(columns: Sequence[str], rows: Iterable[Row], keys: Sequence[Key]) -> list[Row]:
    """Return rows in the order of their keys."""
    found = list(rows)
    places = [(columns.index(name), falls) for name, falls in keys]
    ranked = [(column, *ranks(column), falls) for at, falls in places for column in ([row[at] for row in found],)]
    return [found[at] for at in order_of(len(found), ranked)]


def order_of(count: int, keys: Iterable[tuple[Sequence[Any], Mapping[Any, int], int, bool]]) -> list[int]:
    """Return the places of `count` rows in their order.

    A key is the rows' values, a rank for each different value, the highest rank, and whether the key falls. A row has
    one number by which it is compared: there are many rows and few values.
    """
    numbers = [0] * count
    for values, rank, highest, falls in keys:
        size, rising = highest + 1, zip(numbers, values, strict=True)
        if falls:
            numbers = [number * size + highest - rank[value] for number, value in rising]
        else:
            numbers = [number * size + rank[value] for number, value in rising]
    return sorted(range(count), key=numbers.__getitem__)


def ranks(cells: Iterable[Cell]) -> tuple[dict[Cell, int], int]:
    """Return the rank of each different cell, those that are equal in order the same, and the highest rank."""
    different = list(set(cells))
    keys = [_rank(cell) for cell in different]
    rank: dict[Cell, int] = {}
    number, before = 0, None
    for at in sorted(range(len(different)), key=keys.__getitem__):
        number += keys[at] != before
        before = keys[at]
        rank[different[at]] = number
    return rank, number


def _rank(cell: Cell) -> tuple[int, int, Decimal | str]:
    """Return what a cell is ordered by: unbound, blank nodes, IRIs, literals; numbers by value, others by their words.

    Of a date or a truth value the words have the order of the values.
    """
    if isinstance(cell, NamedNode):
        return 2, 0, cell.value
    if isinstance(cell, Literal):
        if cell.datatype.value in _NUMBERS:
            return 3, 0, Decimal(cell.value)
        return 3, 1, cell.value
    if cell is None:
        return 0, 0, ""
    return (1, 0, cell.value) if isinstance(cell, BlankNode) else (4, 0, str(cell))
