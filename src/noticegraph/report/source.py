"""Where a stretch of a notice's text stands in the file that it was read from: its lines and columns.

The text of a text file or of Markdown is the file's own. That of a page is made by reading, so its words are looked
up in the page, blanks and tags left out, with the words around them to tell equal ones apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from noticegraph.ingest.encoding import decode
from noticegraph.ingest.read import MEDIA_TYPES
from noticegraph.notices import Notice
from noticegraph.passage import texts_of
from noticegraph.store import NoticeStore

_AROUND = (60, 25, 10, 0)  # characters to compare before and after a quote; fewer where a page breaks them up
_UNSEEN = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: lines and columns count from 1, the end column is exclusive, all in code points.

    `offset` counts from 0; it is None where lines of the file end in several ways, so that no one count fits.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int | None
    length: int | None


@dataclass(frozen=True)
class Source:
    """A file that holds a version of a notice: as text with LF, and the text that was read from it.

    `ending` is the number of characters that end a line of the file, 0 where they differ from line to line.
    """

    path: Path
    written: str
    text: str
    ending: int = 1

    def region(self, start: int, end: int) -> Region | None:
        """Return where the text's stretch stands in the file; None where the words are not found there."""
        if self.written == self.text:
            return self._region(start, end)
        found = self._seen.find(self._read, start, end)
        return None if found is None else self._region(*found)

    def _region(self, start: int, end: int) -> Region:
        line, end_line = bisect_right(self._lines, start), bisect_right(self._lines, end)
        offset = start + (line - 1) * (self.ending - 1) if self.ending else None
        length = end - start + (end_line - line) * (self.ending - 1) if self.ending else None
        column, end_column = start - self._lines[line - 1] + 1, end - self._lines[end_line - 1] + 1
        return Region(line, column, end_line, end_column, offset, length)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(at + 1 for at, sign in enumerate(self.written) if sign == "\n")]

    @cached_property
    def _seen(self) -> "_Squeezed":
        page = _Page(self.written)
        return _Squeezed("".join(page.signs), page.starts, page.ends)

    @cached_property
    def _read(self) -> "_Squeezed":
        starts = [at for at, sign in enumerate(self.text) if not sign.isspace()]
        return _Squeezed("".join(self.text[at] for at in starts), starts, [at + 1 for at in starts])


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without its blanks, and where each of its characters starts and ends in what it was taken from."""

    text: str
    starts: list[int]
    ends: list[int]

    def find(self, other: "_Squeezed", start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch here of the words that the other has from `start` to `end`."""
        first, last = bisect_left(other.starts, start), bisect_left(other.starts, end)
        if first == last:
            return None
        for around in _AROUND:
            before = max(first - around, 0)
            at = self.text.find(other.text[before : last + around])
            if at >= 0:
                at += first - before
                return self.starts[at], self.ends[at + last - first - 1]
        return None


class _Page(HTMLParser):
    """The characters of a page that are seen, blanks left out, and where they stand in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.signs: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._hidden = 0
        self._lines = [0, *(at + 1 for at, sign in enumerate(page) if sign == "\n")]
        self._page = page
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what a browser does not show."""
        self._hidden += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Take in again what follows it."""
        self._hidden = max(self._hidden - (tag in _UNSEEN), 0)

    def handle_data(self, data: str) -> None:
        """Take in text."""
        start = self._here()
        self._add((sign, start + at, start + at + 1) for at, sign in enumerate(data))

    def handle_entityref(self, name: str) -> None:
        """Take in the character that `&name;` stands for."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take in the character that `&#number;` stands for."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._here()
        end = start + len(written)
        end += self._page[end : end + 1] == ";"
        self._add((sign, start, end) for sign in unescape(written + ";"))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, found: Iterable[tuple[str, int, int]]) -> None:
        for sign, start, end in found:
            if not self._hidden and not sign.isspace():
                self.signs.append(sign)
                self.starts.append(start)
                self.ends.append(end)


def source_of(store: NoticeStore, notice: Notice) -> Source | None:
    """Return the file that a version was read from; None where it is gone, has changed, or was standard input."""
    for path, text in texts_of(store, notice):
        data = path.read_bytes()
        written = decode(data, path.name, html=MEDIA_TYPES.get(path.suffix.casefold()) == "text/html")
        pairs, ends = data.count(b"\r\n"), written.count("\n")
        ending = 2 if pairs and pairs == ends else 0 if pairs else 1
        return Source(path, written, text, ending)
    return None
