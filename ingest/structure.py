"""Structure decides scope: a document's blocks are parted into stretches that facts are read within.

Ranges of scopes are offsets into `Document.text`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from noticegraph.ingest.columns import column_types, lists_processes
from noticegraph.ingest.lexical import Scan
from noticegraph.ingest.lines import NUMBER
from noticegraph.ingest.model import Document, Kind, Role, Scope
from noticegraph.ingest.normalise import Normal
from noticegraph.ingest.sections import Section, path, sections

__all__ = ["column_types", "scopes"]

SERVICE = "ng:IntroducesService"  # "we use X", "this site embeds X": a sentence that begins on a service
_BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef")
_CITED = re.compile(r"\b[Aa]rt(?:\.|icle|ikkel|ikel)?\s?6\b")
_TITLE_LENGTH = 60
_LEAD_WORDS = 12  # an enumerated paragraph that is shorter is an item of a list, not a processing
_PARALLEL = 0.6  # of enumerated paragraphs that begin with the same word


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of blocks that becomes a scope; `own` titles stand below the section's heading in the path."""

    blocks: tuple[int, int]
    own: str | None = None


def _short(said: str) -> str:
    if len(said) <= _TITLE_LENGTH:
        return said
    return said[: _TITLE_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")


class _Structure:
    """What the parting of one document looks at."""

    def __init__(self, document: Document, normal: Normal, found: Scan) -> None:
        self.document = document
        self.normal = normal
        self.found = found
        self.sections = sections(document, normal, found)
        # A facet that the notice names time and again stands below processings; one that it names once may be general.
        self.facets: dict[str, int] = {}
        for section in self.sections:
            if section.facet:
                key = section.title.casefold()
                self.facets[key] = self.facets.get(key, 0) + 1

    def kind(self, i: int) -> Kind:
        return self.document.blocks[i].kind

    def says(self, i: int) -> str:
        start, end = self.normal.blocks[i]
        return self.normal.text[start:end]

    def names_basis(self, first: int, stop: int) -> bool:
        """Tell whether a legal basis is stated in the blocks first:stop."""
        if first >= stop:
            return False
        start, end = self.normal.blocks[first][0], self.normal.blocks[stop - 1][1]
        if _CITED.search(self.normal.text, start, end):
            return True
        return any(start <= h.start < end for h in self.found.of(*_BASES))

    # -- sections that go on in the next one

    def continues(self, index: int, before: int | None) -> bool:
        """Tell whether a section is a side of the processing that the section `before` is about."""
        section = self.sections[index]
        if before is None or not section.facet or section.role not in (Role.PROCESS, Role.GENERAL):
            return False
        over = self.sections[before]
        if over.role is not Role.PROCESS or not over.heading:
            return False
        if section.level > over.level:
            return True
        if section.parent != over.parent or section.numbered:
            return False
        following = self.sections[index + 1] if index + 1 < len(self.sections) else None
        return self.facets[section.title.casefold()] > 1 or self.beside_facet(index, following)

    def beside_facet(self, index: int, following: Section | None) -> bool:
        previous = self.sections[index - 1]
        return previous.facet or (
            following is not None and following.facet and following.level == self.sections[index].level
        )

    def leads_into(self, index: int) -> bool:
        """Tell whether a heading without text belongs to the section below it: "Newsletter", "Newsletter data"."""
        section = self.sections[index]
        if not section.empty or index + 1 >= len(self.sections) or section.role is not Role.PROCESS:
            return False
        below = self.sections[index + 1]
        if below.level <= section.level:
            return False
        if below.facet or below.role is not Role.PROCESS:
            return below.facet
        after = next((s for s in self.sections[index + 2 :]), None)
        only = after is None or after.level <= section.level
        word = section.title.casefold().split()[0].rstrip("s") if section.title else ""
        return only or (len(word) >= 5 and word in below.title.casefold())

    def groups(self) -> Iterator[list[int]]:
        """Yield runs of sections that are one."""
        run: list[int] = []
        main: int | None = None  # the section that facets of this run continue
        for index in range(len(self.sections)):
            if run and (self.leads_into(index - 1) or self.continues(index, main)):
                run.append(index)
            else:
                if run:
                    yield run
                run, main = [index], index
        if run:
            yield run

    # -- pieces of one section

    def pieces(self, first: int, stop: int, role: Role, *, headed: bool) -> Iterator[_Piece]:
        """Yield the runs of blocks of a section that are read apart."""
        begin = first
        own: str | None = None
        cuts = self.cuts(first + headed, stop) if role in (Role.PROCESS, Role.GENERAL) else {}
        for i in range(first, stop):
            if i in cuts:
                if i > begin:
                    yield _Piece((begin, i), own)
                begin, own = i, cuts[i]
        yield _Piece((begin, stop), own)

    def cuts(self, first: int, stop: int) -> dict[int, str | None]:
        """Return the blocks where a stretch of its own begins, with its title."""
        cuts: dict[int, str | None] = {}
        for i, title in [*self.table_cuts(first, stop), *self.lead_cuts(first, stop), *self.service_cuts(first, stop)]:
            cuts.setdefault(i, title)
        return cuts

    def table_cuts(self, first: int, stop: int) -> Iterator[tuple[int, str | None]]:
        """Yield the rows of tables that list processings, and what follows such a table."""
        tables = sorted({b.table for b in self.document.blocks[first:stop] if b.table is not None})
        for table in tables:
            if not lists_processes(self.document, self.normal, self.found, table):
                continue
            places = [i for i in range(first, stop) if self.document.blocks[i].table == table]
            for i in places:
                if not self.document.blocks[i].header:
                    yield i, self.row_title(i)
            if places[-1] + 1 < stop:
                yield places[-1] + 1, _short(self.says(places[-1] + 1))

    def row_title(self, i: int) -> str:
        """Return the words of the row's first cells: its own, and the one above that it goes on from."""
        text = self.document.text
        cells = self.document.blocks[i].cells
        masks = self.document.masked
        from noticegraph.ingest.inline import words

        said = [
            words(text, c.start, c.end, [m for m in masks if m.end > c.start and m.start < c.end]) for c in cells[:2]
        ]
        return _short(" – ".join(said[:2]) if cells[0].inherited else said[0])

    def lead_cuts(self, first: int, stop: int) -> Iterator[tuple[int, str | None]]:
        """Yield paragraphs that enumerate processings: "a) If you join …", "b) If you donate …"; "For visitors …:" and a list.

        Three or more, alike in how they begin or each with its own legal basis.
        """
        leads = [i for i in range(first, stop) if self.is_lead(i, stop)]
        if len(leads) < 3:
            return
        starts = [re.sub(NUMBER, "", self.says(i)).split(None, 1)[0].casefold() for i in leads]
        most = max(starts.count(word) for word in set(starts))
        bounds = [*leads[1:], stop]
        based = sum(self.names_basis(a, b) for a, b in zip(leads, bounds, strict=True))
        if most >= len(leads) * _PARALLEL or based >= len(leads) * 0.75:
            for i in leads:
                yield i, _short(re.sub(NUMBER, "", self.says(i)))

    def is_lead(self, i: int, stop: int) -> bool:
        said = self.says(i)
        block = self.document.blocks[i]
        if block.kind is Kind.PARAGRAPH and said.endswith(":") and i + 1 < stop and self.kind(i + 1) is Kind.ITEM:
            return True
        numbered = bool(NUMBER.match(said)) if block.kind is Kind.PARAGRAPH else self.numbered_item(i)
        return numbered and len(said.split()) >= _LEAD_WORDS

    def numbered_item(self, i: int) -> bool:
        block = self.document.blocks[i]
        if block.kind is not Kind.ITEM or block.level != 1:
            return False
        text = self.document.text
        mark = text[text.rfind("\n", 0, block.start) + 1 : block.start].strip()
        return bool(NUMBER.match(mark + " x"))

    def service_cuts(self, first: int, stop: int) -> Iterator[tuple[int, str | None]]:
        """Yield paragraphs that begin on a further service after the section's own processing is told to its end.

        "… basis is Art. 6(1)(b). / We use Quickdesk for support. … basis is Art. 6(1)(f)": the second is its own.
        """
        begin = first
        for i in range(first + 1, stop):
            if self.kind(i) is not Kind.PARAGRAPH or not self.begins_service(i):
                continue
            if self.names_basis(begin, i) and self.names_basis(i, stop):
                yield i, _short(self.says(i))
                begin = i

    def begins_service(self, i: int) -> bool:
        start, end = self.normal.blocks[i]
        return any(start <= h.start <= start + 40 and h.end <= end for h in self.found.of(SERVICE))

    # -- scopes

    def scopes(self) -> Iterator[Scope]:
        """Yield the scopes in order; they part the document's blocks."""
        blocks = self.document.blocks
        for group in self.groups():
            main = next((i for i in group if not self.sections[i].empty), group[-1])
            head = self.sections[group[0]] if self.sections[group[0]].heading else self.sections[main]
            section = self.sections[main] if not self.sections[main].facet else head
            first, stop = self.sections[group[0]].blocks[0], self.sections[group[-1]].blocks[1]
            titles = path(self.sections, main if not self.sections[main].facet else group[0])
            for piece in self.pieces(first, stop, section.role, headed=head.heading):
                own = piece.own
                yield Scope(
                    own or section.title,
                    (*titles, own) if own else titles,
                    section.role,
                    piece.blocks,
                    blocks[piece.blocks[0]].start,
                    blocks[piece.blocks[1] - 1].end,
                    section.level,
                )


def scopes(document: Document, normal: Normal, found: Scan) -> tuple[Scope, ...]:
    """Return the scopes of a document in order: together they hold every block, and no block is in two.

    A headed section is a scope; so is what a parent section says before its first subsection. A facet ("Storage period")
    goes on with the section before. Rows of a table of processings, enumerated processings, a service with paragraphs of
    its own, and the note under a table are scopes inside their section.
    """
    parted = tuple(_Structure(document, normal, found).scopes())
    if parted and not any(s.role in (Role.PROCESS, Role.GENERAL) for s in parted):
        # "When nothing else describes the processing, a general section that does is a process."
        parted = tuple(replace(s, role=Role.PROCESS) if s.role is Role.PREAMBLE else s for s in parted)
    return parted


def find_scope(parted: Sequence[Scope], block: int) -> int | None:
    """Return the index of the scope that holds the block with this index."""
    return next((i for i, s in enumerate(parted) if s.blocks[0] <= block < s.blocks[1]), None)
