"""Headings part a document into sections: which stands in which, and what each is about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from noticegraph.ingest.inline import words
from noticegraph.ingest.lexical import Hit, Scan
from noticegraph.ingest.lines import SECTION_NUMBER, dotted_number, is_contact, number_depth
from noticegraph.ingest.model import Document, Kind, Role, Span
from noticegraph.ingest.normalise import Normal
from noticegraph.ontology.lexicon import Tier

# In the order that decides where the words of a heading speak for two: "Controller and officer" is the controller's.
ROLE_CUES: tuple[tuple[str, Role], ...] = (
    ("ng:SectionRights", Role.RIGHTS),
    ("ng:SectionController", Role.CONTROLLER),
    ("ng:SectionOfficer", Role.OFFICER),
    ("ng:SectionAuthority", Role.AUTHORITY),
    ("ng:SectionDefinitions", Role.DEFINITIONS),
    ("ng:SectionSecurity", Role.SECURITY),
    ("ng:SectionChanges", Role.CHANGES),
    ("ng:SectionGeneral", Role.GENERAL),
    ("ng:SectionPreamble", Role.PREAMBLE),
)
_start = attrgetter("start")
FACET = "ng:FacetHeading"
_BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef")
# Roles that what stands below shares where its own heading says nothing. General and introductory headings stand
# over sections of every kind.
_INHERITED = frozenset({Role.RIGHTS})
_SHARE = 0.5  # of a heading's letters that cues must cover: "Processing when you contact us" is no contact section
_SHARES = {Role.RIGHTS: 0.35, Role.OFFICER: 0.35, Role.AUTHORITY: 0.35, Role.PREAMBLE: 0.6, Role.DEFINITIONS: 0.6}
_ADDRESSED = re.compile(
    r"@|\d{4}|www\.|https?:|\((?:at|ät)\)", re.IGNORECASE
)  # a line of an address, in a sentence too
# What only says more of a heading's subject: "Your duties, to give us data", "Recipients (and categories)"
_SAID_OF_IT = re.compile(
    r" \(|, (?:der|die|das|den|dem|denen|deren|welche|auf|soweit|sofern|wenn|um|uns|"
    r"which|who|whom|that|where|if|som|hvis|når|dersom) "
)
_KINDS_OF_DATA = 4  # kinds of data that a section called "Security" names whose subject is a processing
_CONTACT_WORDS = 60  # a section on the controller that is longer, and has no line of an address, tells of a processing


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next; `parent` is an index into the list of sections.

    `blocks` is a half-open range of block indexes, the heading's included; `heading` is False for what stands before
    the first heading. `facet`: the heading names a side of a processing ("Legal basis"), not a processing.
    """

    title: str
    level: int
    blocks: tuple[int, int]
    parent: int | None
    heading: bool
    role: Role
    facet: bool
    numbered: bool

    @property
    def empty(self) -> bool:
        """True when no text stands between the heading and the next heading."""
        return self.heading and self.blocks[1] - self.blocks[0] == 1


def block_words(document: Document, index: int, masked: Sequence[Span]) -> str:
    """Return the words of a block, marks left out; `masked` are all of the document's marks, by start."""
    block = document.blocks[index]
    first = max(bisect_right(masked, block.start, key=_start) - 1, 0)
    return words(document.text, block.start, block.end, masked[first : bisect_left(masked, block.end, key=_start)])


def _covered(hits: Iterable[Hit]) -> int:
    """Return how many characters the hits cover."""
    return len({at for h in hits for at in range(h.start, h.end)})


def _role(cues: Sequence[Hit], size: int) -> tuple[int, Role | None]:
    """Return the role that cues name which cover most of a heading of `size` letters, and how many they cover."""
    best, role = 0, None
    for concept, named in ROLE_CUES if cues else ():
        covered = _covered(h for h in cues if h.concept == concept)
        if covered > best and covered >= size * _SHARES.get(named, _SHARE):
            best, role = covered, named
    return best, role


