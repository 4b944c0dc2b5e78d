"""Who is named in a notice, scope by scope, and which names mean the same company.

In one process "Google", "Google Analytics" and "Google Ireland Limited" are one recipient, cited at its
fullest name; "Google Ireland Limited" and "Google LLC" are two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from noticegraph.ingest.brands import Brand, find_brands
from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.grammar.organisations import Known
from noticegraph.ingest.kinship import Mention, Names, name_key
from noticegraph.ingest.model import Kind
from noticegraph.ingest.names import group_of, is_product
from noticegraph.ingest.stretches import Stretches

__all__ = ["Mention", "Names", "distinct", "goes_by", "in_heading", "in_scope", "mentions", "scopes_above"]

_TOKEN = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
_COMPOUND = re.compile(r"-(?:\s|,)")  # "Meta- und Nutzungsdaten": the beginning of a compound
_LETTERS = re.compile(r"[^\W\d_]")
_BRACKET_REST = 30  # characters behind a company in which the bracket closes that names it and its country
_TIGHT = 2  # characters between a name and "is a company from"


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


def mentions(context: Context) -> Names:
    """Return every organisation named in the notice, by start; a brand inside a full name is not counted again."""
    full = [Mention(o.name, o.start, o.end, True, _family(o.name, None), o.country) for o in context.organisations]
    taken = [(m.start, m.end) for m in full]
    other = Stretches([*taken, *((h.start, h.end) for h in context.scan.of("ng:NotAParty"))])
    free_standing = (k for k in context.known if not _COMPOUND.match(context.text, k.end))
    known = [k for k in free_standing if not other.overlap(k.start, k.end)]
    authorities = Stretches((h.start, h.end) for h in context.scan.of("ng:AuthorityName"))
    found = find_brands(context, taken, [(k.start, k.end) for k in known])
    brands = [
        b for b in found if not authorities.overlap(b.start, b.end)
    ]  # "… for Data | Protection Example, Street 1"
    inside = ([k for k in context.within(known, b.start, b.end) if k.end <= b.end] for b in brands)
    longer = [_brand(b, k) for b, k in zip(brands, inside, strict=True)]
    covered = Stretches((b.start, b.end) for b in longer)
    free = [_known(k) for k in known if not covered.overlap(k.start, k.end)]
    named = sorted([*full, *longer, *free], key=lambda m: m.start)
    return Names(_seated_apart(context, Names(_explained(context, named))))


def _explained(context: Context, named: Sequence[Mention]) -> list[Mention]:
    """Let a brand with its company in brackets go by that company: "the provider Examplio (Samplia)".

    What is in brackets may be but its initials: "Example Web Services (EWS)" goes by its long name.
    """
    owners: set[str] = set()
    makers: dict[str, frozenset[str]] = {}
    for left, right in pairwise(named):
        if not left.full and left.slug is None and right.full and _in_its_bracket(context, left, right):
            makers[left.name] = right.family
        if left.full or right.full or not left.family & right.family:
            continue
        if context.text[left.end : right.start] not in (" (", "/", " / "):
            continue
        if context.text[right.end : right.end + 1] == ")":
            owners.add(right.name if _initials(left.name, right.name) else left.name)
    if makers:
        named = [replace(m, family=m.family | makers.get(m.name, m.family)) if not m.full else m for m in named]
    return [replace(m, product=True) if m.name in owners and not m.full else m for m in named]


def _in_its_bracket(context: Context, brand: Mention, company: Mention) -> bool:
    """Tell whether a company, with its country at most, is all that stands in the bracket behind a brand."""
    if context.text[brand.end : company.start] != " (":
        return False
    close = context.text.find(")", company.end, company.end + _BRACKET_REST)
    if close < 0:
        return False
    rest = context.text[company.end : close]
    for country in context.within(context.countries, company.end, close):
        rest = rest.replace(context.text[country.start : country.end], "")
    return _LETTERS.search(rest) is None


def _initials(name: str, short: str) -> bool:
    """Tell whether a name is the initials of another."""
    return short.isupper() and "".join(word[0] for word in name.split() if word[0].isupper()) == short


def _seats(named: Iterable[Mention]) -> dict[str, set[str | None]]:
    """Return the countries of the full names by family."""
    seats: dict[str, set[str | None]] = {}
    for mention in named:
        for family in mention.family if mention.full else ():
            seats.setdefault(family, set()).add(mention.country)
    return seats


def _seated_apart(context: Context, named: Names) -> list[Mention]:
    """Let a brand count as a full name where it is called a company of another country than the full names'.

    "Examplio is a company from the USA with a branch in Germany. Contact: Examplio Germany GmbH": two companies.
    """
    apart: set[int] = set()
    seats: dict[int, dict[str, set[str | None]]] = {}
    for hit in context.scan.of("ng:CompanyFrom"):
        before = named.last_before(hit.start)
        country = next((c.value for c in context.within(context.countries, hit.end, hit.end + 30)), None)
        scope = context.scope_at(hit.start)
        if before is None or before.full or not 0 <= hit.start - before.end <= _TIGHT:
            continue
        if country is None or scope is None:
            continue
        if scope not in seats:
            seats[scope] = _seats(named.between(*context.ranges[scope]))
        kin = {seat for family in before.family for seat in seats[scope].get(family, ())}
        if kin and kin.isdisjoint({None, country}):
            apart.add(before.start)
    return [replace(m, full=True, country=None) if m.start in apart else m for m in named]


@per_notice
def in_scope(context: Context, found: Names, scope: int) -> Names:
    """Return the names that stand in a scope."""
    return Names(found.between(*context.ranges[scope]))


@per_notice
def _nearest_above(context: Context) -> tuple[tuple[int, ...], ...]:
    """Return for each scope the scopes of the sections that its path leads through, the nearest first."""
    last: dict[tuple[str, ...], int] = {}
    above: list[tuple[int, ...]] = []
    for index, scope in enumerate(context.scopes):
        over = (last.get(scope.path[:size]) for size in range(1, len(scope.path)))
        above.append(tuple(sorted((o for o in over if o is not None), reverse=True)))
        last[scope.path] = index
    return tuple(above)


def scopes_above(context: Context, scope: int) -> Sequence[int]:
    """Return the scopes that a scope stands under, the nearest first: what they name is named here too.

    A table's row or an enumerated item is complete in itself and stands under none.
    """
    if context.document.blocks[context.scopes[scope].blocks[0]].kind in (Kind.ROW, Kind.ITEM):
        return ()
    return _nearest_above(context)[scope]


@per_notice
def goes_by(context: Context, found: Names, scope: int) -> tuple[Names, ...]:
    """Return the names by which a scope's parties go, by start: those of the sections it stands under and its own."""
    return tuple(in_scope(context, found, index) for index in sorted((scope, *scopes_above(context, scope))))


def in_heading(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands in a heading."""
    return context.block_at(mention.start).kind is Kind.HEADING


def distinct(named: Iterable[Mention]) -> list[Mention]:
    """Return each party once, by its first name."""
    kept: dict[str, Mention] = {}
    for mention in named:
        kept.setdefault(name_key(mention.name), mention)
    return list(kept.values())
