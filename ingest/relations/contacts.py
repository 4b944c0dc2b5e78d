"""Whose an e-mail address, a telephone number or a postal address is: the controller's, the officer's, another's.

Contacts stand in blocks of lines or in sentences. Who is named last before them in the block owns them; where nobody is
named, the words that announce the block tell, then the section.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.contacts import Phone, find_emails, find_phones
from noticegraph.ingest.grammar.phrases import places
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.names import group_of
from noticegraph.ingest.parties import Mention
from noticegraph.ingest.patterns import is_pattern
from noticegraph.ingest.relations.own import bare
from noticegraph.ingest.relations.slots import announces
from noticegraph.ontology.lexicon import entries, languages
from noticegraph.ontology.names import organisation_slug

_start = attrgetter("start")
_NEAR = 320  # characters from a name to its contacts
_LOOK_BACK = 12  # blocks of lines above a contact that belong to the same contact block
_LABEL = 60  # characters of a block that may be a line of a contact block
_BESIDE = 120  # characters between a number and an address of the same contact
_SENTENCES = 160  # characters of a block that stands for itself
# "post@example.org, merket «Personvernombud»", "marked “Data Protection Officer”", "mit dem Betreff „Datenschutz…“"
_MARKING = (
    r"(?:merket?|merk(?:es)?(?: med)?|merkt|marked|attention|attn\.?:?|att\.?:?|for the attention of"
    r"|mit dem (?:Betreff|Vermerk|Stichwort)|z\. ?H(?:d|n)?\.)(?: med| the| our| for| til| vårt| an)* ?[\"'„“«‘]?"
)
_MARKED_FOR = re.compile(rf"[,;]? ?\(?(?:og )?{_MARKING}")
_ENDS_MARKING = re.compile(rf"@[\w.-]+[,;]? ?\(?(?:og )?{_MARKING}\Z")
_MARKED_REACH = 60  # characters between an address and the words for the office
_WORD_START, _WORD_END = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
_REGIONS = {"en": "GB", "de": "DE", "nb": "NO"}  # where a number without a country's code is dialled by default


class Owner(StrEnum):
    """Whose a contact is."""

    CONTROLLER = "controller"
    OFFICER = "officer"
    OTHER = "other"
    UNKNOWN = "unknown"  # nobody is named: the notice's own


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    owner: Owner
    person: bool = False  # an officer's own name, not only the words for the office


@cache
def _officer_words() -> tuple[str, ...]:
    """Return the words for the officer in any language, written as one, as they stand before the @ of an address."""
    labels = {e.text.lower() for code in languages() for e in entries(code) if e.concept == "ng:OfficerCue"}
    words = {"".join(c for c in label if c.isalnum()) for label in labels if not is_pattern(label)}
    return tuple(sorted(w for w in words if len(w) > 11 or w in ("dpo", "dsb")))


@cache
def _officer_titles() -> frozenset[str]:
    return frozenset(e.text.lower() for code in languages() for e in entries(code) if e.concept == "ng:OfficerCue")


def is_officers_title(name: str) -> bool:
    """Tell whether a name is but the office's, in any language: "Data Protection Officer" in a German notice.

    >>> is_officers_title("Data Protection Officer"), is_officers_title("Jane Example")
    (True, False)
    """
    return name.lower() in _officer_titles()


def is_officers_address(email: str) -> bool:
    """Tell whether the part before the @ names the officer's office.

    >>> is_officers_address("dpo@example.org"), is_officers_address("privacy@example.org")
    (True, False)
    """
    local = re.split(r"[@\[({ ]", email.lower())[0]
    parts = re.split(r"[._+-]", local)
    return any(word in parts or (len(word) > 4 and local.startswith(word)) for word in _officer_words())


class Contacts:
    """Who is named where in one notice."""

    def __init__(self, context: Context, own: list[Mention], officers: list[Found], others: list[Found]) -> None:
        """Take the names of the controller, of officers and representatives, and of authorities."""
        self.context = context
        self.names = sorted(_markers(context, own, officers, others), key=lambda m: (m.start, m.owner))
        self.short = frozenset(word for m in own for word in m.family if len(word) > 3)
        self.domains = _own_domains(context, {bare(m.name) for m in own})

    def _block_start(self, offset: int) -> int:
        """Return where the contact block that holds the character begins, with the words that announce it."""
        blocks, ranges, text = self.context.document.blocks, self.context.normal.blocks, self.context.text
        index = first = self.context.normal.block_at(offset)
        if blocks[index].kind is not Kind.LINE and ranges[index][1] - ranges[index][0] > _SENTENCES:
            return ranges[index][0]
        for at in range(index - 1, max(index - _LOOK_BACK, -1), -1):
            start, end = ranges[at]
            heading = blocks[at].kind is Kind.HEADING
            if heading or (blocks[at].kind is not Kind.LINE and end - start > _LABEL):
                return start if heading or announces(self.context.language, text[start:end]) else ranges[first][0]
            first = at
        return ranges[first][0]

    def owner(self, offset: int) -> Owner:
        """Return whose the contact at an offset is."""
        start = max(self._block_start(offset), offset - _NEAR)
        first = bisect_left(self.names, start, key=_start)
        before = self.names[first : bisect_left(self.names, offset, first, key=_start)]
        if any(m.person for m in before) and before[-1].owner is Owner.CONTROLLER:
            return Owner.OFFICER  # "Jane Example⏎Example Ltd⏎Street 1": her desk in the company
        if before:
            return before[-1].owner
        role = self.context.role_at(offset)
        if role is Role.OFFICER:
            return Owner.OFFICER
        return Owner.OTHER if role is Role.AUTHORITY else Owner.UNKNOWN

    def emails(self) -> Iterator[Found]:
        """Yield `controller_email` and `dpo_email` facts.

        Every address of the controller counts, so that one which nobody else owns is the controller's.
        """
        own: set[str] = set()
        officers: list[Found] = []
        for e in find_emails(self.context.text):
            owner, domain = self.owner(e.start), _domain(e.value)
            named = is_officers_address(e.value) and not (owner is Owner.OTHER and domain not in self.domains)
            if named or owner is Owner.OFFICER:
                confidence = 0.92 if named else 0.85
                officers.append(Found("dpo_email", e.value, e.start, e.end, None, confidence, "officer.email"))
                continue
            if self._for_officer(e.end):
                yield Found("dpo_email", e.value, e.start, e.end, None, 0.8, "officer.email")
            if domain in self.domains or owner is Owner.CONTROLLER or not self._is_others(owner, domain):
                own.add(e.value)
                confidence = 0.92 if domain in self.domains or owner is Owner.CONTROLLER else 0.8
                yield Found("controller_email", e.value, e.start, e.end, None, confidence, "controller.email")
        yield from (f for f in officers if f.value not in own)

    def _for_officer(self, end: int) -> bool:
        """Tell whether what is sent to the address before `end` is to be marked for the officer."""
        return any(
            _MARKED_FOR.fullmatch(self.context.text, end, hit.start)
            for hit in self.context.hits(end, min(end + _MARKED_REACH, len(self.context.text)), "ng:OfficerCue")
        )

    def _is_others(self, owner: Owner, domain: str) -> bool:
        """Tell whether an address is a third party's: named before it, or its domain is a company's of the register."""
        label = domain.split(".")[0]
        return owner is Owner.OTHER or (
            label not in _MAIL_PROVIDERS and (group_of(label) or group_of(label.capitalize())) is not None
        )

    def phones(self, country: str | None) -> Iterator[Found]:
        """Yield `controller_phone` facts; fax numbers are none. `country` is the controller's (`loc:NO`)."""
        region = country.removeprefix("loc:")[:2] if country else _REGIONS.get(self.context.language, "DE")
        for p in find_phones(self.context.text, region):
            if not p.fax and self._is_own_phone(p):
                yield Found("controller_phone", p.value, p.start, p.end, None, 0.88, "controller.phone")

    def _is_own_phone(self, phone: Phone) -> bool:
        """Tell whether a number is the controller's: named before it, or beside an address of its own domain."""
        owner = self.owner(phone.start)
        if owner is Owner.UNKNOWN:
            block, _ = self.context.normal.blocks[self.context.normal.block_at(phone.start)]
            around = self.context.text[max(block, phone.start - _BESIDE) : phone.end + _BESIDE]
            beside = any(_domain(e.value) in self.domains for e in find_emails(around))
            return beside or self.context.role_at(phone.start) is Role.CONTROLLER
        return owner is Owner.CONTROLLER


