"""Bare words of data that name something else where they stand: an act, a thing called after data, a place.

"You may request", "the feedback form", "stored on your device". Offsets are those of the normalised text.
"""

import re

from noticegraph.ingest.context import Context
from noticegraph.ingest.lexical import Hit
from noticegraph.ontology.grammar_words import words_of

_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_]+) $")
_BEHIND = re.compile(r" ([^\W\d_]+)(?![\w'’])")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 30  # characters before a word in which the word before it stands
_PHRASE = 60  # characters before a noun in which the preposition that governs it stands
_MOST_WORDS = 6  # words between them: "on | your computer or other mobile | device"
_MARK = re.compile(r"[,;:.!?()\[\]\n\t]")
# What data are kept on or come from, where it is no datum itself
_PLACES = frozenset({"pd:DeviceBased", "pd:TelephoneNumber"})
# What others say or write, which an answer is about
_SAID = frozenset({"pd:Communication", "ng:ContentData"})
_ANSWERS = ("dpv:CommunicationManagement", "dpv:CustomerCare", "dpv:CommunicationForCustomerCare")
_ANSWER = 70  # characters before what is answered in which the verb stands
_MEMBERS = re.compile(r"(?:[\s,/]*(?:\w+[\s,/]+){0,3})")


def _is_verb(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word is a verb, by the pronoun or the modal before it: "the summaries that you | request"."""
    before = _BEFORE.search(context.text, max(0, hit.start - _NEAR), hit.start)
    return before is not None and before.group(1).lower() in words_of(context.language, "ng:VerbSubject")


def _is_modifier(context: Context, hit: Hit) -> bool:
    """Tell whether a bare noun only tells which thing the noun behind it is: "the | feedback | form"."""
    behind = _BEHIND.match(context.text, hit.end)
    return behind is not None and behind.group(1).lower() in words_of(context.language, "ng:ThingNoun")


def _is_place(context: Context, hit: Hit) -> bool:
    """Tell whether a device is where data are, or what they come from: "on your computer or mobile | device"."""
    if hit.concept not in _PLACES:
        return False
    first, _ = context.sentence(hit.start)
    begin = max(first, hit.start - _PHRASE)
    marks = [m.end() for m in _MARK.finditer(context.text, begin, hit.start)]
    before = _WORD.findall(context.text[marks[-1] if marks else begin : hit.start].lower())[-_MOST_WORDS:]
    return not words_of(context.language, "ng:PlaceWord").isdisjoint(before)


def _is_answered(context: Context, hit: Hit) -> bool:
    """Tell whether messages are named as what is answered: "to respond to your questions, | comments | or requests".

    That is a purpose (`dpv:CommunicationManagement`); what they say is data where they are said to be kept, as in a
    bracket that enumerates data and closes before the answer is named.
    """
    if hit.concept not in _SAID:
        return False
    first, _ = context.sentence(hit.start)
    answers = context.scan.beginning(max(first, hit.start - _ANSWER), hit.start, *_ANSWERS)
    return any(
        (a.end >= hit.end and ")" not in context.text[hit.end : a.end])
        or _MEMBERS.fullmatch(context.text, a.end, hit.start)
        for a in answers
        if " " in a.entry
    )


def is_no_data(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word that could be data is an act, a thing called after data, a place or what is answered."""
    return _is_modifier(context, hit) or _is_verb(context, hit) or _is_place(context, hit) or _is_answered(context, hit)
