"""The IRIs of the spans that claims are read from: a span's place can be told from its IRI.

The fragment is that of RFC 5147 for plain text, in code points of the canonical text, the end left out.
"""

import re

_PLACE = re.compile(r"#char=(\d+),(\d+)$")


def span_iri(evidence: str, start: int, end: int) -> str:
    """Return the IRI of the span text[start:end] in the evidence graph with this IRI."""
    return f"{evidence}#char={start},{end}"


def position_iri(span: str) -> str:
    """Return the IRI of a span's position selector."""
    return f"{span}/position"


def quote_iri(span: str) -> str:
    """Return the IRI of a span's quote selector."""
    return f"{span}/quote"


def place(span: str) -> tuple[int, int]:
    """Return where a span starts and ends, by its IRI; (0, 0) for an IRI that no span has.

    >>> place("https://x.example/evidence#char=35,50")
    (35, 50)
    """
    found = _PLACE.search(span)
    return (int(found[1]), int(found[2])) if found else (0, 0)
