"""Rights that the notice grants the reader, Art. 13(2)(b) to (d) GDPR."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.relations.authority import authorities
from noticegraph.ontology.lexicon import Tier

# Rights whose words grant them wherever they stand: nobody withdraws a consent or complains for another.
_COMPLAINT = "eu-gdpr:A77"
_BY_WORDS = (_COMPLAINT, "eu-gdpr:A7-3", "eu-gdpr:A22")
_OF_DATA = ("eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18", "eu-gdpr:A20", "eu-gdpr:A21")
RIGHTS = (*_OF_DATA, *_BY_WORDS)
# Nouns before the one in hand, each joined to the next: "erasure, restriction or "
_JOINED = re.compile(r"(?:[-–•·*] )?(?:[^\W\d_]{3,}(?:,|,? (?:og|eller|and|or|und|oder)) )*")
_LABEL = 60  # characters of a block that is but the name of a right


def _heads_item(context: Context, hit: Hit) -> bool:
    """Tell whether a list's item begins with the bare noun, or with several: "You may ask for: erasure or …"."""
    block = context.normal.block_at(hit.start)
    start = context.normal.blocks[block][0]
    item = context.document.blocks[block].kind is Kind.ITEM
    return item and _JOINED.fullmatch(context.text, start, hit.start) is not None


def _grants(context: Context, hit: Hit) -> bool:
    """Tell whether the words of a right grant it in general.

    In a section on rights they do. Elsewhere "you can object to this analysis" tells how to switch one service off and
    "the entry can be deleted by its author" what a program does; there the sentence has to speak of a right or a
    request, to name several rights in a row, or to cite the article.
    """
    if hit.tier is Tier.LIST:
        return context.role_at(hit.start) is Role.RIGHTS and _heads_item(context, hit)
    if hit.concept in _BY_WORDS or context.role_at(hit.start) is Role.RIGHTS:
        return True
    start, end = context.sentence(hit.start)
    if context.has(start, end, "ng:RightWord"):
        return True
    if any(start <= c.start < end and c.value == hit.concept for c in context.citations):
        return True
    named = {h.concept for h in context.hits(start, end, *_OF_DATA) if h.tier is not Tier.LIST}
    return len(named) > 1


def _of_rights(context: Context, offset: int) -> bool:
    """Tell whether a citation stands where rights are granted: in a section on them, or in an enumeration of them.

    "You have the right to access (Art. 15), erasure (Art. 17) and …".
    """
    if context.role_at(offset) is Role.RIGHTS:
        return True
    start, end = context.sentence(offset)
    cited = {c.value for c in context.within(context.citations, start, end)} & set(_OF_DATA)
    return len(cited) > 1 and context.has(start, offset, "ng:RightWord")


def _denied(context: Context, hit: Hit) -> bool:
    """Tell whether a right is denied: in its clause, or in the block below where it is but a label."""
    # "if we do not agree, you may complain to …": no notice denies that
    if hit.concept != _COMPLAINT and denied(context, hit.start, hit.end):
        return True
    if any(h.start <= hit.start < h.end for h in context.hits(*context.sentence(hit.start), "ng:RightDenied")):
        return True  # "you cannot withdraw your consent"
    index = context.normal.block_at(hit.start)
    start, end = context.normal.blocks[index]
    if end - start > _LABEL or index + 1 >= len(context.normal.blocks):
        return False
    return context.has(*context.normal.blocks[index + 1], "ng:DeniesRight")


def _complaint(context: Context) -> Found | None:
    """Return the right to complain where a sentence names a complaint and an authority, however far apart.

    "You may complain to the commissioner, Example Street 1, Example City, who …".
    """
    for hit in context.scan.of("ng:ComplaintWord"):
        start, end = context.sentence(hit.start)
        to = context.has(start, end, "ng:AuthorityCue", "ng:AuthorityName") or any(
            start <= named.start < end for named in authorities(context)
        )
        if to:
            return Found("right", _COMPLAINT, hit.start, hit.end, None, 0.8, "right.complaint")
    return None


def read(context: Context) -> Iterator[Found]:
    """Yield `right` facts: wherever words grant a right; where none do, a citation in a section on rights."""
    for right in RIGHTS:
        hits = [h for h in context.scan.of(right) if _grants(context, h) and not _denied(context, h)]
        for hit in hits:
            sure = context.block_at(hit.start).kind is not Kind.HEADING and context.role_at(hit.start) is Role.RIGHTS
            yield Found("right", right, hit.start, hit.end, None, 0.92 if sure else 0.85, "right.words")
        if hits:
            continue
        if right == _COMPLAINT and (found := _complaint(context)):
            yield found
            continue
        for citation in context.citations:
            if citation.value != right or not _of_rights(context, citation.start):
                continue
            if not denied(context, citation.start, citation.end):
                yield Found("right", right, citation.start, citation.end, None, 0.85, "right.citation")
                break
