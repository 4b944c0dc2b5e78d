"""Headings that are but purposes: "Registration and authentication"."""

import re

from noticegraph.ingest.context import Context, per_notice

TOPIC = "purposes"
_AND = re.compile(r" (?:and|und|og|&) ")
_TWO = 2  # purposes in a heading that joins them
_NUMBER = re.compile(r"[\W\d]+")


@per_notice
def joins_purposes(context: Context, block: int) -> bool:
    """Tell whether a heading is nothing but two purposes: "Registration and authentication".

    "Marketing and …" stands over everything that marketing does, and names no more than that; "Storage and security"
    and "Contact and complaints" stand over rules.
    """
    start, end = context.normal.blocks[block]
    if context.has(start, end, "ng:StorageVerb", "ng:ComplaintWord"):
        return False
    parts = _AND.split(context.text[start:end])
    if len(parts) != _TWO:
        return False
    named = {(h.start, h.end): h.concept for h in context.scan.between(start, end) if h.topic == TOPIC}
    number = _NUMBER.match(parts[0])
    left = named.get((start + (number.end() if number else 0), start + len(parts[0])))
    right = named.get((end - len(parts[1]), end))
    return left is not None and right is not None and left != right and "dpv:Marketing" not in (left, right)
