"""A notice with all that a report says of it: verdicts, findings with the place each points to, text and claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from noticegraph.assessment import Assessed, Assessment, NotAssessed
from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim
from noticegraph.passage import text_of
from noticegraph.shapes.findings import Finding
from noticegraph.shapes.items import items
from noticegraph.shapes.validate import Verdict
from noticegraph.store import NoticeStore


class Pointing(StrEnum):
    """What a place shows."""

    WORDS = "words"  # those at fault
    SECTION = "section"  # where the notice treats the subject of which it does not say enough
    START = "start"  # of the notice, for what it says nothing of
    FILE = "file"  # the file's first line, for words that the file has in another form than the text


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the notice's text, in code points, start inclusive, end exclusive."""

    start: int
    end: int
    pointing: Pointing


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the place it points to."""

    finding: Finding
    place: Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """A notice in a report.

    `as_of` is the day of assessment, None where the notice was not assessed, for the `reason`. `text` is None where
    no report wants it, and where it is nowhere any more.
    """

    notice: Notice
    as_of: str | None = None
    reason: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Located, ...] = ()
    claims: tuple[StatedClaim, ...] = ()
    text: str | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of findings by severity, in lower case; severities without one are left out."""
        found = [located.finding.severity.lower() for located in self.findings]
        return {severity: found.count(severity) for severity in SEVERITIES if severity in found}


SEVERITIES = ("violation", "warning", "info")
"""From the gravest to the least."""


def sheets(store: NoticeStore, found: Iterable[Assessed], *, with_text: bool = False) -> Iterator[Sheet]:
    """Yield a sheet for each notice; those that were assessed need their claims for the places of findings."""
    for one in found:
        text = text_of(store, one.notice) if with_text else None
        match one:
            case NotAssessed(notice, reason):
                yield Sheet(notice, reason=reason, text=text)
            case Assessment(notice, validation, claims):
                located = tuple(Located(f, place_of(f, claims, store.base)) for f in validation.findings)
                day = validation.as_of.isoformat()
                yield Sheet(notice, day, None, validation.verdicts, located, claims, text)


def place_of(finding: Finding, claims: Iterable[StatedClaim], base: str) -> Place:
    """Return where a finding points to.

    What is absent has no words. Where the notice treats its subject is the best place then: the first words of the
    process at fault, else the first claim of a relation that the item asks for (another right, for a right that is
    missing); where it is treated nowhere, the notice's beginning.
    """
    if finding.quotes:
        first = min(finding.quotes, key=lambda quote: (quote.start, quote.end))
        return Place(first.start, first.end, Pointing.WORDS)
    claims = tuple(claims)
    asked = {key for item in items(base) if item.key in finding.items for key in item.relations}
    near = [c for c in claims if c.process == finding.focus] or [c for c in claims if c.relation in asked]
    if not near:
        return Place(0, 0, Pointing.START)
    first_claim = min(near, key=lambda claim: (claim.start, claim.end))
    return Place(first_claim.start, first_claim.end, Pointing.SECTION)
