"""All that the readers of relations see of one notice: its words, its scopes, and what grammars and lexicon found.

Offsets here are offsets into the normalised text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import attrgetter
from typing import Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar, cast

from noticegraph.ingest.grammar.citations import Citation, find_citations
from noticegraph.ingest.grammar.durations import Duration, find_durations
from noticegraph.ingest.grammar.organisations import Known, Organisation, find_organisations
from noticegraph.ingest.grammar.places import Address, Country, find_addresses, find_countries
from noticegraph.ingest.hyphens import mended
from noticegraph.ingest.lexical import Hit, Scan, scan
from noticegraph.ingest.model import Block, Document, Kind, Role, Scope
from noticegraph.ingest.names import known_names
from noticegraph.ingest.normalise import Normal, normalise
from noticegraph.ingest.structure import column_types, scopes


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)
A = ParamSpec("A")
R = TypeVar("R")
_start = attrgetter("start")


class Found(NamedTuple):  # there are hundreds of a notice: a data class takes three times as long to make
    """A fact as a reader of one relation finds it; `scope` is an index into `Context.scopes`, None for the notice."""

    relation: str
    value: str
    start: int
    end: int
    scope: int | None
    confidence: float
    rule: str


@dataclass(frozen=True)
class Context:
    """One notice, read up to the point where relations are."""

    document: Document
    language: str
    normal: Normal
    scan: Scan
    scopes: tuple[Scope, ...]
    citations: tuple[Citation, ...]
    durations: tuple[Duration, ...]
    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    known: tuple[Known, ...]
    addresses: tuple[Address, ...]
    columns: dict[int, dict[int, str]] = field(default_factory=dict)
    kept: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)  # see `per_notice`

    @cached_property
    def text(self) -> str:
        """Return the normalised text."""
        return self.normal.text

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Return the stretch of every scope."""
        blocks = self.normal.blocks
        return tuple((blocks[s.blocks[0]][0], blocks[s.blocks[1] - 1][1]) for s in self.scopes)

    @cached_property
    def _scope_of_block(self) -> tuple[int | None, ...]:
        found: list[int | None] = [None] * max(len(self.document.blocks), 1)
        for index, scope in enumerate(self.scopes):
            found[slice(*scope.blocks)] = [index] * (scope.blocks[1] - scope.blocks[0])
        return tuple(found)

    def block_at(self, offset: int) -> Block:
        """Return the block that holds the character."""
        return self.document.blocks[self.normal.block_at(offset)]

    def scope_at(self, offset: int) -> int | None:
        """Return the index of the scope that holds the character; None where it stands in no scope."""
        return self._scope_of_block[max(bisect_right(self.normal.starts, offset) - 1, 0)]

    def role_at(self, offset: int) -> Role | None:
        """Return the role of the scope that holds the character."""
        scope = self.scope_at(offset)
        return None if scope is None else self.scopes[scope].role

    def scopes_of(self, *roles: Role) -> list[int]:
        """Return the indexes of the scopes with one of these roles."""
        return [i for i, s in enumerate(self.scopes) if s.role in roles]

    def within(self, placed: Sequence[P], start: int, end: int) -> list[P]:
        """Return those of `placed`, which are ordered by start, that begin in start:end."""
        return list(placed[bisect_left(placed, start, key=_start) : bisect_left(placed, end, key=_start)])

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the stretch of the sentence that holds the character."""
        begins, ranges = self._sentences
        return ranges[max(bisect_right(begins, offset) - 1, 0)]

    @cached_property
    def _sentences(self) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        found = self.scan.words
        return found.begins, found.ranges or ((0, 0),)

    def hits(self, start: int, end: int, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts that stand in start:end."""
        return self.scan.within(start, end, *concepts)

    def has(self, start: int, end: int, *concepts: str) -> bool:
        """Tell whether one of the concepts is named in start:end."""
        return self.scan.holds(start, end, *concepts)

    def column(self, offset: int) -> str | None:
        """Return the type of the table column that holds the character (`ng:ColumnData` …), None outside tables."""
        if not self.columns:
            return None
        block = self.block_at(offset)
        if block.kind is not Kind.ROW or block.table is None or block.header:
            return None
        at = self.normal.offsets[offset]
        number = next((c.column for c in block.cells if not c.inherited and c.start <= at < c.end), None)
        return None if number is None else self.columns.get(block.table, {}).get(number)

    def in_block(self, offset: int, kinds: Iterable[Kind]) -> bool:
        """Tell whether the character stands in a block of one of these kinds."""
        return self.block_at(offset).kind in kinds

    def topic(self, name: str, *roles: Role, among: Set[str] | None = None) -> Iterator[tuple[Hit, int]]:
        """Yield the hits of a topic in scopes with one of these roles, with the scope's index.

        `among` are the concepts whose hits are wanted, where it is not all of the topic.
        """
        scopes = frozenset(self.scopes_of(*roles))
        for hit in self.scan.topic(name, among):
            scope = self.scope_at(hit.start)
            if scope in scopes:
                yield hit, scope


def per_notice(function: Callable[Concatenate[Context, A], R]) -> Callable[Concatenate[Context, A], R]:
    """Work out a function of a notice once for the same arguments, which must be hashable, and keep it there."""

    @wraps(function)
    def kept(context: Context, *args: A.args, **kwargs: A.kwargs) -> R:
        key = (function, args, tuple(kwargs.items())) if kwargs else (function, args)
        try:
            return cast(R, context.kept[key])
        except KeyError:
            result = context.kept[key] = function(context, *args, **kwargs)
            return result

    return cast(Callable[Concatenate[Context, A], R], kept)


def build(document: Document, language: str) -> Context:
    """Read a document up to the point where relations are, with the lexicon of `language`."""
    document = mended(document, language)
    normal = normalise(document)
    text = normal.text
    found = scan(text, language)
    organisations = find_organisations(text, language)
    countries = find_countries(text, language, organisations)
    tables = sorted({b.table for b in document.blocks if b.table is not None})
    return Context(
        document=document,
        language=language,
        normal=normal,
        scan=found,
        scopes=scopes(document, normal, found),
        citations=find_citations(text, language),
        durations=find_durations(text, language),
        countries=countries,
        organisations=organisations,
        known=known_names().find(text),
        addresses=find_addresses(text, language, organisations, countries),
        columns={t: dict(column_types(document, normal, found, t)) for t in tables},
    )
