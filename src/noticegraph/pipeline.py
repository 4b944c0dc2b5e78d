"""The batch: sources are read and compiled by any executor, and loaded in transactions of whole documents."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from noticegraph.compiling import Compiled, Fault, Known, Task, compile_source
from noticegraph.garbage import collect_seldom, collected_seldom
from noticegraph.loading import Loader, Outcome, Prepared, SlugError, Status
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.sources import Source
from noticegraph.store import TOGETHER, Filling, NoticeStore, StoreUnwritable, damage

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
        with collected_seldom():
            yield InProcess()
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=collect_seldom)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def ingest_all(
    store: NoticeStore, sources: Iterable[Source], executor: Executor, *, together: int = TOGETHER
) -> Iterator[Outcome]:
    """Read, compile and load sources; yield what became of each, in their order.

    New notices are loaded in one transaction for `together` bytes of quads. A source that fails is an outcome
    like the others: it is reported, and the rest and the store stay whole.
    """
    loader = Loader(store)
    batch = _Batch(loader, together)
    waiting: deque[tuple[Source, Task | Fault, Future[Compiled | Known | Fault]]] = deque()
    rest = iter(sources)
    try:
        for source in rest:
            task = _task(loader, source)
            if task is None:
                continue
            waiting.append((source, task, _submit(executor, task)))
            while waiting and (len(waiting) > _WINDOW or waiting[0][2].done()):
                yield from batch.take(*waiting.popleft())
        while waiting:
            yield from batch.take(*waiting.popleft())
        yield from batch.load()
    except StoreUnwritable as error:
        left = [*batch.left, *(source for source, _, _ in waiting), *rest]
        others = f", and {len(left) - 1} more are left" if len(left) > 1 else ""
        for number, source in enumerate(left):  # one line for all: each would fail alike
            said = (f"{source.shown}: not loaded{others}: {error}",) if number == 0 else ()
            yield Outcome(source.shown, Status.FAILED, messages=said)


class _Batch:
    """Documents that wait to be loaded together, and outcomes that wait for theirs, so that the order stays."""

    def __init__(self, loader: Loader, together: int) -> None:
        self._loader = loader
        self._filling: Filling[tuple[Source, Prepared | Outcome]] = Filling(together)
        self._taking: Source | None = None

    @property
    def left(self) -> list[Source]:
        """The sources without an outcome yet."""
        return [*(source for source, _ in self._filling.held), *([self._taking] if self._taking else [])]

    def take(self, source: Source, task: Task | Fault, future: "Future[Compiled | Known | Fault]") -> Iterator[Outcome]:
        """Take a document that was compiled; yield the outcomes there are by now. Raises StoreUnwritable."""
        self._taking = source
        if isinstance(task, Task) and any(self._is_of(task.work.slug, held) for _, held in self._filling.held):
            yield from self.load()  # what this one would change is known when its work's other version is there
        ready = _ready(self._loader, source, task, future)
        alone = isinstance(ready, Prepared) and not ready.change.only_adds
        if alone:
            yield from self.load()
        self._taking = None
        if self._filling.add((source, ready), ready.change if isinstance(ready, Prepared) else None) or alone:
            yield from self.load()

    def load(self) -> Iterator[Outcome]:
        """Load what is held and yield the outcomes; where one cannot be loaded, the others are, each alone."""
        documents = [held for _, held in self._filling.held if isinstance(held, Prepared)]
        try:
            self._loader.load(*documents)
        except StoreUnwritable:
            raise
        except Exception as error:
            if damage(error) is not None:
                raise
            yield from self._one_by_one()
        else:
            yield from self._clear()

    def _one_by_one(self) -> Iterator[Outcome]:
        waiting = deque(self._filling.take())
        while waiting:
            source, held = waiting[0]
            try:
                outcome = _loaded(self._loader, source, held) if isinstance(held, Prepared) else held
            except StoreUnwritable:
                for one in waiting:  # which are left
                    self._filling.add(one)
                raise
            waiting.popleft()
            yield outcome

    def _clear(self) -> Iterator[Outcome]:
        for _, one in self._filling.take():
            yield one.outcome if isinstance(one, Prepared) else one

    @staticmethod
    def _is_of(slug: str, held: Prepared | Outcome) -> bool:
        return isinstance(held, Prepared) and held.work.slug == slug


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


def _ready(
    loader: Loader, source: Source, task: Task | Fault, future: "Future[Compiled | Known | Fault]"
) -> Prepared | Outcome:
    """Return a source's document as it would be loaded, or why it cannot be."""
    name = source.shown
    try:
        result = future.result()
        if isinstance(task, Fault):
            return Outcome(name, Status.FAILED, messages=(task.message,))
        if isinstance(result, Fault):
            return Outcome(name, Status.FAILED, messages=(result.message,))
        return loader.prepare(task, result)
    except BrokenExecutor:
        message = f"{name}: the process that read it, or one beside it, died (out of memory?); try again with --jobs 1"
        return Outcome(name, Status.FAILED, messages=(message,))
    except Exception as error:  # what cannot be told from here must not take the others along
        if damage(error) is not None:  # of the store, which no other would escape
            raise
        return Outcome(name, Status.FAILED, messages=(_bug(name, error),))


def _loaded(loader: Loader, source: Source, document: Prepared) -> Outcome:
    """Return what became of a document, loaded alone. Raises StoreUnwritable, which no later source would escape."""
    try:
        loader.load(document)
    except StoreUnwritable:
        raise
    except NoticegraphError as error:
        return Outcome(source.shown, Status.FAILED, messages=(f"{source.shown}: not loaded: {error}",))
    except Exception as error:  # as above
        if damage(error) is not None:
            raise
        return Outcome(source.shown, Status.FAILED, messages=(_bug(source.shown, error),))
    return document.outcome
