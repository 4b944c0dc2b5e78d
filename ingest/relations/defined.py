"""Sentences that say what a term means: what they mention is no processing's.

"Service Provider means anybody who helps us to run the Service."
"""

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.model import Kind
from noticegraph.ontology.lexicon import Tier

_TERM = 70  # characters of a term, and what stands for it in brackets, before "means"


@per_notice
def _defining(context: Context) -> frozenset[int]:
    """Return the blocks that begin with a term and the words that say what it means."""
    found = set()
    for hit in context.scan.of("ng:MeansCue"):
        block = context.normal.block_at(hit.start)
        start, _ = context.normal.blocks[block]
        prose = context.document.blocks[block].kind not in (Kind.HEADING, Kind.ROW)
        term = context.text[start : hit.start]
        said = context.text[hit.start : hit.end].lower()
        if hit.tier is Tier.LABEL and said != hit.entry.lower():
            continue  # Norwegian "men" (but) has the stem of "menes" (is meant)
        bracketed = term.count("(") > term.count(")")  # "the identifiers (hereinafter referred to as IDs)"
        if prose and not bracketed and 0 < len(term) <= _TERM and context.sentence(hit.start)[0] <= start:
            found.add(block)
    return frozenset(found)


def is_definition(context: Context, offset: int) -> bool:
    """Tell whether a character stands in a block that says what a term means."""
    return context.normal.block_at(offset) in _defining(context)
