"""The data protection officer, and the representative under Art. 27 GDPR."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.plain_names import is_person
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.names import group_of
from noticegraph.ingest.relations.contacts import is_officers_title
from noticegraph.ingest.relations.own import bare
from noticegraph.ingest.relations.slots import Named, after, before, block_name, lines_below
from noticegraph.ingest.relations.slots import at as name_at

_TIED = 12  # characters between the words for the office and the name that a verb of being or a comma ties to them
_ADDRESS_FORM = re.compile(
    r",? ?\(?(?:(?:z\. ?H(?:d|n)?\. ?(?:v\. ?)?|att\.? ?))?((?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?) )"
)
_NAMES = 2  # the company that provides the officer, and the person


def _plausible(context: Context, named: Named) -> bool:
    """Tell whether a name in the officer's place can be one: with a legal form, or a person's, not the office's own."""
    office = context.has(named.start, named.end, "ng:OfficerCue", "ng:RepresentativeCue")
    office = office or is_officers_title(named.name)
    return named.full or (not office and is_person(named.name, context.language))


def _below(context: Context, index: int, own: frozenset[str]) -> Iterator[Named]:
    """Yield the officer's names in a contact block: a person, a company, or both, before the first line of an address.

    "Example Privacy GmbH⏎Jane Example⏎Street 1": both. A person's employer that is no company is not named as officer.
    """
    found: list[Named] = []
    for at in lines_below(context, index):
        named = block_name(context, at)
        if named is None or not _plausible(context, named):
            if found or at > index + 1:
                break
            continue
        if named.full and bare(named.name) in own:
            continue
        found.append(named)
        if len(found) == _NAMES:
            break
    yield from found


def _second_block(context: Context, heading: int, own: frozenset[str]) -> Iterator[Named]:
    """Yield the officer's names in a section headed "Controller and data protection officer".

    The heading names both and the contact blocks follow in its order, so that the second is the officer's.
    """
    start, end = context.normal.blocks[heading]
    if not (
        context.has(start, end, "ng:ControllerCue", "ng:SectionController") and context.has(start, end, "ng:OfficerCue")
    ):
        return
    scope = context.scope_at(start)
    if scope is None:
        return
    first, last = context.scopes[scope].blocks
    seen_own = gap = False
    for at in range(first + 1, last):
        named = block_name(context, at)
        if named and named.full and bare(named.name) in own:
            seen_own, gap = True, False
        elif context.document.blocks[at].kind is Kind.PARAGRAPH:
            gap = seen_own
        elif named and seen_own and gap and _plausible(context, named):
            yield from _below(context, at, own)
            return


def _candidates(context: Context, cue: str, own: frozenset[str]) -> Iterator[tuple[Named, float]]:
    for hit in context.scan.of(cue):
        if context.role_at(hit.start) is Role.DEFINITIONS:
            continue
        if context.role_at(hit.start) is Role.RIGHTS:
            tied = _in_sentence(
                context, hit
            )  # "you may ask our officer" names nobody, "our officer is Jane Example" does
            if tied and 0 < tied.start - hit.end < _TIED and not (tied.full and bare(tied.name) in own):
                yield tied, 0.8
            continue
        index = context.normal.block_at(hit.start)
        start, end = context.normal.blocks[index]
        if context.document.blocks[index].kind is Kind.HEADING:
            combined = list(_second_block(context, index, own))
            if not combined and context.has(start, end, "ng:ControllerCue"):
                continue
            for named in combined or _below(context, index + 1, own):
                yield named, 0.85
        elif _opens_block(context, hit):
            for named in _below(context, index + 1, own):
                yield named, 0.85
        else:
            said = _in_sentence(context, hit)
            if said and not (said.full and bare(said.name) in own):
                yield said, 0.8
                if said.full and (person := _beside(context, said)):
                    yield person, 0.8


def _beside(context: Context, company: Named) -> Named | None:
    """Return the person named with a form of address right behind the company: "Example GmbH, Herr Jan Example"."""
    address = _ADDRESS_FORM.match(context.text, company.end)
    if address is None:
        return None
    named = name_at(context, address.start(1), context.sentence(company.start)[1])
    return named if named and is_person(named.name, context.language) else None


def _opens_block(context: Context, hit: Hit) -> bool:
    """Tell whether the words of the cue announce lines: "Our officer is:", "You reach our officer at⏎"."""
    end = context.normal.blocks[context.normal.block_at(hit.start)][1]
    rest = context.text[hit.end : end]
    return len(rest) <= 160 and (rest.rstrip().endswith(":") or (len(rest) <= 3 and not rest.strip(" .")))


def _titled(context: Context, hit: Hit) -> Named | None:
    """Return the person whose title the cue is in a line of a contact block: "Data protection officer Jane Example"."""
    index = context.normal.block_at(hit.start)
    start, end = context.normal.blocks[index]
    if context.document.blocks[index].kind is not Kind.LINE or hit.start != start or hit.end + 1 >= end:
        return None
    named = name_at(context, hit.end, end)
    return named if named and named.end == end and is_person(named.name, context.language) else None


def _in_sentence(context: Context, hit: Hit) -> Named | None:
    """Return the name in the cue's own sentence: "Our officer is Jane Example", "our officer, Example GmbH"."""
    named = after(context, hit)
    if named is None:
        named = _titled(context, hit)
    if named is None:
        close = re.match(r"(?:,|:| \(| –)? ?", context.text[hit.end : hit.end + 4])
        start = hit.end + (close.end() if close else 0)
        organisation = next(
            iter(context.within(context.organisations, start, min(start + 25, context.sentence(hit.start)[1]))), None
        )
        named = Named(organisation.name, organisation.start, organisation.end, True) if organisation else None
        person = name_at(context, start, context.sentence(hit.start)[1]) if not named and close else None
        if person and close and close.group().strip() and not person.name.isupper():  # "PO BOX"
            # "our data protection manager, Jane Example, answers"
            named = person if is_person(person.name, context.language) else None
    if named is None:
        named = before(context, hit)
    return named if named and _plausible(context, named) and not (group_of(named.name) and not named.full) else None


def _party(context: Context, relation: str, cue: str, own: frozenset[str]) -> Iterator[Found]:
    seen: set[str] = set()
    for named, confidence in _candidates(context, cue, own):
        if named.name not in seen and len(seen) < 2 * _NAMES:
            seen.add(named.name)
            yield Found(relation, named.name, named.start, named.end, None, confidence, f"{relation}.cue")


def officers(context: Context, controller: list[Found]) -> list[Found]:
    """Return the `dpo` facts: person and company both."""
    return list(_party(context, "dpo", "ng:OfficerCue", frozenset(bare(c.value) for c in controller)))


def representatives(context: Context, controller: list[Found]) -> list[Found]:
    """Return the `representative` facts, Art. 27 GDPR."""
    return list(_party(context, "representative", "ng:RepresentativeCue", frozenset(bare(c.value) for c in controller)))
