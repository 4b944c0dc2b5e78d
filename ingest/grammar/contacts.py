"""E-mail addresses, also disguised ones, telephone numbers, and web addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_DOMAIN = r"[\w-]+(?:\.+[\w-]+)+"
_LOCAL_END = re.compile(r"(?<![\w.+%'-])[\w+%'-][\w.+%'-]*\Z")
_DOMAIN_AT = re.compile(_DOMAIN)
# "[at]", "(at)", "{ät}", "[@]"; a bare "at" only with a disguised full stop or after a cue.
_AT = re.compile(r"[\[({<] ?(?:at|AT|At|ät|@) ?\\?[\])}>] ?")
_DOT = r" ?[\[({] ?(?:dot|DOT|punkt|punktum) ?[\])}] ?"
_DISGUISED_DOMAIN = re.compile(rf"[\w-]+(?:(?:\.|{_DOT})[\w-]+)+")
_BARE_AT = re.compile(rf" at (?P<dots>[\w-]+(?:(?: dot |{_DOT})[\w-]+)+)")
_CUED_AT = re.compile(r" at (?P<dots>[\w-]+(?:\.[\w-]+)+)(?!@|[\w-])")
_MAIL_CUE = re.compile(r"(?:mail|post)(?:-?adresse| address)?: ?[\w.+-]{1,64}\Z", re.IGNORECASE)
_URL_END = r"[^\s<>\"“”„‘’\[\]{}|\\^`]+"
_URLS = (re.compile(rf"https?://{_URL_END}"), re.compile(rf"HTTPS?://{_URL_END}"), re.compile(rf"www\.{_URL_END}"))
_AFTER_URL = ".,;:!?'*_"  # marks of the sentence around an address
_PHONE = re.compile(  # one class of characters at the head: the engine skips what no number begins with
    r"[(+\d](?<![\w.,+/-].)(?:(?<=\()(?:\+|00|0|\d)|(?<=0)0?|(?<=[+\d]))"
    r"[\d \t()./–-]{5,24}\d(?![\d%€$])(?!-\d|\.\d|,\d)"
)
_PHONE_CUE = re.compile(
    r"(?:\btel\b|telef[oó]n|telephone|\bphone|\btlf\b|mobil|\bcall\b|hotline|\bfon\b|☎|📞|\bT:|\bringe?\b)[^\d\n]{0,20}\(?\+?$",
    re.IGNORECASE,
)
# Right beside an e-mail address a number needs no other word: "post@example.org, 22 00 00 00".
_BESIDE_MAIL = (
    re.compile(r"@[\w.-]+\w(?:,| /| \||;| [–-]| og| eller| and| or| und| oder)? \(?\+?$"),
    re.compile(r"(?:,| /| \||;| [–-]| og| eller| and| or| und| oder)? [\w.+-]{1,64}@"),
)
_FAX_CUE = re.compile(r"(?:fax|faks)[^\d\n]{0,20}\(?\+?$", re.IGNORECASE)
# What looks like a telephone number and is another: "org.nr 935 669 219", "IBAN", "VAT", "HRB 12345".
_OTHER_CUE = re.compile(
    r"(?:org(?:\.|anisasjons)? ?-?(?:nr|nummer|no)|IBAN|BIC|\bVAT|USt|UID|\bHR[AB]\b|\bReg|\bNo|\bNr|\bCVR|\bABN|\bACN|"
    r"\bID|konto|account|number [A-Z]|SIRET|SIREN|RCS|CIF|\bCF|P\. ?IVA|"
    r"Steuernummer|€|\$|£|\bkr)[.: -]{0,3}(?:[A-Z]{2} ?)?$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"
)


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address; `value` is as written, without the marks of Markdown."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number; `value` is as written, `e164` its international form, `fax` that it is announced as a fax."""

    start: int
    end: int
    value: str
    e164: str
    fax: bool = False


@dataclass(frozen=True, slots=True)
class Url:
    """A web address as written, without the punctuation of the sentence around it."""

    start: int
    end: int
    value: str


def _email(text: str, start: int, end: int) -> Email:
    end -= len(text[start:end]) - len(text[start:end].rstrip(".-_"))
    return Email(start, end, text[start:end].replace("\\", ""))


