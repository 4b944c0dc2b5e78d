"""Legal bases of processing, cited or in words."""

import re
from collections.abc import Iterator, Sequence

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.grammar.citations import Citation, CitationKind
from noticegraph.ingest.lexical import Hit
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.relations.needs import ends_need
from noticegraph.ontology.hierarchy import broader_terms
from noticegraph.ontology.lexicon import Tier
from noticegraph.ontology.statutes import statutes

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
BASES = tuple(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef") + tuple(
    f"eu-gdpr:A9-2-{letter}" for letter in "abcdefghij"
)
_BASIS = re.compile(r"eu-gdpr:A(6-1-[a-f]|9-2-[a-j])|eu:GDPR-88|(?!eu:)[a-z]{2}:.+")

_SPECIAL = "dpv:SpecialCategoryPersonalData"
_TOUCH = 2  # characters between a citation and what is said of it: a bracket and a blank


def _readable(context: Context, offset: int) -> int | None:
    scope = context.scope_at(offset)
    return scope if scope is not None and context.scopes[scope].role in ROLES else None


def _not_needed(context: Context, end: int) -> bool:
    """Tell whether the basis cited up to `end` is called unnecessary: "consent (Art. 6(1)(a)) is not required"."""
    _, last = context.sentence(end - 1)
    return any(h.start - end <= _TOUCH for h in context.hits(end, last, "ng:BasisNotNeeded"))


def _for_the_period(context: Context, citation: Citation) -> bool:
    """Tell whether a law on storage is cited for how long: "kept for ten years under § 147 AO".

    Where the sentence or the table's column gives bases, or cites Art. 6 or 9 GDPR beside it, it is one of them; so it
    is where a duty of law is said to be why data are kept: "to meet our duties of law under § 147 AO we keep …".
    """
    law = statutes().get(citation.law)
    if law is None or citation.section not in law.storage_sections:
        return False
    column = context.column(citation.start)
    if column is not None:
        return column == "ng:ColumnRetention"
    start, end = context.sentence(citation.start)
    if context.has(start, end, "ng:ColumnBasis") or not context.has(start, end, "ng:StorageVerb"):
        return False
    duties = context.hits(start, end, "eu-gdpr:A6-1-c")
    if any(not context.has(start, duty.start, "ng:StorageVerb") for duty in duties):
        return False
    return not any(c.kind is CitationKind.BASIS for c in context.within(context.citations, start, end))


def _cited(context: Context) -> Iterator[Found]:
    for citation in context.citations:
        scope = _readable(context, citation.start)
        if scope is None or not citation.value or not _BASIS.fullmatch(citation.value):
            continue
        if citation.law in statutes() and citation.section in statutes()[citation.law].imprint_sections:
            continue  # "represented by the board under § 26 BGB"
        if _for_the_period(context, citation):
            continue
        if denied(context, citation.start, citation.end, cue="ng:DeniesBasis") or _not_needed(context, citation.end):
            continue
        yield Found("legal_basis", citation.value, citation.start, citation.end, scope, 0.97, "basis.citation")


def _announced(context: Context, hit: Hit) -> bool:
    """Tell whether a bare word is a basis: "consent" in a column of bases, or right after "Legal basis:"."""
    cues = context.hits(max(hit.start - 60, 0), hit.start, "ng:ColumnBasis")
    near = any(hit.start - cue.end <= 4 for cue in cues)
    return context.column(hit.start) == "ng:ColumnBasis" or near or _in_list_of_bases(context, hit)


def _in_list_of_bases(context: Context, hit: Hit) -> bool:
    """Tell whether an item begins with the word in a list that is introduced as one of bases.

    "Our legal bases are: – consent, where we ask for it – …"
    """
    number = context.normal.block_at(hit.start)
    if context.document.blocks[number].kind is not Kind.ITEM or hit.start > context.normal.blocks[number][0] + 1:
        return False
    while number > 0 and context.document.blocks[number].kind is Kind.ITEM:
        number -= 1
    lead, end = context.normal.blocks[number]
    first, _ = context.sentence(max(end - 1, lead))
    return context.has(max(first, lead), end, "ng:ColumnBasis")


