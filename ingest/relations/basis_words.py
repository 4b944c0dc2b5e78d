"""Words that name a legal basis where they could name a purpose: "fulfilment of our contract with you"."""

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ingest.relations.leads import announcement

# What a basis in words says, too: Art. 6(1)(b) and (c)
_BASES = frozenset(
    {"dpv:FulfilmentOfContractualObligation", "dpv:LegalCompliance", "dpv:EstablishContractualAgreement"}
)


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
    if context.column(hit.start) == "ng:ColumnBasis":
        return True
    item = context.in_block(hit.start, (Kind.ITEM,))
    lead = announcement(context, context.normal.block_at(hit.start)) if item else None
    if lead is not None and context.has(*lead, "ng:ColumnBasis"):
        return not context.has(*lead, "ng:ColumnPurpose")
    heading = heading_over(context, hit.start)
    return context.has(*heading, "ng:ColumnBasis") and not context.has(*heading, "ng:ColumnPurpose")
