"""What a name looks like that no register knows and no legal form ends.

Offsets are offsets into normalised text.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from noticegraph.ingest.grammar.phrases import places
from noticegraph.ingest.sentences import words
from noticegraph.ontology.grammar_words import grammar_language, grammar_words
from noticegraph.ontology.lexicon import entries

_CAPITAL = r"[A-ZÄÖÜÆØÅ]"
_PART = rf"(?:{_CAPITAL}[\w+]*|[a-z]{{1,8}}[A-Z]\w*|\d[\w]*[A-Za-z]\w*)(?:[-.&][\w]+)*"
_DOMAIN = r"[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|io|de|no|at|ch|se|dk|eu|uk|ai|app|co|fr|nl|info)\b"
_NAME = re.compile(rf"(?:{_DOMAIN}|{_PART}(?: (?:& )?{_PART}){{0,3}})")
# Between a cue and its name: an article, a colon, a quotation mark.
_BETWEEN = re.compile(r"(?:,? ?(?:the|den|das|die|der|dem|einen|det)? ?[:]?\s?[\"“„»«'‘]?)")
_JOINT = re.compile(r"[\"”“»«'’)]?(?:, |,? (?:and|und|og|or|oder|eller|samt|sowie) |/ ?| / )[\"“„»«'‘]?")
# A word that is no part of an address or of a compound stands between these.
_FREE_START, _FREE_END = re.compile(r"(?<![\w./@-])"), re.compile(r"(?![\w.@-])")
_JOINED_BEFORE = re.compile(rf"(?<![\w./@&'’-])({_NAME.pattern}){_JOINT.pattern}$")
_MOST_BEFORE = 8  # names before a known one that are read as its row
_BEFORE_ROW = 60  # characters in which the name before one stands
_MOST_JOINED = 100  # names that "and" and commas join; what goes on after them is not read as names
_SHORTEST_CAPITALS = 4  # letters: "DATEV" may be a name, "PDF" is none
_LONGEST_FIELD = 5  # words of a cell or item that can be a name


@cache
def _stops(language: str) -> frozenset[str]:
    sets = grammar_words(grammar_language(language)).sets
    return frozenset(w for key in ("ng:NameStop", "ng:RoleNoun") for w in sets.get(key, ()))


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words that the lexicon itself uses: common words, by themselves no names."""
    topics = {"personal-data", "purposes", "bases", "retention", "rights", "sections"}
    found = words("\n".join(e.text for e in entries(language) if e.topic in topics), language)
    return frozenset(map(str.lower, found.words)) | _stops(language)


def is_strong(name: str) -> bool:
    """Tell whether a name cannot be a common noun: a capital inside, a figure, a full stop, or several words.

    >>> is_strong("ClickMeeting"), is_strong("examplio.com"), is_strong("Datenbank")
    (True, True, False)
    """
    return re.search(r"[a-zäöüæøå][A-Z]|\d|\.\w", name) is not None


def is_common(name: str, language: str, text: str) -> bool:
    """Tell whether words with capitals are common words here.

    A proper name is never written small: "the Platform" is a defined term where "our platform" is read elsewhere.
    German nouns always have capitals, so that there a word counts as a name by other signs only.
    """
    parts = re.findall(r"[\w.]+", name) or [name]
    if parts[0].lower() in _stops(language):
        return True
    if is_strong(name):
        return False
    if len(parts) == 1 and name.isupper() and len(name) < _SHORTEST_CAPITALS:
        return True
    if language == "nb" and len(parts) > 1 and all(p[0].isupper() and not p.isupper() for p in parts):
        return False  # Norwegian writes no noun with a capital, so that two in a row are a name
    common = common_words(language)
    return all(p.lower() in common or (language != "de" and _written_small(p, text)) for p in parts)


@lru_cache(maxsize=512)
def _written_small(word: str, text: str) -> bool:
    small = word.lower()
    return any(_FREE_START.match(text, at) and _FREE_END.match(text, at + len(small)) for at in places(text, small))


def names_after(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the name that begins right after `end`, and those that are joined to it: "use Examplio and Samplia"."""
    gap = _BETWEEN.match(text, end)
    yield from _row(text, gap.end() if gap else end)


def _row(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the name that begins at a place and those that are joined to it."""
    for _ in range(_MOST_JOINED):
        match = _NAME.match(text, at)
        if not match:
            return
        yield match.start(), match.end()
        joint = _JOINT.match(text, match.end())
        if not joint:
            return
        at = joint.end()


def names_after_joint(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names that "and" and commas join to the one that ends at `end`."""
    joint = _JOINT.match(text, end)
    yield from _row(text, joint.end()) if joint else ()


def names_before(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield, the nearest first, the names that are joined to the one that begins at `start`."""
    for _ in range(_MOST_BEFORE):
        begin = max(0, start - _BEFORE_ROW)
        found = _JOINED_BEFORE.search(text, begin, start)
        if not found or found.start(1) == begin:
            return
        yield found.span(1)
        start = found.start(1)


def name_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that start:end begins with, where nothing but an explanation follows it.

    "Examplio", "Examplio: e-mail address", "Examplio (for callers abroad)", "Examplio – newsletter".
    """
    match = _NAME.match(text, start, end)
    if not match or len(match.group().split()) > _LONGEST_FIELD:
        return None
    rest = text[match.end() : end]
    return match.span() if not rest or re.match(r"[\"”]?(?: ?[:(|]|,| [-–—] |\t)", rest) else None


def is_whole_name(text: str, start: int, end: int) -> bool:
    """Tell whether all of start:end looks like one name: "Index Example", "Examplio Store In-App Payments"."""
    said = text[start:end]
    parts = said.split()
    return 0 < len(parts) <= _LONGEST_FIELD and all(p[0].isupper() or re.search(r"[A-Z]", p) or p == "&" for p in parts)
