"""The group of commands. Their modules import click alone; what is heavy is imported when a command runs."""

from collections.abc import Sequence

import click

from noticegraph.cli.ask import ask
from noticegraph.cli.diff import diff
from noticegraph.cli.errors import guarded
from noticegraph.cli.export import export
from noticegraph.cli.ingest import ingest
from noticegraph.cli.ontology import ontology
from noticegraph.cli.push import push
from noticegraph.cli.query import query
from noticegraph.cli.reason import reason
from noticegraph.cli.show import show
from noticegraph.cli.validate import validate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="noticegraph", prog_name="noticegraph", message="%(prog)s %(version)s")
def noticegraph() -> None:
    """Compile privacy notices into a knowledge graph, check them against GDPR Art. 13, ask across them.

    The store lies in .noticegraph/ of the current folder, unless --store or NOTICEGRAPH_STORE says otherwise.
    Exit codes: 0 done; 1 a notice does not conform (validate), differs from another (diff) or contradicts itself
    (reason); 2 could not run.
    """


for _command in (ingest, validate, diff, reason, ask, query, show, export, push, ontology):
    _command.short_help = (_command.help or "").partition("\n")[0]  # else click cuts it off
    noticegraph.add_command(_command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (does not conform), 2 (could not run)."""
    return guarded(lambda: noticegraph.main(args, prog_name="noticegraph", standalone_mode=False))
