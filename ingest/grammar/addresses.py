"""Postal addresses: from the postcode and city outwards, to the street before them and the country after.

"Schlosserstraße 2⏎70180 Stuttgart", "Postboks 1234, 0123 Oslo", "101 Townsend St., San Francisco, CA 94107, USA".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from noticegraph.ingest.grammar.dates import find_dates
from noticegraph.ingest.grammar.phrases import figures, windows
from noticegraph.ontology.countries import address_marks, states

_REACH = 140  # characters before a postcode in which its street may stand
_SHORTEST_SHOUTED = 4  # letters of a city in capitals: "0160 OSLO", but no "27001 ISO"
_SEGMENTS = 4  # lines or parts between commas that an address may have before its postcode

_CAPITAL = r"[A-ZÄÖÜÆØÅÉŠŽČ]"
_CITY = (
    rf"(?:St\.? |Bad )?{_CAPITAL}[\w'’-]*"
    rf"(?: (?:(?:an der|am|bei|b\.|im|ob der|de|la|les|sur) {_CAPITAL}[\w-]+|a\. ?M\.?"
    rf"|{_CAPITAL}[\w'’-]+|{_CAPITAL}(?![\w.]))){{0,2}}"
)
# What stands before postcodes that cross borders (CEPT): the plates of cars, or ISO codes.
_PREFIXES = {
    "D": "DE",
    "A": "AT",
    "N": "NO",
    "S": "SE",
    "L": "LU",
    "B": "BE",
    "F": "FR",
    "FIN": "FI",
    "I": "IT",
    "FL": "LI",
    "E": "ES",
    **{code: code for code in ("DE", "AT", "CH", "NO", "DK", "SE", "LU", "BE", "FR", "FI", "NL", "IT", "LI", "ES")},
}
_HOME = {
    "de": "DE",
    "nb": "NO",
    "nn": "NO",
    "no": "NO",
    "da": "DK",
    "sv": "SE",
    "fr": "FR",
    "es": "ES",
    "it": "IT",
    "fi": "FI",
}
_UK = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})"
_EIRCODE = r"(?:D6W|[AC-FHKNPRTV-Y]\d\d) ?[0-9AC-FHKNPRTV-Y]{4}"
# Every form that a postcode with its city has; the group's name says which.
_FORMS = re.compile(
    r"(?<![\w/.+-])(?:"
    rf"(?P<prefix>{'|'.join(sorted(_PREFIXES, key=len, reverse=True))})[- ]"
    rf"(?P<prefixed>\d{{3}} ?\d{{2}}|\d{{4,5}}) (?P<c1>{_CITY})"
    rf"|(?P<nl>\d{{4}} ?(?!(?:AS|AG|IT|US|UK|EU)\b)[A-Z]{{2}}) (?P<c2>{_CITY})"
    rf"|(?P<se>\d{{3}} \d{{2}}) (?P<c3>{_CITY})"
    rf"|(?P<five>\d{{5}})(?:,? )(?P<c5>{_CITY})"
    rf"|(?P<four>\d{{4}}) (?P<c4>{_CITY})"
    rf"|(?P<au>(?:NSW|QLD|VIC|WA|SA|TAS|ACT|NT) \d{{4}})"
    rf"|(?P<ca>(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK),? [A-Z]\d[A-Z] ?\d[A-Z]\d)"
    rf"|(?P<us>(?:{'|'.join(sorted(states('loc:US'), key=len, reverse=True))}),? (?P<zip>\d{{5}}(?:-\d{{4}})?))"
    rf"|(?P<gb>{_UK})|(?P<ie>{_EIRCODE})|(?P<dublin>Dublin \d{{1,2}}(?!\d))"
    rf"|(?P<county>(?:Co\.|County) (?:{'|'.join(sorted(states('loc:IE')))}))"
    rf"|(?P<india>(?:{'|'.join(sorted(states('loc:IN'), key=len, reverse=True))})"
    r",?(?: ?[-–])? (?P<pin>\d{3} ?\d{3}))"
    r")(?![\w])"
)
_COUNTY = re.compile(r"Co(?<!\wCo)(?:\.|unty) ")  # letters first: the engine looks for them alone
# A sentence's end parts too: "Write to us. Our address is Street 1, 0123 Oslo"
_SEPARATOR = re.compile(rf"[,\n\t;()|•·]| – | - (?=\d)|: (?={_CAPITAL})|(?<=[a-zäöüßæøå]{{3}})\. (?={_CAPITAL})")
# Words that lead to an address in a sentence: "Our address is Street 1"
_LEAD = re.compile(rf"\b(?:er|ist|is|lautet|unter|at|til i|ligger i|in der|in)\s(?={_CAPITAL})")
_CONTACT = re.compile(r"@|https?:|www\.|\b(?:Tel|Telefon|Phone|Fax|E-?Mail|E-?post|Tlf|Org)\b", re.IGNORECASE)
_BOX = re.compile(r"(?:Postfach|Postboks|P\.? ?O\.? ?Box|Box|Boks|Pb\.?|BP|GPO Box)\.? \d[\d ]*", re.IGNORECASE)
_STREET_FIRST = re.compile(
    rf"(?:{_CAPITAL}|\d+\.? |[A-Z]\. )[\w'’./ -]*? ?\d+ ?[a-zA-Z]?(?: ?[-–/] ?\d+ ?[a-zA-Z]?)*\.?$"
)
_NUMBER_FIRST = re.compile(
    rf"#?\d+[a-zA-Z]?(?:[-–/]\d+[a-zA-Z]?)? ?(?:bis |ter )?(?:{_CAPITAL}|\d+(?:st|nd|rd|th) )[\w'’.# -]{{0,50}}$"
)
_FRENCH_STREET = re.compile(
    r"\d+[a-zA-Z]?(?:[-–/]\d+)?,? ?(?:bis |ter )?"
    r"(?:rue|avenue|av\.|quai|bd|boulevard|place|chemin|route|allée)\b[\w'’. -]{1,50}$",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"(?:^|\b(?:at|in|is) )((?:[A-Z][\w'’.&-]*)(?: [A-Z][\w'’.&-]*)*)$")
_FLOOR = re.compile(
    r"(?:\d+\.? ?(?:sal|etg|etage|OG|Stock|Obergeschoss|th|tv|mf)\.?|trappe \w"
    r"|(?:\d+(?:st|nd|rd|th)|[A-Z]\w+) Floor|(?:c/o|z\. ?Hd\.|v/) .+)$",
    re.IGNORECASE,
)
_NUMBER_FIRST_FORMS = frozenset(
    {"us", "gb", "ie", "dublin", "county", "india", "ca", "au"}
)  # where the number stands before the street
_PLAIN = re.compile(rf"(?:(?:{_CAPITAL}|\d)[\w'’.&#-]*(?: (?:of|the|and|de|la|des|du|im|am|c/o|v/)(?= ))?(?: |$))+$")
_REGION = re.compile(r"[A-ZÄÖÜ][\w.-]+(?: [A-Z][\w.-]+)?(?=[,\n])")
_COUNTRY_GAP = re.compile(r"[ ,.\n()–-]{1,3}")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. `text` is as written, lines kept; `country` a CURIE where stated or certain."""

    start: int
    end: int
    text: str
    country: str | None
    postcode: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class _Core:
    """The postcode with its city; `certain` is the country that its form alone settles."""

    start: int
    end: int
    form: str
    postcode: str | None
    city: str | None
    certain: str | None


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country, marks in address_marks().items():
        for city in marks.cities:
            found[city] = (*found.get(city, ()), country)
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what has the form of a postcode; all but counties hold figures, and both are quick to find."""
    found = [*(start for start, _ in figures(text)), *(m.start() for m in _COUNTY.finditer(text))]
    for begin, end in windows(text, sorted(found), 20, 64):
        yield from _FORMS.finditer(text, begin, end)


def _cores(text: str) -> Iterator[_Core]:
    for m in _matches(text):
        form = m.lastgroup or ""
        city = next((m.group(c) for c in ("c1", "c2", "c3", "c4", "c5") if m.group(c)), None)
        if city:
            contact = _CONTACT.search(city)  # "34260 Kaufungen E-Mail: …"
            city = (city[: contact.start()] if contact else city).rstrip(" .,-")
            if not city or (city.isupper() and len(city) < _SHORTEST_SHOUTED):
                continue
        end = m.start() + m.group().rindex(city) + len(city) if city else m.end()
        if m.group("prefix"):
            yield _Core(m.start(), end, "prefix", m.group("prefixed"), city, f"loc:{_PREFIXES[m.group('prefix')]}")
        elif m.group("us"):
            yield _Core(m.start(), end, "us", m.group("zip"), None, "loc:US")
        elif m.group("county"):
            yield _Core(m.start(), end, "county", None, None, "loc:IE")
        elif m.group("india"):
            yield _Core(m.start(), end, "india", m.group("pin"), None, "loc:IN")
        elif m.group("dublin"):
            yield _Core(m.start(), end, "dublin", None, "Dublin", "loc:IE")
        else:
            form = next(f for f in ("nl", "se", "five", "four", "au", "ca", "gb", "ie") if m.group(f))
            certain = {"nl": "loc:NL", "au": "loc:AU", "ca": "loc:CA", "gb": "loc:GB", "ie": "loc:IE"}.get(form)
            yield _Core(m.start(), end, form, m.group(form), city, certain)


def is_box(address: Address) -> bool:
    """Tell whether an address is a post office box rather than a place."""
    return _BOX.match(address.text) is not None


def _segments(text: str, floor: int, end: int) -> list[tuple[int, int]]:
    """Return the lines and parts between commas in floor:end, the nearest to `end` first, blanks taken off."""
    cuts = [floor, *(m.end() for m in _SEPARATOR.finditer(text, floor, end)), end]
    parts: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        piece = text[a:b].rstrip(" ,\n\t;()|•·–")
        left = len(piece) - len(piece.lstrip(" \n"))
        if piece.strip():
            parts.append((a + left, a + len(piece)))
    return parts[::-1]


def _street(text: str, start: int, end: int, form: str) -> int | None:
    """Return where the street with its number begins in a segment, None where it holds none."""
    piece = text[start:end]
    cut = max(piece.rfind(": "), piece.rfind(" | "))
    offset = max([cut + 2 if cut >= 0 else 0, *(m.end() for m in _LEAD.finditer(piece))])
    piece = piece[offset:]
    box = _BOX.search(piece)
    if box and box.end() >= len(piece.rstrip()):
        return start + offset + box.start()
    for pattern in (_FRENCH_STREET, _NUMBER_FIRST if form in _NUMBER_FIRST_FORMS else _STREET_FIRST, _STREET_FIRST):
        match = pattern.search(piece)
        if match:
            return start + offset + match.start()
    return None


def _street_start(text: str, core: _Core, floor: int, *, after_name: bool) -> int | None:
    """Return where the address begins: its street, box or house before the postcode; None where there is none.

    `after_name`: an organisation's name ends at `floor`, so that all parts after it are the address's, also those
    without a number ("Gordon House, Barrow Street, Dublin 4").
    """
    best: int | None = None
    segments = _segments(text, floor, core.start)[:_SEGMENTS]
    plain = 0
    for start, end in segments:
        piece = text[start:end]
        if _CONTACT.search(piece) or len(piece) > 90:
            return _county_start(text, core, segments[: plain + 1]) if best is None else best
        street = _street(text, start, end, core.form)
        if street is not None:
            best = street
            if street > start or core.form not in _NUMBER_FIRST_FORMS:
                return best
        elif _PLAIN.match(piece) or _FLOOR.match(piece):
            plain += 1
            if best is not None:
                break
        else:
            return _county_start(text, core, segments[: plain + 1]) if best is None else best
    if best is None and after_name and core.form in _NUMBER_FIRST_FORMS and 0 < plain == len(segments):
        return segments[-1][0]
    return _county_start(text, core, segments[:plain]) if best is None else best


def _county_start(text: str, core: _Core, segments: Sequence[tuple[int, int]]) -> int | None:
    """Return where an Irish address without a number begins: "at Harbour Business Park, Skerries, Co. Dublin"."""
    if core.form != "county" or not segments:
        return None
    start, end = segments[-1]
    house = _HOUSE.search(text[start:end])
    if house:
        return start + house.start(1)
    return segments[-2][0] if len(segments) > 1 else None


def _stated(text: str, end: int, countries: Mapping[int, tuple[int, str]]) -> tuple[int, str] | None:
    """Return the end and value of the country named right after the city, at most a region between them."""
    pos = end
    for _ in range(2):
        gap = _COUNTRY_GAP.match(text, pos)
        if not gap:
            return None
        if gap.end() in countries:
            return countries[gap.end()]
        region = _REGION.match(text, gap.end())
        if not region:
            return None
        pos = region.end()
    return None


def _judged(text: str, language: str, core: _Core, start: int) -> str | None:
    """Return the country that form, city, street and the notice's language settle together; None where they do not."""
    if core.certain:
        return core.certain
    digits = {"five": 5, "four": 4, "se": 3}[core.form]
    possible = {
        5: ("loc:DE", "loc:FR", "loc:ES", "loc:IT", "loc:FI", "loc:SE", "loc:EE", "loc:US"),
        4: ("loc:NO", "loc:AT", "loc:CH", "loc:DK", "loc:BE", "loc:LU", "loc:LI"),
        3: ("loc:SE", "loc:SK", "loc:CZ", "loc:GR"),
    }[digits]
    city = core.city or ""
    by_city = [c for name in (city, city.split(" ")[0]) for c in _cities().get(name, ()) if c in possible]
    if by_city:
        return by_city[0]
    base = language.split("-")[0]
    home = f"loc:{_HOME.get(base)}"
    if home in possible:
        return home
    street = text[start : core.start]
    by_street = [
        c for c in possible if _has_street_part(street, address_marks()[c].streets if c in address_marks() else ())
    ]
    return by_street[0] if len(by_street) == 1 else None


