"""Lines of plain text: where they stand and what they look like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# "• name", "- name", "a) name", "(1) name", "1. name", "o name": the mark and the blanks after it.
BULLET = re.compile(
    r"(?:[•‣◦▪▫■□●○·∙➢➤✓✔▸►–—*+-]|o(?=\s{1,4}[A-ZÄÖÜÆØÅ]))[ \t\u00a0]+(?=\S)|[•‣◦▪●](?=\w)",
)
# A mark that only who writes or copies text by hand draws: markup has marks of its own for lists.
DRAWN_MARK = re.compile(r"[•‣◦▪▫■□●○·∙➢➤✓✔▸►][ \t\u00a0]*(?=\w)|[•‣◦▪▫■□●○·∙➢➤✓✔▸►–—][ \t\u00a0]+(?=\S)")
NUMBER = re.compile(r"(?:\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t\u00a0]+(?=\S)")

# "3.1. Hosting", "§ 4 Cookies", "IV. Purposes", "Section 2: …", "A) …", "Kapittel 3 …", "4 Google Analytics"
SECTION_NUMBER = re.compile(
    r"""(?: (?P<dotted>\d{1,2}(?:\.\d{1,2}){0,4}) \\?[.):]? (?=\s)
        | §\s?\d{1,2}[a-z]?\.? (?=\s)
        | (?P<roman>[IVX]{1,6}) [.)] (?=\s)
        | (?P<letter>[A-Z]) [.)] (?=\s)
        | (?:Section|Abschnitt|Teil|Kapitel|Kapittel|Del|Part|Chapter|Article) \s (?:\d{1,2}|[IVX]{1,5}|[A-Z])\b [.:)]?
        )\s+(?=\S)""",
    re.VERBOSE,
)

# Legal forms end a company's name: such a line is a name, not a heading.
_LEGAL_FORM = re.compile(
    r"\b(?:GmbH|mbH|gGmbH|UG|AG|KG|OHG|e\.?\s?V\.?|eG|SE|Ltd|Limited|LLC|LLP|Inc|Corp|Corporation|plc|B\.?V|N\.?V|"
    r"S\.?A\.?S?|S\.?A\.?R\.?L|S\.?r\.?l|S\.?p\.?A|A/S|ApS|AS|ASA|ANS|AB|Oy|Oyj|OÜ|NUF|BA|Company|Company, Inc)\b\.?"
    r"(?:\s*\([^)]*\))?\s*$|"
    r"\be\.\s?V\.$"
)
_CONTACT = re.compile(
    r"(?:e-?mail|e-?post|epost|mail|tel|telefon|telephone|phone|tlf|mobil|mobile|fax|faks|telefax|web|website|internet|url|"
    r"adresse|address|postadresse|org\.?\s?nr|org\.?\s?no|ust-?id|vat|cvr|hrb|reg\.)\b[^:]{0,25}[:.]\s*\S",
    re.IGNORECASE,
)
_URL_OR_MAIL = re.compile(r"https?://|www\.|\S@[^\s@]+\.\w|\[\s?(?:at|email protected)\s?\]|\(at\)", re.IGNORECASE)
_POSTCODE = re.compile(
    r"^(?:[A-Z]{1,2}-)?\d{3,5}(?:\s?\d{2})?\s+[A-ZÄÖÜÆØÅ][\w .äöüæøåßé-]*(?:, [A-ZÄÖÜÆØÅ][\w ]+)?$|"
    r",\s*(?:[A-Z]{1,2}-)?\d{4,5}\s+\w+|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$|, [A-Z]{2} \d{5}$"
)
_STREET = re.compile(
    r"^[\w .äöüæøåßéÄÖÜÆØÅ-]*?(?:str\.|straße|strasse|straat|gasse|weg|allee|platz|ring|damm|"
    r"ufer|vei|veien|gate|gata|gaten|plass|"
    r"street|road|avenue|lane|square|Str)\b\.?\s+\d{1,4}\s?[a-zA-Z]?(?:\b.{0,20})?$|^\d{1,5}\s+(?:[A-Z]\w+\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Way)\b|"
    r"^(?:P\.?\s?O\.?\s?Box|Postfach|Postboks|Boks|Box)\s+\d",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# A member of an enumeration, which goes on below, or what opens one
_GOES_ON = re.compile(r"\w,? (?:and|or|und|oder|og|eller|samt|sowie|such as|including|wie|slik som)$")
_TEMPLATE = re.compile(r"^(?:\{[%{#:]|\]\}|:::|\.\. |:\w+:|\[\[|@@|import\s|<!--)")

_DATED = re.compile(r"\b(?:19|20)\d\d\)?$")  # "Last updated: 3 April 2026"
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_BREAK = re.compile(r"\w{4,}[.;] +\S")  # a stop after a whole word; "Art. 6" and "e.g. this" are none

HEADING_MAX = 140  # characters; longer lines are sentences that lost their stop
HEADING_WORDS = 18


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `start`:`end` are offsets, `indent` counts the blanks before it."""

    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        """True when nothing but blanks stands in the line."""
        return self.start == self.end


