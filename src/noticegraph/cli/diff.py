"""`noticegraph diff`: what changed between two versions or languages of a notice, as facts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import DIFFERENT
from noticegraph.cli.options import destination, endpoint_option, language_option, output_option, store_option
from noticegraph.cli.tables import width

if TYPE_CHECKING:
    from noticegraph.wire import Remote

FORMATS = ("table", "json", "html", "turtle")


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, JSON in a pipe.")
@language_option
@endpoint_option
@output_option
@store_option
def diff(
    old: str,
    new: str,
    form: str | None,
    language: str,
    remote: "Remote | None",
    output: Path | None,
    store: Path,
) -> int:
    """Tell what notice B states and A does not, and the other way round, with the words of both.

    A and B are notices of the store, named as for `show`: SLUG is the version that holds, SLUG/VERSION any one. They
    may be in different languages; values that are words are then not compared, and where both have some it is said.
    A process under another title is found by what is said of it.

    changed: the same process and relation with another value. removed, added: stated in A or in B alone. moved: stated
    of another process. Exits 0 when both state the same, 1 when they differ, 2 when it could not run.
    """
    from noticegraph.diff import write
    from noticegraph.diff.load import compared
    from noticegraph.export import write as rdf
    from noticegraph.mirror import opened_or_mirrored

    form = form or ("table" if output is None and sys.stdout.isatty() else "json")
    with opened_or_mirrored(store, remote, all_versions="/" in old + new) as opened:
        found = compared(opened, old, new)
        base = opened.base
    if form == "json":
        text = write.as_json(found)
    elif form == "html":
        text = write.as_html(found, language)
    elif form == "turtle":
        text = rdf(iter(write.quads(found)), "turtle", base).decode()
    else:
        text = write.as_table(found, language, width(output))
    with destination(output) as file:
        file.write(text.encode())
    return DIFFERENT if found.differences else 0
