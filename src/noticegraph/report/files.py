"""The places of findings in files, as formats for editors and CI name them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from noticegraph.report.sheet import Located, Place, Pointing, Sheet
from noticegraph.report.source import Region, Source, source_of
from noticegraph.store import NoticeStore

FIRST_LINE = Region(1, 1, 1, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Filed:
    """A sheet with the file of its notice; `uri` is relative to the folder that the command runs in, None for none."""

    sheet: Sheet
    uri: str | None
    source: Source | None

    def region(self, located: Located) -> tuple[Region, Pointing]:
        """Return where a finding points to in the file; the first line stands for what has no place there."""
        return self.at(located.place)

    def at(self, place: Place) -> tuple[Region, Pointing]:
        """Return where a place of the text is in the file, and what it shows there."""
        if place.pointing is Pointing.START or self.source is None:
            return FIRST_LINE, place.pointing
        found = self.source.region(place.start, place.end)
        return (FIRST_LINE, Pointing.FILE) if found is None else (found, place.pointing)


def filed(store: NoticeStore, found: Iterable[Sheet], folder: Path) -> Iterable[Filed]:
    """Yield sheets with their files, named as seen from a folder: the checkout that CI or an editor works in."""
    for sheet in found:
        source = source_of(store, sheet.notice)
        yield Filed(sheet, uri_of(source.path, folder) if source is not None else None, source)


def uri_of(path: Path, folder: Path) -> str:
    """Return a file's relative reference (RFC 3986, section 4.2) as seen from a folder; its URI on another drive."""
    path, folder = path.resolve(), folder.resolve()
    if path.anchor != folder.anchor:
        return path.as_uri()
    relative = Path(os.path.relpath(path, folder)).as_posix()
    return quote(relative if ":" not in relative.partition("/")[0] else f"./{relative}")
