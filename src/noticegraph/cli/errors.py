"""What goes wrong becomes one line on stderr and an exit code; a stack trace is a bug."""

import contextlib
import os
import sys
from collections.abc import Callable

import click

from noticegraph.ontology.errors import NoticegraphError

NOT_CONFORMING = 1
DIFFERENT = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""


def guarded(run: Callable[[], object]) -> int:
    """Run a command and return its exit code, with one line on stderr where it could not run."""
    if sys.stdout is None:  # type: ignore[redundant-expr,unused-ignore]  # Python's, where it is closed (`>&-`)
        tell("standard output is closed; give it a place to go to, /dev/null for none")
        return COULD_NOT_RUN
    try:
        code = run()
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _usage(error)
    except (KeyboardInterrupt, click.Abort):
        tell("interrupted; what was finished is kept")
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except NoticegraphError as error:
        tell(str(error))
        return COULD_NOT_RUN
    except OSError as error:
        said = error.strerror or str(error)
        tell(f"{error.filename}: {said}" if error.filename else said)
        return COULD_NOT_RUN
    except Exception as error:
        if os.environ.get("NOTICEGRAPH_DEBUG"):
            raise
        tell(f"a bug, please report it: {type(error).__name__}: {error}; NOTICEGRAPH_DEBUG=1 shows where")
        return COULD_NOT_RUN


def tell(message: str) -> None:
    """Write one line to stderr; what in it would steer the terminal (of a file's name, a server's answer) is shown."""
    line = " ".join(message.split())
    if not line.isprintable():
        from noticegraph.layout import harmless  # brings rich with it, which most messages need not wait for

        line = harmless(line)
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"noticegraph: {line}", err=True)


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return COULD_NOT_RUN
    command = context.command_path if context is not None else "noticegraph"
    tell(f"{error.format_message()} (see `{command} --help`)")
    return COULD_NOT_RUN


def _reader_gone() -> int:
    """Leave quietly when the reader of a pipe ended first (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the flush at exit fails again
    return 0
