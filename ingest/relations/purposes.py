"""Purposes: what a process is said to be for.

"We analyse how visitors use our site" says it anywhere; "security" says it only after "in order to
ensure" or in a column of purposes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from noticegraph.ingest.context import Context, Found, per_notice
from noticegraph.ingest.denial import denied, excepted, none_of
from noticegraph.ingest.fields import fields
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.nouns import another_word
from noticegraph.ingest.relations.basis_words import is_basis
from noticegraph.ingest.relations.defined import is_definition
from noticegraph.ingest.relations.joined_purposes import CLAUSE_END, REACH, Members
from noticegraph.ingest.relations.leads import begins_with_infinitive, infinitive_mark, lead_blocks
from noticegraph.ingest.relations.no_purpose import is_no_purpose
from noticegraph.ingest.relations.openings import is_aimed_at
from noticegraph.ingest.relations.purpose_headings import TOPIC, joins_purposes
from noticegraph.ontology.grammar_words import grammar_language, grammar_words, words_of
from noticegraph.ontology.hierarchy import broader_terms
from noticegraph.ontology.lexicon import Tier

_begin = itemgetter(0)

_WORDS = re.compile(r"[^\W_]+")
_INFINITIVE = 60  # characters behind the words in which "um … zu" ends, which they stand in
# Nouns made of verbs: "zur Abwicklung von", "provision of", "utsending av"
_ACTION = {
    "de": re.compile(r"(?:ung|ion|nahme)$"),
    "en": re.compile(r"(?:ing|ion|ment|ance|ry)$"),
    "nb": re.compile(r"(?:ing|else|sjon)$"),
}
_SHARED = 120  # characters between the beginnings of two hits that may share words
_AFTER = 60  # characters after them that still belong to its clause
_NEAR = 1  # words before a bare noun at the beginning of a list's item
_SHORT_ITEM = 60  # characters of a list's item that is the name of a purpose
_SHORT_CELL = 100  # characters of a cell that is a name or a list of purposes, not prose
_MEMBER = 3  # words of a member of a list of purposes
_MEMBER_END = re.compile(r"[,;:.!?()/\[\]\n\t–—•]|(?<= )(?:and|or|und|oder|og|eller|&)(?= )")
# What goes on behind the purpose that a long item begins with: "advertising, | as long as you do not object"
_ITEM_GOES_ON = re.compile(r"[,;]| (?:and|or|und|sowie|oder|og|eller|samt) ")
# "for marketing purposes", "zu Werbezwecken": the noun stands before the word that makes it a purpose
# "Purposes | of the processing:", "the purposes | are"
_TITLE_END = re.compile(
    r"[^:.;,()\n\t]{0,30}?(?::|(?<= )(?:ist|sind|gehören|zählen|umfassen|is|are|include|comprise|er|omfatter) )"
)
_PURPOSE = re.compile(r"zweck|purpose|formål|føremål", re.IGNORECASE)
_LIST_END = re.compile(r":|[.!?]\s+(?=[A-ZÄÖÜÆØÅ])")
_MARKS = (":", ";", ",", "(")
_NO_INFINITIVE = re.compile(r"\w*[^\Ws]s\b")
_APPLICATION = re.compile(r"\b(?:application|søknad)", re.IGNORECASE)
# "Applications | for membership |": what is applied for, where it is no job
_APPLIED_FOR = re.compile(r" for ((?:[^\W\d_]+[ -]?){1,5})")
_MARKS_ONLY = re.compile(r"[\W\d]*")
# What a section is headed with that is for nothing else: "Newsletter", "Advertising", "Analytics"
_TITLES = frozenset({"dpv:DirectMarketing", "dpv:Advertising", "dpv:ServiceUsageAnalytics"})
_GOES_ON = re.compile(r"(?:,|;|(?<= )(?:and|or|&|og|eller))(?: (?:and|or|also|then|og|eller|også))? $")
_JOINT = re.compile(r"(?<= )(?:and|und|sowie|og|samt)(?= )")
# "Personalised advertising" and "direct marketing" hold the noun of the broad purpose
_BROAD = frozenset({"dpv:Advertising", "dpv:Marketing"})
# What data are for where the sentence begins with the reader's act, an occasion where it ends with it
_OCCASIONS = frozenset({"dpv:AccountManagement", "dpv:IdentityAuthentication"})
_READERS_ACTS = frozenset({"dpv:CustomerOrderManagement", "dpv:ServiceRegistration", "dpv:RequestedServiceProvision"})
_PURPOSE_AFTER = re.compile(r"[ -](?:purposes?\b|zweck|formål|føremål)", re.IGNORECASE)


def _words_between(context: Context, left: int, right: int) -> int:
    return len(_WORDS.findall(context.text, left, right))


def _after_connective(context: Context, hit: Hit) -> bool:
    """Tell whether the hit is the object of a purpose connective ("in order to ensure security")."""
    if _PURPOSE_AFTER.match(context.text, hit.end):
        return True
    start, end = context.sentence(hit.start)
    cues = context.hits(start, min(hit.end + _INFINITIVE, end), "ng:PurposeConnective")
    cue = max((c for c in cues if c.start < hit.start), key=lambda c: (c.start, c.end), default=None)
    if cue is None or CLAUSE_END.search(context.text, min(cue.end, hit.start), hit.start):
        return False
    if cue.end > hit.start:  # "um | die Zustellung zu"
        return _leads(context.language, context.text[cue.start : hit.start].partition(" ")[2], action=False)
    between = context.text[cue.end : hit.start]
    if not _WORDS.search(between):
        return True
    names = context.has(cue.start, cue.end, "ng:ColumnPurpose")  # "for the purpose of", not any "for"
    return (names or _is_frame_word(context.language, context.text[cue.start : cue.end])) and _leads(
        context.language, between, action=True
    )


@cache
def _frame_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words between a connective and its object, and the beginnings of nouns that undo their object."""
    known = grammar_words(grammar_language(language)).sets
    return known["ng:ObjectFrame"], known["ng:UndoingStem"]


