"""Words and sentences of normalised text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from noticegraph.ingest.grammar.tokens import tokens
from noticegraph.ingest.normalise import BLOCK_END, CELL_END
from noticegraph.ontology.grammar_words import grammar_language, grammar_words
from noticegraph.ontology.lexicon import lexicon_language

_STOP = re.compile(  # one class of characters at the head: the engine skips what no stop begins with
    r"[.!?…;\n\t](?:"
    r"(?<=[.!?…])[\"'”“»«)\]]*\s+(?=[\"'„“”»«(\[•§]*[^\W\d_a-zäöüßæøå])"  # before a capital
    r"|(?<=[\n\t])|(?<=[!?])\s+|(?<=;)\s+(?=[A-ZÄÖÜÆØÅ])|(?<=\.)\s+(?=\d))"
)
# A figure behind a mark of law is no ordinal: "§ 13. Kopien slettes", but "am 13. Mai"
_CITED_FIGURE = re.compile(r"(?:§|\b[Aa]rti(?:kkel|kel|cle)) ?(?:[\d-]+(?:,| og| til| und| bis| and| to) )*\Z")
_CAPITALISED = re.compile(r"\s+([A-ZÄÖÜÆØÅ][a-zäöüæøå]*)(?![\w.-])")
_CITED_REACH = 40  # characters before a figure in which the mark of law stands
_LONGEST = 400  # words: what goes on without a full stop for longer is no sentence, and is read in parts


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as written, with their offsets, and the sentences as ranges of words.

    `sentences[k]` is the index of the first word of the sentence k; the last entry is the number of words.
    `begins[k]` is the offset where the sentence k begins, `ranges[k]` its stretch of the text, from its first word to
    its last word's end.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    begins: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]

    def sentence_of(self, word: int) -> int:
        """Return the number of the sentence that holds the word with this index."""
        return bisect_right(self.sentences, word) - 1

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds the character at `offset`."""
        return (bisect_right(self.begins, offset) or 1) - 1

    def sentence_range(self, sentence: int) -> tuple[int, int]:
        """Return the sentence's stretch of the text, from its first word to its last word's end."""
        return self.ranges[sentence]


def _ends_sentence(text: str, at: int, abbreviations: frozenset[str], starters: frozenset[str]) -> bool:
    """Tell whether the full stop at `at` ends a sentence: not after `Art`, `z. B`, a numeral or an initial.

    Behind an abbreviation one of the small words `starters` with a capital begins a sentence: "by A Inc. We use it".
    """
    if text[at] != ".":
        return True
    begin = at
    while begin and text[begin - 1] not in " \n\t(":
        begin -= 1
    word = text[begin:at].casefold().strip("„“\"'»«[")
    if word in abbreviations or word.rpartition(".")[2] in abbreviations:
        first = _CAPITALISED.match(text, at + 1) if len(word) > 1 else None
        return first is not None and first.group(1).lower() in starters
    if word.isdigit() and len(word) < 3:
        return _CITED_FIGURE.search(text, max(0, begin - _CITED_REACH), begin) is not None
    return not (len(word) == 1 and word.isalpha())


def words(text: str, language: str) -> Words:
    """Return the words and sentences of normalised text in the language of a lexicon."""
    abbreviations = lexicon_language(language).abbreviations
    starters = grammar_words(grammar_language(language)).sets.get("ng:SentenceStarter", frozenset())
    found, starts, ends = tokens(text)
    firsts = {0}
    for stop in _STOP.finditer(text):
        if text[stop.start()] in (BLOCK_END, CELL_END) or _ends_sentence(text, stop.start(), abbreviations, starters):
            firsts.add(bisect_right(starts, stop.end() - 1))
    firsts.discard(len(found))
    ends_of = (*sorted(firsts), len(found)) if found else (0,)
    sentences = (*(part for a, b in pairwise(ends_of) for part in range(a, b, _LONGEST)), len(found))
    begins = tuple(starts[first] for first in sentences[:-1])
    ranges = tuple(zip(begins, (ends[stop - 1] for stop in sentences[1:]), strict=True))
    return Words(found, starts, ends, sentences, begins, ranges)
