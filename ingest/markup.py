"""Raw HTML inside Markdown becomes blocks with offsets into the file as it is.

Parsers of HTML build a tree and forget where its words stood; the standard library's tells the place of each tag.
"""

from html.parser import HTMLParser
from itertools import takewhile

from noticegraph.ingest.inline import inline_masks, words
from noticegraph.ingest.lines import is_contact, may_head
from noticegraph.ingest.model import Block, Cell, Kind
from noticegraph.ingest.tables import cells_of, row_block

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset({"script", "style", "iframe", "template", "noscript", "svg", "nav", "head", "button", "select"})
_STRONG = frozenset({"strong", "b"})
STRONG_LEVEL = 8


class _Markup(HTMLParser):
    """Collects blocks from tags; `base` is the offset of the stretch in the file."""

    def __init__(self, text: str, start: int, end: int, table: int) -> None:
        super().__init__(convert_charrefs=False)
        self.text, self.base = text, start
        self.starts = [start]
        for at in range(start, end):
            if text[at] == "\n":
                self.starts.append(at + 1)
        self.blocks: list[Block] = []
        self.kind, self.level = Kind.PARAGRAPH, 0
        self.depth = self.silent = 0
        self.begin: int | None = None
        self.stop = start
        self.strong: list[tuple[int, int]] = []
        self.strong_open: int | None = None
        self.table, self.rows = table - 1, 0
        self.ranges: list[tuple[int, int]] = []
        self.above: tuple[Cell, ...] = ()
        self.cell: int | None = None
        self.head_row = False

    def here(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def flush(self, at: int, *, line_break: bool = False) -> None:
        if self.begin is None or self.cell is not None:
            return
        start, end = self.begin, self.stop
        self.begin = None
        said = words(self.text, start, end, list(inline_masks(self.text, start, end)))
        if not said:
            return
        kind, level = self.kind, self.level
        if kind is Kind.PARAGRAPH:
            ended_after = takewhile(lambda pair: pair[1] >= end, reversed(self.strong))  # they end in order
            bold = any(a <= start for a, _ in ended_after)
            if bold and may_head(said.rstrip(":")):
                kind, level = Kind.HEADING, STRONG_LEVEL
            elif len(said) <= 70 and (line_break or self.in_lines) and (is_contact(said) or said[-1] not in ".!?:"):
                kind = Kind.LINE
        self.blocks.append(Block(kind, start, end, level))

    in_lines = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self.here()
        if tag in _SILENT:
            self.flush(at)
            self.silent += 1
            return
        if tag in _STRONG and self.begin is None:
            self.strong_open = at
        if tag not in BLOCK_TAGS:
            if self.begin is None and tag != "a":
                return
            return
        self.flush(at, line_break=tag == "br")
        self.in_lines = tag == "br"
        if tag in ("ul", "ol"):
            self.depth += 1
        elif tag == "li":
            self.kind, self.level = Kind.ITEM, max(self.depth, 1)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.kind, self.level = Kind.HEADING, int(tag[1])
        elif tag == "table":
            self.table += 1
            self.rows, self.above = 0, ()
        elif tag == "tr":
            self.ranges, self.head_row = [], False
        elif tag in ("td", "th"):
            self.cell = at + len(self.get_starttag_text() or "")
            self.head_row = self.head_row or tag == "th"
        elif tag != "br" and self.kind is Kind.HEADING:
            self.kind, self.level = Kind.PARAGRAPH, 0

    def handle_endtag(self, tag: str) -> None:
        at = self.here()
        if tag in _SILENT:
            self.silent = max(self.silent - 1, 0)
            return
        if tag in _STRONG and self.strong_open is not None:
            self.strong.append((self.strong_open, at))
            self.strong_open = None
        if tag not in BLOCK_TAGS:
            return
        if tag in ("td", "th") and self.cell is not None:
            raw = self.text[self.cell : at]
            start = self.cell + len(raw) - len(raw.lstrip())
            said = words(self.text, start, at, list(inline_masks(self.text, start, at)))
            self.ranges.append((start, start + len(raw.strip()) if said else start))
            self.cell = self.begin = None
            return
        if tag == "tr":
            self.row()
        self.flush(at)
        self.in_lines = False
        if tag in ("ul", "ol"):
            self.depth = max(self.depth - 1, 0)
            self.kind, self.level = (Kind.ITEM, self.depth) if self.depth else (Kind.PARAGRAPH, 0)
        elif tag == "li" or (len(tag) == 2 and tag[0] == "h"):
            self.kind, self.level = Kind.PARAGRAPH, 0

    def row(self) -> None:
        header = self.rows == 0
        cells = cells_of(self.ranges, () if header else self.above)
        self.ranges = []
        if (block := row_block(cells, self.table, header=header)) is not None:
            self.blocks.append(block)
            self.rows += 1
            self.above = () if header else cells

    def said(self, start: int, end: int) -> None:
        if self.silent or not self.text[start:end].strip():
            return
        raw = self.text[start:end]
        if self.begin is None:
            self.begin = start + len(raw) - len(raw.lstrip())
        self.stop = end - (len(raw) - len(raw.rstrip()))

    def handle_data(self, data: str) -> None:
        at = self.here()
        self.said(at, at + len(data))

    def handle_entityref(self, name: str) -> None:
        self.said(
            self.here(),
            self.here() + len(name) + 1 + (self.text[self.here() + len(name) + 1 : self.here() + len(name) + 2] == ";"),
        )

    def handle_charref(self, name: str) -> None:
        self.said(
            self.here(),
            self.here() + len(name) + 2 + (self.text[self.here() + len(name) + 2 : self.here() + len(name) + 3] == ";"),
        )


def markup_blocks(text: str, start: int, end: int, table: int) -> list[Block]:
    """Return the blocks of the HTML in `text[start:end]`; `table` is the number of its first table."""
    reader = _Markup(text, start, end, table)
    # What is never closed is text. The parser would find that out again at each opening, looking to the end.
    tail = text.rfind(">", start, end) + 1 or start
    closed = max(text.rfind("-->", start, tail), start)
    reader.feed(text[start:closed] + text[closed:tail].replace("<!--", "    "))
    reader.close()
    reader.said(tail, end)
    reader.flush(end)
    return reader.blocks
