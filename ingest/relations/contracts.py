"""With whom an agreement under Art. 28 GDPR is said to exist, and who decides together with the controller."""

from collections.abc import Iterator, Mapping, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.kinship import Circle, Mention, Names
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ingest.relations.reach import above, named_in

_RELATIONS = {"processor_contract": "ng:ProcessorContract", "joint_controller": "ng:JointControllerCue"}


def _parties(
    context: Context,
    found: Names,
    hit: Hit,
    scope: int,
    by_scope: Mapping[int, Sequence[Mention]],
    own: Circle,
) -> list[Mention]:
    """Return the parties of an agreement: those of its sentence; else all, or the last, that were named before it."""
    first, last = context.sentence(hit.start)
    named = [m for m in named_in(context, found, scope, first, last) if not own.has(m)]
    if named:
        return named
    if context.has(first, last, "ng:ProvidersAbove"):
        return [m for m in by_scope[scope] if m.start < hit.start] or above(context, scope, by_scope)
    nearest = next((m for m in reversed(by_scope[scope]) if m.start < hit.start), None)
    return [nearest] if nearest else above(context, scope, by_scope)[-1:]


def _concluded(context: Context, hit: Hit) -> bool:
    first, _ = context.sentence(hit.start)
    return not context.has(first, hit.start, "ng:DeniesParty") and not denied(context, hit.start, hit.end)


def read(
    context: Context,
    found: Names,
    scope: int,
    by_scope: Mapping[int, Sequence[Mention]],
    own: Circle,
) -> Iterator[Found]:
    """Yield the `processor_contract` and `joint_controller` facts of a scope."""
    start, end = context.ranges[scope]
    for relation, cue in _RELATIONS.items():
        hits = context.hits(start, end, cue)
        said = [h for h in hits if context.block_at(h.start).kind is not Kind.HEADING]
        for hit in said or hits:  # a heading on joint control states it where the text below does not
            if _concluded(context, hit):
                for m in _parties(context, found, hit, scope, by_scope, own):
                    yield Found(relation, m.name, hit.start, hit.end, scope, 0.75, f"{relation}.words")