def _is_frame_word(language: str, word: str) -> bool:
    return word.lower() in _frame_words(language)[0]


def _leads(language: str, between: str, *, action: bool) -> bool:
    """Tell whether words only lead from a connective to its object: articles, "of", and one noun of `action`.

    "for the purposes of | the provision of | customer service"; but "zur | Verhinderung von | Werbung" is for none, and
    "the purpose of | processing (Art. 4(2) GDPR) | orders" only names the processing.
    """
    frame, undoing = _frame_words(language)
    rest = [w for w in _WORDS.findall(between.lower()) if w not in frame]
    if not rest:
        return True
    noun = action and len(rest) == 1 and _ACTION[language].search(rest[0]) is not None
    return noun and not rest[0].startswith(tuple(undoing))


def _is_member(context: Context, hit: Hit) -> bool:
    """Tell whether a cell of purposes names one by the bare words: it is short, or they are a member of what it lists.

    A long cell is prose: in "we send the receipt when our | services | have been paid" services are no purpose.
    """
    start = max(context.text.rfind(mark, 0, hit.start) for mark in "\t\n") + 1
    ends = [at for mark in "\t\n" if (at := context.text.find(mark, hit.end)) >= 0]
    if min(ends, default=len(context.text)) - start <= _SHORT_CELL:
        return True
    left = max((m.end() for m in _MEMBER_END.finditer(context.text, start, hit.start)), default=start)
    right = _MEMBER_END.search(context.text, hit.end)
    return _words_between(context, left, right.start() if right else len(context.text)) <= _MEMBER


def _in_purpose_place(context: Context, hit: Hit) -> bool | None:
    """Tell whether a table's column or a list is one of purposes; None where the hit stands in neither."""
    column = context.column(hit.start)
    if column == "ng:ColumnTitle" and _names_activities(context, context.normal.block_at(hit.start)):
        return _is_member(context, hit) or None
    if column is not None:
        return (_is_member(context, hit) or None) if column == "ng:ColumnPurpose" else False
    block = context.normal.block_at(hit.start)
    kind = context.document.blocks[block].kind
    if kind is Kind.ROW:
        return False
    if kind is Kind.HEADING and hit.concept in _TITLES and _is_whole(context, hit, block):
        return True
    if kind is Kind.HEADING and joins_purposes(context, block):
        return True
    if kind is not Kind.ITEM:
        return None
    own, stop = context.normal.blocks[block]
    begins = _words_between(context, own, hit.start) <= _NEAR
    if not begins or not lead_of_purposes(context, block):
        return None
    return stop - own <= _SHORT_ITEM or _ITEM_GOES_ON.match(context.text, hit.end) is not None or None


def _begins_list(context: Context, hit: Hit) -> bool:
    """Tell whether a bare noun in a short item of purposes begins what the item lists: "registration and | login"."""
    number = context.normal.block_at(hit.start)
    start, end = context.normal.blocks[number]
    return context.document.blocks[number].kind is Kind.ITEM and end - start <= _SHORT_ITEM


def _names_activities(context: Context, row: int) -> bool:
    """Tell whether a row's title says what its data are for: "Processing | Data | Legal basis" has no other place."""
    columns = {f.column for f in fields(context, row)}
    return "ng:ColumnPurpose" not in columns and {"ng:ColumnData", "ng:ColumnBasis"} <= columns


def _is_whole(context: Context, hit: Hit, block: int) -> bool:
    """Tell whether a hit is all that a block says, its number and marks left out: "3. Newsletter"."""
    start, end = context.normal.blocks[block]
    text = context.text
    return (
        _MARKS_ONLY.fullmatch(text, start, hit.start) is not None
        and _MARKS_ONLY.fullmatch(text, hit.end, end) is not None
    )


