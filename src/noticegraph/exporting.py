"""What of a store goes into an export: the graphs of all notices or of some, and the reports that a format shows."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from noticegraph.assessment import Assessment, assess
from noticegraph.export import FORMATS
from noticegraph.notices import chosen, quads_of, store_quads
from noticegraph.store import NoticeStore

REPORTED = "xlsx"
"""The format that shows findings: notices without a report are assessed for it."""


def exported(store: NoticeStore, asked: Sequence[str], form: str, *, all_versions: bool) -> Iterator[Quad]:
    """Yield the quads that a format of `FORMATS` shows of the notices named, or of the whole store for none.

    Raises NoSuchNotice, AmbiguousNotice.
    """
    if FORMATS[form].background or not asked:
        yield from store_quads(store, all_versions=all_versions)
    else:
        yield from quads_of(store, chosen(store, asked, all_versions=all_versions))
    if form == REPORTED:
        for one in assess(store, chosen(store, asked, all_versions=all_versions), None):
            if isinstance(one, Assessment):
                yield from one.validation.report
