"""The parts of a citation: article or section, paragraph, letter; one at a time, or several in a row.

"Art. 6 Abs. 1 S. 1 lit. a und b", "Article 6(1), point (f)", "artikkel 6 nr. 1 bokstav f", "§§ 12, 13".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from noticegraph.ingest.grammar.phrases import figures
from noticegraph.ontology.statutes import citation_words

_ORDINALS = ("ng:CitedFirst", "ng:CitedSecond", "ng:CitedThird", "ng:CitedFourth")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_LETTERS = "abcdefghijklmnop"
_ATTACHED = re.compile(r"([a-j])(?!\w)")  # "Abs. 1c"
_BARE_NUMBER = re.compile(r"\d(?![\w.-])")
_FOLLOWING = re.compile(r" ?ff?\.?(?![\w])")  # "§§ 195 ff."
_FIGURE = re.compile(r"(?<!\d)\d")
_NAMED_BASIS = re.compile(r" ?\([^()\d§\n]{3,40}\)")  # "lit. b (contract) and lit. f (legitimate interests)"
_LONGEST_MARK = 16  # characters of "Paragraphen " and the like
_LONGEST_RANGE = 30  # of articles; what is longer is no list of provisions but a mistake


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision as cited: figures and letters in the form of values; the law stands elsewhere."""

    start: int
    end: int
    section: str
    paragraph: str | None = None
    letter: str | None = None


def words(*concepts: str) -> str:
    """Return the words of these parts as one alternation for a regular expression."""
    every = sorted({w for c in concepts for w in citation_words()[c]}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in every)


@dataclass(frozen=True, slots=True)
class _Patterns:
    mark: re.Pattern[str]
    section: re.Pattern[str]
    article: re.Pattern[str]
    paragraph: re.Pattern[str]
    subdivision: re.Pattern[str]
    letter: re.Pattern[str]
    bare_letter: re.Pattern[str]
    separator: re.Pattern[str]
    span: re.Pattern[str]
    lower_word: re.Pattern[str]


@cache
def _mark_ends() -> tuple[str, ...]:
    """Return what marks end in, full stops and signs of sections left out."""
    concepts = ("ng:CitedArticle", "ng:CitedSection")
    return tuple({w.lower().rstrip(" .§") for c in concepts for w in citation_words()[c]})


def _may_end_mark(text: str, at: int) -> bool:
    """Tell whether a mark may stand right before a place: quicker than to look for one."""
    before = text[max(0, at - _LONGEST_MARK) : at]
    bare = before.rstrip(" .§")
    return "§" in before[len(bare) :] or bare.lower().endswith(_mark_ends())


