"""Plain text becomes blocks: what no mark announces is known by its form and its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from noticegraph.ingest.inline import inline_masks
from noticegraph.ingest.lines import (
    BULLET,
    NUMBER,
    Line,
    is_contact,
    is_postcode,
    may_head,
    number_depth,
    split_lines,
)
from noticegraph.ingest.model import Block, Document, Kind, Span
from noticegraph.ingest.tables import is_rule, is_table_line, table_blocks

_UNDERLINE = re.compile(r"(=|-|~|\^|\*|_)\1{2,}$")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CODE_FENCE = re.compile(r"(```|~~~)")
_MARKED_LIST_HEADING = re.compile(r"[-*+]\s+#{1,6}\s")
_LEADERS = "....."  # between a title and its page in a table of contents
_AND_SO_ON = re.compile(r"\b(?:etc|usw|osv|o\. ?Ä|u\. ?a|m\. ?m)\.\)?$|[;,]$", re.IGNORECASE)
_LISTED = 3  # lines without marks below a colon that are a list
_SET_IN = 3  # blanks before a line that is set in
_TITLE_WORDS = 12  # of a numbered title that ends in a colon; longer ones are sentences that announce something
_ADDRESS = 3  # lines of an address, its postcode the last
_SENTENCE_END = re.compile(r"[.!?:;…](?:[\"”“»')\]]*)$")
_LEGAL_FORM_NEXT = re.compile(
    r",? (?:[A-Z][\w.]* )?(?:SE|AG|AS|ASA|GmbH|Inc|LLC|Ltd|Limited|S\.?A|B\.?V|KG|UG|AB|Oy)\b"
)
WRAP_LIMIT = 110  # characters; files wrapped by hand or by a formatter stay below
LINE_MAX = 70  # characters; a longer line is no line of an address


def wrap_width(text: str, lines: Sequence[Line]) -> int:
    """Return the width that a file's lines were broken at, or 0 when every line is a paragraph of its own.

    A wrapped file has many lines that end just below one width and hardly any above.
    """
    lengths = sorted(
        line.end - line.start + line.indent
        for line in lines
        if not line.blank and "\t" not in text[line.start : line.end] and _LEADERS not in text[line.start : line.end]
    )
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.97)]
    if width > WRAP_LIMIT or width < 40:
        return 0
    return width if sum(n > width * 0.8 for n in lengths) > len(lengths) * 0.3 else 0


def _joins(text: str, line: Line, following: Line, width: int) -> bool:
    """Tell whether a line goes on in the next: the next one's first word had no room, or begins in lower case."""
    words = text[line.start : line.end]
    first = text[following.start : following.end].split(None, 1)[0]
    if BULLET.match(text, following.start, following.end):
        return False
    room = width - (line.indent + len(words) + 1 + len(first))
    if room < 0:
        return True
    if words.endswith((",", "-", "–")) and not is_contact(words):
        return True
    return room < width // 4 and not _SENTENCE_END.search(words) and first[:1].islower()


