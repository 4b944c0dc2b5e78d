"""Lengths of time, in figures and in words, as ISO 8601 durations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache

from noticegraph.ingest.grammar.phrases import Phrases, windows
from noticegraph.ingest.grammar.tokens import fold
from noticegraph.ontology.countries import address_marks
from noticegraph.ontology.grammar_words import GrammarWords, grammar_language, grammar_words
from noticegraph.ontology.lexicon import languages
from noticegraph.ontology.statutes import citation_words

_MONTHS_OF_YEAR = 12
_SMALLER = {"Y": ("M", _MONTHS_OF_YEAR), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_OLDEST_AGE = 21  # years that stand for an age where "under" or "over" comes before
_FIGURE = r"\d{1,4}(?:[.,]\d{1,2})?(?!\d)|½|\d½"
_LONGEST_YEARS = 150
_SHORT = 2  # letters of abbreviations that are looked for behind figures only: "d", "h"
_BEFORE_UNIT = 64  # characters before a unit in which its number, and a range's first, stand


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `value` is ISO 8601 with the unit as written: `P30D`, `P14M`, `P2W`, `PT24H`."""

    start: int
    end: int
    value: str


class _Gate(Enum):
    """What a word that is quickly found lets be looked for."""

    UNIT = "unit"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class _Grammar:
    words: GrammarWords
    pattern: re.Pattern[str]
    gate: Phrases[_Gate]
    short: re.Pattern[str]
    phrases: re.Pattern[str]
    units: dict[str, str]
    age_before: re.Pattern[str]
    after: re.Pattern[str]
    number_before: re.Pattern[str]  # words that number something else: "section 5 h", "Musterstraße 43d"


