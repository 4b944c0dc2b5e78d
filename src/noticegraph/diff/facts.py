"""A notice as facts that can be compared: process by process, each value once, with its surest words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.folding import fold
from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.relations import ValueType, relation

_NAMES = frozenset({ValueType.ORGANISATION, ValueType.CONTRACT})
_IN_A_LANGUAGE = frozenset({ValueType.WORDS, ValueType.DESCRIBED, ValueType.TEXT})

Key = tuple[str, str]
"""A relation's key and a value in the form in which it is compared."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a notice states of itself or of a process; `claim` is the surest of the claims that state it."""

    relation: str
    compared: str
    claim: StatedClaim

    @property
    def key(self) -> Key:
        """Relation and value: facts with the same key are the same."""
        return self.relation, self.compared

    @property
    def in_a_language(self) -> bool:
        """Whether the value is words, which another language has others for."""
        return relation(self.relation).value_type in _IN_A_LANGUAGE


@dataclass(frozen=True, slots=True)
class Process:
    """A processing activity with its facts by key, in the order of the text.

    `iri` is None for the notice as a whole, whose title is empty; `position` is its place among the processes.
    """

    iri: str | None
    title: str
    position: int
    facts: Mapping[Key, Fact]


@dataclass(frozen=True, slots=True)
class Stated:
    """A notice as the facts that it states: of itself, and of each of its processes in their order."""

    notice: Notice
    whole: Process
    processes: tuple[Process, ...]

    @property
    def every(self) -> tuple[Process, ...]:
        """The notice as a whole, then its processes."""
        return (self.whole, *self.processes)


def stated(notice: Notice, claims: Iterable[StatedClaim], titles: Mapping[str, str]) -> Stated:
    """Return a notice as facts; `titles` are those of its processes by IRI, in the order of the notice."""
    facts: dict[str | None, dict[Key, Fact]] = {None: {}, **{iri: {} for iri in titles}}
    for claim in claims:
        fact = Fact(claim.relation, compared(claim.relation, claim.value), claim)
        known = facts.setdefault(claim.process, {})
        if fact.key not in known or claim.confidence > known[fact.key].claim.confidence:
            known[fact.key] = fact
    processes = [
        Process(iri, titles.get(iri) or iri.rpartition("/")[2], at, facts[iri])
        for at, iri in enumerate(iri for iri in facts if iri is not None)
        if facts[iri]
    ]
    return Stated(notice, Process(None, "", -1, facts[None]), tuple(processes))


def compared(key: str, value: str) -> str:
    """Return a value in the form in which it is compared: case, blanks and spellings of a name do not count.

    >>> compared("recipient", "Mailer G.m.b.H.") == compared("recipient", "MAILER GmbH")
    True
    """
    kind = relation(key).value_type
    if kind in _NAMES:
        return _name(value)
    if kind is ValueType.TRANSFER:
        importer, bar, rest = value.partition(" | ")
        return f"{_name(importer)}{bar}{rest}"
    if kind is ValueType.PHONE:
        return re.sub(r"\D", "", value.replace("(0)", "")).lstrip("0")
    if kind in _IN_A_LANGUAGE:
        return fold(value)
    return value.casefold() if kind is ValueType.EMAIL else value


def _name(value: str) -> str:
    return organisation_slug(value).removeprefix(
        "the-"
    )  # `The Mailer LLC` in one language, `die Mailer LLC` in another
