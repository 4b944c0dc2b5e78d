"""Purposes that a comma or "and" joins to the one before: "for billing, marketing and security"."""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit

REACH = 100  # characters before the words that tell a purpose in which its connective stands
CLAUSE_END = re.compile(r"[,;:.!?()\[\]\n\t–—]|(?<= )(?:and|und|og) (?:to|um|å|for å)(?= )")
# What joins a purpose to the one before it, perhaps with one between that the lexicon does not know: "the settling
# | of bills, forecasts and | fraud detection", "der Abrechnung | sowie der | Werbung"
_JOINED = re.compile(
    r"(?:-?zwecken?)?(?: (?!(?:to|um|zu|å|die|der|which|who|that|som) )[^\s,;:.!?()]+){0,4}?"
    r"(?:,|(?:, [^\s,;:.!?()]+(?: [^\s,;:.!?()]+)?){0,2},? (?:bzw\.|und|sowie|oder|and|or|og|eller|samt)"
    r"(?: (?:die|den))?)(?: (?:der|des|zur|zum|von|für|the|of|for|til))?(?: (?!die|den|wie)[a-zäöüß]+e[nrs]?)? "
)
_INFINITIVE_MARK = re.compile(r"\b(?:to|um|zu|å)\b", re.IGNORECASE)


class Members:
    """The purpose last read, which others go on from: "for billing, | marketing | and | security |"."""

    def __init__(self, context: Context) -> None:
        """Begin a notice: no purpose is read yet."""
        self._context = context
        self._last: Hit | None = None
        self._governed: bool | None = False

    def add(self, hit: Hit, *, governed: bool | None) -> None:
        """Take a purpose as the last one; `governed` is None where it is not known whether a connective leads it."""
        self._last, self._governed = hit, governed

    def go_on(self, hit: Hit) -> bool:
        """Tell whether a bare noun is a further member of what the connective of the last purpose governs."""
        last = self._last
        if last is None or last.sentence != hit.sentence or hit.start < last.end:
            return False
        if not _JOINED.fullmatch(self._context.text, last.end, hit.start):
            return False
        if self._governed is None:
            self._governed = _governed(self._context, last)
        return self._governed


def _governed(context: Context, hit: Hit) -> bool:
    """Tell whether a connective of nouns leads what the hit says, or is among its words: "for | settling bills |".

    What "and" joins to an infinitive is its object: "to improve our products | and services |".
    """
    if "(" in context.text[hit.start : hit.end]:
        return False
    start, _ = context.sentence(hit.start)
    cues = [
        c
        for c in context.hits(max(start, hit.start - REACH), hit.end, "ng:PurposeConnective")
        if not CLAUSE_END.search(context.text, min(c.end, hit.start), hit.start)
    ]
    return bool(cues) and not any(_INFINITIVE_MARK.search(context.text, c.start, c.end) for c in cues)
