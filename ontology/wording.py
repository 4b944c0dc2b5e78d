"""Terms and values in words of a language, for readers who know no CURIE."""

import re
from functools import cache

from babel import Locale
from babel.lists import format_list
from babel.units import format_unit

from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.relations import relations
from noticegraph.ontology.tables import table

LANGUAGES = ("en", "de", "nb")
_FILES = ("labels.ttl", "profile.ttl", "noticegraph.ttl")
_PERIOD = re.compile(r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?")


@cache
def label(curie: str, language: str) -> str:
    """Return a term's preferred label in a language, else in English, else the CURIE itself.

    >>> label("pd:EmailAddress", "de"), label("eu-gdpr:A6-1-a", "en"), label("ex:none", "en")
    ('E-Mail-Adresse', 'Art.6(1-a) consent', 'ex:none')
    """
    found: dict[str, str] = {}
    for name in _FILES:
        row = table(name).get(curie)
        if row is not None:
            for text, tag in (*row.tagged("skos:prefLabel"), *row.tagged("rdfs:label")):
                found.setdefault(tag, text)
    return found.get(language) or found.get("en") or curie


def value_words(relation: str, value: str, language: str) -> str:
    """Return a claim's value in words: a period, a key of the relation (`until-withdrawal`), a term; else itself.

    >>> value_words("retention", "until-withdrawal", "en"), value_words("purpose", "dpv:Marketing", "nb")
    ('Until withdrawal', 'Markedsføring')
    """
    term = relations()[relation].choices.get(value)
    return period(value, language) or label(compact(term) if term else value, language)


def period(value: str, language: str) -> str | None:
    """Return an ISO 8601 period of years, months, weeks and days in words; None for anything else.

    >>> period("P14M", "de"), period("P1Y6M", "en"), period("session", "en")
    ('14 Monate', '1 year and 6 months', None)
    """
    found = _PERIOD.fullmatch(value)
    parts = [(unit, int(n)) for unit, n in found.groupdict().items() if n] if found else []
    if not parts:
        return None
    locale = Locale.parse(language)
    return format_list([format_unit(n, f"duration-{unit}", "long", locale=locale) for unit, n in parts], locale=locale)
