"""Retention: periods, sessions and criteria.

"deleted after 30 days" is a period; "we answer within one month" and "cookies over 16 years" are none.
"""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied, imagined
from noticegraph.ingest.extent import rest_of_clause
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

# Introductions, definitions and words on security say how long data are kept as well; of the notice, not of a process.
ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE, Role.SECURITY, Role.DEFINITIONS)
_REST = 60  # characters of the next block in which a sentence that was broken off may say its verb
_CLAUSE = 120  # characters between a period and the verb of its clause
# Events that end the need for data; a period may be counted from them.
_EVENTS = frozenset({"ng:UntilContractEnd", "ng:UntilPurposeFulfilled", "ng:UntilAccountDeletion"})
_COUNTED = 40  # characters between the beginning of a period and the event that it is counted from
_FROM = re.compile(r"\s?(?:(?:nach|after|etter|following|from|ab|fra|frå)\b[\w\s]{0,12})?")
_BEHIND = 25  # characters between the event and a period behind it that is counted from it
# … but "when the account is closed or after three months" names two.
_AFTER = re.compile(r"(?<!eller )(?<!oder )(?<!\bor )\b(?:nach|after|etter|binnen|innen|within|innerhalb von) $")
_WORD = re.compile(r"\w+")
_BOUND = re.compile(r"[;:.()\n\t]")
CRITERIA = {
    "ng:UntilPurposeFulfilled": "until-purpose-fulfilled",
    "ng:UntilWithdrawal": "until-withdrawal",
    "ng:UntilObjection": "until-objection",
    "ng:StatutoryPeriod": "statutory-period",
    "ng:DutyOfLaw": "statutory-period",
    "ng:UntilAccountDeletion": "until-account-deletion",
    "ng:UntilContractEnd": "until-contract-end",
    "ng:UntilDeletionRequest": "until-deletion-request",
    "ng:UntilDeletedByUser": "until-deleted-by-user",
    "ng:AsInstructed": "as-instructed",
    "ng:CaseByCase": "case-by-case",
    "ng:Session": "session",
}


def _under_storage_heading(context: Context, start: int) -> bool:
    """Tell whether the heading above speaks of storage ("Storage period", "How long we keep it")."""
    block = context.normal.block_at(start)
    while block > 0 and context.document.blocks[block].kind is not Kind.HEADING:
        block -= 1
    return context.has(*context.normal.blocks[block], "ng:StorageVerb")


def _cell(context: Context, offset: int) -> tuple[int, int]:
    """Return the cell of a row that holds the character."""
    start, end = context.normal.blocks[context.normal.block_at(offset)]
    stop = context.text.find("\t", offset, end)
    return context.text.rfind("\t", start, offset) + 1 or start, end if stop < 0 else stop


def _broken_off(context: Context, end: int) -> tuple[int, int] | None:
    """Return the block that goes on with the sentence that its own block breaks off at `end`; None if none does."""
    block = context.normal.block_at(end - 1)
    if context.text[end : context.normal.blocks[block][1]].strip() or block + 1 >= len(context.normal.blocks):
        return None
    start, stop = context.normal.blocks[block + 1]
    return (start, stop) if context.text[start : start + 1].islower() else None


def _kept_for(context: Context, start: int, end: int) -> bool:
    """Tell whether a duration at start:end is how long data are kept."""
    column = context.column(start)
    if column is not None:
        # a column of purposes may say it too: "remembers the basket, expires after 10 minutes"
        return column == "ng:ColumnRetention" or context.has(*_cell(context, start), "ng:StorageVerb")
    first, last = context.sentence(start)
    if context.has(first, last, "ng:ReplyDeadline"):
        return False
    if context.has(first, last, "ng:StorageVerb") or _under_storage_heading(context, start):
        return True
    rest = _broken_off(context, end)
    if rest is not None and context.has(rest[0], min(rest[1], rest[0] + _REST), "ng:StorageVerb"):
        return True
    block = context.normal.block_at(start)
    if context.document.blocks[block].kind is Kind.ITEM or context.text[start - 1 : start] == "(":
        # "“_ga” (2 years)": the sentence that introduces the list speaks of storage
        begin, _ = context.normal.blocks[max(block - 12, 0)]
        return context.has(max(begin, start - 600), start, "ng:StorageVerb")
    return False


