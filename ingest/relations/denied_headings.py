"""Sections that deny what their heading names: "Newsletter: we send none" is about no newsletter."""

import re
from collections.abc import Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import HYPOTHETICAL, NEGATION
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import words_of

_SAID = frozenset({"purpose", "personal_data", "recipient", "retention", "legal_basis"})
_FEW = 12  # words of a sentence that does no more than deny: "We do not send a newsletter"
_BRIEF = 5  # words of one that needs not say again what the heading names: "We send none"
_NEXT = 3  # words from "no" to what it denies: "no | advertising", "keine eigene | Werbung"
_STEM, _SHORTEST = 5, 4  # letters by which a word of the heading is known again, and of a word that names something
_WORD = re.compile(r"[^\W\d_]+")


def undenied(context: Context, facts: Sequence[Found]) -> list[Found]:
    """Return the facts without those that a heading alone states, over a text which denies and states nothing else."""
    in_heading = {f for f in facts if f.scope is not None and context.in_block(f.start, (Kind.HEADING,))}
    if not in_heading:
        return list(facts)
    below = {f.scope for f in facts if f.relation in _SAID and f not in in_heading}
    denying = {s for s in {f.scope for f in in_heading} - below if s is not None and _denies(context, s)}
    return [f for f in facts if f.scope not in denying or f not in in_heading]


def _stems(context: Context, first: int, stop: int) -> frozenset[str]:
    """Return how the words of blocks begin: "Newsletter" is denied with "no newsletters"."""
    start, end = context.normal.blocks[first][0], context.normal.blocks[stop - 1][1]
    return frozenset(word[:_STEM] for word in _words(context.text[start:end]) if len(word) >= _SHORTEST)


def _words(text: str) -> list[str]:
    return [m.group().lower() for m in _WORD.finditer(text)]


def _denies(context: Context, scope: int) -> bool:
    """Tell whether the first sentence below a scope's headings denies or only imagines what they name.

    "The tool sets no cookies" below "Examplio Statistics" denies the cookies only; a sentence of a few words needs not
    repeat the heading: "We send none".
    """
    first, stop = context.scopes[scope].blocks
    blocks = context.document.blocks
    below = next((i for i in range(first, stop) if blocks[i].kind is not Kind.HEADING), None)
    if below is None or below == first:
        return False
    start, end = context.sentence(context.normal.blocks[below][0])
    said = _words(context.text[start:end])
    stems = _stems(context, first, below)
    named = [n for n, word in enumerate(said) if word[:_STEM] in stems]
    if not named and len(said) > _BRIEF:
        return False
    none, negated = words_of(context.language, "ng:NoneWord"), words_of(context.language, "ng:NotWord")
    nones = [n for n, word in enumerate(said) if word in none]
    if nones:
        return len(said) <= _BRIEF or any(0 < at - n <= _NEXT for n in nones for at in named)
    if context.has(start, end, NEGATION, HYPOTHETICAL, "ng:DeniedAfter", "ng:DeniesParty"):
        return True
    return len(said) <= _FEW and not negated.isdisjoint(said)
