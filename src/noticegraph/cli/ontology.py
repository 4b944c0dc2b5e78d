"""`noticegraph ontology check`: is the ontology consistent, and every class satisfiable."""

from pathlib import Path

import click

from noticegraph.cli.errors import NOT_CONFORMING, tell


@click.group()
def ontology() -> None:
    """Work on the ontology."""


@ontology.command()
@click.argument(
    "files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="[TURTLE-FILE]..."
)
def check(files: tuple[Path, ...]) -> int:
    """Reason over the ontology and profile, and further Turtle files, with HermiT (needs Java).

    Exits 1 and names the terms when a class is unsatisfiable, the whole is inconsistent, or a listed term
    was not loaded.
    """
    from noticegraph.ontology.check import check as reason

    report = reason(files)
    click.echo(
        f"{report.listed} terms listed; loaded: {report.classes} classes, {report.properties} properties, "
        f"{report.individuals} individuals"
    )
    if not report.consistent:
        tell("the ontology is inconsistent: no model satisfies all its axioms")
    for term in report.unsatisfiable:
        tell(f"{term} is unsatisfiable: nothing can be one; look at its superclasses and axioms.ttl")
    for term in report.missing:
        tell(f"{term} is listed and was not loaded")
    if report.ok:
        click.echo("consistent; every class is satisfiable")
    return 0 if report.ok else NOT_CONFORMING
