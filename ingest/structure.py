"""Structure decides scope: a document's blocks are parted into stretches that facts are read within.

Ranges of scopes are offsets into `Document.text`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from noticegraph.ingest.columns import column_types
from noticegraph.ingest.cuts import Cuts
from noticegraph.ingest.lexical import Scan
from noticegraph.ingest.model import Document, Role, Scope
from noticegraph.ingest.normalise import Normal
from noticegraph.ingest.sections import path, sections

__all__ = ["column_types", "scopes"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of blocks that becomes a scope; its `own` title, if any, stands below the section's in the path."""

    blocks: tuple[int, int]
    own: str | None = None


class _Structure:
    """What the parting of one document looks at."""

    def __init__(self, document: Document, normal: Normal, found: Scan) -> None:
        self.document = document
        self.normal = normal
        self.found = found
        self.cuts = Cuts(document, normal, found)
        self.sections = sections(document, normal, found)
        # A facet that the notice names time and again stands below processings; one named once may be general.
        self.facets: dict[str, int] = {}
        for section in self.sections:
            if section.facet:
                key = section.title.casefold()
                self.facets[key] = self.facets.get(key, 0) + 1

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
        if self.facets[section.title.casefold()] > 1:
            return True
        return self.beside_facet(index) and self.goes_on(index)

    def beside_facet(self, index: int) -> bool:
        """Tell whether the section before or after is a facet too."""
        around = self.sections[max(index - 1, 0) : index + 2]
        level = self.sections[index].level
        return sum(s.facet and s.level == level for s in around) > 1

    def goes_on(self, index: int) -> bool:
        """Tell whether a processing comes after the facets: rules for everything stand at the end."""
        after = next((s for s in self.sections[index + 1 :] if not s.facet), None)
        return after is not None and after.role is Role.PROCESS

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
        word = section.title.casefold().split()[0].rstrip("s") if section.title else ""
        return len(word) >= 5 and word in below.title.casefold()

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

    def pieces(self, first: int, stop: int, role: Role, *, headed: bool) -> Iterator[_Piece]:
        """Yield the runs of blocks of a section that are read apart."""
        begin = first
        own: str | None = None
        cuts = self.cuts.within(first + headed, stop, role)
        for i in range(first, stop):
            if i in cuts:
                if i > begin:
                    yield _Piece((begin, i), own)
                begin, own = i, cuts[i]
        yield _Piece((begin, stop), own)

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
                role = section.role
                if own:
                    role = self.cuts.roles.get(piece.blocks[0], Role.PROCESS)
                elif head.empty and main == group[-1] and len(group) == 1 and role is Role.PROCESS:
                    role = Role.PREAMBLE  # a heading over other headings: nothing is told in it
                yield Scope(
                    own or section.title,
                    (*titles, own) if own else titles,
                    role,
                    piece.blocks,
                    blocks[piece.blocks[0]].start,
                    blocks[piece.blocks[1] - 1].end,
                    section.level,
                )


def _own_facets(parted: tuple[Scope, ...], facets: frozenset[int]) -> tuple[Scope, ...]:
    """Return the scopes, those on storage between two processings taken for processings and not for general rules.

    "Storage period: applications are kept for four months" between two services is not said of everything; the
    same heading before or after all of them is. `facets` are the first blocks of sections headed so.
    """
    around = zip((None, *parted), parted, (*parted[1:], None), strict=False)
    return tuple(
        replace(scope, role=Role.PROCESS)
        if scope.role is Role.GENERAL
        and scope.blocks[0] in facets
        and before is not None
        and after is not None
        and before.role is after.role is Role.PROCESS
        else scope
        for before, scope, after in around
    )


def scopes(document: Document, normal: Normal, found: Scan) -> tuple[Scope, ...]:
    """Return the scopes of a document in order: together they hold every block, and no block is in two.

    A headed section is a scope; so is what a parent section says before its first subsection. A facet ("Storage
    period") goes on with the section before. Rows of a table of processings, enumerated processings, a service with
    paragraphs of its own, and the note under a table are scopes inside their section.
    """
    structure = _Structure(document, normal, found)
    facets = frozenset(
        s.blocks[0]
        for s in structure.sections
        if s.facet and found.within(*normal.blocks[s.blocks[0]], "ng:ColumnRetention")
    )
    parted = _own_facets(tuple(structure.scopes()), facets)
    if parted and not any(s.role in (Role.PROCESS, Role.GENERAL) for s in parted):
        # "When nothing else describes the processing, a general section that does is a process."
        parted = tuple(replace(s, role=Role.PROCESS) if s.role is Role.PREAMBLE else s for s in parted)
    return parted