def _has_street_part(street: str, parts: Sequence[str]) -> bool:
    return any(re.search(rf"{re.escape(p)}(?![a-zäöüæøå])", street, re.IGNORECASE if p.islower() else 0) for p in parts)


def _is_address(core: _Core, start: int | None, stated: tuple[int, str] | None) -> bool:
    """Tell whether a postcode with a city is one: its form says so, or a street or a country stands beside it."""
    if core.form in ("prefix", "nl", "us", "ie", "au", "ca", "india"):
        return True
    if start is not None or stated is not None:
        return True
    return core.form == "five" and (core.city or "").split(" ")[0] in _cities()


def _is_year(text: str, language: str, core: _Core, start: int) -> bool:
    """Tell whether the "postcode" ends a date: "3 April 2026 Last Updated", "April 3, 2026 First Published"."""
    if core.form != "four" or text[core.start : core.start + 2] not in ("19", "20"):
        return False
    year = core.start + len(core.postcode or "")
    return any(d.end == year - start for d in find_dates(text[start:year], language))


def read_addresses(
    text: str, language: str, organisations: Sequence[tuple[int, int]], countries: Mapping[int, tuple[int, str]]
) -> tuple[Address, ...]:
    """Return the postal addresses, sorted by start, none overlapping another.

    `organisations` are stretches that no address reaches into; `countries` maps where a country's name begins to
    its end and CURIE. The country is that stated, else that which postcode, city, street and language settle.
    """
    found: list[Address] = []
    ends = sorted(end for _, end in organisations)
    for core in _cores(text):
        floor = max([core.start - _REACH, 0, *(e for e in ends if e <= core.start), *(a.end for a in found[-1:])])
        if found and core.start < found[-1].end:
            continue
        begin = _street_start(text, core, floor, after_name=floor in ends)
        stated = _stated(text, core.end, countries)
        if not _is_address(core, begin, stated):
            continue
        start = core.start if begin is None else begin
        if _is_year(text, language, core, start):
            continue
        end = stated[0] if stated else core.end
        country = stated[1] if stated else _judged(text, language, core, start)
        found.append(Address(start, end, text[start:end], country, core.postcode, core.city))
    return tuple(found)
