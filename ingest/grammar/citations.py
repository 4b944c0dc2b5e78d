"""Citations of law: which provision of which law.

The law's name may stand after a citation, before it, after the last of several in a row, or not at all where
the article can only be the GDPR's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from noticegraph.ingest.grammar.citation_parts import Provision, anchors, provisions, words
from noticegraph.ingest.grammar.laws import LawName, find_law_names
from noticegraph.ontology.statutes import GDPR, gdpr_value, statutes


class CitationKind(StrEnum):
    """What a provision is cited for."""

    BASIS = "basis"  # Art. 6 and 9 GDPR
    RIGHT = "right"  # Art. 7(3), 12-22, 77 GDPR
    TRANSFER = "transfer"  # Art. 44-49 GDPR
    GDPR = "gdpr"  # other articles of the GDPR
    NATIONAL = "national"  # a provision of another law
    LAW = "law"  # a law other than the GDPR, named without a provision


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision cited. `value` is its form in claims, empty for a law named without a provision.

    `law` is the law's key (`eu:GDPR`, `de:TDDDG`). Of several provisions in a row each has its own stretch, which
    the law's name belongs to where it stands beside it.
    """

    start: int
    end: int
    value: str
    law: str
    kind: CitationKind
    section: str | None = None
    paragraph: str | None = None
    letter: str | None = None


# Articles that a notice cites without naming the law, and that are then the GDPR's.
_UNNAMED = frozenset({6, 7, 9, 26, 28, 77, 88, 89, *range(12, 23), *range(44, 50)})
_GAP = re.compile(r"[ ,.)\]]*[(„“\"]?")
_BLANK = re.compile(r"[ )]*")
_BEFORE = re.compile(r"['’]?s?(?: sin| sitt| its)?[ ,:(–-]{0,3}")
# A law that the register does not know: "XYZ-Gesetz", "EMRK", "of the Articles of Association", "der Satzung".
_OTHER_LAW = re.compile(
    r"[ ,.)]{0,3}(?:[A-ZÄÖÜ][\w-]*(?:[Gg]esetz\w*|[Oo]rdnung|G|VO|StV)\b"
    r"|[A-ZÄÖÜ][A-Za-z]*[A-ZÄÖÜ][A-Za-z]*\b|[\w-]+(?:lov(?:en|a)|forskriften)\b(?! ?§))"
)
_OWN_RULES = re.compile(
    r"[ ,)]*(?:of|der|des|av|i) (?:our|these|this|your|unsere[rs]?|diese[rs]|vår[et]?|disse)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
# Norwegian names a law before its section: in "art. 6 nr. 1 bokstav c, eksempelloven § 5" the law is the section's.
_ITS_SECTION = re.compile(r" ?§")
# Whatever may be a set of rules with sections of its own, registered or not.
_ANY_LAW = re.compile(
    r"(?:lov(?:en|a)|forskrift(?:en|a|er)?|vedtekt\w+|instruks\w*|avtale\w*|kontrakt\w*|vilkår\w*"
    r"|regle(?:r|ne|ment\w*)|GDPR|forordning\w*)\b"
)
# What says that a bare section is of the law ahead: "jf. § 7" wherever it stands, "og § 7" in one sentence.
_SEE = re.compile(r"(?:\b(?:jf|jfr|jamfør|jevnfør|sml)\b\.?(?: også)?|\bsamme lovs?|(?<!\w)lovens) $", re.IGNORECASE)
_JOINED = re.compile(r"(?:(?:^|,) ?\(?|[ (](?:og|eller|samt|se også)(?: etter)? )$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?:] +[A-ZÆØÅ]")
# "§ 8 i reglementet", "§ 3 av vilkårene", "§ 5 ovenfor": of the rules that follow, or of the notice itself
_OF_OTHERS = re.compile(
    r",? (?:(?:i|av|etter|fra|til|på|of|der|des|in|im) \w|(?:nedenfor|ovenfor|under|over|her)\b)", re.IGNORECASE
)
_SAME_LAW_REACH = 240  # characters from a section of a law to a bare section of the same paragraph
_NEXT_OF_MARK = re.compile(r"(?: ?[,;]| (?:und|and|og|sowie)) ")


@dataclass(frozen=True, slots=True)
class _Group:
    """The provisions behind one mark, with the law's name where it is known."""

    start: int
    end: int
    articles: bool
    units: tuple[Provision, ...]
    law: LawName | None
    before: bool = False
    shared: bool = False  # the name stands beside another citation, after this one or before it
    inherits: bool = False  # the law is that of the citation before


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('ng:CitedOf')}) ", re.IGNORECASE)


