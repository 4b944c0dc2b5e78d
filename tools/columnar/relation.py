"""Tables of solutions: SQL and the kinds of its columns, and how two of them are combined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from noticegraph.queries.compiled import Held


class Unsupported(Exception):
    """A construct of SPARQL that is not put into SQL; the question is then asked of the store itself."""


SQL_TYPE = {
    Held.ID: "UBIGINT",
    Held.INTEGER: "BIGINT",
    Held.DECIMAL: "DECIMAL(30,9)",
    Held.STRING: "VARCHAR",
    Held.DATE: "VARCHAR",
    Held.BOOLEAN: "BOOLEAN",
    Held.TERM: "VARCHAR",
    Held.NOTHING: "UBIGINT",
}


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a variable: its kind, whether a row may leave it unbound, and whether it is a number's term."""

    kind: Held
    optional: bool = False
    number: bool = False


Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Relation:
    """A SELECT without a trailing semicolon, and its columns by variable."""

    sql: str
    columns: Columns


def quoted(name: str) -> str:
    """Return a variable as an SQL identifier."""
    return f'"{name}"'


def indented(sql: str) -> str:
    """Return SQL two blanks further in."""
    return "\n".join(f"  {line}" for line in sql.splitlines())


def derived(relation: Relation, alias: str) -> str:
    """Return a relation as a derived table."""
    return f"(\n{indented(relation.sql)}\n) {alias}"


UNIT = Relation("SELECT 1 AS one", {})
"""One solution that binds nothing."""


def common(first: Held, second: Held) -> Held:
    """Return the kind that holds terms of both."""
    if first is second or second is Held.NOTHING:
        return first
    if first is Held.NOTHING:
        return second
    numbers = {Held.INTEGER, Held.DECIMAL}
    return Held.DECIMAL if {first, second} == numbers else Held.TERM


def converted(sql: str, kind: Held, wanted: Held) -> str:
    """Return an expression of one kind as another, where no term's text has to be looked up."""
    if kind is wanted:
        return sql
    if kind is Held.NOTHING:
        return f"CAST(NULL AS {SQL_TYPE[wanted]})"
    if kind is Held.INTEGER and wanted is Held.DECIMAL:
        return f"CAST({sql} AS {SQL_TYPE[wanted]})"
    if kind is Held.STRING and wanted is Held.TERM:
        return f"plain({sql})"
    if kind is Held.ID and wanted is Held.TERM:
        return f"(SELECT t.term FROM terms t WHERE t.id = {sql})"
    raise Unsupported(f"{kind} as {wanted}")


def _condition(one: tuple[str, Column], other: tuple[str, Column], name: str) -> str:
    (a, first), (b, second) = one, other
    if first.kind is not second.kind:
        raise Unsupported(f"?{name} is {first.kind} and {second.kind}")
    absent = [f"{side} IS NULL" for side, column in (one, other) if column.optional]
    return f"({' OR '.join([*absent, f'{a} = {b}'])})" if absent else f"{a} = {b}"


def _matching(left: Columns, right: Columns, names: Iterable[str]) -> str:
    """Return the condition under which rows of the tables l and r are compatible."""
    pairs = [((f"l.{quoted(n)}", left[n]), (f"r.{quoted(n)}", right[n]), n) for n in names]
    return " AND ".join(_condition(*pair) for pair in pairs) or "TRUE"


def _next(bound: Columns, rest: Sequence[Relation]) -> Relation:
    """Return the relation to join next: the first of those with the most variables that both sides always bind.

    Products and conditions that are no equality come last.
    """

    def shared(one: Relation) -> tuple[int, bool]:
        names = [name for name in one.columns if name in bound]
        return sum(not bound[n].optional and not one.columns[n].optional for n in names), bool(names)

    return max(rest, key=shared)


