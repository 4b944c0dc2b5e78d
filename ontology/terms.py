"""RDF terms and the places of values in a graph, shared by the two ways between values and RDF."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES, compact, expand

Node = NamedNode | Literal
Statement = tuple[NamedNode, NamedNode, Node]
Lookup = Callable[[NamedNode, NamedNode], Iterable[Node]]  # the objects of a subject and a predicate


class UnreadableValue(NoticegraphError, ValueError):
    """A value that does not have the form of its relation, or a term that no value has made."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a value stands: what its nodes hang below and who is meant by a name.

    `version` is the notice's IRI, `process` the id of the process or None for the notice itself;
    `organisation` gives the IRI of an organisation by its name as written; `exporters` are the IRIs of
    the controllers, from whom transfers go out.
    """

    base: str
    version: str
    process: str | None
    language: str
    organisation: Callable[[str], str]
    exporters: tuple[str, ...] = ()

    def node(self, kind: str, content: str) -> NamedNode:
        """Return the node of a kind (`storage`, `transfer`) that a content makes here."""
        below = f"{self.process}/" if self.process is not None else ""
        return NamedNode(f"{self.version}#{kind}/{below}{digest(content)}")


@lru_cache(maxsize=8192)
def iri(value: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(value)


@lru_cache(maxsize=2048)
def term(curie: str) -> NamedNode:
    """Return the node of a CURIE; raise `UnreadableValue` for one without a known prefix or a proper name."""
    prefix, _, local = curie.partition(":")
    if prefix not in PREFIXES or not is_name(local):
        raise UnreadableValue(f"{curie!r} is no term; write it as pd:EmailAddress, with one of {', '.join(PREFIXES)}")
    return NamedNode(expand(curie))


@lru_cache(maxsize=2048)
def curie(value: str) -> str:
    """Return the CURIE of an IRI; raise `UnreadableValue` for an IRI of no known namespace."""
    short = compact(value)
    if short == value:
        raise UnreadableValue(f"<{value}> is no term of a known namespace; the graph holds what no value has made")
    return short


def is_name(text: str) -> bool:
    """Tell whether a text can stand as the last part of an IRI: letters, digits, `_`, `-`, `.`."""
    return bool(text) and all(sign.isalnum() or sign in "_-." for sign in text)


def digest(content: str, length: int = 12) -> str:
    """Return the first hex digits of the SHA-256 of a content in UTF-8."""
    return sha256(content.encode()).hexdigest()[:length]


def words(text: str, language: str) -> Literal:
    """Return a literal in a language; a plain one where the language is not known.

    Tags are lower case, as RDF 1.2 compares them and stores keep them.
    """
    return Literal(text, language=language.lower()) if language else Literal(text)


def first(nodes: Iterable[Node]) -> Node | None:
    """Return the first of the nodes in the order of their text, or None."""
    return min(nodes, key=str, default=None)


def inverse(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping the other way round."""
    return {value: key for key, value in mapping.items()}
