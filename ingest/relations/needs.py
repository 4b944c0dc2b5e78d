"""Sentences that say when data are no longer needed: what ends the need is a period, no purpose or basis beside it."""

from noticegraph.ingest.context import Context


def ends_need(context: Context, start: int, end: int) -> bool:
    """Tell whether a sentence keeps or erases data by need: "erased when no longer needed for the contract"."""
    return context.has(start, end, "ng:UntilPurposeFulfilled") and context.has(start, end, "ng:StorageVerb")
