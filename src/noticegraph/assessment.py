"""Notices of a store validated as of a date, their reports kept beside them, and what is said of it."""

import copyreg
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType

from noticegraph.garbage import collected_seldom
from noticegraph.ingest.language import lexicon_for
from noticegraph.notices import Notice, chosen, translations
from noticegraph.ontology.claims import StatedClaim, claims_of
from noticegraph.ontology.terms import term
from noticegraph.shapes.coverage import Json, as_object, coverage_lines
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.evidence import claims_in, stored_claims
from noticegraph.shapes.validate import Validation, validate_claims
from noticegraph.store import Change, Filling, NoticeStore, StoreUnwritable, open_store

_READ_WITH = term("ng:readWith")
_TOGETHER = 30_000_000  # bytes of reports kept in one transaction: the database merges all it has after every second
_MANY = 100  # notices from which on two processes are sooner done, their start included
_JOBS = 2
_NAMED = 5  # notices that a message names


def _read_only(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


# The texts of shapes, on their way from one process to another.
copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


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
    store: NoticeStore,
    picked: Iterable[Notice],
    as_of: date | None,
    *,
    with_claims: bool = False,
    known: Mapping[str, Assessed] | None = None,
) -> Iterator[Assessed]:
    """Validate notices as of a date, by default each as of its own, and keep each report in the store.

    The day is that of `shapes.dates.assessment_date`. A report replaces the one of the same version and date,
    in one transaction. Translations that the store holds are compared. A notice in a language that is not read, or
    that nothing was read from, is not assessed. `known` are assessments made before, by version.
    """
    reports: Filling[Change] = Filling(_TOGETHER)
    for one in _assessments(store, picked, as_of, with_claims, known or {}):
        if store.writable and isinstance(one, Assessment):
            report = one.validation.report_iri
            change = Change(drop=(report,), data=one.validation.report_data, graphs=(report,))
            if reports.add(change, change):
                store.apply(*reports.take())
        yield one
    if reports.held:
        store.apply(*reports.take())


def _assessments(
    store: NoticeStore,
    picked: Iterable[Notice],
    as_of: date | None,
    with_claims: bool,
    known: Mapping[str, Assessed],
) -> Iterator[Assessed]:
    for notice in picked:
        if notice.version in known:
            yield known[notice.version]
            continue
        with collected_seldom():  # a notice's claims and rows are many objects at once, and none of them in a cycle
            assessed = _assessed(store, notice, as_of, with_claims)
        yield assessed


def _assessed(store: NoticeStore, notice: Notice, as_of: date | None, with_claims: bool) -> Assessed:
    graph = tuple(store.graph(notice.version))
    if not any(quad.predicate == _READ_WITH for quad in graph):
        return NotAssessed(notice, _why_not(store, notice))
    day = assessment_date(graph, as_of)
    evidence = tuple(store.graph(notice.evidence)) if with_claims else ()
    claims = claims_in(graph, evidence) if with_claims else stored_claims(graph, store.quads, notice.evidence)
    others = [store.graph(version) for version in translations(store, notice)]
    validation = validate_claims(notice.version, graph, claims, day, store.base, translations=others)
    return Assessment(notice, validation, claims_of(graph, evidence, notice.policy) if with_claims else ())


def ahead(
    path: Path, asked: Sequence[str], as_of: date | None, *, all_versions: bool = False, with_claims: bool = False
) -> Mapping[str, Assessed]:
    """Return assessments, by version, of the notices that a user named, made in two processes; none where they are few.

    Each process reads the store at `path` for itself, so it must be open nowhere for writing. What a process finds
    keeps no report. Raises what `notices.chosen` does, and StoreError.
    """
    jobs = min(_JOBS, os.cpu_count() or 1)
    try:
        with open_store(path) as store:
            picked = chosen(store, asked, all_versions=all_versions)
    except StoreUnwritable:  # its background is of another release: opened for writing or reading, it tells so itself
        return {}
    if len(picked) < _MANY or jobs < 2:
        return {}
    parts = [picked[at::jobs] for at in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        found = [pool.submit(_assess_part, path, part, as_of, with_claims) for part in parts]
        return {one.notice.version: one for part in found for one in part.result()}


def _assess_part(path: Path, part: Sequence[Notice], as_of: date | None, with_claims: bool) -> list[Assessed]:
    with open_store(path) as store:
        return list(assess(store, part, as_of, with_claims=with_claims))


def _why_not(store: NoticeStore, notice: Notice) -> str:
    if lexicon_for(notice.language) is None:
        return f"language {notice.language} is not read"
    if next(store.graph(notice.evidence), None) is None:
        return "nothing was read from it"
    return "an older noticegraph read it; ingest it again"


def unassessed(found: Sequence[Assessed]) -> str | None:
    """Return what to say of notices that no verdict is given of, or of there being no notice; None for neither."""
    if not found:
        return "no notices, so nothing was assessed; `noticegraph ingest FOLDER` reads some"
    left = [f"{one.notice.slug} ({one.reason})" for one in found if isinstance(one, NotAssessed)]
    if not left:
        return None
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f"{len(left)} of {len(found)} notices not assessed: {', '.join(left[:_NAMED])}{more}"


def coverage(found: Iterable[Assessed]) -> Iterator[str]:
    """Yield the coverage export: a JSON line for each notice that was assessed, and item."""
    for one in found:
        if isinstance(one, Assessment):
            yield from coverage_lines(one.validation, one.notice.policy)


def as_json(found: Iterable[Assessed], language: str) -> str:
    """Return all verdicts and findings as one JSON array, with the reason where a notice was not assessed.

    Each notice is one line: indented, the report of a thousand takes ten seconds more, and nobody reads it.
    """
    lines = (json.dumps(_object(one, language), ensure_ascii=False) for one in found)
    return "[\n" + ",\n".join(lines) + "\n]"


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
