"""Categories of recipients, in the notice's words: Art. 13(1)(e) GDPR asks for recipients or their categories."""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.model import Kind, Role

_GIVES = ("ng:RecipientCue", "ng:TransferCue")


def categories(context: Context) -> Iterator[Found]:
    """Yield `recipient_category` facts: a kind of recipients in a sentence that says that they receive data.

    "We pass the address on to shipping companies" names one; "you can complain to the authorities" none. An item of
    a list, and a cell, is read with the words that announce it.
    """
    for hit, scope in context.topic("parties", Role.PROCESS, Role.GENERAL):
        if hit.concept != "ng:RecipientCategoryCue" or context.in_block(hit.start, (Kind.HEADING,)):
            continue
        if _received(context, hit.start, hit.end):
            words = context.text[hit.start : hit.end]
            yield Found("recipient_category", words, hit.start, hit.end, scope, 0.7, "recipient_category.words")


def _received(context: Context, at: int, end: int) -> bool:
    if context.column(at) == "ng:ColumnParty":
        return True
    start, stop = context.sentence(at)
    if context.has(start, at, "ng:Negation", "ng:DeniesParty"):
        return False
    cues = [h for h in context.hits(start, stop, *_GIVES) if h.end <= at or h.start >= end]
    return bool(cues) or _list_announces(context, at)


def _list_announces(context: Context, at: int) -> bool:
    """Tell whether the block before an item's list speaks of recipients."""
    block = context.normal.block_at(at)
    if context.document.blocks[block].kind is not Kind.ITEM:
        return False
    while block and context.document.blocks[block].kind is Kind.ITEM:
        block -= 1
    start, end = context.normal.blocks[block]
    return context.has(start, end, *_GIVES)
