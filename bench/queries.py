"""How long every named question takes on synthetic notices, here and elsewhere.

    python bench/queries.py [--notices 1000] [--rounds 5] [--store FOLDER] [--rdflib SECONDS]
                            [--without-columns] [--virtuoso [VECTOR]] [--endpoint URL] [-o FILE]

Each question is asked as its header's example says, open where it gives none: the slowest way to ask it. Counted is the
whole way from the values given to ordered rows in hand, answered from the store's columns where it has them, or, with
`--without-columns`, by Oxigraph as it would be without. `cpu` is this process's time, which on a busy machine says
more than the wall clock; the first round is not warmed up and counts as the worst.

`--store` keeps the store for another run; one with the same number of notices is not made anew. `--rdflib` asks the
same of an rdflib Dataset in memory, without evidence but for the question that reads it, each question in a process of
its own and for so many seconds at most: a time that is cut off stands as `>`. `--endpoint` asks a server that holds the
store's export, as `noticegraph ask --endpoint` does; `--virtuoso` starts one on loopback and loads the store into it,
evidence only where a question reads it; VECTOR is how many rows it works on together, ten thousand unless told. Of
either it tells in which questions it has other rows. With `--compare FILE`, the result (`-o`) of fewer notices, the
growth of cpu time stands beside.
"""

import argparse
import json
import multiprocessing as mp
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import sparql_servers
import synthetic

from noticegraph.asking import answered, prepare
from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.queries.catalogue import Question, bind, questions
from noticegraph.queries.ordering import without_order
from noticegraph.query import Solutions, ask_store, solutions, table
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
    return len(answered(store, prepare(store, question, question.example)).rows)


def in_oxigraph(store: NoticeStore, question: Question) -> int:
    """Ask the store without its columns; return how many rows there are."""
    sparql, keys = without_order(bind(question, question.example, store.base))
    return len(solutions(ask_store(store, sparql), keys).rows)


def at_endpoint(url: str, question: Question) -> int:
    """Ask a server; return how many rows there are."""
    return len(_answer(url, question).rows)


def _answer(url: str, question: Question) -> Solutions:
    return solutions(ask_endpoint(url, bind(question, question.example, DEFAULT_BASE), DEFAULT_BASE, 600))


def others(store: NoticeStore, url: str, chosen: Sequence[str]) -> list[str]:
    """Return the questions of which a server has other rows than the store, in whatever order."""
    found = []
    for name in chosen:
        question = questions()[name]
        sparql, _ = without_order(bind(question, question.example, store.base))
        here, there = (table(rows, "") for rows in (ask_store(store, sparql), _answer(url, question)))
        if (here.columns, sorted(map(str, here.rows))) != (there.columns, sorted(map(str, there.rows))):
            found.append(f"{name} ({len(here.rows)} and {len(there.rows)} rows)")
    return found


@contextmanager
def in_virtuoso(store: NoticeStore, scratch: Path, chosen: Sequence[str], vector: int) -> Iterator[str]:
    """Run a Virtuoso that holds the store, with evidence where a question of the chosen reads it; give its address."""
    folder = scratch / "virtuoso"
    folder.mkdir()
    with sparql_servers.virtuoso(folder, buffers=100_000, vector=vector) as server:
        dump(store, folder / "store.nq", evidence="evidence" in chosen)
        sparql_servers.bulk_load(server, folder / "store.nq")
        yield server.query


def dump(store: NoticeStore, path: Path, *, evidence: bool) -> None:
    """Write the store's quads as N-Quads."""
    with path.open("w", encoding="utf-8") as file:
        for graph in store.quads.named_graphs():
            name = str(graph.value)
            if evidence or not name.endswith("/evidence"):
                file.writelines(f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in store.graph(name))


def in_rdflib(store: Path, limit: float, chosen: Sequence[str]) -> dict[str, float | None]:
    """Return milliseconds by question in rdflib, None for what took longer than `limit` seconds."""
    import rdflib

    dataset = rdflib.Dataset()
    with tempfile.TemporaryDirectory() as scratch, open_store(store) as opened:
        dump(opened, Path(scratch) / "store.nq", evidence=False)
        dataset.parse(Path(scratch) / "store.nq", format="nquads")
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
    if remote:
        middle, slowest = (
            statistics.median(t.median for t in remote.values()),
            max(remote, key=lambda n: remote[n].median),
        )
        lines.append(f"endpoint: {middle:.0f} ms in the median of questions, {slowest} {remote[slowest].median:.0f} ms")
    if before:
        growth = {name: one.cpu / before[name].cpu for name, one in times.items() if name in before}
        worst = max(growth, key=lambda name: growth[name])
        lines.append(
            f"growth: {statistics.median(growth.values()):.1f} times in the median, at most "
            f"{growth[worst]:.1f} ({worst})"
        )
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
    parser.add_argument("--without-columns", action="store_true")
    parser.add_argument("--virtuoso", type=int, nargs="?", const=10_000, default=0, metavar="VECTOR")
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
        different: list[str] = []
        with open_store(place) as store, ExitStack() as stack:
            address = (
                stack.enter_context(in_virtuoso(store, Path(scratch), chosen, given.virtuoso))
                if given.virtuoso
                else given.endpoint
            )
            for name in chosen:
                asked = questions()[name]
                way = in_oxigraph if given.without_columns else embedded
                times[name] = measured(lambda way=way, asked=asked: way(store, asked), given.rounds)  # type: ignore[misc]
                print(f"{name} {times[name]}", file=sys.stderr, flush=True)
                if address:
                    remote[name] = measured(lambda asked=asked: at_endpoint(address, asked), given.rounds)  # type: ignore[misc]
            if address:
                different = others(store, address, chosen)
        library = in_rdflib(place, given.rdflib, [n for n in chosen if n != "evidence"]) if given.rdflib else {}
        before = {}
        if given.compare:
            before = {name: Times(**one) for name, one in json.loads(given.compare.read_text())["embedded"].items()}
        print(report(given.notices, times, remote, library, given.rdflib, before))
        if remote:
            print("other rows at the endpoint:", ", ".join(different) or "none")
        if given.output:
            data = {"notices": given.notices, "embedded": {n: asdict(t) for n, t in times.items()}, "rdflib": library}
            data["endpoint"] = {n: asdict(t) for n, t in remote.items()}
            given.output.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
