"""Legitimate interests: the words that say which interest a controller pursues (Art. 13(1)(d) GDPR).

Where they stand, in the order in which a sentence is looked at:

after a cue          "Our legitimate interest lies in keeping the shop online."
after the term       "Legitimate interest (to keep the shop online)", "Legitimate interest: keeping it online",
                     "legitimate interests of the shop, for example keeping it online"
after a citation     "on the basis of Art. 6(1)(f) GDPR in order to keep the shop online"
before a basis       "In order to keep the shop online we log requests on the basis of Art. 6(1)(f) GDPR."
before a reference   "We keep the shop online. Therein lies our legitimate interest."

A sentence that only names the term, or weighs interests in general, names no interest.
"""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import imagined
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.lexicon import Tier

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
TERM = "eu-gdpr:A6-1-f"
# "necessary to perform the contract, otherwise on the basis of Art. 6(1)(f)": the purpose is another basis
_OTHER_BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcde")
_CUE, _CONNECTIVE, _END, _REFERENCE = (
    "ng:LegitimateInterestCue",
    "ng:InterestConnective",
    "ng:InterestEnd",
    "ng:InterestReference",
)
_WORD = re.compile(r"[^\W\d_]+")
_EDGE = ' ,:;()–—-*•"“”„'
_OPENS = re.compile(r"\s?(?:\(|:\s|[–—-]\s)")
# "legitimate interests of the club, for example …", "… Interesse erfolgen, etwa …": between the term and its examples
_HOLDER = re.compile(r"[\s,()]*(?:(?:of|des|der|von|til)\s[\w’'-]+(?:\s[\w-]+)?)?[\s,()]*|\)?\s\w+,\s?")
_SHORTEST = 8  # characters of a clause that can name an interest

Range = tuple[int, int]


def _trim(text: str, start: int, end: int) -> Range:
    """Return the stretch without the marks around it; an opened bracket is closed."""
    while start < end and text[start] in _EDGE + ".":
        start += 1
    while start < end and text[end - 1] in _EDGE + ".":
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break
        end -= 1
    return start, end


def _unopened(text: str, start: int, end: int) -> list[int]:
    """Return where a bracket closes that was opened before: "legitimate interests (to keep order) and consent"."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return [at]
    return []


def _clause(context: Context, start: int, end: int) -> Range | None:
    """Return the words from `start` that name an interest: up to the basis, a citation or the sentence's end.

    None where too little is left, or where they only name the term again ("for the legitimate interests of …").
    """
    stops = [h.start for h in context.hits(start, end, _END) if h.tier is not Tier.LIST]
    stops += [c.start for c in context.within(context.citations, start, end)]
    stops += _unopened(context.text, start, end)
    first, last = _trim(context.text, start, min(stops, default=end))
    for example in context.hits(first, last, "ng:ExampleCue"):
        if example.start == first:  # "(for example, short queues)"
            first, last = _trim(context.text, example.end, last)
    while tails := [h for h in context.hits(first, last, _END) if h.tier is Tier.LIST and h.end == last]:
        first, last = _trim(context.text, first, min(h.start for h in tails))
    named = context.hits(first, last, TERM)
    if last - first < _SHORTEST or (named and len(_WORD.findall(context.text, first, named[0].start)) < 3):
        return None
    return first, last


def _cues(context: Context, start: int, end: int) -> list[Hit]:
    """Return the cues of an interest in a sentence that denies nothing before them.

    "This consists of …" is a cue only where the sentence before names the term.
    """
    cues = [c for c in context.hits(start, end, _CUE) if c.tier is not Tier.LIST or _continues(context, start, c)]
    theirs = context.hits(start, end, "ng:SubjectInterest")
    cues = [c for c in cues if not any(t.start < c.end and c.start < t.end for t in theirs)]
    denied = cues and (context.has(start, cues[0].start, "ng:Negation") or imagined(context, cues[0].start))
    return [] if denied else cues


def _after_cue(context: Context, start: int, end: int) -> Range | None:
    """Return what follows the sentence's first cue of an interest; of cues at one place the longest counts."""
    cues = _cues(context, start, end)
    if not cues:
        return None
    reach = max(c.end for c in cues if c.start <= cues[0].end)
    # "a legitimate interest in order to …", "legitimate interests (for example …)": the cue's last word is theirs
    across = [h.end for h in context.hits(start, end, _CONNECTIVE, "ng:ExampleCue") if h.start < reach < h.end]
    return _clause(context, max([reach, *across]), end)


def _continues(context: Context, start: int, cue: Hit) -> bool:
    """Tell whether a sentence that begins with the cue goes on about an interest named in the one before."""
    block, _ = context.normal.blocks[context.normal.block_at(start)]
    return cue.start == start > block and bool(_terms(context, *context.sentence(start - 2)))


def _terms(context: Context, start: int, end: int) -> list[Range]:
    """Return where the sentence names Art. 6(1)(f), in words or by citation."""
    named: list[Range] = [(h.start, h.end) for h in context.hits(start, end, TERM)]
    named += [(c.start, c.end) for c in context.within(context.citations, start, end) if c.value == TERM]
    return sorted(named)