@cache
def patterns() -> _Patterns:
    """Compile the patterns of all parts from the words of `citation-words.ttl`."""
    i = re.IGNORECASE
    paragraph = words("ng:CitedParagraph")
    ordinals = "|".join(f"(?P<o{n}>{words(c)})" for n, c in enumerate(_ORDINALS, 1))
    follow = words("ng:CitedAnd", "ng:CitedOf", "ng:CitedWith", "ng:CitedRange")
    return _Patterns(
        mark=re.compile(
            rf"(?:(?<![^\W_])(?:(?P<article>{words('ng:CitedArticle')})|(?P<section>{words('ng:CitedSection')}))\b\.?"
            r"(?: ?§{1,2})?"
            r"|§{1,3}) ?\Z",
            i,
        ),
        # Norwegian "§ 8 i reglementet" is no letter i
        section=re.compile(
            r"(\d{1,4}(?:-\d{1,3}|\.\d{1,4})?)(?:([a-z])(?![\w])"
            r"| (?!i [^\W\d_])([a-eg-z])(?=[ ,.;)]|$)(?! [a-z]{2,} [a-z]))?"
        ),
        article=re.compile(r"(\d{1,3})(?!\d)"),
        paragraph=re.compile(
            rf" ?,? ?(?:\((?P<p1>\d{{1,2}})\)|(?:{paragraph})(?<!\w\w\.)\.? ?\(?(?P<p2>\d{{1,2}})\)?(?!\d|\.\d)"
            r"|(?:\.|-(?=\d-[a-j]))(?P<p3>\d{1,2})(?!\d|\.\d)|(?P<p4>(?-i:VI|IV|V|I{1,3}))(?![\w.])"
            rf"|(?P<p5>\d{{1,2}})\. (?:{paragraph})\b|(?:the )?(?:{ordinals}) (?:{paragraph})\b)",
            i,
        ),
        subdivision=re.compile(
            rf" ?,? ?(?:(?:{words('ng:CitedSubdivision')})\.? ?\d{{1,2}}(?!\d|\.\d)\.?"
            rf"|\d\. ?(?:{words('ng:CitedSubdivision')})\b\.?"
            rf"|(?:{'|'.join(words(c) for c in _ORDINALS)}) sentence|\(\d\)| \d(?= [a-j]\b))",
            i,
        ),
        letter=re.compile(
            rf" ?,? ?(?:(?:{words('ng:CitedLetter')})\b\.? ?\(?(?P<l1>[a-p])\)?(?!\w)|"
            r"\((?P<l2>[a-p])\)|(?P<l3>[a-p])\))",
            i,
        ),
        # Norwegian "(3) i EUs personvernforordning" is no letter i
        bare_letter=re.compile(
            r"[ .-]?(?!i (?:EUs?|GDPR)\b)(?P<l>[a-jA-HJ])(?:\)|(?![\w'’])(?!\.\w|\. ?[a-z]\.))"
            rf"(?= (?:{follow})\b| [^a-zäöüæøå]|[^ \w]|$|(?<![aeiAE]) )",
        ),
        separator=re.compile(rf" ?(?:,|/|;|&)? ?(?:(?:{words('ng:CitedAnd')})(?!\w))? ?", i),
        span=re.compile(rf" ?(?:-|–|(?:{words('ng:CitedRange')})(?!\w)) ?", i),
        lower_word=re.compile(rf" (?!(?:{follow})(?!\w))(?-i:[a-zäöüæøå]{{2,}})", i),
    )


