"""How fast notices are read, stage by stage, and how much memory that takes.

    python bench/ingest.py [FOLDER]... [--documents N]

Folders are by default the shared seeds and corpus beside the repository, else examples/notices. One process, and the
clock counts its processor time, so that other processes disturb little and the database's threads count as if
there were one core; the time by the clock on the wall is told beside it. All files are taken once without the clock,
so that nothing compiled or loaded on first use is counted. `--documents` takes that many, made of the files by
leaving out other paragraphs each time, and tells the memory on the way: it should be flat.

Two rates are told: of everything, and from the file to the findings, which leaves out what a store takes: packing,
loading (with the database's threads, which merge its files whatever is done meanwhile) and columns.
"""

import argparse
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from noticegraph.assessment import assess
from noticegraph.compiling import Compiled, Task, pack
from noticegraph.garbage import collected_seldom
from noticegraph.ingest.emit import emit
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import MEDIA_TYPES
from noticegraph.loading import Loader, Prepared
from noticegraph.notices import notices
from noticegraph.queries.compiled import properties
from noticegraph.sources import Source, file_sources
from noticegraph.store import Filling, NoticeStore, open_store

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
STAGES = ("read", "language", "interpret", "emit", "pack", "load", "validate", "columns")
OF_STORE = ("pack", "load", "columns")  # to keep notices, over and above reading and checking them
NOTICE = 40_000  # bytes of the notice that speed is told in
T = TypeVar("T")


class Clock:
    """Seconds of processor time by stage; those of the database's threads, which load and merge, are of loading."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._others = others()

    def run(self, stage: str, call: Callable[[], T]) -> T:
        start = time.thread_time()
        result = call()
        self.seconds[stage] += time.thread_time() - start
        return result

    def stop(self) -> None:
        """Count what other threads have taken since the start."""
        self.seconds["load"] += others() - self._others


def others() -> float:
    """Return the seconds of processor time that threads but this one have taken."""
    return time.process_time() - time.thread_time()


def default_folders() -> list[Path]:
    return [folder for folder in (SHARED / "seeds", SHARED / "corpus") if folder.is_dir()] or [
        ROOT / "examples" / "notices"
    ]


def varied(sources: Sequence[Source], number: int) -> Iterator[Source]:
    """Yield `number` sources, from the second round on with a tenth of the paragraphs left out, always the same."""
    chance = random.Random(1)
    for at, source in enumerate(islice(cycle(sources), number)):
        assert source.path is not None
        data = source.path.read_bytes()
        if at >= len(sources):
            first, *rest = re.split(rb"(\n\s*\n)", data.strip())
            data = b"".join((first, *(part for part in rest if chance.random() > 0.1)))
        yield Source(f"{at}-{source.path.name}", data=data, media_type=MEDIA_TYPES.get(source.path.suffix))


def compiled(task: Task, clock: Clock) -> tuple[Compiled, int]:
    """Return what a source became, and the bytes of its text."""
    document = clock.run("read", task.source.read)
    language = clock.run("language", lambda: detect(document))
    reading = clock.run("interpret", lambda: interpret(document, language))
    emission = clock.run("emit", lambda: emit(reading, task.work, task.base))
    return clock.run("pack", lambda: pack(task, document, language, emission)), len(document.text.encode())


def ingest(store: NoticeStore, sources: Iterable[Source], clock: Clock) -> Iterator[int]:
    """Take notices into a store as the pipeline does; yield the bytes of each one's text."""
    loader = Loader(store)
    filling: Filling[Prepared] = Filling()
    for source in sources:
        task = loader.task(source)
        if task is None:
            continue
        try:
            result, size = compiled(task, clock)
        except UnreadableNotice:  # so many paragraphs were left out that no text is left
            continue
        one = clock.run("load", lambda task=task, result=result: loader.prepare(task, result))  # type: ignore[misc]
        if filling.add(one, one.change):
            clock.run("load", lambda: loader.load(*filling.take()))
        yield size
    clock.run("load", lambda: loader.load(*filling.take()))
    clock.run("load", store.flush)


def run(sources: Iterable[Source], folder: Path, say_every: int = 0) -> tuple[Clock, int, int]:
    """Return the clock, the number of notices and the bytes of their texts."""
    clock, size, number = Clock(), 0, 0
    with open_store(folder, write=True, create=True) as store:
        with collected_seldom():  # as the pipeline does
            for number, one in enumerate(ingest(store, sources, clock), 1):
                size += one
                if say_every and number % say_every == 0:
                    print(f"  after {number:5} documents {resident():5.0f} MB", flush=True)
        clock.run("validate", lambda: sum(1 for _ in assess(store, notices(store), date(2026, 1, 1))))
        clock.run("validate", store.flush)
        clock.run("columns", lambda: store.refresh_columns(properties()))
        clock.stop()
        if say_every:
            print(f"  after validating them  {resident():5.0f} MB", flush=True)
    return clock, number, size


def rate(size: int, seconds: float) -> str:
    """Return how fast texts of so many bytes were taken."""
    return f"{size / NOTICE / seconds:.1f} notices of 40 kB a second, {size / 1e3 / seconds:.0f} kB/s"


def resident() -> float:
    """Return the memory that the process holds now, in MB; the peak where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=0, metavar="N", help="so many, made of the files")
    asked = parser.parse_args()
    folders = asked.folders or default_folders()
    sources = list(file_sources(folders))
    with tempfile.TemporaryDirectory() as scratch:
        run(sources, Path(scratch, "warm"))
        print(f"  after the warm-up      {resident():5.0f} MB")
        timed = varied(sources, asked.documents) if asked.documents else iter(sources)
        start = time.perf_counter()
        clock, number, size = run(timed, Path(scratch, "timed"), 100 if asked.documents else 0)
        wall = time.perf_counter() - start
        files = sum(file.stat().st_size for file in Path(scratch, "timed").rglob("*") if file.is_file())
    total = sum(clock.seconds.values())
    print(f"{number} notices, {size / 1e3:.0f} kB of text")
    checked = total - sum(clock.seconds[stage] for stage in OF_STORE)
    print(f"{rate(size, total)} of processor time, with everything: {', '.join(STAGES)}")
    stages = ", ".join(stage for stage in STAGES if stage not in OF_STORE)
    print(f"{rate(size, checked)} from the file to the findings: {stages}")
    print(f"{wall:.1f} s on the wall")
    for stage in STAGES:
        seconds = clock.seconds[stage]
        print(f"  {stage:<10} {seconds / total:6.1%} {seconds * NOTICE / size * 1e3:8.1f} ms a notice of 40 kB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / 1024:.0f} MB; the store {files / 1e6:.0f} MB")  # Linux counts in KiB


if __name__ == "__main__":
    main()
