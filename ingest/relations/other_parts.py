"""Organisations that a sentence names for another part than that of a recipient: a source, the officer's company."""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.parties import Mention

_NEAR = 70  # characters between "our data protection officer" and the company that provides one
_ARTICLE = re.compile(r" (?:[^\W\d_]+ )?")  # "from Examplio", "from the Examplio"
_KIND = 50  # characters of the kind of sources: "social networks", "services that you use to log in"
_NAMES = re.compile(r":?[,/ (]*(?:[^\W\d_a-zæøåäöü][\w.&'-]*[,/ ()]+(?:(?:and|or|und|oder|og|eller) )?)*")
_TOUCH = 2  # characters between a name, "is our" and the office
# "the data protection officer of Examplio": the company of whom the officer is one
_OWNER = re.compile(r"\b(?:of|at|for|von|der|des|bei|beim|hos|til|i)(?: the)? $")


def is_source(context: Context, mention: Mention) -> bool:
    """Tell whether data only come from the organisation: "we receive your address from Examplio GmbH"."""
    first, last = context.sentence(mention.start)
    if context.has(first, last, "ng:TransferCue"):
        return False
    cues = context.hits(first, mention.start, "ng:DataSourceCue", "ng:ReceivesFrom")
    return any(
        _ARTICLE.fullmatch(context.text, cue.end, mention.start) or _is_example(context, cue.end, mention.start)
        for cue in cues
    )


def _is_example(context: Context, start: int, end: int) -> bool:
    """Tell whether a name is given as an example of a kind of sources: "from | partners such as | Examplio".

    Between "such as" and the name nothing but further names may stand.
    """
    examples = [h for h in context.hits(start, end, "ng:ExampleCue") if h.start - start <= _KIND]
    return any(_NAMES.fullmatch(context.text, h.end, end) for h in examples)


def is_officer(context: Context, mention: Mention) -> bool:
    """Tell whether the organisation provides the data protection officer."""
    first, last = context.sentence(mention.start)
    before = context.hits(max(first, mention.start - _NEAR), mention.start, "ng:OfficerCue")
    if before and not _OWNER.search(context.text[before[-1].end : mention.start]):
        return True
    stop = min(last, mention.end + _NEAR)
    links = [h.end for h in context.hits(mention.end, stop, "ng:ActsAs") if h.start - mention.end <= _TOUCH]
    return any(h.start - end <= _TOUCH for end in links for h in context.hits(end, stop, "ng:OfficerCue"))


def plays_another_part(context: Context, mention: Mention) -> bool:
    """Tell whether the organisation is named as a source of data or as the data protection officer's company."""
    return is_source(context, mention) or is_officer(context, mention)
