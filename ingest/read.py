"""Files, folders and bytes become documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from noticegraph.ingest.encoding import MAX_BYTES, decode
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.model import Document

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
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
    else:
        from noticegraph.ingest.read_text import read_text

        document = read_text(text, source)
    if not document.blocks:
        raise UnreadableNotice(f"{source}: no text to read is in it; save the page with its text, not only its scripts")
    return document


def read_file(path: Path, root: Path | None = None) -> Document:
    """Return the document in the file `path`; its source is the path below `root`, or the file's name.

    Raises:
        UnreadableNotice: see `read_bytes`; also no such file, no permission, unknown kind of file.

    """
    media_type = MEDIA_TYPES.get(path.suffix.casefold())
    if media_type is None and path.exists():
        known = ", ".join(sorted(MEDIA_TYPES))
        raise UnreadableNotice(f"{path}: this kind of file is not read; the kinds read are {known}")
    try:
        if path.is_dir():
            raise UnreadableNotice(f"{path}: this is a folder; give a file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableNotice(
                f"{path}: {size / 1e6:.1f} MB is more than the limit of {MAX_BYTES / 1e6:.0f} MB for one notice;"
                " take the notice out of it"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableNotice(f"{path}: {_reason(error)}") from error
    source = path.relative_to(root).as_posix() if root is not None and path.is_relative_to(root) else path.name
    try:
        return read_bytes(data, source, media_type)
    except UnreadableNotice as error:
        # A folder has many files of one name: the message names the whole path.
        raise UnreadableNotice(f"{path}{str(error).removeprefix(source)}") from error


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix.casefold() in MEDIA_TYPES:
            yield entry


def find_notices(paths: Sequence[Path]) -> Iterator[tuple[Path, Path | None]]:
    """Yield each notice of the given files and folders once, with the folder that was named for it.

    Folders are walked in sorted order; hidden files and folders and kinds of file that are not read are passed over.

    Raises:
        UnreadableNotice: a path does not exist or cannot be opened, or a folder holds no notice.

    """
    seen: set[Path] = set()
    for path in paths:
        try:
            folder = path.is_dir()
            if not folder and not path.exists():
                raise UnreadableNotice(f"{path}: no such file or folder; check the path")
            found = list(_walk(path)) if folder else [path]
        except OSError as error:
            raise UnreadableNotice(f"{error.filename or path}: {_reason(error)}") from error
        if not found:
            known = ", ".join(sorted(MEDIA_TYPES))
            raise UnreadableNotice(f"{path}: the folder holds no notice; the kinds of file read are {known}")
        for notice in found:
            if (place := notice.resolve()) not in seen:
                seen.add(place)
                yield notice, path if folder else None
