"""Third countries: where data go, and where those sit who receive them.

"Outside the EEA" is said as of today; for another day ask `ontology.law`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from noticegraph.ingest.context import Context
from noticegraph.ingest.denial import denied
from noticegraph.ingest.fields import Field, fields_of
from noticegraph.ingest.grammar.places import Country, is_third_country
from noticegraph.ingest.kinship import Mention, Names, fullest, name_key
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind

SAFEGUARDS = (
    "eu-gdpr:A45-3",
    "ng:EU-US-DPF",
    "ng:EU-US-PrivacyShield",
    "eu-gdpr:A46-2-c",
    "eu-gdpr:A46-2-b",
    "eu-gdpr:A49-1-a",
)
UNSPECIFIED = "unspecified"
_PLACES = ("ng:ColumnCountry", "ng:ColumnSafeguard", "ng:ColumnParty")
_GOES = ("ng:TransferCue", "ng:RecipientCue", "ng:ProviderCue", *SAFEGUARDS)
_NO_DESTINATION = ("ng:OriginCue", "ng:NotThere")  # "if you live in Testland", "not in Testland"
_AMERICAN = re.compile(r"\b(Inc|LLC|Corp|Corporation|Incorporated)\b")
_ADDRESS_REACH = 160  # characters after a name in which its address ends with the country
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zäöüæøå]{2,}")
_UNION = re.compile(r"\b(?:EU|EEA|EØS|EWR|European Union|Europäischen? Union)\b\)?(?:, | and | und | og | or |/| & )+$")
_OWNER_REACH = 12  # characters before "office is located in" in which "our" stands
_AND = re.compile(r" (?:and|und|og) ")
_UNION_REACH = 80  # characters before a country in which the unions are named that it is named with
_ARTICLE = re.compile(r"(?:the|der|die|den) $")
# What may stand between the words that tell of an origin and the country: others named with it, and their articles.
_NAMED_WITH = re.compile(r"(?: |,|/|&|the|der|die|den|dem|des|and|or|und|oder|og|eller|\b[A-ZÆØÅÄÖÜ][\w.]*)*")
# "outside the UK": data leave it. England and Wales have laws and clubs; data go to the United Kingdom.
_LEFT = re.compile(
    r"\b(?:outside|außerhalb|utenfor|utanfor)(?: of| von)?(?: (?:the|der|des|de))?(?: [A-Z]\w+(?:,| and| or|/))* $"
)
_LEFT_REACH = 60  # characters before a country in which the word stands that data leave it
_PARTS = frozenset({"England", "Wales", "Scotland", "Northern Ireland"})
_NAMES_IT = re.compile(r" ?\((?:[^\s,()]+ ){0,3}$")


@dataclass(frozen=True, slots=True)
class Destination:
    """A third country as it is said; `address` when it is where a party sits, `party` being that party's name."""

    country: str
    start: int
    end: int
    party: str | None = None


def _owner(context: Context, country: Country, names: Sequence[Names]) -> Mention | None:
    """Return the party whose address, or bracket, ends with this country: the one named last before it.

    An address has capitals and figures, hardly a small word; a clause has many.
    """
    before = next((m for group in reversed(names) if (m := group.last_before(country.start))), None)
    if before is None or country.start - before.end > _ADDRESS_REACH:
        return None
    between = context.text[before.end : country.start]
    near = context.within(context.addresses, before.end, country.start + 1)
    if "\n" in between and not any(country.start < a.end for a in near):
        return None
    close = (
        re.match(r",| ?\(| [–-] |\n| (?:of|in|from|aus|i|fra) (?=[A-ZÄÖÜÆØÅ])", between) is not None
        and len(_SMALL_WORD.findall(between)) <= 2
    )
    return before if close else None


