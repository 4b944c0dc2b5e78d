"""The parts of a notice that are written in different languages: a page that gives its text twice, once in each.

Every part is read with the lexicon of its own language, for no lexicon finds a word of another's. A sentence or two in
a second language (a quotation, the description of a cookie) make no part: they belong to the section they stand in.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from noticegraph.ingest.language import detect, told_by_words
from noticegraph.ingest.model import Block, Document, Kind, Language

_GLANCES = 16  # places of a document that are looked at before all of it is
_GLANCE = 240  # characters that are looked at there
_LEAST = 1500  # characters of a part: less is a quotation
_RUN = 400  # characters of a run within a part: less belongs to what surrounds it
_WORDS = 3  # function words that show a language
_LEAD = 4  # how many times as many as of any other language
_start = attrgetter("start")


def _shown(words: str) -> str | None:
    """Return the code of the lexicon whose language the words are plainly written in."""
    counts = Counter(filter(None, told_by_words(words))).most_common(2)
    if not counts or counts[0][1] < _WORDS:
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= _LEAD * counts[1][1] else None


def _glances(document: Document) -> Iterator[str]:
    """Yield words from places that lie evenly over the document's blocks."""
    blocks, length = document.blocks, len(document.text)
    for number in range(_GLANCES):
        at = bisect_right(blocks, (2 * number + 1) * length // (2 * _GLANCES), key=_start) - 1
        block = blocks[max(at, 0)]
        yield document.text[block.start : min(block.end, block.start + _GLANCE)]


def _labels(document: Document, main: str) -> list[str]:
    """Return the lexicon of every block.

    A heading goes with what follows it, a row and what shows no language with what stands before it.
    """
    found: list[str | None] = [
        None if block.kind in (Kind.HEADING, Kind.ROW) else _shown(document.text[block.start : block.end])
        for block in document.blocks
    ]
    for index in range(len(found) - 2, -1, -1):
        if found[index] is None and document.blocks[index].kind is Kind.HEADING:
            found[index] = found[index + 1]
    labels: list[str] = []
    for label in found:
        labels.append(label or (labels[-1] if labels else main))
    return _without_short_runs(document.blocks, labels)


def _without_short_runs(blocks: Sequence[Block], labels: Sequence[str]) -> list[str]:
    """Return the labels, those of short runs replaced by the label of what stands before them, or else behind."""
    runs = [(label, list(indexes)) for label, indexes in groupby(range(len(labels)), key=labels.__getitem__)]
    kept: list[str] = []
    for number, (label, indexes) in enumerate(runs):
        if sum(blocks[i].end - blocks[i].start for i in indexes) < _RUN and len(runs) > 1:
            label = kept[-1] if kept else runs[number + 1][0]
        kept += [label] * len(indexes)
    return kept


def parts(document: Document, language: Language) -> tuple[tuple[Language, Document], ...]:
    """Return the document in parts, each with its language and lexicon, the one of `language` first.

    A part has the whole text, so that offsets hold, and of the blocks its own. Nearly every document is one part.
    In a language without a lexicon a document is never parted: the silence of a half that is not read says nothing.
    """
    main = language.lexicon
    whole = ((language, document),)
    if main is None or not document.blocks or all(_shown(words) in (None, main) for words in _glances(document)):
        return whole
    labels = _labels(document, main)
    sizes: Counter[str] = Counter()
    for block, label in zip(document.blocks, labels, strict=True):
        sizes[label] += block.end - block.start
    others: dict[str, Language] = {}
    for label, size in sizes.items():
        if label != main and size >= _LEAST:
            spoken = detect(_part(document, labels, {label}))
            if spoken.lexicon == label:
                others[label] = spoken
    if not others or sizes[main] < _LEAST:
        return whole
    mine = _part(document, labels, set(sizes) - set(others))
    return ((language, mine), *((other, _part(document, labels, {label})) for label, other in others.items()))


def _part(document: Document, labels: Sequence[str], chosen: set[str]) -> Document:
    blocks = tuple(block for block, label in zip(document.blocks, labels, strict=True) if label in chosen)
    return replace(document, blocks=blocks, declared_language=None)
