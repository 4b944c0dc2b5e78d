"""The values of claims in words that a reader knows: labels of terms, names of countries."""

from dataclasses import replace
from functools import lru_cache

from babel import Locale

from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.relations import relation
from noticegraph.ontology.tables import table
from noticegraph.shapes.findings import Transfer

_TABLES = ("labels.ttl", "profile.ttl", "noticegraph.ttl", "law.ttl")
_COUNTRY = "loc:"


@lru_cache(maxsize=2048)  # not without end: names and values are those of notices
def shown(key: str, value: str, language: str) -> str:
    """Return a claim's value, by the key of its relation, for a person to read.

    A term stands as its label in the language, else in English, else as its CURIE; what is no term as it is. Each
    part of a transfer stands so.

    >>> shown("transfer", "Mailer Inc. | loc:US | eu-gdpr:A46-2-c", "de").split(" | ")[1]
    'Vereinigte Staaten'
    """
    choice = relation(key).choices.get(value)
    if choice is not None:
        return _label(compact(choice), language) or value
    return " | ".join(_label(part, language) or part for part in value.split(" | "))


def transfer_in_words(transfer: Transfer, language: str) -> str:
    """Return what a notice says of a transfer in few words, its terms as labels."""
    named = {
        name: _label(value, language) or value
        for name in ("country", "framework")
        if (value := getattr(transfer, name)) is not None
    }
    return str(replace(transfer, **named))


@lru_cache(maxsize=2048)
def _label(term: str, language: str) -> str | None:
    if term.startswith(_COUNTRY):
        return Locale.parse(language).territories.get(term.removeprefix(_COUNTRY))
    found: dict[str, str] = {}
    for name in _TABLES:
        row = table(name).get(term)
        if row is not None:
            for text, tag in (*row.tagged("skos:prefLabel"), *row.tagged("rdfs:label")):
                found.setdefault(tag, text)
    return found.get(language) or found.get("en")
