"""Recipients of a process: who receives or may access data, each once and at its fullest name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from noticegraph.ingest.brand_words import names_after
from noticegraph.ingest.context import Context, Found, per_notice
from noticegraph.ingest.denial import party_denied
from noticegraph.ingest.fields import fields_of
from noticegraph.ingest.grammar.phrases import places
from noticegraph.ingest.kinship import Circle, Mention, Names, fullest, same_party
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.parties import goes_by, in_heading, in_scope
from noticegraph.ingest.relations import contracts
from noticegraph.ingest.relations.categories import categories
from noticegraph.ingest.relations.leads import announcement
from noticegraph.ingest.relations.other_parts import plays_another_part
from noticegraph.ontology.grammar_words import words_of

_ROLES = (Role.PROCESS, Role.GENERAL)
_PARTY_COLUMNS = ("ng:ColumnParty", "ng:ColumnTitle")
_CUES = ("ng:ProviderCue", "ng:RecipientCue", "ng:TransferCue", "ng:ProcessorContract", "ng:JointControllerCue")
_LONGEST_CUE = 400  # characters before a name in which words that tell what it is begin
_TIGHT = 3  # characters between a name and "uses"
_USED_REACH = 30  # characters between "uses" and the name that is used
_KIND_REACH = 50  # characters before a bracket of examples in which the kind that they are of is named
_RUN_REACH = 30  # characters between the name of a system and the words that say who runs it
_NAME_REACH = 60  # characters behind these words in which a company is named
# "Examplio 2, which is |", "Examplio, som |", "Examplio, das |": no other noun stands between
_WHICH = re.compile(r"(?: \d+)?,? (?:(?:som|which|that|is|are|has been|der|die|das|er|blir) ){0,2}")
_KIN_REACH = 25  # characters between "subsidiary of the" and the name


def is_kin(context: Context, mention: Mention) -> bool:
    """Tell whether a company is only said to be the parent or owner of another: "a subsidiary of Example Inc.".

    Kin to which data are said to go is a recipient: "transferred to their group companies, Example Inc. or …".
    """
    start, _ = context.sentence(mention.start)
    near = context.hits(max(start, mention.start - _LONGEST_CUE), mention.start, "ng:GroupCue")
    kin = [h for h in near if mention.start - h.end < _KIN_REACH]
    if not kin:
        return False
    listed = "," in context.text[kin[-1].end : mention.start]
    return not (listed and context.scan.beginning(start, kin[-1].start, "ng:TransferCue", "ng:RecipientCue"))


@per_notice
def _behind_not(context: Context) -> frozenset[int]:
    """Return where the names begin that a bare "not" stands right before, and those that "or" joins to them."""
    found: set[int] = set()
    for word in words_of(context.language, "ng:NotWord"):
        for at in places(context.text, f" {word} "):
            last = at
            for start, end in names_after(context.text, at + len(word) + 2):
                if "," in context.text[last:start]:
                    break  # another clause, or what takes its place
                found.add(start)
                last = end
    return frozenset(found)


@per_notice
def _self_hosted(context: Context, here: Names) -> Circle:
    """Return the brands whose software the controller itself runs: "Examplio runs on our own server"."""
    hits = context.scan.of("ng:SelfHosted")
    stretches = dict.fromkeys(context.sentence(h.start) for h in hits)
    named = (m for start, end in stretches for m in here.between(start, end) if not m.full)
    return Circle(named)


@per_notice
def _named_after(context: Context, end: int) -> frozenset[int]:
    """Return where the names begin that words which name a party are followed by; these words end at `end`."""
    return frozenset(start for start, _ in names_after(context.text, end))


def _named_as_party(context: Context, mention: Mention) -> bool:
    """Tell whether words that name a party stand directly before the name: "the provider Examplio"."""
    start, _ = context.sentence(mention.start)
    cues = context.hits(start, mention.start, "ng:NamesParty")
    return any(mention.start in _named_after(context, cue.end) for cue in cues)


def _is_run_by(context: Context, mention: Mention, here: Names) -> bool:
    """Tell whether the name is that of a system, and who runs it stands behind: "Examplio, which is operated by A Ltd".

    The company receives the data then, and the name tells only in which system.
    """
    _, end = context.sentence(mention.start)
    cues = context.hits(mention.end, min(end, mention.end + _RUN_REACH), "ng:ProviderCue")
    if not cues or not _WHICH.fullmatch(context.text, mention.end, cues[0].start):
        return False
    behind = here.between(cues[0].end, min(end, cues[0].end + _NAME_REACH))
    return any(m.full for m in behind)


def _heads_item(context: Context, mention: Mention) -> bool:
    """Tell whether a list's item begins with the name and explains it: "Examplio: account number"."""
    if not context.in_block(mention.start, (Kind.ITEM,)):
        return False
    start, end = context.normal.blocks[context.normal.block_at(mention.start)]
    after = context.text[mention.end : mention.end + 3]
    alone = mention.end == end or after[:1] == ":" or after[:2] == " (" or after in (" – ", " - ")
    return mention.start == start and alone and "://" not in context.text[start:end]


