"""The batch: sources are read and compiled by any executor, and loaded one transaction a document."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from noticegraph.compiling import Compiled, Fault, Known, Task, compile_source
from noticegraph.loading import Loader, Outcome, SlugError, Status
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.sources import Source
from noticegraph.store import NoticeStore, StoreUnwritable

_WINDOW = 16  # documents that may wait to be loaded: enough for every worker, little to hold
_FEW = 8  # so many documents are read sooner than further processes have started
_DEFAULT_JOBS = 2

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every source, in their order."""

    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> bool:
        """Tell whether any source was not ingested."""
        return any(outcome.status is Status.FAILED for outcome in self.outcomes)

    def summary(self) -> str:
        """Return one line: how many notices, and how many of each status."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        parts = ", ".join(_counted(counts[status], status) for status in Status if counts[status])
        noun = "notice" if len(self.outcomes) == 1 else "notices"
        return f"{len(self.outcomes)} {noun}: {parts}"


def _counted(count: int, status: Status) -> str:
    plural = count > 1 and status is Status.NEW_VERSION  # the others are no nouns
    return f"{count} {status}{'s' if plural else ''}"


class InProcess(Executor):
    """An executor that runs each call when it is submitted, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the call and return its finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def workers(jobs: int | None, documents: int) -> Iterator[Executor]:
    """Give an executor with `jobs` processes; by default more than one only where that pays.

    Processes are spawned and not forked: a fork would carry the store's lock and Oxigraph's threads along.
    """
    count = jobs or (1 if documents <= _FEW else min(_DEFAULT_JOBS, os.cpu_count() or 1))
    if count == 1:
        yield InProcess()
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def ingest_all(store: NoticeStore, sources: Iterable[Source], executor: Executor) -> Iterator[Outcome]:
    """Read, compile and load sources; yield what became of each, in their order.

    A source that fails is an outcome like the others: it is reported, and the rest and the store stay whole.
    """
    loader = Loader(store)
    waiting: deque[tuple[Source, Task | Fault, Future[Compiled | Known | Fault]]] = deque()
    rest = iter(sources)
    try:
        for source in rest:
            task = _task(loader, source)
            if task is None:
                continue
            waiting.append((source, task, _submit(executor, task)))
            while waiting and (len(waiting) > _WINDOW or waiting[0][2].done()):
                yield _finish(loader, *waiting[0])
                waiting.popleft()
        while waiting:
            yield _finish(loader, *waiting[0])
            waiting.popleft()
    except StoreUnwritable as error:
        left = [*(source for source, _, _ in waiting), *rest]
        others = f", and {len(left) - 1} more are left" if len(left) > 1 else ""
        for number, source in enumerate(left):  # one line for all: each would fail alike
            said = (f"{source.shown}: not loaded{others}: {error}",) if number == 0 else ()
            yield Outcome(source.shown, Status.FAILED, messages=said)


def _task(loader: Loader, source: Source) -> Task | Fault | None:
    try:
        return loader.task(source)
    except SlugError:
        raise
    except NoticegraphError as error:
        return Fault(str(error))
    except Exception as error:
        return Fault(_bug(source.shown, error))


def _bug(name: str, error: Exception) -> str:
    return f"{name}: a bug, please report it: {type(error).__name__}: {error}"


def _submit(executor: Executor, task: Task | Fault) -> "Future[Compiled | Known | Fault]":
    if isinstance(task, Fault):
        failed: Future[Compiled | Known | Fault] = Future()
        failed.set_result(task)
        return failed
    try:
        return executor.submit(compile_source, task)
    except BrokenExecutor as error:
        future: Future[Compiled | Known | Fault] = Future()
        future.set_exception(error)
        return future


def _finish(loader: Loader, source: Source, task: Task | Fault, future: "Future[Compiled | Known | Fault]") -> Outcome:
    """Return what became of a source. Raises StoreUnwritable, which no later source would escape."""
    name = source.shown
    try:
        result = future.result()
        if isinstance(task, Fault):
            return Outcome(name, Status.FAILED, messages=(task.message,))
        if isinstance(result, Fault):
            return Outcome(name, Status.FAILED, messages=(result.message,))
        return loader.load(task, result)
    except BrokenExecutor:
        message = f"{name}: the process that read it, or one beside it, died (out of memory?); try again with --jobs 1"
        return Outcome(name, Status.FAILED, messages=(message,))
    except StoreUnwritable:
        raise
    except NoticegraphError as error:
        return Outcome(name, Status.FAILED, messages=(f"{name}: not loaded: {error}",))
    except Exception as error:  # what cannot be told from here must not take the others along
        return Outcome(name, Status.FAILED, messages=(_bug(name, error),))
