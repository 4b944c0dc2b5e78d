"""Transfers to third countries: where to, on which safeguard, and to whom.

The importer is the company of which the safeguard's sentence speaks ("HubSpot Inc. is certified under the
EU-US Data Privacy Framework"), at its fullest name; where it names nobody, the process's provider.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.fields import fields_of
from noticegraph.ingest.kinship import Mention, Names, fullest, name_key
from noticegraph.ingest.parties import goes_by, in_scope
from noticegraph.ingest.relations.destinations import (
    SAFEGUARDS,
    UNSPECIFIED,
    Destination,
    destinations,
    seat,
    stated_seats,
)
from noticegraph.ingest.relations.reach import above, named_in
from noticegraph.ingest.relations.recipients import recipients

_US = "loc:US"
_US_ONLY = ("ng:EU-US-DPF", "ng:EU-US-PrivacyShield")
_ADEQUACY = "eu-gdpr:A45-3"


@dataclass(frozen=True)
class _Scene:
    """What one scope says: its recipients (or those it reaches back to), third countries and safeguards."""

    context: Context
    scope: int
    found: Names
    chosen: Sequence[Mention]
    places: Sequence[Destination]
    safeguards: Sequence[Found]

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(name_key(m.name) for m in self.chosen)

    @cached_property
    def _seats(self) -> dict[str, str]:
        return stated_seats(self.places)

    @cached_property
    def _stated(self) -> tuple[Destination, ...]:
        """The countries that are stated without an address."""
        return tuple(d for d in self.places if d.party is None)

    def _receiving(self, start: int, end: int) -> list[Mention]:
        """Return the recipients that start:end names."""
        named = named_in(self.context, self.found, self.scope, start, end)
        return [m for m in named if name_key(m.name) in self._keys]

    @cached_property
    def _named(self) -> Names:
        """The names of the scope that mean one of the recipients."""
        names = goes_by(self.context, self.found, self.scope)
        here = in_scope(self.context, self.found, self.scope)
        return Names(m for m in here if name_key(fullest(m, names).name) in self._keys)

    @cached_property
    def _abroad(self) -> list[Mention]:
        """The recipients that sit in a third country, else the first one."""
        outside = [m for m in self.chosen if seat(m, self._seats)]
        return outside or list(self.chosen[:1])

    def importers(self, at: int) -> list[Mention]:
        """Return the companies that the statement at an offset is about.

        Those that its sentence names; where it says "both providers" those before it, else those of the sentences
        before it in its paragraph, else the recipients abroad.
        """
        context = self.context
        first, last = context.sentence(at)
        if named := self._receiving(first, last):
            return named
        if context.has(first, last, "ng:ProvidersAbove"):
            return [m for m in self.chosen if m.start < at] or list(self.chosen)
        paragraph = context.normal.blocks[context.normal.block_at(at)][0]
        nearest = self._named.last_before(first)
        if nearest is not None and nearest.start >= paragraph:
            return self._receiving(*context.sentence(nearest.start))
        return self._abroad

    def countries(self, safeguard: Found, importer: Mention) -> set[str]:
        """Return the third countries to which data go to an importer on a safeguard."""
        if safeguard.value in _US_ONLY:
            listed = {d.country for d in self.places}
            return {_US} if not fields_of(self.context, self.scope) or _US in listed else set()
        first, last = self.context.sentence(safeguard.start)
        stated = {d.country for d in self._stated}
        if safeguard.value == _ADEQUACY:
            bound = {d.country for d in self.context.within(self.places, first, last)}
            return bound or stated or self._seat(importer)
        return stated | self._seat(importer) if not self._elsewhere(importer) else self._seat(importer)

    def _seat(self, importer: Mention) -> set[str]:
        country = seat(importer, self._seats)
        return {country} if country else set()

    @cached_property
    def _said_of(self) -> frozenset[str] | None:
        """The keys of the companies of which the countries without an address are said; None where one is of nobody."""
        named = [self._receiving(*self.context.sentence(d.start)) for d in self._stated]
        return frozenset(name_key(m.name) for n in named for m in n) if named and all(named) else None

    def _elsewhere(self, importer: Mention) -> bool:
        """Tell whether the countries stated without an address are all said of other companies."""
        return self._said_of is not None and name_key(importer.name) not in self._said_of

    @cached_property
    def secured(self) -> tuple[tuple[str, str, Found], ...]:
        """The importers and countries with the safeguard; Art. 45 is not said again of who is under a framework."""
        return tuple(_secured(self))


def _safeguards(context: Context, scope: int) -> list[Found]:
    start, end = context.ranges[scope]
    found = [
        Found("safeguard", h.concept, h.start, h.end, scope, 0.9, "safeguard.words")
        for h in context.hits(start, end, *SAFEGUARDS)
    ]
    found += [
        Found("safeguard", c.value, c.start, c.end, scope, 0.95, "safeguard.citation")
        for c in context.within(context.citations, start, end)
        if c.value in SAFEGUARDS
    ]
    stated = (f for f in found if not denied(context, f.start, f.end))
    return sorted(stated, key=lambda f: f.start)


def _secured(scene: _Scene) -> Iterator[tuple[str, str, Found]]:
    frameworks = [s for s in scene.safeguards if s.value in _US_ONLY]
    certified = {m.name for s in frameworks for m in scene.importers(s.start)}
    for safeguard in scene.safeguards:
        for importer in scene.importers(safeguard.start):
            if safeguard.value == _ADEQUACY and importer.name in certified:
                continue
            for country in sorted(scene.countries(safeguard, importer)):
                yield importer.name, country, safeguard


class _Pairs:
    """Importers with the countries to which transfers to them are secured."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()
        self._countries: set[str] = set()

    def add(self, scene: _Scene) -> None:
        """Put in what a scene secures."""
        for name, country, _ in scene.secured:
            self._pairs.add((name_key(name), country))
            self._countries.add(country)

    def cover(self, place: Destination) -> bool:
        """Tell whether a place is a secured one: its party's in this country; without a party, anybody's."""
        if place.party is None:
            return place.country in self._countries
        return (name_key(place.party), place.country) in self._pairs


