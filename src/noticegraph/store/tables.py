"""The tables of a store's columns, and how a database's quads become their rows.

    "dpv:hasName"(g, s, o) …        ids of terms, a table for each predicate, called by its CURIE (or IRI); in the
                                    order of g, those of later changes behind
    quads(p, g, s, o)               a view of them all
    terms(id, term, lex, num)       a row for each term that a quad has or has had
    about(key, value)               `format`, `base`, each `predicate` that is held and which of its quads are `held`,
                                    `ordered`: quads that were in order and `graphs` that they were of when all was
                                    last put in order

`term` is a term in N-Triples, `lex` its text: an IRI without brackets, a literal's lexical form, a blank node as in
N-Triples. `num` is the value of a number, rounded to nine places; NULL for one of more than eleven digits before the
point, for infinities, and for all that is no number. An id is md5_number_lower(term), 64 bits: that two of n terms
have the same has a chance of n²/2⁶⁵, of three in a million with ten million terms.

What is to be held is told in a set of words: the IRI of a predicate, or that and the IRI of an object with a space
between where only quads with that object are held, as of rdf:type, which each node has.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from noticegraph.ontology.namespaces import compact

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = "4"
_BATCH = 50_000  # quads in memory at a time: some thirty megabytes

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SIGNED = ("integer", "long", "int", "short", "byte", "nonPositiveInteger", "negativeInteger")
_UNSIGNED = ("nonNegativeInteger", "positiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
_NUMERIC = frozenset(_XSD + name for name in ("decimal", "double", "float", *_SIGNED, *_UNSIGNED))
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")  # DuckDB takes more, as 1_000

_SCHEMA = """
create table terms(id UBIGINT not null, term VARCHAR not null, lex VARCHAR not null, num DECIMAL(20,9));
create table about(key VARCHAR not null, value VARCHAR not null);
"""
_TABLE = "create table {}(g UBIGINT not null, s UBIGINT not null, o UBIGINT not null)"
_FRESH = "create temp table fresh(p UBIGINT, g UBIGINT, s UBIGINT, o UBIGINT)"
_OLD = """
create or replace temp table old as
select md5_number_lower(unnest($1::VARCHAR[])) as g, md5_number_lower(unnest($2::VARCHAR[])) as s
"""
_DELETE = "delete from {} as held using old where held.g = old.g and (old.s is null or held.s = old.s)"
_FILL = "insert into {} select g, s, o from fresh where p = md5_number_lower($1) order by g"
_WITH_OLD = "select p from quads join old on quads.g = old.g and (old.s is null or quads.s = old.s)"
_COUNTS = """
delete from about where key in ('ordered', 'graphs');
insert into about select 'ordered', count(*) from {0} union all select 'graphs', count(distinct g) from {0};
"""
_FOUND = """
create or replace temp table found as
select n, md5_number_lower(term) as id, term, value[1] as lex, value[2] as num
from (select generate_subscripts($1::VARCHAR[], 1) - 1 as n, unnest($1::VARCHAR[]) as term)
left join (select unnest($2::INTEGER[]) as n, unnest($3::VARCHAR[][]) as value) as literal using (n)
"""
_TERMS = """
insert into terms
select id, term, coalesce(lex, if(starts_with(term, '<'), term[2:-2], term)), try_cast(num as DECIMAL(20,9)) from found
where not exists (select 1 from terms where terms.id = found.id)
"""
_QUADS = """
insert into fresh select p.id, g.id, s.id, o.id
from (select unnest($1::INTEGER[]) as n, unnest($2::INTEGER[]) as s, unnest($3::INTEGER[]) as o) as pair
join (select generate_subscripts($4::INTEGER[], 1) - 1 as n, unnest($4::INTEGER[]) as p, unnest($5::INTEGER[]) as g)
    as run on run.n = pair.n
join found as p on p.n = run.p join found as g on g.n = run.g
join found as s on s.n = pair.s join found as o on o.n = pair.o
"""

Run = tuple[NamedNode, NamedNode, Iterable[Quad]]
"""A predicate, a graph, and quads with them."""


def about(base: str, held: frozenset[str]) -> list[tuple[str, str]]:
    """Return what columns say of themselves that hold some quads of a store with a base."""
    predicates = (("predicate", one) for one in _predicates(held))
    return [("format", FORMAT), ("base", base), *predicates, *(("held", one) for one in sorted(held))]


def _predicates(held: frozenset[str]) -> list[str]:
    return sorted({one.partition(" ")[0] for one in held})


def table(predicate: str) -> str:
    """Return the name of a predicate's table, quoted: an engine that knows how many quads have it joins them better."""
    return '"' + compact(predicate).replace('"', '""') + '"'


def make(connection: "DuckDBPyConnection", found: Iterable[Run], base: str, held: frozenset[str]) -> None:
    """Make the tables of a new database. Raises duckdb.Error and OSError."""
    connection.execute("begin")  # each statement by itself would be written to the disk by itself
    connection.execute(_SCHEMA)
    predicates = _predicates(held)
    for one in predicates:
        connection.execute(_TABLE.format(table(one)))
    all_quads = " union all ".join(
        f"select md5_number_lower('<{one.replace(chr(39), chr(39) * 2)}>') as p, g, s, o from {table(one)}"
        for one in predicates
    )
    connection.execute(f"create view quads as {all_quads}")
    connection.execute("insert into about select unnest($1), unnest($2)", [*zip(*about(base, held), strict=True)])
    _insert(connection, found)
    connection.execute(_COUNTS.format("fresh"))  # which is all that there is
    connection.execute("commit")