def split_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Yield the lines of `text[start:end]`; a tab before the words stays in the line: it is an empty cell."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        first = at
        while first < stop and text[first] in " \u00a0\u200b\ufeff\f":
            first += 1
        last = stop
        while last > first and (text[last - 1].isspace() or text[last - 1] in "\u200b\ufeff"):
            last -= 1
        yield Line(first, max(last, first), first - at)
        at = stop + 1


def is_postcode(line: str) -> bool:
    """Tell whether a line is that of an address that has its postcode.

    >>> is_postcode("20121 Milano, Italy"), is_postcode("Leeds LS1 1AA"), is_postcode("3 months")
    (True, True, False)
    """
    return _POSTCODE.search(line) is not None


def is_contact(line: str) -> bool:
    """Tell whether a line belongs to an address or a contact block: never a heading.

    >>> is_contact("Telephone: +49 711 342"), is_contact("70180 Stuttgart"), is_contact("Contact form")
    (True, True, False)
    """
    return bool(
        _CONTACT.match(line)
        or _URL_OR_MAIL.search(line)
        or _POSTCODE.search(line)
        or (len(line) < 60 and _STREET.search(line))
        or (len(line) < 80 and _LEGAL_FORM.search(line) and not SECTION_NUMBER.match(line) and not line.endswith("?"))
    )


def may_head(line: str) -> bool:
    """Tell whether the words of a line may be a heading that no mark announces.

    A heading is short, ends in no stop and names a subject; what ends in a colon announces what follows.

    >>> may_head("3.1. Hosting"), may_head("Who is responsible for this?"), may_head("We keep it for 30 days.")
    (True, True, False)
    """
    if not line or len(line) > HEADING_MAX or len(line.split()) > HEADING_WORDS:
        return False
    if not _LETTER.search(line) or line[-1] in ".,;:–-" or _TEMPLATE.match(line):
        # "e.V." and "etc." end in a stop and are no sentences; a heading may end in an abbreviation in brackets.
        return False
    if _GOES_ON.search(line):
        return False
    if line[-1] == "!" and len(line.split()) > 8:
        return False
    if _DATED.search(line) and not SECTION_NUMBER.match(line):
        return False
    if line[0] in "([{\"“„'©←→|>" or BULLET.match(line):
        return False
    if _SENTENCE_BREAK.search(_BRACKETS.sub("", line)) and not SECTION_NUMBER.match(line):
        return False
    return not is_contact(line)


def dotted_number(line: str) -> str:
    """Return the number that a heading begins with, "" without one.

    >>> dotted_number("3.1. Hosting"), dotted_number("IV. Hosting")
    ('3.1', '')
    """
    found = SECTION_NUMBER.match(line)
    return (found.group("dotted") or "") if found else ""


def number_depth(line: str) -> int:
    """Return how deep a numbered heading stands ("3.1.2" is 3; "IV." and "Section 2" are 1); 0 without a number.

    >>> number_depth("3.1. Hosting"), number_depth("4 Google Analytics"), number_depth("Hosting")
    (2, 1, 0)
    """
    found = SECTION_NUMBER.match(line)
    if not found:
        return 0
    dotted = found.group("dotted")
    return dotted.count(".") + 1 if dotted else 1
