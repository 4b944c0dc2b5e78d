"""Whether data must be provided (Art. 13(2)(e) GDPR), and automated decisions (Art. 13(2)(f))."""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.model import Kind, Role

_OBLIGATION = {"ng:Required": "required", "ng:Voluntary": "voluntary"}
_DECISIONS = {"ng:NoAutomatedDecisions": "none", "ng:AutomatedDecisions": "present"}


def read(context: Context) -> Iterator[Found]:
    """Yield `obligation_to_provide` facts of processes and `automated_decisions` of the notice."""
    for concept, value in _OBLIGATION.items():
        for hit in context.scan.of(concept):
            scope = context.scope_at(hit.start)
            if scope is not None and context.scopes[scope].role in (Role.PROCESS, Role.GENERAL, Role.PREAMBLE):
                yield Found("obligation_to_provide", value, hit.start, hit.end, scope, 0.8, "obligation.words")
    denied = context.scan.of("ng:NoAutomatedDecisions")
    for concept, value in _DECISIONS.items():
        if value == "present" and denied:
            continue
        for hit in context.scan.of(concept)[:1]:
            if context.block_at(hit.start).kind is not Kind.HEADING:
                yield Found("automated_decisions", value, hit.start, hit.end, None, 0.85, "decisions.words")
