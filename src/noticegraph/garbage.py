"""Python's collector of garbage, told to look less often while notices are compiled.

What is not needed any more goes as soon as nothing refers to it; the collector looks for the rest, cycles, of which
reading makes few. By default it looks after each 700 objects more, some hundred times in a notice, and every so often
through all that is compiled of lexicons and grammars.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 20_000
"""How many objects more there must be before the collector looks for garbage: a few times in a notice of 40 KB."""


def collect_seldom() -> None:
    """Let the collector look seldom from now on: for processes that do nothing but compile."""
    objects, *others = gc.get_threshold()
    if 0 < objects < _OBJECTS:  # zero: it was told never to
        gc.set_threshold(_OBJECTS, *others)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Let the collector look seldom for the length of a `with` block, and as often as before after it."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
