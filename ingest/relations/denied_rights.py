"""Rights that the notice says the person does not have: a denial is a claim of its own.

"You have no right to object", "Das Recht auf Datenübertragbarkeit gilt nicht". A denial for some case only, which
Art. 17(3) or 20(3) GDPR may allow, is none: "does not apply where a law obliges us to keep the data".
"""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import imagined
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.relations.rights import RIGHTS

_BEHIND = 60  # characters between "no right" and the name of the right
_BEFORE = 40  # characters between the name of the right and "does not apply"
_OBJECTION = "eu-gdpr:A21"


def _conditional(context: Context, hit: Hit) -> bool:
    start, end = context.sentence(hit.start)
    return context.has(start, end, "ng:RightCondition") or context.text[end - 1 : end] == "?"


def _rights(context: Context, hit: Hit) -> set[str]:
    """Return the rights that a denial is of: those that it holds or that follow, else those right before it."""
    start, end = context.sentence(hit.start)
    named = [h for h in context.hits(start, end, *RIGHTS) if h.concept != "eu-gdpr:A22"]
    behind = [h for h in named if h.end > hit.start and h.start <= hit.end + _BEHIND]
    if behind:
        return {h.concept for h in behind}
    before = [h for h in named if h.end <= hit.start <= h.end + _BEFORE]
    return {h.concept for h in before}


def read(context: Context) -> Iterator[Found]:
    """Yield `denied_right` facts."""
    for hit in context.scan.of("ng:RightDenied", "ng:ObjectionDenied"):
        if _conditional(context, hit) or imagined(context, hit.start):
            continue
        rights = {_OBJECTION} if hit.concept == "ng:ObjectionDenied" else _rights(context, hit)
        for right in sorted(rights):
            start, end = _stretch(context, hit, right)
            scope = context.scope_at(hit.start)
            yield Found("denied_right", right, start, end, scope, 0.8, "denied_right.words")


def _stretch(context: Context, hit: Hit, right: str) -> tuple[int, int]:
    """Return the words of the denial together with those of the right."""
    first, last = context.sentence(hit.start)
    near = [
        h for h in context.hits(first, last, right) if h.start <= hit.end + _BEHIND and hit.start <= h.end + _BEFORE
    ]
    return min([hit.start, *(h.start for h in near)]), max([hit.end, *(h.end for h in near)])
