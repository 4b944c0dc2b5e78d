"""Markdown becomes blocks with offsets into the file as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from noticegraph.ingest.front_matter import front_matter
from noticegraph.ingest.inline import Inline, words
from noticegraph.ingest.lines import DRAWN_MARK, is_contact, may_head, number_depth
from noticegraph.ingest.markup import markup_blocks
from noticegraph.ingest.model import Block, Cell, Document, Kind
from noticegraph.ingest.read_text import masks_of, text_blocks
from noticegraph.ingest.tables import cells_of, row_block, split_cells

NUMBERED_LEVEL, BOLD_LEVEL = 7, 8  # headings without a mark of Markdown stand below its six levels
MAX_NESTING = 200  # levels of markdown-it, of which a list takes two and a quote one
_WHOLE_BOLD = re.compile(r"(?:\*\*|__)[^*_\n]+(?:\*\*|__):?[ \t\u200b]*(?:\\|<br */?>)?$")
_WHOLE_ITALIC = re.compile(r"[*_][^*_\n]+[*_][ \t]*(?: {2}|\\|<br */?>)$")
_BREAK_TAG = re.compile(r"<br */?>[ \t]*$", re.IGNORECASE)
_PIPES = re.compile(r"\s\|\s")


# What a text holds somewhere if a rule of markdown-it's is to make anything of it. Every rule is asked at every line:
# those which have nothing to find take a third of the time.
_NEEDS = {
    "blockquote": re.compile(">"),
    "code": re.compile(r" {4}|\t"),
    "fence": re.compile("```|~~~"),
    "heading": re.compile("#"),
    "html_block": re.compile("<"),
    "lheading": re.compile(r"[=-]\s*$", re.MULTILINE),
    "reference": re.compile(r"\]:"),
    "table": re.compile(r"\|"),
}


@cache
def _parser(idle: frozenset[str]) -> MarkdownIt:
    # Blocks only: marks inside them are masked (inline.py), and markdown-it would read them for nothing.
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    return parser.disable(["inline", "text_join", *idle])


def _parsed(text: str) -> list[Token]:
    return _parser(frozenset(rule for rule, sign in _NEEDS.items() if sign.search(text) is None)).parse(text)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a segment: its words, dedented, and the offset of the first in the file."""

    offset: int
    text: str


def _segment(text: str, start: int, end: int) -> list[_Line]:
    """Return the lines of `text[start:end]` without the indent that all of them share (YAML's block texts)."""
    raw: list[tuple[int, str]] = []
    at = start
    for line in text[start:end].split("\n"):
        raw.append((at, line))
        at += len(line) + 1
    indents = [len(line) - len(line.lstrip(" ")) for _, line in raw if line.strip()]
    cut = min(indents, default=0)
    return [_Line(offset + min(cut, len(line)), line[cut:]) for offset, line in raw]


