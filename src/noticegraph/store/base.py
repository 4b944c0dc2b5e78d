"""The start of every data IRI of a store, checked before anything is written with it."""

from urllib.parse import urlsplit

from pyoxigraph import NamedNode, RdfFormat, parse

from noticegraph.store.errors import InvalidBase

_EXAMPLE = "organisation/example"  # a path as data files have them, relative to the base


def check_base(base: str) -> str:
    """Return `base` when every data IRI can be it and a path after it. Raises InvalidBase.

    Data files and queries name IRIs relative to the base, code puts the path after it: a base with a fragment or a
    query would make two IRIs of one thing, so what RFC 3986 makes of a relative IRI must be base and path.
    """
    try:
        NamedNode(base)
        parts = urlsplit(base)
        (quad,) = parse(f"<{_EXAMPLE}> a <{_EXAMPLE}> .", RdfFormat.TURTLE, base_iri=base)
    except (ValueError, SyntaxError) as error:
        raise InvalidBase(base, str(error)) from None
    if parts.scheme not in ("http", "https", "urn"):
        raise InvalidBase(base, "it starts with none of http://, https:// and urn:")
    if parts.scheme != "urn" and not parts.hostname:
        raise InvalidBase(base, "it names no host")
    if not base.endswith("/"):
        raise InvalidBase(base, "it does not end in /")
    if getattr(quad.subject, "value", "") != base + _EXAMPLE:
        raise InvalidBase(base, "a path after it is another IRI than the path relative to it")
    return base
