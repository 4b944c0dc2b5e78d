"""Storage "as long as necessary" where nothing says what decides it: no period, no purpose, no end of a contract.

"As long as necessary for the purpose", or beside a period for the same data, is a criterion (Art. 13(2)(a) GDPR).
"""

from collections.abc import Iterable, Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import imagined
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ingest.relations.retention import ROLES

_UNDECIDED = "until-purpose-fulfilled"


def _speaks_of_storage(context: Context, hit: Hit) -> bool:
    """Tell whether the sentence, or the heading above it, is about storage."""
    if context.has(*context.sentence(hit.start), "ng:StorageVerb") or context.column(hit.start) == "ng:ColumnRetention":
        return True
    block = context.normal.block_at(hit.start)
    while block > 0 and context.document.blocks[block].kind is not Kind.HEADING:
        block -= 1
    return context.has(*context.normal.blocks[block], "ng:StorageVerb")


def _decided(context: Context, hit: Hit, facts: Iterable[Found]) -> bool:
    """Tell whether the sentence says what decides, or its section gives a period or another criterion."""
    start, end = context.sentence(hit.start)
    if context.has(start, end, "ng:StorageGround") or context.within(context.durations, start, end):
        return True
    scope = context.scope_at(hit.start)
    for fact in facts:
        if fact.relation == "purpose" and hit.end <= fact.start < end:  # "as long as needed, to send you offers"
            return True
        if fact.relation == "retention" and fact.scope == scope and fact.value != _UNDECIDED:
            return True
    return False


def read(context: Context, facts: Iterable[Found]) -> Iterator[Found]:
    """Yield `vague_retention` facts, whose values are the words; `facts` are those of the other relations."""
    known = [fact for fact in facts if fact.relation in ("purpose", "retention")]
    for hit in context.scan.of("ng:StorageAsNeeded"):
        if context.role_at(hit.start) not in ROLES or imagined(context, hit.start):
            continue
        if _speaks_of_storage(context, hit) and not _decided(context, hit, known):
            words = context.text[hit.start : hit.end]
            scope = context.scope_at(hit.start)
            yield Found("vague_retention", words, hit.start, hit.end, scope, 0.8, "vague_retention.words")
