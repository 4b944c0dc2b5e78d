"""Who is named in a notice, scope by scope, and which names mean the same company.

In one process "Google", "Google Analytics" and "Google Ireland Limited" are one recipient, cited at its
fullest name; "Google Ireland Limited" and "Google LLC" are two.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.ingest.context import Context
from noticegraph.ingest.model import Kind
from noticegraph.ingest.names import group_of

_TOKEN = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an organisation in the text; `full` when it carries a legal form.

    `family` are the lower-cased words by which other names of the same group are recognised.
    """

    name: str
    start: int
    end: int
    full: bool
    family: frozenset[str]
    country: str | None = None
    slug: str | None = None


def _family(name: str, slug: str | None) -> frozenset[str]:
    """Return the first word of a name, and the register's name for the group it belongs to."""
    first = _TOKEN.search(name)
    group = group_of(slug or name)
    return frozenset({first.group().lower() if first else name.lower(), *([f"group:{group}"] if group else [])})


def mentions(context: Context) -> tuple[Mention, ...]:
    """Return every organisation named in the notice, by start; a brand inside a full name is not counted again."""
    full = [
        Mention(o.name, o.start, o.end, True, _family(o.name, None), o.country) for o in context.organisations
    ]
    taken = [(m.start, m.end) for m in full]
    brands = [
        Mention(k.name, k.start, k.end, False, _family(k.name, k.slug), None, k.slug)
        for k in context.known
        if not any(s < k.end and k.start < e for s, e in taken)
    ]
    return tuple(sorted([*full, *brands], key=lambda m: m.start))


def same_party(left: Mention, right: Mention) -> bool:
    """Tell whether two names may mean one company: one of them is a brand, and they share a family."""
    if left.full and right.full:
        return left.name.casefold() == right.name.casefold()
    return bool(left.family & right.family)


def fullest(mention: Mention, among: Iterable[Mention]) -> Mention:
    """Return the fullest name that `mention` goes by among the names of its process."""
    if mention.full:
        return mention
    candidates = [m for m in among if m.full and same_party(mention, m)]
    return candidates[0] if candidates else mention


def in_scope(context: Context, found: Iterable[Mention], scope: int) -> list[Mention]:
    """Return the names that stand in a scope."""
    start, end = context.ranges[scope]
    return [m for m in found if start <= m.start < end]


def in_heading(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands in a heading."""
    return context.block_at(mention.start).kind is Kind.HEADING
