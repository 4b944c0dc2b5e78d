"""What has changed in a store since its columns were written: the file `columns.journal` in its folder.

The first line seals the columns: of which state of the database they are, what they hold, the size of their file.
Each further line is a graph that has changed since, or a graph and a subject in it, and was on the disk before the
change was. So columns are current when no line follows the first, and when the database is in the state that it names:
RocksDB takes a new number each time a database is opened for writing, by whichever program. What another version of
this package or a server of Oxigraph's has written into the folder is so never overlooked.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from noticegraph.store.folder import database

Entry = tuple[str, str]
"""The name of a graph, and a subject in it or "" for the whole graph."""

EVERYTHING: Entry = ("*", "")


@dataclass(frozen=True, slots=True)
class Seal:
    """The state of the database that columns are of, a hash of what they hold, the size of their file in bytes."""

    state: str
    holds: str
    size: int


_UNKNOWN = Seal("-", "-", 0)


def columns_file(folder: Path) -> Path:
    """Return where the columns of a store lie."""
    return folder / "columns.duckdb"


def state(folder: Path) -> str:
    """Return the state of a store's database as a word: another one after each opening for writing."""
    try:
        return (database(folder) / "CURRENT").read_text(encoding="utf-8").strip() or "-"
    except (OSError, UnicodeDecodeError):
        return "-"


class Journal:
    """The journal of a store; whoever writes to it holds the store's lock alone.

    `changed` is what it names. `kept` tells that every change is put down: not for a store without columns, which
    are made of everything, nor after a fault, when the file on the disk is gone or seals another state.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "columns.journal"
        self._seal, self.changed = _read(self._file)
        self.kept = False

    def current(self, holds: str) -> bool:
        """Tell whether columns are there that hold this, of the database as it is."""
        return not self.changed and self._seal == self.seal(holds) and self._seal.state != _UNKNOWN.state

    def changes(self, holds: str) -> frozenset[Entry] | None:
        """Return what has changed since columns were written that hold this; None for everything."""
        known = self.kept and self._seal.holds == holds and EVERYTHING not in self.changed
        return frozenset(self.changed) if known else None

    def seal(self, holds: str) -> Seal:
        """Return the seal of the columns as they lie in the folder."""
        try:
            return Seal(state(self._folder), holds, columns_file(self._folder).stat().st_size)
        except OSError:
            return _UNKNOWN

    def start(self, before: str) -> None:
        """Begin to keep the journal of a database that has been opened for writing, in state `before` until then."""
        try:
            if not columns_file(self._folder).exists():
                self._file.unlink(missing_ok=True)
                return
            sealed = Seal(before, self._seal.holds, columns_file(self._folder).stat().st_size)
            if self._seal != sealed or before == _UNKNOWN.state:
                self.changed.add(EVERYTHING)
            self._write(Seal(state(self._folder), self._seal.holds, self._seal.size))
            self.kept = True
        except OSError:  # the seal on the disk is of another state now
            return

    def add(self, entries: Iterable[Entry]) -> None:
        """Put down what is about to change, on the disk when this returns.

        Where that cannot be, the journal is deleted, and its columns with it count for nothing. Raises OSError when
        that cannot be either.
        """
        fresh = set() if EVERYTHING in self.changed else {*entries} - self.changed
        if not fresh or not self.kept:
            return
        try:
            with self._file.open("a", encoding="utf-8") as out:
                out.writelines(_line(entry) for entry in sorted(fresh))
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            self._seal, self.kept = _UNKNOWN, False
            self._file.unlink(missing_ok=True)
        self.changed |= fresh

    def done(self, seal: Seal) -> None:
        """Seal the columns, that now are what the store holds. Raises OSError."""
        self.changed.clear()
        self._write(seal)
        self.kept = True

    def void(self) -> None:
        """Let the columns count for nothing. A reader may, where it has the right to; others lose nothing but speed."""
        self._seal, self.kept = _UNKNOWN, False
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _write(self, seal: Seal) -> None:
        self._seal = seal
        fresh = self._file.with_name(self._file.name + ".new")
        with fresh.open("w", encoding="utf-8") as out:
            out.write(f"{seal.state} {seal.holds} {seal.size}\n")
            out.writelines(_line(entry) for entry in sorted(self.changed))
        fresh.replace(self._file)


def sync(path: Path) -> None:
    """Have a folder or file on the disk before what follows; no promise where the system knows no such thing."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _line(entry: Entry) -> str:
    return " ".join(entry).strip() + "\n"


def _read(file: Path) -> tuple[Seal, set[Entry]]:
    """Return what a journal says; one that cannot be understood says that everything has changed."""
    try:
        first, *lines = file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        current, holds, size = first.split(" ")
        entries = (line.partition(" ") for line in lines)
        return Seal(current, holds, int(size)), {(graph, subject) for graph, _, subject in entries}
    except (OSError, ValueError):
        return _UNKNOWN, {EVERYTHING}
