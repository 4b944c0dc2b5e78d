"""Prefixes and the compact form of IRIs (CURIEs) that claims, questions and files share."""

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.ontology.errors import NoticegraphError

NG = "https://w3id.org/noticegraph#"
DEFAULT_BASE = "https://w3id.org/noticegraph/id/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "ng": NG,
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "legal-eu": "https://w3id.org/dpv/legal/eu#",
        "legal-de": "https://w3id.org/dpv/legal/de#",
        "legal-no": "https://w3id.org/dpv/legal/no#",
        "legal": "https://w3id.org/dpv/legal#",
        "pd": "https://w3id.org/dpv/pd#",
        "loc": "https://w3id.org/dpv/loc#",
        "tech": "https://w3id.org/dpv/tech#",
        "justifications": "https://w3id.org/dpv/justifications#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "sh": "http://www.w3.org/ns/shacl#",
        "schema": "https://schema.org/",
        "spdx": "http://spdx.org/rdf/terms#",
    }
)


class UnknownPrefix(NoticegraphError, ValueError):
    """A CURIE whose prefix is not in `PREFIXES`."""


def expand(curie: str) -> str:
    """Return the IRI of a CURIE.

    >>> expand("pd:EmailAddress")
    'https://w3id.org/dpv/pd#EmailAddress'
    """
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise UnknownPrefix(f"{curie!r} has no known prefix; known are {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Return the CURIE of an IRI, the longest namespace first; the IRI itself where none fits.

    >>> compact("https://w3id.org/dpv/legal/eu/gdpr#A6-1-f")
    'eu-gdpr:A6-1-f'
    """
    fitting = [(len(ns), prefix) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"
