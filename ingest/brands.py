"""Names of parties that neither the register nor a legal form tells, found by where they stand.

| sign | "…" |
|---|---|
| after | directly after words that name a party: "we use Examplio", "the provider Examplio" |
| field | alone in a column of parties, or first in an item drawn as a row |
| list | an item of a list that is announced as one of recipients and whose items are names |
| address | directly before a postal address: "Examplio Corporate, One Road 1, 12345 Town" |
| abbreviation | initials that the notice gives a long name itself: "Union of Example Bands, UEB" |
| heading | a heading that begins with a known name and is a name: "Examplio Meet" |

What "and" and commas join to a known name is a name without a sign: "Examplio, Samplia and Google".
A name once found so is found again wherever the notice writes it the same way.
Offsets are offsets into normalised text.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from noticegraph.ingest.brand_rows import IDENTIFIER, goes_on, in_rows, is_no_name, says_more, things
from noticegraph.ingest.brand_words import (
    is_common,
    is_strong,
    is_whole_name,
    name_at,
    names_after,
)
from noticegraph.ingest.context import Context, per_notice
from noticegraph.ingest.fields import Field, fields
from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.lines import SECTION_NUMBER
from noticegraph.ingest.model import Kind, Role, Span
from noticegraph.ingest.stretches import Stretches, Taken
from noticegraph.ontology.grammar_words import words_of

_ANNOUNCES = ("ng:RecipientCue", "ng:ProviderCue", "ng:RecipientCategoryCue", "ng:NamesParty")
_READ = (Role.PROCESS, Role.GENERAL)
_WORD = r"[A-ZÄÖÜÆØÅ][\w&.-]{0,60}+"
# The body that a person speaks for stands before: "v/ leder", "vertreten durch den Vorstand"
_SPEAKS_FOR = re.compile(
    r"(?:\bv/|\bved |vertreten durch |represented by |\bc/o |\bInh\. |\bInhaber(?:in)?:? ) ?(?:[^\W\d_]+ ){0,2}$"
)
_PROPRIETOR = re.compile(r"\b(?:Inh\.|Inhaber(?:in)?|Prop\.|v/)(?!\w)")
# A name, then the parts of an address that the grammar leaves to it: "Examplio Corporate, One Road, Town, "
_BEFORE_ADDRESS = re.compile(
    rf"({_WORD}(?: {_WORD}){{1,3}})(?:, (?:{_WORD}|\d+)(?: (?:{_WORD}|\d+)){{0,4}}){{0,3}}(?:, | \()$"
)
_ABBREVIATED = re.compile(
    rf"((?:{_WORD} )(?:(?:of|for|von|für|der|av|i|og|and|und|{_WORD}) ){{0,5}}{_WORD})(?:, | \()([A-ZÆØÅÄÖÜ]{{3,6}})\b"
)
_CAPITALS = re.compile(r"(?<!\w)[A-ZÆØÅÄÖÜ]{3,6}(?!\w)")
_BEFORE_NAME, _AFTER_NAME = re.compile(r"(?<![\w./@-])"), re.compile(r"(?![\w@]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Brand:
    """A name and the sign by which it is one; the sign is empty where it is only met again."""

    name: str
    start: int
    end: int
    sign: str = ""


def _make(context: Context, start: int, end: int, sign: str = "") -> Brand:
    return Brand(context.text[start:end].rstrip(".,:;"), start, end, sign)


def _after_cues(context: Context) -> Iterator[Brand]:
    """Yield names directly after words that name a party.

    German capitals tell nothing, so that a German name must be quoted, be no dictionary word by its form, or be met
    in a heading.
    """
    headings = {context.text[a:b] for i, (a, b) in enumerate(context.normal.blocks) if _is_heading(context, i)}
    for hit in context.scan.of("ng:NamesParty"):
        row = list(names_after(context.text, hit.end))
        for start, end in row[:1] if len(row) > 1 and goes_on(context, row) else row:
            name = context.text[start:end]
            if is_no_name(context, start, end):
                break  # a day, a month, a town: "stored in Example City"
            if _is_heading(context, context.normal.block_at(hit.start)) and "\n" in context.text[hit.end : start]:
                break  # the text below a heading on providers begins with any word
            if any(o.start < end and start < o.end for o in context.within(context.organisations, start - 80, end)):
                break  # what follows a full name is its address
            common = is_common(name, context.language, context.text)
            if start > row[0][0] and common:
                break  # "Examplio, Cookies and Pixels": what follows is of the thing's kind
            if says_more(context, start, end):
                continue
            quoted = context.text[start - 1 : start] in '"“„»«' if start else False
            known = quoted or is_strong(name) or name in headings or context.language != "de"
            if known and not common:
                yield _make(context, start, end, "after")


def _is_heading(context: Context, block: int) -> bool:
    return context.document.blocks[block].kind is Kind.HEADING


def _in_fields(context: Context) -> Iterator[Brand]:
    """Yield what stands in a column of parties, or first in an item drawn as a row."""
    for number, block in enumerate(context.document.blocks):
        if block.kind not in (Kind.ROW, Kind.ITEM):
            continue
        row = list(fields(context, number))
        parted = any(f.column == "ng:ColumnParty" for f in row)
        for field in row:
            if parted and field.column == "ng:ColumnTitle":
                continue  # beside a column of parties it holds other names, of cookies or products
            if field.start < field.end and (found := _field_name(context, field, block.kind is Kind.ITEM)):
                yield _make(context, *found, "field")


def _field_name(context: Context, field: Field, item: bool) -> tuple[int, int] | None:
    """Return the name that a field holds.

    A column of parties holds names whatever they look like, but for a known name with a thing ("Examplio videos") and
    for data; a column of titles holds names among other things.
    """
    if IDENTIFIER.fullmatch(context.text, field.start, field.end):
        return None
    whole = is_whole_name(context.text, field.start, field.end)
    if field.column == "ng:ColumnParty" or (item and field.first):
        found = (field.start, field.end) if whole else name_at(context.text, field.start, field.end)
        return found if found and not _is_thing(context, *found) else None
    if field.column == "ng:ColumnTitle" and whole and not says_more(context, field.start, field.end):
        name = context.text[field.start : field.end]
        if IDENTIFIER.fullmatch(name):
            return None  # what a table of cookies lists
        return None if is_common(name, context.language, context.text) else (field.start, field.end)
    return None


def _is_thing(context: Context, start: int, end: int) -> bool:
    """Tell whether a cell names data or a kind of recipients, or a thing after a known name, or a cookie.

    A common word that the writer neither links nor marks is a kind of recipients too: "Researchers".
    """
    first = context.normal.offsets[start]
    if IDENTIFIER.fullmatch(context.text, start, end) or context.document.text.startswith("_", max(first - 1, 0)):
        return True
    known = any(start <= k.start and k.end < end for k in context.known)
    inside = things(context, start, end)
    if inside and (known or any(h.topic in ("personal-data", "parties") for h in inside)):
        return True
    at = context.normal.offsets[start]
    marked = bool(_masks(context, at, at))
    return not marked and is_common(context.text[start:end], context.language, context.text)


def _lists(context: Context) -> Iterator[tuple[int, list[int]]]:
    """Yield runs of items with the index of the block before them."""
    run: list[int] = []
    for number, block in enumerate(context.document.blocks):
        if block.kind is Kind.ITEM:
            run.append(number)
            continue
        if run and run[0]:
            yield run[0] - 1, run
        run = []
    if run and run[0]:
        yield run[0] - 1, run


def _in_lists(context: Context) -> Iterator[Brand]:
    """Yield items that are names, in a list whose announcement speaks of recipients and ends in a colon or in "below".

    Most of the items must be names: in "we use the following: your address, …" they are none.
    """
    blocks = context.normal.blocks
    for lead, items in _lists(context):
        start, end = blocks[lead]
        last = context.sentence(max(end - 2, start))[0]
        said = context.text[last:end].rstrip()
        leads = said.endswith(":") or not words_of(context.language, "ng:BelowWord").isdisjoint(
            _LETTERS.findall(said.lower())
        )
        if not (leads and context.has(last, end, *_ANNOUNCES)) or context.role_at(start) not in _READ:
            continue
        found = [f for item in items if (f := _item_name(context, *blocks[item]))]
        if 2 * len(found) >= len(items):
            yield from (_make(context, *f, "list") for f in found)


def _item_name(context: Context, start: int, end: int) -> tuple[int, int] | None:
    end = _marked_end(context, start, end)
    if context.text[start:end].endswith(".") and context.text[end : end + 1] == " ":
        return None  # a heading of the prose behind it
    found = (start, end) if is_whole_name(context.text, start, end) else name_at(context.text, start, end)
    if found is None or is_common(context.text[found[0] : found[1]], context.language, context.text):
        return None
    return found if context.language != "de" or is_strong(context.text[found[0] : found[1]]) else None


def _masks(context: Context, first: int, last: int) -> Sequence[Span]:
    """Return the masks that begin before `last` and end at `first` or after it, as offsets into the document's text."""
    masks = _ordered_masks(context)
    return masks[bisect_left(masks, first, key=lambda m: m.end) : bisect_left(masks, last, key=lambda m: m.start)]


