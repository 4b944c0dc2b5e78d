"""How fast notices are validated, whether that grows with the store, and how long a report of many takes.

    python bench/validate.py [FOLDER]... [--notices N]

Folders are by default the shared seeds and corpus beside the repository, else examples/notices. Their notices are
read once; a store of N (default 1,000) is made of them under N names. Each notice is validated in a store that
holds these alone and in that of N, pyshacl and the report's way into the store included; times are of the processor.
The report is that of the command, `noticegraph validate -o report.json`, by the clock.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from ingest import NOTICE, default_folders
from noticegraph.assessment import assess
from noticegraph.compiling import Compiled, Task, compile_document, pack
from noticegraph.ingest.emit import Work
from noticegraph.ingest.model import Document
from noticegraph.loading import Loader, Prepared
from noticegraph.notices import notices
from noticegraph.sources import Source, file_sources
from noticegraph.store import Filling, NoticeStore, open_store

AS_OF = date(2026, 1, 1)


def loaded(store: NoticeStore, documents: Sequence[Document], number: int) -> None:
    """Load `number` notices made of the documents, each below a name of its own."""
    loader = Loader(store)
    filling: Filling[Prepared] = Filling()
    for at, document in enumerate(islice(cycle(documents), number)):
        task = loader.task(Source(f"{at}-notice", data=b""))
        assert isinstance(task, Task)
        one = loader.prepare(task, _compiled(task, document))
        if filling.add(one, one.change):
            loader.load(*filling.take())
    loader.load(*filling.take())


_EMITTED: dict[int, tuple[bytes, Compiled]] = {}


def _compiled(task: Task, document: Document) -> Compiled:
    """Return a document as it is loaded; of one that was compiled before, the same quads with the new name."""
    if id(document) not in _EMITTED:
        slug = Work(f"bench-{id(document)}", task.work.source)
        language, emission = compile_document(document, slug, task.base)
        _EMITTED[id(document)] = slug.slug.encode(), pack(task, document, language, emission)
    old, result = _EMITTED[id(document)]
    new = task.work.slug.encode()
    version = result.version.replace(old.decode(), new.decode())
    return Compiled(version, result.fingerprint, result.data.replace(old, new))


def seconds(store: NoticeStore, number: int) -> list[float]:
    """Return the processor time of validating each of the first notices that were loaded."""
    first = sorted(notices(store), key=lambda notice: int(notice.slug.partition("-")[0]))[:number]
    found = []
    for notice in first:
        start = time.thread_time()  # what the database does meanwhile with what was loaded before is not counted
        list(assess(store, [notice], AS_OF))
        found.append(time.thread_time() - start)
    return found


def report(store: Path, output: Path) -> tuple[float, int]:
    """Return the seconds that the command takes for the report of all notices, and the report's size in bytes."""
    run = "import sys; from noticegraph.cli import main; sys.exit(main())"
    asked = ("validate", "--store", str(store), "--as-of", AS_OF.isoformat(), "--fail-on", "never", "-o", str(output))
    start = time.perf_counter()
    subprocess.run((sys.executable, "-c", run, *asked), check=True)
    return time.perf_counter() - start, output.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--notices", type=int, default=1_000, metavar="N")
    asked = parser.parse_args()
    documents = [source.read() for source in file_sources(asked.folders or default_folders())]
    size = sum(len(document.text.encode()) for document in documents)
    with tempfile.TemporaryDirectory() as scratch:
        with open_store(Path(scratch, "few"), write=True, create=True) as store:
            loaded(store, documents, len(documents))
            seconds(store, len(documents))  # what is compiled on first use is not counted, nor cold files
            alone = seconds(store, len(documents))
        with open_store(Path(scratch, "many"), write=True, create=True) as store:
            loaded(store, documents, asked.notices)
            seconds(store, len(documents))  # alike: from here on the reports are there
            among = seconds(store, len(documents))
        wall, size_of_report = report(Path(scratch, "many"), Path(scratch, "report.json"))
    print(f"{len(documents)} notices, {size / 1e3:.0f} kB of text")
    for name, found in ((f"in a store of {len(documents)}", alone), (f"in a store of {asked.notices}", among)):
        middle, worst, mean = median(found), max(found), sum(found) * NOTICE / size
        print(f"  {name:<20} median {middle * 1e3:.0f} ms, worst {worst * 1e3:.0f} ms; {mean * 1e3:.0f} ms for 40 kB")
    print(f"  growth {median(b / a for a, b in zip(alone, among, strict=True)):.2f}")
    print(f"report of {asked.notices} notices: {wall:.1f} s on the wall, {size_of_report / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
