"""Names of countries in every language, and the marks by which an address tells its country.

Names come from CLDR through Babel; `countries.ttl` adds what CLDR lacks and what deceives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from noticegraph.ontology.law import facts
from noticegraph.ontology.tables import table
from noticegraph.ontology.wording import LANGUAGES

_FILE = "countries.ttl"
_EEA = "loc:EEA"


@dataclass(frozen=True, slots=True)
class AddressMarks:
    """What tells a country in an address: its cities and the parts of its streets' names, as written."""

    cities: frozenset[str]
    streets: tuple[str, ...]


def _territories(language: str) -> Mapping[str, str]:
    try:
        return Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}


def _of(language: str, tagged: tuple[tuple[str, str], ...]) -> Iterator[str]:
    base = language.split("-")[0]
    spoken = {"", base, *(("nb", "nn", "no") if base in ("nb", "nn", "no") else ())}
    return (text for text, tag in tagged if tag in spoken)


@cache
def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of a name and a country (CURIE) in a language; the country is empty for names that mean none."""
    rows = table(_FILE)
    no_country = {code for row in rows.values() for code in row.all("ng:territory")}
    refused = {(row.key, name) for row in rows.values() for name in row.all("ng:notName")}
    names: list[tuple[str, str]] = []
    for code, name in _territories(language).items():
        country = f"loc:{code}"
        if len(code) == 2 and code.isalpha() and code not in no_country and (country, name) not in refused:
            names.append((name, country))
    for row in rows.values():
        names += [(name, row.key) for name in _of(language, row.tagged("skos:altLabel"))]
        names += [(name, "") for name in row.all("ng:notLabel")]
    return tuple(dict.fromkeys(names))


@cache
def country_codes() -> Mapping[str, str]:
    """Return countries (CURIEs) by code of ISO 3166-1 and by name in every language that is read, folded in case."""
    named = {name.casefold(): country for tag in LANGUAGES for name, country in country_names(tag) if country}
    coded = {country.removeprefix("loc:").casefold(): country for country in named.values()}
    return MappingProxyType(named | coded)


@cache
def address_marks() -> Mapping[str, AddressMarks]:
    """Return the marks by country (CURIE)."""
    return MappingProxyType(
        {
            row.key: AddressMarks(frozenset(row.all("ng:city")), row.all("ng:streetPart"))
            for row in table(_FILE).values()
            if row.key.startswith("loc:")
        }
    )


@cache
def states(country: str) -> frozenset[str]:
    """Return the names of states that addresses of a country (`loc:US`, `loc:AU`) give."""
    row = table(_FILE).get(country)
    return frozenset(row.all("ng:state")) if row else frozenset()


@cache
def eea_members() -> frozenset[str]:
    """Return the countries that are members of the EU or the EEA today, by the facts of `law.ttl`."""
    return frozenset(fact.country for fact in facts(_EEA) if fact.country and fact.until is None)