@per_notice
def _ordered_masks(context: Context) -> tuple[Span, ...]:
    return tuple(sorted(context.document.masked, key=lambda m: m.start))


def _marked_end(context: Context, start: int, end: int) -> int:
    """Return where the words end that an item begins with in bold or as a link; `end` where it does not."""
    first, last = context.normal.offsets[start], context.normal.offsets[end - 1] if end > start else 0
    masks = _masks(context, first, last)
    if len(masks) < 2 or masks[0].end != first:
        return end
    marked = [i for i in range(start, end) if context.normal.offsets[i] < masks[1].start]
    return marked[-1] + 1 if marked else end


def _in_headings(context: Context, known: Sequence[tuple[int, int]]) -> Iterator[Brand]:
    """Yield headings that begin with a known name and are one name: "Examplio Meet", but no "Examplio videos"."""
    starts = dict(known)
    for number, (start, end) in enumerate(context.normal.blocks):
        if not _is_heading(context, number):
            continue
        numbered = SECTION_NUMBER.match(context.text, start, end)
        begin = numbered.end() if numbered else start
        longer = starts.get(begin, end) < end
        if longer and is_whole_name(context.text, begin, end) and not says_more(context, begin, end):
            yield _make(context, begin, end, "heading")


def _before_addresses(context: Context) -> Iterator[Brand]:
    """Yield names that a postal address follows: "from Examplio Corporate, One Road 1, 12345 Town".

    An address belongs to the organisation before it: where a full name stands there, it is that one's.
    """
    for address in context.addresses:
        before = context.text[max(0, address.start - 90) : address.start]
        match = _BEFORE_ADDRESS.search(before)
        if match is None or context.role_at(address.start) not in _READ:
            continue
        start = address.start - len(before) + match.start(1)
        if _SPEAKS_FOR.search(context.text[max(0, start - 40) : start]) or _PROPRIETOR.search(match.group(1)):
            continue  # "Example Choir, represented by its chair Jane Example, Street 1"
        line = context.normal.blocks[context.normal.block_at(start)][0]
        owned = context.within(context.organisations, max(line, start - 80), address.end)
        if not owned and not is_common(match.group(1), context.language, context.text):
            yield _make(context, start, start + len(match.group(1)), "address")


