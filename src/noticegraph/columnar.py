"""Questions answered from a store's columns, by an engine that is made to group and count.

The rows are those that the store itself would give; a test holds them equal. Numbers of terms become terms here, each
once: a few thousand terms make up a hundred thousand cells.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from noticegraph.ontology.durations import canonical_decimal
from noticegraph.ontology.namespaces import expand
from noticegraph.queries.catalogue import Question
from noticegraph.queries.compiled import Held, compiled, filled, properties
from noticegraph.queries.ordering import Cell, Key, ordered
from noticegraph.queries.parameters import Term
from noticegraph.query import Solutions
from noticegraph.store import NoticeStore
from noticegraph.store.tables import table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MACROS = (
    "create or replace temp macro iri(x) as md5_number_lower('<' || x || '>')",
    # A plain literal as N-Triples writes it.
    """create or replace temp macro plain(x) as '"' || replace(replace(replace(replace(replace(replace(replace(
        x, '\\', '\\\\'), '"', '\\"'), chr(10), '\\n'), chr(13), '\\r'), chr(9), '\\t'), chr(8), '\\b'), chr(12), '\\f')
        || '"'""",
)
_TERMS = """
select terms.id, terms.term, terms.lex from terms
semi join (select unnest($1::UBIGINT[]) as id) wanted on wanted.id = terms.id
"""
_VALUES = """
select distinct s.lex, o.lex from (select distinct s, o from {}) pair
join terms s on s.id = pair.s join terms o on o.id = pair.o
"""

_INTEGER, _DECIMAL, _DATE, _BOOLEAN = (
    NamedNode(expand(f"xsd:{name}")) for name in ("integer", "decimal", "date", "boolean")
)
_MAKERS: Mapping[Held, Callable[[Any], Cell]] = {
    Held.INTEGER: lambda value: Literal(str(value), datatype=_INTEGER),
    Held.DECIMAL: lambda value: Literal(canonical_decimal(value), datatype=_DECIMAL),
    Held.STRING: Literal,
    Held.DATE: lambda value: Literal(value, datatype=_DATE),
    Held.BOOLEAN: lambda value: Literal("true" if value else "false", datatype=_BOOLEAN),
    Held.TERM: lambda text: _term(text, None),
    Held.NOTHING: lambda value: value,
}


def from_columns(
    store: NoticeStore,
    question: Question,
    given: Mapping[str, Sequence[Term]],
    keys: Sequence[Key],
    *,
    all_versions: bool = False,
) -> Solutions | None:
    """Return a question's rows in the order of `keys`; None where the columns cannot give them.

    They cannot when the question has no SQL, and when they are not what the store holds: see `NoticeStore.columns`.
    """
    made = compiled().get(question.name)
    connection = store.columns(properties()) if made is not None else None
    if made is None or connection is None:
        return None
    import duckdb

    try:
        with connection.cursor() as cursor:  # as other threads may ask at the same time
            for macro in _MACROS:
                cursor.execute(macro)
            rows = cursor.execute(filled(question, given, store.base, all_versions=all_versions)).fetchall()
            held = [kind for _, kind in made.columns]
            values = list(zip(*rows, strict=True)) if rows else []
            terms = _terms(cursor, [column for column, kind in zip(values, held, strict=False) if kind is Held.ID])
    except duckdb.Error:  # of a file that is damaged: what counts is in the store
        store.discard_columns()
        return None
    cells = [_cells(column, kind, terms) for column, kind in zip(values, held, strict=False)]
    names = tuple(name for name, _ in made.columns)
    return Solutions(names, tuple(ordered(names, zip(*cells, strict=True), keys)))


def values_of(store: NoticeStore, predicate: str) -> list[tuple[str, str]] | None:
    """Return the different pairs of subject and value of a property in notices, as their text; None without columns."""
    connection = store.columns(properties())
    if connection is None or predicate not in properties():
        return None
    import duckdb

    try:
        with connection.cursor() as cursor:
            return cursor.execute(_VALUES.format(table(predicate))).fetchall()
    except duckdb.Error:
        store.discard_columns()
        return None


def _terms(connection: "DuckDBPyConnection", columns: Sequence[Sequence[int | None]]) -> dict[int | None, Cell]:
    wanted = {number for column in columns for number in column if number is not None}
    found = connection.execute(_TERMS, [list(wanted)]).fetchall() if wanted else []
    return {None: None, **{number: _term(text, lexical) for number, text, lexical in found}}


def _term(text: str, lexical: str | None) -> Cell:
    """Return the term that a text in N-Triples form means; `lexical` is its text where that is known."""
    if text.startswith("<"):
        return NamedNode(text[1:-1] if lexical is None else lexical)
    if text.startswith("_:"):
        return BlankNode(text[2:])
    if lexical is not None and text.endswith('"'):
        return Literal(lexical)
    (quad,) = parse(f"<urn:s> <urn:p> {text} .".encode(), RdfFormat.N_TRIPLES)
    literal: Cell = quad.object
    return literal


def _cells(column: Sequence[Any], kind: Held, terms: Mapping[int | None, Cell]) -> list[Cell]:
    if kind is Held.ID:
        return [terms[value] for value in column]
    make = _MAKERS[kind]
    made = {value: None if value is None else make(value) for value in set(column)}
    return [made[value] for value in column]
