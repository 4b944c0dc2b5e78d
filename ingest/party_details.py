"""What a notice says of the organisations it names: where they sit, and the short names it gives them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol

from noticegraph.ingest.grammar.addresses import Address
from noticegraph.ingest.grammar.organisations import Organisation
from noticegraph.ingest.grammar.places import Country
from noticegraph.ingest.model import Party, Span
from noticegraph.ingest.normalise import Normal
from noticegraph.ontology.names import organisation_slug

_start = attrgetter("start")
_NEAR = 90  # characters from a name to its address: a register number, a person, a label between them
_SENTENCE = re.compile(r"[.!?] [A-ZÄÖÜÆØÅ]")
_COUNTRY_GAP = re.compile(r"(?:,? |,? ?\()?(?:[A-Z][\w.-]+, )?")
_BRACKET = re.compile(r" ?\(([^()\n]{2,70})\)")
_QUOTED = re.compile(r"[\"“„«'‘’]([A-ZÄÖÜÆØÅ0-9][^\"“”„«»'‘’]{1,40})[\"”“»'’]")


class Read(Protocol):
    """What the grammars found in one notice, by start, as offsets into its normalised text."""

    @property
    def normal(self) -> Normal: ...  # noqa: D102
    @property
    def organisations(self) -> Sequence[Organisation]: ...  # noqa: D102
    @property
    def addresses(self) -> Sequence[Address]: ...  # noqa: D102
    @property
    def countries(self) -> Sequence[Country]: ...  # noqa: D102


def _address(text: str, after: Organisation, addresses: Sequence[Address], limit: int) -> Address | None:
    """Return the address that follows a name, before the next organisation and in the same sentence."""
    nearest = bisect_left(addresses, after.end, key=_start)
    for a in addresses[nearest : nearest + 1]:
        if a.start < min(after.end + _NEAR, limit):
            return None if _SENTENCE.search(text, after.end, a.start) else a
    return None


def _country(text: str, after: Organisation, countries: Sequence[Country]) -> Country | None:
    """Return the country that follows a name directly: "Example Inc., USA", "Example Inc. (San Diego, USA)"."""
    nearest = bisect_right(countries, after.end, key=_start)
    for c in countries[nearest : nearest + 1]:
        if c.start <= after.end + 30:
            return c if _COUNTRY_GAP.fullmatch(text, after.end, c.start) else None
    return None


def _aliases(text: str, after: Organisation) -> tuple[str, ...]:
    """Return the short names in the brackets behind a name: 'Example Mail Ltd ("Example")', '("EML")'.

    A short name shares its first letters with the name, or is made of its words' first letters: "the Company" is none.
    """
    bracket = _BRACKET.match(text, after.end)
    if bracket is None:
        return ()
    given = _QUOTED.findall(bracket.group(1)) or ([bracket.group(1)] if " " not in bracket.group(1) else [])
    slug = organisation_slug(after.name)
    initials = "".join(word[0] for word in slug.split("-") if word)
    return tuple(
        g for g in given if slug.startswith(organisation_slug(g)) or initials.startswith(organisation_slug(g) or "?")
    )


def parties(read: Read) -> tuple[Party, ...]:
    """Return the organisations of a notice, each name once, with the first address or country said of it.

    The country hint of a legal form stands without evidence: nobody said it.
    """
    text, found = read.normal.text, read.organisations
    ends = [*(o.start for o in found[1:]), len(text)][: len(found)]
    known: dict[str, Party] = {}
    for o, limit in zip(found, ends, strict=True):
        before = known.get(o.name)
        aliases = tuple(dict.fromkeys([*(before.aliases if before else ()), *_aliases(text, o)]))
        if before and before.evidence:
            known[o.name] = Party(o.name, aliases, before.country, before.address, before.evidence)
            continue
        address = _address(text, o, read.addresses, limit)
        country = None if address else _country(text, o, read.countries)
        said = address or country
        span: Span | None = read.normal.source(said.start, said.end) if said else None
        where = address.country if address else country.value if country else o.country
        known[o.name] = Party(o.name, aliases, where, address.text if address else None, span)
    return tuple(known.values())
