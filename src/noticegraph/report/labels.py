"""The values of claims in words that a reader knows: labels of terms, names of countries."""

from dataclasses import replace
from functools import lru_cache

from babel import Locale

from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.relations import relation
from noticegraph.ontology.wording import label
from noticegraph.shapes.findings import Transfer

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
        return _label(compact(choice), language)
    return " | ".join(_label(part, language) for part in value.split(" | "))


def transfer_in_words(transfer: Transfer, language: str) -> str:
    """Return what a notice says of a transfer in few words, its terms as labels."""
    named = {
        name: _label(value, language)
        for name in ("country", "framework")
        if (value := getattr(transfer, name)) is not None
    }
    return str(replace(transfer, **named))


@lru_cache(maxsize=2048)
def _label(term: str, language: str) -> str:
    if term.startswith(_COUNTRY):
        return str(Locale.parse(language).territories.get(term.removeprefix(_COUNTRY), term))
    return label(term, language)
