"""A store's claims in columns: `columns.duckdb` in its folder, for questions that count and group.

Oxigraph finds a quad at once and reads many slowly; DuckDB reads columns. Held are the quads of the predicates that
questions ask for, of rdf:type those of the classes, of all graphs but evidence. They are written where a writer is
done, and read only while they are what the store holds: see `journal`. They are never needed: what cannot be written or
read leaves the store as it is, and questions to Oxigraph.
"""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pyoxigraph import Store

from noticegraph.store.change import Change
from noticegraph.store.journal import EVERYTHING, Entry, Journal, columns_file, sync
from noticegraph.store.tables import about, counted, held_graphs, held_quads, is_held, make, replace

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ALONE: dict[
    str, str | bool | int | float | list[str]
] = {  # a store is read without the network, and by nothing that is not installed
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "default_block_size": "16384",  # the least: many of the tables are small
}
# What is more goes to the disk meanwhile; more threads are no sooner done, most of the time being Oxigraph's. To try
# which way of compressing suits each of some 150 short columns takes a third of DuckDB's time, and saves a percent of a
# store's size.
_WRITING = _ALONE | {"memory_limit": "256MB", "threads": 1, "force_compression": "uncompressed"}


class Columns:
    """The columns of a store in a folder; whoever refreshes them or tells of changes holds its lock alone."""

    def __init__(self, folder: Path, base: str) -> None:
        self._file = columns_file(folder)
        self._base = base
        self._journal = Journal(folder)
        self._open: DuckDBPyConnection | None = None
        self._opening = Lock()

    def opened(self, held: frozenset[str]) -> "DuckDBPyConnection | None":
        """Return a connection for reading when the columns are current and hold these predicates, else None.

        The connection is closed by the next change and with the store; a thread takes a `cursor()` of it.
        """
        if not held or not self._journal.current(_holds(self._base, held)):
            return None
        with self._opening:
            if self._open is None:
                try:
                    self._open = _reading(self._file, about(self._base, held))
                except ImportError:
                    return None
                if self._open is None:
                    self.discard()
            return self._open

    def discard(self) -> None:
        """Let the columns count for nothing, as they are damaged; the next refresh makes them anew."""
        self.close()
        self._journal.void()

    def start(self, before: str) -> None:
        """Begin to keep track of changes; `before` is the state of the database before it was opened for writing."""
        self._journal.start(before)

    def changing(self, changes: Iterable[Change] | None) -> None:
        """Put down which graphs changes are of, before they are made; None for any change. Raises OSError."""
        self.close()
        if changes is None:
            self._journal.add([EVERYTHING])
            return
        catalog = self._base + "catalog"
        self._journal.add(entry for change in changes for entry in change.touched(catalog) if is_held(entry[0]))

    def refresh(self, store: Store, held: frozenset[str], *, whole: bool = True) -> bool:
        """Make the columns what the store holds, as much as its changes ask for; tell whether they are.

        `whole` lets them be made anew, which takes some three seconds for a thousand notices. `store` is on the disk.
        A fault is no error: the columns are not current then, and the next refresh tries again.
        """
        holds = _holds(self._base, held)
        if not held or self._journal.current(holds):
            return bool(held)
        try:
            import duckdb
        except ImportError:
            return False
        self.close()
        try:
            changed = self._journal.changes(holds)
            if changed is None or not self._mended(store, changed, held):
                if not whole:
                    return False
                self._build(store, held)
            self._journal.done(self._journal.seal(holds))
        except (duckdb.Error, OSError, MemoryError):
            return False
        return True

    def close(self) -> None:
        """Close the connection for reading."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _mended(self, store: Store, changed: frozenset[Entry], held: frozenset[str]) -> bool:
        """Replace what has changed, unless that is most of it or the file is damaged; tell whether it was done."""
        import duckdb

        try:
            with duckdb.connect(str(self._file), config=_WRITING) as connection:
                if not _fits(connection, about(self._base, held)):
                    return False
                if 2 * len({graph for graph, _ in changed}) > counted(connection, "graphs"):
                    return False
                replace(connection, changed, held_quads(store, sorted(changed), held))
        except duckdb.Error:
            return False
        return True

    def _build(self, store: Store, held: frozenset[str]) -> None:
        """Write the columns anew, in a file that takes the place of the old one. Raises duckdb.Error and OSError."""
        import duckdb

        fresh = self._file.with_name(self._file.name + ".new")
        _delete(fresh)
        try:
            with duckdb.connect(str(fresh), config=_WRITING) as connection:
                places = ((graph, "") for graph in held_graphs(store))
                make(connection, held_quads(store, places, held), self._base, held)
                connection.execute("checkpoint")
            _delete(self._file)
            fresh.replace(self._file)
            sync(self._file.parent)
        except BaseException:
            with suppress(OSError):
                _delete(fresh)
            raise


def _delete(file: Path) -> None:
    """Delete a database with its log, the log last: without its database it is nothing."""
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".wal").unlink(missing_ok=True)


def _holds(base: str, held: frozenset[str]) -> str:
    return sha256(repr(about(base, held)).encode()).hexdigest()[:16]


def _reading(file: Path, expected: list[tuple[str, str]]) -> "DuckDBPyConnection | None":
    """Return a connection for reading; None when the file is damaged or says other things of itself."""
    import duckdb

    try:
        connection = duckdb.connect(str(file), read_only=True, config=_ALONE)
    except duckdb.Error:
        return None
    with suppress(duckdb.Error):
        if _fits(connection, expected):
            return connection
    connection.close()
    return None


def _fits(connection: "DuckDBPyConnection", expected: list[tuple[str, str]]) -> bool:
    return set(expected) <= set(connection.execute("select key, value from about").fetchall())
