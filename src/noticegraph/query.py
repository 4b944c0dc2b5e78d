"""Free SPARQL on the union of the store's graphs, and answers in the format asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from noticegraph.export import FORMATS, write
from noticegraph.keywords import is_update, names_dataset
from noticegraph.malformed import too_deep, why
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES, compact
from noticegraph.queries.ordering import Key, Row, ordered
from noticegraph.store import NoticeStore, damage

_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")
_BOOLEAN = NamedNode(PREFIXES["xsd"] + "boolean")
_TRUTH = MappingProxyType({"1": "true", "0": "false"})

Answer = QuerySolutions | QueryBoolean | list[Triple]

ROWS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
        "json": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML,
    }
)


class QueryError(NoticegraphError):
    """A query that is malformed or cannot be answered."""


Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT, read to their end."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a person: IRIs as CURIEs, literals as their words; or for JSON, numbers as numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def ask_store(store: NoticeStore, sparql: str) -> Answer:
    """Return the answer to a SPARQL 1.1 query; its default graph is the union of all graphs, unless it has a FROM.

    Relative IRIs are below the store's base: `GRAPH <catalog>`. Raises QueryError for a malformed query
    (updates included) and for a service that does not answer.
    """
    if too_deep(sparql):
        raise QueryError("the query has more brackets in each other than can be answered; a hundred are the most")
    try:
        answer = store.quads.query(
            sparql,
            base_iri=store.base,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=not names_dataset(sparql),
        )
        return list(answer) if isinstance(answer, QueryTriples) else answer
    except SyntaxError as error:
        if is_update(sparql):
            raise QueryError("the text holds an update, and only queries that read are answered") from None
        raise QueryError(why(sparql, str(error))) from None
    except (OSError, RuntimeError, ValueError) as error:
        if damage(error) is not None:
            raise
        raise QueryError(f"the query cannot be answered: {error}") from None


def solutions(answer: Answer, keys: Sequence[Key] = ()) -> Solutions:
    """Return the rows of an answer, in the order of `keys`. Raises QueryError for what is no rows."""
    if not isinstance(answer, QuerySolutions):
        raise QueryError("the query answers with a truth value or a graph, and rows are wanted")
    columns = tuple(variable.value for variable in answer.variables)
    rows = (tuple(row) for row in answer)
    try:
        return Solutions(columns, tuple(ordered(columns, rows, keys) if keys else rows))
    except (OSError, RuntimeError) as error:
        if damage(error) is not None:
            raise
        raise _broken_off(error) from None


def _broken_off(error: Exception) -> QueryError:
    """Return what to say where rows break off, which are made while they are read: a service has not answered."""
    return QueryError(f"the query cannot be answered; the service that it asks says: {error}")


def table(answer: Answer | Solutions, base: str) -> Table:
    """Return the answer as rows for a person; a yes or no is one row, triples are three columns."""
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), (("yes" if answer else "no",),))
    if isinstance(answer, QuerySolutions):
        answer = solutions(answer)
    if isinstance(answer, Solutions):
        return Table(answer.columns, tuple(tuple(readable(cell, base) for cell in row) for row in answer.rows))
    rows = tuple(tuple(readable(part, base) for part in (t.subject, t.predicate, t.object)) for t in answer)
    return Table(("subject", "predicate", "object"), rows)


def typed(answer: Answer | Solutions) -> Table:
    """Return the rows of an answer as JSON has them: numbers and truth as such, what is unbound as None."""
    if isinstance(answer, QuerySolutions):
        answer = solutions(answer)
    if not isinstance(answer, Solutions):
        return table(answer, "")
    return Table(answer.columns, tuple(tuple(map(_typed, row)) for row in answer.rows))


def _typed(node: object) -> Cell:
    if node is None:
        return None
    if not isinstance(node, Literal):
        return readable(node, "")
    kind = node.datatype.value.removeprefix(PREFIXES["xsd"])
    if kind == "integer":
        return int(node.value)
    if kind in ("decimal", "double", "float"):
        number = float(node.value)
        if not isfinite(number):  # JSON has no such number
            return node.value
        return int(number) if number.is_integer() else number
    return node.value in ("true", "1") if kind == "boolean" else node.value


def serialised(answer: Answer, form: str, base: str) -> bytes:
    """Return the answer in a W3C format: csv, tsv, json or xml for rows, the export formats for graphs.

    Raises QueryError where the answer has no such form.
    """
    if isinstance(answer, list):
        return _graph(answer, form, base)
    if form not in ROWS:
        raise QueryError(f"the query answers with rows, and {form} is for graphs; take {', '.join(ROWS)}")
    if isinstance(answer, QueryBoolean) and form in ("csv", "tsv"):  # which have no form for a boolean
        return b"true\n" if answer else b"false\n"
    try:
        return bytes(answer.serialize(format=ROWS[form]) or b"")
    except (OSError, RuntimeError) as error:
        if damage(error) is not None:
            raise
        raise _broken_off(error) from None


def _graph(triples: Iterable[Triple], form: str, base: str) -> bytes:
    known = [name for name, row in FORMATS.items() if row.names_graphs is not None]
    if form not in known:
        raise QueryError(f"the query answers with a graph, and {form} is for rows; take {', '.join(known)}")
    return write((Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples), form, base)


def _rounded(value: str) -> str:
    """Return a decimal with two places at most: a person wants 30.44 days and not 30.436875."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".") if "." in value else value


def readable(term: object, base: str) -> str:
    """Return a term for a person: an IRI as a CURIE or as its path after the base, a literal as its words.

    Of the two ways to write a truth value (XML Schema 1.1, part 2, 3.3.2.2) it is the one in words: servers differ.
    """
    if term is None:
        return ""
    value = getattr(term, "value", None)
    if not isinstance(value, str):
        return str(term)
    if isinstance(term, Literal) and base and term.datatype == _DECIMAL:
        return _rounded(value)
    if isinstance(term, Literal):
        return _TRUTH.get(value, value) if term.datatype == _BOOLEAN else value
    return compact(value.removeprefix(base))
