"""Whether data must be provided (Art. 13(2)(e) GDPR), and automated decisions (Art. 13(2)(f))."""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import excepted, imagined
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.lexicon import Tier

_OBLIGATION = {"ng:Required": "required", "ng:Voluntary": "voluntary"}
_BELOW = 80  # characters of a block that does no more than deny the heading above it
_DECISIONS = {"ng:NoAutomatedDecisions": "none", "ng:AutomatedDecisions": "present"}


def _in_brackets(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word stands alone in brackets behind a field: "Phone number (optional)"."""
    return context.text[hit.start - 1 : hit.start] == "(" and context.text[hit.end : hit.end + 1] == ")"


def read(context: Context) -> Iterator[Found]:
    """Yield `obligation_to_provide` facts of processes and `automated_decisions` of the notice."""
    for concept, value in _OBLIGATION.items():
        for hit in context.scan.of(concept):
            scope = context.scope_at(hit.start)
            heading = context.block_at(hit.start).kind is Kind.HEADING  # "Mandatory information": but a subject
            if heading or (hit.tier is Tier.LIST and not _in_brackets(context, hit)):
                continue
            if imagined(context, hit.start):
                continue
            if scope is not None and context.scopes[scope].role in (Role.PROCESS, Role.GENERAL, Role.PREAMBLE):
                yield Found("obligation_to_provide", value, hit.start, hit.end, scope, 0.8, "obligation.words")
    yield from _decisions(context)


def _denied_below(context: Context) -> list[Hit]:
    """Return the denials that are all which stands below a heading on automated decisions: "Do not take place."."""
    blocks = context.normal.blocks
    headings = {
        context.normal.block_at(h.start)
        for h in context.scan.of("ng:AutomatedDecisions")
        if h.tier is Tier.LIST and context.block_at(h.start).kind is Kind.HEADING
    }
    below = [blocks[n + 1] for n in sorted(headings) if n + 1 < len(blocks)]
    return [
        hit
        for start, end in below
        if end - start <= _BELOW and not excepted(context, start + 1)
        for hit in context.hits(start, end, "ng:DeniedAfter")[:1]
    ]


def _decisions(context: Context) -> Iterator[Found]:
    """Yield whether decisions are automated: what is denied in one place is not read as present from another.

    A heading says it alone only where it denies: "No profiling"; "Automated decisions" is but a subject, which the
    block below may deny: "Do not take place."
    """
    granted = context.scan.of("eu-gdpr:A22")  # "you have the right not to be subject to automated decisions"
    denied = [
        h
        for h in context.scan.of("ng:NoAutomatedDecisions")
        if not any(g.start < h.end and h.start < g.end for g in granted)
    ]
    hits = denied or [
        h
        for h in context.scan.of("ng:AutomatedDecisions")
        if h.tier is not Tier.LIST
        and context.block_at(h.start).kind is not Kind.HEADING
        and context.role_at(h.start) is not Role.RIGHTS
    ]
    if not denied:
        hits = _denied_below(context) or hits
    in_heading = [context.block_at(h.start).kind is Kind.HEADING for h in hits]
    for heading, hit in sorted(zip(in_heading, hits, strict=True), key=lambda pair: (pair[0], pair[1].start))[:1]:
        confidence = 0.7 if heading else 0.85
        value = _DECISIONS.get(hit.concept, "none")
        yield Found("automated_decisions", value, hit.start, hit.end, None, confidence, "decisions.words")
