"""Opening a store, changing it by whole transactions, asking it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.store.background import GRAPHS, background_hash, background_quads
from noticegraph.store.base import check_base
from noticegraph.store.change import Change, Pieces, together
from noticegraph.store.columns import Columns
from noticegraph.store.errors import (
    StoreBaseError,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreUnwritable,
    damage,
)
from noticegraph.store.folder import (
    FORMAT,
    Manifest,
    database,
    is_store_or_new,
    locked,
    read_manifest,
    write_manifest,
)
from noticegraph.store.journal import state

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WAIT_SECONDS = 2.0
"""How long an opening waits for other processes before it says that the store is busy."""

_UNWRITABLE = "IO error"
"""How RocksDB begins what it says of a file that it could not write, of whatever kind the fault."""

_MANY_QUADS = 4_000
_MANY_BYTES = 1_000_000
"""From here on files are cheaper than the log: each file, of which a change makes eight, is synced to the disk."""

_NO_RIGHT = ("Permission denied", "Read-only file system")


class NoticeStore:
    """An open store; `quads` is Oxigraph's, for reading. Change it through `apply` alone.

    `writable` tells whether a change can be made: not in a store opened for reading, nor after a write has failed.
    """

    def __init__(self, path: Path, base: str, quads: Store, *, writable: bool, columns: Columns | None = None) -> None:
        self.path = path
        self.base = base
        self.quads = quads
        self.writable = writable
        self._columns = columns

    def apply(self, *changes: Change) -> None:
        """Make changes in one transaction: after a fault or a crash all are made or none.

        None may take out what another puts in. Raises StoreUnwritable when no change can be written any more,
        StoreDamaged when these cannot.
        """
        needed = tuple(change.against(self.quads) for change in changes if change)
        self._changing(needed)
        try:
            if all(change.only_adds for change in needed):
                self._append(needed)
            else:
                self.quads.update(together(needed).update())
        except OSError as error:
            raise self._failure(error) from error

    def columns(self, held: frozenset[str]) -> "DuckDBPyConnection | None":
        """Return a connection for reading the store's columns; see `tables` for what they are.

        None when they are not what the store holds, or hold the quads of other predicates than the IRIs `held`, or
        when there are none: of a store in memory, of one that no writer has closed since, without duckdb. It stays
        open until the store changes or closes; a thread takes a `cursor()` of it, and closes it.
        """
        return self._columns.opened(held) if self._columns is not None else None

    def refresh_columns(self, held: frozenset[str], *, whole: bool = True) -> bool:
        """Make the columns what the store holds, on leaving it; tell whether they are. Never raises a StoreError.

        Without `whole` only when little has changed. `quads` must have been flushed.
        """
        return self._columns is not None and self._columns.refresh(self.quads, held, whole=whole)

    def discard_columns(self) -> None:
        """Let the columns count for nothing, once reading them has raised duckdb.Error; a writer makes them anew."""
        if self._columns is not None:
            self._columns.discard()

    def changing_all(self) -> None:
        """Let `quads` be changed at will, and not through `apply`. Raises StoreUnwritable."""
        self._changing(None)

    def _changing(self, changes: Sequence[Change] | None) -> None:
        """Put down what is about to change, all where it is None: the columns are not what the store holds then."""
        if self._columns is None:
            return
        try:
            self._columns.changing(changes)
        except OSError as error:
            raise StoreUnwritable(self.path, _reason(error)) from error

    def close(self) -> None:
        """Let go of the files; nothing of the store can be used after that."""
        if self._columns is not None:
            self._columns.close()
        del self.quads  # Oxigraph closes a database when nothing refers to it

    def _append(self, changes: Sequence[Change]) -> None:
        """Put quads in. Few go through the log; of many Oxigraph makes files that it takes in all at once.

        The files cost a third of what the log costs, each ten thousand quads and more, and the log stays small.
        Oxigraph's documentation promises all or nothing of the first way alone; of the second a test holds it.
        """
        if any(change.data for change in changes):
            pieces = [piece for change in changes for piece in change.pieces()]
            many = sum(map(len, pieces)) >= _MANY_BYTES
            load = self.quads.bulk_load if many else self.quads.load
            file = cast("IO[bytes]", Pieces(pieces))  # of which Oxigraph calls `read` alone
            load(file, RdfFormat.N_QUADS, lenient=True)
            return
        quads = [quad for change in changes for quad in change.add]
        if len(quads) >= _MANY_QUADS:
            self.quads.bulk_extend(quads)
        elif quads:
            self.quads.extend(quads)

    def flush(self) -> None:
        """Write to the disk what is in memory; raises StoreUnwritable or StoreDamaged."""
        try:
            self.quads.flush()
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> StoreDamaged | StoreUnwritable:
        if not str(error).startswith(_UNWRITABLE):
            return StoreDamaged(self.path, error)
        self.writable = False  # RocksDB takes no more after a failed write, until it is opened again
        return StoreUnwritable(self.path, _reason(error))

    def graph(self, name: str) -> Iterator[Quad]:
        """Return the quads of one named graph."""
        return self.quads.quads_for_pattern(None, None, None, NamedNode(name))


@contextmanager
def open_store(
    path: Path,
    *,
    write: bool = False,
    create: bool = False,
    or_read: bool = False,
    base: str | None = None,
    wait: float = WAIT_SECONDS,
    held: frozenset[str] | None = None,
) -> Iterator[NoticeStore]:
    """Open the store in the folder `path` for the length of a `with` block.

    Readers share a store; a writer has it alone. `create` makes it where there is none, with `base`
    (default: noticegraph's own) as the start of every data IRI. `or_read` opens a store that cannot be written
    for reading; it says so itself, in `writable`. Every opening sees the background graphs
    of this package: they are refreshed when its files have changed. A writer that is done leaves the quads of the
    predicates `held` in columns: by default those that questions ask for; of none, no columns. Raises a StoreError.
    """
    path = path.absolute()
    if base is not None:
        check_base(base)
    if create and not (path / "manifest.json").exists():
        _create(path, base or DEFAULT_BASE, wait)
    manifest = read_manifest(path)
    if base is not None and base != manifest.base:
        raise StoreBaseError(path, manifest.base, base)
    if not write and manifest.background != background_hash():
        with locked(path, write=True, wait=wait), _damage_told(path):
            store = _writable(path, manifest.base)
            try:
                _refresh(path, store)
                store.refresh_columns(_wanted(held), whole=False)
            finally:
                store.close()
    with locked(path, write=write, wait=wait), _damage_told(path):
        store = _opened(path, manifest.base, write=write, or_read=or_read)
        try:
            if store.writable:
                _refresh(path, store)
            yield store
            if store.writable:
                store.flush()
                store.refresh_columns(_wanted(held))
        finally:
            store.close()


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Have damage of the database's files raise StoreDamaged, wherever within the block it is met."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        if damage(error) is None:
            raise
        raise StoreDamaged(path, error) from error


def _wanted(held: frozenset[str] | None) -> frozenset[str]:
    if held is not None:
        return held
    from noticegraph.queries.compiled import properties  # of a writer that is done: readers need no questions

    return properties()


def _reason(error: OSError) -> str:
    """Return what the system said, without the database's words and files before it."""
    return error.strerror or str(error).rpartition(": ")[2]


def _create(path: Path, base: str, wait: float) -> None:
    if not is_store_or_new(path):
        raise StoreDamaged(path, "the folder holds other files and no store")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or error) from error
    with locked(path, write=True, wait=wait):
        if not (path / "manifest.json").exists():  # another process may have made it while this one waited
            write_manifest(path, Manifest(FORMAT, base))