def _bare_word_counts(context: Context, hit: Hit) -> bool:
    """Tell whether "session" is a lifetime: in a column of periods, alone in brackets, or right after "Lifetime:"."""
    column = context.column(hit.start)
    if column is not None:
        return column == "ng:ColumnRetention"
    if context.text[hit.start - 1 : hit.start] == "(" and context.text[hit.end : hit.end + 1] in (")", ",", ";"):
        return True
    cues = context.hits(max(hit.start - 60, 0), hit.start, "ng:StorageVerb")
    return any(hit.start - cue.end <= 4 for cue in cues)


def _not_of_storage(context: Context, hit: Hit) -> bool:
    """Tell whether words for a duty of law stand in a sentence that keeps nothing: "as required by law" to disclose."""
    if hit.concept != "ng:DutyOfLaw" or context.column(hit.start) == "ng:ColumnRetention":
        return False
    stored = context.has(*context.sentence(hit.start), "ng:StorageVerb")
    return not stored and not _under_storage_heading(context, hit.start)


def _begins(context: Context, hit: Hit, words: str) -> bool:
    """Tell whether the hit's first word is one of a set of the language's grammar."""
    first = _WORD.match(context.text, hit.start)
    return first is not None and first.group().lower() in words_of(context.language, words)


def _only_tells_when(context: Context, hit: Hit) -> bool:
    """Tell whether words name an event where nothing is kept: "when your order is completed" we thank you.

    "Until the order is completed" says by itself how long, "this is the case when …" goes on from the sentence before.
    """
    if hit.concept not in _EVENTS or context.column(hit.start) is not None:
        return False
    if not _begins(context, hit, "ng:WhenWord"):
        return False
    begin, end = context.sentence(hit.start)
    own, _ = context.normal.blocks[context.normal.block_at(hit.start)]
    before, _ = context.sentence(max(begin - 2, own))
    return not context.has(before, end, "ng:StorageVerb") and not _under_storage_heading(context, hit.start)


def _counted_from(context: Context, hit: Hit) -> bool:
    """Tell whether words name the event that a period counts from: "two years | after the contract ends"."""
    if hit.concept not in _EVENTS or _begins(context, hit, "ng:WhileWord"):
        return False
    _, stop = context.sentence(hit.start)
    behind = context.within(context.durations, hit.start, min(hit.end + _BEHIND, stop))
    if any(_AFTER.search(context.text, max(hit.start, d.start - _BEHIND), d.start) for d in behind):
        return True  # "Should you leave the club, we delete it after two years"
    before = context.within(context.durations, hit.start - _COUNTED, hit.start + 1)
    return any(d.end <= hit.start and _FROM.fullmatch(context.text, d.end, hit.start) for d in before) and _kept_for(
        context, before[-1].start, before[-1].end
    )


def _clause(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return the clause of a period with the verb that makes it one: "deleted after 30 days" for "30 days"."""
    if context.in_block(start, (Kind.ROW,)):
        return start, end
    first, last = context.sentence(start)
    verbs = context.hits(max(first, start - _CLAUSE), min(last, end + _CLAUSE), "ng:StorageVerb")
    nearest = min(verbs, key=lambda v: max(start - v.end, v.start - end), default=None)
    if nearest is None or _BOUND.search(context.text, min(nearest.end, end), max(nearest.start, start)):
        return start, end
    return min(start, nearest.start), max(end, nearest.end)


def read(context: Context) -> Iterator[Found]:
    """Yield `retention` facts."""
    for duration in context.durations:
        scope = context.scope_at(duration.start)
        if (
            scope is not None
            and context.scopes[scope].role in ROLES
            and _kept_for(context, duration.start, duration.end)
            and not denied(context, duration.start, duration.end, "ng:StorageVerb")
        ):
            start, end = _clause(context, duration.start, duration.end)
            yield Found("retention", duration.value, start, end, scope, 0.9, "retention.period")
    for concept, key in CRITERIA.items():
        for hit in context.scan.of(concept):
            scope = context.scope_at(hit.start)
            if hit.tier is Tier.LIST and not _bare_word_counts(context, hit):
                continue
            if imagined(context, hit.start) or _not_of_storage(context, hit) or _counted_from(context, hit):
                continue
            if _only_tells_when(context, hit):
                continue
            if any(
                o.start <= hit.start < o.end for o in context.within(context.organisations, hit.start - 60, hit.end)
            ):
                continue  # a company's name keeps nothing: "Example Accounts AS"
            if scope is not None and context.scopes[scope].role in ROLES:
                end = rest_of_clause(context, hit.start, hit.end, _CLAUSE)
                yield Found("retention", key, hit.start, end, scope, 0.8, "retention.criterion")
