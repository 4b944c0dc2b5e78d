"""Texts folded to what the last part of an IRI can hold: `[a-z0-9-]`."""

import re
import unicodedata
from hashlib import sha256

# Letters that Unicode does not take apart, or that their languages write out otherwise.
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "þ": "th", "ð": "d"}
    | {"đ": "d", "ł": "l", "ı": "i"}
)
_GAP = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return a text as a slug; where letters of another script are lost, a hash keeps unequal texts apart.

    >>> fold("Prüfung & Größe"), fold("Opplysninger på nettstedet")
    ('pruefung-groesse', 'opplysninger-paa-nettstedet')
    """
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_WRITTEN_OUT)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(sign))
    slug = _GAP.sub("-", plain).strip("-")
    if slug and not any(sign.isalnum() and not sign.isascii() for sign in plain):
        return slug
    return f"{slug or 'x'}-{suffix(composed)}"


def suffix(text: str) -> str:
    """Return eight hex digits that tell a text from others with the same slug."""
    return sha256(text.encode()).hexdigest()[:8]
