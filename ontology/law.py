"""Dated law: which decision, framework, clauses or statute holds on a day.

The facts are in `law.ttl`; all intervals are half-open, the first day included and the last excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.tables import LAW, Row, of_type, table

_EEA = "loc:EEA"
_BRIDGE = "ng:EU-UK-Bridge"


class UnknownInstrument(NoticegraphError, KeyError):
    """No dated fact is about the instrument asked for."""

    def __str__(self) -> str:
        """Return the message as it is, not as a key's repr."""
        return str(self.args[0])


class Scope(StrEnum):
    """Which importers of a country an adequacy decision covers."""

    WHOLE_COUNTRY = "ng:WholeCountry"
    COMMERCIAL = "ng:CommercialOrganisations"
    PRIVATE_SECTOR = "ng:PrivateSector"
    CERTIFIED = "ng:CertifiedOrganisations"
    SINGLE_ORGANISATION = "ng:SingleOrganisation"


@dataclass(frozen=True, slots=True)
class Fact:
    """An act made `instrument` hold on every day d with `start <= d < until`.

    `instrument` is a CURIE, or `de:TDDDG` for a statute. No `start` or no `until` means that none is
    known or set. `country` narrows a fact about an area to one of its members. `usable_from` is the
    first day of certification under a framework; `transition_until` ends the use by those who had used
    the instrument before its end.
    """

    iri: str
    instrument: str
    act: str | None
    adopted: date | None
    start: date | None
    until: date | None
    country: str | None
    ended_by: str | None
    usable_from: date | None
    transition_until: date | None
    verification: str

    def covers(self, on: date) -> bool:
        """Return whether the day lies in the interval."""
        return (self.start is None or self.start <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Adequacy:
    """An adequacy decision that holds on the day asked for; `scope` says for which importers."""

    instrument: str
    country: str
    scope: Scope
    fact: Fact


@dataclass(frozen=True, slots=True)
class _Law:
    facts: tuple[Fact, ...]
    countries: Mapping[str, str]  # of adequacy decisions, by instrument
    scopes: Mapping[str, Scope]


def _day(row: Row, term: str) -> date | None:
    value = row.one(term)
    return date.fromisoformat(value) if value else None


def _fact(row: Row) -> Fact:
    return Fact(
        iri=LAW + row.key.replace(":", "/", 1),
        instrument=row.all("ng:about")[0],
        act=row.one("ng:act"),
        adopted=_day(row, "ng:adopted"),
        start=_day(row, "ng:from"),
        until=_day(row, "ng:until"),
        country=row.one("ng:country"),
        ended_by=row.one("ng:endedBy"),
        usable_from=_day(row, "ng:usableFrom"),
        transition_until=_day(row, "ng:transitionUntil"),
        verification=row.all("ng:verification")[0],
    )


@cache
def _law() -> _Law:
    found = map(_fact, of_type("law.ttl", "ng:LegalFact"))
    scoped = [row for row in table("law.ttl").values() if row.all("ng:scope")]
    return _Law(
        facts=tuple(sorted(found, key=lambda fact: (fact.instrument, fact.start or date.min, fact.iri))),
        countries={row.key: country for row in scoped if (country := row.one("ng:country"))},
        scopes={row.key: Scope(row.all("ng:scope")[0]) for row in scoped},
    )


def facts(instrument: str | None = None) -> tuple[Fact, ...]:
    """Return the dated facts, or those about one instrument, the earliest first.

    >>> [fact.act for fact in facts("legal-eu:Adequacy-EU-GB")]
    ['(EU) 2021/1772', '(EU) 2025/1226', '(EU) 2025/2574']
    """
    return tuple(fact for fact in _law().facts if instrument in (None, fact.instrument))


def _known(instrument: str) -> tuple[Fact, ...]:
    found = facts(instrument)
    if not found:
        raise UnknownInstrument(
            f"{instrument!r} has no dated facts in ontology/law.ttl; use a CURIE such as ng:EU-US-DPF or de:TDDDG"
        )
    return found


def holds(instrument: str, on: date) -> bool:
    """Return whether a decision, framework, set of clauses or statute holds on a day.

    Raises `UnknownInstrument` where nothing is known of it: that is no answer.

    >>> holds("ng:EU-US-PrivacyShield", date(2020, 7, 15)), holds("ng:EU-US-PrivacyShield", date(2020, 7, 16))
    (True, False)
    """
    return any(fact.covers(on) for fact in _known(instrument))


def lapsed(instrument: str, on: date) -> bool:
    """Return whether the instrument held before the day and does not hold on it.

    Raises `UnknownInstrument`.
    """
    known = _known(instrument)
    before = any(fact.until is not None and fact.until <= on for fact in known)
    return before and not any(fact.covers(on) for fact in known)


def adequate(country: str, on: date) -> Adequacy | None:
    """Return the adequacy decision that holds for a country (`loc:JP`) on a day; None where none does.

    The answer may cover only some importers: see its `scope`. None for countries of the EEA, which need
    no decision: see `in_eea`.
    """
    law = _law()
    for instrument, covered in law.countries.items():
        if covered != country:
            continue
        for fact in facts(instrument):
            if fact.covers(on):
                return Adequacy(instrument, country, law.scopes[instrument], fact)
    return None


def in_eea(country: str, on: date) -> bool:
    """Return whether sending data to a country is no transfer to a third country on a day.

    That is so for members of the EU and the EEA and, from the end of the transition until the adequacy
    decision, for the United Kingdom by the bridging clause of the agreement on trade and cooperation.
    """
    areas = (*facts(_EEA), *facts(_BRIDGE))
    return any(fact.country == country and fact.covers(on) for fact in areas)
