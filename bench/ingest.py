"""How fast notices are read, stage by stage, and how much memory that takes.

    python bench/ingest.py [FOLDER]

FOLDER is by default the shared seeds beside the repository, else examples/notices. One run in one process;
every stage is run once before, on the first notice, so that compiled resources are not counted. The shares
of the stages are what to look at: the absolute figures are those of the machine.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from noticegraph.assessment import assess
from noticegraph.compiling import Task, pack
from noticegraph.ingest.emit import emit
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.loading import Loader
from noticegraph.notices import notices
from noticegraph.sources import Source, file_sources
from noticegraph.store import NoticeStore, open_store

ROOT = Path(__file__).parents[1]
DEFAULTS = (ROOT.parent / "shared" / "seeds", ROOT / "examples" / "notices")
STAGES = ("read", "language", "interpret", "emit", "load", "validate")
T = TypeVar("T")


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def run(self, stage: str, call: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = call()
        self.seconds[stage] += time.perf_counter() - start
        return result


def ingest(store: NoticeStore, loader: Loader, source: Source, clock: Clock) -> int:
    """Take one notice all the way; return the bytes of its text."""
    task = loader.task(source)
    assert isinstance(task, Task)
    document = clock.run("read", source.read)
    language = clock.run("language", lambda: detect(document))
    reading = clock.run("interpret", lambda: interpret(document, language))
    emission = clock.run("emit", lambda: emit(reading, task.work, task.base))
    ready = clock.run("load", lambda: loader.prepare(task, pack(task, document, language, emission)))
    clock.run("load", lambda: loader.load(ready))
    loaded = [notice for notice in notices(store) if notice.version == ready.outcome.version]
    clock.run("validate", lambda: list(assess(store, loaded, date(2026, 1, 1))))
    return len(document.text.encode())


def run(sources: list[Source], folder: Path) -> tuple[Clock, int]:
    clock, size = Clock(), 0
    with open_store(folder, write=True, create=True) as store:
        loader = Loader(store)
        for source in sources:
            size += ingest(store, loader, source, clock)
    return clock, size


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else next(path for path in DEFAULTS if path.is_dir())
    sources = list(file_sources([folder]))
    with tempfile.TemporaryDirectory() as scratch:
        run(sources[:1], Path(scratch, "warm"))
        start = time.perf_counter()
        clock, size = run(sources, Path(scratch, "timed"))
        wall = time.perf_counter() - start
    total = sum(clock.seconds.values())
    print(f"{len(sources)} notices, {size / 1e3:.0f} kB of text")
    print(
        f"{len(sources) / total:.1f} notices/s, {size / 1e3 / total:.0f} kB/s, all stages; {wall:.2f} s with the store"
    )
    for stage in STAGES:
        seconds = clock.seconds[stage]
        print(f"  {stage:<10} {seconds / total:6.1%} {seconds / len(sources) * 1e3:8.1f} ms a notice")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / 1024:.0f} MB")  # Linux counts in KiB


if __name__ == "__main__":
    main()
