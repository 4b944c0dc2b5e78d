"""Notices of a store validated as of a date, their reports kept beside them, and what is said of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from noticegraph.ingest.language import lexicon_for
from noticegraph.notices import Notice, translations
from noticegraph.ontology.claims import StatedClaim, claims_of
from noticegraph.ontology.terms import term
from noticegraph.shapes.coverage import Json, as_object, coverage_lines
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.evidence import claims_in, stored_claims
from noticegraph.shapes.validate import Validation, validate_claims
from noticegraph.store import Change, NoticeStore

_READ_WITH = term("ng:readWith")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A notice and what the shapes found in it; `claims` are those of the notice, where they were asked for."""

    notice: Notice
    validation: Validation
    claims: tuple[StatedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A notice that no verdict is given of, and why: what was not read cannot be said to be absent."""

    notice: Notice
    reason: str


Assessed = Assessment | NotAssessed


def assess(
    store: NoticeStore, chosen: Iterable[Notice], as_of: date | None, *, with_claims: bool = False
) -> Iterator[Assessed]:
    """Validate notices as of a date, by default each as of its own, and keep each report in the store.

    The day is that of `shapes.dates.assessment_date`. A report replaces the one of the same version and date,
    in one transaction. Translations that the store holds are compared. A notice in a language that is not read, or
    that nothing was read from, is not assessed.
    """
    for notice in chosen:
        graph = tuple(store.graph(notice.version))
        if not any(quad.predicate == _READ_WITH for quad in graph):
            yield NotAssessed(notice, _why_not(store, notice))
            continue
        day = assessment_date(graph, as_of)
        evidence = tuple(store.graph(notice.evidence)) if with_claims else ()
        claims = claims_in(graph, evidence) if with_claims else stored_claims(graph, store.quads, notice.evidence)
        others = [store.graph(version) for version in translations(store, notice)]
        validation = validate_claims(notice.version, graph, claims, day, store.base, translations=others)
        names = {getattr(quad.graph_name, "value", "") for quad in validation.report}
        if store.writable:
            store.apply(Change(drop=tuple(sorted(names)), add=validation.report))
        yield Assessment(notice, validation, claims_of(graph, evidence, notice.policy) if with_claims else ())


def _why_not(store: NoticeStore, notice: Notice) -> str:
    if lexicon_for(notice.language) is None:
        return f"language {notice.language} is not read"
    if next(store.graph(notice.evidence), None) is None:
        return "nothing was read from it"
    return "an older noticegraph read it; ingest it again"


def coverage(found: Iterable[Assessed]) -> Iterator[str]:
    """Yield the coverage export: a JSON line for each notice that was assessed, and item."""
    for one in found:
        if isinstance(one, Assessment):
            yield from coverage_lines(one.validation, one.notice.policy)


def as_json(found: Iterable[Assessed], language: str) -> str:
    """Return all verdicts and findings as one JSON array, with the reason where a notice was not assessed."""
    return json.dumps([_object(one, language) for one in found], ensure_ascii=False, indent=1)


def _object(one: Assessed, language: str) -> Mapping[str, Json]:
    if isinstance(one, Assessment):
        return as_object(one.validation, one.notice.policy, language)
    return {
        "policy": one.notice.policy,
        "notice": one.notice.version,
        "conforms": None,
        "notAssessed": one.reason,
        "items": [],
        "findings": [],
    }
