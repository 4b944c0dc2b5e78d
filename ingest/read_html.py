"""A page of HTML becomes text and blocks: what a reader of the notice sees, without the site around it.

selectolax (lexbor) builds the tree that browsers build, from broken pages too, and is some ten times faster than lxml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.lines import DRAWN_MARK, is_contact, may_head, number_depth
from noticegraph.ingest.markup import BLOCK_TAGS, STRONG_LEVEL
from noticegraph.ingest.model import Block, Cell, Document, Kind
from noticegraph.ingest.read_text import text_blocks

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "map",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "label",
        "head",
        "nav",
        "footer",
        "aside",
        "dialog",
        "menu",
    ]
)
_LANDMARKS = frozenset({"nav", "footer", "aside", "dialog", "menu"})
_SILENT_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar"]
)
# Site chrome by name: what wraps a menu, a cookie banner, a breadcrumb. Whole words of class and id only, so that a
# section with the id "cookies" is read.
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:navbar|navigation|nav|breadcrumbs?|cookie-?(?:banner|bar|notice|consent|popup|modal|overlay)|"
    r"consent-?(?:banner|bar|modal|popup)|gdpr-?(?:banner|bar|popup)|site-?(?:header|footer)|page-?footer|skip-?link|"
    r"sr-only|screen-reader-text|visually-hidden|social-?(?:links|share|icons)|share-?buttons|off-?canvas|mobile-?menu|main-?menu|"
    r"menu|sidebar|toc|table-of-contents)(?=$|[\s_-])",
    re.IGNORECASE,
)
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])$")
_BLANK = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_STRONG = frozenset({"strong", "b", "u"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[^<>]*?(/?)>)?")
# Tags that never hold others, or that the next of their kind ends: many of them without an end nest nothing.
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "caption",
        "html",
        "head",
        "body",
        "rp",
        "rt",
    ]
)
MAX_DEPTH = 500  # elements; browsers flatten pages below some 512
_MAX_OPEN = 5000  # tags left open; a tree so deep takes the parser minutes to build
_MAX_COLUMNS = 1000  # HTML, section 4.9.11, lets one cell span no more
_CHROME_SHARE = 0.5  # a "menu" that holds half of a page's words is the page


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()


def _is_chrome(node: LexborNode, words: int) -> bool:
    tag = node.tag or ""
    if tag == "header":
        # A header inside the article holds the notice's title.
        return not node.css("h1") or any(True for _ in node.css("nav"))
    if (
        (
            "hidden" in node.attributes
            or _attribute(node, "aria-hidden") == "true"
            or _HIDDEN_STYLE.search(_attribute(node, "style"))
        )
        or _attribute(node, "role") in _SILENT_ROLES
        or tag in _LANDMARKS
    ):
        named = True
    else:
        named = tag not in ("html", "body", "main", "article") and bool(
            _CHROME.search(_attribute(node, "class")) or _CHROME.search(_attribute(node, "id"))
        )
    return named and len(node.text(separator=" ").split()) < words * _CHROME_SHARE


@dataclass(slots=True)
class _Page:
    """The text made so far and its blocks."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)

    def write(self, words: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def part(self, separator: str) -> None:
        if self.parts:
            self.write(separator)

    def block(self, kind: Kind, words: str, level: int = 0, *, near: bool = False) -> None:
        """Add a block; `near` ones (lines, items) stand directly under the one before."""
        self.part("\n" if near else "\n\n")
        start, end = self.write(words)
        self.blocks.append(Block(kind, start, end, level))


class _Writer:
    """Walks the tree and writes a page."""

    def __init__(self, total_words: int) -> None:
        self.page = _Page()
        self.total = total_words
        self.words: list[str] = []
        self.bold = 0  # characters of the open block that stand in <strong>
        self.tables = 0
        self.breaks = False  # the open block began or ended at a <br>

    def flush(self, kind: Kind, level: int, *, line_break: bool = False) -> None:
        said = _BLANK.sub(" ", "".join(self.words)).strip()
        bold = self.bold >= len(said) * 0.95 and bool(said)
        self.words, self.bold = [], 0
        lines, self.breaks = self.breaks or line_break, line_break
        if not any(c.isalnum() for c in said):
            return
        if kind is Kind.PARAGRAPH and (mark := DRAWN_MARK.match(said)) and said[0] != "—":
            kind, level, said = Kind.ITEM, 1, said[mark.end() :]
        elif kind is Kind.PARAGRAPH:
            if bold and may_head(said.rstrip(":")):
                kind, level = Kind.HEADING, STRONG_LEVEL
            elif lines and len(said) <= 70 and (is_contact(said) or said[-1] not in ".!?:"):
                kind = Kind.LINE
        near = bool(self.page.blocks) and kind in (Kind.LINE, Kind.ITEM) and self.page.blocks[-1].kind is kind
        self.page.block(kind, said, level, near=near)

    def children(self, node: LexborNode) -> Iterator[LexborNode]:
        child = node.child
        while child is not None:
            yield child
            child = child.next

    def walk(self, node: LexborNode, kind: Kind, level: int, depth: int, strong: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            said = node.text_content or ""
            self.words.append(said)
            if strong or not said.strip():
                self.bold += len(_BLANK.sub(" ", said).strip()) + 1
            return
        if tag.startswith(("-", "!", "_")) or tag in _SILENT:
            if tag in _LANDMARKS and not _is_chrome(node, self.total):
                for child in self.children(node):
                    self.walk(child, kind, level, depth, strong)
            return
        if tag == "br":
            self.flush(kind, level, line_break=True)
            return
        if tag not in BLOCK_TAGS:
            inside = strong or tag in _STRONG
            for child in self.children(node):
                self.walk(child, kind, level, depth, inside)
            return
        if _is_chrome(node, self.total):
            return
        self.flush(kind, level)
        if tag == "table" and self.table(node):
            return
        if tag == "pre" or _PRE_STYLE.search(_attribute(node, "style")):
            self.lines(node.text())
            return
        own_kind, own_level, own_depth = kind, level, depth
        if found := _HEADING.match(tag):
            own_kind, own_level = Kind.HEADING, int(found.group(1))
        elif tag in ("summary", "dt", "caption", "legend", "figcaption"):
            said = _BLANK.sub(" ", node.text()).strip()
            own_kind, own_level = (
                (Kind.HEADING, STRONG_LEVEL) if may_head(said) and tag in ("summary", "dt") else (Kind.PARAGRAPH, 0)
            )
        elif tag in ("ul", "ol"):
            own_depth = depth + 1
        elif tag == "li":
            own_kind, own_level = Kind.ITEM, max(depth, 1)
        elif kind is Kind.HEADING:
            own_kind, own_level = Kind.PARAGRAPH, 0
        for child in self.children(node):
            self.walk(child, own_kind, own_level, own_depth, strong)
        self.flush(own_kind, own_level)

    def lines(self, said: str) -> None:
        """Write text whose line breaks count, as plain text is read."""
        self.page.part("\n\n")
        lines = [_BLANK.sub(" ", line).strip() for line in said.strip("\n").split("\n")]
        start, _ = self.page.write("\n".join(lines))
        for block in text_blocks(self.page.parts[-1]):
            self.page.blocks.append(
                replace(block, start=block.start + start, end=block.end + start, cells=(), table=None)
            )

    def table(self, node: LexborNode) -> bool:
        """Write a table of data as rows; a table that only lays out a page is read as text."""
        # Asked before the grid is made: a table in a table in a table would be read once for each around it.
        if node.css_first("table table") is not None:
            return False
        rows = grid(node)
        filled = [row for row in rows if sum(bool(c.words) for c in row) >= 2]
        if len(filled) < 2:
            return False
        self.tables += 1
        above: dict[int, Cell] = {}
        first = True
        for row in rows:
            if not any(c.words and not c.inherited for c in row):
                continue
            self.page.part("\n\n" if first else "\n")
            cells: list[Cell] = []
            own: list[Cell] = []
            for place, entry in enumerate(row):
                if place:
                    self.page.part("\t")
                if entry.inherited:
                    if (over := above.get(entry.column)) is not None:
                        cells.append(replace(over, column=entry.column, inherited=True))
                elif entry.words:
                    cell = Cell(*self.page.write(entry.words), entry.column)
                    cells.append(cell)
                    own.append(cell)
                elif entry.column == 0 and 0 in above and not first:
                    cells.append(replace(above[0], inherited=True))
            self.page.blocks.append(
                Block(Kind.ROW, own[0].start, own[-1].end, 0, tuple(cells), self.tables, header=first)
            )
            if not first:
                above = {c.column: c for c in cells}
            first = False
        return True


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell of a table's grid; `inherited` when its words belong to a cell above or to the left."""

    column: int
    words: str
    inherited: bool = False


def grid(table: LexborNode) -> list[list[_Entry]]:
    """Return a table's rows with rowspans and colspans carried out (HTML, section 4.9.12.1)."""
    rows: list[list[_Entry]] = []
    running: dict[int, int] = {}  # column -> rows that the cell above still covers
    for tr in table.css("tr"):
        row: list[_Entry] = []
        column = 0
        for cell in tr.css("td, th"):
            while running.get(column, 0) > 0:
                row.append(_Entry(column, "", True))
                running[column] -= 1
                column += 1
            said = _BLANK.sub(" ", cell.text(separator=" ")).strip()
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if column + wide > _MAX_COLUMNS:
                wide, high = 1, 1
            for extra in range(wide):
                if extra == 0:
                    row.append(_Entry(column, said))
                if high > 1:
                    running[column] = high - 1
                column += 1
        while running.get(column, 0) > 0:
            row.append(_Entry(column, "", True))
            running[column] -= 1
            column += 1
        rows.append(row)
    return rows


def _span(cell: LexborNode, name: str) -> int:
    value = _attribute(cell, name)
    if not (value.isascii() and value.isdigit()):
        return 1
    return min(max(int(value.lstrip("0")[:4] or "1"), 1), 50)


def _too_many_open(text: str) -> bool:
    """Tell whether tags are left open by the thousand, before a tree is built of them."""
    depth = drawing = 0
    for found in _TAG.finditer(text):
        closing, tag, empty = found.group(1), found.group(2).casefold(), found.group(3)
        if tag in ("svg", "math"):
            drawing = max(drawing + (-1 if closing else 0 if empty else 1), 0)
        elif tag in BLOCK_TAGS:
            drawing = 0
        if tag in _UNNESTED or (empty and drawing):  # the slash of <path/> counts in drawings only
            continue
        depth = max(depth + (-1 if closing else 1), 0)
        if depth > _MAX_OPEN:
            return True
    return False


def _too_deep(body: LexborNode) -> bool:
    """Tell whether elements below `body` are nested deeper than MAX_DEPTH; walks without recursion."""
    waiting = [(body.child, 1)]
    while waiting:
        node, depth = waiting.pop()
        while node is not None:
            if depth > MAX_DEPTH:
                return True
            if (inner := node.child) is not None:
                waiting.append((node.next, depth))
                node, depth = inner, depth + 1
            else:
                node = node.next
    return False


def unannounced(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks, with paragraphs that are headings by their form turned into headings.

    `<p class="title">Cookies</p>`, then a paragraph of sentences: a heading that only the style sheet knows.
    """
    for i, block in enumerate(blocks):
        said = text[block.start : block.end]
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        before = text[blocks[i - 1].start : blocks[i - 1].end] if i else ""
        heads = (
            block.kind is Kind.PARAGRAPH
            and after is not None
            and may_head(said)
            and len(said) <= 90
            and (number_depth(said) or ": " not in said)
            and not before.endswith(":")
            and (
                after.kind in (Kind.ITEM, Kind.ROW)
                or after.end - after.start > 90
                or text[after.end - 1] in ".:!"
                or (after.kind is Kind.PARAGRAPH and may_head(text[after.start : after.end]))
            )
        )
        yield replace(block, kind=Kind.HEADING, level=STRONG_LEVEL - bool(number_depth(said))) if heads else block


def read_html(text: str, source: str) -> Document:
    """Return the document of a page; its text is made here: blocks parted by a blank line, cells by tabs.

    The same page gives the same text; scripts, tokens and menus are not in it, so that they make no new version.

    Raises:
        UnreadableNotice: elements are nested deeper than any browser shows them.

    """
    too_deep = f"{source}: its elements are nested more than {MAX_DEPTH} deep; save the page's text as .txt"
    if _too_many_open(text):
        raise UnreadableNotice(too_deep)
    tree = LexborHTMLParser(text)
    html, body = tree.root, tree.body
    title_node = tree.css_first("head > title") or tree.css_first("title")
    title = _BLANK.sub(" ", title_node.text()).strip() if title_node is not None else None
    language = _attribute(html, "lang") or _attribute(html, "xml:lang") if html is not None else ""
    if body is None:
        return Document(source, "", (), "text/html", (), title or None, language or None)
    for silent in body.css("script, style, noscript, template"):
        silent.decompose()
    if _too_deep(body):
        raise UnreadableNotice(too_deep)
    writer = _Writer(len(body.text(separator=" ").split()))
    for child in writer.children(body):
        writer.walk(child, Kind.PARAGRAPH, 0, 0, False)
    writer.flush(Kind.PARAGRAPH, 0)
    made = "".join(writer.page.parts)
    blocks = tuple(unannounced(made, writer.page.blocks))
    return Document(source, made, blocks, "text/html", (), title or None, language or None)
