"""The values that the stages of reading hand to each other.

All offsets are code points into `Document.text`, start inclusive, end exclusive, unless a docstring
says that they are offsets into the normalised text.
"""

from dataclasses import dataclass, field
from enum import StrEnum

TILT = "application/tilt+json"
"""The media type of documents of the Transparency Information Language."""


class Kind(StrEnum):
    """What a block is in the document's form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"  # running text, hard-wrapped lines joined
    LINE = "line"  # a line that stands for itself: of an address, a contact block, a definition
    ITEM = "item"  # an item of a list
    ROW = "row"  # a row of a table; its cells are in `cells`


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row; `inherited` when its words stand in a row above (empty cell, rowspan)."""

    start: int
    end: int
    column: int
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is read as one: its range covers its words, not the marks around them.

    `level` is the heading's level (1 is the highest) or the item's depth (1 is the outermost).
    `table` numbers the tables of a document; `header` marks rows that name the columns.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A notice's text and its form.

    `masked` are the stretches inside blocks that are no words (Markdown marks, link targets, tags,
    soft hyphens). Text outside every block (front matter, menus, cookie banners, footers) is kept in
    `text` and never read. `source` is the file's name relative to the folder given on the command line.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str = "text/plain"
    masked: tuple[Span, ...] = ()
    title: str | None = None
    declared_language: str | None = None


class Role(StrEnum):
    """What a scope's section is about."""

    PROCESS = "process"  # one processing activity: facts stand in it
    CONTROLLER = "controller"
    OFFICER = "officer"
    RIGHTS = "rights"
    AUTHORITY = "authority"
    GENERAL = "general"  # general rules: storage, bases, recipients, transfers for everything
    DEFINITIONS = "definitions"  # explains words or the law
    SECURITY = "security"
    PREAMBLE = "preamble"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of blocks that facts are read within; scopes part the document and never overlap.

    `blocks` is a half-open range of indexes into `Document.blocks`; a table's row is a scope of its own
    when its table lists processes. `path` are the headings from the outermost to the scope's own.
    """

    title: str
    path: tuple[str, ...]
    role: Role
    blocks: tuple[int, int]
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Process:
    """A processing activity; `id` is the slug of its heading path, made unique among equals by `-2`, `-3`."""

    id: str
    title: str
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement read from the notice, with the words it was read from.

    `value` has the form of the claims export: a CURIE, an organisation's name as written, an ISO 8601
    duration or date, a criterion's key, the words themselves, or `importer | country | safeguard`.
    `process` is a `Process.id`, or None for a statement about the notice. `confidence` is in 0..1.
    """

    relation: str
    value: str
    start: int
    end: int
    process: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as the notice names it; `aliases` are other names the notice uses for it."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None  # CURIE, `loc:IE`
    address: str | None = None
    evidence: Span | None = None  # where the address and the country stand


@dataclass(frozen=True, slots=True)
class Language:
    """A notice's language: `code` is BCP 47 (`en`, `de`, `nn`, `fr`), `lexicon` the lexicon that reads it."""

    code: str
    lexicon: str | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document.

    `language` is that of the most of it. `spoken` are the stretches of a document in several languages, each with its
    own; empty where there is one.
    """

    document: Document
    language: Language
    processes: tuple[Process, ...]
    claims: tuple[Claim, ...]
    parties: tuple[Party, ...] = field(default=())
    spoken: tuple[tuple[Span, Language], ...] = field(default=())

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages that the document was read in, its own first."""
        return tuple(dict.fromkeys((self.language, *(language for _, language in self.spoken))))

    def language_at(self, offset: int) -> Language:
        """Return the language of the stretch that holds the character."""
        return next((language for span, language in self.spoken if span.start <= offset < span.end), self.language)
