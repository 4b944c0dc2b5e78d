"""Transfers to third countries: where to, on which safeguard, and to whom.

The importer is the company of which the safeguard's sentence speaks ("HubSpot Inc. is certified under the
EU-US Data Privacy Framework"), at its fullest name; where it names nobody, the process's provider.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.fields import fields_of
from noticegraph.ingest.model import Role
from noticegraph.ingest.parties import Mention, goes_by, same_name
from noticegraph.ingest.relations.destinations import SAFEGUARDS, UNSPECIFIED, Destination, destinations, seat
from noticegraph.ingest.relations.reach import above, named_in
from noticegraph.ingest.relations.recipients import recipients

_US = "loc:US"
_US_ONLY = ("ng:EU-US-DPF", "ng:EU-US-PrivacyShield")
_ADEQUACY = "eu-gdpr:A45-3"


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one scope says: its recipients (or those it reaches back to), third countries and safeguards."""

    context: Context
    scope: int
    found: Sequence[Mention]
    chosen: Sequence[Mention]
    places: Sequence[Destination]
    safeguards: Sequence[Found]

    def _receiving(self, start: int, end: int) -> list[Mention]:
        """Return the recipients that start:end names."""
        named = named_in(self.context, self.found, self.scope, start, end)
        return [m for m in named if any(same_name(m.name, c.name) for c in self.chosen)]

    def _abroad(self) -> list[Mention]:
        """Return the recipients that sit in a third country, else the first one."""
        outside = [m for m in self.chosen if seat(m, self.places)]
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
        while first > paragraph:
            first, last = context.sentence(first - 2)
            if first < paragraph:
                break
            if named := self._receiving(first, last):
                return named
        return self._abroad()

    def countries(self, safeguard: Found, importer: Mention) -> set[str]:
        """Return the third countries to which data go to an importer on a safeguard."""
        if safeguard.value in _US_ONLY:
            listed = {d.country for d in self.places}
            return {_US} if not fields_of(self.context, self.scope) or _US in listed else set()
        first, last = self.context.sentence(safeguard.start)
        stated = {d.country for d in self.places if d.party is None}
        if safeguard.value == _ADEQUACY:
            bound = {d.country for d in self.places if first <= d.start < last}
            return bound or stated or self._seat(importer)
        return stated | self._seat(importer) if not self._elsewhere(importer) else self._seat(importer)

    def _seat(self, importer: Mention) -> set[str]:
        country = seat(importer, self.places)
        return {country} if country else set()

    def _elsewhere(self, importer: Mention) -> bool:
        """Tell whether the countries stated without an address are all said of other companies."""
        stated = [d for d in self.places if d.party is None]
        named = [self._receiving(*self.context.sentence(d.start)) for d in stated]
        return bool(stated) and all(n and not any(same_name(m.name, importer.name) for m in n) for n in named)


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
    stated = (f for f in found if not context.has(context.sentence(f.start)[0], f.start, "ng:Negation"))
    return sorted(stated, key=lambda f: f.start)


def _secured(scene: _Scene) -> Iterator[tuple[str, str, Found]]:
    """Yield importer, country and safeguard; Art. 45 is not said again of who is under a framework."""
    frameworks = [s for s in scene.safeguards if s.value in _US_ONLY]
    certified = {m.name for s in frameworks for m in scene.importers(s.start)}
    for safeguard in scene.safeguards:
        for importer in scene.importers(safeguard.start):
            if safeguard.value == _ADEQUACY and importer.name in certified:
                continue
            for country in sorted(scene.countries(safeguard, importer)):
                yield importer.name, country, safeguard


def _unsecured(scene: _Scene, secured: Collection[tuple[str, str]]) -> Iterator[tuple[str, Destination]]:
    """Yield the importers and countries for which no safeguard is stated."""
    covered = {country for _, country in secured}
    for place in scene.places:
        if place.party is not None:
            if not any(same_name(name, place.party) and country == place.country for name, country in secured):
                yield place.party, place
        elif place.country not in covered:
            for importer in scene.importers(place.start)[:1]:
                yield importer.name, place


def _transfers(scene: _Scene, beside: Collection[tuple[str, str]]) -> Iterator[Found]:
    """Yield the transfers of a scope; `beside` are those that the rest of its section secures."""
    seen: set[tuple[str, str, str]] = set()
    for name, country, safeguard in _secured(scene):
        if (name, country, safeguard.value) not in seen:
            seen.add((name, country, safeguard.value))
            value = f"{name} | {country} | {safeguard.value}"
            yield Found("transfer", value, safeguard.start, safeguard.end, scene.scope, 0.75, "transfer.safeguard")
    secured = {*beside, *((name, country) for name, country, _ in seen)}
    for name, place in _unsecured(scene, secured):
        if (name, place.country, "none") not in seen:
            seen.add((name, place.country, "none"))
            value = f"{name} | {place.country} | none"
            yield Found("transfer", value, place.start, place.end, scene.scope, 0.6, "transfer.none")


def _scene(context: Context, found: Sequence[Mention], scope: int, by_scope: Mapping[int, Sequence[Mention]]) -> _Scene:
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


def _beside(context: Context, scenes: Mapping[int, _Scene], scope: int) -> set[tuple[str, str]]:
    """Return who is secured, and where, in the scopes that a scope's section is parted into.

    "The data go to the USA" and, a paragraph later under a heading of its own, "Example Inc. is certified".
    """
    if fields_of(context, scope):
        return set()
    path = context.scopes[scope].path
    near = [s for s in scenes if s != scope and _one_section(path, context.scopes[s].path)]
    return {(name, country) for s in near for name, country, _ in _secured(scenes[s])}


def _one_section(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(left and right) and (left[: len(right)] == right or right[: len(left)] == left)


def read(context: Context, found: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `safeguard`, `third_country` and `transfer` facts."""
    by_scope: dict[int, Sequence[Mention]] = {}
    scenes: dict[int, _Scene] = {}
    for scope in context.scopes_of(Role.PROCESS, Role.GENERAL):
        by_scope[scope] = recipients(context, found, scope, own)
        scene = _scene(context, found, scope, by_scope)
        if scene.safeguards or scene.places:
            scenes[scope] = scene
    for scope, scene in scenes.items():
        yield from scene.safeguards
        for d in scene.places:
            unnamed = d.country == UNSPECIFIED
            rule = "country.unspecified" if unnamed else "country.address" if d.party else "country.name"
            yield Found("third_country", d.country, d.start, d.end, scope, 0.75 if unnamed else 0.9, rule)
        yield from _transfers(scene, _beside(context, scenes, scope))
