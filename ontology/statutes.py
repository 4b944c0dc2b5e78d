"""The register of laws that notices cite, and the words that citations are made of.

The data is `statutes.ttl` and `citation-words.ttl`: a new law or another language's words are entries there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from noticegraph.ontology.tables import Row, of_type, table

GDPR = "eu:GDPR"


@dataclass(frozen=True, slots=True)
class Statute:
    """A law. `key` is its form in values (`de:TDDDG`); `names` are all it goes by, its title included.

    `cited_sections` are sections that only this law can mean where two share a name; `unit` is the mark of its
    provisions (`§`, `Art.`) where that decides; `incorporates` is the law whose articles are cited in its name;
    `imprint_sections` say who speaks for a body or what an imprint holds, and allow no processing;
    `storage_sections` say how long papers are kept.
    """

    key: str
    title: str
    names: tuple[str, ...]
    cited_sections: frozenset[str]
    unit: str | None
    incorporates: str | None
    imprint_sections: frozenset[str]
    storage_sections: frozenset[str]


def _statute(row: Row) -> Statute:
    titles = row.all("rdfs:label")
    notation = row.all("skos:notation")
    return Statute(
        key=row.key,
        title=titles[0],
        names=(*notation, *row.all("skos:altLabel"), *titles),
        cited_sections=frozenset(row.all("ng:citedSection")),
        unit=row.one("ng:unit"),
        incorporates=row.one("ng:incorporates"),
        imprint_sections=frozenset(row.all("ng:imprintSection")),
        storage_sections=frozenset(row.all("ng:storageSection")),
    )


@cache
def statutes() -> Mapping[str, Statute]:
    """Return the laws by key.

    >>> statutes()["de:UWG"].title
    'Gesetz gegen den unlauteren Wettbewerb'
    """
    return MappingProxyType({row.key: _statute(row) for row in of_type("statutes.ttl", "ng:Statute")})


@cache
def _provisions() -> frozenset[str]:
    return frozenset(table("statutes.ttl")[GDPR].all("ng:dpvProvision"))


def gdpr_value(article: str, paragraph: str | None = None, letter: str | None = None) -> str:
    """Return the value of a provision of the GDPR: the narrowest DPV term that covers it, else our own article.

    >>> gdpr_value("6", "1", "f"), gdpr_value("15", "1"), gdpr_value("45"), gdpr_value("88", "1")
    ('eu-gdpr:A6-1-f', 'eu-gdpr:A15', 'eu-gdpr:A45-3', 'eu:GDPR-88')
    """
    parts = [article, *([paragraph] if paragraph else []), *([letter] if paragraph and letter else [])]
    for length in range(len(parts), 0, -1):
        term = "eu-gdpr:A" + "-".join(parts[:length])
        if term in _provisions():
            return term
    whole = table("statutes.ttl")[GDPR].all("ng:wholeArticle")
    return next((term for term in whole if term.startswith(f"eu-gdpr:A{article}-")), f"{GDPR}-{article}")


@cache
def citation_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of citations by part (`ng:CitedArticle` …), the longest first."""
    rows = table("citation-words.ttl").values()
    return MappingProxyType({r.key: tuple(sorted(r.all("skos:altLabel"), key=lambda w: (-len(w), w))) for r in rows})