@per_notice
def lead_of_purposes(context: Context, item: int) -> bool:
    """Tell whether what leads a list's item up to its list announces purposes: "We use your data to:"."""
    before = lead_blocks(context)[item]
    start, end = context.normal.blocks[before] if before >= 0 else (0, 0)
    first, _ = context.sentence(max(end - 1, start))
    if context.has(first, end, "ng:ColumnPurpose"):
        return True
    cues = context.hits(first, end, "ng:PurposeConnective")
    leads = bool(cues) and end - cues[-1].end <= len(": ")
    if not leads and context.has(first, end, "ng:SelfReference"):
        leads = any(
            m.end() >= end - len(" : ") for m in infinitive_mark(context.language).finditer(context.text, first, end)
        )
    return leads and not context.has(first, end, "ng:ReaderClause")


@per_notice
def _said_in_full(context: Context) -> tuple[list[int], list[Hit]]:
    """Return the hits of more than bare nouns by place, and where they begin."""
    found = [h for h in context.scan.topic(TOPIC) if h.tier in (Tier.LABEL, Tier.PATTERN)]
    return [h.start for h in found], found


def _is_object(context: Context, hit: Hit) -> bool:
    """Tell whether a bare noun is but the object of words that name a purpose: "to improve our | service".

    A comma or an "and" between makes it a purpose beside theirs: "to improve our site, analysis".
    """
    starts, found = _said_in_full(context)
    for h in found[bisect_left(starts, hit.start - REACH) : bisect_left(starts, hit.start)]:
        if h.end >= hit.end and h.concept != hit.concept and not _MEMBER_END.search(context.text, h.start, hit.start):
            return True
    return False


def _goes_on(context: Context, hit: Hit) -> bool:
    """Tell whether the hit goes on with an infinitive: behind "to bill you and", ", ", or as an item under "to:".

    "Orders and refunds" are plurals, "it runs and refunds" finite.
    """
    if _NO_INFINITIVE.match(context.text, hit.start):
        return False
    block = context.normal.block_at(hit.start)
    own, _ = context.normal.blocks[block]
    item = context.document.blocks[block].kind is Kind.ITEM and lead_of_purposes(context, block)
    if hit.start == own:
        return item
    first, _ = context.sentence(hit.start)
    joint = _GOES_ON.search(context.text, max(first, own), hit.start)
    if joint is None:
        return False
    marks = list(infinitive_mark(context.language).finditer(context.text, max(first, own), joint.start()))
    begin = marks[-1].end() if marks else own
    if not marks and not item:
        return False
    governed = item or begins_with_infinitive(context, block) or context.has(first, hit.start, "ng:PurposeConnective")
    ends = words_of(context.language, "ng:InfinitiveEnd")
    return governed and ends.isdisjoint(_WORDS.findall(context.text[begin : joint.start()].lower()))


@per_notice
def _titles(context: Context) -> list[tuple[int, int]]:
    """Return the titles of lists of purposes with what ends them: "Purposes of processing:"."""
    found: list[tuple[int, int]] = []
    for cue in context.scan.of("ng:ColumnPurpose"):
        end = _TITLE_END.match(context.text, cue.end)
        if end and _PURPOSE.search(context.text, cue.start, cue.end):  # no mere "Function:", "Description:"
            found.append((cue.start, end.end()))
    return found


def _under_title(context: Context, hit: Hit) -> bool:
    """Tell whether the hit is a member of what "Purposes of processing:" or "The purposes are" lists in its line.

    A full stop ends the list, and so does the next title: "Legal basis: …".
    """
    titles = _titles(context)
    before = bisect_left(titles, hit.start, key=_begin)
    if not before:
        return False
    begin, _ = context.normal.blocks[context.normal.block_at(hit.start)]
    for start, end in reversed(titles[:before]):
        if start < begin:
            return False
        if end > hit.start or _LIST_END.search(context.text, end, hit.start + 1):
            continue
        member = max(end - 1, *(context.text.rfind(mark, end - 1, hit.start) for mark in _MARKS))
        joint = _JOINT.search(context.text, member + 1, hit.start)
        return _words_between(context, joint.end() if joint else member + 1, hit.start) <= _NEAR
    return False


@per_notice
def _readers_sentences(context: Context) -> frozenset[int]:
    """Return the numbers of the sentences that say what the reader does."""
    return frozenset(h.sentence for h in context.scan.of("ng:ReaderClause"))


