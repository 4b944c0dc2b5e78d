"""`noticegraph export`: the graph in linked-data formats, as tables, as a network, as pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import tell
from noticegraph.cli.options import (
    all_versions_option,
    destination,
    endpoint_option,
    is_no_file,
    output_option,
    store_option,
)
from noticegraph.export import FORMATS, beside, told_by, write

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from noticegraph.wire import Remote


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), help="Default: as the ending of --output tells, else turtle."
)
@click.option(
    "--dereference",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one page an IRI into this folder instead, for a static server.",
)
@endpoint_option
@all_versions_option
@output_option
@store_option
def export(
    notices: tuple[str, ...],
    form: str | None,
    dereference: Path | None,
    remote: "Remote | None",
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> None:
    """Write the whole store, or the notices that are named, in a format of linked data, tables or graph viewers.

    trig, nquads and jsonld keep the names of graphs; turtle, ntriples and rdfxml give all graphs merged.
    jsonld-framed has each notice as one tree. void and dcat describe the graph, skos its terms.
    claims are JSON lines, one statement each with the words that say it; csv (with CSVW metadata beside the file) and
    parquet have the same as a table. xlsx is the record of processing activities (GDPR Art. 30) and the findings.
    graphml and gexf are the network of controllers, processes, recipients and countries.
    """
    from noticegraph.exporting import exported
    from noticegraph.mirror import opened_or_mirrored

    if dereference is not None and output is not None:
        raise click.UsageError("--dereference has a folder of its own; leave out --output")
    form = form or (told_by(output.name) if output is not None else None) or "turtle"
    with opened_or_mirrored(store, remote, all_versions=all_versions, whole=True) as opened:
        quads = list(exported(opened, notices, form, all_versions=all_versions))
        base = opened.base
    if dereference is not None:
        _write_pages(quads, base, dereference)
        return
    data = write(quads, form, base)
    if FORMATS[form].names_graphs is False:
        tell(f"{form} has no names of graphs, so they are merged; trig, nquads and jsonld keep them")
    with destination(output) as file:
        file.write(data)
    if output is None or is_no_file(output):  # beside which nothing can lie
        return
    if (described := beside(form, output.name)) is not None:
        with destination(output.with_name(output.name + "-metadata.json")) as file:
            file.write(described)


def _write_pages(quads: "Iterable[Quad]", base: str, folder: Path) -> None:
    from noticegraph.export.dereference import pages

    count = 0
    for path, content in pages(quads, base):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with destination(target) as file:
            file.write(content)
        count += 1
    tell(f"{count} files in {folder}; serve it as {base}")
