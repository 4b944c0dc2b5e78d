"""What a validation found, as records and as reports."""

from collections.abc import Sequence
from pathlib import Path

from noticegraph.api.records import Records, Row
from noticegraph.assessment import Assessed, Assessment, NotAssessed
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import compact
from noticegraph.report.formats import FORMATS, Request, written
from noticegraph.report.severity import FailOn, fails
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.findings import Finding
from noticegraph.shapes.validate import Verdict
from noticegraph.store import NoticeStore

_WIDTH = 120

VERDICTS = ("notice", "item", "label", "verdict", "reason", "quote")
FINDINGS = ("notice", "severity", "item", "check", "message", "hint", "provision", "about", "quote")


class NoSuchReport(NoticegraphError, ValueError):
    """A format that no report has."""


class Validated:
    """Notices checked against GDPR Art. 13 and 14, each as of a day.

    `assessed` has the full values, each an Assessment or a NotAssessed with the reason: of a notice in a language that
    is not read no verdict is given.
    """

    def __init__(self, store: NoticeStore, assessed: Sequence[Assessed]) -> None:
        self.assessed = tuple(assessed)
        self._store = store

    @property
    def conforms(self) -> bool:
        """Tell whether every notice was assessed and nothing was found, information included."""
        return all(isinstance(one, Assessment) and one.validation.conforms for one in self.assessed)

    @property
    def not_assessed(self) -> Records[NotAssessed]:
        """The notices without a verdict, and why."""
        found = (one for one in self.assessed if isinstance(one, NotAssessed))
        return Records(("notice", "reason"), found, lambda one: {"notice": one.notice.slug, "reason": one.reason})

    def fails(self, least: str = "warning") -> bool:
        """Tell whether a finding is as grave as `least` (violation, warning or info); `never` is never so."""
        return fails(self.assessed, FailOn(least))

    def verdicts(self, language: str = "en") -> Records[Row]:
        """Return a record a notice and item of the law: present, absent or not-applicable, with its first words."""
        rows = (
            {"notice": one.notice.slug, **_verdict(verdict, language)}
            for one in self.assessed
            if isinstance(one, Assessment)
            for verdict in one.validation.verdicts
        )
        return Records(VERDICTS, rows, dict)

    def findings(self, language: str = "en") -> Records[Row]:
        """Return a record a finding; messages and hints are in `language` (en, de or nb)."""
        rows = (
            {"notice": one.notice.slug, **_finding(finding, language, self._store.base)}
            for one in self.assessed
            if isinstance(one, Assessment)
            for finding in one.validation.findings
        )
        return Records(FINDINGS, rows, dict)

    def report(self, form: str = "html", language: str = "en", least: str = "warning") -> str:
        """Return the report in a format of `noticegraph validate --format`: html, json, csv, sarif, junit and others.

        The store must still be open. `least` is the severity from which on `junit` has a failure; files are named as
        seen from the current folder. Raises NoSuchReport.
        """
        if form not in FORMATS:
            raise NoSuchReport(f"there is no report {form!r}; take one of {', '.join(FORMATS)}")
        asked = Request(form, language, _WIDTH, FailOn(least), Path.cwd())
        return written(self._store, self.assessed, asked)


def _verdict(verdict: Verdict, language: str) -> Row:
    return {
        "item": verdict.item.key,
        "label": in_language(verdict.item.label, language),
        "verdict": verdict.verdict,
        "reason": in_language(verdict.reason, language),
        "quote": next((quote.text for quote in verdict.quotes), None),
    }


def _finding(finding: Finding, language: str, base: str) -> Row:
    return {
        "severity": finding.severity,
        "item": finding.item,
        "check": finding.check,
        "message": in_language(finding.message, language),
        "hint": in_language(finding.hint, language),
        "provision": compact(finding.source.removeprefix(base)),
        "about": str(finding.transfer) if finding.transfer is not None else finding.about,
        "quote": next((quote.text for quote in finding.quotes), None),
    }
