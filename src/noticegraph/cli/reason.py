"""`noticegraph reason`: what the individuals of a notice are, by definitions in OWL."""

import sys
from datetime import date
from pathlib import Path

import click

from noticegraph.cli.errors import NOT_CONFORMING, tell
from noticegraph.cli.options import all_versions_option, as_of_option, destination, output_option, store_option
from noticegraph.cli.tables import as_table

FORMATS = ("table", "json", "turtle")


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, JSON in a pipe.")
@as_of_option
@all_versions_option
@output_option
@store_option
def reason(
    notices: tuple[str, ...], form: str | None, as_of: date | None, all_versions: bool, output: Path | None, store: Path
) -> int:
    """Classify the processes, transfers and parties of notices with the HermiT reasoner (needs Java).

    Classes such as transfers on a lapsed framework are defined in ontology/classes.ttl. What is inferred is kept in
    the store, in a graph of the version and day, with the claims that it follows from; what rests on an absence is
    marked as closed world. Takes a second or two for each notice.

    Exits 0; 1 when a notice contradicts itself: then a smallest set of statements that clash is told, which takes a
    minute to find, and nothing is inferred from that notice.
    """
    from noticegraph import reasoning
    from noticegraph.notices import chosen
    from noticegraph.store import open_store

    form = form or ("table" if output is None and sys.stdout.isatty() else "json")
    with open_store(store, write=True, or_read=True) as opened:
        if not opened.writable:
            tell(f"{store}: the store cannot be written, so what is inferred is not kept in it")
        picked = chosen(opened, notices, all_versions=all_versions)
        found = list(reasoning.reason(opened, picked, as_of))
        base = opened.base
    if form == "json":
        text = reasoning.as_json(found) + "\n"
    elif form == "turtle":
        from noticegraph.export import write

        text = write((quad for one in found for quad in one.quads), "turtle", base).decode()
    else:
        text = as_table(reasoning.COLUMNS, reasoning.rows(found), output)
    with destination(output) as file:
        file.write(text.encode())
    for one in found:
        if not one.consistent:
            tell(f"{one.notice.slug} contradicts itself as of {one.as_of}: " + "; ".join(one.clash))
    return 0 if all(one.consistent for one in found) else NOT_CONFORMING