def _around(text: str, at: int, after: int, domain: re.Pattern[str]) -> Email | None:
    """Return the address whose sign at:after parts its two halves."""
    right = domain.match(text, after)
    if right is None:
        return None
    left = _LOCAL_END.search(text, max(0, at - _LONGEST_LOCAL), at)
    return _email(text, left.start(), right.end()) if left else None


def _emails(text: str) -> Iterator[Email]:
    at = text.find("@")
    while at >= 0:
        disguised = text[at - 1 : at] in ("[", "(", "{")
        escaped = text[at - 1 : at] == "\\"
        if not disguised and (found := _around(text, at - escaped, at + 1, _DOMAIN_AT)):
            yield found
        at = text.find("@", at + 1)
    for match in _AT.finditer(text):
        left = match.start()
        while left and text[left - 1] in " \\" and match.start() - left < 2:
            left -= 1
        if found := _around(text, left, match.end(), _DISGUISED_DOMAIN):
            yield found
    for match in _BARE_AT.finditer(text):
        if left_half := _LOCAL_END.search(text, max(0, match.start() - _LONGEST_LOCAL), match.start()):
            yield _email(text, left_half.start(), match.end())
    for match in _CUED_AT.finditer(text):
        if _MAIL_CUE.search(text, max(0, match.start() - _LONGEST_LOCAL), match.start()):
            left_half = _LOCAL_END.search(text, max(0, match.start() - _LONGEST_LOCAL), match.start())
            if left_half:
                yield _email(text, left_half.start(), match.end())


@lru_cache(maxsize=4)
def find_emails(text: str) -> tuple[Email, ...]:
    """Return the e-mail addresses, disguised ones as they are written, sorted by start.

    >>> [e.value for e in find_emails("info@example.com, office [at] example.org")]
    ['info@example.com', 'office [at] example.org']
    """
    found: list[Email] = []
    for email in sorted(_emails(text), key=lambda e: (e.start, -e.end)):
        if not found or email.start >= found[-1].end:
            found.append(email)
    return tuple(found)


def find_urls(text: str) -> tuple[Url, ...]:
    """Return the web addresses, sorted by start."""
    found: list[Url] = []
    matches = (m for pattern in _URLS for m in pattern.finditer(text))
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "@.-/"):
            continue
        if found and match.start() < found[-1].end:
            continue
        value = match.group().rstrip(_AFTER_URL)
        while value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1].rstrip(_AFTER_URL)
        if len(value) > len("www."):
            found.append(Url(match.start(), match.start() + len(value), value))
    return tuple(found)


def _phone(text: str, start: int, end: int, region: str) -> Phone | None:
    """Return the telephone number at start:end, or None where it is another number."""
    written = text[start:end]
    before = text[max(0, start - 40) : start]
    fax = _FAX_CUE.search(before) is not None
    cued = fax or _PHONE_CUE.search(before) is not None
    international = written.lstrip("( ").startswith(("+", "00"))
    if _DATE.search(written) or (not cued and _OTHER_CUE.search(before)):
        return None
    beside = _BESIDE_MAIL[0].search(before) or _BESIDE_MAIL[1].match(text, end)
    if not (international or cued or beside or written.startswith(("0", "(0"))):
        return None
    plain = written.replace("(+", "+").replace("(0)", "") if international else written
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    if not (valid or (cued and phonenumbers.is_possible_number(number))):
        return None
    return Phone(start, end, written, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), fax)


def find_phones(text: str, default_region: str) -> tuple[Phone, ...]:
    """Return the telephone numbers, sorted by start.

    `default_region` (`DE`) is where a number without its country's code is dialled. A number without that code
    and without a word that announces it counts only when it is valid there and begins with a zero: dates,
    prices, postcodes, register and account numbers are none.

    >>> [p.e164 for p in find_phones("Tel. +49 (0)30 123456-0", "DE")]
    ['+49301234560']
    """
    found: list[Phone] = []
    for match in _PHONE.finditer(text):
        start, end = match.span()
        tab = text.find("\t", start, end)
        end = tab if tab > 0 else end
        if text[start] == "(" and ")" not in text[start:end]:
            start += 1
        phone = _phone(text, start, end, default_region)
        if phone:
            found.append(phone)
    return tuple(found)
