"""Words that are no names although they stand where one is due: "the App", "Daten", "Company", an authority."""

import re
from functools import cache

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.grammar.phrases import Phrases, places
from noticegraph.ingest.relations.slots import Named
from noticegraph.ontology.authorities import authority_names
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

# Topics whose labels are phrases of notices and never names.
_TOPICS = frozenset({"personal-data", "purposes", "sections", "rights", "bases", "retention", "roles"})
_NOUN = "ng:PartyNoun"
_LONGEST = 20  # characters of a determiner with the blank behind it
_LAST_WORD = re.compile(r"(\w+) \Z")
_NOUN_END = re.compile(r"(?![\w-])(?! [A-ZÄÖÜ])")
_WORD_START, _WORD_END = re.compile(r"(?<![\w.@/:-])"), re.compile(r"(?![\w@/-])(?!\.\w)")


@cache
def _authorities() -> Phrases[str]:
    return Phrases(authority_names())


def is_authority(context: Context, named: Named) -> bool:
    """Tell whether a name is a supervisory authority's."""
    if context.has(named.start, named.end, "ng:AuthorityName"):
        return True
    return any(start == 0 for start, _, _ in _authorities().find(named.name))


def _is_of_lexicon(context: Context, named: Named) -> bool:
    """Tell whether labels of the lexicon cover every word of a name: "Personal Data", "Developer/Company"."""
    words = [(m.start() + named.start, m.end() + named.start) for m in re.finditer(r"[^\W_]+", named.name)]
    spans = [
        (h.start, h.end)
        for h in context.scan.between(named.start, named.end)
        if h.end <= named.end and h.tier not in (Tier.NOT, Tier.PATTERN) and (h.concept == _NOUN or h.topic in _TOPICS)
    ]
    return bool(words) and all(any(s <= a and b <= e for s, e in spans) for a, b in words)


@per_notice
def _is_used_as_noun(context: Context, name: str) -> bool:
    """Tell whether one word is elsewhere in the notice a noun: written small, or, in German, "Ihre Daten"."""
    if " " in name or not name.isalpha():
        return False
    text = context.text
    if context.language == "de":
        ends = (at for at in places(text, name) if _NOUN_END.match(text, at + len(name)))
        return any(_is_determined(context.language, text, at) for at in ends)
    small = name.lower()
    return small != name and any(
        _WORD_START.match(text, at) and _WORD_END.match(text, at + len(small)) for at in places(text, small)
    )


def _is_determined(language: str, text: str, at: int) -> bool:
    """Tell whether the word before the one at `at` is a determiner."""
    before = _LAST_WORD.search(text, max(at - _LONGEST, 0), at)
    return before is not None and before.group(1).lower() in words_of(language, "ng:Determiner")


def is_common(context: Context, named: Named, *, defined: bool) -> bool:
    """Tell whether what stands in a name's place is a common noun or a phrase of notices.

    Where the notice defines the name (`defined`), its words may also be ordinary ones: "refers to Compass".
    """
    if named.full:
        return False
    return _is_of_lexicon(context, named) or (not defined and _is_used_as_noun(context, named.name))
