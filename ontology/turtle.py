"""Turtle of the package's own files, vocabulary, lexicon and law: who changes one is told where it is broken."""

from collections.abc import Iterator
from importlib.resources import files

from pyoxigraph import Quad, RdfFormat, parse

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import DEFAULT_BASE


class UnreadableOntology(NoticegraphError, ValueError):
    """A file of vocabulary or lexicon is missing or no Turtle."""


def parsed(data: bytes, name: str, base: str = DEFAULT_BASE, *, rename_blank_nodes: bool = False) -> Iterator[Quad]:
    """Yield what a Turtle text states, relative IRIs below `base`; `name` is what an error calls it.

    With `rename_blank_nodes` those of two texts do not fall together. Raises `UnreadableOntology` with the line where
    the text ends to be Turtle.
    """
    try:
        yield from parse(data, format=RdfFormat.TURTLE, base_iri=base, rename_blank_nodes=rename_blank_nodes)
    except SyntaxError as error:
        raise UnreadableOntology(
            f"{name} is no Turtle: {error.msg}; correct it, there or where the statement before ends, and try again"
        ) from error


def statements(name: str) -> Iterator[Quad]:
    """Yield what a file of `ontology/` states, `lexicon/de-durations.ttl` for example; raises `UnreadableOntology`."""
    data = files("noticegraph.ontology").joinpath(*name.split("/")).read_bytes()
    return parsed(data, f"ontology/{name}")
