"""A stemmer takes words for one that are two: "settings" and "set", "Gewährleistung" and "gewährleisten".

German writes nouns with a capital, so that case tells a noun of the lexicon from a verb of the same stem. Of the
other languages the lexicon lists the words that are none of its entries, whatever their stem (`ng:AnotherWord`).
"""

import re

from noticegraph.ingest.lexical import Hit
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")


def _other_words(language: str) -> frozenset[str]:
    """Return the words, in lower case, that count only where the lexicon's entry is that word, be it in the plural."""
    return words_of(language, "ng:AnotherWord")


def another_word(language: str, text: str, hit: Hit) -> bool:
    """Tell whether a hit of one word is another word than the entry that it shares a stem with.

    "zu gewährleisten" has the stem of "Gewährleistung" (warranty) and is no warranty. The noun's own form without its
    capital is only careless, or of another language: "browser"; but "anschreiben" (to write to) is no letter. "The
    purpose is set out below" names no "settings".
    """
    if hit.tier is Tier.PATTERN:
        return False
    words, entry = text[hit.start : hit.end], hit.entry.lower()
    if words.lower() in _other_words(language):
        return words.lower().removesuffix("s") != entry.strip("*").removesuffix("s")
    if language != "de" or not _NOUN.fullmatch(hit.entry):
        return False
    return words.islower() and (words.lower() != entry or entry in words_of(language, "ng:NounOfVerb"))
