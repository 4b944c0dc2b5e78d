"""What a sentence denies, has ended or only imagines: words in its reach state no fact.

"IP addresses are not stored", "we stopped using Examplio", "if we were ever to use Examplio". English denies
mostly before, German and Norwegian as often behind: "Examplio verwenden wir nicht". "Not longer than 30 days" and
"not without your consent" deny nothing of the rest; the lexicon takes them out of its denials.
"""

import re

from noticegraph.ingest.context import Context, per_notice
from noticegraph.ontology.grammar_words import words_of
from noticegraph.ontology.lexicon import Tier

NEGATION, AFTER, ENDED, HYPOTHETICAL, BREAK, EXCEPTION = (
    "ng:Negation",
    "ng:DeniedAfter",
    "ng:Ended",
    "ng:Hypothetical",
    "ng:DenialBreak",
    "ng:DenialException",
)
_REACH_BACK = 80  # characters between words and the denial behind them
_BEFORE_WORDS = 40  # characters before words in which those stand that deny them
_TAIL = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+) $")  # the two words before
_BEFORE_CLAUSE = (", ", "— ", "– ")
_MARKS = frozenset(";:\n\t")


def _parted(context: Context, start: int, stop: int, *breaks: str) -> bool:
    """Tell whether another clause begins in start:stop: at a mark, or with words that open one.

    A break that the lexicon lists as a bare word opens a clause only right behind a comma or a dash. Where it ends
    does not matter: "and | is not stored" begins before a denial.
    """
    if not _MARKS.isdisjoint(context.text[start:stop]):
        return True
    return any(
        hit.concept != BREAK or hit.tier is not Tier.LIST or context.text.endswith(_BEFORE_CLAUSE, 0, hit.start)
        for hit in context.scan.beginning(start, stop, BREAK, *breaks)
    )


def _before(context: Context, first: int, start: int, end: int, cue: str, *breaks: str) -> bool:
    """Tell whether a denial stands before the words, or is among them, and no other clause begins between.

    "not based on consent" is words for a basis and their denial in one.
    """
    return any(not _parted(context, hit.end, start, *breaks) for hit in context.hits(first, end, cue))


def _in_bracket(context: Context, start: int, stop: int) -> bool:
    """Tell whether a bracket opens in start:stop and does not close: the denial is of what the bracket says."""
    return context.text.count("(", start, stop) > context.text.count(")", start, stop)


def _behind(context: Context, end: int, last: int, *breaks: str) -> bool:
    """Tell whether a denial stands behind the words in their clause: "Examplio | werden nicht verwendet"."""
    reach = min(last, end + _REACH_BACK)
    return any(
        hit.start <= reach
        and not _in_bracket(context, end, hit.start)
        and not _parted(context, end, hit.start, *breaks)
        for hit in context.hits(end, last, AFTER)
    )


def excepted(context: Context, end: int) -> bool:
    """Tell whether an exception follows the words' denial: "… werden nicht erfasst, es sei denn, Sie geben sie an".

    A denial with an exception says on which condition the thing is done.
    """
    _, last = context.sentence(end - 1)
    return context.has(end, last, EXCEPTION)


def clause_start(context: Context, at: int) -> int:
    """Return where the part of a sentence begins that a semicolon parts: "we left Examplio; now | Samplia does it"."""
    first, _ = context.sentence(at)
    return max(first, context.text.rfind(";", first, at) + 1)


def party_denied(context: Context, start: int, end: int) -> bool:
    """Tell whether the party named at start:end is one that the notice says it has not, or no longer."""
    return context.has(clause_start(context, start), start, "ng:DeniesParty") or denied(context, start, end)


def imagined(context: Context, start: int) -> bool:
    """Tell whether the words at `start` stand behind what makes their clause past or their sentence hypothetical."""
    first, _ = context.sentence(start)
    if not context.has(first, start, ENDED, HYPOTHETICAL):
        return False
    return context.has(clause_start(context, start), start, ENDED) or context.has(first, start, HYPOTHETICAL)


@per_notice
def _denying(context: Context, cue: str) -> frozenset[int]:
    """Return where the sentences begin that hold any words which could deny something."""
    return frozenset(context.sentence(hit.start)[0] for hit in context.scan.of(cue, AFTER, ENDED, HYPOTHETICAL))


def denied(context: Context, start: int, end: int, *breaks: str, cue: str = NEGATION) -> bool:
    """Tell whether the words at start:end are denied, ended or hypothetical.

    Offsets are those of the normalised text. `breaks` are concepts whose words end a denial besides those that
    always do: between "not passed on" and "deleted after a week" stands a verb of its own. `cue` is the concept of
    the denials that count before the words.
    """
    first, last = context.sentence(start)
    if end <= last and first not in _denying(context, cue):
        return False  # so most are
    return (
        imagined(context, start)
        or _before(context, first, start, end, cue, *breaks)
        or _behind(context, end, last, *breaks)
    )


def none_of(context: Context, start: int) -> bool:
    """Tell whether its own article denies the noun at `start`: "we get the confirmation only, | no | payment data"."""
    first, _ = context.sentence(start)
    before = _TAIL.search(context.text, max(first, start - _BEFORE_WORDS), start)
    none = words_of(context.language, "ng:NoneWord")
    if before is None:
        return False
    farther, nearest = before.groups(default="")
    return nearest.lower() in none or (nearest.islower() and farther.lower() in none)
