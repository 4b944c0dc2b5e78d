"""The words that the grammars of durations and organisations' names are made of, by language.

They are in `lexicon/{language}-grammar.ttl`; a language without such a file is read with the English one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from noticegraph.ontology.lexicon import languages
from noticegraph.ontology.tables import Row, table

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The words of one language, all in lower case.

    `units` and `figure_units` (abbreviations, good only after figures) give the letters of ISO 8601, with a `T`
    before those of a time; `numbers` and `articles` give the number meant; `phrases` are whole durations;
    `sets` holds the other words by concept (`ng:NameStop` …).
    """

    units: Mapping[str, str]
    figure_units: Mapping[str, str]
    numbers: Mapping[str, int]
    articles: Mapping[str, int]
    phrases: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]


def grammar_language(language: str) -> str:
    """Return the language whose words read a notice in `language` (BCP 47), English where none is made for it."""
    base = language.split("-")[0].lower()
    return next((code for code, known in languages().items() if base in (code, *known.reads)), FALLBACK)


def _words(row: Row, predicate: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in row.all(predicate))


@cache
def grammar_words(code: str) -> GrammarWords:
    """Return the words of a language that `grammar_language` names."""
    rows = table(f"lexicon/{code}-grammar.ttl").values()
    units: dict[str, str] = {}
    figure_units: dict[str, str] = {}
    numbers: dict[str, int] = {}
    articles: dict[str, int] = {}
    phrases: dict[str, str] = {}
    sets: dict[str, frozenset[str]] = {}
    for row in rows:
        words = _words(row, "ng:word")
        if unit := row.one("ng:isoUnit"):
            units |= dict.fromkeys(words, unit)
            figure_units |= dict.fromkeys(_words(row, "ng:figureWord"), unit)
        elif number := row.one("ng:number"):
            numbers |= dict.fromkeys(words, int(number))
            articles |= dict.fromkeys(_words(row, "ng:articleWord"), int(number))
        elif duration := row.one("ng:isoDuration"):
            phrases |= dict.fromkeys(words, duration)
        else:
            sets[row.key] = frozenset(words)
    return GrammarWords(
        units=MappingProxyType(units),
        figure_units=MappingProxyType(figure_units),
        numbers=MappingProxyType(numbers),
        articles=MappingProxyType(articles),
        phrases=MappingProxyType(phrases),
        sets=MappingProxyType(sets),
    )


@cache
def words_of(language: str, concept: str) -> frozenset[str]:
    """Return the words that a concept lists for notices in a language (BCP 47); none where it lists none."""
    return grammar_words(grammar_language(language)).sets.get(concept, frozenset())
