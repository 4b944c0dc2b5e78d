"""Rights that the notice grants the reader, and the supervisory authority that it names."""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.model import Kind, Role

RIGHTS = ("eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18", "eu-gdpr:A20", "eu-gdpr:A21", "eu-gdpr:A22", "eu-gdpr:A77", "eu-gdpr:A7-3")


def read(context: Context) -> Iterator[Found]:
    """Yield `right` facts: the clearest words for each right, those in a section on rights first."""
    for right in RIGHTS:
        hits = [h for h in context.scan.of(right) if not context.has(context.sentence(h.start)[0], h.start, "ng:Negation")]
        hits.sort(key=lambda h: (context.block_at(h.start).kind is Kind.HEADING, context.role_at(h.start) is not Role.RIGHTS, h.start))
        if hits:
            yield Found("right", right, hits[0].start, hits[0].end, None, 0.92, "right.words")
            continue
        for citation in context.citations:
            if citation.value == right and context.role_at(citation.start) is Role.RIGHTS:
                yield Found("right", right, citation.start, citation.end, None, 0.85, "right.citation")
                break
