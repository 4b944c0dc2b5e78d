"""Which findings fail a run."""

from collections.abc import Iterable
from enum import StrEnum

from noticegraph.assessment import Assessed, Assessment
from noticegraph.report.sheet import SEVERITIES
from noticegraph.shapes.findings import Finding


class FailOn(StrEnum):
    """The least severity that fails a run; `never` lets every run pass."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def fails(self, finding: Finding) -> bool:
        """Tell whether a finding is as grave as that."""
        if self is FailOn.NEVER:
            return False
        return SEVERITIES.index(finding.severity.lower()) <= SEVERITIES.index(self.value)


def fails(found: Iterable[Assessed], least: FailOn) -> bool:
    """Tell whether one of the notices that were assessed has a finding as grave as that."""
    return any(
        least.fails(finding) for one in found if isinstance(one, Assessment) for finding in one.validation.findings
    )