@cache
def _join() -> re.Pattern[str]:
    with_words = words("ng:CitedAnd", "ng:CitedWith")
    return re.compile(
        rf"[ ,;/()–-]*(?:(?:{with_words})[ ,]*)?(?:(?:auf|nach|gemäß|gem\.|on|under|pursuant to|etter)[ ])?",
        re.IGNORECASE,
    )


@cache
def _letter_before() -> re.Pattern[str]:
    # "point (f) of Article 6(1)", "lett. b) of article 6"
    return re.compile(
        rf"(?:{words('ng:CitedLetter')})\.? ?\(?(?P<letter>[a-j])\)?,? (?:of|in|i|des|der|från|av|i) (?:the )?$",
        re.IGNORECASE,
    )


def _law_after(text: str, end: int, names: dict[int, LawName]) -> tuple[LawName | None, int, bool]:
    """Return the law's name after `end`, where looking stopped, and whether a word ("of the") led there."""
    match = _GAP.match(text, end)
    seen = pos = match.end() if match else end
    led = False
    for _ in range(5):
        for start in range(seen, pos + 1):  # a name may begin inside: "of the EU" in "of the EU GDPR"
            if start in names:
                return names[start], start, led
        of = _of().match(text, pos)
        if not of:
            break
        seen, pos, led = pos, of.end(), True
    return None, pos, led


def _law_before(text: str, start: int, names: dict[int, LawName]) -> LawName | None:
    for length in range(7):
        name = names.get(start - length)
        if name and _BEFORE.fullmatch(text, name.end, start):
            return name
    return None


def _groups(text: str, names: Sequence[LawName]) -> Iterator[_Group]:
    by_start = {n.start: n for n in names}
    by_end = {n.end: n for n in names}
    used: LawName | None = None
    pos = 0
    for anchor in anchors(text):
        if anchor.start() < pos:
            continue
        articles = anchor.group("article") is not None
        start, at = anchor.span()
        own = True
        while units := provisions(text, start, at, articles=articles):
            end = units[-1].end
            after, _, _ = _law_after(text, end, by_start)
            if after and articles and GDPR not in after.laws and _ITS_SECTION.match(text, after.end):
                after = None
            before = _law_before(text, start, by_end) if own else None
            if before and (before is used or (after and _clings(text, end, after, before, start))):
                before = None
            law = before or after
            if not own and law is None:
                break
            used = law if law is after else used
            yield _Group(start, end, articles, tuple(units), law, before=before is not None)
            pos = max(pos, end, law.end if law else 0)
            # "§§ 147 AO, 257 HGB": one mark, several laws.
            more = _NEXT_OF_MARK.match(text, pos)
            if articles or law is None or not more or not _FIGURE.match(text, more.end()):
                break
            start = at = more.end()
            own = False


def _clings(text: str, end: int, after: LawName, before: LawName, start: int) -> bool:
    """Tell whether the name after a citation is closer to it than the name before."""
    blank = _BLANK.match(text, end)
    return blank is not None and (blank.end() == after.start or before.end + 1 < start)


def _resolved(text: str, groups: list[_Group]) -> list[_Group]:
    """Give every group without a law that of the group after it, where only "and" or the like parts them."""
    done: list[_Group] = []
    for group in reversed(groups):
        follower = done[-1] if done else None
        if group.law is None and follower and follower.law and not follower.before:
            same = group.articles == follower.articles
            if same and _join().fullmatch(text, group.end, follower.start):
                group = replace(group, law=follower.law, shared=True)
        done.append(group)
    return _going_on(text, done[::-1])


def _same_law(text: str, ahead: _Group, bare: _Group) -> bool:
    """Tell whether a bare section is of the law of the section ahead of it.

    It is near by, a word or a comma joins it to that one, and no other rules are named between or behind it.
    """
    between = text[ahead.end : bare.start]
    named = ahead.law is not None and not ahead.articles and (ahead.before or ahead.inherits)
    near = len(between) < _SAME_LAW_REACH and "\n" not in between
    if not (named and near) or _ANY_LAW.search(between) or _OTHER_LAW.match(text, bare.end):
        return False
    return bool(_SEE.search(between) or (_JOINED.search(between) and not _SENTENCE_ENDS.search(between)))


