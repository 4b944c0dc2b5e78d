"""Of which day a notice is, which version, and which countries it calls adequate in general."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.dates import DateMatch, find_dates, find_versions
from noticegraph.ingest.model import Kind, Role

_EDGE = 1500  # characters at the beginning and at the end of a notice in which it states its own date
_BEFORE = 40  # characters between the words that announce a date and the date
_ALONE = 45  # characters that a line may have beside the date: a place, the holder's name, a version


def _at_edge(context: Context, offset: int) -> bool:
    return offset < _EDGE or offset > len(context.text) - _EDGE


def _of_changes(context: Context, offset: int) -> bool:
    """Tell whether the place is in a section on how the notice changes, which states its date wherever it stands."""
    return context.role_at(offset) is Role.CHANGES


def _is_alone(context: Context, day: DateMatch) -> bool:
    """Tell whether a date has its line to itself, as below a title or a signature: "Frankfurt, 22. Juni 2021"."""
    start, end = context.normal.blocks[context.normal.block_at(day.start)]
    rest = context.text[start : day.start] + context.text[day.end : end]
    return len(rest) <= _ALONE and not re.search(r"[.;?!]\s|\d{5}|§|[Aa]rt", rest)


def _is_announced(context: Context, day: DateMatch) -> bool:
    """Tell whether words like "as of" announce a date that ends its statement.

    "As of 1 May 2020, a new law applies" goes on after the date and tells of the law.
    """
    near = (context.text[c.end : day.start] for c in context.scan.of("ng:DateCue") if c.end <= day.start)
    if not any(len(gap) <= _BEFORE and gap.count("\n") <= 1 for gap in near):
        return False
    rest = context.text[day.end : context.normal.blocks[context.normal.block_at(day.start)][1]]
    return len(rest) <= _ALONE or re.match(r" ?[.;)|\]–]", rest) is not None


def _is_to_come(context: Context, day: DateMatch) -> bool:
    """Tell whether words announce a date as one to come: "Next review: March 2025"."""
    return context.has(max(0, day.start - _BEFORE), day.start, "ng:LaterDate")


def dates(context: Context) -> Iterator[Found]:
    """Yield the `policy_date`: the date that words like "as of" announce, else one that stands alone at an edge."""
    found = [
        d
        for d in find_dates(context.text, context.language)
        if (_at_edge(context, d.start) or _of_changes(context, d.start))
        and context.block_at(d.start).kind is not Kind.ROW  # a table of past versions
    ]
    found = [d for d in found if not _is_to_come(context, d)]
    for day in found:
        if _is_announced(context, day):
            yield Found("policy_date", day.value, day.start, day.end, None, 0.88, "edition.date")
            return
    for day in found:
        if _is_alone(context, day):
            yield Found("policy_date", day.value, day.start, day.end, None, 0.75, "edition.alone")
            return


def versions(context: Context) -> Iterator[Found]:
    """Yield the `policy_version`."""
    for v in find_versions(context.text):
        if _at_edge(context, v.start):
            yield Found("policy_version", v.value, v.start, v.end, None, 0.85, "edition.version")
            return


def adequate_countries(context: Context) -> Iterator[Found]:
    """Yield the countries that the notice says adequacy decisions cover in general."""
    for cue in context.scan.of("ng:AdequateCountriesCue"):
        start, end = context.sentence(cue.start)
        for c in context.within(context.countries, start, end):
            yield Found("adequacy_country", c.value, c.start, c.end, None, 0.85, "adequacy.list")
