"""Whether a stretch of text overlaps any of many others, without comparing it with each."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Half-open stretches of a text, in any order and overlapping as they like."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # how far all up to this one go

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches shares a character with start:end.

        >>> Stretches([(0, 9), (2, 4)]).overlap(8, 12), Stretches([(0, 9)]).overlap(9, 12)
        (True, False)
        """
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Tell whether start:end stands in one of the stretches.

        >>> Stretches([(0, 9), (2, 4)]).hold(3, 9), Stretches([(0, 4), (3, 9)]).hold(2, 5)
        (True, False)
        """
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end


class Taken:
    """Stretches of a text that are taken one after the other; none overlaps another."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take the stretch, which must not be empty; False, and nothing taken, where part of it is taken already."""
        before = bisect_left(self._taken, (end, end))
        if before and self._taken[before - 1][1] > start:
            return False
        insort(self._taken, (start, end))
        return True