def anchors(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks of citations ("Art. ", "§ ") that a figure follows, sorted by start.

    Figures are rare and quick to find, so that marks are looked for before them only.
    """
    for at, _ in figures(text):
        if at and (text[at - 1] in " .§" or text[at - 1].isalpha()) and _may_end_mark(text, at):
            mark = patterns().mark.search(text, max(0, at - _LONGEST_MARK), at)
            if mark:
                yield mark


def _begins_citation(text: str, at: int) -> bool:
    """Tell whether a mark with its figure stands at a place."""
    figure = _FIGURE.search(text, at, at + _LONGEST_MARK)
    return figure is not None and patterns().mark.match(text, at, figure.start()) is not None


def _letter_at(text: str, pos: int, *, bare: bool) -> re.Match[str] | None:
    p = patterns()
    return p.letter.match(text, pos) or (p.bare_letter.match(text, pos) if bare else None)


def _named(match: re.Match[str], *names: str) -> str:
    return next(value for name in names if (value := match.groupdict().get(name)))


def _letters(text: str, unit: Provision) -> list[Provision]:
    """Return the unit once for each letter that follows, or itself where none does."""
    p = patterns()
    first = _letter_at(text, unit.end, bare=unit.paragraph is not None)
    if first is None:
        return [unit]
    found = [replace(unit, end=first.end(), letter=_named(first, "l1", "l2", "l3", "l").lower())]
    while True:
        end = found[-1].end
        span = p.span.match(text, end)
        to = _letter_at(text, span.end(), bare=True) if span else None
        if to:
            last = _named(to, "l1", "l2", "l3", "l").lower()
            between = _LETTERS[_LETTERS.index(found[-1].letter or "a") + 1 : _LETTERS.find(last) + 1]
            found += [replace(unit, start=found[-1].start, end=to.end(), letter=letter) for letter in between]
            if between:
                continue
        named = _NAMED_BASIS.match(text, end)
        separator = p.separator.match(text, named.end() if named else end)
        if not separator or not separator.group().strip():
            return found
        more = _letter_at(text, separator.end(), bare=named is None)
        if not more:
            return found
        start = more.start() + len(more.group()) - len(more.group().lstrip(" ,.-"))
        found.append(
            Provision(start, more.end(), unit.section, unit.paragraph, _named(more, "l1", "l2", "l3", "l").lower())
        )


def _paragraph(match: re.Match[str]) -> str:
    for number in range(1, len(_ORDINALS) + 1):
        if match.group(f"o{number}"):
            return str(number)
    value = _named(match, "p1", "p2", "p3", "p4", "p5")
    return _ROMAN.get(value.upper(), value)


def _unit(text: str, start: int, end: int, section: str) -> list[Provision]:
    """Return what is cited of one section: its paragraphs and letters that follow at `end`."""
    p = patterns()
    found: list[Provision] = []
    at = end
    while True:
        match = p.paragraph.match(text, at)
        bare = None
        if match is None and found and found[-1].letter is None:
            bare = _BARE_NUMBER.match(text, at)  # "Abs. 1 und 4"
        if match is None and bare is None:
            return found or _letters(text, Provision(start, end, section))
        here = match or bare
        assert here is not None
        number = _paragraph(match) if match else here.group()
        begin = here.start() + len(here.group()) - len(here.group().lstrip(" ,")) if found else start
        unit = Provision(begin, here.end(), section, number)
        glued = _ATTACHED.match(text, unit.end) if match and match.group("p2") else None
        if glued:
            found.append(replace(unit, end=glued.end(), letter=glued.group(1)))
        else:
            found += _letters(text, _subdivided(text, unit))
        separator = p.separator.match(text, found[-1].end)
        at = separator.end() if separator else found[-1].end
        if at == found[-1].end or _begins_citation(text, at):
            return found


def _subdivided(text: str, unit: Provision) -> Provision:
    """Return the unit with its sentence, number or alternative taken in: values do not say them."""
    while match := patterns().subdivision.match(text, unit.end):
        unit = replace(unit, end=match.end())
    return unit


def provisions(text: str, start: int, pos: int, *, articles: bool) -> list[Provision]:
    """Return the provisions cited from the mark at `start`, whose first figure is at `pos`.

    `articles`: the mark is "Art." in whatever language, so that full stops and hyphens part an article from its
    paragraph and not a chapter from its section.
    """
    p = patterns()
    found: list[Provision] = []
    while True:
        match = (p.article if articles else p.section).match(text, pos)
        if match is None:
            return found
        section = match.group(1)
        if not articles and (letter := match.group(2) or match.group(3)):
            section += f"-{letter}" if "-" in section or match.group(3) else letter
        begin = start if not found else pos
        units = _unit(text, begin, match.end(), section)
        if found and p.lower_word.match(text, units[-1].end) and units[-1].paragraph is None:
            return found  # "under Art. 15 and 30 days later"
        found += units
        if not units[-1].paragraph and (match := _FOLLOWING.match(text, units[-1].end)):
            found[-1] = replace(found[-1], end=match.end())
        end = found[-1].end
        span = p.span.match(text, end) if section.isdigit() and units[-1].paragraph is None else None
        if span and not articles and not span.group().strip(" -–"):
            span = None  # "§§ 145-149": chapter and section, as Norwegian laws are numbered
        to = p.article.match(text, span.end()) if span else None
        if to and 0 < int(to.group(1)) - int(section) <= _LONGEST_RANGE:
            found[-1:] = [Provision(begin, to.end(), str(n)) for n in range(int(section), int(to.group(1)) + 1)]
            end = to.end()
        separator = p.separator.match(text, end)
        if not separator or not separator.group().strip():
            return found
        pos = separator.end()
