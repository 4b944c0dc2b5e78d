"""A notice for a person to read: what it says of itself, then process by process, with the words that say it.

A statement that several sentences make is shown once, with its surest words and how many more claims there are;
or claim by claim, each with the hash by which it is asked for.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from textwrap import wrap

from pyoxigraph import NamedNode
from rich.console import Console
from rich.text import Text

from noticegraph.layout import drawn, harmless, records, shortened, widths
from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.relations import relations
from noticegraph.ontology.terms import term
from noticegraph.store import NoticeStore

_QUOTE_LENGTH = 160
_TITLE, _POSITION = term("dct:title"), term("ng:position")


def as_text(
    store: NoticeStore, notice: Notice, said: Sequence[StatedClaim], width: int, *, colour: bool, hashes: bool = False
) -> str:
    """Return a notice and its claims as text of a given width, grouped by process in the order of the notice.

    With `hashes` every claim has a row of its own and its hash in the last column.
    """
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    console.print(Text(harmless(f"{notice.slug}  {'; '.join(notice.controllers)}"), style="bold"))
    spoken = f"language{'s' * (len(notice.languages) > 1)} {', '.join(notice.languages)}"
    of = f"{notice.policy}, {spoken}, version {notice.version}"
    console.print(Text(harmless(of)), soft_wrap=True)
    groups: dict[str | None, list[StatedClaim]] = defaultdict(list)
    for claim in said:
        groups[claim.process].append(claim)
    columns = ("what", "value", "words", "confidence", *(("claim",) if hashes else ()))
    rows = {process: _rows(claims, hashes) for process, claims in groups.items()}
    found = widths(columns, [row for own in rows.values() for row in own], width) if said else None
    for process in sorted(groups, key=lambda found: _position(store, notice, found)):
        console.print()
        console.print(Text(harmless(title(store, notice, process)), style="bold"))
        shown = (
            records(columns, rows[process], width)
            if found is None
            else drawn(columns, rows[process], found, colour=colour)
        )
        buffer.write(shown)
    if not said:
        console.print(Text("no statement was read from it"))
    return buffer.getvalue()


def _position(store: NoticeStore, notice: Notice, process: str | None) -> int:
    if process is None:
        return 0  # what is said of the notice as a whole comes first
    return int(_value(store, notice, process, _POSITION) or 1)


def title(store: NoticeStore, notice: Notice, process: str | None) -> str:
    """Return the title of a process of a notice, or what stands over statements about the notice as a whole."""
    if process is None:
        return "The notice"
    return _value(store, notice, process, _TITLE) or process.rpartition("/")[2]


def _value(store: NoticeStore, notice: Notice, subject: str, predicate: NamedNode) -> str | None:
    found = store.quads.quads_for_pattern(NamedNode(subject), predicate, None, NamedNode(notice.version))
    return next((str(getattr(quad.object, "value", "")) for quad in found), None)


def _rows(said: Sequence[StatedClaim], hashes: bool) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    order = {key: at for at, key in enumerate(relations())}
    statements: dict[tuple[str, str, str], list[StatedClaim]] = defaultdict(list)
    for claim in sorted(said, key=lambda one: (order[one.relation], one.start, one.value)):
        statements[claim.relation, claim.value, claim.hash if hashes else ""].append(claim)
    for (relation, stated, called), claims in statements.items():
        best = max(claims, key=lambda one: one.confidence)  # of the surest the first
        value = "" if stated == best.quote else stated  # relations whose value is the words
        more = f" (+{len(claims) - 1})" if len(claims) > 1 else ""
        row = (
            relations()[relation].label(),
            value,
            f"“{shortened(best.quote, _QUOTE_LENGTH)}”{more}",
            f"{best.confidence:.2f}",
        )
        rows.append((*row, called) if hashes else row)
    return rows


def as_lines(told: Iterable[tuple[str, str]], width: int, *, colour: bool) -> str:
    """Return names and texts as text of a given width, the names in a column of their own.

    A word that is longer than its column, an IRI for one, stands whole: who copies it needs it unbroken.
    """
    pairs = list(told)
    column = max((len(name) for name, _ in pairs), default=0) + 2
    rows: list[str] = []
    for name, text in pairs:
        parts = wrap(harmless(text), max(width - column, 20), break_long_words=False, break_on_hyphens=False) or [""]
        shown = f"\x1b[1m{name}\x1b[0m" if colour else name
        rows.append(f"{shown}{' ' * (column - len(name))}{parts[0]}")
        rows += [" " * column + part for part in parts[1:]]
    return "".join(row.rstrip() + "\n" for row in rows)
