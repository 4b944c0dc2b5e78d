"""What waits to be loaded in one transaction, until it is as large as one should be."""

from typing import Generic, TypeVar

from noticegraph.store.change import Change

T = TypeVar("T")

TOGETHER = 64_000_000
"""Bytes of quads that are loaded in one transaction: some thirty notices of 40 KB.

Each transaction leaves files, and whenever there are two of a kind the database merges them with all that it has: with
larger ones less often, and of a large store merging takes longer than loading. They cost three to four times their size
in memory.
"""


class Filling(Generic[T]):
    """Values in their order that wait for one transaction of `room` bytes, counted by the changes they bring.

    >>> filling: Filling[str] = Filling(room=10)
    >>> filling.add("a", Change(data=b"12345")), filling.add("b"), filling.add("c", Change(data=b"12345"))
    (False, False, True)
    >>> filling.take(), filling.held
    (('a', 'b', 'c'), ())
    """

    def __init__(self, room: int = TOGETHER) -> None:
        self._room = room
        self._held: list[T] = []
        self._size = 0

    @property
    def held(self) -> tuple[T, ...]:
        """The values that wait."""
        return tuple(self._held)

    def add(self, value: T, change: Change | None = None) -> bool:
        """Have a value wait; tell whether it is time to load: the transaction is full."""
        self._held.append(value)
        self._size += len(change.data) if change is not None else 0
        return self._size >= self._room

    def take(self) -> tuple[T, ...]:
        """Return the values that wait, which are waiting no longer."""
        taken = self.held
        self._held.clear()
        self._size = 0
        return taken