def _by_reader(context: Context, hit: Hit) -> bool:
    """Tell whether the hit is what the reader does: "when you place an order, we send it": the order is no purpose.

    "If you order our newsletter, we use your address" still tells what the address is for, and so does "if you open an
    account, we keep your name"; "we get your name when you open an account" only tells when.
    """
    acts = hit.concept in _READERS_ACTS or hit.concept in _OCCASIONS
    if not acts or hit.sentence not in _readers_sentences(context):
        return False
    start, _ = context.sentence(hit.start)
    clauses = context.hits(max(start, hit.start - REACH), hit.start, "ng:ReaderClause")
    if not clauses or clauses[-1].end > hit.start:
        return False
    if hit.concept in _OCCASIONS and not _WORDS.search(context.text, start, clauses[-1].start):
        return False
    between = clauses[-1].end
    return not CLAUSE_END.search(context.text, between, hit.start) and not context.has(
        between, hit.end, "ng:PurposeConnective"
    )


def _for_no_job(context: Context, hit: Hit, scope: int) -> bool:
    """Tell whether an application is for no job: nothing else in its section speaks of one.

    "To process your application under the Planning Act" recruits nobody.
    """
    if hit.concept != "dpv:RecruitmentManagement" or not _APPLICATION.search(context.text, hit.start, hit.end):
        return False
    thing = _APPLIED_FOR.match(context.text, hit.end) if context.language == "en" else None
    if thing and not context.has(*thing.span(1), "ng:EmploymentWord"):
        return True
    return not context.has(*context.ranges[scope], "ng:EmploymentWord")


def _clause(context: Context, hit: Hit) -> tuple[int, int]:
    """Return the clause that names a purpose, from its connective on: "to improve our website" for "improve".

    The words of the lexicon are the least that tells the purpose; what it is about stands around them.
    """
    if context.block_at(hit.start).kind is Kind.ROW:
        return hit.start, hit.end
    first, last = context.sentence(hit.start)
    begin = max(
        (c.start for c in context.hits(max(first, hit.start - REACH), hit.start, "ng:PurposeConnective")),
        default=hit.start,
    )
    if CLAUSE_END.search(context.text, begin, hit.start):
        begin = hit.start
    reach = min(last, hit.end + _AFTER)
    stop = CLAUSE_END.search(context.text, hit.end, reach)
    end = stop.start() if stop else reach if reach == last else context.text.rfind(" ", 0, reach)
    while end > hit.end and context.text[end - 1] == " ":
        end -= 1
    return begin, max(end, hit.end)


def read(context: Context) -> Iterator[Found]:
    """Yield `purpose` facts; a broad purpose that only the words of a narrower one name is none beside it."""
    named = list(_named(context))
    for number, (hit, scope) in enumerate(named):
        if _is_said_narrower(named, number):
            continue
        sure = hit.tier is not Tier.LIST
        rule = "purpose.label" if hit.tier is Tier.LABEL else "purpose.pattern" if sure else "purpose.clause"
        yield Found("purpose", hit.concept, *_clause(context, hit), scope, 0.8 if sure else 0.65, rule)


def _is_said_narrower(named: Sequence[tuple[Hit, int]], number: int) -> bool:
    """Tell whether a narrower purpose is named by words that the hit shares: "show | personalised advertising".

    Only where the narrower term's noun is the broad one's: elsewhere a verb of its own makes two purposes of one
    object. `named` are hits by start.
    """
    hit, _ = named[number]
    if hit.concept not in _BROAD:
        return False
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(named) and abs(named[at][0].start - hit.start) < _SHARED:
            other = named[at][0]
            if other.start < hit.end and hit.start < other.end and hit.concept in broader_terms(other.concept):
                return True
            at += step
    return False


def _named(context: Context) -> Iterator[tuple[Hit, int]]:
    """Yield by start the hits that name a purpose, with their scope."""
    members = Members(context)
    for hit, scope in context.topic(TOPIC, Role.PROCESS, Role.GENERAL, Role.PREAMBLE):
        if another_word(context.language, context.text, hit):
            continue
        sure, placed, joined = hit.tier is not Tier.LIST, None, False
        if hit.tier is Tier.INFINITIVE and not _goes_on(context, hit):
            continue
        if not sure:
            placed = _in_purpose_place(context, hit)
            joined = False if placed is False else members.go_on(hit)
            if placed is False:
                continue
            if not (placed or joined or _after_connective(context, hit) or _under_title(context, hit)):
                continue
            if _is_object(context, hit):
                continue
        if is_definition(context, hit.start) or is_basis(context, hit):
            continue
        if is_no_purpose(context, hit):
            continue
        if _by_reader(context, hit) or _for_no_job(context, hit, scope):
            continue
        if context.scopes[scope].role is Role.PREAMBLE and not is_aimed_at(context, hit):
            continue
        if (denied(context, hit.start, hit.end) or none_of(context, hit.start)) and not excepted(context, hit.end):
            continue
        members.add(hit, governed=True if joined or (placed and _begins_list(context, hit)) else None)
        yield hit, scope