def role_of_run_in(normal: Normal, found: Scan, start: int, end: int, stop: int) -> Role | None:
    """Return what the heading start:end of a paragraph up to `stop` names besides a processing; None for one.

    "Contact: if you write to us, we keep …" is about a processing where it gives no line of an address.
    """
    _, role = _role(found.within(start, end, *(concept for concept, _ in ROLE_CUES)), max(end - start, 1))
    if role is Role.CONTROLLER and not _ADDRESSED.search(normal.text, end, stop):
        return None
    return role


def _heading_cues(normal: Normal, found: Scan, index: int) -> tuple[Role | None, bool]:
    """Return the role that most of a heading's words name, and whether they name a facet.

    What a clause or brackets add does not count: "Recipients to whom we pass data" is about recipients.
    """
    start, end = normal.blocks[index]
    number = SECTION_NUMBER.match(normal.text, start, end)
    start = number.end() if number else start
    said_of_it = _SAID_OF_IT.search(normal.text, start + 1, end)
    end = said_of_it.start() if said_of_it else end
    size = max(end - start, 1)
    cues = found.within(start, end, FACET, *(concept for concept, _ in ROLE_CUES))
    best, role = _role(cues, size)
    facet = _covered(h for h in cues if h.concept == FACET)
    # "Storage period" is a facet and a general rule in one; what it is, its place decides.
    return role, facet >= size * _SHARE and (facet >= best or role is Role.GENERAL)


def sections(document: Document, normal: Normal, found: Scan) -> list[Section]:
    """Return the sections of a document in order; they part it."""
    blocks, masked = document.blocks, sorted(document.masked, key=_start)
    heads = [i for i, b in enumerate(blocks) if b.kind is Kind.HEADING]
    out: list[Section] = []
    if not heads or heads[0] > 0:
        stop = heads[0] if heads else len(blocks)
        # A notice without any heading is one section of any kind; with headings, what stands before is a preamble.
        out.append(Section("", 0, (0, stop), None, False, Role.PREAMBLE if heads else Role.PROCESS, False, False))
    open_: list[int] = []
    for at, (i, stop) in enumerate(pairwise([*heads, len(blocks)])):
        level = blocks[i].level
        while open_ and out[open_[-1]].level >= level:
            open_.pop()
        title = block_words(document, i, masked)
        numbered = _numbered_parent(out, title)
        before = _chapter_before(out, title) if open_ and "." in dotted_number(out[open_[-1]].title) else None
        if numbered is not None:  # "Note" between 3.2.3 and 3.2.4 is not over 3.2.4
            open_ = [*(k for k in open_ if k < numbered), numbered]
        elif before is not None:  # whatever their marks, "5" stands beside "4" and not below "4.2"
            open_ = [k for k in open_ if k < before]
        parent = open_[-1] if open_ else None
        if parent is not None and not _stands_over(document, out, parent):
            parent = None
        role, facet = _heading_cues(normal, found, i)
        if role is Role.CONTROLLER and not _gives_contacts(document, normal, found, i + 1, stop):
            role = Role.PROCESS
        if role is Role.RIGHTS and _is_erasure_rule(normal, found, i, stop):
            role, facet = Role.GENERAL, False
        if role in (Role.SECURITY, Role.CHANGES) and _tells_of_processing(normal, found, i + 1, stop):
            role = Role.PROCESS
        if role is None:
            above = out[parent].role if parent is not None else Role.PROCESS
            shares = above in _INHERITED or (above is Role.GENERAL and _is_basis(normal, found, i, out[parent or 0]))
            role = above if shares else Role.PROCESS
            if at == 0 and heads and parent is None and _is_title(blocks[i].level, heads, document):
                role = Role.PREAMBLE
        out.append(Section(title, level, (i, stop), parent, True, role, facet, number_depth(title) > 0))
        open_.append(len(out) - 1)
    return out


def _is_erasure_rule(normal: Normal, found: Scan, head: int, stop: int) -> bool:
    """Tell whether a section called "Erasure" tells when data are erased: no words in it grant a right."""
    if not found.within(*normal.blocks[head], "ng:ColumnRetention") or stop == head + 1:
        return False
    return not found.within(normal.blocks[head + 1][0], normal.blocks[stop - 1][1], "ng:RightWord")


