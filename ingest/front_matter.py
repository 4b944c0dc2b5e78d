"""Front matter of Markdown files: metadata in YAML or TOML, and text that page builders keep there."""

import re
from dataclasses import dataclass

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_TITLE = re.compile(r"""^title\s*[:=]\s*+(["']?)(?P<title>.{1,500}?)\1\s*$""", re.MULTILINE)
_TOML_TEXT = re.compile(
    r"""^(?P<key>[\w-]+)\s*=\s*(?P<quote>'''|\"\"\")\n?(?P<text>.*?)(?P=quote)""", re.MULTILINE | re.DOTALL
)
_YAML_TEXT = re.compile(
    r"^(?P<indent>[ -]*+)(?P<key>[\w-]+):[ \t]*[|>][+-]?\d?[ \t]*\n"
    r"(?P<text>(?:(?P=indent)[ \t]+.*(?:\n|\Z)|[ \t]*\n)+)",
    re.MULTILINE,
)
_BLOCK_TITLE = re.compile(
    r"""^[^\S\n]*+-?[^\S\n]*+(?:title|heading|headline)\s*[:=]\s*+(["']?)(?P<title>[^"'\n]{1,500}?)\1\s*$""",
    re.MULTILINE,
)
# What search engines and lists of pages show, not what the reader of the notice reads.
_META_KEYS = frozenset({"description", "summary", "excerpt", "abstract", "subtitle", "seo", "keywords"})
MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends, its title, and the ranges of text in it: (title's range or None, start, end)."""

    end: int
    title: str | None
    texts: tuple[tuple[tuple[int, int] | None, int, int], ...]


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of a Markdown file; its end is 0 when there is none.

    Single-line values are metadata; multi-line strings are text, with the title that stands over them.
    """
    opening = _FENCE.match(text)
    if not opening:
        return FrontMatter(0, None, ())
    fence = opening.group(1)
    closing = re.compile(rf"^{re.escape(fence)}[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not closing:
        return FrontMatter(0, None, ())
    start, end = opening.end(), closing.start()
    title = _TITLE.search(text, start, end)
    texts: list[tuple[tuple[int, int] | None, int, int]] = []
    last = start
    for found in sorted(
        [*_TOML_TEXT.finditer(text, start, end), *_YAML_TEXT.finditer(text, start, end)],
        key=lambda m: m.start(),
    ):
        begin, stop = found.span("text")
        if begin < last or found.group("key") in _META_KEYS or len(text[begin:stop].split()) < MIN_WORDS:
            continue
        over = None
        entry = text.rfind("[[", last, found.start())
        for candidate in _BLOCK_TITLE.finditer(text, last, found.start()):
            # A title of the same entry of the list: no other entry begins between the two.
            if entry < candidate.end() and candidate.start("title") > start:
                over = candidate.span("title")
        if title is not None and over == title.span("title"):
            over = None
        texts.append((over, begin, stop))
        last = stop
    return FrontMatter(closing.end(), title.group("title") if title else None, tuple(texts))
