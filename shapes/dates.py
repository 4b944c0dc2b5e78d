"""The day as of which a notice is assessed."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from pyoxigraph import Literal, Quad

from noticegraph.ontology.terms import term

_ISSUED = term("dct:issued")


def assessment_date(notice: Iterable[Quad], asked: date | None = None, *, today: date | None = None) -> date:
    """Return the day asked for, else the day of the notice (its graph's `dct:issued`), else today.

    Of a month or a year the last day counts: by then the notice was published, and what had lapsed by then its
    author could know. Of several dates the latest counts, for the notice has stood since. A date that cannot be
    read is passed over.
    """
    if asked is not None:
        return asked
    issued = [q.object.value for q in notice if q.predicate == _ISSUED and isinstance(q.object, Literal)]
    days = [day for value in issued if (day := last_day(value)) is not None]
    return max(days, default=today or date.today())


def last_day(value: str) -> date | None:
    """Return the last day of an ISO 8601 date, month or year; None for anything else.

    >>> last_day("2024-02"), last_day("2024"), last_day("spring")
    (datetime.date(2024, 2, 29), datetime.date(2024, 12, 31), None)
    """
    try:
        match [int(part) for part in value.split("-")]:
            case [year]:
                return date(year, 12, 31)
            case [year, month]:
                return date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day)
    except ValueError:  # no number, or no such month or day
        return None
    return None