def _of_others(text: str, groups: list[_Group]) -> Sequence[bool]:
    """Tell of every group whether other rules follow it, or the last of the bare sections in a row with it."""
    found: list[bool] = []
    follower: _Group | None = None
    for group in reversed(groups):
        row = follower is not None and follower.law is None and _join().fullmatch(text, group.end, follower.start)
        found.append(bool(_OF_OTHERS.match(text, group.end) or (row and found[-1])))
        follower = group
    return found[::-1]


def _going_on(text: str, groups: list[_Group]) -> list[_Group]:
    """Give a bare section the law named before the section ahead of it: "eksempelloven § 5 …, jf. § 7".

    It is the way of Norwegian drafting, which names a law before its section; only inside one paragraph.
    """
    done: list[_Group] = []
    for group, of_others in zip(groups, _of_others(text, groups), strict=True):
        ahead = done[-1] if done else None
        bare = group.law is None and not group.articles and not of_others
        if bare and ahead and _same_law(text, ahead, group):
            group = replace(group, law=ahead.law, shared=True, inherits=True)
        done.append(group)
    return done


@lru_cache(maxsize=4)
def _cited(text: str) -> tuple[_Group, ...]:
    return tuple(_resolved(text, list(_groups(text, find_law_names(text)))))


def _home(text: str) -> str:
    """Return the country, of two that name laws alike, that the text speaks of more: `at` or `de`."""
    return "at" if text.count("Österreich") > text.count("Deutschland") else "de"


def _choose(text: str, group: _Group, name: LawName, unit: Provision, jurisdiction: str | None) -> str | None:
    """Return the law that a provision belongs to, of those that go by the name; None where none has such marks."""
    mark = "Art." if group.articles else "§"
    laws = [s for s in (statutes()[key] for key in name.laws) if s.unit in (None, mark)]
    cited = {unit.section, f"{unit.section}-{unit.paragraph}"}
    if not laws:
        return None
    if len(laws) > 1 and jurisdiction is None:
        jurisdiction = _home(text)
    ranked = sorted(
        laws,
        key=lambda s: (
            not (s.cited_sections & cited) if len(laws) > 1 else False,
            s.unit is None,
            not s.key.startswith(f"{jurisdiction}:"),
        ),
    )
    law = ranked[0]
    return law.incorporates if group.articles and law.incorporates else law.key


def _kind(law: str, unit: Provision) -> CitationKind:
    if law != GDPR:
        return CitationKind.NATIONAL
    article = int(unit.section) if unit.section.isdigit() else 0
    if article in (6, 9):
        return CitationKind.BASIS
    if 12 <= article <= 22 or article == 77 or (article == 7 and unit.paragraph == "3"):
        return CitationKind.RIGHT
    return CitationKind.TRANSFER if 44 <= article <= 49 else CitationKind.GDPR


def _value(law: str, unit: Provision) -> str:
    if law == GDPR:
        paragraph = unit.paragraph
        if paragraph is None and unit.letter:  # "lett. b) of article 6": only one paragraph of it has letters
            paragraph = {"6": "1", "9": "2", "46": "2", "49": "1"}.get(unit.section)
        return gdpr_value(unit.section, paragraph, unit.letter)
    return "-".join(part for part in (law, unit.section, unit.paragraph, unit.letter) if part)


def _unnamed(text: str, group: _Group, unit: Provision, *, gdpr_named: bool) -> bool:
    """Tell whether an article without a law's name is the GDPR's."""
    if not group.articles or not unit.section.isdigit() or int(unit.section) not in _UNNAMED:
        return False
    _, pos, led = _law_after(text, group.end, {})
    if (
        _OWN_RULES.match(text, group.end)
        or _OTHER_LAW.match(text, group.end)
        or _OTHER_LAW.match(text, pos)
        or (led and text[pos : pos + 1].isupper())
    ):
        return False
    return gdpr_named or (unit.letter is not None and int(unit.section) in (6, 9, 46, 49))


