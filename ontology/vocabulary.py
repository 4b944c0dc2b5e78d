"""Which terms there are: those that the package's own files define, of DPV's namespaces and of noticegraph's."""

from functools import cache

from pyoxigraph import NamedNode

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.turtle import statements

_FILES = ("noticegraph.ttl", "profile.ttl", "gdpr.ttl", "law.ttl")
_OPEN = ("rdf", "rdfs", "owl", "xsd", "skos", "dct", "dcat", "prov", "oa", "sh", "schema", "spdx")
"""Prefixes of vocabularies of others, whose terms no file here lists."""
_LISTED = tuple(iri for prefix, iri in PREFIXES.items() if prefix not in _OPEN)


@cache
def terms_defined() -> frozenset[str]:
    """Return the IRIs of all terms in the namespaces that the package lists."""
    subjects = (quad.subject for name in _FILES for quad in statements(name))
    return frozenset(one.value for one in subjects if isinstance(one, NamedNode) and one.value.startswith(_LISTED))


def is_unknown(iri: str) -> bool:
    """Tell whether an IRI lies in a namespace that the package lists, and is no term of it.

    >>> is_unknown("https://w3id.org/dpv#hasRecipient"), is_unknown("https://w3id.org/dpv#hasRecipent")
    (False, True)
    """
    return iri.startswith(_LISTED) and iri not in terms_defined()
