"""What can be wrong with a store, each with the way out."""

from pathlib import Path

from noticegraph.ontology.errors import NoticegraphError


class StoreError(NoticegraphError):
    """A store that cannot be used as asked."""


class StoreMissing(StoreError):
    """No store lies in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no store here; run `noticegraph ingest FOLDER` first, or name one with --store")


class StoreVersionError(StoreError):
    """The store's format is not the one this version of the package writes."""

    def __init__(self, path: Path, found: object, expected: int) -> None:
        super().__init__(
            f"{path}: the store has format {found}, this noticegraph reads format {expected}; "
            f"ingest into a new folder with --store, or use the version that wrote it"
        )


class StoreBusy(StoreError):
    """Another process holds the store."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the store is opened by another process; wait until it ends, then try again")


class StoreDamaged(StoreError):
    """The folder's files cannot be read as a store."""

    def __init__(self, path: Path, why: object) -> None:
        said = (damage(why) if isinstance(why, Exception) else None) or why
        super().__init__(f"{path}: the store cannot be read ({said}); ingest into a new folder with --store")


_DAMAGE = ("Corruption: ", "IO error: ")


def damage(error: Exception) -> str | None:
    """Return what the database says of files that it cannot read, None for an error that is none of that.

    Oxigraph gives it as RuntimeError or OSError, in RocksDB's words; in the middle of a query as well, since blocks are
    read, and their checksums compared, when they are asked for.
    """
    said = " ".join(str(error).split())
    if not isinstance(error, RuntimeError | OSError) or not said.startswith(_DAMAGE):
        return None
    while said.startswith(_DAMAGE):
        said = said.partition(": ")[2]
    return said


class StoreUnwritable(StoreError):
    """The folder's files cannot be written: no right to, no room, a file system that is only read."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(
            f"{path}: the store cannot be written ({why}); make room or get the right to write there, "
            f"or name another folder with --store"
        )


class InvalidBase(StoreError):
    """A text that no data IRI can start with."""

    def __init__(self, base: str, why: str) -> None:
        super().__init__(
            f"base {base!r}: no data IRI can start with this ({why}); take one like https://example.org/id/"
        )


class StoreBaseError(StoreError):
    """The store was made with another base IRI."""

    def __init__(self, path: Path, found: str, asked: str) -> None:
        super().__init__(f"{path}: the store's base IRI is {found}, not {asked}; name another folder with --store")
