"""Folders of Open Terms Archive: a folder a service, a Markdown file a document type, versions in git's history.

Such a repository of versions holds `Service/Privacy Policy.md`; each commit that touches the file is a version, and
its author date the day on which the archive recorded it. A folder without history has one version of each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from noticegraph.git import git
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.sources import Revision, Source

PRIVACY_POLICY = "Privacy Policy"
"""What the archive calls the type of document that is a privacy notice."""

_FORMAT = "--format=%x00%H %aI"  # in `-z` names end with a zero byte and are never empty: two begin a commit
_SUFFIX = ".md"


def archived(
    folder: Path, types: Sequence[str] = (PRIVACY_POLICY,), on_fault: Callable[[UnreadableNotice], None] | None = None
) -> Iterator[Source]:
    """Yield the versions of the documents of some types, service by service, the oldest first.

    Of a document that the archive has given up, the last version holds. A commit whose day is none that a calendar
    has is handed to `on_fault`, and the rest is yielded; without it, it is raised. Raises UnreadableNotice: no
    folder, no such document in it, or a history that git cannot read.
    """
    if not folder.is_dir():
        raise UnreadableNotice(f"{folder}: no such folder; give a copy of an archive's repository of versions")
    history = (folder / ".git").exists()
    found = list(_from_history(folder, types, on_fault or _raise) if history else _from_files(folder, types))
    if not found:
        wanted = " or ".join(f"SERVICE/{name}{_SUFFIX}" for name in types)
        raise UnreadableNotice(f"{folder}: no document {wanted} is in it; --terms-type names another type")
    yield from found


def _raise(error: UnreadableNotice) -> None:
    raise error


def _is_wanted(path: Path, types: Sequence[str]) -> bool:
    # A document in several parts is filed as `Privacy Policy #part.md`.
    return path.suffix == _SUFFIX and len(path.parts) == 2 and path.stem.partition(" #")[0] in types


def _from_files(folder: Path, types: Sequence[str]) -> Iterator[Source]:
    for path in sorted(folder.glob(f"*/*{_SUFFIX}")):
        if _is_wanted(path.relative_to(folder), types):
            yield Source(path.relative_to(folder).as_posix(), path=path, root=folder, media_type="text/markdown")


def _from_history(folder: Path, types: Sequence[str], on_fault: Callable[[UnreadableNotice], None]) -> Iterator[Source]:
    told = git(folder, "log", "--reverse", "--diff-filter=AM", "--no-renames", "--name-only", "-z", _FORMAT, "--")
    versions: dict[Path, list[tuple[str, date]]] = defaultdict(list)
    for commit in told.decode("utf-8", "surrogateescape").removeprefix("\0").split("\0\0"):
        head, *names = commit.split("\0")
        revision, _, moment = head.partition(" ")
        wanted = [path for name in names if _is_wanted(path := Path(name.removeprefix("\n")), types)]
        try:
            day = date.fromisoformat(moment[:10]) if wanted else date.min
        except ValueError:  # git keeps any number of seconds, and a damaged commit has none
            on_fault(
                UnreadableNotice(f"{folder}: commit {revision}: its author's date is none; its version is left out")
            )
            continue
        for path in wanted:
            versions[path].append((revision, day))
    for path, known in sorted(versions.items()):
        for number, (revision, day) in enumerate(known, 1):
            held = Revision(revision, day, holds=number == len(known))
            yield Source(path.as_posix(), path=folder / path, root=folder, media_type="text/markdown", revision=held)
