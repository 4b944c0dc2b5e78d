"""The package's own Turtle files: vocabulary, lexicon, law. Who changes one is told where it is broken."""

from collections.abc import Iterator
from importlib.resources import files

from pyoxigraph import Quad, RdfFormat, parse

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import DEFAULT_BASE


class BrokenTurtle(NoticegraphError):
    """A file of the package that is no Turtle."""


def statements(name: str) -> Iterator[Quad]:
    """Yield what a file of `ontology/` states, `lexicon/de-durations.ttl` for example; its IRIs are below the base.

    Raises `BrokenTurtle` with the file and the line where it ends to be Turtle.
    """
    data = files("noticegraph.ontology").joinpath(*name.split("/")).read_bytes()
    try:
        yield from parse(data, format=RdfFormat.TURTLE, base_iri=DEFAULT_BASE)
    except SyntaxError as error:
        raise BrokenTurtle(
            f"ontology/{name} is no Turtle: {error.msg}; look there and at the end of the statement before"
        ) from error