_MAIL_PROVIDERS = frozenset({"gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "live", "gmx", "web"})


def _markers(context: Context, own: list[Mention], officers: list[Found], others: list[Found]) -> Iterator[_Marker]:
    """Yield who is named where.

    The controller's short form counts at the beginning of a line: "Example⏎Main Street 1" is no other's address.
    """
    held = {(f.start, f.end) for f in officers}
    slugs = {organisation_slug(m.name) for m in own}
    yield from (_Marker(f.start, Owner.OFFICER, person=True) for f in officers)
    yield from (_Marker(f.start, Owner.OTHER) for f in others)
    for h in context.scan.of("ng:OfficerCue"):
        if not _ENDS_MARKING.search(context.text, max(0, h.start - _MARKED_REACH), h.start):
            yield _Marker(h.start, Owner.OFFICER)
    for h in context.scan.of("ng:AuthorityCue"):
        start, end = context.normal.blocks[context.normal.block_at(h.start)]
        if end - start < _LABEL:  # "Supervisory authority" over its address
            yield _Marker(h.start, Owner.OTHER)
    for o in context.organisations:
        if not _among(o.start, o.end, held):
            yield _Marker(o.start, Owner.CONTROLLER if organisation_slug(o.name) in slugs else Owner.OTHER)
    for name in {m.name for m in own}:
        for start, end in _alone(context.text, name):
            if not _among(start, end, held):
                yield _Marker(start, Owner.CONTROLLER)
    for word in {word for m in own for word in m.family if len(word) > 3}:
        for (start, end), block in zip(context.normal.blocks, context.document.blocks, strict=True):
            if end - start >= _LABEL or block.kind is Kind.HEADING:
                continue
            if context.text[start : start + len(word)].lower() == word and not _among(start, end, held):
                yield _Marker(start, Owner.CONTROLLER)


def _alone(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands that is no part of a longer word."""
    end = 0
    for at in places(text, name):
        if at >= end and _WORD_START.match(text, at) and _WORD_END.match(text, at + len(name)):
            end = at + len(name)
            yield at, end


def _among(start: int, end: int, spans: set[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)


def _domain(email: str) -> str:
    return re.split(r"@|[\[({] ?(?:at|ät|@) ?[\])}]", email.lower())[-1].strip(" \\")


def _own_domains(context: Context, keys: set[str]) -> frozenset[str]:
    """Return the domains of e-mail addresses that are spelled like the controller's name."""
    joined = {k.replace("-", "") for k in keys}
    first = {k.split("-")[0] for k in keys if len(k.split("-")[0]) > 3}
    found = set()
    for e in find_emails(context.text):
        label = _domain(e.value).split(".")[0].replace("-", "")
        if len(label) > 2 and (any(k.startswith(label) or label.startswith(k) for k in joined) or label in first):
            found.add(_domain(e.value))
    return frozenset(found)
