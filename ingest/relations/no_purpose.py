"""Words for a purpose that tell none where they stand: a recipient's trade, an item of data, what data are kept for."""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ingest.relations.categories import list_announces
from noticegraph.ingest.relations.leads import begins_with_infinitive, lists_only_data
from noticegraph.ingest.relations.needs import ends_need
from noticegraph.ontology.lexicon import Tier

_FOR = re.compile(r"\b(?:for|til|to|für|zur|zum) (?:\w+ )?$")  # right before what a member of a list is for
_SHORT_CELL = 100  # characters of an item that is a name or a list, not prose
_NEAR = 1  # words before a bare noun at the beginning of a list's item
_TRADE = 40  # characters of a list's item in which a recipient is named by its trade


def is_no_purpose(context: Context, hit: Hit) -> bool:
    """Tell whether a hit of the purposes' topic names a recipient, data or the end of storage."""
    return _names_recipient(context, hit) or _ends_storage(context, hit) or _is_listed_as_data(context, hit)


def _ends_storage(context: Context, hit: Hit) -> bool:
    """Tell whether the contract or a bare noun is but what data are kept for: "as long as our tasks require it"."""
    contract = hit.concept == "dpv:FulfilmentOfContractualObligation"
    if not contract and hit.tier is not Tier.LIST:
        return False
    if not ends_need(context, hit):
        return False
    start, end = context.sentence(hit.start)
    criteria = context.hits(start, end, "ng:UntilPurposeFulfilled")
    return contract or any(c.start <= hit.start and hit.end <= c.end for c in criteria)


def _names_recipient(context: Context, hit: Hit) -> bool:
    """Tell whether a noun is, in a list of recipients, but the trade of one: "– IT and | hosting | providers".

    Behind a connective or in brackets the item says what they get the data for: "banks (for | payment |)".
    """
    if hit.tier not in (Tier.LABEL, Tier.LIST) or not context.in_block(hit.start, (Kind.ITEM,)):
        return False
    start, _ = context.normal.blocks[context.normal.block_at(hit.start)]
    if hit.start - start > _TRADE or "(" in context.text[start : hit.start]:
        return False
    if context.has(start, hit.start, "ng:PurposeConnective", "ng:ProviderCue"):
        return False
    named = context.has(start, hit.end + _TRADE, "ng:RecipientCategoryCue")
    return named and list_announces(context, hit.start, "ng:GivesTo")


def _is_listed_as_data(context: Context, hit: Hit) -> bool:
    """Tell whether the hit is an item, or part of one, in a list of data: "We collect: … records of your enrolment".

    What an item says behind a connective is a purpose; so is the service that it begins with: "Newsletter: address".
    """
    block = context.normal.block_at(hit.start)
    own, end = context.normal.blocks[block]
    if context.document.blocks[block].kind is not Kind.ITEM or end - own > _SHORT_CELL:
        return False
    if not lists_only_data(context, block):
        return False
    says_why = context.has(own, end, "ng:PurposeConnective", "ng:ColumnPurpose", "ng:SelfReference")
    if says_why or begins_with_infinitive(context, block) or _FOR.search(context.text, own, hit.start):
        return False
    return ":" not in context.text[hit.end : min(end, hit.end + _NEAR + 1)]
