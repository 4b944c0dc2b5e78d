"""Recipients of a process: who receives or may access data, each once and at its fullest name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from noticegraph.ingest.brand_words import names_after
from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.fields import fields_of
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.parties import Mention, fullest, goes_by, in_heading, in_scope, same_party
from noticegraph.ingest.relations import contracts
from noticegraph.ingest.relations.categories import categories
from noticegraph.ingest.relations.other_parts import plays_another_part

_PARTY_COLUMNS = ("ng:ColumnParty", "ng:ColumnTitle")
_CUES = ("ng:ProviderCue", "ng:RecipientCue", "ng:TransferCue", "ng:ProcessorContract", "ng:JointControllerCue")
_KIN_REACH = 25  # characters between "subsidiary of the" and the name


def is_kin(context: Context, mention: Mention) -> bool:
    """Tell whether a company is only said to be the parent or owner of another: "a subsidiary of Example Inc.".

    Kin to which data are said to go is a recipient: "transferred to their group companies, Example Inc. or …".
    """
    start, _ = context.sentence(mention.start)
    kin = [h for h in context.hits(start, mention.start, "ng:GroupCue") if mention.start - h.end < _KIN_REACH]
    if not kin:
        return False
    listed = "," in context.text[kin[-1].end : mention.start]
    sent = [h for h in context.scan.of("ng:TransferCue", "ng:RecipientCue") if start <= h.start < kin[-1].start]
    return not (listed and sent)


def _denied(context: Context, mention: Mention) -> bool:
    start, _ = context.sentence(mention.start)
    return context.has(start, mention.start, "ng:DeniesParty") or denied(context, mention.start, mention.end)


def _self_hosted(context: Context, mention: Mention, here: Sequence[Mention]) -> bool:
    """Tell whether the controller itself runs the software of this name: "Examplio runs on our own server"."""
    for other in here:
        if not other.full and same_party(other, mention):
            start, end = context.sentence(other.start)
            if context.has(start, end, "ng:SelfHosted"):
                return True
    return False


def _named_as_party(context: Context, mention: Mention) -> bool:
    """Tell whether words that name a party stand directly before the name: "the provider Examplio"."""
    start, _ = context.sentence(mention.start)
    cues = context.hits(start, mention.start, "ng:NamesParty")
    return any(a == mention.start for cue in cues for a, _ in names_after(context.text, cue.end))


def _heads_item(context: Context, mention: Mention) -> bool:
    """Tell whether a list's item begins with the name and explains it: "Examplio: account number"."""
    if not context.in_block(mention.start, (Kind.ITEM,)):
        return False
    start, end = context.normal.blocks[context.normal.block_at(mention.start)]
    after = context.text[mention.end : mention.end + 3]
    alone = mention.end == end or after[:1] == ":" or after[:2] == " (" or after in (" – ", " - ")
    return mention.start == start and alone and "://" not in context.text[start:end]


def _only_example(context: Context, mention: Mention) -> bool:
    """Tell whether the name is an example in brackets: "(e.g. by Examplio)"."""
    start, _ = context.sentence(mention.start)
    opened = context.text.rfind("(", start, mention.start)
    closed = context.text.rfind(")", start, mention.start)
    return opened > closed and context.has(opened, mention.start, "ng:ExampleCue")


def _uses_another(context: Context, mention: Mention, here: Sequence[Mention]) -> bool:
    """Tell whether the name is that of who employs the recipient: "Examplio uses Samplia Inc. for this"."""
    _, end = context.sentence(mention.start)
    uses = [h for h in context.hits(mention.end, end, "ng:RecipientCue") if h.start - mention.end < 3]
    return bool(uses) and any(
        uses[0].end <= m.start < end and m.start - uses[0].end < 30 and not same_party(m, mention) for m in here
    )


def _announced(context: Context, mention: Mention, here: Sequence[Mention]) -> bool:
    """Tell whether the section is headed as one on recipients in general: "Who else gets your data"."""
    scope = context.scope_at(mention.start)
    if scope is None:
        return False
    start, end = context.normal.blocks[context.scopes[scope].blocks[0]]
    heading = context.document.blocks[context.scopes[scope].blocks[0]].kind is Kind.HEADING
    about_one = any(start <= m.start < end for m in here)
    return heading and not about_one and context.has(start, end, "ng:RecipientCue", "ng:RecipientCategoryCue")


