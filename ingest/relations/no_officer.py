"""Whether a notice says that there is no data protection officer: Art. 13(1)(b) GDPR then asks for nothing."""

import re
from collections.abc import Iterator, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import imagined
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ontology.lexicon import Tier

_BELOW = 80  # characters of a block that does no more than deny the heading above it, or its own first words
_OWN, _HAS = "controller_email", "ng:HasOfficer"
_FEW = 2  # words before one: "Derzeit nicht bestellt"
_ENDS = re.compile(r"(?: [a-z]+)?\s*(?:[.,;(–-]|$)")  # behind one: "none appointed", "nicht benannt, da …"
_STANDS_IN = 250  # characters behind the denial in which the address is given that stands in


def _denies_its_subject(context: Context, hit: Hit) -> bool:
    """Tell whether a bare denial is all that is said of the officer: "Data protection officer: none", or below it.

    Below that heading "A stamp is not required" or "Fax: none" say something of another thing.
    """
    number = context.normal.block_at(hit.start)
    start, end = context.normal.blocks[number]
    if end - start > _BELOW or not _ENDS.match(context.text, hit.end, end):
        return False
    own = context.hits(start, hit.start, "ng:OfficerCue")
    between = context.text[own[-1].end if own else start : hit.start]
    if len(between.split()) > _FEW or ":" in between[1:]:
        return False
    above = context.document.blocks[number - 1].kind is Kind.HEADING if number else False
    return bool(own) or (above and context.has(*context.normal.blocks[number - 1], "ng:OfficerCue"))


def reached_instead(context: Context, emails: Sequence[Found]) -> list[Found]:
    """Return the addresses, those that stand in for an officer taken for the controller's.

    "No officer is designated; with questions write to post@…": its heading may say "Data protection officer".
    """
    if context.scan.of(_HAS):
        return list(emails)
    return [f._replace(relation=_OWN, rule="controller.email") if _stands_in(context, f) else f for f in emails]


def _stands_in(context: Context, email: Found) -> bool:
    if email.relation != "dpo_email":
        return False
    denials = context.hits(max(0, email.start - _STANDS_IN), email.start, "ng:NoOfficer")
    said = next((h for h in reversed(denials) if h.tier is not Tier.LIST), None)
    return said is not None and not context.has(said.end, email.start, "ng:OfficerCue")


def read(context: Context, officers: Sequence[Found]) -> Iterator[Found]:
    """Yield at most one `officer_status` fact; `officers` are the notice's facts that name or reach an officer.

    Who names an officer, or speaks of "our officer", has one, also beside "we are not obliged to have one".
    """
    if officers or context.scan.of(_HAS):
        return
    for hit in context.scan.of("ng:NoOfficer"):
        if imagined(context, hit.start) or (hit.tier is Tier.LIST and not _denies_its_subject(context, hit)):
            continue
        yield Found("officer_status", "none", hit.start, hit.end, None, 0.85, "officer.none")
        return