@per_notice
def _capitals(context: Context) -> dict[str, list[tuple[int, int]]]:
    """Return where each word of capitals stands."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _CAPITALS.finditer(context.text):
        places.setdefault(match.group(), []).append(match.span())
    return places


def _abbreviations(context: Context) -> Iterator[Brand]:
    """Yield the places of an abbreviation that the notice forms itself, under the name it is short for.

    "The Union of Example Bands, UEB": a name, then its initials.
    """
    known: set[tuple[str, str]] = set()
    for match in _ABBREVIATED.finditer(context.text):
        words, short = match.group(1).split(), match.group(2)
        if not context.has(match.start(1), match.end(1), "ng:BodyNoun"):
            continue  # "Content Delivery Network (CDN)" is a thing
        for size in range(len(short), len(words) + 1):
            name = words[-size:]
            if "".join(w[0] for w in name if w[0].isupper()) == short and name[0][0].isupper():
                if (" ".join(name), short) not in known:
                    known.add((" ".join(name), short))
                    yield from (Brand(" ".join(name), a, b) for a, b in _capitals(context).get(short, ()))
                break


def _again(context: Context, found: Iterable[Brand]) -> Iterator[Brand]:
    """Yield the other places where the names are written the same way."""
    names = {b.name for b in found if len(b.name) > 2}
    places: dict[str, list[int]] = {}
    for start, end, (name,) in Phrases((name, name) for name in names).ends(context.text):
        if _BEFORE_NAME.match(context.text, start) and _AFTER_NAME.match(context.text, end):
            places.setdefault(name, []).append(start)
    for name in sorted(places):
        for start in places[name]:
            yield Brand(name, start, start + len(name))


def _genitive(name: str, names: Collection[str]) -> bool:
    """Tell whether a name is another's genitive without an apostrophe: "Examplios servere"."""
    return name.endswith("s") and name[:-1] in names


def _is_country(brand: Brand, countries: Stretches) -> bool:
    """Tell whether a name is that of a country; "driftes av Eksempel Norge" names whom the country is part of."""
    head = brand.name.partition(" ")[0]
    return countries.overlap(brand.start, brand.end) and (
        not brand.sign or countries.overlap(brand.start, brand.start + len(head))
    )


def find_brands(
    context: Context, taken: Iterable[tuple[int, int]], known: Sequence[tuple[int, int]]
) -> tuple[Brand, ...]:
    """Return the unregistered names by start.

    `taken` are stretches that are full names; `known` those of registered names, which only a longer name that
    stands alone covers: "Examplio Technologies" in a cell where "Examplio" is known.
    """
    never = [*taken, *((h.start, h.end) for h in context.scan.of("ng:NotAParty"))]
    countries = Stretches([(c.start, c.end) for c in context.countries])
    registered, forbidden, free = Stretches(known), Stretches(never), Taken()
    alone = [*_in_fields(context), *_in_lists(context), *_before_addresses(context), *_in_headings(context, known)]
    signed = [*alone, *(b for b in _after_cues(context) if not registered.overlap(b.start, b.end))]
    names = {b.name for b in signed} | {context.text[a:b] for a, b in known}
    kept: list[Brand] = []
    full = [(o.start, o.end) for o in context.organisations]
    anchors = sorted([*known, *full])
    joined = [_make(context, *r) for r in in_rows(context, anchors) if not registered.overlap(*r)]
    for brand in [*_abbreviations(context), *signed, *_again(context, [*signed, *joined])]:
        mere = not brand.name or _genitive(brand.name, names)
        if mere or forbidden.overlap(brand.start, brand.end) or _is_country(brand, countries):
            continue
        if free.take(brand.start, brand.end):
            kept.append(brand)
    return tuple(sorted(kept, key=lambda b: b.start))
