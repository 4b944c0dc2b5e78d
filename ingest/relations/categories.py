"""Categories of recipients, in the notice's words: Art. 13(1)(e) GDPR asks for recipients or their categories."""

from collections.abc import Iterator
from itertools import takewhile

from noticegraph.ingest.context import Context, Found, per_notice
from noticegraph.ingest.denial import party_denied
from noticegraph.ingest.extent import noun_phrase
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.patterns import is_pattern
from noticegraph.ingest.relations.leads import lead_blocks
from noticegraph.ontology.lexicon import Tier

_GIVES = ("ng:RecipientCue", "ng:TransferCue", "ng:ProviderCue", "ng:ProcessorContract", "ng:GivesTo")
_CATEGORY = frozenset({"ng:RecipientCategoryCue"})
_SCOPES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
_ENUMERATION = 200  # characters after "share … with" in which an enumeration of recipients may go on
_RECEIVES = 60  # characters between a kind of recipients and the words that it receives data
_SUBJECT = 50  # characters of an item in which it names who it is about
_ENDING = 3  # letters in which a word may differ from the lexicon's: plural, case, definite form


def categories(context: Context) -> Iterator[Found]:
    """Yield `recipient_category` facts: a kind of recipients in a sentence that says that they receive data.

    "We pass the address on to shipping companies" names one; "you can complain to the authorities" none. An item of
    a list, and a cell, is read with the words that announce it.
    """
    yield from _kinds(context)
    for hit, scope in context.topic("parties", Role.PROCESS, Role.GENERAL, among=_CATEGORY):
        if context.in_block(hit.start, (Kind.HEADING,)):
            continue
        if _is_noun(context, hit) and _received(context, hit.start, hit.end):
            words = context.text[hit.start : hit.end]
            at, end = noun_phrase(context, hit.start, hit.end)
            yield Found("recipient_category", words, at, end, scope, 0.7, "recipient_category.words")


def _kinds(context: Context) -> Iterator[Found]:
    """Yield the kinds of persons and firms that are recipients only where data is given to them.

    "Employees" and "other users" are mostly the persons concerned; in "we share it with our employees" they receive.
    Who takes over the business is one of them too: "in a merger the data may be transferred".
    """
    for hit, scope in context.topic("parties", *_SCOPES, among=_RECEIVING.keys()):
        receives = _RECEIVING[hit.concept]
        if context.in_block(hit.start, (Kind.HEADING,)):
            continue
        if receives(context, hit) and not party_denied(context, hit.start, hit.end):
            words = context.text[hit.start : hit.end]
            at, end = noun_phrase(context, hit.start, hit.end)
            yield Found("recipient_category", words, at, end, scope, 0.65, "recipient_category.given")


def _is_kind(context: Context, hit: Hit) -> bool:
    """Tell whether a kind of recipients, in no longer words for one, is given data."""
    start, _ = context.sentence(hit.start)
    inside = any(
        h.start <= hit.start and hit.end <= h.end and h.end - h.start > hit.end - hit.start
        for h in context.hits(start, hit.end + _RECEIVES, "ng:RecipientKind", "ng:RecipientCategoryCue")
    )
    return not inside and _is_noun(context, hit) and _is_given(context, hit)


def _is_given(context: Context, hit: Hit) -> bool:
    """Tell whether the sentence says that data is given to a party, or that the party may see it."""
    start, stop = context.sentence(hit.start)
    for gives in context.hits(start, stop, "ng:GivesTo"):
        before = gives.end <= hit.start <= gives.end + _ENUMERATION
        if before or (gives.start <= hit.start and hit.end <= gives.end):
            return True
    if _leads_its_item(context, hit) and list_announces(context, hit.start, "ng:GivesTo"):
        return True
    return any(hit.end <= r.start <= hit.end + _RECEIVES for r in context.hits(hit.end, stop, "ng:ReceivesVerb"))


def _is_transferred(context: Context, hit: Hit) -> bool:
    """Tell whether data changes hands in the same sentence as the business does."""
    start, stop = context.sentence(hit.start)
    longest = max(context.hits(start, stop, "ng:SuccessionCue"), key=lambda h: (h.end - h.start, -h.start))
    if (longest.start, longest.end) != (hit.start, hit.end):
        return False
    return any(
        h.end <= hit.start or h.start >= hit.end for h in context.hits(start, stop, "ng:GivesTo", "ng:PassesOver")
    )


_RECEIVING = {"ng:RecipientKind": _is_kind, "ng:SuccessionCue": _is_transferred}


def _is_noun(context: Context, hit: Hit) -> bool:
    """Tell whether the words are the lexicon's in another inflection, and not only of one stem with them.

    "Advertisers" and "advertisements" share a stem; so do "Gerichte" (courts) and "gerichtet" (directed).
    """
    words = context.text[hit.start : hit.end]
    if "," in words:
        return False  # "your e-mail, company and name" is no e-mail company
    if context.language == "de" and not any(c.isupper() for c in words):
        return False
    if hit.tier is Tier.PATTERN or is_pattern(hit.entry):
        return True
    last, entry = words.split()[-1].lower(), hit.entry.split()[-1].lower()
    if context.language == "en":
        return _singular(last) == _singular(entry)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, entry, strict=False)))
    return max(len(last), len(entry)) - shared <= _ENDING


def _singular(word: str) -> str:
    """Return an English noun without its plural ending."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _received(context: Context, at: int, end: int) -> bool:
    if context.column(at) == "ng:ColumnParty":
        return True
    start, stop = context.sentence(at)
    if party_denied(context, at, end):
        return False
    cues = [h for h in context.hits(start, stop, *_GIVES) if h.start < at or h.end > end]
    return bool(cues) or list_announces(context, at)


def _leads_its_item(context: Context, hit: Hit) -> bool:
    """Tell whether the words stand where an item of a list names its subject: "our agents and contractors, who …"."""
    start, _ = context.normal.blocks[context.normal.block_at(hit.start)]
    return hit.start - start <= _SUBJECT


@per_notice
def _leads_lines(context: Context) -> tuple[int, ...]:
    """Return for each block the nearest one before it that ends in a colon, across blocks of its own kind; else -1."""
    leads: list[int] = []
    blocks = context.document.blocks
    for number, block in enumerate(blocks):
        if number and context.text[slice(*context.normal.blocks[number - 1])].rstrip().endswith(":"):
            leads.append(number - 1)
        else:
            leads.append(leads[-1] if number and blocks[number - 1].kind is block.kind else -1)
    return tuple(leads)


def list_announces(context: Context, at: int, *cues: str) -> bool:
    """Tell whether the block before an item's list speaks of recipients (in `cues`).

    Lines and paragraphs below one that ends in a colon are items without a mark.
    """
    blocks, block = context.document.blocks, context.normal.block_at(at)
    kind = blocks[block].kind
    if kind is not Kind.ITEM and not (cues and kind in (Kind.LINE, Kind.PARAGRAPH)):
        return False
    block = max(lead_blocks(context)[block], 0) if kind is Kind.ITEM else _leads_lines(context)[block]
    if block < 0:
        return False
    start, end = context.normal.blocks[block]
    if cues:
        start, _ = context.sentence(max(end - 1, start))
    return context.has(start, end, *(cues or _GIVES))
