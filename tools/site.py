"""What the site does to a page before it renders it: files outside docs/, which it has not, are named, not linked."""

import re

_OUTSIDE = re.compile(
    r"\[([^\]]+)\]\(((?:\.\./)+(?:examples|ontology|queries|shapes|src|tests|tools|bench|ingest)[^)]*)\)"
)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return a page with such links as their text, and the path where the text is another.

    >>> on_page_markdown("see [fails](../tests/a.ttl) and [`x`](y.md)")
    'see fails (`tests/a.ttl`) and [`x`](y.md)'
    """
    return _OUTSIDE.sub(lambda link: f"{link[1]} (`{link[2].replace('../', '')}`)", markdown)
