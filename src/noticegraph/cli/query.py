"""`noticegraph query`: free SPARQL."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.options import destination, endpoint_option, output_option, store_option
from noticegraph.cli.tables import print_rows

if TYPE_CHECKING:
    from noticegraph.query import Answer
    from noticegraph.wire import Remote

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


@click.command(epilog="Example: noticegraph query 'SELECT ?n WHERE { ?n a dpv:PrivacyNotice }'")
@click.argument("sparql")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: a table in a terminal; in a pipe CSV for rows, Turtle for graphs.",
)
@endpoint_option
@output_option
@store_option
def query(
    sparql: str,
    form: str | None,
    remote: "Remote | None",
    output: Path | None,
    store: Path,
) -> None:
    """Run a SPARQL 1.1 query on all graphs; SPARQL is a query, @FILE, or - for stdin.

    The default graph is the union of all graphs, graph by graph: a triple that stands in two graphs is counted
    twice. Write SELECT DISTINCT or COUNT(DISTINCT …), or name the graph: GRAPH ?notice { … }.
    The project's prefixes (dpv:, pd:, ng:, …) are known.
    """
    from noticegraph.query import ask_store
    from noticegraph.store import open_store

    text = _text(sparql)
    if remote is not None:
        from noticegraph.remote import ask

        _print(ask(remote, text), form, output, remote.base)
        return
    with open_store(store) as opened:
        _print(ask_store(opened, text), form, output, opened.base)


def _text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    if sparql.startswith("@"):
        try:
            return Path(sparql[1:]).read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise click.UsageError(
                f"{sparql[1:] or sparql}: {error.strerror}; @FILE reads the query from a file, "
                "and a query itself is written in quotes: 'SELECT …'"
            ) from None
    return sparql


def _print(answer: "Answer", form: str | None, output: Path | None, base: str) -> None:
    from noticegraph.query import serialised, table

    if form is None:
        piped = output is not None or not sys.stdout.isatty()
        form = ("turtle" if isinstance(answer, list) else "csv") if piped else "table"
    if form == "table":
        rows = table(answer, base)
        print_rows(rows.columns, rows.rows, "table", output)
        return
    data = serialised(answer, form, base)
    with destination(output) as file:
        file.write(data)
