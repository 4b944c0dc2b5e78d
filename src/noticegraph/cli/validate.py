"""`noticegraph validate`: what Art. 13 GDPR demands and each notice omits."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import NOT_CONFORMING
from noticegraph.cli.options import all_versions_option, destination, output_option, store_option
from noticegraph.cli.tables import table_text

if TYPE_CHECKING:
    from noticegraph.assessment import Assessment

FORMATS = ("table", "json", "coverage", "turtle")


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, JSON in a pipe.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day whose law is applied.  [default: the notice's date, else today]",
)
@click.option(
    "--language", type=click.Choice(("en", "de", "nb")), default="en", show_default=True, help="Of the messages."
)
@all_versions_option
@output_option
@store_option
def validate(
    notices: tuple[str, ...],
    form: str | None,
    as_of: datetime | None,
    language: str,
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Check all notices, or those that are named, against GDPR Art. 13(1) and (2).

    The reports are kept in the store as graphs. Exits 0 when every notice conforms, 1 when one does not.
    """
    from noticegraph.assessment import assess
    from noticegraph.notices import chosen
    from noticegraph.store import open_store

    form = form or ("table" if output is None and sys.stdout.isatty() else "json")
    with open_store(store, write=True) as opened:
        picked = chosen(opened, notices, all_versions=all_versions)
        day = as_of.date() if as_of is not None else None
        found = list(assess(opened, picked, day))
        text = _written(found, form, language, opened.base)
    with destination(output) as file:
        file.write(text.encode())
    return 0 if all(one.validation.conforms for one in found) else NOT_CONFORMING


def _written(found: "list[Assessment]", form: str, language: str, base: str) -> str:
    from noticegraph import assessment

    if form == "json":
        return assessment.as_json(found, language) + "\n"
    if form == "coverage":
        return "".join(line + "\n" for line in assessment.coverage(found))
    if form == "turtle":
        from noticegraph.export import write

        return write((quad for one in found for quad in one.validation.report), "turtle", base).decode()
    lines = "".join(line + "\n" for line in assessment.summary(found))
    return f"{table_text(assessment.COLUMNS, assessment.rows(found, language))}\n{lines}"