def _of_the_union(context: Context, country: Country) -> bool:
    """Tell whether a country is named as one with the EEA: "responsible in the EU, the EEA and Switzerland"."""
    start, _ = context.sentence(country.start)
    article = _ARTICLE.search(context.text, max(start, country.start - 4), country.start)
    end = article.start() if article else country.start
    union = _UNION.search(context.text, max(start, end - _UNION_REACH), end)
    return union is not None and not context.has(start, country.start, "ng:TransferCue")


def _led_by(context: Context, at: int, *cues: str) -> Hit | None:
    """Return the words of cues that stand before the country at the offset, with other countries at most between."""
    first, _ = context.sentence(at)
    return next(
        (h for h in context.hits(first, at, *cues) if h.end <= at and _NAMED_WITH.fullmatch(context.text, h.end, at)),
        None,
    )


def _goes_there(context: Context, at: int) -> bool:
    first, last = context.sentence(at)
    if context.has(first, last, "ng:AdequateCountriesCue") or denied(context, at, at):
        return False
    return context.has(first, last, *_GOES) or _under_transfer_heading(context, at)


def _own_seat(context: Context, country: Country) -> bool:
    """Tell whether a country is but where the controller says that it sits: "our office is located in Testland".

    Words of a transfer elsewhere in the sentence say more: "as we are based in Testland, your data are sent there";
    so does "our company and its servers".
    """
    seat = _led_by(context, country.start, "ng:SeatCue")
    if seat is None or _AND.search(context.text, seat.start, seat.end):
        return False
    first, last = context.sentence(country.start)
    ours = context.has(max(first, seat.start - _OWNER_REACH), seat.end, "ng:SelfReference")
    said = context.scan.beginning(first, last, *_GOES)
    return ours and all(h.start < country.end and h.end >= seat.end for h in said)


def _under_transfer_heading(context: Context, at: int) -> bool:
    """Tell whether the heading above says that what follows is about transfers abroad.

    "International transfers: our branches are in Testland" needs no verb of transfer to say where data may go.
    """
    block = context.normal.block_at(at)
    while block > 0 and context.document.blocks[block].kind is not Kind.HEADING:
        block -= 1
    return context.has(*context.normal.blocks[block], "ng:SectionTransfers")


def _only_places(context: Context, country: Country, row: Sequence[Field]) -> bool:
    """Tell whether a field names places alone, so that its column says where whatever heads it."""
    field = next((f for f in row if f.start <= country.start < f.end), None)
    if field is None or field.first:
        return False
    said = context.text[field.start : field.end]
    for c in context.within(context.countries, field.start, field.end):
        said = said.replace(context.text[c.start : c.end], "")
    return re.fullmatch(r"[\s,/;()&]*(?:[A-Z]{2,4}[\s,/;()&]*)*", said) is not None


def _named(context: Context, scope: int, names: Sequence[Names], chosen: Sequence[Mention]) -> list[Destination]:
    start, end = context.ranges[scope]
    row = fields_of(context, scope)
    receiving = {name_key(r.name) for r in chosen}
    found: list[Destination] = []
    for c in context.within(context.countries, start, end):
        if context.block_at(c.start).kind is Kind.HEADING or not is_third_country(c.value):
            continue
        if context.text[c.start : c.end] in _PARTS or _LEFT.search(
            context.text, max(0, c.start - _LEFT_REACH), c.start
        ):
            continue
        column = context.column(c.start)
        owner = _owner(context, c, names)
        if row:
            if column in _PLACES or (column is None and _only_places(context, c, row)):
                found.append(Destination(c.value, c.start, c.end))
        elif owner is not None:
            party = fullest(owner, names)
            if name_key(party.name) in receiving:
                found.append(Destination(c.value, c.start, c.end, party.name))
        elif (
            not _of_the_union(context, c)
            and _goes_there(context, c.start)
            and not _led_by(context, c.start, *_NO_DESTINATION)
            and not _own_seat(context, c)
        ):
            outside = _led_by(context, c.start, "ng:OutsideCue")  # "to providers outside Testland"
            found.append(Destination(UNSPECIFIED if outside else c.value, (outside or c).start, c.end))
    return found


