"""Legal bases, cited or in words, and the legitimate interests that Art. 6(1)(f) GDPR demands to be named."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.lexicon import Tier

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef") + tuple(
    f"eu-gdpr:A9-2-{letter}" for letter in "abcdefghij"
)
_BASIS = re.compile(r"eu-gdpr:A(6-1-[a-f]|9-2-[a-j])|eu:GDPR-88|(?!eu:)[a-z]{2}:.+")
# "…, Art. 6(1)(f) GDPR" at the end of the interest, or a new clause, ends the words that name it
_INTEREST_END = re.compile(
    r"\(?(?:pursuant to |in accordance with |within the meaning of |gem(?:äß|\.) |i\.?\s?S\.?\s?d\.? |iht\.? |jf\.? )?(?:§|\bArt(?:\.|icle|ikkel)?\s?\d)",
    re.IGNORECASE,
)


def _readable(context: Context, offset: int) -> int | None:
    scope = context.scope_at(offset)
    return scope if scope is not None and context.scopes[scope].role in ROLES else None


def _cited(context: Context) -> Iterator[Found]:
    for citation in context.citations:
        scope = _readable(context, citation.start)
        if scope is not None and citation.value and _BASIS.fullmatch(citation.value):
            yield Found("legal_basis", citation.value, citation.start, citation.end, scope, 0.97, "basis.citation")


def _announced(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word is a basis: "consent" in a column of bases, or right after "Legal basis:"."""
    cues = context.hits(max(hit.start - 60, 0), hit.start, "ng:ColumnBasis")
    return context.column(hit.start) == "ng:ColumnBasis" or any(hit.start - cue.end <= 4 for cue in cues)


def _in_words(context: Context) -> Iterator[Found]:
    for hit in context.scan.of(*BASES):
        scope = _readable(context, hit.start)
        if scope is None or context.block_at(hit.start).kind is Kind.HEADING:
            continue
        if hit.tier is Tier.LIST and not _announced(context, hit):
            continue
        start, _ = context.sentence(hit.start)
        if not context.has(start, hit.start, "ng:Negation"):
            yield Found("legal_basis", hit.concept, hit.start, hit.end, scope, 0.8, "basis.words")


def _clause(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """Return the words from `start` that name an interest: to the next citation or the sentence's end."""
    stop = _INTEREST_END.search(context.text, start, end)
    text = context.text[start : stop.start() if stop else end]
    left = len(text) - len(text.lstrip(" ,:;()–-"))
    text = text.rstrip(" ,:;()–-")
    return (start + left, start + len(text)) if len(text) - left >= 8 else None


def _interests(context: Context) -> Iterator[Found]:
    """Yield the words that say which interest: what follows "legitimate interest in", else the sentence's purpose."""
    done: set[int] = set()
    for cue in context.scan.of("ng:LegitimateInterestCue"):
        scope = _readable(context, cue.start)
        start, end = context.sentence(cue.start)
        if scope is None or start in done or context.has(start, cue.start, "ng:Negation"):
            continue
        clause = _clause(context, cue.end, end)
        if clause:
            done.add(start)
            yield Found(
                "legitimate_interest", context.text[clause[0] : clause[1]], *clause, scope, 0.75, "interest.cue"
            )
    for citation in context.citations:
        scope = _readable(context, citation.start)
        start, end = context.sentence(citation.start)
        if citation.value != "eu-gdpr:A6-1-f" or scope is None or start in done:
            continue
        connectives = context.hits(start, end, "ng:PurposeConnective")
        clause = _clause(context, connectives[0].start, end) if connectives else None
        if clause:
            done.add(start)
            yield Found(
                "legitimate_interest", context.text[clause[0] : clause[1]], *clause, scope, 0.6, "interest.purpose"
            )


def read(context: Context) -> Iterator[Found]:
    """Yield `legal_basis` and `legitimate_interest` facts."""
    yield from _cited(context)
    yield from _in_words(context)
    yield from _interests(context)
