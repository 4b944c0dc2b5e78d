"""What leads up to a list: the last block before it that is no item, "We share your data with:"."""

import re
from functools import cache

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.model import Kind
from noticegraph.ontology.lexicon import lexicon_language

_LETTER = re.compile(r"[^\W\d_]")


@per_notice
def lead_blocks(context: Context) -> tuple[int, ...]:
    """Return for each block the last block before it that is no item of a list; -1 where there is none."""
    leads = [-1]
    for number, block in enumerate(context.document.blocks):
        leads.append(leads[-1] if block.kind is Kind.ITEM else number)
    return tuple(leads)


@per_notice
def _next_blocks(context: Context) -> tuple[int, ...]:
    """Return for each block the first one behind it that is no item of a list, or how many blocks there are."""
    blocks = context.document.blocks
    behind = [len(blocks)]
    for number in range(len(blocks) - 1, 0, -1):
        behind.append(behind[-1] if blocks[number].kind is Kind.ITEM else number)
    return tuple(reversed(behind))


def list_of(context: Context, item: int) -> tuple[int, int]:
    """Return the list that an item stands in: a half-open range of blocks."""
    return lead_blocks(context)[item] + 1, _next_blocks(context)[item]


def announcement(context: Context, item: int) -> tuple[int, int] | None:
    """Return the sentence with a colon that leads a list's item up to its list, as offsets; None where none does."""
    before = lead_blocks(context)[item]
    if before < 0:
        return None
    start, end = context.normal.blocks[before]
    if not context.text[start:end].rstrip().endswith(":"):
        return None
    return max(context.sentence(max(end - 2, start))[0], start), end


@cache
def infinitive_mark(language: str) -> re.Pattern[str]:
    """Return the mark of an infinitive as a word; what never matches where the language has none."""
    mark = lexicon_language(language).infinitive_mark
    return re.compile(rf"(?<!\w){mark}(?!\w)" if mark else r"(?!)", re.IGNORECASE)


@per_notice
def begins_with_infinitive(context: Context, block: int) -> bool:
    """Tell whether the first word of a block is the mark of an infinitive: "• To send you news", "4. To protect us"."""
    start, end = context.normal.blocks[block]
    first = _LETTER.search(context.text, start, end)
    return first is not None and infinitive_mark(context.language).match(context.text, first.start(), end) is not None


def _heading(context: Context, block: int) -> tuple[int, int] | None:
    """Return a block as offsets where it is a heading: "Data that we collect automatically"."""
    heading = block >= 0 and context.document.blocks[block].kind is Kind.HEADING
    return context.normal.blocks[block] if heading else None


@per_notice
def lists_only_data(context: Context, item: int) -> bool:
    """Tell whether an item stands in a list that is announced as one of data, most of whose items name some.

    "We collect:⏎• your name⏎• your address⏎• records of your enrolment".
    """
    lead = announcement(context, item) or _heading(context, lead_blocks(context)[item])
    if lead is None or not context.has(*lead, "ng:ColumnData"):
        return False
    if context.has(*lead, "ng:ColumnPurpose", "ng:PurposeConnective", "ng:ColumnBasis"):
        return False
    return _mostly_naming_data(context, *list_of(context, item))


@per_notice
def _mostly_naming_data(context: Context, first: int, stop: int) -> bool:
    return 2 * len(_naming_data(context).intersection(range(first, stop))) > stop - first


@per_notice
def _naming_data(context: Context) -> frozenset[int]:
    """Return the blocks that name data."""
    return frozenset(context.normal.block_at(h.start) for h in context.scan.topic("personal-data"))
