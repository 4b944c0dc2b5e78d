"""Who is named in a notice, scope by scope, and which names mean the same company.

In one process "Google", "Google Analytics" and "Google Ireland Limited" are one recipient, cited at its
fullest name; "Google Ireland Limited" and "Google LLC" are two.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from noticegraph.ingest.brands import Brand, find_brands
from noticegraph.ingest.context import Context
from noticegraph.ingest.grammar.organisations import Known
from noticegraph.ingest.model import Kind
from noticegraph.ingest.names import group_of, is_product
from noticegraph.ontology.names import organisation_slug

_TOKEN = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
_COMPOUND = re.compile(r"-(?:\s|,)")  # "Meta- und Nutzungsdaten": the beginning of a compound


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


def _family(name: str, slug: str | None) -> frozenset[str]:
    """Return the first word of a name, and the register's name for the group it belongs to."""
    first = _TOKEN.search(name)
    group = group_of(slug or name)
    return frozenset({first.group().lower() if first else name.lower(), *([f"group:{group}"] if group else [])})


def _known(known: Known) -> Mention:
    family = _family(known.name, known.slug)
    return Mention(known.name, known.start, known.end, False, family, None, known.slug, "", is_product(known.name))


def _brand(brand: Brand, inside: Sequence[Known]) -> Mention:
    """Return the mention of an unregistered name; a registered name that it begins with tells its family."""
    slug = inside[0].slug if inside else None
    product = bool(inside) and is_product(inside[0].name)
    full = brand.sign == "address"
    family = _family(brand.name, slug)
    return Mention(brand.name, brand.start, brand.end, full, family, None, slug, brand.sign, product)


def mentions(context: Context) -> tuple[Mention, ...]:
    """Return every organisation named in the notice, by start; a brand inside a full name is not counted again."""
    full = [Mention(o.name, o.start, o.end, True, _family(o.name, None), o.country) for o in context.organisations]
    taken = [(m.start, m.end) for m in full]
    other = [*taken, *((h.start, h.end) for h in context.scan.of("ng:NotAParty"))]
    free_standing = (k for k in context.known if not _COMPOUND.match(context.text, k.end))
    known = [k for k in free_standing if not any(s < k.end and k.start < e for s, e in other)]
    brands = find_brands(context, taken, [(k.start, k.end) for k in known])
    longer = [_brand(b, [k for k in known if b.start <= k.start and k.end <= b.end]) for b in brands]
    free = [_known(k) for k in known if not any(b.start < k.end and k.start < b.end for b in longer)]
    named = sorted([*full, *longer, *free], key=lambda m: m.start)
    return tuple(_seated_apart(context, _explained(context, named)))


def _explained(context: Context, named: Sequence[Mention]) -> list[Mention]:
    """Let a brand with its company in brackets go by that company: "the provider Examplio (Samplia)"."""
    owners = {
        left.name: right
        for left, right in pairwise(named)
        if not left.full
        and not right.full
        and context.text[left.end : right.start] in (" (", "/", " / ")
        and context.text[right.end : right.end + 1] == ")"
        and left.family & right.family
    }
    return [replace(m, product=True) if m.name in owners and not m.full else m for m in named]


def _seated_apart(context: Context, named: Sequence[Mention]) -> list[Mention]:
    """Let a brand count as a full name where it is called a company of another country than the full names'.

    "Examplio is a company from the USA with a branch in Germany. Contact: Examplio Germany GmbH": two companies.
    """
    apart: set[int] = set()
    for hit in context.scan.of("ng:CompanyFrom"):
        brand = next((m for m in named if not m.full and 0 <= hit.start - m.end <= 2), None)
        country = next((c.value for c in context.within(context.countries, hit.end, hit.end + 30)), None)
        scope = context.scope_at(hit.start)
        if brand is None or country is None or scope is None:
            continue
        start, end = context.ranges[scope]
        kin = [m for m in named if m.full and start <= m.start < end and brand.family & m.family]
        if kin and all(m.country not in (None, country) for m in kin):
            apart.add(brand.start)
    return [replace(m, full=True, country=None) if m.start in apart else m for m in named]


def same_name(left: str, right: str) -> bool:
    """Tell whether two spellings are one name: case, blanks and the spelling of the legal form do not count."""
    return organisation_slug(left).replace("-", "") == organisation_slug(right).replace("-", "")


def same_party(left: Mention, right: Mention) -> bool:
    """Tell whether two names may mean one company: they share a family, and one of them is a brand.

    Two brands of one group that each go by a name of their own are two: "log in with LinkedIn or Microsoft".
    """
    if left.full and right.full:
        return same_name(left.name, right.name)
    shared = left.family & right.family
    if left.full or right.full or left.product or right.product:
        return bool(shared)
    return any(not f.startswith("group:") for f in shared)


def _by_word(mention: Mention, other: Mention) -> bool:
    return any(not f.startswith("group:") for f in mention.family & other.family)


def fullest(mention: Mention, among: Sequence[Mention]) -> Mention:
    """Return the fullest name that `mention` goes by among the names of its process.

    The first full name of its family, sooner one that begins alike than one of the same group; a product without
    one goes by its company's short name. Of two spellings of a full name it is the one with its blanks.
    """
    if mention.full:
        alike = [m for m in among if m.full and same_name(m.name, mention.name)]
        return max(alike, key=lambda m: m.name.count(" "), default=mention)
    related = [m for m in among if same_party(mention, m)]
    full = [m for m in related if m.full]
    if full:
        return next((m for m in full if _by_word(mention, m)), full[0])
    if mention.product:
        return next((m for m in related if not m.product), mention)
    return next((m for m in related if same_name(m.name, mention.name)), mention)


def in_scope(context: Context, found: Sequence[Mention], scope: int) -> list[Mention]:
    """Return the names that stand in a scope."""
    start, end = context.ranges[scope]
    first = bisect_left(found, start, key=lambda m: m.start)
    last = bisect_left(found, end, key=lambda m: m.start)
    return list(found[first:last])


def scopes_above(context: Context, scope: int) -> list[int]:
    """Return the scopes that a scope stands under, the nearest first: what they name is named here too.

    A table's row or an enumerated item is complete in itself and stands under none.
    """
    path = context.scopes[scope].path
    if context.document.blocks[context.scopes[scope].blocks[0]].kind in (Kind.ROW, Kind.ITEM):
        return []
    before = range(scope - 1, -1, -1)
    prefixes = {path[:size] for size in range(1, len(path))}
    above: list[int] = []
    for index in before:
        other = context.scopes[index].path
        if other in prefixes:
            above.append(index)
            prefixes.discard(other)
    return above


def goes_by(context: Context, found: Sequence[Mention], scope: int) -> list[Mention]:
    """Return the names by which a scope's parties go, by start: its own and those of the sections it stands under."""
    return [m for index in sorted((scope, *scopes_above(context, scope))) for m in in_scope(context, found, index)]


def in_heading(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands in a heading."""
    return context.block_at(mention.start).kind is Kind.HEADING


def distinct(named: Iterable[Mention]) -> list[Mention]:
    """Return each party once, by its first name."""
    kept: list[Mention] = []
    for mention in named:
        if not any(same_name(mention.name, k.name) for k in kept):
            kept.append(mention)
    return kept
