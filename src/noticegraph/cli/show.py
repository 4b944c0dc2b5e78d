"""`noticegraph show`: one notice, its claims with their quotes, and why one of them was made."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import COULD_NOT_RUN, tell
from noticegraph.cli.options import all_versions_option, destination, endpoint_option, output_option, store_option
from noticegraph.cli.tables import print_rows, width

if TYPE_CHECKING:
    from noticegraph.notices import Notice
    from noticegraph.ontology.claims import StatedClaim
    from noticegraph.store import NoticeStore
    from noticegraph.wire import Remote


@click.command()
@click.argument("notice", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--claims", "hashes", is_flag=True, help="Show every claim in a row of its own, with its hash.")
@click.option("--explain", "asked", metavar="CLAIM", help="Tell why a claim was made: its IRI, hash or its beginning.")
@endpoint_option
@all_versions_option
@output_option
@store_option
def show(
    notice: str | None,
    form: str,
    hashes: bool,
    asked: str | None,
    remote: "Remote | None",
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Show a notice: what it says, process by process, with the words that say it.

    NOTICE is a slug, an IRI, a file name or a controller's name, or a part of one. Where several match they
    are listed, and the exit code is 2. Without NOTICE, the notices of the store are listed. With --all-versions the
    versions of the notice are listed; SLUG/VERSION shows one of them.

    --explain prints the sentence that a claim was read from with its words in [[double brackets]], the rule and
    what it rests on, the triple that the claim stands for, what it implies and which items of Art. 13 it satisfies.
    """
    from noticegraph.mirror import opened_or_mirrored
    from noticegraph.notices import claims, matching, notices

    if notice is None and asked is not None:
        raise click.UsageError("--explain tells of a claim of one notice; name the notice too")

    every = all_versions or (notice is not None and "/" in notice)
    with opened_or_mirrored(store, remote, all_versions=every, whole=asked is not None) as opened:
        known = notices(opened, all_versions=every)
        if notice is None:
            _list(known, None if form == "text" else form, output)
            return 0
        found = matching(known, notice)
        versions = {one.version.rpartition("/")[2] for one in found}
        if all_versions and len({one.slug for one in found}) == 1 and notice.rpartition("/")[2] not in versions:
            _list(found, None if form == "text" else form, output)
            return 0
        if len(found) > 1:
            tell(f"{notice!r} is the name of {len(found)} notices; take one of their slugs")
            _list(found, None, None)
            return COULD_NOT_RUN
        said = claims(opened, found[0])
        if asked is not None:
            text = _explained(opened, found[0], said, asked, form, output)
        elif form == "json":
            rows = ({"claim": claim.hash, **claim.as_json()} for claim in said)
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        else:
            from noticegraph.show import as_text

            text = as_text(opened, found[0], said, width(output), colour=_in_colour(output), hashes=hashes)
    with destination(output) as file:
        file.write(text.encode())
    return 0


def _explained(
    opened: "NoticeStore",
    notice: "Notice",
    said: "Sequence[StatedClaim]",
    asked: str,
    form: str,
    output: Path | None,
) -> str:
    from noticegraph.explain import explain, find_claim, lines
    from noticegraph.show import as_lines

    found = explain(opened, notice, find_claim(said, asked))
    if form == "json":
        return json.dumps(found.as_json(), ensure_ascii=False) + "\n"
    return as_lines(lines(found), width(output), colour=_in_colour(output))


def _in_colour(output: Path | None) -> bool:
    return output is None and sys.stdout.isatty()


def _list(found: "Sequence[Notice]", form: str | None, output: Path | None) -> None:
    columns = ("slug", "controller", "language", "file", "version", "holds")
    rows = [
        (
            n.slug,
            "; ".join(n.controllers),
            ", ".join(n.languages),
            n.policy,
            n.version.rpartition("/")[2],
            "yes" if n.current else "no",
        )
        for n in found
    ]
    print_rows(columns, rows, form, output)
