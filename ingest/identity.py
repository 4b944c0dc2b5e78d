"""Which organisation a name means: within its notice first, then by the register, then by the name itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.ingest.model import Party
from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.register import Register


@dataclass(frozen=True, slots=True)
class Identity:
    """An organisation's IRI, and what told it: `register`, or `name`, which is weak."""

    iri: str
    by: str


class Identities:
    """The organisations of one notice."""

    def __init__(self, parties: Iterable[Party], known: Register, base: str) -> None:
        """Take the notice's parties, whose aliases stand for them, and the register."""
        self._known = known
        self._base = base
        self._names = _unambiguous(parties)
        self._known_names: dict[str, Identity] = {}

    def of(self, name: str) -> Identity:
        """Return the organisation that a name in this notice means, and what told it."""
        if name not in self._known_names:
            self._known_names[name] = self._of(name)
        return self._known_names[name]

    def iri(self, name: str) -> str:
        """Return the IRI of the organisation that a name in this notice means."""
        return self.of(name).iri

    def _of(self, name: str) -> Identity:
        full = self._names.get(organisation_slug(name), name)
        entry = self._known.by_name(full)
        if entry is None:
            brand = self._known.by_short_name(full)
            entry = brand[0] if len(brand) == 1 else None
        if entry is not None:
            return Identity(entry.iri, "register")
        return Identity(f"{self._base}organisation/{organisation_slug(full)}", "name")


def _unambiguous(parties: Iterable[Party]) -> dict[str, str]:
    """Return the party's name by each alias that means one party alone; a party's own name means that party."""
    meant: dict[str, set[str]] = {}
    own: dict[str, str] = {}
    for party in parties:
        own.setdefault(organisation_slug(party.name), party.name)
        for alias in party.aliases:
            meant.setdefault(organisation_slug(alias), set()).add(party.name)
    by_alias = {alias: next(iter(names)) for alias, names in meant.items() if len(names) == 1}
    return by_alias | own
