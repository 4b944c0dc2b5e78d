"""What one notice states and another does not, and what both state otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from noticegraph.diff.facts import Fact, Key, Process, Stated
from noticegraph.diff.match import Pair, matched
from noticegraph.ontology.relations import Place, ValueType, relation, relations

_ALIKE = 0.6  # words that share as much of their letters say the same thing otherwise
_FIRST_WORD = 4  # letters of a first word by which two names are those of one company


class Kind(StrEnum):
    """How a fact differs."""

    CHANGED = "changed"  # the same subject and relation with another value
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"  # stated of another process, or of the notice as a whole


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact before, after or both; the processes are those that it is stated of, that of the notice for itself."""

    kind: Kind
    relation: str
    old: Fact | None
    new: Fact | None
    old_process: Process | None
    new_process: Process | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two notices compared.

    `renamed` are processes that are one under two titles, which is told and is no difference of facts. `uncompared`
    are the relations that both state of the same subject in words of different languages, by process.
    """

    old: Stated
    new: Stated
    differences: tuple[Difference, ...]
    renamed: tuple[Pair, ...]
    uncompared: tuple[tuple[Process, str], ...]

    @property
    def languages_differ(self) -> bool:
        """Whether the two are in different languages."""
        return _base(self.old) != _base(self.new)


def compare(old: Stated, new: Stated) -> Comparison:
    """Return what differs, in the order of the old notice, then what only the new one has in its own order.

    Between languages the values that are words are not compared: where both notices have some in a place, that is
    told; where only one has, it is a difference.
    """
    in_words = _base(old) == _base(new)
    pairs = matched(old.processes, new.processes, in_words=in_words)
    uncompared: list[tuple[Process, str]] = []
    found: list[Difference] = []
    for first, second in ((old.whole, new.whole), *pairs):
        passed = set() if in_words else _both_in_words(first, second)
        uncompared += [(first, key) for key in passed]
        found += _between(first, second, passed)
    one, other = ({pair[side].iri for pair in pairs} for side in (0, 1))
    for process in old.processes:
        if process.iri not in one:
            found += [Difference(Kind.REMOVED, f.relation, f, None, process, None) for f in process.facts.values()]
    for process in new.processes:
        if process.iri not in other:
            found += [Difference(Kind.ADDED, f.relation, None, f, None, process) for f in process.facts.values()]
    return Comparison(
        old,
        new,
        tuple(sorted(_with_moves(found, in_words=in_words), key=_place)),
        tuple(pair for pair in pairs if in_words and pair[0].title != pair[1].title),
        tuple(sorted(uncompared, key=lambda one: (one[0].position, relation(one[1]).order))),
    )


def _base(stated: Stated) -> str:
    return stated.notice.language.partition("-")[0]


def _both_in_words(first: Process, second: Process) -> set[str]:
    """Return the relations that both processes state in words, unless in the same: an address, a version's number."""
    mine, other = ({f.key for f in process.facts.values() if f.in_a_language} for process in (first, second))
    both = {key for key, _ in mine} & {key for key, _ in other}
    return both & {key for key, _ in mine ^ other}


def _between(first: Process, second: Process, passed: set[str]) -> Iterator[Difference]:
    for row in relations().values():
        if row.key in passed:
            continue
        old, new = (
            {key: fact for key, fact in process.facts.items() if fact.relation == row.key}
            for process in (first, second)
        )
        gone = [fact for key, fact in old.items() if key not in new]
        come = [fact for key, fact in new.items() if key not in old]
        for before, after in _changes(row.key, gone, come):
            gone.remove(before)
            come.remove(after)
            yield Difference(Kind.CHANGED, row.key, before, after, first, second)
        yield from (Difference(Kind.REMOVED, row.key, fact, None, first, second) for fact in gone)
        yield from (Difference(Kind.ADDED, row.key, None, fact, first, second) for fact in come)


def _changes(key: str, gone: Sequence[Fact], come: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Return which removed value became which added one: those that are kin, and one that is left for one."""
    left, right = list(gone), list(come)
    scored = [(_kin(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    found: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score > 0 and i not in found and j not in found.values():
            found[i] = j
    rest = [i for i in range(len(left)) if i not in found], [j for j in range(len(right)) if j not in found.values()]
    if len(rest[0]) == len(rest[1]) == 1 and not _is_list(key):
        found[rest[0][0]] = rest[1][0]
    return [(left[i], right[j]) for i, j in sorted(found.items())]


def _is_list(key: str) -> bool:
    """Tell whether a notice lists values of a relation, each for itself: rights, adequate countries."""
    row = relation(key)
    return row.places == frozenset({Place.NOTICE}) and row.value_type in (ValueType.CONCEPT, ValueType.COUNTRY)


def _kin(one: Fact, other: Fact) -> float:
    """Return how surely two values of a relation are one thing said otherwise, 0 for no sign of it."""
    kind = relation(one.relation).value_type
    if kind is ValueType.TRANSFER:
        mine, theirs = one.compared.split(" | "), other.compared.split(" | ")
        same_importer = bool(mine[0]) and mine[0] == theirs[0]
        return 2.0 * same_importer + sum(a == b for a, b in zip(mine[1:], theirs[1:], strict=False)) * same_importer
    if kind is ValueType.ORGANISATION:
        first = one.compared.partition("-")[0]
        return float(len(first) >= _FIRST_WORD and first == other.compared.partition("-")[0])
    if one.in_a_language:
        alike = SequenceMatcher(None, one.compared, other.compared).ratio()
        return alike if alike >= _ALIKE else 0.0
    return 0.0


def _with_moves(found: Sequence[Difference], *, in_words: bool) -> Iterator[Difference]:
    """Yield the differences, a fact removed in one place and added in another as one that moved."""
    come: dict[Key, list[Difference]] = {}
    for one in found:
        if one.kind is Kind.ADDED and one.new is not None and (in_words or not one.new.in_a_language):
            come.setdefault(one.new.key, []).append(one)
    moved: list[Difference] = []
    gone: set[int] = set()
    for one in found:
        if one.kind is Kind.REMOVED and one.old is not None and (others := come.get(one.old.key)):
            other = others.pop(0)
            moved.append(Difference(Kind.MOVED, one.relation, one.old, other.new, one.old_process, other.new_process))
            gone |= {id(one), id(other)}
    yield from (one for one in found if id(one) not in gone)
    yield from moved


def _place(one: Difference) -> tuple[bool, int, int, str, int, str]:
    process = one.old_process or one.new_process
    fact = one.old or one.new
    position = process.position if process is not None else -1
    claim = fact.claim if fact is not None else None
    return (
        one.old_process is None,
        position,
        relation(one.relation).order,
        one.kind.value,
        claim.start if claim is not None else 0,
        claim.value if claim is not None else "",
    )


def count(differences: Iterable[Difference]) -> dict[str, int]:
    """Return how many differences there are of each kind, in the order of the kinds."""
    kinds = [one.kind for one in differences]
    return {kind.value: kinds.count(kind) for kind in Kind}
