"""`noticegraph push`: the store to a SPARQL server."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import tell
from noticegraph.cli.options import login_option, store_option, timeout_option

if TYPE_CHECKING:
    from noticegraph.wire import Login

WAYS = ("graph-store", "update")


@click.command()
@click.argument("url")
@click.option("--protocol", type=click.Choice(WAYS), default="graph-store", show_default=True)
@click.option("--query-url", metavar="URL", help="Where an update server answers queries.  [default: URL]")
@click.option("--prune", is_flag=True, help="Take away what was pushed of notices that the store does not hold, too.")
@login_option
@timeout_option
@store_option
def push(
    url: str,
    protocol: str,
    query_url: str | None,
    prune: bool,
    login: "Login | None",
    timeout: int,
    store: Path,
) -> None:
    """Make the graphs of a SPARQL server those of the store.

    All versions of all notices go there, and the graphs of terms and law. URL takes graphs by the Graph Store
    Protocol, or by SPARQL Update with --protocol update. Only graphs that have changed since the last push are sent,
    and versions that the store no longer has are taken away; graphs of others stay, and those of notices that the
    store does not hold, which another store may have pushed, unless --prune is given. Stores with the same base share
    the graph `catalog` there, which is that of the last push. A push that breaks off is gone on
    with by pushing again. The graph `pushed` there keeps the checksums. Virtuoso refuses durations in updates; its
    graph store takes them.

    \b
    Oxigraph:  noticegraph push http://localhost:7878/store
    Virtuoso:  noticegraph push http://localhost:8890/sparql-graph-crud-auth --user dba --auth digest
    Fuseki:    noticegraph push http://localhost:3030/ds/data
    """  # noqa: D301 # \b is how click is told to keep lines
    from noticegraph.notices import store_quads
    from noticegraph.push import GraphStore, Server, UpdateServer, push
    from noticegraph.store import open_store

    if query_url is not None and protocol != "update":
        raise click.UsageError("--query-url is for --protocol update; a graph store is read where it is written")
    server: Server = (
        GraphStore(url, timeout, login)
        if protocol == "graph-store"
        else UpdateServer(url, query_url or url, timeout, login)
    )
    with open_store(store) as opened:
        done = push(store_quads(opened, all_versions=True), server, opened.base, prune=prune)
    left = f"; {done.left} of notices that the store does not hold stay, --prune takes them away" if done.left else ""
    tell(f"{done.sent} graphs sent to {url}, {done.deleted} taken away, {done.unchanged} there already{left}")
