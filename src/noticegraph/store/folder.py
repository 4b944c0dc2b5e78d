"""The folder of a store: its manifest and its lock.

A store is a folder with `manifest.json`, `lock` and `oxigraph/`, the database; `columns.duckdb` and `columns.journal`
can be made from the database at any time. Oxigraph locks against a second writer only, and leaves reading beside a
writer undefined; the lock here holds for both.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from typing import IO

from noticegraph.store.base import check_base
from noticegraph.store.errors import (
    InvalidBase,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreUnwritable,
    StoreVersionError,
)

try:
    import fcntl
except ImportError:  # no POSIX locks: Oxigraph's own lock still keeps a second writer out
    fcntl = None  # type: ignore[assignment]

FORMAT = 1
_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store says of itself; `background` is the hash of the ontology, law and register it holds."""

    format: int
    base: str
    background: str = ""


def database(folder: Path) -> Path:
    """Return where the database of a store lies."""
    return folder / "oxigraph"


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the store in `folder`.

    Raises StoreMissing, StoreVersionError for another format, StoreDamaged for a file that is no manifest.
    """
    try:
        text = (folder / "manifest.json").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(folder) from None
    except OSError as error:
        raise StoreDamaged(folder, f"manifest.json: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise StoreDamaged(folder, "manifest.json is not UTF-8") from None
    try:
        return _manifest(folder, json.loads(text))
    except (ValueError, RecursionError):
        raise StoreDamaged(folder, "manifest.json is not JSON") from None


def _manifest(folder: Path, found: object) -> Manifest:
    if not isinstance(found, dict) or "format" not in found:
        raise StoreDamaged(folder, "manifest.json does not say the store's format")
    if type(found["format"]) is not int:  # true is none, though Python counts with it
        raise StoreDamaged(folder, "manifest.json: the format is not a whole number")
    if found["format"] != FORMAT:
        raise StoreVersionError(folder, found["format"], FORMAT)
    base, background = found.get("base"), found.get("background", "")
    if not isinstance(base, str) or not isinstance(background, str):
        raise StoreDamaged(folder, "manifest.json: the base or the background is missing or not a text")
    if unknown := sorted(found.keys() - {field.name for field in fields(Manifest)}):
        raise StoreDamaged(folder, f"manifest.json has an entry that is not known: {unknown[0]}")
    try:
        return Manifest(FORMAT, check_base(base), background)
    except InvalidBase as error:
        raise StoreDamaged(folder, f"manifest.json: {error}") from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step, so that a fault leaves the old one. Raises StoreUnwritable."""
    fresh = folder / "manifest.json.new"
    try:
        fresh.write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")
        fresh.replace(folder / "manifest.json")
    except OSError as error:
        raise StoreUnwritable(folder, error.strerror or error) from error


@contextmanager
def locked(folder: Path, *, write: bool, wait: float) -> Iterator[None]:
    """Hold the store's lock, alone for writing, shared for reading.

    Waits up to `wait` seconds for others to end; raises StoreBusy after that.
    """
    try:
        handle = _lock_file(folder)
    except OSError as error:
        kind = StoreUnwritable if write else StoreDamaged
        raise kind(folder, error.strerror or error) from error
    with handle:
        _acquire(handle, folder, write=write, wait=wait)
        yield


def _lock_file(folder: Path) -> IO[str]:
    try:
        return (folder / "lock").open("a+")
    except OSError as error:
        if error.errno not in (EACCES, EPERM, EROFS):
            raise
        return (folder / "lock").open()  # a store that one may only read: a shared lock needs no write access


def _acquire(handle: IO[str], folder: Path, *, write: bool, wait: float) -> None:
    if fcntl is None:
        return
    mode = (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, mode)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StoreBusy(folder) from None
            time.sleep(_POLL_SECONDS)
        else:
            return


def is_store_or_new(folder: Path) -> bool:
    """Tell whether `folder` may become a store: absent, empty, or a store already."""
    if (folder / "manifest.json").exists():
        return True
    leftovers = {"lock", "oxigraph", "manifest.json.new"}  # of a creation that was cut short
    return not folder.exists() or (folder.is_dir() and set(os.listdir(folder)) <= leftovers)
