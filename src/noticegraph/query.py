"""Free SPARQL on the union of the store's graphs, and answers in the format asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import (
    DefaultGraph,
    Literal,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from noticegraph.export import FORMATS, write
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES, compact
from noticegraph.store import NoticeStore

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


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a person: IRIs as CURIEs, literals as their words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def ask_store(store: NoticeStore, sparql: str) -> Answer:
    """Return the answer to a SPARQL 1.1 query, the default graph being the union of all graphs.

    Relative IRIs are below the store's base: `GRAPH <catalog>`. Raises QueryError for a malformed query
    (updates included) and for a service that does not answer.
    """
    try:
        answer = store.quads.query(
            sparql, base_iri=store.base, prefixes=dict(PREFIXES), use_default_graph_as_union=True
        )
        return list(answer) if isinstance(answer, QueryTriples) else answer
    except SyntaxError as error:
        raise QueryError(f"malformed query: {error}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def table(answer: Answer, base: str) -> Table:
    """Return the answer as rows for a person; a yes or no is one row, triples are three columns."""
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), (("yes" if answer else "no",),))
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(readable(row[name], base) for name in columns) for row in answer))
    rows = tuple(tuple(readable(part, base) for part in (t.subject, t.predicate, t.object)) for t in answer)
    return Table(("subject", "predicate", "object"), rows)


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
    return bytes(answer.serialize(format=ROWS[form]) or b"")


def _graph(triples: Iterable[Triple], form: str, base: str) -> bytes:
    known = [name for name, row in FORMATS.items() if row.names_graphs is not None]
    if form not in known:
        raise QueryError(f"the query answers with a graph, and {form} is for rows; take {', '.join(known)}")
    return write((Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples), form, base)


def readable(term: object, base: str) -> str:
    """Return a term for a person: an IRI as a CURIE or as its path after the base, a literal as its words."""
    if term is None:
        return ""
    value = getattr(term, "value", None)
    if not isinstance(value, str):
        return str(term)
    return value if isinstance(term, Literal) else compact(value.removeprefix(base))
