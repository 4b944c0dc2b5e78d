"""Questions answered from a store's columns, by an engine that is made to group and count.

The rows are those that the store itself would give; a test holds them equal. Numbers of terms become terms here, each
once: a few thousand terms make up a hundred thousand cells.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from noticegraph.garbage import collected_seldom
from noticegraph.ontology.durations import canonical_decimal
from noticegraph.ontology.namespaces import expand
from noticegraph.queries.catalogue import Question
from noticegraph.queries.compiled import Compiled, Held, filled, made_of, properties
from noticegraph.queries.ordering import Cell, Key, order_of, ranks
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
_ANSWER = "create or replace temp table answer as {}"
# An IRI comes without a form of its own; the rank is that of SPARQL 1.1 (15.1), as in `queries.ordering`.
_TERMS = """
select id, case when starts_with(term, '<') then null else term end, lex, dense_rank() over (
    order by case when starts_with(term, '<') then 2 when starts_with(term, '_:') then 1 else 3 end, num nulls last, lex
) from terms where id in ({})
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
    made = made_of(question)
    connection = store.columns(properties()) if made is not None else None
    if made is None or connection is None:
        return None
    with collected_seldom():  # rows are many objects at once, and none of them in a cycle
        return _answer(store, connection, made, filled(question, given, store.base, all_versions=all_versions), keys)


def _answer(
    store: NoticeStore, connection: "DuckDBPyConnection", made: Compiled, sql: str, keys: Sequence[Key]
) -> Solutions | None:
    import duckdb

    held = dict(made.columns)
    try:
        with connection.cursor() as cursor:  # a thread's own, with tables of its own
            for macro in _MACROS:
                cursor.execute(macro)
            cursor.execute(_ANSWER.format(sql))
            rows = cursor.execute("select * from answer").fetchall()
            terms, rank, highest = _terms(cursor, [name for name, kind in held.items() if kind is Held.ID])
    except duckdb.Error:  # of a file that is damaged: what counts is in the store
        store.discard_columns()
        return None
    if not rows:
        return Solutions(tuple(held), ())
    values = dict(zip(held, zip(*rows, strict=True), strict=True))
    cells = {name: terms if kind is Held.ID else _made(values[name], kind) for name, kind in held.items()}
    sorting = []
    for name, falls in keys:
        if held[name] is Held.ID:
            sorting.append((values[name], rank, highest, falls))
        else:
            places, last = ranks(cells[name].values())
            sorting.append((values[name], {value: places[cell] for value, cell in cells[name].items()}, last, falls))
    answer = list(zip(*([cells[name][value] for value in column] for name, column in values.items()), strict=True))
    return Solutions(tuple(held), tuple(answer[at] for at in order_of(len(answer), sorting)))


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


def _terms(
    connection: "DuckDBPyConnection", columns: Sequence[str]
) -> tuple[dict[int | None, Cell], dict[int | None, int], int]:
    """Return the terms of the answer's columns by their number, their ranks, and the highest rank; of None too."""
    terms: dict[int | None, Cell] = {None: None}
    rank: dict[int | None, int] = {None: 0}
    wanted = " union ".join(f'select "{name}" from answer' for name in columns)
    for number, text, lexical, place in connection.execute(_TERMS.format(wanted)).fetchall() if columns else ():
        terms[number] = NamedNode(lexical) if text is None else _term(text, lexical)
        rank[number] = place
    return terms, rank, max(rank.values())


def _term(text: str, lexical: str | None) -> Cell:
    """Return the term that a text in N-Triples form means; `lexical` is its text where that is known."""
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    if lexical is not None and text.endswith('"'):
        return Literal(lexical)
    (quad,) = parse(f"<urn:s> <urn:p> {text} .".encode(), RdfFormat.N_TRIPLES)
    literal: Cell = quad.object
    return literal


def _made(column: Sequence[Any], kind: Held) -> Mapping[Any, Cell]:
    """Return the literal that each value of a column stands for."""
    make = _MAKERS[kind]
    return {value: None if value is None else make(value) for value in set(column)}