class _Walker:
    """Walks over markdown-it's tokens and collects blocks; `lines` maps line numbers to offsets."""

    def __init__(self, inline: Inline, lines: Sequence[_Line]) -> None:
        self.text = inline.text
        self.words = inline.words
        self.lines = lines
        self.blocks: list[Block] = []
        self.depth = 0
        self.fresh_item = False
        self.tables = 0

    def spans(self, token: Token) -> list[tuple[int, int]]:
        """Return the range of each line of an inline token, without marks of lists, quotes and headings."""
        assert token.map is not None
        out, number = [], token.map[0]
        # Stripped: markdown-it turns tabs before a line into blanks.
        for content in filter(None, map(str.strip, token.content.split("\n"))):
            for at in range(number, min(token.map[1], len(self.lines))):
                found = self.lines[at].text.find(content)
                if found >= 0:
                    begin = self.lines[at].offset + found
                    out.append((begin, begin + len(content)))
                    number = at + 1
                    break
        return [(a, a + len(self.text[a:b].rstrip())) for a, b in out if self.text[a:b].strip()]

    def add(self, kind: Kind, start: int, end: int, level: int = 0) -> None:
        if self.words(start, end):
            self.blocks.append(Block(kind, start, end, level))

    def walk(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        i = 0
        while i < len(tokens):
            i = self.step(tokens, i)
        return tuple(self.blocks)

    def step(self, tokens: Sequence[Token], i: int) -> int:
        token = tokens[i]
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
            case "list_item_open":
                self.fresh_item = True
            case "heading_open":
                spans = self.spans(tokens[i + 1])
                if spans:
                    # "1. Introduction", underlined: a section numbered as a list. Deeper down: an item's words.
                    kind = Kind.ITEM if self.depth > 1 else Kind.HEADING
                    level = self.depth if self.depth > 1 else int(token.tag[1])
                    self.add(kind, spans[0][0], spans[-1][1], level)
                    self.fresh_item = False
                return i + 3
            case "paragraph_open":
                self.paragraph(tokens, i)
                return i + 3
            case "table_open":
                return self.table(tokens, i)
            case "html_block" | "code_block":
                assert token.map is not None
                start = self.lines[token.map[0]].offset
                last = self.lines[token.map[1] - 1]
                end = last.offset + len(last.text)
                if token.type == "html_block":
                    made = markup_blocks(self.text, start, end, self.tables + 1)
                    self.tables = max([self.tables, *(b.table or 0 for b in made)])
                    self.blocks += made
                else:
                    self.blocks += text_blocks(self.text, start, end)
        return i + 1

    def paragraph(self, tokens: Sequence[Token], i: int) -> None:
        spans = self.spans(tokens[i + 1])
        if not spans:
            return
        start, end = spans[0][0], spans[-1][1]
        if self.depth and self.fresh_item:
            self.fresh_item = False
            if self.depth == 1 and self._heads_item(tokens, i, self.words(start, end)):
                self.add(Kind.HEADING, start, end, NUMBERED_LEVEL)
            else:
                self.add(Kind.ITEM, start, end, self.depth)
            return
        after = tokens[i + 3 : i + 5]
        if marks := self._drawn(spans):
            if marks[0]:
                self._prose(spans[: marks[0]], ())
            for first, stop in pairwise((*marks, len(spans))):
                begin, last = spans[first][0], spans[stop - 1][1]
                mark = DRAWN_MARK.match(self.text, begin)
                self.add(Kind.ITEM, mark.end() if mark else begin, last, self.depth + 1)
            return
        self._prose(spans, after)

    def _drawn(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return which lines begin with a mark of a list that is none of Markdown's: "• name".

        A dash may be one of a sentence where it begins one line only of several.
        """
        marked = [n for n, (start, _) in enumerate(spans) if DRAWN_MARK.match(self.text, start)]
        dashes = len(marked) == 1 and self.text[spans[marked[0]][0]] in "–—"
        return [] if dashes and (len(spans) > 1 or self.text[spans[0][0]] == "—") else marked

    def _prose(self, spans: list[tuple[int, int]], after: Sequence[Token]) -> None:
        start, end = spans[0][0], spans[-1][1]
        first_start, first_end = spans[0]
        whole = self.text[first_start : self._line_end(first_end)]
        if _WHOLE_BOLD.match(whole) or (_WHOLE_ITALIC.match(whole) and len(spans) > 1):
            said = self.words(first_start, first_end).rstrip(":")
            if may_head(said) and not self.words(first_start, first_end).endswith((".", ",")):
                self.add(Kind.HEADING, first_start, first_end, BOLD_LEVEL)
                spans = spans[1:]
        elif len(spans) == 1 and (level := self._unmarked(start, end, after)):
            self.add(Kind.HEADING, start, end, level)
            return
        elif len(spans) > 1 and self._heads_lines(spans):
            self.add(Kind.HEADING, first_start, first_end, BOLD_LEVEL)
            spans = spans[1:]
        begin = 0
        for at, (a, b) in enumerate(spans):
            if self._asks(a, b):
                self.lines_or_paragraph(spans[begin:at])
                self.add(Kind.HEADING, a, b, BOLD_LEVEL)
                begin = at + 1
        self.lines_or_paragraph(spans[begin:])

    def _asks(self, start: int, end: int) -> bool:
        """Tell whether a line is a question in bold, whose answer follows without a blank line."""
        said = self.words(start, end)
        return said.endswith("?") and _WHOLE_BOLD.match(self.text[start:end]) is not None and may_head(said)

    @staticmethod
    def _heads_item(tokens: Sequence[Token], i: int, said: str) -> bool:
        """Tell whether the first paragraph of an item heads a section that is written as an item of a list.

        "9. Your rights", a list of one before a paragraph; "* Data security", over paragraphs of the same item.
        """
        # "2. **Product news**", then whatever tells of it.
        bold = _WHOLE_BOLD.match(tokens[i + 1].content)
        types = [token.type for token in tokens[i + 3 : i + 6]] + [""] * 3
        if not may_head(said.rstrip(":")) or said.endswith(","):
            return False
        if types[0] == "paragraph_open" or (bold and types[0] != "list_item_close"):
            return True
        one = tokens[i - 2].type == "ordered_list_open" and types[:2] == ["list_item_close", "ordered_list_close"]
        return one and types[2] == "paragraph_open"

    def _line_end(self, end: int) -> int:
        stop = self.text.find("\n", end)
        return len(self.text) if stop < 0 else stop

    def _unmarked(self, start: int, end: int, after: Sequence[Token]) -> int:
        """Return the level of a paragraph that is a heading by its form ("II. Controller"), or 0.

        "Scope of the processing", alone, before a paragraph: a heading.
        """
        following = after[0].type if after else ""
        if self.depth or following not in ("paragraph_open", "bullet_list_open", "ordered_list_open"):
            return 0
        if following == "paragraph_open" and len(below := after[1].content) < 60 and below[-1:] not in (".", ":", "?"):
            return 0  # a line among lines
        said = self.words(start, end)
        if said[:1].islower():
            return 0
        if not may_head(said) or self.text[start] in "![<\\*†" or (": " in said and not number_depth(said)):
            return 0
        if self.blocks:
            before = self.blocks[-1]
            if before.kind is not Kind.HEADING and self.text[before.start : before.end].rstrip("*_").endswith(":"):
                return 0
        return NUMBERED_LEVEL if number_depth(said) else BOLD_LEVEL

    def _heads_lines(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the first line of a paragraph heads the long lines below it."""
        first = self.words(*spans[0])
        rest = [b - a for a, b in spans[1:]]
        return (
            not self.depth
            and may_head(first)
            and not first.endswith("?!")
            and len(first) < 70
            and max(rest) > 140
            and (spans[0][1] - spans[0][0]) < 70
            and first[:1].isupper()
        )

    def lines_or_paragraph(self, spans: Sequence[tuple[int, int]]) -> None:
        """Add a paragraph, or a line for each line that a hard break or an address sets apart."""
        breaks = [_breaks(self.text[b : self._line_end(b)] or self.text[a:b]) for a, b in spans]
        short = len(spans) > 1 and all(b - a <= 70 for a, b in spans)
        if short and sum(is_contact(self.words(a, b)) for a, b in spans) * 2 >= len(spans):
            breaks = [True] * len(spans)
        begin = 0
        for i in range(len(spans)):
            if breaks[i] or i + 1 == len(spans):
                start, end = spans[begin][0], spans[i][1]
                alone = len(spans) > 1 and begin == i and end - start <= 90
                self.add(Kind.LINE if alone else Kind.PARAGRAPH, start, end)
                begin = i + 1

    def table(self, tokens: Sequence[Token], i: int) -> int:
        self.tables += 1
        above: tuple[Cell, ...] = ()
        named = False
        while tokens[i].type != "table_close":
            token = tokens[i]
            if token.type == "tr_open" and token.map:
                line = self.lines[token.map[0]]
                row = line.text.rstrip()
                lead = len(row) - len(row.lstrip())
                ranges = _row_ranges(self.text, line.offset + lead, line.offset + len(row))
                ranges = [(a, b) if self.words(a, b) else (a, a) for a, b in ranges]
                header = not named
                cells = cells_of(ranges, () if header else above)
                if (block := row_block(cells, self.tables, header=header)) is not None:
                    self.blocks.append(block)
                    above = () if header else cells
                    named = True
            i += 1
        return i + 1


def _breaks(line: str) -> bool:
    """Tell whether a line ends in a hard break: two blanks, a backslash or the tag."""
    return line.endswith(("  ", "\\")) or (">" in line and _BREAK_TAG.search(line) is not None)


def _row_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells' ranges of a row of a Markdown table, whose outer pipes may be missing."""
    if text[start:end].startswith("|") and text[start:end].endswith("|") and end - start > 1:
        return split_cells(text, start, end)
    cells, at = [], start + (text[start] == "|")
    for bar in [*re.finditer(r"(?<!\\)\|", text[at:end]), None]:
        stop = at + bar.start() if bar is not None else end
        cells.append((at, stop))
    return _piped(text, start, end)


def _piped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    for bar in re.finditer(r"(?<!\\)\|", text[start:end]):
        out.append((at, start + bar.start()))
        at = start + bar.end()
    out.append((at, end))
    if out and not text[out[0][0] : out[0][1]].strip() and text[start] == "|":
        out = out[1:]
    trimmed = []
    for a, b in out:
        raw = text[a:b]
        a += len(raw) - len(raw.lstrip())
        trimmed.append((a, max(a, a + len(raw.strip()))))
    return trimmed


def piped_items(text: str, blocks: Sequence[Block], table: int) -> Iterator[Block]:
    """Yield the blocks, with lists whose items are all parted by pipes turned into tables without a header.

    "- Forum GmbH | Forum | Germany" three times in a row is a table.
    """
    i = 0
    while i < len(blocks):
        j = i
        while j < len(blocks) and blocks[j].kind is Kind.ITEM and _PIPES.search(text, blocks[j].start, blocks[j].end):
            j += 1
        rows = [_piped(text, b.start, b.end) for b in blocks[i:j]]
        if len(rows) >= 3 and len({len(r) for r in rows}) == 1:
            table += 1
            for block, row in zip(blocks[i:j], rows, strict=True):
                yield replace(block, kind=Kind.ROW, level=0, cells=cells_of(row), table=table)
            i = j
        else:
            yield blocks[i]
            i += 1


def markdown_blocks(inline: Inline, start: int, end: int) -> tuple[Block, ...]:
    """Return the blocks of the Markdown in `start`:`end` of a text, offsets into that text.

    Lists and quotes nested so deep that markdown-it drops what is in them are read as plain text.
    """
    lines = _segment(inline.text, start, end)
    tokens = _parsed("\n".join(line.text for line in lines))
    if any(token.level >= MAX_NESTING - 2 for token in tokens):
        return text_blocks(inline.text, start, end)
    return _Walker(inline, lines).walk(tokens)


def read_markdown(text: str, source: str) -> Document:
    """Return the document of a Markdown file; the text stays as it is.

    Front matter is in no block, save the texts that page builders keep there.
    """
    front, inline = front_matter(text), Inline(text)
    blocks: list[Block] = []
    for over, begin, stop in front.texts:
        if over is not None:
            blocks.append(Block(Kind.HEADING, *over, level=2))
        blocks += markdown_blocks(inline, begin, stop)
    blocks += markdown_blocks(inline, front.end, len(text))
    blocks = _renumbered(list(piped_items(text, blocks, 1000)))
    masked = tuple(masks_of(blocks, inline.masks))
    heading = next((words(text, b.start, b.end, masked) for b in blocks if b.kind is Kind.HEADING), None)
    return Document(source, text, tuple(blocks), "text/markdown", masked, front.title or heading)


def _renumbered(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with their tables numbered from 1; a gap between rows parts two tables."""
    out: list[Block] = []
    number, last = 0, None
    for block in blocks:
        if block.table is None:
            last = None
            out.append(block)
            continue
        if block.table != last:
            number += 1
            last = block.table
        out.append(replace(block, table=number))
    return out
