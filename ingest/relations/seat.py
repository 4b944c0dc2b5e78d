"""Where the controller sits: its postal address and its country."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.addresses import Address, is_box
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.relations.contacts import Contacts, Owner
from noticegraph.ontology.lexicon import Tier

_EDGE = 1500  # characters at the end of a notice in which a sole address is its own
_NEAR = 60  # characters before an address in which "care of" makes another's address one's own
_SPEAKER = 80  # characters before the words for a seat in which the party sits that they are about
_CARE_OF = re.compile(r"℅|\bc/o\b", re.IGNORECASE)
_OTHERS = ("ng:RecipientKind", "ng:RecipientCategoryCue", "ng:ProvidersAbove", "ng:GivesTo", "ng:TransferCue")
_REACH = 160  # characters after the words for a seat in which its country stands


def _address(context: Context, contacts: Contacts) -> Address | None:
    """Return the controller's address: behind its name, else in its section, else the only one that ends the notice."""
    known = context.addresses
    own = [a for a in known if contacts.owner(a.start) is Owner.CONTROLLER]
    if not own:
        own = [
            a for a in known if contacts.owner(a.start) is Owner.UNKNOWN and context.role_at(a.start) is Role.CONTROLLER
        ]
    if not own:
        seats = [h for h in context.scan.of("ng:SeatCue") if _is_about_us(context, contacts, h)]
        own = [
            a for a in known if any(h.end <= a.start < min(h.end + _REACH, context.sentence(h.start)[1]) for h in seats)
        ]
    if not own and known and known[0].start < _EDGE and contacts.owner(known[0].start) is Owner.UNKNOWN:
        # "The municipality of Example is the controller. Its postal address is P.O. Box 1, …"
        scope = context.scope_at(known[0].start)
        named = (m for m in contacts.names if m.owner is Owner.CONTROLLER and m.start < known[0].start)
        own = [known[0]] if any(context.scope_at(m.start) == scope for m in named) else []
    if not own and len(known) == 1 and _is_own(context, contacts, known[0]):
        own = list(known)
    # the section on the controller is there to give it: Art. 13(1)(a) GDPR
    return min(
        own, key=lambda a: (a.country is None, is_box(a), not _in_own_section(context, a), a.start), default=None
    )


def _is_own(context: Context, contacts: Contacts, only: Address) -> bool:
    """Tell whether a notice's only address is its holder's: nobody else's stands before it."""
    owner = contacts.owner(only.start)
    if owner is Owner.UNKNOWN:
        return True
    ends = only.start > len(context.text) - _EDGE and context.block_at(only.start).kind is Kind.LINE
    care_of = _CARE_OF.search(context.text, only.start - _NEAR, only.start) is not None
    return ends and (owner is not Owner.OTHER or care_of)


def _figures(address: Address) -> tuple[str, ...]:
    """Return the numbers of an address, by which two spellings are one: "Street 1, 10115 Berlin", "Str. 1 10115"."""
    return tuple(re.findall(r"\d+", address.text))


def _in_own_section(context: Context, address: Address) -> bool:
    return context.role_at(address.start) is Role.CONTROLLER


def _is_about_us(context: Context, contacts: Contacts, hit: Hit) -> bool:
    """Tell whether a sentence on a seat is about the controller: it names it or says "we" before.

    "If you are based in Switzerland" is about the reader, "our service providers are based in" and "we pass it to a
    partner based in" about others.
    """
    owner = contacts.owner(hit.start)
    start = max(context.sentence(hit.start)[0], hit.start - _SPEAKER)
    before = set(re.findall(r"[^\W_]+", context.text[start : hit.start].lower()))
    if owner is Owner.UNKNOWN and before & contacts.short:
        return True  # "Example is registered in Ireland with its office at"
    speaking = [h.start for h in context.hits(start, hit.end, "ng:SelfReference") if _means_us(context, h)]
    if any(h.end + 1 >= max(speaking, default=start) for h in context.hits(start, hit.start, *_OTHERS)):
        return False
    return owner is Owner.CONTROLLER or (owner is Owner.UNKNOWN and bool(speaking))


def _means_us(context: Context, hit: Hit) -> bool:
    """Tell whether a noun that a notice may call itself by is written as a name: "the Provider", but no "provider"."""
    return hit.tier is not Tier.LIST or context.text[hit.start].isupper()


def _said(context: Context, contacts: Contacts) -> Iterator[Found]:
    """Yield the country that a sentence on the seat names: "our registered office is in Malaysia".

    Without one, "Example Società Cooperativa, with its office in Bologna" tells it by a form of one country alone.
    """
    cues = [h for h in context.scan.of("ng:SeatCue") if _is_about_us(context, contacts, h)]
    for hit in cues:
        end = min(context.sentence(hit.start)[1], hit.end + _REACH)
        for c in context.within(context.countries, hit.start, end)[:1]:
            yield Found("controller_country", c.value, c.start, c.end, None, 0.8, "controller.seat")
            return
    for hit in cues:
        start = context.sentence(hit.start)[0]
        for o in context.within(context.organisations, start, hit.start)[-1:]:
            if o.country and contacts.owner(hit.start) is Owner.CONTROLLER:
                yield Found("controller_country", o.country, o.start, hit.end, None, 0.7, "controller.form")
                return


def _ends_lines(context: Context, contacts: Contacts) -> Iterator[Found]:
    """Yield the country that ends the controller's contact block: "Example S.A.⏎12 Rue d'Exemple, Lille⏎France".

    Addresses without a postcode are no addresses for the grammar; a street's number tells them from prose.
    """
    for c in context.countries:
        if context.role_at(c.start) is not Role.CONTROLLER or contacts.owner(c.start) is Owner.OTHER:
            continue
        start, end = context.normal.blocks[context.normal.block_at(c.start)]
        lines = context.text[max(start, c.start - _REACH) : c.start]
        if end - c.end <= 1 and re.search(r"\d", lines) and not re.search(r"[^\W\d_]{4,}[.:;] ", lines):
            yield Found("controller_country", c.value, c.start, c.end, None, 0.75, "controller.address")
            return


def seat(context: Context, contacts: Contacts) -> Iterator[Found]:
    """Yield `controller_address` (the words) and `controller_country`."""
    found = _address(context, contacts)
    if found:
        for a in context.addresses:  # each place that gives it is evidence
            if a is found or _figures(a) == _figures(found):
                yield Found("controller_address", found.text, a.start, a.end, None, 0.88, "controller.address")
    if found and found.country:
        yield Found("controller_country", found.country, found.start, found.end, None, 0.92, "controller.address")
    else:
        said = list(_said(context, contacts))
        yield from said or _ends_lines(context, contacts)
