"""Notices of a store validated as of a date, their reports kept beside them, and what is said of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from noticegraph.notices import Notice
from noticegraph.shapes.coverage import as_object, coverage_lines, in_language
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.validate import Validation, validate_notice
from noticegraph.store import Change, NoticeStore

COLUMNS = ("notice", "item", "severity", "finding")
"""`item` is the key of the item, or the name of the check of single transfers."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A notice and what the shapes found in it."""

    notice: Notice
    validation: Validation


def assess(store: NoticeStore, chosen: Iterable[Notice], as_of: date | None) -> Iterator[Assessment]:
    """Validate notices as of a date, by default each as of its own, and keep each report in the store.

    The day is that of `shapes.dates.assessment_date`. A report replaces the one of the same version and date,
    in one transaction.
    """
    for notice in chosen:
        graph = tuple(store.graph(notice.version))
        day = assessment_date(graph, as_of)
        validation = validate_notice(notice.version, graph, store.graph(notice.evidence), day, store.base)
        names = {getattr(quad.graph_name, "value", "") for quad in validation.report}
        store.apply(Change(drop=tuple(sorted(names)), add=validation.report))
        yield Assessment(notice, validation)


def rows(found: Iterable[Assessment], language: str) -> list[tuple[str, ...]]:
    """Return one row a finding, in the columns of `COLUMNS`."""
    return [
        (
            one.notice.slug,
            finding.item or finding.check,
            finding.severity,
            in_language(finding.message, language) or "",
        )
        for one in found
        for finding in one.validation.findings
    ]


def summary(found: Sequence[Assessment]) -> list[str]:
    """Return a line for each notice: what is present, absent and not applicable, and how severe."""
    return [_line(one) for one in found]


def _line(one: Assessment) -> str:
    verdicts = Counter(verdict.verdict for verdict in one.validation.verdicts)
    severities = Counter(finding.severity for finding in one.validation.findings)
    found = ", ".join(f"{count} {severity}" for severity, count in sorted(severities.items(), reverse=True))
    counted = ", ".join(f"{verdicts[kind]} {kind}" for kind in ("present", "absent", "not-applicable"))
    end = f"findings: {found}" if found else "conforms"
    return f"{one.notice.slug} as of {one.validation.as_of}: {counted}; {end}"


def coverage(found: Iterable[Assessment]) -> Iterator[str]:
    """Yield the coverage export: a JSON line for each notice and item."""
    for one in found:
        yield from coverage_lines(one.validation, one.notice.policy)


def as_json(found: Iterable[Assessment], language: str) -> str:
    """Return all verdicts and findings as one JSON array."""
    objects = [as_object(one.validation, one.notice.policy, language) for one in found]
    return json.dumps(objects, ensure_ascii=False, indent=1)
