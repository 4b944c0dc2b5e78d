"""`noticegraph validate`: what Art. 13 GDPR demands and each notice omits."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import NOT_CONFORMING, tell
from noticegraph.cli.options import Day, all_versions_option, destination, output_option, store_option
from noticegraph.cli.tables import width

if TYPE_CHECKING:
    from noticegraph.assessment import Assessed

FORMATS = ("table", "json", "coverage", "turtle")


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, JSON in a pipe.")
@click.option(
    "--as-of",
    type=Day(),
    metavar="YYYY-MM-DD|today",
    help="The day whose law is applied.  [default: the notice's date, else today]",
)
@click.option(
    "--lang",
    "--language",
    "language",
    type=click.Choice(("en", "de", "nb")),
    default="en",
    show_default=True,
    help="Of messages and hints.",
)
@all_versions_option
@output_option
@store_option
def validate(
    notices: tuple[str, ...],
    form: str | None,
    as_of: date | None,
    language: str,
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Check all notices, or those that are named, against GDPR Art. 13(1) and (2).

    The reports are kept in the store as graphs. Exits 0 when every notice conforms, 1 when one does not.
    A notice in a language that is not read, or from which nothing was read, is not assessed.

    table: the findings of each notice. json: all verdicts and findings with their quotes. coverage: a JSON line for
    each notice and item of Art. 13, {"policy", "item", "verdict": present | absent | not-applicable, "evidence":
    IRIs of the claims that satisfy it}. turtle: the reports in SHACL's vocabulary.
    """
    from noticegraph.assessment import assess, conforms
    from noticegraph.notices import chosen
    from noticegraph.store import open_store

    form = form or ("table" if output is None and sys.stdout.isatty() else "json")
    with open_store(store, write=True, or_read=True) as opened:
        if not opened.writable:
            tell(f"{store}: the store cannot be written, so the reports are not kept in it")
        picked = chosen(opened, notices, all_versions=all_versions)
        found = list(assess(opened, picked, as_of))
        text = _written(found, form, language, opened.base, output)
    with destination(output) as file:
        file.write(text.encode())
    return 0 if conforms(found) else NOT_CONFORMING


def _written(found: "list[Assessed]", form: str, language: str, base: str, output: Path | None) -> str:
    from noticegraph import assessment

    if form == "json":
        return assessment.as_json(found, language) + "\n"
    if form == "coverage":
        return "".join(line + "\n" for line in assessment.coverage(found))
    if form == "turtle":
        from noticegraph.export import write

        reports = (one.validation.report for one in found if isinstance(one, assessment.Assessment))
        return write((quad for report in reports for quad in report), "turtle", base).decode()
    return assessment.as_text(found, language, width(output))
