"""What the site does to a page before it renders it: files outside docs/, which it has not, are named, not linked."""

import posixpath
import re
from typing import Protocol

_LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)\s]+)\)")


class _File(Protocol):
    src_uri: str


class _Page(Protocol):
    file: _File


def on_page_markdown(markdown: str, *, page: _Page, **_: object) -> str:
    """Return a page without links to what lies outside docs/."""
    return within(markdown, page.file.src_uri)


def within(markdown: str, uri: str) -> str:
    """Return a page at a path below docs/ with links that lead out of docs/ as their text and the path.

    >>> within("[fails](../tests/a.ttl), [`x`](y.md)", "shapes.md")
    'fails (`tests/a.ttl`), [`x`](y.md)'
    >>> within("[fails](../../tests/a.ttl), [x](../shapes.md)", "how-to/officer.md")
    'fails (`tests/a.ttl`), [x](../shapes.md)'
    """

    def named(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), link[2]))
        return f"{link[1]} (`{target.removeprefix('../')}`)" if target.startswith("../") else link[0]

    return _LINK.sub(named, markdown)
