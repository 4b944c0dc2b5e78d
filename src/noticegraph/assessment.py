"""Notices of a store validated as of a date, their reports kept beside them, and what is said of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from noticegraph.notices import Notice
from noticegraph.ontology.terms import term
from noticegraph.shapes.validate import Finding, Validation, validate_notice
from noticegraph.store import Change, NoticeStore

_ISSUED = term("dct:issued")
COLUMNS = ("notice", "item", "severity", "finding")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A notice and what the shapes found in it."""

    notice: Notice
    validation: Validation


def assess(store: NoticeStore, chosen: Iterable[Notice], as_of: date | None) -> Iterator[Assessment]:
    """Validate notices as of a date, by default each as of its own, and keep each report in the store.

    A notice without a date is validated as of today. A report replaces the one of the same version and date,
    in one transaction.
    """
    for notice in chosen:
        day = as_of or _issued(store, notice) or date.today()
        graph, evidence = store.graph(notice.version), store.graph(notice.evidence)
        validation = validate_notice(notice.version, graph, evidence, day, store.base)
        names = {getattr(quad.graph_name, "value", "") for quad in validation.report}
        store.apply(Change(drop=tuple(sorted(names)), add=validation.report))
        yield Assessment(notice, validation)


def _issued(store: NoticeStore, notice: Notice) -> date | None:
    node = NamedNode(notice.version)
    for quad in store.quads.quads_for_pattern(node, _ISSUED, None, node):
        if isinstance(quad.object, Literal) and quad.object.datatype == term("xsd:date"):
            return date.fromisoformat(quad.object.value[:10])
    return None


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in a language, else in English, else nothing."""
    return texts.get(language) or texts.get("en", "")


def rows(found: Iterable[Assessment], language: str) -> list[tuple[str, ...]]:
    """Return one row a finding, in the columns of `COLUMNS`."""
    return [
        (
            one.notice.slug,
            finding.item or "",
            finding.severity,
            in_language(finding.message, language),
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
        for verdict in one.validation.verdicts:
            line = {
                "policy": one.notice.policy,
                "item": verdict.item.key,
                "verdict": verdict.verdict,
                "evidence": list(verdict.claims),
            }
            yield json.dumps(line, ensure_ascii=False)


def as_json(found: Iterable[Assessment], language: str) -> str:
    """Return all verdicts and findings as one JSON array."""
    return json.dumps([_object(one, language) for one in found], ensure_ascii=False, indent=1)


def _object(one: Assessment, language: str) -> dict[str, object]:
    validation = one.validation
    return {
        "notice": validation.notice,
        "policy": one.notice.policy,
        "asOf": validation.as_of.isoformat(),
        "conforms": validation.conforms,
        "verdicts": [
            {
                "item": verdict.item.key,
                "label": in_language(verdict.item.label, language),
                "verdict": verdict.verdict,
                "reason": in_language(verdict.reason, language) or None,
                "evidence": list(verdict.claims),
            }
            for verdict in validation.verdicts
        ],
        "findings": [_finding(finding, language) for finding in validation.findings],
    }


def _finding(finding: Finding, language: str) -> dict[str, object]:
    return {
        "item": finding.item,
        "severity": finding.severity,
        "message": in_language(finding.message, language),
        "source": finding.source,
        "shape": finding.shape,
        "focus": finding.focus,
        "value": finding.value,
    }
