"""`noticegraph ask`: the named questions."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import COULD_NOT_RUN, tell
from noticegraph.cli.evidence import claims_cell, print_evidence, quoted_line
from noticegraph.cli.options import all_versions_option, endpoint_option, output_option, store_option
from noticegraph.cli.tables import FORMATS, default_format, print_rows
from noticegraph.ontology.namespaces import DEFAULT_BASE

if TYPE_CHECKING:
    from noticegraph.behind import Held, Quoted
    from noticegraph.queries.catalogue import Question
    from noticegraph.query import Solutions
    from noticegraph.wire import Remote


@click.command()
@click.argument("question", required=False)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind a parameter.")
@click.option("--evidence", is_flag=True, help="Give the claims behind each row, with their words and places.")
@click.option(
    "--plot",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the rows into FILE, .svg or .png.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, CSV in a pipe.")
@endpoint_option
@all_versions_option
@output_option
@store_option
def ask(
    question: str | None,
    parameters: tuple[str, ...],
    evidence: bool,
    picture: Path | None,
    form: str | None,
    remote: "Remote | None",
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> int:
    """Ask a named question across all notices; without QUESTION, list the questions.

    A table leaves out IRIs of what it names; CSV and JSON have every column.

    \b
    Examples: noticegraph ask transfers --param country=loc:US --format csv
              noticegraph ask sharing -p recipient=Mailchimp --evidence
              noticegraph ask top-recipients --plot recipients.svg
    """  # noqa: D301 # \b is how click is told to keep lines
    from noticegraph.queries import catalogue

    if question is None:
        return _list(form, output)
    asked = catalogue.question(question)
    given = _given(parameters)
    # before any store is opened: a wrong parameter is wrong in all
    sparql = catalogue.bind(asked, given, remote.base if remote else DEFAULT_BASE, all_versions=all_versions)
    form = form or default_format(output)
    hidden = asked.ids if form == "table" else ()
    if picture is not None:
        from noticegraph.plotting import check_plot

        check_plot(asked, picture)
    from noticegraph.asking import answered, own_fault, prepare, unvalidated
    from noticegraph.behind import Evidence
    from noticegraph.store import open_store

    def behind(held: "Held", found: "Solutions") -> "Sequence[Sequence[Quoted]] | None":
        if not evidence:
            return None
        lookup = Evidence(held, all_versions=all_versions or asked.about_versions)
        return [lookup.behind(asked, found.columns, row) for row in found.rows]

    if remote is not None:
        from noticegraph.mirror import Lookup
        from noticegraph.query import solutions
        from noticegraph.remote import ask as ask_remote

        with own_fault(asked):
            found = solutions(ask_remote(remote, sparql))
        _show(asked, found, behind(Lookup(remote), found), remote.base, form, hidden, output, picture)
        if asked.about_reports and not found.rows:
            tell("no rows; reports come to a server by `noticegraph validate` in a store and `noticegraph push`")
        return 0

    with open_store(store) as opened:
        ready = prepare(opened, asked, given, all_versions=all_versions)
        for remark in ready.remarks:
            tell(remark)
        found = answered(opened, ready)
        _show(asked, found, behind(opened, found), opened.base, form, hidden, output, picture)
        if said := unvalidated(opened, ready):
            tell(said)
            return 0
    # a table says that it has no rows
    if not found.rows and not ready.nobody and (ready.unused or form != "table"):
        tell(f"no rows{''.join(f'; no notice in the store has {name}' for name in ready.unused)}")
    return 0


def _show(
    asked: "Question",
    found: "Solutions",
    behind: "Sequence[Sequence[Quoted]] | None",
    base: str,
    form: str,
    hidden: Collection[str],
    output: Path | None,
    picture: Path | None,
) -> None:
    """Print rows, with the claims behind them where they were looked up, or draw them."""
    from noticegraph.query import table, typed

    if picture is not None:
        from noticegraph.plotting import draw

        draw(asked, table(found, base), picture)
        tell(f"{picture}: {len(found.rows)} rows drawn")
        return
    below = base if form == "table" else ""  # a program needs the whole IRI, a person does not
    answered = typed(found) if form == "json" else table(found, below)
    shown = [at for at, column in enumerate(answered.columns) if column not in hidden]
    columns = [answered.columns[at] for at in shown]
    rows = [[row[at] for at in shown] for row in answered.rows]
    if behind is None:
        print_rows(columns, rows, form, output)
    elif form == "table":
        print_evidence(columns, rows, [[quoted_line(one, base) for one in own] for own in behind], output)
    else:
        print_rows(
            [*columns, "claims"],
            [[*row, claims_cell(own, form)] for row, own in zip(rows, behind, strict=True)],
            form,
            output,
        )


def _given(parameters: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, value in map(_pair, parameters):
        if name in given:
            raise click.UsageError(f"--param {name} is given twice; a question takes one value")
        given[name] = value
    return given


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals:
        raise click.UsageError(f"--param {parameter}: want NAME=VALUE, for example country=loc:US")
    return name, value


def _list(form: str | None, output: Path | None) -> int:
    from noticegraph.queries.catalogue import faults, questions

    form = form or default_format(output)
    columns = ["question", "title", "parameters"] + ["description"] * (form != "table")  # too long for a terminal
    rows = [
        [name, q.title, " ".join(p.name for p in q.parameters), q.description][: len(columns)]
        for name, q in questions().items()
    ]
    print_rows(columns, rows, form, output)
    for fault in faults():
        tell(str(fault))
    return COULD_NOT_RUN if faults() else 0