def _means_the_named(context: Context, hit: Hit) -> bool:
    """Tell whether "a third country" is one that the sentence names.

    "As data may be processed in the USA, they go to a third country"; "to a third country (for example the USA)".
    "The USA and other third countries" says more.
    """
    first, _ = context.sentence(hit.start)
    if context.has(first, hit.end, "ng:FurtherThirdCountries"):
        return False
    if any(is_third_country(c.value) for c in context.within(context.countries, first, hit.start)):
        return True
    following = context.within(context.countries, hit.end, hit.end + 40)
    return bool(following) and _NAMES_IT.match(context.text[hit.end : following[0].start]) is not None


def _of_persons(context: Context, hit: Hit) -> bool:
    """Tell whether the words say where persons are, or where data do not go: "users outside the EU"."""
    first, last = context.sentence(hit.start)
    said = context.hits(first, last, *_NO_DESTINATION)
    within = any(h.start < hit.start < h.end for h in said)
    return within or _led_by(context, hit.start, *_NO_DESTINATION) is not None


def _asked(context: Context, hit: Hit) -> bool:
    """Tell whether the words stand in a question, which states nothing: "Do data go to a third country? No."."""
    _, end = context.sentence(hit.start)
    return "?" in context.text[end : end + 2]


def _in_sentence(context: Context, hit: Hit) -> list[Country]:
    return context.within(context.countries, *context.sentence(hit.start))


def _unnamed(context: Context, scope: int) -> list[Destination]:
    start, end = context.ranges[scope]
    possible = [
        Destination(UNSPECIFIED, h.start, h.end)
        for h in context.hits(start, end, "ng:PossibleTransfer", "ng:SecureThirdCountry")
        if not any(is_third_country(c.value) and not h.start < c.end <= h.end for c in _in_sentence(context, h))
    ]
    return (
        possible
        + [
            Destination(UNSPECIFIED, h.start, h.end)
            for h in context.hits(start, end, "ng:ThirdCountryUnspecified")
            if context.block_at(h.start).kind is not Kind.HEADING
            and not denied(context, h.start, h.end)
            and not _means_the_named(context, h)
            and not _asked(context, h)
            and not _of_persons(context, h)
        ]
        + _anywhere(context, scope)
    )


def _anywhere(context: Context, scope: int) -> list[Destination]:
    """Return the fields that name no country and mean third ones: "any country where Examplio operates", "EMEA"."""
    return [
        Destination(UNSPECIFIED, h.start, h.end)
        for f in fields_of(context, scope)
        if f.column in ("ng:ColumnCountry", None) and not f.first
        for h in context.hits(f.start, f.end, "ng:AnyCountry")[:1]
    ]


def destinations(context: Context, scope: int, names: Sequence[Names], chosen: Sequence[Mention]) -> list[Destination]:
    """Return the third countries of a scope by start.

    A country counts in a sentence that speaks of a transfer or a safeguard, at the end of a recipient's address, and
    in a table's column. `names` are the scope's names, `chosen` its recipients.
    """
    found = [*_named(context, scope, names, chosen), *_unnamed(context, scope)]
    return sorted(found, key=lambda d: d.start)


def stated_seats(places: Sequence[Destination]) -> dict[str, str]:
    """Return the third countries of the addresses by the keys of the parties' names, the first of each."""
    return {name_key(d.party): d.country for d in reversed(places) if d.party is not None}


def seat(party: Mention, stated: Mapping[str, str]) -> str | None:
    """Return the third country where a party sits: its address's, else the one that its legal form is bound to."""
    if country := stated.get(name_key(party.name)):
        return country
    if party.country:
        return party.country if is_third_country(party.country) else None
    return "loc:US" if party.full and _AMERICAN.search(party.name) else None
