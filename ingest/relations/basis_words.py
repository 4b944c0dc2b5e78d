"""Words that name a legal basis where they could name a purpose: "fulfilment of our contract with you"."""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ingest.relations.leads import announcement

# What a basis in words says, too: Art. 6(1)(b) and (c)
_BASES = frozenset(
    {"dpv:FulfilmentOfContractualObligation", "dpv:LegalCompliance", "dpv:EstablishContractualAgreement"}
)


# What stands between the words for a basis and the provision that it is
_BEHIND = re.compile(
    r"[ ,(–-]*(?:(?:gemäß|gem\.|nach|laut|under|pursuant to|according to|in accordance with|etter|jf\.) )?\(?"
)
_BEFORE = re.compile(r" ?(?:\(|– |- |: )(?:zur |for |for å )?")
_NEAR = 30  # characters between them
_FULFILS, _CONTRACT = "dpv:FulfilmentOfContractualObligation", "eu-gdpr:A6-1-b"


def _is_tied(context: Context, hit: Hit) -> bool:
    """Tell whether the provision that the words repeat is cited right beside them: "to fulfil it (Art. 6(1)(b))"."""
    if hit.concept != _FULFILS:
        return False
    for citation in context.within(context.citations, max(0, hit.start - 4 * _NEAR), hit.end + _NEAR):
        if citation.value != _CONTRACT:
            continue
        if citation.start >= hit.end and _BEHIND.fullmatch(context.text, hit.end, citation.start):
            return True
        if citation.end <= hit.start and _BEFORE.fullmatch(context.text, citation.end, hit.start):
            return True
    return False


def heading_over(context: Context, at: int) -> tuple[int, int]:
    """Return the heading over a place; an empty stretch where there is none."""
    number = context.normal.block_at(at)
    while number >= 0 and context.document.blocks[number].kind is not Kind.HEADING:
        number -= 1
    return context.normal.blocks[number] if number >= 0 else (0, 0)


def is_basis(context: Context, hit: Hit) -> bool:
    """Tell whether the hit names a legal basis: in a column or list of bases, or under a heading that announces them.

    "Our legal bases: fulfilment of our contract with you" is a basis, and no purpose (Art. 6(1) GDPR).
    """
    if hit.concept not in _BASES:
        return False
    if context.column(hit.start) == "ng:ColumnBasis" or _is_tied(context, hit):
        return True
    item = context.in_block(hit.start, (Kind.ITEM,))
    lead = announcement(context, context.normal.block_at(hit.start)) if item else None
    if lead is not None and context.has(*lead, "ng:ColumnBasis"):
        return not context.has(*lead, "ng:ColumnPurpose")
    heading = heading_over(context, hit.start)
    return context.has(*heading, "ng:ColumnBasis") and not context.has(*heading, "ng:ColumnPurpose")
