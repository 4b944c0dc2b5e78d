"""Countries named in a text. Addresses are read by `addresses`, whose functions can be had here too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from noticegraph.ingest.grammar.addresses import Address, read_addresses
from noticegraph.ingest.grammar.laws import find_law_names
from noticegraph.ingest.grammar.organisations import Organisation, find_organisations
from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.stretches import Stretches
from noticegraph.ontology.countries import country_names, eea_members

__all__ = ["Address", "Country", "find_addresses", "find_countries", "is_third_country"]

# "US" is shouted too ("CONTACT US"), so that capitals around it make it a pronoun; these do not.
_ACRONYMS = frozenset({"EU", "UK", "EEA", "USA", "EWR", "EØS", "DPF", "SCC", "SCCS", "BCR", "AND", "OR", "THE"})
_NEAREST_WORD = re.compile(r"(?:^|[^\w])([\w.]+) $")
_NEXT_WORD = re.compile(r" ([A-ZÄÖÜ]{2,})\b")


@dataclass(frozen=True, slots=True)
class Country:
    """A country named; `value` is its CURIE, `loc:US`."""

    start: int
    end: int
    value: str


@cache
def _phrases(language: str) -> Phrases[str]:
    return Phrases([*country_names(language), *(country_names("en") if language != "en" else ())])


def _shouted(text: str, start: int, end: int) -> bool:
    """Tell whether "US" is the pronoun in capitals."""
    before = _NEAREST_WORD.search(text, max(0, start - 24), start)
    if before and len(before.group(1)) > 1 and before.group(1).isupper() and before.group(1) not in _ACRONYMS:
        return True
    after = _NEXT_WORD.match(text, end)
    return after is not None and after.group(1) not in _ACRONYMS


def find_countries(
    text: str, language: str, organisations: Sequence[Organisation] | None = None
) -> tuple[Country, ...]:
    """Return the countries named, sorted by start, as written in the notice's language or in English.

    Names inside an organisation's or a law's name are none. `organisations` are those found in the text, for who
    has them already.

    >>> [c.value for c in find_countries("Contact us. Servers in the USA; Example Ireland Limited", "en")]
    ['loc:US']
    """
    names = find_organisations(text, language) if organisations is None else organisations
    inside = Stretches([*((o.start, o.end) for o in names), *((n.start, n.end) for n in find_law_names(text))])
    found: list[Country] = []
    for start, end, meant in _phrases(language.split("-")[0]).find(text):
        country = meant[0]
        # "US-Anbieter", "EU-US", "amerika.example": part of a longer word.
        joined = text[end : end + 1] in ("-", "@", "_") or (start and text[start - 1] in "-@./_")
        if not country or joined or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()):
            continue
        if text[start:end] == "US" and _shouted(text, start, end):
            continue
        if not inside.hold(start, end):
            found.append(Country(start, end, country))
    return tuple(found)


def is_third_country(code: str) -> bool:
    """Return whether a country (`loc:US`; a region counts as its country) is outside the EEA today.

    For another day ask `noticegraph.ontology.law.in_eea`.

    >>> is_third_country("loc:US"), is_third_country("loc:NO"), is_third_country("loc:US-CA")
    (True, False, True)
    """
    prefix, _, local = code.partition(":")
    return f"{prefix}:{local.split('-')[0]}" not in eea_members()


def find_addresses(
    text: str,
    language: str,
    organisations: Sequence[Organisation] | None = None,
    named: Sequence[Country] | None = None,
) -> tuple[Address, ...]:
    """Return the postal addresses, sorted by start, with their country where it is stated or certain.

    `organisations` and `named` (the countries) are those found in the text, for who has them already. See
    `addresses.read_addresses`.
    """
    names = find_organisations(text, language) if organisations is None else organisations
    countries = find_countries(text, language, names) if named is None else named
    return read_addresses(
        text, language, [(o.start, o.end) for o in names], {c.start: (c.end, c.value) for c in countries}
    )