def _of_special_data(context: Context, hit: Hit) -> bool:
    """Tell whether a consent is the explicit one of Art. 9(2)(a): cited in its sentence, Art. 6(1)(a) not."""
    cited = {c.value for c in context.within(context.citations, *context.sentence(hit.start))}
    return hit.concept == "eu-gdpr:A6-1-a" and "eu-gdpr:A9-2-a" in cited and "eu-gdpr:A6-1-a" not in cited


def _of_another(context: Context, hit: Hit) -> bool:
    """Tell whether the words name no basis of the controller's.

    The interest may be the data subject's ("your interest in not being named"), and what a sentence on statutory
    exceptions lists are the grounds of Art. 49 on which data may leave the EEA.
    """
    start, end = context.sentence(hit.start)
    theirs = context.hits(start, end, "ng:SubjectInterest")
    if any(t.start < hit.end and hit.start < t.end for t in theirs):
        return True
    abroad = context.has(start, end, "ng:TransferCue", "ng:ThirdCountryUnspecified")
    return abroad and context.has(start, end, "ng:Derogation")


def _keeps(context: Context, hit: Hit) -> bool:
    """Tell whether a duty of law or a contract is why data are kept: "retained as long as the law obliges us".

    That is a period; so is "erased when they are no longer needed to perform the contract".
    """
    if hit.concept == "eu-gdpr:A6-1-c":
        start, _ = context.sentence(hit.start)
        return context.has(start, hit.start, "ng:StorageVerb")
    return hit.concept == "eu-gdpr:A6-1-b" and ends_need(context, hit)


def _in_words(context: Context) -> Iterator[Found]:
    for hit in context.scan.of(*BASES):
        scope = _readable(context, hit.start)
        if scope is None or context.block_at(hit.start).kind is Kind.HEADING:
            continue
        if (hit.tier is Tier.LIST and not _announced(context, hit)) or _of_special_data(context, hit):
            continue
        if _of_another(context, hit) or denied(context, hit.start, hit.end, cue="ng:DeniesBasis"):
            continue
        if not denied(context, hit.start, hit.end) and not _keeps(context, hit):
            yield Found("legal_basis", hit.concept, hit.start, hit.end, scope, 0.8, "basis.words")


def _is_special(fact: Found) -> bool:
    return _SPECIAL in broader_terms(fact.value) or fact.value == _SPECIAL


def _in_explicit_words(context: Context, data: Sequence[Found]) -> Iterator[Found]:
    """Yield explicit consent to special categories: "your ethnic origin with your explicit consent".

    The data of its sentence decide; where the sentence names none, those of its process.
    """
    hits = context.scan.of("ng:ExplicitConsent")
    special = [f for f in data if _is_special(f)] if hits else []
    for hit in hits if special else ():
        scope = _readable(context, hit.start)
        if scope is None or context.block_at(hit.start).kind is Kind.HEADING or _of_another(context, hit):
            continue
        if denied(context, hit.start, hit.end) or denied(context, hit.start, hit.end, cue="ng:DeniesBasis"):
            continue
        start, end = context.sentence(hit.start)
        said = [f for f in data if start <= f.start < end]
        process = context.scopes[scope].role is Role.PROCESS
        if any(map(_is_special, said)) or (not said and process and any(f.scope == scope for f in special)):
            yield Found("legal_basis", "eu-gdpr:A9-2-a", hit.start, hit.end, scope, 0.8, "basis.words")


def read(context: Context, data: Sequence[Found] = ()) -> Iterator[Found]:
    """Yield `legal_basis` facts; `data` are the notice's `personal_data` facts, in any order."""
    yield from _cited(context)
    yield from _in_words(context)
    yield from _in_explicit_words(context, data)