def _opened(path: Path, base: str, *, write: bool, or_read: bool) -> NoticeStore:
    if not write:
        return _readable(path, base)
    try:
        return _writable(path, base)
    except StoreUnwritable:
        if not or_read:
            raise
        return _readable(path, base)


def _writable(path: Path, base: str) -> NoticeStore:
    try:
        _check_current(path)
        _clean(database(path))
        before, columns = state(path), Columns(path, base)
        quads = Store(str(database(path)))
        columns.start(before)
        return NoticeStore(path, base, quads, writable=True, columns=columns)
    except OSError as error:
        if "LOCK" in str(error) and not str(error).endswith(
            _NO_RIGHT
        ):  # a process that opened the database without this package
            raise StoreBusy(path) from None
        if isinstance(error, PermissionError) or str(error).startswith(_UNWRITABLE):
            raise StoreUnwritable(path, _reason(error)) from error
        raise StoreDamaged(path, error) from error


def _check_current(path: Path) -> None:
    """Raise StoreDamaged for a database without its state, which would be taken for none at all and made anew."""
    folder = database(path)
    if not (folder / "CURRENT").exists():
        if any(folder.glob("*.sst")):
            raise StoreDamaged(path, f"{folder.name}/CURRENT is missing")
    elif (named := state(path)).startswith("MANIFEST-") and not (folder / named).exists():
        raise StoreDamaged(path, f"{folder.name}/{named} is missing")


def _clean(folder: Path) -> None:
    """Delete files that a bulk load made and did not live to have taken in; whoever calls holds the lock."""
    for file in folder.glob("bulk-*.sst"):
        file.unlink(missing_ok=True)


def _readable(path: Path, base: str) -> NoticeStore:
    try:
        _check_current(path)
        quads = Store.read_only(str(database(path)))
        return NoticeStore(path, base, quads, writable=False, columns=Columns(path, base))
    except FileNotFoundError:
        raise StoreMissing(path) from None
    except OSError as error:
        raise StoreDamaged(path, error) from error


def _refresh(path: Path, store: NoticeStore) -> None:
    """Load the background graphs when the store holds those of other files."""
    manifest = read_manifest(path)
    if manifest.background == background_hash():
        return
    graphs = tuple(store.base + name for name in GRAPHS)
    store.apply(Change(drop=graphs, add=tuple(background_quads(store.base))))
    store.flush()
    write_manifest(path, replace(manifest, background=background_hash()))
