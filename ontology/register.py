"""The register of organisations that many notices name: legal names, other names, products, groups.

An entry's slug is that of its legal name, so that registering an organisation changes no IRI.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.namespaces import DEFAULT_BASE, compact, expand

_LEGAL_NAME = expand("schema:legalName")
_OTHER_NAME = expand("schema:alternateName")
_SHORT_NAME = expand("ng:shortName")
_PRODUCT = expand("ng:provides")
_COUNTRY = expand("dpv:hasCountry")
_PARENT = expand("schema:parentOrganization")


class RegisterError(NoticegraphError, ValueError):
    """An entry of the register that contradicts itself or another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation: `slug` is that of its legal name, `country` a CURIE, `parent` the slug of its parent."""

    slug: str
    iri: str
    legal_name: str
    other_names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The entries by slug, and indexes of their names folded as `organisation_slug` folds them."""

    entries: Mapping[str, Entry]
    _by_name: Mapping[str, Entry]
    _by_short_name: Mapping[str, tuple[Entry, ...]]
    _by_product: Mapping[str, tuple[Entry, ...]]

    def by_name(self, name: str) -> Entry | None:
        """Return the entry with this legal name or other name; a product or a short name is none."""
        return self._by_name.get(organisation_slug(name))

    def by_short_name(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that go by this short name: several where companies of a group share it."""
        return self._by_short_name.get(organisation_slug(name), ())

    def by_product(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that provide the product of this name: several where companies of a group do."""
        return self._by_product.get(organisation_slug(name), ())

    def names(self) -> Iterable[tuple[str, str]]:
        """Yield every legal name, other name and short name with its entry's slug."""
        for entry in self.entries.values():
            for name in (entry.legal_name, *entry.other_names, *entry.short_names):
                yield name, entry.slug


@cache
def register(base: str = DEFAULT_BASE) -> Register:
    """Return the package's register, its IRIs below the base."""
    return read_register(files("noticegraph.ontology").joinpath("register.ttl").read_bytes(), base)


def read_register(source: bytes, base: str = DEFAULT_BASE) -> Register:
    """Return the register that a Turtle text describes; relative IRIs are below the base.

    Raises RegisterError for an entry without one legal name, a slug that is not its name's, and a name
    that two entries claim.
    """
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(source, format=ox.RdfFormat.TURTLE, base_iri=base):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            values[quad.subject.value][quad.predicate.value].append(quad.object.value)
    place = f"{base}organisation/"
    entries = [_entry(iri, found, place) for iri, found in sorted(values.items()) if iri.startswith(place)]
    return Register(
        MappingProxyType({entry.slug: entry for entry in entries}),
        _unique(entries),
        _index((name, entry) for entry in entries for name in entry.short_names),
        _index((name, entry) for entry in entries for name in entry.products),
    )


def _entry(iri: str, values: Mapping[str, list[str]], place: str) -> Entry:
    legal = values.get(_LEGAL_NAME, [])
    slug = iri.removeprefix(place)
    if len(legal) != 1 or organisation_slug(legal[0]) != slug:
        due = f"; its slug must be {organisation_slug(legal[0])!r}" if len(legal) == 1 else ""
        raise RegisterError(f"register.ttl: <organisation/{slug}> needs one schema:legalName, it has {legal}{due}")
    parent = min(values.get(_PARENT, []), default=None)
    country = min(values.get(_COUNTRY, []), default=None)
    return Entry(
        slug=slug,
        iri=iri,
        legal_name=legal[0],
        other_names=tuple(sorted(values.get(_OTHER_NAME, []))),
        short_names=tuple(sorted(values.get(_SHORT_NAME, []))),
        products=tuple(sorted(values.get(_PRODUCT, []))),
        country=compact(country) if country else None,
        parent=parent.removeprefix(place) if parent else None,
    )


def _unique(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    index: dict[str, Entry] = {}
    for entry in entries:
        for name in (entry.legal_name, *entry.other_names):
            known = index.setdefault(organisation_slug(name), entry)
            if known is not entry:
                both = f"{known.slug} and {entry.slug}"
                raise RegisterError(f"register.ttl: {name!r} names both {both}; make it a short name")
    return MappingProxyType(index)


def _index(names: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for name, entry in names:
        found = index[organisation_slug(name)]
        if entry not in found:
            found.append(entry)
    return MappingProxyType({name: tuple(found) for name, found in index.items()})
