"""Validation of one notice: which items of Art. 13 and 14 GDPR it states, and what the shapes find.

The graph that is validated is made anew for each notice, so that the cost of one does not depend on how many
others a store holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal as OneOf

from pyoxigraph import Quad, QuerySolutions, RdfFormat, parse

from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.shapes.data import Data, data_of
from noticegraph.shapes.evidence import Claim, Quote, claims_in
from noticegraph.shapes.findings import Finding, findings
from noticegraph.shapes.items import Case, Item, cases, items
from noticegraph.shapes.report import report_data, report_iri
from noticegraph.shapes.translations import translation_quads

Outcome = OneOf["present", "absent", "not-applicable"]
PRESENT: Outcome = "present"
ABSENT: Outcome = "absent"
NOT_APPLICABLE: Outcome = "not-applicable"

__all__ = ["ABSENT", "NOT_APPLICABLE", "PRESENT", "Finding", "Outcome", "Validation", "Verdict", "validate_notice"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an item: `quotes` are the claims that satisfy it, `reason` says why it does not apply."""

    item: Item
    verdict: Outcome
    quotes: tuple[Quote, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[str, ...]:
        """The IRIs of the claims that satisfy the item."""
        return tuple(quote.claim for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Validation:
    """One notice as of one day; `report_data` is its report graph as N-Quads."""

    notice: str
    as_of: date
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    report_data: bytes

    @property
    def conforms(self) -> bool:
        """Tell whether nothing was found, warnings included (SHACL, section 3.6.1.1)."""
        return not self.findings

    @property
    def report_iri(self) -> str:
        """The IRI of the report and of its graph."""
        return report_iri(self.notice, self.as_of)

    @property
    def report(self) -> tuple[Quad, ...]:
        """The quads of the report graph, sorted."""
        return tuple(parse(self.report_data, RdfFormat.N_QUADS))


def validate_notice(
    notice: str,
    graph: Iterable[Quad],
    evidence: Iterable[Quad],
    as_of: date,
    base: str = DEFAULT_BASE,
    *,
    translations: Iterable[Iterable[Quad]] = (),
) -> Validation:
    """Validate the notice version with this IRI, its notice graph and its evidence graph, as of a day.

    The law decides by the day: a framework that does not hold on it is a finding. `base` is the start of the
    data's IRIs. `translations` are the notice graphs of the versions in other languages that are compared with this
    one. Which day a notice is assessed on by default is said by `dates.assessment_date`.
    """
    graph = tuple(graph)
    return validate_claims(notice, graph, claims_in(graph, evidence), as_of, base, translations=translations)


def validate_claims(
    notice: str,
    graph: Iterable[Quad],
    claims: Sequence[Claim],
    as_of: date,
    base: str = DEFAULT_BASE,
    *,
    translations: Iterable[Iterable[Quad]] = (),
) -> Validation:
    """Validate as `validate_notice` does, with the claims of the evidence graph in its stead."""
    graph = tuple(graph)
    data = data_of(notice, (*graph, *translation_quads(notice, translations)), as_of, base)
    missing = _missing_cases(data, base)
    applicable = {item.key for item in items(base) if item.key not in missing}
    found = findings(data, applicable, claims, base)
    absent = {key for finding in found for key in finding.items}
    stated = _by_relation(claims)
    verdicts = tuple(_verdict(item, missing.get(item.key), item.key in absent, stated, data) for item in items(base))
    return Validation(notice, as_of, verdicts, found, report_data(notice, as_of, found))


def _missing_cases(data: Data, base: str) -> Mapping[str, Case]:
    """Return, by key, the items that do not apply to a notice, each with the first of its cases that is not given."""
    given = {case.iri: bool(data.query(case.ask)) for case in cases(base)}
    missing = {item.key: next((case for case in item.cases if not given[case.iri]), None) for item in items(base)}
    return {key: case for key, case in missing.items() if case is not None}


def _by_relation(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.relation, []).append(claim)
    return found


def _verdict(item: Item, missing: Case | None, absent: bool, claims: Mapping[str, list[Claim]], data: Data) -> Verdict:
    if missing is not None:
        return Verdict(item, NOT_APPLICABLE, reason=missing.not_applicable)
    if absent:
        return Verdict(item, ABSENT)
    return Verdict(item, PRESENT, tuple(_satisfying(item, claims, data)))


def _satisfying(item: Item, claims: Mapping[str, list[Claim]], data: Data) -> Iterator[Quote]:
    """Yield the claims that satisfy an item, by IRI."""
    counting = _counting(item.satisfied_by, data) if item.satisfied_by is not None else None
    stated = (claim for relation in item.relations for claim in claims.get(relation, ()))
    for claim in sorted(stated, key=lambda claim: claim.iri):
        if item.object is not None and claim.object.value != item.object:
            continue
        if counting is None or (claim.subject, claim.predicate, claim.object.value) in counting:
            yield claim.quoted


def _counting(select: str, data: Data) -> set[tuple[str, str, str]]:
    rows = data.query(select)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"ng:satisfiedBy is no SELECT: {select}")
    return {(row["subject"].value, row["predicate"].value, row["object"].value) for row in rows}
