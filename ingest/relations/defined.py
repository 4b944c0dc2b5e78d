"""Sentences that say what a term means: what they mention is no processing's.

"Service Provider means anybody who helps us to run the Service."
"""

import re
from collections.abc import Mapping

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

_TERM = 70  # characters of a term, and what stands for it in brackets, before "means"
_WORDS = 6  # words of a term without quotation marks
_QUOTED = re.compile("[\"“”„«»]")
_NEXT = re.compile(r"[.!?] ([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _is_term(language: str, said: str) -> bool:
    """Tell whether words before "means" are a term: quoted, or few and with a capital.

    "Our newsletter | refers to" begins with a capital only because it begins a sentence. Every German noun has one, so
    that there a word that frames a noun ("Unser", "Der") tells that none is being defined.
    """
    if _QUOTED.search(said):
        return True
    words = _WORD.findall(said.partition("(")[0])
    if not words or len(words) > _WORDS:
        return False
    if words[0].lower() in words_of(language, "ng:TermFrame"):
        return language != "de" and len(words) > 1 and words[1][0].isupper()
    return bool(words[0][0].isupper())


def _end(context: Context, start: int) -> int:
    """Return where a definition ends whose verb ends at `start`: at "Acme Ltd.", too, where prose goes on with "We"."""
    _, end = context.sentence(start)
    frames = words_of(context.language, "ng:TermFrame")
    stops = (m.start() for m in _NEXT.finditer(context.text, start, end) if m.group(1).lower() in frames)
    return next(stops, end)


@per_notice
def _defining(context: Context) -> Mapping[int, int]:
    """Return the sentences that begin a block with a term and what it means: their numbers, and where they end."""
    found = {}
    for hit in context.scan.of("ng:MeansCue"):
        block = context.normal.block_at(hit.start)
        start, _ = context.normal.blocks[block]
        if not 0 < hit.start - start <= _TERM:
            continue
        if _WORD.search(context.text, start, max(start, context.sentence(hit.start)[0])):
            continue  # a later sentence of its block; a quotation mark before the term's first word is none's
        if context.document.blocks[block].kind in (Kind.HEADING, Kind.ROW):
            continue
        said = context.text[hit.start : hit.end].lower()
        if hit.tier is Tier.LABEL and said != hit.entry.lower():
            continue  # Norwegian "men" (but) has the stem of "menes" (is meant)
        term = context.text[start : hit.start]
        bracketed = term.count("(") > term.count(")")  # "the identifiers (hereinafter referred to as IDs)"
        if not bracketed and _is_term(context.language, term):
            found[hit.sentence] = _end(context, hit.end)
    return found


def is_definition(context: Context, offset: int) -> bool:
    """Tell whether a character stands in a sentence that says what a term means."""
    defining = _defining(context)
    return bool(defining) and offset < defining.get(context.scan.words.sentence_at(offset), 0)
