"""The proper names of supervisory authorities, from `authorities.ttl`."""

from functools import cache

from noticegraph.ontology.tables import of_type

_NAMES = ("skos:prefLabel", "skos:altLabel")


@cache
def authority_names() -> tuple[tuple[str, str], ...]:
    """Return every name and usual abbreviation of a supervisory authority as it is written, with the authority's key.

    >>> dict(authority_names())["Datainspektionen"] == dict(authority_names())["Integritetsskyddsmyndigheten"]
    True
    """
    rows = of_type("authorities.ttl", "dpv:DataProtectionAuthority")
    return tuple((name, row.key) for row in rows for kind in _NAMES for name in row.all(kind))
