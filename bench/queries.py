"""How long every named question takes on synthetic notices, here and elsewhere.

    python bench/queries.py [--notices 1000] [--rounds 5] [--store FOLDER] [--rdflib SECONDS] [--endpoint URL] [-o FILE]

Each question is asked as its header's example says, open where it gives none: the slowest way to ask it. Counted is the
whole way from the SPARQL to ordered rows in hand. `cpu` is this process's time, which on a busy machine says more than
the wall clock; the first round is not warmed up and counts as the worst.

`--store` keeps the store for another run; one with the same number of notices is not made anew. `--rdflib` asks the
same of an rdflib Dataset in memory, without evidence but for the question that reads it, each question in a process of
its own and for so many seconds at most: a time that is cut off stands as `>`. `--endpoint` asks a server that holds the
store's export, as `noticegraph ask --endpoint` does. With `--compare FILE`, the result (`-o`) of fewer notices, the
growth of cpu time stands beside.
"""

import argparse
import json
import multiprocessing as mp
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import synthetic

from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.queries.catalogue import Question, bind, questions
from noticegraph.queries.ordering import without_order
from noticegraph.query import ask_store, solutions
from noticegraph.remote import ask_endpoint, with_prologue
from noticegraph.store import NoticeStore, open_store


@dataclass
class Times:
    """Milliseconds of a question: `median` and `worst` by the clock, `cpu` the median of the process's own."""

    rows: int
    median: float
    worst: float
    cpu: float


def measured(run: Callable[[], int], rounds: int) -> Times:
    """Run a question some times."""
    wall, cpu, rows = [], [], 0
    for _ in range(rounds):
        started, own = time.perf_counter(), time.process_time()
        rows = run()
        wall.append((time.perf_counter() - started) * 1000)
        cpu.append((time.process_time() - own) * 1000)
    return Times(rows, statistics.median(wall), max(wall), statistics.median(cpu))


def embedded(store: NoticeStore, question: Question) -> int:
    """Ask the store as `noticegraph ask` does; return how many rows there are."""
    sparql, keys = without_order(bind(question, question.example, store.base))
    return len(solutions(ask_store(store, sparql), keys).rows)


def at_endpoint(url: str, question: Question) -> int:
    """Ask a server; return how many rows there are."""
    return len(solutions(ask_endpoint(url, bind(question, question.example, DEFAULT_BASE), DEFAULT_BASE, 600)).rows)


def in_rdflib(store: Path, limit: float, chosen: Sequence[str]) -> dict[str, float | None]:
    """Return milliseconds by question in rdflib, None for what took longer than `limit` seconds."""
    import rdflib

    dataset = rdflib.Dataset()
    with tempfile.NamedTemporaryFile("w", suffix=".nq", encoding="utf-8") as file:
        with open_store(store) as opened:
            for graph in opened.quads.named_graphs():
                if str(graph.value).endswith("/evidence"):
                    continue
                for q in opened.graph(str(graph.value)):
                    file.write(f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n")
        file.flush()
        dataset.parse(file.name, format="nquads")
    found: dict[str, float | None] = {}
    for name in chosen:
        question = questions()[name]
        sparql = with_prologue(bind(question, question.example, DEFAULT_BASE), DEFAULT_BASE)
        process = mp.get_context("fork").Process(target=lambda s: list(dataset.query(s)), args=(sparql,))
        started = time.perf_counter()
        process.start()
        process.join(limit)
        found[name] = (time.perf_counter() - started) * 1000 if not process.is_alive() else None
        process.kill()
        print(f"rdflib {name} {found[name] or f'> {limit * 1000:.0f}'} ms", file=sys.stderr, flush=True)
    return found


def report(
    notices: int,
    times: dict[str, Times],
    remote: dict[str, Times],
    library: dict[str, float | None],
    limit: float,
    before: dict[str, Times],
) -> str:
    """Return a table of all questions, and below it the marks."""
    heads = ["question", "rows", "median ms", "worst ms", "cpu ms"]
    heads += ["growth"] * bool(before) + ["rdflib ms"] * bool(library) + ["endpoint ms"] * bool(remote)
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for name, one in times.items():
        cells = [name, str(one.rows), f"{one.median:.0f}", f"{one.worst:.0f}", f"{one.cpu:.0f}"]
        if before:
            cells.append(f"{one.cpu / before[name].cpu:.1f}" if name in before else "")
        if library:
            taken = library.get(name)
            cells.append("" if name not in library else f"> {limit * 1000:.0f}" if taken is None else f"{taken:.0f}")
        if remote:
            cells.append(f"{remote[name].median:.0f}" if name in remote else "")
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", f"{notices} notices, {len(times)} questions; over 300 ms by the clock:"]
    lines.append(", ".join(name for name, one in times.items() if one.median > 300) or "none")
    lines += ["over 300 ms of the process:", ", ".join(n for n, one in times.items() if one.cpu > 300) or "none"]
    if library:
        ratios = [(limit * 1000 if taken is None else taken) / times[name].median for name, taken in library.items()]
        lines.append(f"rdflib takes {statistics.median(ratios):.0f} times as long in the median, or longer")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evidence-share", type=float, default=1.0, help="part of the notices with their evidence")
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rdflib", type=float, default=0)
    parser.add_argument("--endpoint")
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("-o", "--output", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = given.store or Path(scratch) / "store"
        if not (place / "manifest.json").exists():
            started = time.perf_counter()
            quads = synthetic.load(place, given.notices, given.seed, given.evidence_share)
            print(
                f"made {given.notices} notices, {quads} quads: {time.perf_counter() - started:.0f} s", file=sys.stderr
            )
        chosen = given.only or list(questions())
        times: dict[str, Times] = {}
        remote: dict[str, Times] = {}
        with open_store(place) as store:
            for name in chosen:
                asked = questions()[name]
                times[name] = measured(lambda asked=asked: embedded(store, asked), given.rounds)  # type: ignore[misc]
                print(f"{name} {times[name]}", file=sys.stderr, flush=True)
                if given.endpoint:
                    remote[name] = measured(lambda asked=asked: at_endpoint(given.endpoint, asked), given.rounds)  # type: ignore[misc]
        library = in_rdflib(place, given.rdflib, [n for n in chosen if n != "evidence"]) if given.rdflib else {}
        before = {}
        if given.compare:
            before = {name: Times(**one) for name, one in json.loads(given.compare.read_text())["embedded"].items()}
        print(report(given.notices, times, remote, library, given.rdflib, before))
        if given.output:
            data = {"notices": given.notices, "embedded": {n: asdict(t) for n, t in times.items()}, "rdflib": library}
            data["endpoint"] = {n: asdict(t) for n, t in remote.items()}
            given.output.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