class _Reader:
    """Walks once over the lines of a text and collects its blocks."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.width = wrap_width(text, lines)
        self.blocks: list[Block] = []
        self.table = 0
        self.tableless = 0  # the line after a run of lines that look like rows and make no table
        self.depths: list[int] = []
        self.listed = 0  # the line after a list without marks

    def words(self, i: int) -> str:
        return self.text[self.lines[i].start : self.lines[i].end]

    def table_at(self, i: int) -> tuple[list[Block], int] | None:
        """Return the rows of the table at line i and the line after it; a run that made none is not tried at each line.

        Only a rule after its first row lets a table begin in the middle of such a run.
        """
        ruled = any(is_rule(self.words(j)) for j in range(i, min(i + 2, len(self.lines))))
        if i < self.tableless and not ruled:
            return None
        found = table_blocks(self.text, self.lines, i, self.table + 1)
        if found is None:
            self.tableless = i
            while self.tableless < len(self.lines) and is_table_line(self.text, self.lines[self.tableless]):
                self.tableless += 1
        return found

    def next_filled(self, i: int) -> int:
        while i < len(self.lines) and self.lines[i].blank:
            i += 1
        return i

    def run_end(self, i: int) -> int:
        """Return the index after the last line of the paragraph-like run that begins at line i."""
        text, lines = self.text, self.lines
        j = i + 1
        while self.width and j < len(lines) and not lines[j].blank and _joins(text, lines[j - 1], lines[j], self.width):
            if _HASHES.match(text, lines[j].start) or is_table_line(text, lines[j]):
                break
            j += 1
        return j

    def heading_level(self, i: int) -> int:
        """Return the level of an unannounced heading in line i, or 0 when it is none.

        "Cookies", alone on its line, before a paragraph: a heading. "IONOS" after "We host with:": what was announced.
        """
        words = self.words(i)
        depth = number_depth(words)
        if depth == 1 and words.endswith(":") and self._over_prose(i):
            words = words[:-1]
        if not may_head(words) or self._in_address(i):
            return 0
        if self.width and i + 1 < len(self.lines) and not self.lines[i + 1].blank:
            if _joins(self.text, self.lines[i], self.lines[i + 1], self.width) and not depth:
                return 0
            if i and not self.lines[i - 1].blank:
                return 0
        before = self.blocks[-1] if self.blocks else None
        if before is not None and before.kind is Kind.LINE and not depth and ": " in words:
            return 0
        if before is not None and not depth:
            last = self.text[before.start : before.end]
            announced = before.kind in (Kind.PARAGRAPH, Kind.LINE) and last.endswith(":")
            if announced and not self._taken_up(i):
                return 0
            if before.kind is Kind.LINE and i and not self.lines[i - 1].blank:
                return 0
        if not depth and NUMBER.match(words):
            return 0
        return (depth + 2) if depth else 3 if self._heads_something(i) else 0

    def _over_prose(self, i: int) -> bool:
        """Tell whether a paragraph stands below line i: "5. How long data are kept:" heads it, and lists nothing."""
        j = self.next_filled(i + 1)
        return (
            len(self.words(i).split()) <= _TITLE_WORDS
            and j < len(self.lines)
            and len(self.words(j)) > LINE_MAX
            and not BULLET.match(self.words(j))
            and not NUMBER.match(self.words(j))
            and not number_depth(self.words(j))
        )

    def _in_address(self, i: int) -> bool:
        """Tell whether line i stands right over the postcode of an address, or one line above: a name, a street."""
        for j in range(i + 1, min(i + _ADDRESS, len(self.lines))):
            if self.lines[j].blank or len(self.words(j)) > LINE_MAX:
                return False
            if is_postcode(self.words(j)):
                return True
        return False

    def is_announced(self, i: int) -> bool:
        """Tell whether line i is an item without a mark: set in below words that announce it, or beside such an item.

        "This may include information such as / (four blanks) the pages that you open": what is set in is listed.
        """
        indent = self.lines[i].indent
        before = self.blocks[-1] if self.blocks else None
        if indent < _SET_IN or before is None or NUMBER.match(self.words(i)):
            return False
        j = i - 1
        while j >= 0 and self.lines[j].blank:
            j -= 1
        above = self.lines[j]
        if before.kind is Kind.ITEM:
            return j == i - 1 and above.indent == indent and above.start == before.start
        opens = before.kind in (Kind.PARAGRAPH, Kind.LINE) and above.indent < indent
        return opens and not self.words(j).endswith((".", "!", "?"))

    def is_listed(self, i: int) -> bool:
        """Tell whether line i is an item of a list without marks: one of several lines below words that end in a colon.

        "We process these categories:⏎⏎Contact details⏎Contract data⏎Bank details". A contact block is none.
        """
        if i < self.listed:
            return True
        before = self.blocks[-1] if self.blocks else None
        if self.width or before is None or before.kind not in (Kind.PARAGRAPH, Kind.LINE):
            return False
        if not self.text.endswith(":", before.start, before.end):
            return False
        j = i
        while j < len(self.lines) and not self.lines[j].blank and not self._ends_list(self.words(j)):
            if BULLET.match(self.words(j)) or number_depth(self.words(j)) or is_table_line(self.text, self.lines[j]):
                break
            if is_contact(self.words(j)):
                return False
            j += 1
        if j - i < _LISTED or (j < len(self.lines) and is_contact(self.words(j))):
            return False
        self.listed = j
        return True

    @staticmethod
    def _ends_list(words: str) -> bool:
        """Tell whether a line is no item of a list without marks but a sentence, or announces something else."""
        return _SENTENCE_END.search(words) is not None and not _AND_SO_ON.search(words)

    def _taken_up(self, i: int) -> bool:
        """Tell whether the paragraph below line i speaks of its words: the line heads it, whatever stands above.

        "We use these tools: / Meetly / We use Meetly for …": a heading. "We host with: / Acme / The provider is
        Acme AG": the line is what was announced.
        """
        j = self.next_filled(i + 1)
        if j >= len(self.lines):
            return False
        words, below = self.words(i), self.words(j)[:150]
        if j > i + 1 and may_head(below) and self.next_filled(j + 1) > j + 1 and self._heads_something(j):
            return True  # two headings, each alone between blank lines
        at = below.find(words)
        return len(self.words(j)) > 80 and at >= 0 and not _LEGAL_FORM_NEXT.match(below, at + len(words))

    def _heads_something(self, i: int) -> bool:
        """Tell whether what follows line i is text: a paragraph, a list, a table, or a heading over one."""
        j = self.next_filled(i + 1)
        for _ in range(3):
            if j >= len(self.lines):
                return False
            words = self.words(j)
            if BULLET.match(words) or NUMBER.match(words) or is_table_line(self.text, self.lines[j]):
                return True
            if len(words) > 60 or _SENTENCE_END.search(words):
                return not is_contact(words) or len(words) > 60 or words.endswith(":")
            if is_contact(words):
                # A company or a street below: the line above is a heading when a blank line parts them.
                return self.lines[j - 1].blank
            if j == i + 1 and len(words) <= LINE_MAX and not self.width and j + 1 < len(self.lines):
                after = self.words(j + 1)
                if after and is_contact(after) and not is_contact(words):
                    return False
            j = self.next_filled(j + 1)
        return False

    def marked_heading(self, i: int) -> tuple[int, int, int] | None:
        """Return (level, start of the words, lines used) of a heading with hashes or an underline."""
        line, words = self.lines[i], self.words(i)
        if hashes := _HASHES.match(words):
            return len(hashes.group(1)), line.start + hashes.end(), 1
        if i + 1 < len(self.lines) and words and len(words) <= 140:
            under = self.words(i + 1)
            drawn = _UNDERLINE.fullmatch(under) and not BULLET.match(words) and "\t" not in words
            # Drawn under a word, not between paragraphs: about as long as the words.
            if drawn and abs(len(under) - len(words)) <= max(4, len(words) // 3):
                return (1 if under[0] == "=" else 2), line.start, 2
        return None

    def add(self, kind: Kind, start: int, end: int, level: int = 0) -> None:
        while start < end and self.text[start].isspace():  # a tab that began a line
            start += 1
        if start < end:
            self.blocks.append(Block(kind, start, end, level))

    def item(self, i: int, mark: int) -> int:
        """Add the item at line i, whose mark is `mark` characters long; return the line after it."""
        lines = self.lines
        indent = lines[i].indent
        while self.depths and self.depths[-1] > indent:
            self.depths.pop()
        if not self.depths or self.depths[-1] < indent:
            self.depths.append(indent)
        j = i + 1
        while j < len(lines) and not lines[j].blank:
            deeper = (
                lines[j].indent >= indent + 2 and not BULLET.match(self.words(j)) and not NUMBER.match(self.words(j))
            )
            if not deeper and not (self.width and _joins(self.text, lines[j - 1], lines[j], self.width)):
                break
            j += 1
        start = lines[i].start + mark
        # "- ### Only for companies": a heading inside an item is the item's words.
        if hashes := _HASHES.match(self.text, start):
            start = hashes.end()
        self.add(Kind.ITEM, start, lines[j - 1].end, len(self.depths))
        return j

    def read(self) -> tuple[Block, ...]:
        """Return the blocks of the whole text."""
        i = 0
        while i < len(self.lines):
            i = self.step(i)
        return tuple(self.blocks)

    def step(self, i: int) -> int:
        """Read the block that begins at line i; return the line after it."""
        text, lines = self.text, self.lines
        if lines[i].blank:
            return i + 1
        words = self.words(i)
        if is_table_line(text, lines[i]) and (found := self.table_at(i)):
            rows, j = found
            self.table += 1
            self.blocks += rows
            return j
        if is_rule(words) or _CODE_FENCE.match(words) or words.startswith((".. ", ":widths:", ":header-rows:")):
            return i + 1
        if marked := self.marked_heading(i):
            level, start, used = marked
            self.add(Kind.HEADING, start, lines[i].end, level)
            self.depths.clear()
            return i + used
        bullet = BULLET.match(words)
        if bullet:
            mark = bullet.end()
            if inner := BULLET.match(words, mark):  # "* - key" in list tables
                mark = inner.end()
            return self.item(i, mark)
        if self.is_announced(i) or self.is_listed(i):
            return self.item(i, 0)
        if level := self.heading_level(i):
            self.add(Kind.HEADING, lines[i].start, lines[i].end, level)
            self.depths.clear()
            return i + 1
        if number := NUMBER.match(words):
            return self.item(i, number.end())
        self.depths.clear()
        j = self.run_end(i)
        self.add(self.kind_of(i, j), lines[i].start, lines[j - 1].end)
        return j

    def kind_of(self, i: int, j: int) -> Kind:
        """Return LINE for one short line of a block of lines, PARAGRAPH for running text."""
        words = self.words(i)
        if j > i + 1 or len(words) > LINE_MAX or (_SENTENCE_END.search(words) and not is_contact(words)):
            return Kind.PARAGRAPH
        return Kind.LINE


def text_blocks(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """Return the blocks of the plain text in `text[start:end]`."""
    return _levelled(text, _Reader(text, list(split_lines(text, start, end))).read())


def _levelled(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Raise unannounced headings that stand directly over another heading: they are over a group of sections.

    "Data collection on this website", then "Cookies", then text: the first is over the second and those that follow.
    """
    raised = list(blocks)
    for i, block in enumerate(blocks[:-1]):
        after = blocks[i + 1]
        if (
            block.kind is after.kind is Kind.HEADING
            and block.level == 3 == after.level
            and not number_depth(text[block.start : block.end])
        ):
            raised[i] = Block(Kind.HEADING, block.start, block.end, 2)
    return tuple(raised)


def masks_of(blocks: Sequence[Block], masks: Callable[[int, int], Iterable[Span]]) -> Iterator[Span]:
    """Yield the inline marks inside the blocks; `masks` tells those of a stretch."""
    for block in blocks:
        if block.cells:
            for cell in block.cells:
                if not cell.inherited:
                    yield from masks(cell.start, cell.end)
        else:
            yield from masks(block.start, block.end)


def read_text(text: str, source: str) -> Document:
    """Return the document of a plain text; the text stays as it is."""
    blocks = text_blocks(text)
    masked = tuple(masks_of(blocks, partial(inline_masks, text, markdown=False)))
    title = next((text[b.start : b.end] for b in blocks if b.kind is Kind.HEADING), None)
    return Document(source, text, blocks, "text/plain", masked, title)