def joined(*relations: Relation) -> Relation:
    """Return the join of relations on the variables that they share."""
    rest = [one for one in relations if one is not UNIT]
    if not rest:
        return UNIT
    whole = [one for one in rest if not all(column.optional for column in one.columns.values())]
    first = (whole or rest)[0]
    rest.remove(first)
    if not rest:
        return first
    places = {name: (f"j0.{quoted(name)}", column) for name, column in first.columns.items()}
    tables = [derived(first, "j0")]
    while rest:
        one = _next({name: column for name, (_, column) in places.items()}, rest)
        rest.remove(one)
        alias = f"j{len(tables)}"
        conditions = []
        for name, column in one.columns.items():
            own = (f"{alias}.{quoted(name)}", column)
            if name not in places:
                places[name] = own
                continue
            conditions.append(_condition(places[name], own, name))
            known, place = places[name], own[0]
            if known[1].optional:
                both = known[1].optional and column.optional
                places[name] = (f"coalesce({known[0]}, {place})" if both else place, replace(known[1], optional=both))
        tables.append(f"JOIN {derived(one, alias)}\nON {' AND '.join(conditions) or 'TRUE'}")
    items = ", ".join(f"{place} AS {quoted(name)}" for name, (place, _) in places.items()) or "1 AS one"
    return Relation(
        f"SELECT {items}\nFROM " + "\n".join(tables), {name: column for name, (_, column) in places.items()}
    )


def _merged(left: Columns, right: Columns) -> tuple[str, dict[str, Column]]:
    """Return what is selected of the tables l and r of a left join, and its columns."""
    items, columns = [], {}
    for name, column in left.items():
        shared = name in right and column.optional
        place = f"coalesce(l.{quoted(name)}, r.{quoted(name)})" if shared else f"l.{quoted(name)}"
        items.append(f"{place} AS {quoted(name)}")
        columns[name] = column
    for name, column in right.items():
        if name not in left:
            items.append(f"r.{quoted(name)} AS {quoted(name)}")
            columns[name] = replace(column, optional=True)
    return ", ".join(items) or "1 AS one", columns


def optional(left: Relation, right: Relation, condition: str = "") -> Relation:
    """Return the left join of two relations; `condition` is over the aliases l and r."""
    shared = [name for name in left.columns if name in right.columns]
    items, columns = _merged(left.columns, right.columns)
    on = _matching(left.columns, right.columns, shared) + (f" AND {condition}" if condition else "")
    return Relation(f"SELECT {items}\nFROM {derived(left, 'l')}\nLEFT JOIN {derived(right, 'r')}\nON {on}", columns)


def without(left: Relation, right: Relation) -> Relation:
    """Return the rows of a relation that are compatible with none of another (MINUS)."""
    shared = [name for name in left.columns if name in right.columns]
    if not shared:
        return left
    if any(side[name].optional for name in shared for side in (left.columns, right.columns)):
        raise Unsupported("MINUS of a variable that may be unbound")
    on = _matching(left.columns, right.columns, shared)
    return Relation(f"SELECT l.*\nFROM {derived(left, 'l')}\nANTI JOIN {derived(right, 'r')}\nON {on}", left.columns)


def united(parts: Sequence[Relation]) -> Relation:
    """Return the rows of several relations."""
    columns: dict[str, Column] = {}
    for part in parts:
        for name, column in part.columns.items():
            known = columns.get(name)
            kind = column.kind if known is None else common(known.kind, column.kind)
            columns[name] = Column(
                kind,
                any(name not in one.columns or one.columns[name].optional for one in parts),
                all(one.columns[name].number for one in parts if name in one.columns),
            )
    selects = []
    for number, part in enumerate(parts):
        items = [
            converted(f"u{number}.{quoted(name)}", part.columns[name].kind, column.kind) + f" AS {quoted(name)}"
            if name in part.columns
            else f"CAST(NULL AS {SQL_TYPE[column.kind]}) AS {quoted(name)}"
            for name, column in columns.items()
        ]
        selects.append(f"SELECT {', '.join(items) or '1 AS one'}\nFROM {derived(part, f'u{number}')}")
    return Relation("\nUNION ALL\n".join(selects), columns)
