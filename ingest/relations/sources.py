"""Whose data are processed, and where they come from (Art. 14(2)(f) GDPR).

"We receive your grades from other schools" names a source, "data of pupils and parents" names two kinds of data
subjects; "pupils may call us" names neither.
"""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.lexicon import Tier

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
SUBJECTS = (
    "dpv:Customer",
    "dpv:JobApplicant",
    "dpv:Visitor",
    "dpv:User",
    "dpv:Employee",
    "dpv:Child",
    "dpv:Patient",
    "dpv:Member",
    "dpv:Student",
    "dpv:Subscriber",
    "dpv:Participant",
    "dpv:ParentOfDataSubject",
)
_WORD = re.compile(r"[^\W_]+")
# "customers, suppliers and their staff": what may stand between two names of an enumeration
_BETWEEN = re.compile(r"\s*(?:[,;/&]|\b(?:and|or|und|oder|sowie|og|eller|samt)\b)\s*(?:\w+\s+){0,1}")

_PREPOSITIONS = frozenset({"from", "by", "von", "aus", "fra"})
_WE = frozenset({"we", "wir", "vi"})
_CUE = 24  # characters between the words that announce sources and those that announce examples
_LONGEST_KIND = 5  # words of a kind of sources
# "public registers, shops and banks"; "Handels- und Vereinsregister" is one
_JOINT = re.compile(r",(?: (?:and|or|und|oder|og|eller) )?|(?<!-) (?:and|or|und|oder|sowie|og|eller|samt) ")
# where an enumeration of kinds ends: a mark, or a clause that a comma or a conjunction opens
_EXAMPLES_END = re.compile(
    r"[;:()\n]|,? (?:soweit|sofern|wenn|um|die|der|das|welche|if|when|where|who|that|which|to|in order|hvis|når|som"
    r"|dersom|for å)\b"
)
_NAMED = re.compile(r"(?: [\w'’/-]+){1,6}")  # words up to a mark, six at most


def outermost(hits: list[Hit]) -> list[Hit]:
    """Return the hits that stand in no longer one; of equal ones the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _readable(context: Context, hit: Hit) -> int | None:
    scope = context.scope_at(hit.start)
    if scope is None or context.scopes[scope].role not in ROLES:
        return None
    return None if denied(context, hit.start, hit.end) else scope


def _sources(context: Context) -> Iterator[Found]:
    """Yield the words that name a source; a heading ("Information from third parties") names one too."""
    for hit in outermost(context.scan.of("ng:DataSourceCue")):
        scope = _readable(context, hit)
        if scope is not None:
            end = _named_end(context, hit)
            rule = _kind(context, hit.start, end)
            yield Found("data_source", context.text[hit.start : end], hit.start, end, scope, 0.75, rule)
            for first, last in _examples(context, hit, end):
                yield Found("data_source", context.text[first:last], first, last, scope, 0.7, "source.example")


def _examples(context: Context, hit: Hit, end: int) -> Iterator[tuple[int, int]]:
    """Yield the kinds of sources that are given as examples: "from third parties such as | shops | and | registers"."""
    _, stop = context.sentence(hit.start)
    cues = context.hits(max(hit.start, end - _CUE), min(end + _CUE, stop), "ng:ExampleCue")
    if not cues:
        return
    at = max(c.end for c in cues if c.start == cues[0].start)
    clause = _EXAMPLES_END.search(context.text, at, stop)
    stop = clause.start() if clause else stop
    bounds = [at, *(b for m in _JOINT.finditer(context.text, at, stop) for b in m.span()), stop]
    for start, last in zip(bounds[::2], bounds[1::2], strict=True):
        words = list(_WORD.finditer(context.text, start, last))
        if start > at and any(word.group().lower() in _WE for word in words):
            return  # "…, informieren wir Sie": the main clause
        if 0 < len(words) <= _LONGEST_KIND:
            yield words[0].start(), words[-1].end()


def _kind(context: Context, start: int, end: int) -> str:
    """Return the rule that tells what the words name: the public, else others, else the person, where several."""
    if context.has(start, end, "ng:OpenToThePublic"):
        return "source.public"
    if context.has(start, end, "ng:UnnamedSource"):
        return "source.unnamed"
    return "source.person" if context.has(start, end, "ng:PersonAsSource") else "source.words"


def _named_end(context: Context, hit: Hit) -> int:
    """Return where the words end: "we receive data from" goes on to the name that the preposition wants."""
    last = context.text[hit.start : hit.end].rsplit(" ", 1)[-1].lower()
    following = _NAMED.match(context.text, hit.end) if last in _PREPOSITIONS else None
    return following.end() if following else hit.end


def _closes_heading(context: Context, hit: Hit) -> bool:
    """Tell whether the name is what a heading ends in ("For members"), of a section that denies nothing.

    "Children" is no such heading: sections on them mostly say that the service is not for them.
    """
    if context.block_at(hit.start).kind is not Kind.HEADING or hit.concept == "dpv:Child":
        return False
    _, end = context.normal.blocks[context.normal.block_at(hit.start)]
    scope = context.scope_at(hit.start)
    denied = scope is None or context.has(*context.ranges[scope], "ng:Negation")
    return not denied and not _WORD.search(context.text, hit.end, end)


def _subjects(context: Context) -> Iterator[tuple[Hit, float]]:
    """Yield the names of data subjects that count where they stand, with a confidence."""
    cues = context.scan.of("ng:DataSubjectCue")
    last: Hit | None = None
    for hit in outermost(context.scan.of(*SUBJECTS)):
        start, end = context.sentence(hit.start)
        if context.text[end : end + 1] == "?":
            continue
        before = [c for c in cues if start <= c.start < hit.start and c.end <= hit.end]
        if hit.tier is not Tier.LIST:
            confidence = 0.85
        elif before and len(_WORD.findall(context.text, before[-1].end, hit.start)) <= 1:
            confidence = 0.8
        elif last is not None and last.end < hit.start and _BETWEEN.fullmatch(context.text, last.end, hit.start):
            confidence = 0.75
        elif _closes_heading(context, hit):
            confidence = 0.65
        else:
            continue
        last = hit
        yield hit, confidence


def read(context: Context) -> Iterator[Found]:
    """Yield `data_source` facts, whose values are the words, and `data_subject` facts."""
    yield from _sources(context)
    for hit, confidence in _subjects(context):
        scope = _readable(context, hit)
        if scope is not None:
            yield Found("data_subject", hit.concept, hit.start, hit.end, scope, confidence, "subject.words")