def find_citations(text: str, language: str, jurisdiction: str | None = None) -> tuple[Citation, ...]:
    """Return the provisions and laws cited, sorted by start.

    `jurisdiction` (`de`, `at`) decides between laws of one name where nothing in the citation does. The grammar
    reads all languages at once; `language` is kept for grammars that part.

    >>> [c.value for c in find_citations("Art. 6 Abs. 1 S. 1 lit. a und f DSGVO, § 25 (1) TDDDG", "de")]
    ['eu-gdpr:A6-1-a', 'eu-gdpr:A6-1-f', 'de:TDDDG-25-1']
    """
    names = find_law_names(text)
    gdpr_named = any(GDPR in n.laws for n in names)
    found: list[Citation] = []
    taken: set[int] = set()
    for group in _cited(text):
        if group.law:
            taken.add(group.law.start)
        for index, unit in enumerate(group.units):
            unit = _completed(text, group, unit)
            if group.law:
                law = _choose(text, group, group.law, unit, jurisdiction)
            else:
                law = GDPR if _unnamed(text, group, unit, gdpr_named=gdpr_named) else None
            if law is None or (law == GDPR and not _is_article(unit)):
                continue
            start, end = _stretch(group, unit, first=index == 0, last=index == len(group.units) - 1)
            found.append(
                Citation(
                    start, end, _value(law, unit), law, _kind(law, unit), unit.section, unit.paragraph, unit.letter
                )
            )
    for previous, name in zip([None, *names], names, strict=False):
        repeated = (
            previous and previous.laws == name.laws and name.start - previous.end <= len(" (")
        )  # "Civil Code (BGB)"
        if (
            name.start not in taken
            and not repeated
            and len(name.laws) == 1
            and name.laws[0] != GDPR
            and name.end - name.start > 2
        ):
            found.append(Citation(name.start, name.end, "", name.laws[0], CitationKind.LAW))
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _is_article(unit: Provision) -> bool:
    return unit.section.isdigit() and 1 <= int(unit.section) <= 99


def find_unresolved(text: str) -> tuple[tuple[int, int, str | None], ...]:
    """Return the citations that `find_citations` passes over, sorted by start.

    With the provision where the GDPR has no such article (`eu:GDPR-105`), with None where no registered law is named.
    Without a law's name behind it only the mark of a section makes a citation: "Article 3" may be of anything.

    >>> find_unresolved("Art. 105 DSGVO, § 5 MusterG")
    ((0, 14, 'eu:GDPR-105'), (16, 27, None))
    """
    found: list[tuple[int, int, str | None]] = []
    gdpr_named = any(GDPR in n.laws for n in find_law_names(text))
    for group in _cited(text):
        if group.law is None:
            if not any(_unnamed(text, group, unit, gdpr_named=gdpr_named) for unit in group.units):
                found += _of_other_law(text, group)
            continue
        for index, unit in enumerate(group.units):
            if _choose(text, group, group.law, unit, None) == GDPR and unit.section.isdigit() and not _is_article(unit):
                start, end = _stretch(group, unit, first=index == 0, last=index == len(group.units) - 1)
                found.append((start, end, f"{GDPR}-{int(unit.section)}"))
    return tuple(sorted(found, key=lambda row: row[:2]))


def _of_other_law(text: str, group: _Group) -> Iterator[tuple[int, int, None]]:
    if _OWN_RULES.match(text, group.end):
        return
    _, pos, _ = _law_after(text, group.end, {})
    name = _OTHER_LAW.match(text, group.end) or _OTHER_LAW.match(text, pos)
    if name is not None:
        yield group.start, name.end(), None
    elif text.startswith("§", group.start):
        yield group.start, group.end, None


def _completed(text: str, group: _Group, unit: Provision) -> Provision:
    """Return the unit with the letter that stands before its article, if one does."""
    if unit.letter or not group.articles:
        return unit
    match = _letter_before().search(text, max(0, unit.start - 40), unit.start)
    return replace(unit, start=match.start(), letter=match.group("letter").lower()) if match else unit


def _stretch(group: _Group, unit: Provision, *, first: bool, last: bool) -> tuple[int, int]:
    start, end = unit.start, unit.end
    if group.law and group.before and first:
        start = min(start, group.law.start)
    if group.law and not group.before and not group.shared and last:
        end = group.law.end
    return start, end