def _after_term(context: Context, start: int, end: int) -> Range | None:
    """Return an interest in brackets or after a colon right behind the term, or a purpose right behind it."""
    terms = _terms(context, start, end)
    if not terms:
        return None
    cited = {c.end for c in context.within(context.citations, start, end)}
    for _, at in terms:
        if opening := _OPENS.match(context.text, at, end):
            close = context.text.find(")", at, end) if "(" in opening.group() else end
            clause = _clause(context, opening.end(), close if close >= 0 else end)
            if clause and len(_WORD.findall(context.text, *clause)) > 1 and not context.has(*clause, TERM):
                return clause
        for example in context.hits(at, end, "ng:ExampleCue")[:1]:
            clause = _clause(context, example.end, end)
            if clause and _HOLDER.fullmatch(context.text, at, example.start) and not context.has(*clause, TERM):
                return clause
        for connective in context.hits(at, end, _CONNECTIVE):
            bare = connective.tier is Tier.LIST and at not in cited
            if not bare and not _WORD.search(context.text, at, connective.start):
                return _clause(context, connective.end, end)
    return None


def _before_basis(context: Context, start: int, end: int) -> Range | None:
    """Return the purpose that is tied to the term behind it by "on the basis of" or stands before its brackets."""
    terms = _terms(context, start, end)
    if not terms:
        return None
    at = terms[0][0]
    for connective in context.hits(start, at, _CONNECTIVE):
        ends = [h.start for h in context.hits(connective.end, at, _END) if h.tier is not Tier.LIST]
        bracket = context.text.rfind("(", connective.end, at)
        tied = ends[:1] or ([bracket] if bracket >= 0 and not _WORD.search(context.text, bracket, at) else [])
        # "Um … zu | On the basis of": a bare word is a connective at the sentence's beginning
        leads = connective.tier is not Tier.LIST or connective.start == start
        if leads and tied and not context.has(connective.start, tied[0], *_OTHER_BASES):
            return _clause(context, connective.end, tied[0])
    return None


def _sentences(context: Context) -> Iterator[tuple[Range, int]]:
    """Yield the sentences of readable scopes that may name an interest, with their scope."""
    starts = {h.sentence for h in context.scan.of(_CUE, TERM, _REFERENCE)}
    starts |= {context.scan.words.sentence_at(c.start) for c in context.citations if c.value == TERM}
    for number in sorted(starts):
        start, end = context.scan.words.sentence_range(number)
        scope = context.scope_at(start)
        heading = context.block_at(start).kind is Kind.HEADING
        if scope is not None and context.scopes[scope].role in ROLES and not heading:
            yield (start, end), scope


def _items(context: Context, cue: Hit) -> Iterator[Range]:
    """Yield the items of a list that the cue at its block's end introduces."""
    block = context.normal.block_at(cue.start)
    if context.text[cue.end : context.normal.blocks[block][1]].strip(_EDGE):
        return
    for number in range(block + 1, len(context.document.blocks)):
        if context.document.blocks[number].kind is not Kind.ITEM:
            return
        if clause := _clause(context, *context.normal.blocks[number]):
            yield clause


def _referred_to(context: Context, start: int, end: int, taken: list[Range]) -> Range | None:
    """Return what a reference calls the interest.

    "The aims above constitute our legitimate interest" says it itself; "Therein lies our legitimate interest" stands
    for the clause before it in the paragraph, unless that was read already.
    """
    hits = context.hits(start, end, _REFERENCE)
    if not hits or context.has(start, hits[0].start, "ng:Negation"):
        return None
    if len(_WORD.findall(context.text, start, hits[0].start)) > 1:
        return start, hits[0].end
    block, _ = context.normal.blocks[context.normal.block_at(start)]
    if start <= block:
        return start, hits[0].end
    before, stop = context.sentence(start - 2)
    if any(a < stop and before < b for a, b in taken):
        return None
    connectives = [h for h in context.hits(max(before, block), stop, _CONNECTIVE) if h.tier is not Tier.LIST]
    return (connectives[0].end + 1 if connectives else max(before, block)), hits[0].end


def read(context: Context) -> Iterator[Found]:
    """Yield `legitimate_interest` facts; the value is the words."""
    found: list[tuple[Range, int, float, str]] = []
    late: list[tuple[Range, int]] = []
    for sentence, scope in _sentences(context):
        if clause := _after_cue(context, *sentence):
            found.append((clause, scope, 0.85, "interest.cue"))
        elif clause := _after_term(context, *sentence):
            found.append((clause, scope, 0.75, "interest.term"))
        else:
            late.append((sentence, scope))
        for cue in _cues(context, *sentence)[-1:]:
            found += [(item, scope, 0.75, "interest.item") for item in _items(context, cue)]
    for sentence, scope in late:
        taken = [r for r, _, _, _ in found]
        if clause := _referred_to(context, *sentence, taken):
            found.append((clause, scope, 0.8, "interest.reference"))
        elif not _named_nearby(context, sentence, taken) and (clause := _before_basis(context, *sentence)):
            found.append((clause, scope, 0.65, "interest.purpose"))
    for (start, end), scope, confidence, rule in sorted(set(found)):
        words = context.text[start:end]
        yield Found("legitimate_interest", words, start, end, scope, confidence, rule)


def _named_nearby(context: Context, sentence: Range, taken: list[Range]) -> bool:
    """Tell whether the paragraph names an interest already.

    "Cookies that are needed for the basket are stored under Art. 6(1)(f). We have an interest in a shop that works."
    """
    start, end = context.normal.blocks[context.normal.block_at(sentence[0])]
    return any(start <= at < end for at, _ in taken)
