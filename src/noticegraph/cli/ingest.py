"""`noticegraph ingest`: notices into the store."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import COULD_NOT_RUN, tell
from noticegraph.cli.options import store_option

if TYPE_CHECKING:
    from noticegraph.ingest.errors import UnreadableNotice
    from noticegraph.loading import Outcome
    from noticegraph.sources import Source

MEDIA_TYPES = ("text/plain", "text/markdown", "text/html", "application/tilt+json")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--slug", help="The notice's slug, for one file: a version of that notice, wherever the file lies.")
@click.option("--name", help="What a notice from stdin is called; an ending .md, .html or .json tells its form.")
@click.option("--media-type", type=click.Choice(MEDIA_TYPES), help="The form of a notice from stdin.")
@click.option(
    "--open-terms-archive",
    "archive",
    is_flag=True,
    help="The folders are Open Terms Archive's: SERVICE/TYPE.md, with history.",
)
@click.option(
    "--terms-type", "types", multiple=True, metavar="TYPE", help="Type of document there.  [default: Privacy Policy]"
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read at once.  [default: by size]")
@click.option("--base", metavar="IRI", help="Start of every data IRI, for a new store.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what went well.")
@store_option
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[str, ...],
    slug: str | None,
    name: str | None,
    media_type: str | None,
    archive: bool,
    types: tuple[str, ...],
    jobs: int | None,
    base: str | None,
    quiet: bool,
    store: Path,
) -> int:
    """Read notices from files, folders or stdin (-) into the store.

    A notice that is there already stays as it is; a changed text becomes a new version, which then holds.
    A file that cannot be read is reported and the others are ingested; the exit code is then 2.

    With --open-terms-archive every version in git's history is ingested with the day on which it was recorded.
    """
    from noticegraph.pipeline import Report, ingest_all, workers
    from noticegraph.store import open_store

    if types and not archive:
        raise click.UsageError("--terms-type is for --open-terms-archive")
    sources, faults = _archived(paths, types) if archive else _sources(paths, slug, name, media_type)
    for fault in faults:
        tell(str(fault))
    outcomes: list[Outcome] = []
    if sources:
        with (
            open_store(store, write=True, create=True, base=base) as opened,
            workers(jobs, len(sources)) as executor,
            _progress(len(sources), quiet) as advance,
        ):
            for outcome in ingest_all(opened, sources, executor):
                advance(outcome)
                outcomes.append(outcome)
    report = Report(tuple(outcomes))
    if not quiet and outcomes:
        click.echo(f"{report.summary()}; the store is {store}", err=True)
    return COULD_NOT_RUN if faults or report.failed else 0


def _sources(
    paths: tuple[str, ...], slug: str | None, name: str | None, media_type: str | None
) -> "tuple[list[Source], list[UnreadableNotice]]":
    """Return what is to be read, and an error for each path that gives nothing."""
    from noticegraph.ingest.errors import UnreadableNotice
    from noticegraph.sources import file_sources

    sources: list[Source] = []
    faults: list[UnreadableNotice] = []
    if paths.count("-") > 1:
        raise click.UsageError("- is standard input, which is read once; name it once")
    for path in paths:
        try:
            if path == "-":
                sources.append(_stdin(name, media_type, slug))
            else:
                sources += file_sources([Path(path)], slug, faults.append)
        except UnreadableNotice as error:
            faults.append(error)
    if slug is not None and len(sources) > 1:
        raise click.UsageError(f"--slug names one notice, and {len(sources)} were given")
    if "-" not in paths and (name or media_type):
        raise click.UsageError("--name and --media-type are for a notice from stdin; give - as the path")
    return sources, faults


def _archived(paths: tuple[str, ...], types: tuple[str, ...]) -> "tuple[list[Source], list[UnreadableNotice]]":
    """Return the versions in the archives, and an error for each folder that is none and each commit without a day."""
    from noticegraph.archive import PRIVACY_POLICY, archived
    from noticegraph.ingest.errors import UnreadableNotice

    sources: list[Source] = []
    faults: list[UnreadableNotice] = []
    for path in paths:
        try:
            sources += archived(Path(path), types or (PRIVACY_POLICY,), faults.append)
        except UnreadableNotice as error:
            faults.append(error)
    return sources, faults


def _stdin(name: str | None, media_type: str | None, slug: str | None) -> "Source":
    """Return the notice on standard input; without a name its text names it, lest two become one work."""
    from noticegraph.ingest.errors import UnreadableNotice
    from noticegraph.ingest.read import MEDIA_TYPES as BY_ENDING
    from noticegraph.sources import Source

    if sys.stdin is None:  # type: ignore[redundant-expr,unused-ignore]  # Python's, where it is closed (`<&-`)
        raise UnreadableNotice("-: standard input is closed; pipe the notice in or name its file")
    data = sys.stdin.buffer.read()
    called = name or f"stdin-{sha256(data).hexdigest()[:12]}"
    form = media_type or BY_ENDING.get(Path(called).suffix.casefold())
    return Source(called, data=data, media_type=form, slug=slug)


@contextmanager
def _progress(total: int, quiet: bool) -> "Iterator[Callable[[Outcome], None]]":
    """Show a bar on a terminal; say a line for each outcome that a person should know of."""
    if quiet or not sys.stderr.isatty():
        yield _say
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(outcome: "Outcome") -> None:
            bar.update(task, advance=1, description=outcome.source)
            _say(outcome)

        yield advance


def _say(outcome: "Outcome") -> None:
    for message in outcome.messages:
        tell(message)