def _clause(context: Context, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence between semicolons: "sent by Examplio; see its policy" says two things."""
    before = context.text.rfind(";", start, mention.start)
    after = context.text.find(";", mention.end, end)
    return (before + 1 if before >= 0 else start), (after if after >= 0 else end)


def _brand_receives(context: Context, mention: Mention, here: Sequence[Mention]) -> bool:
    """Tell whether a brand is a recipient by where it stands, or by the words of its sentence."""
    column = context.column(mention.start)
    if context.in_block(mention.start, (Kind.ROW,)):
        return mention.sign == "field" or column in _PARTY_COLUMNS
    if mention.sign or in_heading(context, mention):
        return True
    if _named_as_party(context, mention) or _heads_item(context, mention):
        return True
    start, end = context.sentence(mention.start)
    start, end = _clause(context, mention, start, end)
    if context.has(start, end, "ng:PolicyPointer") or _only_example(context, mention):
        return False
    if _uses_another(context, mention, here):
        return False
    return context.has(start, end, *_CUES) or _announced(context, mention, here)


def _is_subject(context: Context, mention: Mention) -> bool:
    """Tell whether a name is that of the service the notice is about: its title names it."""
    headings = (i for i, b in enumerate(context.document.blocks[:3]) if b.kind is Kind.HEADING)
    first = next(headings, None)
    return not mention.full and first is not None and mention.name in context.text[slice(*context.normal.blocks[first])]


def is_recipient(context: Context, mention: Mention, own: Sequence[Mention], here: Sequence[Mention]) -> bool:
    """Tell whether a named organisation receives data by the words around its name.

    A company with its legal form does, unless it is the controller, denied, or only the kin of another. A brand
    does by its place or by the words of its sentence; not where the reader is only pointed to its policy.
    """
    if any(same_party(mention, o) for o in own) or _is_subject(context, mention):
        return False
    if _denied(context, mention) or is_kin(context, mention) or plays_another_part(context, mention):
        return False
    if mention.full:
        return True
    return not _self_hosted(context, mention, here) and _brand_receives(context, mention, here)


def _party_cell(context: Context, scope: int, here: Sequence[Mention]) -> list[Mention]:
    """Return the names in the fields of a row that are there to name its party; none where it has no such fields."""
    row = fields_of(context, scope)
    parties = [f for f in row if f.column in _PARTY_COLUMNS or (f.column is None and f.first)]
    parties = [f for f in parties if f.column == "ng:ColumnParty"] or parties
    return [m for m in here if any(f.start <= m.start < f.end for f in parties)]


def recipients(context: Context, found: Sequence[Mention], scope: int, own: Sequence[Mention]) -> list[Mention]:
    """Return the recipients of a scope, each once, at its fullest name, placed where this scope names it."""
    here, names = in_scope(context, found, scope), goes_by(context, found, scope)
    cell = _party_cell(context, scope, here)
    if cell:
        here = names = cell
    chosen: list[Mention] = []
    for mention in here:
        if not is_recipient(context, mention, own, here):
            continue
        best = fullest(mention, names)
        if best is not mention and best.full and not is_recipient(context, best, own, names):
            continue
        if not any(same_party(best, c) for c in chosen if c.full == best.full or not best.full):
            inside = best in here
            chosen.append(best if inside else replace(best, start=mention.start, end=mention.end))
    return chosen


def read(context: Context, found: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `recipient`, `recipient_category`, `processor_contract` and `joint_controller` facts."""
    by_scope: dict[int, list[Mention]] = {}
    for scope in context.scopes_of(Role.PROCESS, Role.GENERAL):
        chosen = by_scope[scope] = recipients(context, found, scope, own)
        for m in chosen:
            rule = "recipient.full" if m.full else f"recipient.{m.sign or 'brand'}"
            yield Found("recipient", m.name, m.start, m.end, scope, 0.9 if m.full else 0.7, rule)
        yield from contracts.read(context, found, scope, by_scope, own)
    yield from categories(context)
