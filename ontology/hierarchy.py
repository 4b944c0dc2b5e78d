"""Which terms are broader than a term, by `skos:broader` of DPV's profile and of our own terms."""

from functools import cache

from noticegraph.ontology.tables import table

_FILES = ("profile.ttl", "noticegraph.ttl")


@cache
def broader(curie: str) -> tuple[str, ...]:
    """Return the terms right above a term, as CURIEs; none for the top of a branch and for what is no concept."""
    rows = (table(name).get(curie) for name in _FILES)
    return tuple(wider for row in rows if row is not None for wider in row.all("skos:broader"))


@cache
def broader_terms(curie: str) -> frozenset[str]:
    """Return all terms that a term is narrower than, as CURIEs.

    >>> "dpv:Purpose" in broader_terms("dpv:DirectMarketing")
    True
    """
    above = frozenset(broader(curie))
    return above.union(*map(broader_terms, above))
