"""Purposes: what a process is said to be for.

"We analyse how visitors use our site" says it anywhere; "security" says it only after "in order to
ensure" or in a column of purposes.
"""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.lexicon import Tier

TOPIC = "purposes"
REACH = 110  # characters after a connective in which a bare noun is still its object


def _after_connective(context: Context, hit: Hit) -> bool:
    """Tell whether a purpose connective of the sentence reaches the hit ("for the purpose of …, … and …")."""
    start, _ = context.sentence(hit.start)
    cues = context.hits(max(start, hit.start - REACH), hit.start, "ng:PurposeConnective")
    return bool(cues)


def _in_purpose_place(context: Context, hit: Hit) -> bool:
    column = context.column(hit.start)
    if column is not None:
        return column in ("ng:ColumnPurpose", "ng:ColumnTitle")
    block = context.normal.block_at(hit.start)
    if context.document.blocks[block].kind is not Kind.ITEM:
        return False
    # an item of a list of purposes: the block that introduces the list says "purposes"
    before = block - 1
    while before >= 0 and context.document.blocks[before].kind is Kind.ITEM:
        before -= 1
    start, end = context.normal.blocks[before] if before >= 0 else (0, 0)
    return context.has(start, end, "ng:PurposeConnective", "ng:ColumnPurpose")


def read(context: Context) -> Iterator[Found]:
    """Yield `purpose` facts."""
    for hit, scope in context.topic(TOPIC, Role.PROCESS):
        sure = hit.tier is not Tier.LIST
        if not sure and not (_in_purpose_place(context, hit) or _after_connective(context, hit)):
            continue
        start, _ = context.sentence(hit.start)
        if context.has(start, hit.start, "ng:Negation"):
            continue
        rule = "purpose.label" if hit.tier is Tier.LABEL else "purpose.pattern" if sure else "purpose.clause"
        yield Found("purpose", hit.concept, hit.start, hit.end, scope, 0.8 if sure else 0.65, rule)
