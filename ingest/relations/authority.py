"""The supervisory authority that a notice names as competent."""

import re
from collections.abc import Iterator
from functools import cache

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.model import Kind, Role
from noticegraph.ontology.authorities import authority_names

_ARTICLE = 4  # characters of an article before a name
_SHORT = 40  # characters of a block that is nothing but the answer to its heading


@cache
def _proper_names() -> Phrases[str]:
    return Phrases(authority_names())


def _named(context: Context) -> Iterator[Found]:
    """Yield proper names, one for each authority, then names made of words that say what the authority is."""
    known: set[str] = set()
    described = context.scan.of("ng:AuthorityName")
    for start, end, meant in _proper_names().find(context.text):
        if meant[0] in known:
            continue  # "Information Commissioner's Office (ICO)" names one
        known.add(meant[0])
        # "The State Commissioner for Data Protection | of Example": the words go on where the proper name ends
        end = max([end, *(h.end for h in described if h.start < end < h.end and h.start - start <= _ARTICLE)])
        yield Found("authority", context.text[start:end], start, end, None, 0.92, "authority.name")
    for hit in described:
        if context.text[hit.start].isupper() or context.text[hit.end - 1].isalpha():
            yield Found(
                "authority", context.text[hit.start : hit.end], hit.start, hit.end, None, 0.85, "authority.words"
            )


def _answer(context: Context) -> Iterator[Found]:
    """Yield the short line below "Supervisory authority": a form's field and its answer."""
    for index, block in enumerate(context.document.blocks[:-1]):
        start, end = context.normal.blocks[index]
        short = block.kind in (Kind.ITEM, Kind.LINE, Kind.HEADING) and end - start < 2 * _SHORT
        if not short or not context.has(start, end, "ng:AuthorityCue"):
            continue
        first, last = context.normal.blocks[index + 1]
        answer = context.text[first:last]
        is_line = context.document.blocks[index + 1].kind is not Kind.HEADING and 1 < last - first <= _SHORT
        if is_line and answer[0].isupper() and answer[-1] not in ".:" and not re.search(r"[@\d]", answer):
            yield Found("authority", answer, first, last, None, 0.7, "authority.answer")


def _of_country(context: Context) -> Iterator[Found]:
    """Yield the name behind "In Example this is the": the country's own authority, called by what it is."""
    for hit in context.scan.of("ng:CountryAuthority"):
        for cue in context.hits(hit.end, hit.end + _SHORT, "ng:AuthorityCue"):
            if cue.start <= hit.end + 1 and context.text[cue.start].isupper():
                yield Found(
                    "authority", context.text[cue.start : cue.end], cue.start, cue.end, None, 0.75, "authority.country"
                )


def authorities(context: Context) -> list[Found]:
    """Return the `authority` facts.

    A notice that gives a proper name means the same authority by a description ("the French authority"), so that
    descriptions count only without one. "A supervisory authority" names none.
    """
    found = list(_named(context))
    proper = [f for f in found if f.rule == "authority.name"]
    chosen = proper or _outermost(found) or list(_of_country(context)) or list(_answer(context))
    once: dict[str, Found] = {}
    for f in sorted(chosen, key=lambda f: (context.role_at(f.start) not in (Role.AUTHORITY, Role.RIGHTS), f.start)):
        once.setdefault(f.value.casefold(), f)
    longest = [
        f
        for f in once.values()
        if not any(f is not o and f.value.casefold() in o.value.casefold() for o in once.values())
    ]
    return [_with_article(context, f) for f in longest]


def _outermost(found: list[Found]) -> list[Found]:
    return [
        f
        for f in found
        if not any(o.start <= f.start and f.end <= o.end and (o.start, o.end) != (f.start, f.end) for o in found)
    ]


def _with_article(context: Context, found: Found) -> Found:
    """Take "The" into a name that begins its line with it: "The State Commissioner …" as an address gives it."""
    start = context.normal.blocks[context.normal.block_at(found.start)][0]
    article = context.text[start : found.start]
    if 2 < len(article) <= 4 and article[0].isupper() and article.endswith(" ") and article.strip().isalpha():
        return Found(
            found.relation, context.text[start : found.end], start, found.end, None, found.confidence, found.rule
        )
    return found
