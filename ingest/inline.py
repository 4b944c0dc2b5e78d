"""Marks inside a stretch of text that are no words: emphasis, link targets, tags, escapes, comments."""

import re
from collections.abc import Iterable, Iterator

from noticegraph.ingest.model import Span

# One pass over the stretch; the first alternative that fits wins. Each group says what is dropped. Repeats have a
# limit or give nothing back, lest a line of one sign again and again take time with the square of its length.
_MARK = re.compile(
    r"""
      (?P<comment> <!-- | \{% | \{\{[<%] )
    | (?P<image>   !\[[^\]\n]{0,2000}\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\) )
    | (?P<empty>   \[\]\([^()\s]*\) )
    | (?P<target>  \]\(\s*+<?[^()\s]*+(?:\([^()\s]*\)[^()\s]*+)*+>?(?:\s++["'][^"'\n]*["'])?\s*+\)
                 (?:\{:?[^}\n]{0,500}\})? )
    | (?P<auto>    <(?=(?:https?://|mailto:|[\w.+-]+@)[^\s<>]*>) )
    | (?P<tag>     </?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?> )
    | (?P<url>     (?:https?://|www\.)[^\s<>()\[\]"'*]+ )
    | (?P<escape>  \\[!-/:-@\[-`{-~] )
    | (?P<code>    `+ )
    | (?P<strong>  \*{2,3} | (?<![\w]) __(?=\S) | (?<=\S) __(?![\w]) | ~~ )
    | (?P<star>    (?<![\w*]) \*(?=[^\s*]) | (?<=[^\s*]) \*(?![\w*]) )
    | (?P<under>   (?<![\w]) _(?=[^\s_]) | (?<=[^\s_]) _(?![\w]) )
    | (?P<entity>  &(?:[A-Za-z][A-Za-z0-9]{1,20}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5}); )
    | (?P<attrs>   \{:?\s*[.\#][^}\n]{0,500}\} )
    """,
    re.VERBOSE | re.DOTALL,
)
# What a mark begins with. To look for these first, all in one class of signs, spares a try of `_MARK` at every letter.
_SIGN = re.compile(r"[<{!\[\]\\`*_~&hw](?:(?<![hw])|(?<=h)ttps?://|(?<=w)ww\.)")
_OPEN_LINK = re.compile(r"\[(?=[^\[\]\n]*+(?:\[[^\[\]\n]*+\][^\[\]\n]*+){0,20}+\]\()")
_COMMENT_END = {"<!--": re.compile("-->"), "{%": re.compile(r"%\}"), "{{": re.compile(r"[%>]\}\}")}
_KEPT_ENTITIES = {"&amp;": (1, 5), "&lt;": (1, 4), "&gt;": (1, 4)}  # the mark stands for a sign of its own


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str | None, Span]]:
    """Yield the marks in order with their kind; a comment is one only where it is closed."""
    unclosed: set[str] = set()  # from here to the end of the stretch
    at = start
    while (sign := _SIGN.search(text, at, end)) is not None:
        mark = _MARK.match(text, sign.start(), end)
        if mark is None:
            at = sign.start() + 1
            continue
        kind, here = mark.lastgroup, Span(mark.start(), mark.end())
        at = here.end
        if kind == "comment":
            opening = mark.group() if mark.group() in _COMMENT_END else mark.group()[:2]
            close = None if opening in unclosed else _COMMENT_END[opening].search(text, here.end, end)
            if close is None:
                unclosed.add(opening)
                at = here.start + 1
                continue
            at = close.end()
            here = Span(here.start, at)
        yield kind, here


def inline_masks(text: str, start: int, end: int, *, markdown: bool = True) -> Iterator[Span]:
    """Yield the stretches of `text[start:end]` that are no words, in order and apart.

    Plain text keeps single stars, underscores and backslashes: there they are signs, not marks.
    """
    if _SIGN.search(text, start, end) is None:
        return
    masks: list[Span] = []
    stars: list[Span] = []
    for kind, here in _marks(text, start, end):
        if kind == "url" or (kind in ("under", "escape") and not markdown):
            continue
        if kind == "auto":
            masks.append(here)
            close = text.find(">", here.end, end)
            masks.append(Span(close, close + 1))
        elif kind == "entity":
            low = text[here.start : here.end].casefold()
            if low in _KEPT_ENTITIES:
                masks.append(Span(here.start + 1, here.end))
            else:
                masks.append(here)
        elif kind == "escape":
            masks.append(Span(here.start, here.start + 1))
        elif kind == "star":
            stars.append(here)
        else:
            masks.append(here)
    if len(stars) > 1:  # one star alone is a note's sign, two are a mark
        masks += stars if markdown else stars[: len(stars) // 2 * 2]
    masks += [Span(m.start(), m.end()) for m in _OPEN_LINK.finditer(text, start, end)]
    last = start
    for mask in sorted(masks, key=lambda m: (m.start, -m.end)):
        if mask.start >= last and mask.end <= end:
            yield mask
            last = mask.end


_PARTING = re.compile(r"</?(?:br|p|li|ul|ol|div|td|tr)\b|&(?:nbsp|ensp|emsp|\#160|\#xa0);", re.IGNORECASE)


def parts_words(text: str, start: int, end: int) -> bool:
    """Tell whether the masked stretch `text[start:end]` stands for a blank, as `<br>` and `&nbsp;` do.

    >>> parts_words("one<br>two", 3, 7), parts_words("**one**", 0, 2)
    (True, False)
    """
    return start < end and _PARTING.search(text, start, end) is not None


def words(text: str, start: int, end: int, masks: Iterable[Span]) -> str:
    """Return `text[start:end]` without the masked stretches, blanks collapsed."""
    parts, at = [], start
    for mask in masks:
        if mask.end <= start or mask.start >= end:
            continue
        parts.append(text[at : max(mask.start, at)])
        if parts_words(text, mask.start, mask.end):
            parts.append(" ")
        at = max(at, mask.end)
    parts.append(text[at:end])
    return " ".join("".join(parts).replace("\u00ad", "").split())


class Inline:
    """The marks and words of stretches of one Markdown text; readers ask for the same stretch time and again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._masks: dict[tuple[int, int], tuple[Span, ...]] = {}
        self._words: dict[tuple[int, int], str] = {}

    def masks(self, start: int, end: int) -> tuple[Span, ...]:
        """Return `inline_masks` of a stretch."""
        found = self._masks.get((start, end))
        if found is None:
            found = self._masks[start, end] = tuple(inline_masks(self.text, start, end))
        return found

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch without its marks, blanks collapsed."""
        said = self._words.get((start, end))
        if said is None:
            said = self._words[start, end] = words(self.text, start, end, self.masks(start, end))
        return said
