"""Names of organisations that the register knows, for finding them in text."""

from functools import cache

from noticegraph.ingest.grammar.organisations import KnownNames
from noticegraph.ontology.register import Entry, register


@cache
def known_names() -> KnownNames:
    """Return the register's names and products, ready to be searched for."""
    entries = register().entries.values()
    products = [(product, e.slug) for e in entries for product in e.products]
    return KnownNames([*register().names(), *products])


def _root(entry: Entry) -> str:
    """Return the slug of the company at the head of an entry's group."""
    entries, seen = register().entries, {entry.slug}
    while entry.parent in entries and entry.parent not in seen:
        entry = entries[entry.parent]
        seen.add(entry.slug)
    return entry.slug


@cache
def group_of(name_or_slug: str) -> str | None:
    """Return the slug of the group's head for a slug, a legal name, a short name or a product; None if unknown."""
    found = register()
    entry = found.entries.get(name_or_slug) or found.by_name(name_or_slug)
    candidates = (entry,) if entry else found.by_product(name_or_slug) or found.by_short_name(name_or_slug)
    return _root(candidates[0]) if candidates and candidates[0] else None
