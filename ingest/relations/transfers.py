"""Transfers to third countries: where to, on which safeguard, and to whom.

The importer is the company of which the safeguard's sentence speaks ("HubSpot Inc. is certified under the
EU-US Data Privacy Framework"), at its fullest name; where it names nobody, the process's provider.
"""

import re
from collections.abc import Iterator, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.places import is_third_country
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.parties import Mention, fullest, in_scope, same_party
from noticegraph.ingest.relations.recipients import recipients

SAFEGUARDS = ("eu-gdpr:A45-3", "ng:EU-US-DPF", "ng:EU-US-PrivacyShield", "eu-gdpr:A46-2-c", "eu-gdpr:A46-2-b", "eu-gdpr:A49-1-a")
_US_ONLY = ("ng:EU-US-DPF", "ng:EU-US-PrivacyShield")
_ROLES = (Role.PROCESS, Role.GENERAL)
_AMERICAN = re.compile(r"\b(Inc|LLC|Corp|Corporation|Incorporated)\b")


def _safeguards(context: Context, scope: int) -> list[Found]:
    start, end = context.ranges[scope]
    found = [
        Found("safeguard", h.concept, h.start, h.end, scope, 0.9, "safeguard.words") for h in context.hits(start, end, *SAFEGUARDS)
    ]
    found += [
        Found("safeguard", c.value, c.start, c.end, scope, 0.95, "safeguard.citation")
        for c in context.within(context.citations, start, end)
        if c.value in SAFEGUARDS
    ]
    return sorted(
        (f for f in found if not context.has(context.sentence(f.start)[0], f.start, "ng:Negation")), key=lambda f: f.start
    )


def _named_in_transfer(context: Context, start: int, parties: Sequence[Mention]) -> bool:
    """Tell whether a country at `start` is where data go: in a transfer's sentence, an importer's address, a column."""
    column = context.column(start)
    if column is not None:
        return column in ("ng:ColumnCountry", "ng:ColumnSafeguard", "ng:ColumnParty")
    first, last = context.sentence(start)
    if context.has(first, last, "ng:AdequateCountriesCue") or context.has(first, start, "ng:Negation"):
        return False
    if context.has(first, last, "ng:TransferCue", "ng:RecipientCue", "ng:ProviderCue", *SAFEGUARDS):
        return True
    return any(m.full and 0 <= start - m.end < 160 for m in parties)


def _countries(context: Context, scope: int, parties: Sequence[Mention]) -> list[Found]:
    start, end = context.ranges[scope]
    found = [
        Found("third_country", c.value, c.start, c.end, scope, 0.9, "country.name")
        for c in context.within(context.countries, start, end)
        if is_third_country(c.value)
        and context.block_at(c.start).kind is not Kind.HEADING
        and _named_in_transfer(context, c.start, parties)
    ]
    found += [
        Found("third_country", "unspecified", h.start, h.end, scope, 0.75, "country.unspecified")
        for h in context.hits(start, end, "ng:ThirdCountryUnspecified")
        if not context.has(context.sentence(h.start)[0], h.start, "ng:Negation")
    ]
    return sorted(found, key=lambda f: f.start)


def _importers(context: Context, safeguard: Found, parties: Sequence[Mention], chosen: Sequence[Mention]) -> list[Mention]:
    """Return the companies that a safeguard covers."""
    first, last = context.sentence(safeguard.start)
    named = [fullest(m, parties) for m in parties if first <= m.start < last]
    named = [m for i, m in enumerate(named) if not any(m.name == n.name for n in named[:i])]
    covered = [m for m in named if any(same_party(m, c) for c in chosen)]
    return covered or _abroad(context, chosen)


def _abroad(context: Context, chosen: Sequence[Mention]) -> list[Mention]:
    """Return the recipients that sit outside the EEA, else the first one."""
    outside = [m for m in chosen if _country(context, m)]
    return outside or list(chosen[:1])


def _country(context: Context, mention: Mention) -> str | None:
    """Return the third country that a company's address or legal form puts it in."""
    block_end = context.text.find("\n", mention.end)
    for c in context.within(context.countries, mention.end, min(mention.end + 160, block_end if block_end >= 0 else mention.end + 160)):
        if not any(o.start > mention.end and o.start < c.start for o in context.organisations):
            return c.value if is_third_country(c.value) else None
    if mention.country:
        return mention.country if is_third_country(mention.country) else None
    return "loc:US" if mention.full and _AMERICAN.search(mention.name) else None


def read(context: Context, found: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `safeguard`, `third_country` and `transfer` facts."""
    for scope in context.scopes_of(*_ROLES):
        parties = in_scope(context, found, scope)
        safeguards, countries = _safeguards(context, scope), _countries(context, scope, parties)
        if not safeguards and not countries:
            continue
        yield from safeguards
        yield from countries
        chosen = recipients(context, found, scope, own)
        seen: set[tuple[str, str, str]] = set()
        named = {c.value for c in countries}
        covered_by_framework = {m.name for s in safeguards if s.value in _US_ONLY for m in _importers(context, s, parties, chosen)}
        for s in safeguards:
            for importer in _importers(context, s, parties, chosen):
                if s.value == "eu-gdpr:A45-3" and importer.name in covered_by_framework:
                    continue
                where = {"loc:US"} if s.value in _US_ONLY else named or {c for c in [_country(context, importer)] if c}
                for country in sorted(where):
                    if (importer.name, country, s.value) not in seen:
                        seen.add((importer.name, country, s.value))
                        yield Found("transfer", f"{importer.name} | {country} | {s.value}", s.start, s.end, scope, 0.75, "transfer.safeguard")
        covered = {country for _, country, _ in seen}
        for c in countries:
            if c.value in covered:
                continue
            covered.add(c.value)
            for importer in _abroad(context, chosen)[:1]:
                yield Found("transfer", f"{importer.name} | {c.value} | none", c.start, c.end, scope, 0.6, "transfer.none")
