"""Notices in a language without a lexicon: only what no language changes is read.

Citations of the GDPR, e-mail addresses, telephone numbers, names with legal forms. Words of a neighbouring language
are never tried: "data" and "personal" mean too much in too many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from noticegraph.ingest.grammar.addresses import Address
from noticegraph.ingest.grammar.citations import CitationKind, find_citations
from noticegraph.ingest.grammar.contacts import Email, find_emails, find_phones
from noticegraph.ingest.grammar.organisations import Organisation, find_organisations
from noticegraph.ingest.grammar.places import Country, find_addresses, find_countries
from noticegraph.ingest.model import Claim, Document, Language, Reading
from noticegraph.ingest.normalise import Normal, normalise
from noticegraph.ingest.party_details import parties
from noticegraph.ingest.relations.contacts import is_officers_address
from noticegraph.ontology.tables import table

# Where a sentence may end: a stop before a capital, or the end of a block or cell; not the stop of "art. 6".
_STOP = re.compile(r"[.!?]\s+(?=[^\W\d_a-z])|[\n\t]")
_WORD = re.compile(r"[^\W\d_]+[’']?")
_BESIDE = 120  # characters between a telephone number and the e-mail address of the same contact block


@dataclass(frozen=True, slots=True)
class _Read:
    normal: Normal
    organisations: tuple[Organisation, ...]
    addresses: tuple[Address, ...]
    countries: tuple[Country, ...]


def _region(code: str) -> str | None:
    """Return the country where a language is at home (`fr` is FR), by CLDR's likely subtags."""
    likely = get_global("likely_subtags").get(code.split("-")[0], "")
    return likely.rsplit("_", 1)[-1] or None


@cache
def _denying(code: str) -> frozenset[str]:
    """Return the words that deny in a language; in one without such words those of all the others."""
    words = table("negation-words.ttl")["ng:DenyingWord"].tagged("skos:altLabel")
    own = frozenset(word for word, language in words if language == code.split("-")[0])
    return own or frozenset(word for word, _ in words)


def _may_deny(text: str, start: int, end: int, code: str) -> bool:
    """Tell whether a denying word stands in the sentence of start:end, whatever it denies."""
    first = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    said = text[first : stop.start() if stop else len(text)]
    return any(word.lower().replace("’", "'") in _denying(code) for word in _WORD.findall(said))


def _bases(text: str, code: str) -> Iterator[tuple[str, str, int, int, float]]:
    """Yield the bases cited in sentences that deny nothing: without a lexicon nothing tells what is denied."""
    for c in find_citations(text, code):
        if c.kind is CitationKind.BASIS and c.value and not _may_deny(text, c.start, c.end, code):
            yield "legal_basis", c.value, c.start, c.end, 0.7


def _contacts(text: str, code: str) -> Iterator[tuple[str, str, int, int, float]]:
    """Yield the addresses where all but the officer's have one domain: a second domain may be a third party's."""
    emails = find_emails(text)
    own: list[Email] = [e for e in emails if not is_officers_address(e.value)]
    domains = {e.value.rsplit("@", 1)[-1].lower() for e in own if "@" in e.value}
    if len(domains) != 1:
        return
    for e in emails:
        if is_officers_address(e.value):
            yield "dpo_email", e.value, e.start, e.end, 0.8
        elif "@" in e.value:
            yield "controller_email", e.value, e.start, e.end, 0.7
    region = _region(code)
    for p in find_phones(text, region) if region else ():
        if not p.fax and any(abs(p.start - e.end) < _BESIDE or abs(e.start - p.end) < _BESIDE for e in own):
            yield "controller_phone", p.value, p.start, p.end, 0.65


def read_unsupported(document: Document, language: Language) -> Reading:
    """Return what a document in a language without a lexicon says: statements about the notice, no processes."""
    normal = normalise(document)
    text, code = normal.text, language.code
    organisations = find_organisations(text, code)
    read = _Read(
        normal,
        organisations,
        find_addresses(text, code, organisations),
        find_countries(text, code, organisations),
    )
    claims: dict[tuple[str, str], Claim] = {}
    for relation, value, start, end, confidence in (*_bases(text, code), *_contacts(text, code)):
        span = normal.source(start, end)
        claim = Claim(relation, value, span.start, span.end, None, confidence, f"unsupported.{relation}")
        claims.setdefault((relation, value), claim)
    ordered = tuple(sorted(claims.values(), key=lambda c: (c.start, c.end, c.relation, c.value)))
    return Reading(document, language, (), ordered, parties(read))
