"""Which names mean the same company, and which of many is a company's fullest name.

The names of a notice are put into dictionaries by spelling and by family once; comparing each with each would let a
long list of recipients take minutes.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from noticegraph.ontology.names import organisation_slug

_GROUP = "group:"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an organisation in the text; `full` when it carries a legal form or an address.

    `family` are the lower-cased words by which other names of the same group are recognised. `sign` says by what
    an unregistered name was found (see `brands`); `product` that the register knows the name as a product's only.
    """

    name: str
    start: int
    end: int
    full: bool
    family: frozenset[str]
    country: str | None = None
    slug: str | None = None
    sign: str = ""
    product: bool = False

    @property
    def words(self) -> Iterator[str]:
        """Return the family without the register's name for the group."""
        return (f for f in self.family if not f.startswith(_GROUP))


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return what all spellings of a name share: case, blanks and the spelling of the legal form do not count."""
    return organisation_slug(name).replace("-", "")


def same_name(left: str, right: str) -> bool:
    """Tell whether two spellings are one name."""
    return name_key(left) == name_key(right)


def same_party(left: Mention, right: Mention) -> bool:
    """Tell whether two names may mean one company: they share a family, and one of them is a brand.

    Two brands of one group that each go by a name of their own are two: "log in with LinkedIn or Microsoft".
    """
    if left.full and right.full:
        return same_name(left.name, right.name)
    shared = left.family & right.family
    if left.full or right.full or left.product or right.product:
        return bool(shared)
    return any(not f.startswith(_GROUP) for f in shared)


class Circle:
    """A growing set of names that answers `same_party` for all of them at once."""

    def __init__(self, names: Iterable[Mention] = ()) -> None:
        self._full: set[str] = set()  # keys of full names
        self._brands: set[str] = set()  # families of brands
        self._open: set[str] = set()  # families of full names and of products, to which a group is enough
        self._words: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, mention: Mention) -> None:
        """Put a name into the circle."""
        if mention.full:
            self._full.add(name_key(mention.name))
        else:
            self._brands |= mention.family
        if mention.full or mention.product:
            self._open |= mention.family
        self._words.update(mention.words)

    def has_full(self, mention: Mention) -> bool:
        """Tell whether a full name is in the circle in any spelling."""
        return name_key(mention.name) in self._full

    def has(self, mention: Mention) -> bool:
        """Tell whether a name may mean the company of one in the circle."""
        if mention.full:
            return self.has_full(mention) or not mention.family.isdisjoint(self._brands)
        if not mention.family.isdisjoint(self._open):
            return True
        if mention.product:
            return not mention.family.isdisjoint(self._brands)
        return any(word in self._words for word in mention.words)


class Names(tuple[Mention, ...]):
    """Names by start, ready to be looked up.

    Equal to itself only, so that what is worked out for the names of a notice can be kept for them.
    """

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the names that begin in start:end."""
        return self[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int) -> Mention | None:
        """Return the last name that begins before an offset."""
        index = bisect_left(self._starts, offset)
        return self[index - 1] if index else None

    def has(self, mention: Mention) -> bool:
        """Tell whether this very name, at its place, is among the names."""
        return mention in self.between(mention.start, mention.start + 1)

    def spelling(self, mention: Mention) -> Mention | None:
        """Return the full name of this key with the most blanks."""
        return self._spellings.get(name_key(mention.name))

    def full_name(self, families: Iterable[str]) -> Mention | None:
        """Return the first full name of one of the families."""
        return _first(self._full, families)

    def plain_name(self, families: Iterable[str]) -> Mention | None:
        """Return the first name of one of the families that is no product's."""
        return _first(self._plain, families)

    def brand(self, mention: Mention) -> Mention | None:
        """Return the first brand that is spelt like a brand and means the same company."""
        alike = self._brands.get(name_key(mention.name), {})
        return next((m for m in alike.values() if same_party(mention, m)), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self]

    @cached_property
    def _spellings(self) -> dict[str, Mention]:
        best: dict[str, Mention] = {}
        for m in self:
            if m.full:
                known = best.setdefault(name_key(m.name), m)
                if m.name.count(" ") > known.name.count(" "):
                    best[name_key(m.name)] = m
        return best

    @cached_property
    def _full(self) -> dict[str, Mention]:
        return {f: m for m in reversed(self) if m.full for f in m.family}

    @cached_property
    def _plain(self) -> dict[str, Mention]:
        return {f: m for m in reversed(self) if not m.product for f in m.family}

    @cached_property
    def _brands(self) -> dict[str, dict[tuple[frozenset[str], bool], Mention]]:
        alike: dict[str, dict[tuple[frozenset[str], bool], Mention]] = {}
        for m in self:
            if not m.full:
                alike.setdefault(name_key(m.name), {}).setdefault((m.family, m.product), m)
        return alike


def _first(known: dict[str, Mention], families: Iterable[str]) -> Mention | None:
    return min((known[f] for f in families if f in known), key=lambda m: m.start, default=None)


def _in_order(groups: Iterable[Names], look_up: Callable[[Names], Mention | None]) -> Mention | None:
    return next((m for m in map(look_up, groups) if m is not None), None)


def fullest(mention: Mention, among: Sequence[Names]) -> Mention:
    """Return the fullest name that `mention` goes by among the names of its process, which stand one after another.

    The first full name of its family, sooner one that begins alike than one of the same group; a product without
    one goes by its company's short name. Of two spellings of a full name it is the one with its blanks.
    """
    if mention.full:
        alike = [m for names in among if (m := names.spelling(mention))]
        return max(alike, key=lambda m: m.name.count(" "), default=mention)
    full = _in_order(among, lambda names: names.full_name(mention.words))
    full = full or _in_order(among, lambda names: names.full_name(mention.family))
    if full:
        return full
    if mention.product:
        return _in_order(among, lambda names: names.plain_name(mention.family)) or mention
    return _in_order(among, lambda names: names.brand(mention)) or mention
