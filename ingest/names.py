"""Names of organisations that the register knows, for finding them in text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from noticegraph.ingest.grammar.organisations import KnownNames
from noticegraph.ontology.register import Entry, register

_INNER_CAPITAL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")


def _spellings(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each name, and a name of one word also without the capital inside it: "YouTube", "Youtube"."""
    for name, slug in names:
        yield name, slug
        if _INNER_CAPITAL.fullmatch(name):
            yield name.capitalize(), slug


@cache
def known_names() -> KnownNames:
    """Return the register's names and products, ready to be searched for."""
    entries = register().entries.values()
    products = [(product, e.slug) for e in entries for product in e.products]
    return KnownNames(_spellings([*register().names(), *products]))


def _root(entry: Entry) -> str:
    """Return the slug of the company at the head of an entry's group."""
    entries, seen = register().entries, {entry.slug}
    while entry.parent is not None and entry.parent in entries and entry.parent not in seen:
        entry = entries[entry.parent]
        seen.add(entry.slug)
    return entry.slug


@lru_cache(maxsize=2048)
def group_of(name_or_slug: str) -> str | None:
    """Return the slug of the group's head for a slug, a legal name, a short name or a product; None if unknown."""
    found = register()
    entry = found.entries.get(name_or_slug) or found.by_name(name_or_slug)
    candidates = (entry,) if entry else found.by_product(name_or_slug) or found.by_short_name(name_or_slug)
    return _root(candidates[0]) if candidates and candidates[0] else None


@lru_cache(maxsize=2048)
def is_product(name: str) -> bool:
    """Tell whether the register knows a name as a product's only: "Google Analytics", not "Google"."""
    found = register()
    return bool(found.by_product(name)) and not (found.by_short_name(name) or found.by_name(name))