def _tells_of_processing(normal: Normal, found: Scan, first: int, stop: int) -> bool:
    """Tell whether a section headed "Security" or "Changes" is about a processing: it names many kinds of data.

    How data are protected takes a password or two; what for they are used, and which, is another subject.
    """
    if first >= stop:
        return False
    said = found.between(normal.blocks[first][0], normal.blocks[stop - 1][1])
    sure = [h for h in said if h.tier in (Tier.LABEL, Tier.PATTERN)]
    kinds = {h.concept for h in sure if h.topic == "personal-data"}
    return len(kinds) >= _KINDS_OF_DATA and any(h.topic == "purposes" for h in sure)


def _is_basis(normal: Normal, found: Scan, head: int, above: Section) -> bool:
    """Tell whether a heading but names a legal basis, under one on legal bases: "Consent" is no processing there."""
    start, end = normal.blocks[head]
    number = SECTION_NUMBER.match(normal.text, start, end)
    start = number.end() if number else start
    covered = _covered(found.within(start, end, FACET, *_BASES))
    return covered >= (end - start) * _SHARE and found.holds(*normal.blocks[above.blocks[0]], "ng:ColumnBasis")


def _numbered_parent(known: Sequence[Section], title: str) -> int | None:
    """Return the section whose number a heading's own number goes on: that of "3.2" for "3.2.4"; None without one."""
    number = dotted_number(title)
    if "." not in number:
        return None
    return _last_numbered(known, number.rpartition(".")[0])


def _last_numbered(known: Sequence[Section], number: str) -> int | None:
    """Return the last section that has a number; None without one."""
    return next((k for k in reversed(range(len(known))) if dotted_number(known[k].title) == number), None)


def _chapter_before(known: Sequence[Section], title: str) -> int | None:
    """Return the last section that a heading with a number of one part follows on: that of "4" for "5"."""
    number = dotted_number(title)
    if not number or "." in number:
        return None
    return _last_numbered(known, str(int(number) - 1))


def _gives_contacts(document: Document, normal: Normal, found: Scan, first: int, stop: int) -> bool:
    """Tell whether a section called "Contact" gives an address: else it tells what happens to enquiries.

    "If you write to us, we delete your message after a year" gives none, however short it is.
    """
    if first >= stop:
        return True
    said = [normal.text[a:b] for a, b in normal.blocks[first:stop]]
    if any(document.blocks[first + k].kind is not Kind.PARAGRAPH and is_contact(s) for k, s in enumerate(said)):
        return True
    if sum(len(s.split()) for s in said) > _CONTACT_WORDS:
        return False
    if found.holds(*normal.blocks[first - 1], "ng:ControllerField"):
        return True  # "Who is responsible" is about nothing else
    kept = found.holds(normal.blocks[first][0], normal.blocks[stop - 1][1], "ng:StorageVerb")
    return not kept or any(_ADDRESSED.search(s) for s in said)


def _stands_over(document: Document, known: Sequence[Section], parent: int) -> bool:
    """Tell whether a heading is surely over the one that comes next.

    Plain text has no levels: a heading directly over another is over that one; for how long, nothing says.
    """
    above = known[parent]
    if document.media_type != "text/plain" or above.numbered or not above.heading:
        return True
    start = document.blocks[above.blocks[0]].start
    marked = document.text[document.text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("#")
    return marked or parent == len(known) - 1


def _is_title(level: int, heads: Sequence[int], document: Document) -> bool:
    """Tell whether the first heading is the notice's title: alone on its level, with others below it."""
    levels = [document.blocks[i].level for i in heads]
    return len(levels) > 2 and levels.count(level) == 1 and level == min(levels)


def path(all_sections: Sequence[Section], index: int) -> tuple[str, ...]:
    """Return the headings from the outermost to the section's own; the notice's title is not among them."""
    titles: list[str] = []
    at: int | None = index
    while at is not None:
        section = all_sections[at]
        if section.title and not (section.role is Role.PREAMBLE and section.parent is None and at != index):
            titles.append(section.title)
        at = section.parent
    return tuple(reversed(titles))
