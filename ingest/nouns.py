"""German writes nouns with a capital, so that case tells a noun of the lexicon from a verb of the same stem."""

import re

from noticegraph.ingest.lexical import Hit
from noticegraph.ontology.lexicon import Tier

_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")


def another_word(language: str, text: str, hit: Hit) -> bool:
    """Tell whether a hit of one German noun is another word of its stem, which no capital makes a noun.

    "zu gewährleisten" has the stem of "Gewährleistung" (warranty) and is no warranty. The noun's own form without its
    capital is only careless, or of another language: "browser".
    """
    if language != "de" or hit.tier is Tier.PATTERN or not _NOUN.fullmatch(hit.entry):
        return False
    words = text[hit.start : hit.end]
    return words.islower() and words != hit.entry.lower()
