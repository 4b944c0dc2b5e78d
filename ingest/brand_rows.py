"""Rows of names: what "and" and commas join to a name is a name, up to what is none.

Offsets are offsets into normalised text.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from noticegraph.ingest.brand_words import is_common, is_strong, names_after_joint, names_before
from noticegraph.ingest.context import Context
from noticegraph.ingest.grammar.everyday import everyday_names
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

# What cookies and fields are called, and no organisation: "_ga", "session_id", "userSessionCount"; "eBay" is another.
IDENTIFIER = re.compile(r"_\w+|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+_?|[a-z]+(?:[A-Z][a-z0-9]+){2,}")
_CONJUNCTION = re.compile(r"\w|/")  # between two names of a row: more than a comma
_NEXT_WORD = re.compile(r" ([a-zæøåäöü]+)")
_ARTICLE = 5  # characters of an article or a quotation mark before a name that begins a sentence
_MOST_IN_ROW = 8  # names behind a known one that are read as its row
_THINGS = frozenset({"personal-data", "purposes", "transfers", "rights", "bases", "parties"})


def in_rows(context: Context, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names that stand in a row with a known one: "tools such as Examplio, Samplia and Google Analytics".

    What "and" joins to a name, with commas before it, is of its kind; "Examplio, Dublin, Ireland" is no row. German
    nouns all have capitals, so that there a name must not be a word by its form.
    """
    text = context.text
    starts = {start for start, _ in known}
    reached = 0  # where the last row ends: a known name in it has been read with it
    for start, end in known:
        if start < reached or context.block_at(start).kind is Kind.ROW:
            continue
        left = _named(context, names_before(text, start), starts)
        right = _named(context, _behind(text, end, starts), starts)
        row = [*reversed(left), (start, end), *right]
        reached = row[-1][1]
        if goes_on(context, row):
            row = row[: len(left) + 1]
        if any(_CONJUNCTION.search(text, a[1], b[0]) for a, b in pairwise(row)):
            yield from (found for found in row if found[0] not in starts)


def _behind(text: str, end: int, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the names joined to the one that ends at `end`, up to a few behind the last of those `known` by start."""
    since = 0
    for found in names_after_joint(text, end):
        since = 0 if found[0] in known else since + 1
        if since > _MOST_IN_ROW:
            return
        yield found


def goes_on(context: Context, row: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the last names of a row are what another verb is said of: "we use Examplio, Jane and John use …".

    A row that begins its sentence is such a subject as a whole. German verbs end clauses, too.
    """
    end = row[-1][1]
    word = _NEXT_WORD.match(context.text, end)
    if context.language == "de" or word is None or row[0][0] - context.sentence(row[0][0])[0] < _ARTICLE:
        return False
    if word.group(1) in words_of(context.language, "ng:Copula"):
        return True
    cues = context.scan.beginning(word.start(1), word.start(1) + 1, "ng:RecipientCue", "ng:NamesParty")
    return any(h.end == word.end(1) for h in cues)


def is_no_name(context: Context, start: int, end: int) -> bool:
    """Tell whether what looks like a name in a row is a day, a month, a town, a person's title or an office held.

    "Mr Smith, Head of Sales".
    """
    language, name = context.language, context.text[start:end].lower()
    if name in everyday_names(language) or name.partition(" ")[0] in words_of(language, "ng:Honorific"):
        return True
    tied = _NEXT_WORD.match(context.text, end)
    ties = words_of(language, "ng:PhraseTie") & words_of(language, "ng:NameConnector")
    return tied is not None and " " not in name and tied.group(1) in ties


def _named(context: Context, found: Iterable[tuple[int, int]], known: Collection[int]) -> list[tuple[int, int]]:
    """Return the stretches up to the first that is no name; those that begin at one of `known` are names."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if start in known:
            kept.append((start, end))
            continue
        name = context.text[start:end]
        if is_no_name(context, start, end):
            break
        if is_common(name, context.language, context.text) or IDENTIFIER.fullmatch(name):
            break
        if says_more(context, start, end) or (context.language == "de" and not is_strong(name)):
            break
        in_address = bool(context.within(context.countries, start, end))
        if in_address or bool(context.within(context.organisations, start, end)):
            break  # what an address ends with, or another name with its form
        kept.append((start, end))
    return kept


def says_more(context: Context, start: int, end: int) -> bool:
    """Tell whether a stretch also names a thing of the lexicon: "Examplio Videos" holds a name and a purpose."""
    return bool(things(context, start, end))


def things(context: Context, start: int, end: int) -> list[Hit]:
    """Return the things of the lexicon that begin in start:end."""
    here = context.scan.between(start, end)
    return [h for h in here if h.topic in _THINGS and h.tier is not Tier.PATTERN]
