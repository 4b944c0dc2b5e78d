"""The register of legal forms: every spelling, the one to write it in, and where the form exists."""

from dataclasses import dataclass
from functools import cache

from noticegraph.ontology.tables import Row, of_type


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form. `spellings` pair a spelling with its language, empty where it counts in every language.

    `countries` are CURIEs. `ordinary`: the letters mean much else too, so that a name must stand before them.
    `masculine`: names with it take masculine articles in German.
    """

    label: str
    spellings: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    ordinary: bool
    stands_first: bool
    masculine: bool


def _form(row: Row) -> LegalForm:
    return LegalForm(
        label=row.all("skos:prefLabel")[0],
        spellings=(*row.tagged("skos:prefLabel"), *row.tagged("skos:altLabel")),
        countries=row.all("ng:country"),
        ordinary=row.one("ng:ordinaryWord") == "true",
        stands_first=row.one("ng:standsFirst") == "true",
        masculine=row.one("ng:masculine") == "true",
    )


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """Return the legal forms in the order of the file."""
    return tuple(_form(row) for row in of_type("legal-forms.ttl", "ng:LegalForm"))