def _any(words: frozenset[str] | tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


@cache
def _grammar(code: str) -> _Grammar:
    """Compile the grammar of one language, with the units of all languages after figures.

    A table in English stands in many a notice in another language; words for numbers are the language's own.
    """
    words = grammar_words(code)
    units: dict[str, str] = {}
    for other in [*languages(), code]:
        units |= {**grammar_words(other).units, **grammar_words(other).figure_units}
    sets = words.sets
    number = _any([*words.numbers, *words.articles])
    modifiers = _any(sets["ng:UnitModifier"])
    ranges = _any(sets["ng:DurationRange"])
    own_units = _any(list(words.units))
    figure = rf"(?<![\w.,/§€$£-])(?:{_FIGURE})"
    unit_after_word = rf"(?:[ -](?:\(\d{{1,4}}\) )?(?:(?:{modifiers})[ -])?|(?=\w))(?P<u1>{own_units})"
    unit_after_figure = rf"\.?(?:[ -](?:\(\w+\) ?)?(?:(?:{modifiers})[ -])?)?(?P<u2>{_any(list(units))})"
    value = rf"(?P<w>{number})|(?P<f>\d{{1,4}}(?:[.,]\d{{1,2}})?(?!\d)|½|\d½)"
    cited = [w for c in ("ng:CitedSection", "ng:CitedParagraph", "ng:CitedArticle") for w in citation_words()[c]]
    cited += ["punkt", "kapitel", "chapter", "abschnitt", "und", "and", "og"]
    streets = [part.lower() for marks in address_marks().values() for part in marks.streets]
    # A hyphen after a word makes a longer word ("forty-five"), after figures a range ("30-90 days").
    first = rf"{figure}(?= ?(?:(?:{ranges}) |[-–/]))|(?<!\w)(?:{number})(?= (?:{ranges}) )"
    low = rf"(?:(?P<low>{first}) ?(?:(?:{ranges}) |[-–/] ?))?"
    return _Grammar(
        words=words,
        pattern=re.compile(
            rf"{low}(?<![\w.,/§€$£])(?:{value})(?(w){unit_after_word}|{unit_after_figure})(?!\w|-\d)",
        ),
        gate=Phrases(
            [
                *((u, _Gate.UNIT) for u in units if len(u) > _SHORT or u in words.units),
                *((phrase, _Gate.PHRASE) for phrase in words.phrases),
            ]
        ),
        short=re.compile(rf"\d[ .-]?(?:{_any([u for u in units if len(u) <= _SHORT])})(?!\w)"),
        phrases=re.compile(rf"(?<!\w)(?:{_any(list(words.phrases))})(?!\w)"),
        units=units,
        age_before=re.compile(rf"(?<!\w)(?:{_any(sets['ng:AgeBefore'])}) $"),
        number_before=re.compile(rf"(?:(?<!\w)(?:{_any(cited)})|{_any(streets)}) ?$"),
        after=re.compile(rf" (?:{_any(sets['ng:AgeAfter'])}|{_any(sets['ng:FrequencyAfter'])})(?!\w)"),
    )


def _amount(text: str, words: GrammarWords) -> Fraction:
    text = text.strip()
    if text in words.numbers:
        return Fraction(words.numbers[text])
    if text in words.articles:
        return Fraction(words.articles[text])
    half = Fraction(1, 2) if text.endswith("½") else Fraction(0)
    figures = text.rstrip("½").replace(",", ".")
    return (Fraction(figures) if figures else Fraction(0)) + half


def iso(amount: Fraction, unit: str) -> str | None:
    """Return the ISO 8601 duration of an amount in a unit, in a smaller unit where it is no whole number.

    >>> iso(Fraction(3, 2), "Y"), iso(Fraction(2), "W")
    ('P18M', 'P2W')
    """
    while amount.denominator != 1 and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        unit, amount = smaller, amount * times
    if amount.denominator != 1 or amount <= 0:
        return None
    return f"PT{amount.numerator}{unit[1:]}" if unit.startswith("T") else f"P{amount.numerator}{unit}"


def _is_other(text: str, match: re.Match[str], amount: Fraction, unit: str, grammar: _Grammar) -> bool:
    """Tell whether the words are an age or a frequency: "under 16 years", "24 hours a day", "twice a year"."""
    if grammar.after.match(text, match.end()) or (unit == "Y" and amount > _LONGEST_YEARS):
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    written = match.group("u2") or ""
    if len(written) == 1 and (text[match.start("u2") - 1] == "." or grammar.number_before.search(before)):
        return True
    if match.group("w") in grammar.words.articles:
        last = before.rsplit(None, 1)[-1:]
        if last and last[0] in grammar.words.sets["ng:FrequencyBefore"]:
            return True
    return unit == "Y" and amount <= _OLDEST_AGE and grammar.age_before.search(before) is not None


def _phrases(folded: str, grammar: _Grammar, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the phrases that begin at places, none overlapping another."""
    end = 0
    for place in sorted(places):
        if place >= end and (match := grammar.phrases.match(folded, place)):
            end = match.end()
            yield match


def _candidates(folded: str, grammar: _Grammar, units: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the numbers with units; they are looked for before words that are or end in a unit."""
    places = [*units, *(m.start() for m in grammar.short.finditer(folded))]
    for begin, end in windows(folded, sorted(places), _BEFORE_UNIT, 28):
        yield from grammar.pattern.finditer(folded, begin, end)


def find_durations(text: str, language: str) -> tuple[Duration, ...]:
    """Return the lengths of time, sorted by start; a range gives both its ends, the first over the whole of it.

    Ages and frequencies ("16 years old", "24 hours a day") are no lengths of time.

    >>> [d.value for d in find_durations("sieben Tage, 6 bis 10 Jahre, two weeks", "de")]
    ['P7D', 'P6Y', 'P10Y']
    """
    grammar = _grammar(grammar_language(language))
    folded = fold(text)
    gates = [(gate, start) for start, _, meant in grammar.gate.ends(folded) for gate in meant]
    said = _phrases(folded, grammar, (start for gate, start in gates if gate is _Gate.PHRASE))
    found = [Duration(m.start(), m.end(), grammar.words.phrases[m.group()]) for m in said]
    whole = [(d.start, d.end) for d in found]  # "half a year" is not "a year"
    for match in _candidates(folded, grammar, (start for gate, start in gates if gate is _Gate.UNIT)):
        unit = grammar.units[match.group("u1") or match.group("u2")]
        amount = _amount(match.group("w") or match.group("f"), grammar.words)
        value = iso(amount, unit)
        start = match.start("w") if match.group("w") else match.start("f")
        if value is None or any(start < end and begin < match.end() for begin, end in whole):
            continue
        shouted = match.group("u2") is not None and match.end("u2") - match.start("u2") == 1
        if shouted and text[match.start("u2")].isupper():
            continue  # "2D"
        if _is_other(folded, match, amount, unit, grammar):
            continue
        low = match.group("low")
        if low and (lower := iso(_amount(low, grammar.words), unit)):
            found.append(Duration(match.start("low"), match.end(), lower))
        found.append(Duration(start, match.end(), value))
    return tuple(sorted(found, key=lambda d: (d.start, -d.end)))
