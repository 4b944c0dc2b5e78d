"""Options that several commands share."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar, cast

import click

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import DEFAULT_BASE

if TYPE_CHECKING:
    from noticegraph.wire import Login

F = TypeVar("F", bound=Callable[..., object])

DEFAULT_STORE = Path(".noticegraph")


class NoSuchFolder(NoticegraphError):
    """The folder that -o names does not exist."""


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD, or `today`."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; fail with what is wrong with it."""
        if isinstance(value, date):
            return value
        from noticegraph.queries.parameters import day_of

        try:
            return day_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def as_of_option(command: F) -> F:
    """Add --as-of."""
    return click.option(
        "--as-of",
        type=Day(),
        metavar="YYYY-MM-DD|today",
        help="The day whose law is applied.  [default: the notice's date, else today]",
    )(command)


def store_option(command: F) -> F:
    """Add --store, with NOTICEGRAPH_STORE and `.noticegraph` behind it."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="NOTICEGRAPH_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        help="Folder of the store.",
        show_envvar=True,
    )(command)


def all_versions_option(command: F) -> F:
    """Add --all-versions."""
    return click.option(
        "--all-versions", is_flag=True, help="Take every version of a notice, not only the one that holds."
    )(command)


def language_option(command: F) -> F:
    """Add --lang, and --language for the same."""
    return click.option(
        "--lang",
        "--language",
        "language",
        type=click.Choice(("en", "de", "nb")),
        default="en",
        show_default=True,
        help="Of messages and hints.",
    )(command)


def output_option(command: F) -> F:
    """Add -o / --output."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        callback=lambda _context, _option, given: None if given == Path("-") else given,
        help="Write here instead of stdout.",
    )(command)


def endpoint_option(command: F) -> F:
    """Add --endpoint, and --base, --timeout and what signs in for it: one `remote`, None without --endpoint."""
    base = click.option("--base", metavar="IRI", default=DEFAULT_BASE, help="Start of the data IRIs at the endpoint.")
    url = click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 endpoint instead of the store.")

    @wraps(command)
    def asked(
        *args: object, endpoint: str | None, base: str, timeout: int, user: str | None, auth: str, **values: object
    ) -> object:
        from noticegraph.wire import Remote

        remote = None if endpoint is None else Remote(endpoint, base, timeout, _login(user, auth))
        return command(*args, remote=remote, **values)

    return url(base(_signing_in(timeout_option(cast(F, asked)))))


def timeout_option(command: F) -> F:
    """Add --timeout."""
    return click.option(
        "--timeout", type=click.IntRange(min=1), default=30, show_default=True, help="Seconds to wait for each answer."
    )(command)


def login_option(command: F) -> F:
    """Add --user and --auth, which become one `login`; the password and a token come from the environment alone."""

    @wraps(command)
    def signed_in(*args: object, user: str | None, auth: str, **values: object) -> object:
        return command(*args, login=_login(user, auth), **values)

    return _signing_in(cast(F, signed_in))


def _signing_in(command: F) -> F:
    user = click.option("--user", envvar="NOTICEGRAPH_USER", help="Sign in; NOTICEGRAPH_PASSWORD has the password.")
    scheme = click.option("--auth", type=click.Choice(("basic", "digest")), default="basic", show_default=True)
    return user(scheme(command))


def _login(user: str | None, auth: str) -> "Login | None":
    """Return who asks: a user whose password is in the environment or typed in, else who holds the token."""
    from noticegraph.wire import Login, Scheme

    if user is not None:
        password = os.environ.get("NOTICEGRAPH_PASSWORD")
        if password is None:
            password = click.prompt(f"Password of {user}", hide_input=True, err=True)
        return Login(user, password, Scheme(auth))
    token = os.environ.get("NOTICEGRAPH_TOKEN")
    return Login(token=token) if token else None


@contextmanager
def destination(output: Path | None) -> Iterator[IO[bytes]]:
    """Open the file to write to, or stdout; a file appears whole or not at all.

    A device or a pipe (`/dev/null`, `>(…)`) is written to as it is: a file must not take its place.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if not output.parent.is_dir():
        raise NoSuchFolder(f"{output.parent}: no such folder to write {output.name} in; make it first")
    if is_no_file(output):
        with output.open("wb") as file:
            yield file
        return
    target = _led_to(output)
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            yield file
        if target.exists():
            partial.chmod(target.stat().st_mode & 0o777)  # who may read it is not for us to change
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _led_to(output: Path) -> Path:
    """Return the file that a link leads to, which it goes on doing. Raises NoSuchFolder."""
    try:
        target = output.resolve()
    except (OSError, RuntimeError):
        raise NoSuchFolder(f"{output}: a link that leads to itself; name another file") from None
    if not target.parent.is_dir():
        raise NoSuchFolder(f"{output} leads to {target.parent}, and there is no such folder; make it first")
    return target


_OPEN_ALREADY = (("dev", "fd"), ("dev", "stdout"), ("dev", "stderr"), ("proc", "self"))


def is_no_file(output: Path) -> bool:
    """Tell whether what is written to is a device or a pipe, or a file that the shell has opened."""
    return (output.exists() and not output.is_file()) or output.absolute().parts[1:3] in _OPEN_ALREADY
