"""`noticegraph validate`: what the GDPR demands and each notice omits, as a report for people or for programs."""

import sys
from datetime import date
from pathlib import Path

import click

from noticegraph.cli.errors import NOT_CONFORMING, tell
from noticegraph.cli.options import Day, all_versions_option, destination, language_option, output_option, store_option
from noticegraph.cli.tables import width

FORMATS = ("table", "html", "json", "csv", "coverage", "turtle", "junit", "sarif")
FAIL_ON = ("violation", "warning", "info", "never")


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
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="warning",
    show_default=True,
    help="The least severity of a finding with which the exit code is 1.",
)
@language_option
@all_versions_option
@output_option
@store_option
def validate(
    notices: tuple[str, ...],
    form: str | None,
    as_of: date | None,
    fail_on: str,
    language: str,
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Check all notices, or those that are named, against GDPR Art. 13 and 14.

    Each processing and transfer is checked by itself as well, and a notice against itself and its translations.

    The reports are kept in the store as graphs. Exits 1 when a finding is as grave as --fail-on says, else 0; 2 when
    it could not run. A notice in a language that is not read, or from which nothing was read, is not assessed.

    table: which notice states which item, and the findings of each. html: one page, with the texts and what was read
    in them, that needs no network. json: all verdicts and findings with their quotes. csv: a row a finding.
    coverage: a JSON line for each notice and item, {"policy", "item", "verdict": present | absent | not-applicable,
    "evidence": IRIs of the claims that satisfy it}. turtle: the reports in SHACL's vocabulary. junit, sarif: for CI
    and editors, with the line of the file; files are named as seen from the current folder.
    """
    from noticegraph.assessment import assess
    from noticegraph.notices import chosen
    from noticegraph.report.formats import Request, with_claims, written
    from noticegraph.report.severity import FailOn, fails
    from noticegraph.store import open_store

    form = form or ("table" if output is None and sys.stdout.isatty() else "json")
    least = FailOn(fail_on)
    with open_store(store, write=True, or_read=True) as opened:
        if not opened.writable:
            tell(f"{store}: the store cannot be written, so the reports are not kept in it")
        picked = chosen(opened, notices, all_versions=all_versions)
        found = list(assess(opened, picked, as_of, with_claims=with_claims(form)))
        text = written(opened, found, Request(form, language, width(output), least, Path.cwd()))
    with destination(output) as file:
        file.write(text.encode())
    return NOT_CONFORMING if fails(found, least) else 0
