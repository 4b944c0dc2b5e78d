"""Where a new processing begins inside a section: rows of tables, enumerations, services told at length."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from noticegraph.ingest.columns import lists_processes
from noticegraph.ingest.inline import words
from noticegraph.ingest.lexical import Scan
from noticegraph.ingest.lines import NUMBER
from noticegraph.ingest.model import Document, Kind, Role
from noticegraph.ingest.normalise import Normal
from noticegraph.ingest.sections import role_of_run_in

Cut = tuple[int, str]  # the index of the block that begins a stretch of its own, and its title

# Sections whose tables and enumerations may list processings: "Recipients in general" over a table of recipients does.
_OPEN_ROLES = frozenset({Role.PROCESS, Role.GENERAL, Role.PREAMBLE, Role.SECURITY})

SERVICE = "ng:IntroducesService"  # "we use X", "this site embeds X": a sentence that begins on a service
_BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef")
_CITED = re.compile(r"[Aa](?<!\w.)rt(?:\.|icle|ikkel|ikel)?\s?6\b")
_SAFEGUARDED = re.compile(r"\b[Aa]rt(?:\.|icle|ikkel|ikel)?\s?4[569]\b")
_LINK = re.compile(r"https?://|www\.|\]\(")
# A service's name, in languages that write every noun with a capital too: an inner capital, two capitalised words, a
# quotation, a name before a bracket.
_NAME = re.compile(r"\b[A-Z]\w*[a-z][A-Z]\w*|\b[A-Z]\w+ [A-Z]\w+|[„“\"«][A-Z]|\b[A-Z]\w+ \((?!z|f|e|i|u)")
_LABEL = re.compile(r"[^.:!?]{3,60}:\s")
# What a label names that begins a field of one processing: "Types of data: …", "Purposes: …", "Legal bases: …"
_FIELDS = ("ng:FacetHeading", "ng:ColumnData", "ng:ColumnPurpose", "ng:ColumnBasis", "ng:ColumnRetention")
_FIELD_SHARE = 0.5  # of its letters that the words for the side cover: "Registration data" is no such label
# A heading that runs into its paragraph: "Newsletter: If you order it, …"
_RUN_IN = re.compile(r"([A-ZÄÖÜÆØÅ][^.:;!?\t\n]{2,49}): (?=[A-ZÄÖÜÆØÅ])")
_RUN_IN_WORDS = 6  # words of such a heading at most, of what it heads at least
_RUN_INS = 3
_TITLE_LENGTH = 60
_LEAD_WORDS = 12  # an enumerated paragraph that is shorter is an item of a list, not a processing
_ITEM_WORDS = 20  # items of a plain list must say that much, on average, to be processings
_PARALLEL = 0.6  # of enumerated paragraphs that begin with the same word
_MOST = 0.75


def short(said: str) -> str:
    """Return the first words of a text as a title."""
    if len(said) <= _TITLE_LENGTH:
        return said
    return said[: _TITLE_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")


def _unnumbered(said: str) -> str:
    return NUMBER.sub("", said, count=1) if NUMBER.match(said) else said


class Cuts:
    """Finds the cuts in sections of one document."""

    def __init__(self, document: Document, normal: Normal, found: Scan) -> None:
        self.document = document
        self.normal = normal
        self.found = found
        self.roles: dict[int, Role] = {}  # of the cuts that begin something else than a processing
        self._cited = [m.span() for m in _CITED.finditer(normal.text)]

    def within(self, first: int, stop: int, role: Role) -> dict[int, str]:
        """Return the cuts in the blocks first:stop of a section with this role, by block; each begins a processing."""
        if role not in _OPEN_ROLES:
            return {}
        cuts = [*self.tables(first, stop), *self.leads(first, stop, general=role is not Role.PROCESS)]
        if role in (Role.PROCESS, Role.PREAMBLE) and not cuts:  # below the notice's title, too
            cuts += self.run_ins(first, stop)
        if role is Role.PROCESS and not cuts:
            cuts += self.services(first, stop)
        out: dict[int, str] = {}
        for i, title in cuts:
            out.setdefault(i, title)
        return out

    def kind(self, i: int) -> Kind:
        """Return what the block is in the document's form."""
        return self.document.blocks[i].kind

    def says(self, i: int) -> str:
        """Return the block's words, normalised."""
        start, end = self.normal.blocks[i]
        return self.normal.text[start:end]

    def names_basis(self, first: int, stop: int) -> bool:
        """Tell whether a legal basis is stated in the blocks first:stop."""
        if first >= stop:
            return False
        start, end = self.normal.blocks[first][0], self.normal.blocks[stop - 1][1]
        next_cited = bisect_left(self._cited, (start, start))
        if next_cited < len(self._cited) and self._cited[next_cited][1] <= end:
            return True
        return bool(self.found.beginning(start, end, *_BASES))

    def concludes(self, first: int, stop: int) -> bool:
        """Tell whether the blocks first:stop tell a processing to its end: its basis, or on what its transfer rests."""
        if self.names_basis(first, stop):
            return True
        start, end = self.normal.blocks[first][0], self.normal.blocks[stop - 1][1]
        return bool(_SAFEGUARDED.search(self.normal.text, start, end))

    # -- tables

    def tables(self, first: int, stop: int) -> list[Cut]:
        """Return the rows of tables that list processings, and what follows such a table."""
        cuts: list[Cut] = []
        for table in sorted({b.table for b in self.document.blocks[first:stop] if b.table is not None}):
            if not lists_processes(self.document, self.normal, self.found, table):
                continue
            places = [i for i in range(first, stop) if self.document.blocks[i].table == table]
            cuts += [(i, self.row_title(i)) for i in places if not self.document.blocks[i].header]
            if places[-1] + 1 < stop:
                cuts.append((places[-1] + 1, short(self.says(places[-1] + 1))))
        return cuts

    def row_title(self, i: int) -> str:
        """Return the words of the row's first cell; the second's too where the first stands in a row above."""
        text, masks = self.document.text, self.document.masked
        said = [
            words(text, c.start, c.end, [m for m in masks if m.end > c.start and m.start < c.end])
            for c in self.document.blocks[i].cells[:2]
        ]
        return short(" – ".join(said) if self.document.blocks[i].cells[0].inherited else said[0])

    # -- enumerations

    def leads(self, first: int, stop: int, *, general: bool) -> list[Cut]:
        """Return paragraphs and items that enumerate processings, three or more.

        In a section of general rules only numbered ones that are alike count: "a) If you were a member …".

        "a) If you join …" / "b) If you donate …", alike in how they begin; "For visitors, we store:" with its list;
        "- Registration data: …", a label and sentences; items that each state a legal basis.
        """
        numbered = [i for i in range(first, stop) if self.is_lead(i, stop)]
        alike = len(numbered) >= 3 and self.parallel(numbered) and not self.closes(numbered, stop)
        if alike or (len(numbered) >= 3 and not general and self.each_based(numbered, stop)):
            return [(i, short(_unnumbered(self.says(i)))) for i in numbered]
        if general:
            return []
        items = [i for i in range(first, stop) if self.kind(i) is Kind.ITEM and self.document.blocks[i].level == 1]
        if len(items) < 3 or sum(len(self.says(i).split()) for i in items) < _ITEM_WORDS * len(items):
            return []
        # What a colon announces are the parts of one processing: "The following data is processed:"
        announced = items[0] > first and self.says(items[0] - 1).endswith(":")
        if sum(self.is_field(i) for i in items) > 1:
            return []
        labelled = [not announced and bool(_LABEL.match(self.says(i))) for i in items]
        serving = [self.begins_service(i) for i in items]
        if max(sum(labelled), sum(serving)) >= _MOST * len(items) or self.each_based(items, stop):
            return [(i, short(self.says(i).split(":")[0])) for i in items]
        return []

    def is_field(self, i: int) -> bool:
        """Tell whether an item's label names a side of a processing: "Legal bases: Art. 6(1)(f) GDPR"."""
        start, end = self.normal.blocks[i]
        label = _LABEL.match(self.normal.text, start, end)
        if label is None:
            return False
        longest = max((h.end - h.start for h in self.found.within(start, label.end(), *_FIELDS)), default=0)
        return longest >= _FIELD_SHARE * (label.end() - start)

    def parallel(self, leads: Sequence[int]) -> bool:
        """Tell whether most of the blocks begin with the same word."""
        starts = [_unnumbered(self.says(i)).split(None, 1)[0].casefold() for i in leads]
        return max(starts.count(word) for word in starts) >= len(leads) * _PARALLEL

    def each_based(self, leads: Sequence[int], stop: int) -> bool:
        """Tell whether most of the stretches that begin at the blocks state a legal basis."""
        return self.based(leads, stop) >= len(leads) * _MOST

    def closes(self, leads: Sequence[int], stop: int) -> bool:
        """Tell whether one basis is stated at the end for all of the stretches: they are one processing's lists."""
        return self.names_basis(leads[-1] + 1, stop) and self.based(leads[:-1], leads[-1]) * 3 <= len(leads)

    def based(self, leads: Sequence[int], stop: int) -> int:
        """Return how many of the stretches that begin at the blocks state a legal basis."""
        return sum(self.names_basis(a, b) for a, b in pairwise([*leads, stop]))

    def is_lead(self, i: int, stop: int) -> bool:
        """Tell whether a block is a long numbered paragraph or item, or a paragraph over a list."""
        said, block = self.says(i), self.document.blocks[i]
        if block.kind is Kind.PARAGRAPH and said.endswith(":") and i + 1 < stop and self.kind(i + 1) is Kind.ITEM:
            return True
        numbered = bool(NUMBER.match(said)) if block.kind is Kind.PARAGRAPH else self.numbered_item(i)
        return numbered and len(said.split()) >= _LEAD_WORDS

    def numbered_item(self, i: int) -> bool:
        """Tell whether an outer item's mark is a number or a letter."""
        block, text = self.document.blocks[i], self.document.text
        if block.kind is not Kind.ITEM or block.level != 1:
            return False
        mark = text[text.rfind("\n", 0, block.start) + 1 : block.start].strip()
        return bool(NUMBER.match(mark + " x"))

    # -- headings that run in

    def run_ins(self, first: int, stop: int) -> list[Cut]:
        """Return the paragraphs that begin with a heading of their own, three or more: "Newsletter: If you order it …".

        What such a heading names besides a processing ("Your rights: …") is kept in `roles`; "Purpose: …" heads none.
        """
        paragraphs = [i for i in range(first, stop) if self.kind(i) is Kind.PARAGRAPH]
        labels = {i: label for i in paragraphs if (label := self.run_in(i))}
        fields = {i for i in paragraphs if self.is_field(i)}
        headed = labels.keys() - fields
        if len({labels[i] for i in headed}) < _RUN_INS or len(headed) < max(len(fields), len(paragraphs) / 2):
            return []
        last = max((i for i in headed if self.run_in_role(i, labels[i]) is None), default=first)
        cuts: list[Cut] = []
        for i, label in labels.items():
            role = self.run_in_role(i, label)
            if i in fields and (i < last or role is not Role.GENERAL):
                continue  # a side of the processing before; at the end, "Storage period: …" is said of all
            if role is not None:
                self.roles[i] = role
            cuts.append((i, label))
        return cuts

    def run_in_role(self, i: int, label: str) -> Role | None:
        """Return what the heading that a paragraph begins with names besides a processing."""
        start, end = self.normal.blocks[i]
        return role_of_run_in(self.normal, self.found, start, start + len(label), end)

    def run_in(self, i: int) -> str | None:
        """Return the heading that a paragraph of prose begins with; None where it begins with none."""
        start, end = self.normal.blocks[i]
        label = _RUN_IN.match(self.normal.text, start, end)
        if label is None or len(label.group(1).split()) > _RUN_IN_WORDS:
            return None
        prose = len(self.normal.text[label.end() : end].split()) >= _RUN_IN_WORDS
        return label.group(1) if prose and self.normal.text[end - 1] in ".!" else None

    # -- services

    def services(self, first: int, stop: int) -> Iterator[Cut]:
        """Yield paragraphs that begin on a further service after something else is told to its end.

        "… basis is Art. 6(1)(b). / We use Quickdesk for support. … basis is Art. 6(1)(f)": the second is its own. In a
        section that states no basis at all, a link to the service's own notice ends what is told of it.
        """
        begin = first
        informal = not self.names_basis(first, stop)
        for i in range(first + 1, stop):
            if self.kind(i) is not Kind.PARAGRAPH or not self.begins_service(i):
                continue
            told = self.concludes(begin, i) and self.concludes(i, stop) and self.taken_up(i, stop)
            if told or (
                informal and self.linked(i, stop) and sum(len(self.says(k).split()) for k in range(begin, i)) > 20
            ):
                yield i, short(self.says(i))
                begin = i

    def taken_up(self, i: int, stop: int) -> bool:
        """Tell whether the paragraphs after the block go on speaking of a name in its first sentence."""
        start, end = self.normal.blocks[i]
        sentence = self.found.words.sentence_range(self.found.words.sentence_at(start))[1]
        names = set(re.findall(r"\b[A-Z]\w{3,}", self.normal.text[start + 1 : min(end, sentence)]))
        return any(name in self.says(k) for k in range(i + 1, stop) for name in names)

    def linked(self, i: int, stop: int) -> bool:
        """Tell whether the paragraph, or the one after it, links to a page."""
        end = self.document.blocks[min(i + 1, stop - 1)].end
        return bool(_LINK.search(self.document.text, self.document.blocks[i].start, end))

    def begins_service(self, i: int) -> bool:
        """Tell whether a block's first sentence says that a service with a name is used."""
        start, end = self.normal.blocks[i]
        sentence = self.found.words.sentence_range(self.found.words.sentence_at(start))[1]
        for hit in self.found.within(start, min(end, sentence), SERVICE):
            rest = self.normal.text[hit.end : min(end, sentence + 1, hit.end + 120)]
            if _NAME.search(rest) or _LINK.search(self.document.text, *self.span(i)):
                return True
        return False

    def span(self, i: int) -> tuple[int, int]:
        """Return the block's stretch of the document's text."""
        return self.document.blocks[i].start, self.document.blocks[i].end
