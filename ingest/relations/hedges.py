"""Words that leave open what a notice says of purposes, data or recipients.

"We may use your address for advertising", "for purposes such as advertising". Elsewhere they hedge nothing that
matters here: "you may write to us", "browsers such as Examplio".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.relations.sources import outermost

_start = attrgetter("start")
ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
MATTERS: Mapping[str, str] = MappingProxyType(
    {"purpose": "purpose", "personal_data": "data", "recipient": "recipient", "recipient_category": "recipient"}
)
_NEAR = 40  # characters between an open list's words and what they open


def _in_order(facts: Iterable[Found]) -> list[Found]:
    """Return the facts that can be hedged in the order of the text."""
    return sorted((f for f in facts if f.relation in MATTERS), key=attrgetter("start", "end", "relation"))


def _in_sentence(context: Context, facts: list[Found], offset: int) -> list[Found]:
    """Return those of the facts, which are in the order of the text, that begin in the sentence of a character."""
    begins = context.scan.words.begins
    sentence = bisect_right(begins, offset)
    stop = begins[sentence] if sentence < len(begins) else len(context.text)
    first = bisect_left(facts, begins[sentence - 1], key=_start) if sentence > 1 else 0
    return facts[first : bisect_left(facts, stop, first, key=_start)]


def _opened(hit: Hit, facts: list[Found]) -> set[str]:
    """Return what an open list is of: what stands next behind its words, else right before them ("…, etc.")."""
    behind = [f for f in facts if hit.end <= f.start <= hit.end + _NEAR]
    before = [f for f in facts if f.end <= hit.start <= f.end + _NEAR]
    around = [f for f in facts if f.start <= hit.start and hit.end <= f.end]
    nearest = around[:1] or behind[:1] or before[-1:]
    return {MATTERS[f.relation] for f in nearest}


def read(context: Context, facts: Iterable[Found]) -> Iterator[Found]:
    """Yield `hedge` facts, whose values are `purpose | the words`; `facts` are those of the other relations."""
    stated = _in_order(facts)
    end = 0
    for hit in outermost(context.scan.of("ng:HedgingVerb", "ng:OpenList")):
        if hit.start < end:  # "we may | may be used": one possibility
            continue
        here = _in_sentence(context, stated, hit.start)
        if not here or context.role_at(hit.start) not in ROLES or context.in_block(hit.start, (Kind.HEADING,)):
            continue
        verb = hit.concept == "ng:HedgingVerb"
        if verb and denied(context, hit.start, hit.end):
            continue
        matters = {MATTERS[f.relation] for f in here if f.end > hit.start} if verb else _opened(hit, here)
        words = context.text[hit.start : hit.end]
        end = hit.end
        for matter in sorted(matters):
            scope = context.scope_at(hit.start)
            yield Found("hedge", f"{matter} | {words}", hit.start, hit.end, scope, 0.85 if verb else 0.8, _rule(hit))


def _rule(hit: Hit) -> str:
    return "hedge.verb" if hit.concept == "ng:HedgingVerb" else "hedge.list"
