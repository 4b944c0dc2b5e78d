"""What is given on the command line, as sources of documents."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticegraph.git import git
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.model import Document
from noticegraph.ingest.read import find_notices, read_bytes, read_file


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit in which a file has a version, the day on which the archive recorded it, and whether it is the last."""

    commit: str
    recorded: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is still to be read: a file below the folder `root`, or bytes.

    `name` is what the document is called by; `slug` is the work's slug when the user gave one. With a `revision` the
    file is read as it was then, from the history of the repository `root`.
    """

    name: str
    path: Path | None = None
    root: Path | None = None
    data: bytes | None = None
    media_type: str | None = None
    slug: str | None = None
    revision: Revision | None = None

    @property
    def shown(self) -> str:
        """What messages call the source: its path as it was given, or its name; what is no UTF-8 is escaped."""
        return os.fsencode(self.path or self.name).decode("utf-8", "backslashreplace")

    def read(self) -> Document:
        """Return the document; raises UnreadableNotice."""
        if self.revision is not None and self.root is not None:
            data = git(self.root, "cat-file", "blob", f"{self.revision.commit}:{self.name}")
            return read_bytes(data, self.name, self.media_type)
        if self.path is not None:
            return read_file(self.path, self.root)
        return read_bytes(self.data or b"", self.name, self.media_type)

    def key(self, store: Path) -> str:
        """Return what tells this version of the source from every other: its place, and the commit it is read from."""
        return self.place(store) + (f"@{self.revision.commit}" if self.revision is not None else "")

    def place(self, store: Path) -> str:
        """Return what tells this source from every other: its path as seen from the store's folder.

        A relative path, so that a project moved with its store keeps its notices, and no graph tells a
        user's home folder. Bytes from standard input are one source a name. Raises UnreadableNotice for a name that
        is no text, which no graph can hold.
        """
        place = f"stdin:{self.name}" if self.path is None else _relative(self.path.resolve(), store.resolve())
        try:
            (place + self.name).encode()
        except UnicodeEncodeError:
            raise UnreadableNotice(f"{self.shown}: its name or a folder's is not UTF-8; rename it") from None
        return place


def _relative(path: Path, store: Path) -> str:
    if path.anchor != store.anchor:  # another drive
        return path.as_posix()
    shared = next(parent for parent in (store, *store.parents) if path.is_relative_to(parent))
    ups = len(store.relative_to(shared).parts)
    return "/".join([".."] * ups + list(path.relative_to(shared).parts))


def file_sources(
    paths: Sequence[Path], slug: str | None = None, on_fault: Callable[[UnreadableNotice], None] | None = None
) -> Iterator[Source]:
    """Yield the notices in files and folders.

    What cannot be reached below a folder is handed to `on_fault`, and the rest is yielded; without it, it is raised.

    Raises:
        UnreadableNotice: a path holds no notice.

    """
    for path, root in find_notices(paths) if on_fault is None else find_notices(paths, on_fault):
        name = path.relative_to(root).as_posix() if root is not None else path.name
        yield Source(name, path=path, root=root, slug=slug)
