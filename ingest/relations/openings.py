"""Purposes in a notice's opening, which tells the reader much else: only what is said to be an aim counts there."""

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.relations.joined_purposes import REACH
from noticegraph.ingest.relations.leads import infinitive_mark

_INFINITIVE = 60  # characters behind the words in which "um … zu" ends, which they stand in
_MARK = 5  # characters in which the mark of an infinitive stands before it


def is_aimed_at(context: Context, hit: Hit) -> bool:
    """Tell whether words in a notice's opening are said to be what something is for.

    "We use your data to improve our shop", but "this notice is for you when you browse our shop or place an order".
    """
    first, last = context.sentence(hit.start)
    if context.has(first, hit.start, "ng:ReaderClause"):
        return False
    reach = min(hit.end + _INFINITIVE, last)
    cues = context.hits(max(first, hit.start - REACH), reach, "ng:PurposeConnective")
    marks = infinitive_mark(context.language).finditer(context.text, max(first, hit.start - _MARK), hit.start)
    return any(c.start <= hit.start for c in cues) or any(m.end() == hit.start - 1 for m in marks)