def _unsecured(scene: _Scene, secured: Sequence[_Pairs]) -> Iterator[tuple[str, Destination]]:
    """Yield the importers and countries for which no safeguard is stated."""
    for place in scene.places:
        if any(pairs.cover(place) for pairs in secured):
            continue
        if place.party is not None:
            yield place.party, place
        else:
            for importer in scene.importers(place.start)[:1]:
                yield importer.name, place


def _transfers(scene: _Scene, secured: Sequence[_Pairs]) -> Iterator[Found]:
    """Yield the transfers of a scope; `secured` are those that it and the rest of its section secure."""
    seen: set[tuple[str, str, str]] = set()
    for name, country, safeguard in scene.secured:
        if (name, country, safeguard.value) not in seen:
            seen.add((name, country, safeguard.value))
            value = f"{name} | {country} | {safeguard.value}"
            yield Found("transfer", value, safeguard.start, safeguard.end, scene.scope, 0.75, "transfer.safeguard")
    for name, place in _unsecured(scene, secured):
        if (name, place.country, "none") not in seen:
            seen.add((name, place.country, "none"))
            value = f"{name} | {place.country} | none"
            yield Found("transfer", value, place.start, place.end, scene.scope, 0.6, "transfer.none")


def _scene(context: Context, found: Names, scope: int, by_scope: Mapping[int, Sequence[Mention]]) -> _Scene:
    chosen = by_scope[scope]
    places = destinations(context, scope, goes_by(context, found, scope), chosen)
    if not chosen and _speaks_of_others(context, scope):
        chosen = above(context, scope, by_scope)
    return _Scene(context, scope, found, chosen, places, _safeguards(context, scope))


def _speaks_of_others(context: Context, scope: int) -> bool:
    """Tell whether a scope without names is about the parties of the section it belongs to; a row never is."""
    if fields_of(context, scope):
        return False
    start, end = context.ranges[scope]
    return context.has(start, end, "ng:ProvidersAbove") or len(context.scopes[scope].path) > 1


class _Sections:
    """What the scopes of each section secure together.

    "The data go to the USA" and, a paragraph later under a heading of its own, "Example Inc. is certified".
    """

    def __init__(self, scenes: Iterable[_Scene]) -> None:
        self._at: dict[tuple[str, ...], _Pairs] = {}
        self._below: dict[tuple[str, ...], _Pairs] = {}  # with what stands at the path itself
        for scene in scenes:
            path = scene.context.scopes[scene.scope].path
            self._at.setdefault(path, _Pairs()).add(scene)
            for size in range(1, len(path) + 1):
                self._below.setdefault(path[:size], _Pairs()).add(scene)

    def around(self, scene: _Scene) -> list[_Pairs]:
        """Return what a scope and those of its section secure; a row stands for itself."""
        path = scene.context.scopes[scene.scope].path
        if not path or fields_of(scene.context, scene.scope):
            own = _Pairs()
            own.add(scene)
            return [own]
        above = [self._at[path[:size]] for size in range(1, len(path)) if path[:size] in self._at]
        return [*above, self._below[path]]


def read(context: Context, found: Names, own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `safeguard`, `third_country` and `transfer` facts."""
    by_scope = recipients(context, found, own)
    scenes: dict[int, _Scene] = {}
    for scope in by_scope:
        scene = _scene(context, found, scope, by_scope)
        if scene.safeguards or scene.places:
            scenes[scope] = scene
    sections = _Sections(scenes.values())
    for scope, scene in scenes.items():
        yield from scene.safeguards
        for d in scene.places:
            unnamed = d.country == UNSPECIFIED
            rule = "country.unspecified" if unnamed else "country.address" if d.party else "country.name"
            yield Found("third_country", d.country, d.start, d.end, scope, 0.75 if unnamed else 0.9, rule)
        yield from _transfers(scene, sections.around(scene))
