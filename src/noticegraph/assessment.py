"""Notices of a store validated as of a date, their reports kept beside them, and what is said of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from noticegraph.ingest.language import lexicon_for
from noticegraph.layout import drawn, records, widths
from noticegraph.notices import Notice
from noticegraph.ontology.terms import term
from noticegraph.shapes.coverage import Json, as_object, coverage_lines, in_language
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.findings import Finding
from noticegraph.shapes.validate import Validation, validate_notice
from noticegraph.store import Change, NoticeStore

COLUMNS = ("item", "severity", "finding")
"""`item` is the key of the item, or the name of the check of single transfers."""

_QUOTE_LENGTH = 80
_READ_WITH = term("ng:readWith")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A notice and what the shapes found in it."""

    notice: Notice
    validation: Validation


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A notice that no verdict is given of, and why: what was not read cannot be said to be absent."""

    notice: Notice
    reason: str


Assessed = Assessment | NotAssessed


def assess(store: NoticeStore, chosen: Iterable[Notice], as_of: date | None) -> Iterator[Assessed]:
    """Validate notices as of a date, by default each as of its own, and keep each report in the store.

    The day is that of `shapes.dates.assessment_date`. A report replaces the one of the same version and date,
    in one transaction. A notice in a language that is not read, or that nothing was read from, is not assessed.
    """
    for notice in chosen:
        graph = tuple(store.graph(notice.version))
        if not any(quad.predicate == _READ_WITH for quad in graph):
            yield NotAssessed(notice, _why_not(store, notice))
            continue
        day = assessment_date(graph, as_of)
        validation = validate_notice(notice.version, graph, store.graph(notice.evidence), day, store.base)
        names = {getattr(quad.graph_name, "value", "") for quad in validation.report}
        if store.writable:
            store.apply(Change(drop=tuple(sorted(names)), add=validation.report))
        yield Assessment(notice, validation)


def _why_not(store: NoticeStore, notice: Notice) -> str:
    if lexicon_for(notice.language) is None:
        return f"language {notice.language} is not read"
    if next(store.graph(notice.evidence), None) is None:
        return "nothing was read from it"
    return "an older noticegraph read it; ingest it again"


def conforms(found: Iterable[Assessed]) -> bool:
    """Tell whether every notice that was assessed conforms."""
    return all(one.validation.conforms for one in found if isinstance(one, Assessment))


def as_text(found: Sequence[Assessed], language: str, width: int) -> str:
    """Return, notice by notice, a line of what is present, absent and not applicable, and its findings below."""
    rows = {one.notice.version: _rows(one.validation, language) for one in found if isinstance(one, Assessment)}
    every = [row for own in rows.values() for row in own]
    shared = widths(COLUMNS, every, width) if every else None
    return "\n".join(_block(one, rows.get(one.notice.version, []), shared, width) for one in found)


def _block(one: Assessed, rows: Sequence[tuple[str, ...]], shared: Sequence[int] | None, width: int) -> str:
    line = "\n".join(wrap(_line(one), width, subsequent_indent="  ", break_on_hyphens=False)) + "\n"
    if not rows:
        return line
    return f"{line}\n{records(COLUMNS, rows, width) if shared is None else drawn(COLUMNS, rows, shared)}"


def _rows(validation: Validation, language: str) -> list[tuple[str, ...]]:
    return [(one.item or one.check, one.severity, _said(one, language)) for one in validation.findings]


def _said(finding: Finding, language: str) -> str:
    message = in_language(finding.message, language) or ""
    if finding.transfer is None:
        return message
    quote = f" “{_short(finding.quotes[0].text)}”" if finding.quotes else ""
    return f"{message.removesuffix('.')}: {finding.transfer}{quote}"


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE_LENGTH else words[: _QUOTE_LENGTH - 1] + "…"


def _line(one: Assessed) -> str:
    if isinstance(one, NotAssessed):
        return f"{one.notice.slug} not assessed: {one.reason}"
    verdicts = Counter(v.verdict for v in one.validation.verdicts if v.item.article == "13")
    others = Counter(v.verdict for v in one.validation.verdicts if v.item.article == "14")
    severities = Counter(finding.severity.lower() for finding in one.validation.findings)
    found = ", ".join(f"{n} {kind}{'s' * (n != 1)}" for kind, n in sorted(severities.items(), reverse=True))
    counted = ", ".join(f"{verdicts[kind]} {kind}" for kind in ("present", "absent", "not-applicable"))
    if others["present"] + others["absent"]:  # data come from others than the person
        counted += f"; of Art. 14 {others['present']} present, {others['absent']} absent"
    end = f"findings: {found}" if found else "conforms"
    return f"{one.notice.slug} as of {one.validation.as_of}: {counted}; {end}"


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