def _example(context: Context, mention: Mention) -> int | None:
    """Return where the bracket opens in which the name is an example: "(e.g. by Examplio)"; None outside one."""
    start, _ = context.sentence(mention.start)
    opened = context.text.rfind("(", start, mention.start)
    closed = context.text.rfind(")", start, mention.start)
    return opened if opened > closed and context.has(opened, mention.start, "ng:ExampleCue") else None


def _example_of_recipients(context: Context, opened: int) -> bool:
    """Tell whether a bracket of examples follows a kind of recipients: "runs at a hosting provider (e.g. Examplio)"."""
    start, _ = context.sentence(opened)
    kinds = "ng:RecipientCategoryCue", "ng:RecipientKind"
    return context.has(max(start, opened - _KIND_REACH), opened, *kinds)


def _uses_another(context: Context, mention: Mention, here: Names) -> bool:
    """Tell whether the name is that of who employs the recipient: "Examplio uses Samplia Inc. for this"."""
    _, end = context.sentence(mention.start)
    uses = next((h for h in context.hits(mention.end, end, "ng:RecipientCue") if h.start - mention.end < _TIGHT), None)
    if uses is None:
        return False
    used = here.between(uses.end, min(end, uses.end + _USED_REACH))
    return any(not same_party(m, mention) for m in used)


def _announced(context: Context, mention: Mention, here: Names) -> bool:
    """Tell whether the section is headed as one on recipients in general: "Who else gets your data"."""
    scope = context.scope_at(mention.start)
    if scope is None:
        return False
    start, end = context.normal.blocks[context.scopes[scope].blocks[0]]
    heading = context.document.blocks[context.scopes[scope].blocks[0]].kind is Kind.HEADING
    about_one = bool(here.between(start, end))
    return heading and not about_one and context.has(start, end, "ng:RecipientCue", "ng:RecipientCategoryCue")