def replace(connection: "DuckDBPyConnection", changed: Iterable[tuple[str, str]], found: Iterable[Run]) -> None:
    """Put quads in place of those of the graphs that changed, or of subjects in them. Raises duckdb.Error, OSError."""
    pairs = [(f"<{graph}>", f"<{subject}>" if subject else None) for graph, subject in changed]
    connection.execute("begin")
    connection.execute(_OLD, [[graph for graph, _ in pairs], [subject for _, subject in pairs]])
    for one in _held(connection, _WITH_OLD):
        connection.execute(_DELETE.format(table(one)))
    _insert(connection, found)
    connection.execute("commit")
    (total,) = connection.execute("select count(*) from quads").fetchone() or (0,)
    if total > 2 * counted(connection, "ordered"):
        _tidy(connection)
    connection.execute("checkpoint")


def _tidy(connection: "DuckDBPyConnection") -> None:
    """Put all quads in order, and drop terms that none has any more."""
    connection.execute("begin")
    for one in _held(connection, "select p from quads"):
        name = table(one)
        connection.execute(f"create temp table sorted as select * from {name} order by g")
        connection.execute(f"delete from {name}")
        connection.execute(f"insert into {name} select * from sorted")
        connection.execute("drop table sorted")
    connection.execute(
        "delete from terms where id not in (select s from quads union select o from quads "
        "union select p from quads union select g from quads)"
    )
    connection.execute(_COUNTS.format("quads"))
    connection.execute("commit")


def counted(connection: "DuckDBPyConnection", key: str) -> int:
    """Return `ordered` or `graphs` of the table `about`."""
    (count,) = connection.execute("select value::BIGINT from about where key = $1", [key]).fetchone() or (0,)
    return int(count)


def _insert(connection: "DuckDBPyConnection", found: Iterable[Run]) -> None:
    """Insert quads in order, and those of their terms that are not known yet."""
    connection.execute(_FRESH)
    for batch in _batches(found):
        connection.execute(_FOUND, batch.terms)
        connection.execute(_TERMS)
        connection.execute(_QUADS, [*batch.pairs, *batch.runs])
    for one in _held(connection, "select p from fresh"):
        connection.execute(_FILL.format(table(one)), [f"<{one}>"])


def _held(connection: "DuckDBPyConnection", ids: str) -> list[str]:
    """Return the predicates that are held whose ids a query finds: a statement for each of all takes longer."""
    rows = connection.execute(
        "select value from about where key = 'predicate' and md5_number_lower('<' || value || '>') in "
        f"({ids}) order by value"
    )
    return [value for (value,) in rows.fetchall()]


class _Batch:
    """Quads as DuckDB takes them cheaply: each term once, with its place in the list in its stead.

    `terms` are the terms, the places of literals among them, and for each of these its form and its text as a number;
    `pairs` are run, subject and object; `runs` predicate and graph.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._literals: dict[int, tuple[str, str | None]] = {}
        self.pairs: tuple[list[int], list[int], list[int]] = ([], [], [])
        self.runs: tuple[list[int], list[int]] = ([], [])

    @property
    def terms(self) -> tuple[list[str], list[int], list[tuple[str, str | None]]]:
        return list(self._places), list(self._literals), list(self._literals.values())

    def run(self, predicate: NamedNode, graph: NamedNode) -> int:
        """Begin a run of quads; return its place."""
        for into, term in zip(self.runs, (predicate, graph), strict=True):
            into.append(self._places.setdefault(str(term), len(self._places)))
        return len(self.runs[0]) - 1

    def add(self, run: int, quad: Quad) -> None:
        """Add a quad to a run."""
        places, (runs, subjects, objects) = self._places, self.pairs
        runs.append(run)
        subjects.append(places.setdefault(str(quad.subject), len(places)))
        term = quad.object
        place = places.setdefault(str(term), len(places))
        objects.append(place)
        if isinstance(term, Literal) and place not in self._literals:
            number = term.datatype.value in _NUMERIC and _NUMBER.fullmatch(term.value)
            self._literals[place] = (term.value, term.value if number else None)


def _batches(found: Iterable[Run]) -> Iterator[_Batch]:
    batch = _Batch()
    for predicate, graph, quads in found:
        run = None
        for quad in quads:
            if len(batch.pairs[0]) >= _BATCH:
                yield batch
                batch, run = _Batch(), None
            if run is None:
                run = batch.run(predicate, graph)
            batch.add(run, quad)
    if batch.pairs[0]:
        yield batch


def held_quads(store: Store, places: Iterable[tuple[str, str]], held: frozenset[str]) -> Iterator[Run]:
    """Yield what a store has of graphs, or of subjects in them, that is to be held.

    Predicate by predicate, as each quad that is looked at costs eight microseconds, and a notice's text is among them;
    what is said of one subject is little.
    """
    patterns = [_pattern(one) for one in sorted(held)]
    wanted = frozenset(patterns)
    for name, subject in places:
        graph = NamedNode(name)
        if subject:
            for quad in store.quads_for_pattern(NamedNode(subject), None, None, graph):
                if (quad.predicate, None) in wanted or (quad.predicate, quad.object) in wanted:
                    yield quad.predicate, graph, (quad,)
            continue
        for predicate, value in patterns:
            yield predicate, graph, store.quads_for_pattern(None, predicate, value, graph)


def _pattern(held: str) -> tuple[NamedNode, NamedNode | None]:
    predicate, _, value = held.partition(" ")
    return NamedNode(predicate), NamedNode(value) if value else None


def held_graphs(store: Store) -> Sequence[str]:
    """Return the names of a store's graphs that columns are made of: all but evidence."""
    names = (graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return sorted(name for name in names if is_held(name))


def is_held(graph: str) -> bool:
    """Tell whether columns hold quads of a graph with this name."""
    return not graph.endswith("/evidence")
