"""Sections that deny what their heading names: "Newsletter: we send none" is about no newsletter."""

from collections.abc import Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import HYPOTHETICAL, NEGATION
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import words_of

_SAID = frozenset({"purpose", "personal_data", "recipient", "retention", "legal_basis"})
_FEW = 12  # words of a sentence that does no more than deny: "We do not send a newsletter"


def undenied(context: Context, facts: Sequence[Found]) -> list[Found]:
    """Return the facts without those that a heading alone states, over a text which denies and states nothing else."""
    in_heading = {f for f in facts if f.scope is not None and context.in_block(f.start, (Kind.HEADING,))}
    if not in_heading:
        return list(facts)
    below = {f.scope for f in facts if f.relation in _SAID and f not in in_heading}
    denying = {s for s in {f.scope for f in in_heading} - below if s is not None and _denies(context, s)}
    return [f for f in facts if f.scope not in denying or f not in in_heading]


def _denies(context: Context, scope: int) -> bool:
    """Tell whether the first sentence below a scope's headings denies or only imagines."""
    first, stop = context.scopes[scope].blocks
    blocks = context.document.blocks
    below = next((i for i in range(first, stop) if blocks[i].kind is not Kind.HEADING), None)
    if below is None:
        return False
    start, end = context.sentence(context.normal.blocks[below][0])
    if context.has(start, end, NEGATION, HYPOTHETICAL, "ng:DeniedAfter", "ng:DeniesParty"):
        return True
    said = {word.strip(".,;:()").lower() for word in context.text[start:end].split()}
    if not said.isdisjoint(words_of(context.language, "ng:NoneWord")):
        return True
    return len(said) <= _FEW and not said.isdisjoint(words_of(context.language, "ng:NotWord"))
