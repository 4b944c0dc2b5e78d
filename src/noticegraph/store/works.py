"""The works of a store: which notices it knows, from where, in which versions, and which version holds."""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode

from noticegraph.ontology.namespaces import expand
from noticegraph.store.database import NoticeStore

HAS_VERSION = NamedNode(expand("dcat:hasVersion"))
CURRENT = NamedNode(expand("dcat:hasCurrentVersion"))
SOURCE = NamedNode(expand("dct:source"))
FINGERPRINT = NamedNode(expand("ng:fingerprint"))


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A notice as a work.

    `places` are the sources it came from; `versions` are the IRIs of its versions with the fingerprint of
    what read each; `current` is the IRI of the version that holds.
    """

    slug: str
    places: frozenset[str] = frozenset()
    versions: tuple[tuple[str, str], ...] = ()
    current: str | None = None


def read_works(store: NoticeStore) -> dict[str, KnownWork]:
    """Return the store's works by slug."""
    prefix = store.base + "notice/"
    places: dict[str, set[str]] = defaultdict(set)
    versions: dict[str, list[tuple[str, str]]] = defaultdict(list)
    fingerprints = dict(_pairs(store, FINGERPRINT))
    for work, place in _pairs(store, SOURCE):
        places[work].add(place)
    for work, version in _pairs(store, HAS_VERSION):
        versions[work].append((version, fingerprints.get(version, "")))
    current = dict(_pairs(store, CURRENT))
    return {
        slug: KnownWork(slug, frozenset(places[work]), tuple(sorted(found)), current.get(work))
        for work, found in versions.items()
        if (slug := work.removeprefix(prefix)) != work
    }


def _pairs(store: NoticeStore, predicate: NamedNode) -> list[tuple[str, str]]:
    """Return subjects and objects of a property in the catalogue, as strings."""
    catalog = NamedNode(store.base + "catalog")
    found = store.quads.quads_for_pattern(None, predicate, None, catalog)
    return [(getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")) for quad in found]


def work_of(version: str) -> str:
    """Return the IRI of the work that a version's IRI hangs below."""
    return version.rpartition("/")[0]


def file_name(place: str) -> str:
    """Return the name of the file in a place, or what a notice was called on standard input."""
    return place.removeprefix("stdin:").rpartition("/")[2]


def version_of(iri: str, base: str) -> str | None:
    """Return the version that an IRI hangs below: the base, `notice/`, slug and hash; None for another IRI."""
    path = iri.removeprefix(base + "notice/")
    parts = path.partition("#")[0].split("/")
    if path == iri or len(parts) < 2:
        return None
    return f"{base}notice/{parts[0]}/{parts[1]}"
