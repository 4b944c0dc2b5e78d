"""Dates and versions, as notices state their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from noticegraph.ingest.grammar.phrases import windows
from noticegraph.ingest.grammar.tokens import fold
from noticegraph.ontology.grammar_words import grammar_language
from noticegraph.ontology.lexicon import languages

_ANY_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = 40  # characters before a year in which its day and month stand
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_ISO = re.compile(rf"(?<![\d./-]){_YEAR}(?P<s>[-/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/])")
_FIGURES = re.compile(rf"(?<![\d./-])(?P<d>\d{{1,2}})(?P<s>[./-]) ?(?P<m>\d{{1,2}})(?P=s) ?{_YEAR}")
_MONTH_YEAR = re.compile(rf"(?<![\d./-])(?P<m>0[1-9]|1[0-2])(?P<s>[./]){_YEAR}(?![./]?\d)")
_NUMBER = r"(?P<v>\d{1,3}(?:\.\d{1,3}){0,3})(?![\w-]|[.,]\d)"
_VERSIONS = (
    re.compile(rf"ver(?:sion|sjon|\.|s\.)(?: (?:no\.?|nr\.?|number))?[ :]{{1,2}}v?{_NUMBER}"),
    re.compile(rf"fassung[ :]{{1,2}}{_NUMBER}"),
    re.compile(rf"v\.? ?(?=\d+\.){_NUMBER}"),
)
# "TLS version 1.2" is none of the notice's.
_OTHER_VERSION = re.compile(
    r"(?:TLS|SSL|HTTP|IP|OAuth|SAML|Android|iOS|Windows|browser|Chrome|Firefox)[ /-]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A day (`2026-03-01`) or a month (`2024-02`)."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class VersionMatch:
    """The number of a version: `2.0`."""

    start: int
    end: int
    value: str


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Return the names of months in the language and in all with a lexicon, and the patterns of dates with them."""
    names: dict[str, int] = {}
    for code in dict.fromkeys([language, *languages()]):
        try:
            months = Locale.parse(code.replace("-", "_")).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in months[context][width].items():
                    plain = fold(name).strip(".")
                    if len(plain) > 2 and not plain.isdigit():
                        names.setdefault(plain, int(number))
    names.setdefault("sept", 9)
    month = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    day_first = re.compile(
        r"(?:(?<![\d.,/])(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?(?: day)?(?: of)? ?-?)?"
        rf"(?<!\w)(?P<m>{month})\.?,?[ -]{_YEAR}"
    )
    month_first = re.compile(rf"(?<!\w)(?P<m>{month})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
    return names, day_first, month_first


def _day(year: str, month: int, day: str | None) -> str | None:
    """Return the value; None where the calendar has no such day."""
    try:
        return date(int(year), month, int(day)).isoformat() if day else f"{year}-{date(int(year), month, 1).month:02}"
    except ValueError:
        return None


def _in_figures(match: re.Match[str], *, english: bool) -> str | None:
    """Return the value of "01.03.2026"; None for "02/09/2023" in English, which is two days."""
    first, second = int(match.group("d")), int(match.group("m"))
    if english and match.group("s") != "." and first != second:
        if first <= 12 and second <= 12:
            return None
        if second > 12:
            first, second = second, first
    return _day(match.group("y"), second, str(first))


def _matches(text: str, language: str) -> Iterator[tuple[int, int, str | None]]:
    english = grammar_language(language) == "en"
    folded = fold(text)
    names, day_first, month_first = _months(language)
    for begin, end in windows(text, (m.start() for m in _ANY_YEAR.finditer(text)), _BEFORE_YEAR, 12):
        for match in _ISO.finditer(text, begin, end):
            yield *match.span(), _day(match.group("y"), int(match.group("m")), match.group("d"))
        for match in _FIGURES.finditer(text, begin, end):
            yield *match.span(), _in_figures(match, english=english)
        for match in _MONTH_YEAR.finditer(text, begin, end):
            yield *match.span(), _day(match.group("y"), int(match.group("m")), None)
        for pattern in (month_first, day_first):
            for match in pattern.finditer(folded, begin, end):
                yield *match.span(), _day(match.group("y"), names[match.group("m")], match.group("d"))


def find_dates(text: str, language: str) -> tuple[DateMatch, ...]:
    """Return the days and months stated with their year, sorted by start, none overlapping another.

    What the calendar lacks, and English figures that could be two days ("02/09/2023"), are none.

    >>> [d.value for d in find_dates("Stand: 1. März 2026, as of February 2024", "de")]
    ['2026-03-01', '2024-02']
    """
    found: list[DateMatch] = []
    for start, end, value in sorted(_matches(text, language), key=lambda m: (m[0], -m[1])):
        if found and start < found[-1].end:
            continue
        if value:
            found.append(DateMatch(start, end, value))
    return tuple(found)


def find_versions(text: str) -> tuple[VersionMatch, ...]:
    """Return the numbers of versions, sorted by start: "Version 2.0", "v1.2", "versjon 1.2".

    >>> [v.value for v in find_versions("Version 2.0 of this notice; TLS v1.2")]
    ['2.0']
    """
    folded = fold(text)
    found = [
        VersionMatch(m.start(), m.end(), m.group("v"))
        for pattern in _VERSIONS
        for m in pattern.finditer(folded)
        if not (m.start() and (folded[m.start() - 1].isalnum() or folded[m.start() - 1] in "_.-"))
        and not _OTHER_VERSION.search(text, max(0, m.start() - 12), m.start())
    ]
    return tuple(sorted(found, key=lambda v: v.start))
