"""`noticegraph export`: the graph in linked-data formats, the claims as JSON lines."""

from pathlib import Path

import click

from noticegraph.cli.errors import tell
from noticegraph.cli.options import all_versions_option, destination, output_option, store_option
from noticegraph.export import FORMATS, write


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="turtle", show_default=True)
@all_versions_option
@output_option
@store_option
def export(notices: tuple[str, ...], form: str, all_versions: bool, output: Path | None, store: Path) -> None:
    """Write the whole store, or the notices that are named, in a linked-data format or as claims.

    trig, nquads and jsonld keep the names of graphs; turtle, ntriples and rdfxml give all graphs merged.
    claims are JSON lines, one statement each with the words that say it.
    """
    from noticegraph.notices import chosen, quads_of, store_quads
    from noticegraph.store import open_store

    with open_store(store) as opened:
        if notices:
            quads = quads_of(opened, chosen(opened, notices, all_versions=all_versions))
        else:
            quads = store_quads(opened, all_versions=all_versions)
        data = write(quads, form, opened.base)
    if FORMATS[form].names_graphs is False:
        tell(f"{form} has no names of graphs, so they are merged; trig, nquads and jsonld keep them")
    with destination(output) as file:
        file.write(data)
