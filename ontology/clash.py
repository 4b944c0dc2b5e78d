"""A smallest set of axioms that cannot all be true, found by leaving out.

HermiT says that there is a contradiction and not where. Halves are left out before single axioms (Junker,
QuickXplain, AAAI 2004): for k axioms that clash among n, about k times log2(n / k) questions to the reasoner.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")


def clash(axioms: Sequence[A], consistent: Callable[[Sequence[A]], bool]) -> tuple[A, ...]:
    """Return axioms, in their order, that are inconsistent together and consistent when any of them is left out.

    `consistent` must find `axioms` inconsistent and be monotone: what is consistent stays so with fewer axioms.
    Where several smallest sets exist, the later axioms are left out first. Empty where nothing is enough to clash.
    """
    if not consistent(()):
        return ()
    found = _explain((), False, tuple(range(len(axioms))), lambda some: consistent([axioms[at] for at in sorted(some)]))
    return tuple(axioms[at] for at in sorted(found))


def _explain(
    kept: tuple[int, ...], grown: bool, axioms: tuple[int, ...], consistent: Callable[[tuple[int, ...]], bool]
) -> tuple[int, ...]:
    """Return a smallest part of `axioms` that clashes with `kept`; ask of `kept` first where it has grown."""
    if grown and not consistent(kept):
        return ()
    if len(axioms) == 1:
        return axioms
    middle = len(axioms) // 2
    first, second = axioms[:middle], axioms[middle:]
    late = _explain(kept + first, True, second, consistent)
    early = _explain(kept + late, bool(late), first, consistent)
    return early + late
