"""A store with columns, what they hold and what they should."""

from pathlib import Path

import duckdb
from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.loading import Status
from noticegraph.ontology.namespaces import expand
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.sources import Source
from noticegraph.store import open_store, tables

EXAMPLES = Path(__file__).parents[2] / "examples" / "notices"


NOTICE = """Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

Newsletter

We send you our newsletter by e-mail on the basis of your consent, Art. 6(1)(a) GDPR. We store your e-mail
address for six months. The newsletter is sent by Mailer Limited, Dublin, Ireland.
"""


HELD = frozenset(
    expand(name)
    for name in (
        "rdf:type",
        "dct:title",
        "dct:issued",
        "dpv:hasName",
        "dpv:hasRecipient",
        "dpv:hasProcess",
        "dpv:hasPurpose",
        "dpv:hasStorageCondition",
        "ng:days",
        "ng:position",
        "ng:confidence",
        "dcat:hasVersion",
        "dcat:hasCurrentVersion",
        "sh:result",
        "skos:broader",
    )
)


ROWS = """
select p.term, g.term, s.term, o.term from quads
join terms as p on p.id = quads.p join terms as g on g.id = quads.g
join terms as s on s.id = quads.s join terms as o on o.id = quads.o
"""


Said = list[tuple[str, ...]]


P = NamedNode(expand("dct:title"))


GRAPH = "https://example.org/{}"


def quad(value: str | Literal, graph: str = "g", subject: str = "s") -> Quad:
    said = value if isinstance(value, Literal) else Literal(value)
    return Quad(NamedNode(GRAPH.format(subject)), P, said, NamedNode(GRAPH.format(graph)))


def held(path: Path, predicates: frozenset[str] = HELD) -> Said:
    """What a store holds of what its columns should."""
    with open_store(path) as store:
        quads = [quad for quad in store.quads if quad.predicate.value in predicates]
    names = [(str(quad.predicate), str(quad.graph_name), str(quad.subject), str(quad.object)) for quad in quads]
    return sorted(row for row in names if not row[1].endswith("/evidence>"))


def columns(path: Path, predicates: frozenset[str] = HELD) -> Said | None:
    """What a store's columns hold; None when they are not current."""
    with open_store(path) as store:
        connection = store.columns(predicates)
        return None if connection is None else sorted(connection.execute(ROWS).fetchall())


def in_order(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether each predicate's quads follow each other by their graph."""
    graphs = ([g for (g,) in connection.execute(f"select g from {tables.table(one)}").fetchall()] for one in HELD)
    return all(each == sorted(each) for each in graphs)


def ingest(path: Path, text: str, slug: str = "acme") -> Status:
    source = Source(f"{slug}.txt", data=text.encode(), slug=slug)
    with open_store(path, write=True, create=True, held=HELD) as store:
        (outcome,) = ingest_all(store, [source], InProcess())
    return outcome.status


def columns_of(store) -> Said:
    return store.columns(HELD).execute(ROWS).fetchall()
