"""`noticegraph validate`: what the GDPR demands and each notice omits, as a report for people or for programs."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import COULD_NOT_RUN, NOT_CONFORMING, tell
from noticegraph.cli.options import (
    all_versions_option,
    as_of_option,
    destination,
    endpoint_option,
    language_option,
    output_option,
    store_option,
)
from noticegraph.cli.tables import width

FORMATS = ("table", "html", "json", "csv", "coverage", "turtle", "junit", "sarif")
ENDINGS = {
    ".html": "html",
    ".csv": "csv",
    ".jsonl": "coverage",
    ".ttl": "turtle",
    ".xml": "junit",
    ".sarif": "sarif",
    ".txt": "table",
}
"""What the ending of --output tells."""
FAIL_ON = ("violation", "warning", "info", "never")

if TYPE_CHECKING:
    from noticegraph.wire import Remote


@click.command()
@click.argument("notices", nargs=-1, metavar="[NOTICE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: as the ending of --output tells, else a table in a terminal, JSON in a pipe.",
)
@as_of_option
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="warning",
    show_default=True,
    help="The least severity of a finding with which the exit code is 1.",
)
@language_option
@endpoint_option
@all_versions_option
@output_option
@store_option
def validate(
    notices: tuple[str, ...],
    form: str | None,
    as_of: date | None,
    fail_on: str,
    language: str,
    remote: "Remote | None",
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Check all notices, or those that are named, against GDPR Art. 13 and 14.

    Each processing and transfer is checked by itself as well, and a notice against itself and its translations.

    The reports are kept in the store as graphs; those of notices at an endpoint are kept nowhere. Exits 1 when a
    finding is as grave as --fail-on says, else 0; 2 when it could not run or there was nothing to assess. A notice in a
    language that is not read, or from which nothing was read, is not assessed, which is told and fails no other.

    table: which notice states which item, and the findings of each. html: one page, with the texts and what was read
    in them, that needs no network. json: all verdicts and findings with their quotes. csv: a row a finding.
    coverage: a JSON line for each notice and item, {"policy", "item", "verdict": present | absent | not-applicable,
    "evidence": IRIs of the claims that satisfy it}. turtle: the reports in SHACL's vocabulary. junit, sarif: for CI
    and editors, with the line of the file; files are named as seen from the current folder.
    """
    from noticegraph.assessment import Assessment, ahead, assess, unassessed
    from noticegraph.mirror import opened_or_mirrored
    from noticegraph.notices import chosen
    from noticegraph.report.formats import Request, with_claims, written
    from noticegraph.report.severity import FailOn, fails

    form = form or _default(output)
    least = FailOn(fail_on)
    claims = with_claims(form)
    known = ahead(store, notices, as_of, all_versions=all_versions, with_claims=claims) if remote is None else {}
    with opened_or_mirrored(store, remote, write=True, all_versions=all_versions) as opened:
        if not opened.writable and remote is None:
            tell(f"{store}: the store cannot be written, so the reports are not kept in it")
        picked = chosen(opened, notices, all_versions=all_versions)
        found = list(assess(opened, picked, as_of, with_claims=claims, known=known))
        text = written(opened, found, Request(form, language, width(output), least, Path.cwd()))
    with destination(output) as file:
        file.write(text.encode())
    if said := unassessed(found):
        tell(said)
    if not any(isinstance(one, Assessment) for one in found):
        return COULD_NOT_RUN
    return NOT_CONFORMING if fails(found, least) else 0


def _default(output: Path | None) -> str:
    if output is not None:
        return ENDINGS.get(output.suffix.casefold(), "json")
    return "table" if sys.stdout.isatty() else "json"
