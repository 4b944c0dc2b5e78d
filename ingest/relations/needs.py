"""Sentences that say when data are no longer needed: what ends the need is a period, no purpose or basis beside it."""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ontology.grammar_words import words_of

_REACH = 30  # characters before a verb in which "and" stands
_TWO_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")


def ends_need(context: Context, hit: Hit) -> bool:
    """Tell whether a hit's sentence keeps or erases data by need: "erased when no longer needed for the contract".

    What stands before another clause on keeping is no part of it: "we use it | for the contract | and delete it when
    it is no longer needed" says what for.
    """
    start, end = context.sentence(hit.start)
    if not context.has(start, end, "ng:UntilPurposeFulfilled"):
        return False
    kept = context.hits(start, end, "ng:StorageVerb")
    return bool(kept) and not any(_goes_on(context, hit.end, verb.start) for verb in kept if verb.start >= hit.end)


def _goes_on(context: Context, start: int, verb: int) -> bool:
    """Tell whether a verb behind `start` begins a clause behind "and": "| the contract and will then | delete"."""
    words = [m.group().lower() for m in _WORD.finditer(context.text, max(start, verb - _REACH), verb)]
    return not words_of(context.language, "ng:NameAnd").isdisjoint(words[-_TWO_WORDS:])
