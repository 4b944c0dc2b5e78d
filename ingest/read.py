"""Files, folders and bytes become documents."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from noticegraph.ingest.encoding import MAX_BYTES, decode
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.model import TILT, Document

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".json": TILT,
}


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it; change the file's mode or run as its owner"
    return f"cannot be read ({error.strerror or error})"


def _looks_like_html(text: str) -> bool:
    head = text[:1024].lstrip().casefold()
    return head.startswith(("<!doctype html", "<html", "<head", "<body"))


def read_bytes(data: bytes, source: str, media_type: str | None = None) -> Document:
    """Return the document that `data` holds; without a media type, a page of HTML is known by its first tag.

    Raises:
        UnreadableNotice: empty, too long, binary, undecodable, or a page without text.

    """
    # The three readers are imported here: a command that reads no HTML need not load the parser of HTML.
    text = decode(data, source, html=media_type in (None, "text/html"))
    if media_type is None:
        media_type = "text/html" if _looks_like_html(text) else "text/plain"
    if media_type == "text/html":
        from noticegraph.ingest.read_html import read_html

        document = read_html(text, source)
    elif media_type == "text/markdown":
        from noticegraph.ingest.read_markdown import read_markdown

        document = read_markdown(text, source)
    elif media_type == TILT:
        from noticegraph.ingest.tilt import read_tilt

        document = read_tilt(text, source)
    else:
        from noticegraph.ingest.read_text import read_text

        document = read_text(text, source)
    if not document.blocks:
        raise UnreadableNotice(f"{source}: no text to read is in it; save the page with its text, not only its scripts")
    return document


def _checked(path: Path) -> None:
    """Refuse a path that cannot be written down: IRIs, graphs and messages are UTF-8."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableNotice(f"{str(path)!r}: the name is not UTF-8; rename the file or folder") from error


def _content(path: Path) -> bytes:
    """Return the bytes of a regular file, one more than the limit at most; raises OSError and UnreadableNotice."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableNotice(f"{path}: this is a folder; give a file")
    if not stat.S_ISREG(status.st_mode):
        # A pipe waits for its writer for ever, and a device has no end.
        raise UnreadableNotice(f"{path}: this is no regular file (a pipe, socket or device); save it as one")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = max(status.st_size, len(data)) / 1e6
        raise UnreadableNotice(
            f"{path}: {size:.1f} MB is more than the limit of {MAX_BYTES / 1e6:.0f} MB for one notice;"
            " take the notice out of it"
        )
    return data


def read_file(path: Path, root: Path | None = None) -> Document:
    """Return the document in the file `path`; its source is the path below `root`, or the file's name.

    Raises:
        UnreadableNotice: see `read_bytes`; also no such file, no permission, unknown kind of file, no regular file,
            a name that is not UTF-8.

    """
    _checked(path)
    media_type = MEDIA_TYPES.get(path.suffix.casefold())
    try:
        if media_type is None and path.exists():
            known = ", ".join(sorted(MEDIA_TYPES))
            raise UnreadableNotice(f"{path}: this kind of file is not read; the kinds read are {known}")
        data = _content(path)
    except OSError as error:
        raise UnreadableNotice(f"{path}: {_reason(error)}") from error
    source = path.relative_to(root).as_posix() if root is not None and path.is_relative_to(root) else path.name
    try:
        return read_bytes(data, source, media_type)
    except UnreadableNotice as error:
        # A folder has many files of one name: the message names the whole path.
        raise UnreadableNotice(f"{path}{str(error).removeprefix(source)}") from error


def _raise(fault: UnreadableNotice) -> None:
    raise fault


def _listed(folder: Path, on_fault: Callable[[UnreadableNotice], None]) -> list[tuple[Path, bool]]:
    """Return a folder's entries in sorted order, and whether each is a folder."""
    try:
        with os.scandir(folder) as entries:
            found = [(Path(entry.path), entry) for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        on_fault(UnreadableNotice(f"{folder}: {_reason(error)}"))
        return []
    return [(path, _leads_to_folder(entry)) for path, entry in sorted(found, key=lambda pair: pair[0])]


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, or no way to what it names: told of when it is read
        return False


def _walk(folder: Path, on_fault: Callable[[UnreadableNotice], None]) -> Iterator[Path]:
    """Yield the files of known kinds below a folder, each real folder once: links may lead in circles."""
    entered = {os.path.realpath(folder)}
    open_folders = [iter(_listed(folder, on_fault))]
    while open_folders:
        path, is_folder = next(open_folders[-1], (None, False))
        if path is None:
            open_folders.pop()
        elif is_folder:
            if (real := os.path.realpath(path)) not in entered:
                entered.add(real)
                open_folders.append(iter(_listed(path, on_fault)))
        elif _is_named_as_notice(path):
            yield path


def _is_named_as_notice(path: Path) -> bool:
    """Tell whether a file in a folder is one to read: other JSON than TILT's is everywhere, and called otherwise."""
    suffix = path.suffix.casefold()
    return suffix in MEDIA_TYPES and (suffix != ".json" or path.name.casefold().endswith(".tilt.json"))


def find_notices(
    paths: Sequence[Path], on_fault: Callable[[UnreadableNotice], None] = _raise
) -> Iterator[tuple[Path, Path | None]]:
    """Yield each notice of the given files and folders once, with the folder that was named for it.

    Folders are walked in sorted order; hidden files and folders and kinds of file that are not read are passed over.
    What stands below a given folder and cannot be reached (a folder without permission, a name that is not UTF-8, a
    link in a circle) is handed to `on_fault`, and the rest is yielded; by default it is raised.

    Raises:
        UnreadableNotice: a given path does not exist or cannot be opened, or a given folder holds no notice.

    """
    seen: set[Path] = set()
    for path in paths:
        try:
            folder = path.is_dir()
            if not folder and not path.exists():
                raise UnreadableNotice(f"{path}: no such file or folder; check the path")
        except OSError as error:
            raise UnreadableNotice(f"{error.filename or path}: {_reason(error)}") from error
        faults: list[UnreadableNotice] = []
        found = list(_walk(path, faults.append)) if folder else [path]
        for fault in faults:
            on_fault(fault)
        if not found and not faults:
            known = ", ".join(sorted(MEDIA_TYPES))
            raise UnreadableNotice(f"{path}: the folder holds no notice; the kinds of file read are {known}")
        for notice in found:
            try:
                place = notice.resolve()
                _checked(place)
            except (OSError, RuntimeError):  # RuntimeError: pathlib's word for a link in a circle
                on_fault(UnreadableNotice(f"{notice}: cannot be read (a link that leads to itself?): check the link"))
                continue
            except UnreadableNotice as error:
                on_fault(error)
                continue
            if place not in seen:
                seen.add(place)
                yield notice, path if folder else None
