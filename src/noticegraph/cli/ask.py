"""`noticegraph ask`: the named questions."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.errors import tell
from noticegraph.cli.options import all_versions_option, endpoint_option, output_option, store_option
from noticegraph.cli.tables import FORMATS, default_format, print_rows

if TYPE_CHECKING:
    from noticegraph.query import Answer
    from noticegraph.wire import Login


@click.command()
@click.argument("question", required=False)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind a parameter.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table in a terminal, CSV in a pipe.")
@endpoint_option
@all_versions_option
@output_option
@store_option
def ask(
    question: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    endpoint: str | None,
    base: str,
    timeout: int,
    login: "Login | None",
    all_versions: bool,
    output: Path | None,
    store: Path,
) -> None:
    """Ask a named question across all notices; without QUESTION, list the questions.

    A table leaves out IRIs of what it names; CSV and JSON have every column.

    Example: noticegraph ask transfers --param country=loc:US --format csv
    """
    from noticegraph.queries import catalogue

    if question is None:
        _list(form, output)
        return
    asked = catalogue.question(question)
    given = _given(parameters)
    # before any store is opened: a wrong parameter is wrong in all
    sparql = catalogue.bind(asked, given, base, all_versions=all_versions)
    form = form or default_format(output)
    hidden = asked.ids if form == "table" else ()
    if endpoint is not None:
        from noticegraph.remote import ask_endpoint

        _print(ask_endpoint(endpoint, sparql, base, timeout, login), base, form, hidden, output)
        return
    from noticegraph.asking import prepare
    from noticegraph.query import ask_store
    from noticegraph.store import open_store

    with open_store(store) as opened:
        ready = prepare(opened, asked, given, all_versions=all_versions)
        for remark in ready.remarks:
            tell(remark)
        found = _print(ask_store(opened, ready.sparql), opened.base, form, hidden, output)
    if not found and not ready.nobody and (ready.unused or form != "table"):  # a table says that it has no rows
        tell(f"no rows{''.join(f'; no notice in the store has {name}' for name in ready.unused)}")


def _print(answer: "Answer", base: str, form: str, hidden: Collection[str], output: Path | None) -> int:
    """Print an answer and return how many rows it has."""
    from noticegraph.query import table, typed

    below = base if form == "table" else ""  # a program needs the whole IRI, a person does not
    answered = typed(answer) if form == "json" else table(answer, below)
    shown = [at for at, column in enumerate(answered.columns) if column not in hidden]
    rows = [[row[at] for at in shown] for row in answered.rows]
    print_rows([answered.columns[at] for at in shown], rows, form, output)
    return len(rows)


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


def _list(form: str | None, output: Path | None) -> None:
    from noticegraph.queries.catalogue import questions

    form = form or default_format(output)
    columns = ["question", "title", "parameters"] + ["description"] * (form != "table")  # too long for a terminal
    rows = [
        [name, q.title, " ".join(p.name for p in q.parameters), q.description][: len(columns)]
        for name, q in questions().items()
    ]
    print_rows(columns, rows, form, output)
