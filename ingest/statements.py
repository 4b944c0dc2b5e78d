"""Claims as triples: which subject a claim is about, which triple it stands for, what that needs and implies."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pyoxigraph import NamedNode

from noticegraph.ingest.identity import Identities
from noticegraph.ingest.model import Claim, Reading
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.relations import Place, Relation, relation
from noticegraph.ontology.rules import rules
from noticegraph.ontology.terms import Setting, Statement, iri, term
from noticegraph.ontology.values import TYPE, encode, organisation_in

_CONTROLLER = term("dpv:hasDataController")
_GROUP = term("dpv:JointDataControllers")


class MisplacedClaim(NoticegraphError, ValueError):
    """A claim of a place that its relation does not have."""


class Stated(NamedTuple):  # one for each claim: a data class takes three times as long to make
    """A claim with its triple: `structure` are triples that its nodes need, `implied` what follows unsaid."""

    claim: Claim
    row: Relation
    triple: Statement
    structure: tuple[Statement, ...] = ()
    implied: tuple[Statement, ...] = ()
    organisation: str | None = None  # its name as written
    organisation_iri: str = ""


def state(reading: Reading, version: str, base: str, who: Identities) -> tuple[Stated, ...]:
    """Return the reading's claims with their triples, in their order.

    Raises MisplacedClaim for a claim of a place that its relation does not have, UnreadableValue for a value
    that has not its relation's form, UnknownRelation for a relation that the table lacks.
    """
    controllers = _Controllers(reading.claims, who)
    settings = {
        process: Setting(base, version, process, reading.language.code, who.iri, controllers.iris)
        for process in (None, *(process.id for process in reading.processes))
    }
    stated = [_state(claim, settings, controllers, reading) for claim in reading.claims]
    return tuple(_grouped(stated, settings, controllers.iris))


class _Controllers:
    """The controllers of a notice, and which of them a contact detail belongs to."""

    def __init__(self, claims: Iterable[Claim], who: Identities) -> None:
        named = sorted((c.start, who.iri(c.value)) for c in claims if c.relation == "controller")
        self._starts = [start for start, _ in named]
        self._named = [controller for _, controller in named]
        self.iris = tuple(sorted(set(self._named)))

    def of(self, claim: Claim) -> str | None:
        """Return the controller last named before a claim, else the first; None where none is named."""
        at = bisect_right(self._starts, claim.start)
        return self._named[max(at - 1, 0)] if self._named else None


def _state(claim: Claim, settings: Mapping[str | None, Setting], controllers: _Controllers, reading: Reading) -> Stated:
    row = relation(claim.relation)
    if claim.process is not None and Place.PROCESS not in row.places:
        raise MisplacedClaim(f"{row.key} at {claim.start} is said of process {claim.process!r}; say it of the notice")
    if claim.process not in settings:
        raise MisplacedClaim(f"{row.key} at {claim.start} is said of process {claim.process!r}, which is not read")
    setting = settings[claim.process]
    if reading.spoken:
        setting = replace(setting, language=reading.language_at(claim.start).code)
    encoded = encode(row, claim.value, setting)
    subject = _subject(claim, row, setting, controllers)
    named = organisation_in(row, claim.value)
    implied = encoded.implied + _implied(row, subject, named, setting)
    triple = (subject, iri(row.property), encoded.object)
    party = setting.organisation(named) if named is not None else ""
    return Stated(claim, row, triple, (*encoded.structure, *_known_class(claim, triple)), implied, named, party)


def _known_class(claim: Claim, triple: Statement) -> tuple[Statement, ...]:
    """Return the narrower class that the claim's rule knows of the node: whether a source is the person."""
    rule, node = rules().get(claim.rule), triple[2]
    if rule is None or rule.value_class is None or not isinstance(node, NamedNode):
        return ()
    return ((node, TYPE, term(rule.value_class)),)


def _subject(claim: Claim, row: Relation, setting: Setting, controllers: _Controllers) -> NamedNode:
    if Place.CONTROLLER in row.places:
        return iri(controllers.of(claim) or setting.version)
    return iri(process_iri(setting.version, claim.process))


def process_iri(version: str, process: str | None) -> str:
    """Return the IRI of a process of a notice; of the notice itself where it is None."""
    return version if process is None else f"{version}#process/{process}"


def _implied(row: Relation, subject: NamedNode, name: str | None, setting: Setting) -> tuple[Statement, ...]:
    if name is None or not row.implies:
        return ()
    party = iri(setting.organisation(name))
    return tuple((subject, iri(implied), party) for implied in row.implies)


def _grouped(
    stated: Sequence[Stated], settings: Mapping[str | None, Setting], controllers: Sequence[str]
) -> Iterable[Stated]:
    """Yield the claims, those of group relations moved from their subject to the group's node.

    The controller is a member of every group of joint controllers: implied, for Art. 26 GDPR knows no other.
    """
    members: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in stated:
        if one.row.group is not None:
            members[one.row.key, one.claim.process].add(one.triple[2].value)
    for one in stated:
        if one.row.group is None:
            yield one
            continue
        subject, predicate, member = one.triple
        together = " ".join(sorted(members[one.row.key, one.claim.process]))
        node = settings[one.claim.process].node("joint", together)
        structure = ((subject, iri(one.row.group), node), (node, TYPE, _GROUP))
        implied = tuple((node, _CONTROLLER, iri(controller)) for controller in controllers)
        yield one._replace(triple=(node, predicate, member), structure=structure, implied=implied)
