"""Citations as values: a provision of a law, or, where none is recognised, the words that cite it.

`GDPR-6-1-f` and `de:TDDDG-25-1` are provisions, whether or not there are such; `§ 5 MusterG` is words. Of former acts
that are cited by the name of their successor only the mark, number or section tells; they are in `former-law.ttl`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from noticegraph.ontology.statutes import GDPR, statutes
from noticegraph.ontology.tables import of_type, table

FORMER = "former-law.ttl"
_GDPR = re.compile(r"GDPR(?:-[0-9a-z]+)*", re.ASCII)
_PROVISION = re.compile(r"[a-z]{2}:[^\W_][\w.-]*")


@dataclass(frozen=True, slots=True)
class Former:
    """An act that is cited by the name of the act `successor`; keys as in values (`de:BDSG`).

    `names` are those that only it has, `marks` words behind the common name, `sections` those that only it has, as
    they stand in values behind the law's key.
    """

    key: str
    successor: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    sections: frozenset[str]


@cache
def former() -> Mapping[str, Former]:
    """Return the former acts by key."""
    rows = of_type(FORMER, "ng:FormerStatute")
    acts = (
        Former(
            key=row.key,
            successor=row.all("dct:isReplacedBy")[0],
            names=row.all("skos:altLabel"),
            marks=row.all("ng:formerMark"),
            sections=frozenset(row.all("ng:citedSection")),
        )
        for row in rows
    )
    return MappingProxyType({act.key: act for act in acts})


def law_key(value: str) -> str | None:
    """Return the full form of a provision that a citation names, None where the value is words.

    >>> law_key("GDPR-6-1-f"), law_key("de:TDDDG-25-1"), law_key("§ 5 MusterG")
    ('eu:GDPR-6-1-f', 'de:TDDDG-25-1', None)
    """
    if _GDPR.fullmatch(value):
        return f"eu:{value}"
    return value if _PROVISION.fullmatch(value) and not value.startswith(GDPR) else None


def short(provision: str) -> str:
    """Return the value of a citation of a provision: the GDPR's without its jurisdiction.

    >>> short("eu:GDPR-6-1-f"), short("de:TDDDG-25-1")
    ('GDPR-6-1-f', 'de:TDDDG-25-1')
    """
    return provision.removeprefix("eu:") if provision.startswith(GDPR) else provision


def law_of(provision: str) -> str | None:
    """Return the key of the law that a provision belongs to; None for a law that is not registered.

    >>> law_of("de:SGB-V-284"), law_of("de:BDSG-aF-4a"), law_of("de:MusterG-1")
    ('de:SGB-V', 'de:BDSG-aF', None)
    """
    law = provision
    while law not in statutes() and law not in former():
        law, hyphen, _ = law.rpartition("-")
        if not hyphen:
            return None
    return law


def wholes(provision: str) -> Iterator[tuple[str, str]]:
    """Yield each provision with what it is a part of, up to its law.

    Paragraph and article are told apart for the GDPR alone: elsewhere a hyphen may belong to a section's number.

    >>> list(wholes("eu:GDPR-6-1-f"))
    [('eu:GDPR-6-1-f', 'eu:GDPR-6-1'), ('eu:GDPR-6-1', 'eu:GDPR-6'), ('eu:GDPR-6', 'eu:GDPR')]
    >>> list(wholes("no:Ekomloven-3-15"))
    [('no:Ekomloven-3-15', 'no:Ekomloven')]
    """
    law = law_of(provision)
    if law == GDPR:
        while provision != law:
            whole = provision.rpartition("-")[0]
            yield provision, whole
            provision = whole
    elif law is not None and law != provision:
        yield provision, law


@lru_cache(maxsize=2048)
def lettered(article: str) -> tuple[str, ...]:
    """Return the paragraphs of an article of the GDPR that are divided into letters.

    >>> lettered("6"), lettered("15")
    (('1', '3', '4'), ('1',))
    """
    start = f"{GDPR}-{article}-"
    return tuple(
        key.removeprefix(start) for key, row in table("gdpr.ttl").items() if key.startswith(start) if row.all("ng:part")
    )
