"""The columns by which notices, claims and differences are tables."""

from noticegraph.api.records import Row
from noticegraph.diff.compare import Difference
from noticegraph.diff.facts import Fact, Process
from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim

NOTICES = ("slug", "controller", "language", "file", "version", "holds")
CLAIMS = (
    "policy",
    "notice",
    "process",
    "relation",
    "value",
    "start",
    "end",
    "quote",
    "confidence",
    "rule",
    "claim",
)
"""Those of the claims export, and the claim's IRI."""

DIFFERENCES = ("kind", "process", "relation", "old", "new", "old_quote", "new_quote")


def notice_row(notice: Notice) -> Row:
    """Return a notice as a row of NOTICES; several controllers are joined by semicolons."""
    return {
        "slug": notice.slug,
        "controller": "; ".join(notice.controllers),
        "language": notice.language,
        "file": notice.policy,
        "version": notice.version,
        "holds": notice.current,
    }


def claim_row(claim: StatedClaim) -> Row:
    """Return a claim as a row of CLAIMS."""
    return claim.as_json() | {"claim": claim.iri}


def difference_row(found: Difference) -> Row:
    """Return a difference as a row of DIFFERENCES; the process is called by its title in the newer notice."""
    return {
        "kind": found.kind.value,
        "process": _title(found.new_process) or _title(found.old_process),
        "relation": found.relation,
        "old": _value(found.old),
        "new": _value(found.new),
        "old_quote": _quote(found.old),
        "new_quote": _quote(found.new),
    }


def _title(process: Process | None) -> str | None:
    return process.title or None if process is not None else None


def _value(fact: Fact | None) -> str | None:
    return None if fact is None else fact.claim.value


def _quote(fact: Fact | None) -> str | None:
    return None if fact is None else fact.claim.quote
