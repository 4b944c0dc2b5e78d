"""The order of a question's rows, taken from its query and made here.

An engine that keeps terms on a disk reads both of every pair that it compares: ordering a few thousand rows of
names then takes longer than finding them. So the application asks without the `ORDER BY` that ends a question's
file, and orders the rows that it has read as SPARQL 1.1 (section 15.1) does. Run elsewhere, the file orders itself.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

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
    numbers = [_numbers([row[columns.index(name)] for row in found], falls=falls) for name, falls in keys]
    if not numbers:
        return found
    places = list(zip(*numbers, strict=True))
    return [found[at] for at in sorted(range(len(found)), key=places.__getitem__)]


def _numbers(cells: Sequence[Cell], *, falls: bool) -> list[int]:
    """Return the place of each cell among the column's different ones: there are few, and numbers are compared fast."""
    place = {}
    for number, (_, same) in enumerate(groupby(sorted(set(cells), key=_rank), key=_rank)):
        place.update(dict.fromkeys(same, -number if falls else number))
    return [place[cell] for cell in cells]


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
