"""Slugs of headings and of sources: what the IRIs of processes and works end in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from urllib.parse import urlsplit

from noticegraph.ontology.folding import fold, suffix

_LONGEST = 80


def slugify(text: str) -> str:
    """Return a text as a slug of at most 80 characters; a longer one ends in a hash of the whole.

    >>> slugify("Prüfung & Größe")
    'pruefung-groesse'
    """
    slug = fold(text)
    if len(slug) <= _LONGEST:
        return slug
    return f"{slug[: _LONGEST - 9].rstrip('-')}-{suffix(text)}"


def heading_path_slug(path: Sequence[str]) -> str:
    """Return the slug of a heading path, outermost first: its headings' slugs with `/` between them.

    >>> heading_path_slug(["Services we use", "Newsletter"])
    'services-we-use/newsletter'
    """
    return "/".join(map(slugify, path))


def numbered(slug: str) -> Iterator[str]:
    """Yield the slug, then the slug with `-2`, `-3` and so on."""
    yield slug
    for number in count(2):
        yield f"{slug}-{number}"


def work_slug(source: str) -> str:
    """Return the slug of a work: from host and path of a URL, or from a file's path, extension kept.

    >>> work_slug("https://example.org/de/privacy.html?x=1"), work_slug("shops/acme_privacy.txt")
    ('example-org-de-privacy-html', 'shops-acme-privacy-txt')
    """
    if "://" not in source:
        return slugify(source)
    url = urlsplit(source)
    return slugify(f"{url.hostname or ''}{url.path}")


def free_slug(slug: str, source: str, taken: Mapping[str, str]) -> str:
    """Return the slug of a source, with a suffix from its hash where another source has the slug.

    `taken` gives the source of each slug in use. The same source always gets the same slug back.
    """
    return slug if taken.get(slug, source) == source else f"{slug}-{suffix(source)}"