def _clause(context: Context, mention: Mention, start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence between semicolons: "sent by Examplio; see its policy" says two things."""
    before = context.text.rfind(";", start, mention.start)
    after = context.text.find(";", mention.end, end)
    return (before + 1 if before >= 0 else start), (after if after >= 0 else end)


def _brand_receives(context: Context, mention: Mention, here: Names) -> bool:
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
    if context.has(start, end, "ng:PolicyPointer"):
        return False
    example = _example(context, mention)
    if example is not None:
        return _example_of_recipients(context, example)
    if _uses_another(context, mention, here):
        return False
    return context.has(start, end, *_CUES) or _announced(context, mention, here) or _in_list(context, mention)


def _in_list(context: Context, mention: Mention) -> bool:
    """Tell whether a name stands as an example in a list that is announced as one of recipients.

    "We share data with:⏎• tools for maps such as Examplio": what the items say goes on from the announcement.
    """
    if not context.in_block(mention.start, (Kind.ITEM,)):
        return False
    block = context.normal.block_at(mention.start)
    lead = announcement(context, block)
    if lead is None or not context.has(*lead, "ng:RecipientCue", "ng:TransferCue", "ng:RecipientCategoryCue"):
        return False
    start, _ = context.sentence(mention.start)
    return context.has(max(start, context.normal.blocks[block][0]), mention.start, "ng:ExampleCue")


@per_notice
def _title(context: Context) -> str:
    """Return the first heading, where it stands at the notice's head; nothing where there is none."""
    headings = (i for i, b in enumerate(context.document.blocks[:3]) if b.kind is Kind.HEADING)
    first = next(headings, None)
    return "" if first is None else context.text[slice(*context.normal.blocks[first])]


def _is_subject(context: Context, mention: Mention) -> bool:
    """Tell whether a name is that of the service the notice is about: its title names it."""
    return not mention.full and mention.name in _title(context)


def is_recipient(context: Context, mention: Mention, own: Circle, here: Names) -> bool:
    """Tell whether a named organisation receives data by the words around its name.

    A company with its legal form does, unless it is the controller, denied, or only the kin of another. A brand
    does by its place or by the words of its sentence; not where the reader is only pointed to its policy.
    """
    if own.has(mention) or _is_subject(context, mention):
        return False
    if mention.start in _behind_not(context) or party_denied(context, mention.start, mention.end):
        return False
    if is_kin(context, mention) or plays_another_part(context, mention):
        return False
    if mention.full:
        return True
    if _is_run_by(context, mention, here):
        return False
    return not _self_hosted(context, here).has(mention) and _brand_receives(context, mention, here)


def _party_cell(context: Context, scope: int, here: Names) -> Names:
    """Return the names in the fields of a row that are there to name its party; none where it has no such fields."""
    row = fields_of(context, scope)
    parties = [f for f in row if f.column in _PARTY_COLUMNS or (f.column is None and f.first)]
    parties = [f for f in parties if f.column == "ng:ColumnParty"] or parties
    return Names(m for m in here if any(f.start <= m.start < f.end for f in parties))


def _recipients(context: Context, found: Names, scope: int, own: Circle) -> list[Mention]:
    """Return the recipients of a scope, each once, at its fullest name, placed where this scope names it."""
    here = in_scope(context, found, scope)
    if not here:  # as in most scopes
        return []
    names = goes_by(context, found, scope)
    if cell := _party_cell(context, scope, here):
        here, names = cell, (cell,)
    chosen: list[Mention] = []
    circle = Circle()
    for mention in here:
        if not is_recipient(context, mention, own, here):
            continue
        best = fullest(mention, names)
        if best is not mention and best.full and not is_recipient(context, best, own, here):
            continue
        if not (circle.has_full(best) if best.full else circle.has(best)):
            chosen.append(best if here.has(best) else replace(best, start=mention.start, end=mention.end))
            circle.add(best)
    return chosen


@per_notice
def _by_scope(context: Context, found: Names, own: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    circle = Circle(own)
    return {scope: _recipients(context, found, scope, circle) for scope in context.scopes_of(*_ROLES)}


def recipients(context: Context, found: Names, own: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    """Return the recipients of every scope that facts of processes stand in."""
    return _by_scope(context, found, tuple(own))


def read(context: Context, found: Names, own: Sequence[Mention]) -> Iterator[Found]:
    """Yield `recipient`, `recipient_category`, `processor_contract` and `joint_controller` facts."""
    by_scope, circle = recipients(context, found, own), Circle(own)
    for scope, chosen in by_scope.items():
        for m in chosen:
            rule = "recipient.full" if m.full else f"recipient.{m.sign or 'brand'}"
            yield Found("recipient", m.name, m.start, m.end, scope, 0.9 if m.full else 0.7, rule)
        yield from contracts.read(context, found, scope, by_scope, circle)
    yield from categories(context)
