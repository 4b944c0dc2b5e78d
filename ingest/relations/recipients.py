"""Recipients, processors with a contract and joint controllers of a process."""

from collections.abc import Iterator, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.model import Role
from noticegraph.ingest.parties import Mention, fullest, in_heading, in_scope, same_party

_PARTY_COLUMNS = ("ng:ColumnParty", "ng:ColumnTitle")
_CUES = ("ng:ProviderCue", "ng:RecipientCue", "ng:TransferCue", "ng:ProcessorContract", "ng:JointControllerCue")


def is_recipient(context: Context, mention: Mention, own: Sequence[Mention]) -> bool:
    """Tell whether a named organisation receives data by the words around its name.

    A company with its legal form does, unless it is the controller, or only the parent or owner of another
    ("a subsidiary of …"). A brand does in a heading, in a column of parties, or in a sentence that says
    who provides, receives or gets passed on.
    """
    if any(same_party(mention, o) for o in own):
        return False
    start, end = context.sentence(mention.start)
    if context.has(start, mention.start, "ng:Negation"):
        return False
    group = context.hits(start, mention.start, "ng:GroupCue")
    if group and mention.start - group[-1].end < 25:
        return False
    if mention.full:
        return True
    column = context.column(mention.start)
    if column is not None:
        return column in _PARTY_COLUMNS
    return in_heading(context, mention) or context.has(start, end, *_CUES)


def recipients(context: Context, found: Sequence[Mention], scope: int, own: Sequence[Mention]) -> list[Mention]:
    """Return the recipients of a process, each once, at its fullest name."""
    here = in_scope(context, found, scope)
    chosen: list[Mention] = []
    for mention in here:
        if not is_recipient(context, mention, own):
            continue
        best = fullest(mention, here)
        if best is not mention and not is_recipient(context, best, own):
            continue
        if not any(same_party(best, c) for c in chosen if c.full == best.full or not best.full):
            chosen.append(best)
    return chosen


def read(context: Context, found: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `recipient`, `processor_contract` and `joint_controller` facts."""
    for scope in context.scopes_of(Role.PROCESS, Role.GENERAL):
        chosen = recipients(context, found, scope, own)
        for m in chosen:
            yield Found("recipient", m.name, m.start, m.end, scope, 0.9 if m.full else 0.7, "recipient.full" if m.full else "recipient.brand")
        start, end = context.ranges[scope]
        for relation, cue in (("processor_contract", "ng:ProcessorContract"), ("joint_controller", "ng:JointControllerCue")):
            for hit in context.hits(start, end, cue):
                first, last = context.sentence(hit.start)
                named = [m for m in chosen if any(first <= x.start < last and same_party(x, m) for x in in_scope(context, found, scope))]
                for m in named or chosen[:1]:
                    yield Found(relation, m.name, hit.start, hit.end, scope, 0.75, f"{relation}.words")
