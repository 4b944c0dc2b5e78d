"""Compiled documents into the store: which work, which version, and the one change that loads it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pyoxigraph import NamedNode, Quad

from noticegraph.compiling import Compiled, Known, Task
from noticegraph.ingest.catalogue import catalog_iri, holding_quads, version_of_quads, work_quads
from noticegraph.ingest.emit import Work, work_iri
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.slugs import free_slug, work_slug
from noticegraph.ontology.folding import fold
from noticegraph.sources import Source
from noticegraph.store import Change, NoticeStore, StoreError
from noticegraph.store.works import CURRENT, KnownWork, read_works, version_of


class Status(StrEnum):
    """What became of a source; the words stand in the command's summary, after a number."""

    NEW = "new"
    NEW_VERSION = "new version"
    REREAD = "re-read"
    RESTORED = "current again"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; `messages` are lines that a user should see."""

    source: str
    status: Status
    version: str | None = None
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be loaded: the change to the store, its work and its outcome once that is made.

    `place` is where the document came from.
    """

    change: Change
    work: KnownWork
    place: str
    outcome: Outcome


class SlugError(StoreError):
    """A slug that cannot be part of an IRI."""


class Loader:
    """Loads documents into a store, knowing its works; the one place where the batch keeps state."""

    def __init__(self, store: NoticeStore) -> None:
        self._store = store
        self._works = read_works(store)
        self._slugs = {place: work.slug for work in self._works.values() for place in work.places}
        self._taken = {slug: place for place, slug in self._slugs.items()}
        self._seen: set[str] = set()
        self._shown: dict[str, str] = {}

    def task(self, source: Source) -> Task | None:
        """Return what is to be compiled for a source; None when the batch has had it.

        Raises SlugError for a slug that was given, UnreadableNotice for a name that no work can have.
        """
        place, key = source.place(self._store.path), source.key(self._store.path)
        if key in self._seen:
            return None
        self._seen.add(key)
        self._shown[place] = source.shown
        slug, messages = self._slug(source, place)
        self._taken.setdefault(slug, place)
        known = self._works.get(slug, KnownWork(slug)).versions
        return Task(source, Work(slug, place), self._store.base, known, messages)

    def _slug(self, source: Source, place: str) -> tuple[str, tuple[str, ...]]:
        """Return the slug of the work that a source is a version of, and what to say about it.

        A slug that is given decides; a place that is known keeps its work; a slug that is in use gets a suffix.
        """
        if source.slug is not None:
            if not source.slug:
                raise SlugError("--slug is empty; it takes a-z, 0-9, -")
            if source.slug != fold(source.slug):
                raise SlugError(f"--slug {source.slug!r} has other signs than a-z, 0-9, -; take {fold(source.slug)!r}")
            return source.slug, ()
        if place in self._slugs:
            return self._slugs[place], ()
        try:
            wanted = work_slug(source.name)
        except ValueError as error:  # of urlsplit
            raise UnreadableNotice(f"{source.shown}: this name is a broken address ({error}); give another") from None
        slug = free_slug(wanted, place, self._taken)
        if slug == wanted:
            return slug, ()
        other = self._named(self._taken[wanted])
        said = (
            f"{source.shown}: the slug {wanted} is that of {other}, so this notice is {slug}; "
            f"--slug {wanted} makes it a version of that notice"
        )
        return slug, (said,)

    def _named(self, place: str) -> str:
        """Return a place as the user gave it in this batch, else as seen from the current folder."""
        if place in self._shown:
            return self._shown[place]
        if place.startswith("stdin:"):
            return f"{place.removeprefix('stdin:')} (from stdin)"
        path = os.path.normpath(self._store.path.resolve() / place)
        try:
            return os.path.relpath(path)
        except (OSError, ValueError):  # a current folder that is gone; another drive
            return path

    def prepare(self, task: Task, result: Compiled | Known) -> Prepared:
        """Return what loading a document would change; the store and the loader stay as they are.

        It holds until another document of the same work is loaded.
        """
        slug, version = task.work.slug, result.version
        work = self._works.get(slug, KnownWork(slug))
        held = dict(work.versions)
        revision = task.source.revision
        current = version if work.current is None or revision is None or revision.holds else work.current
        change = self._holding(task, work, version, current)
        if isinstance(result, Known):
            status = Status.UNCHANGED if current == work.current else Status.RESTORED
            messages = task.messages
        else:
            status = Status.REREAD if version in held else Status.NEW_VERSION if held else Status.NEW
            messages = task.messages + result.messages
            change = self._replacing(version, result.data, change, replace=version in held)
            held[version] = result.fingerprint
        after = KnownWork(slug, work.places | {task.work.source}, tuple(sorted(held.items())), current)
        return Prepared(change, after, task.work.source, Outcome(task.source.shown, status, version, messages))

    def load(self, *documents: Prepared) -> None:
        """Load documents of different works in one transaction. Raises StoreError, with the store as it was."""
        self._store.apply(*(document.change for document in documents))
        for document in documents:
            self._works[document.work.slug] = document.work
            self._slugs[document.place] = document.work.slug

    def _holding(self, task: Task, work: KnownWork, version: str, current: str) -> Change:
        """Return the change by which a work has a version, one of its versions holds, and it knows its source."""
        base = self._store.base
        node, catalog = NamedNode(work_iri(base, work.slug)), NamedNode(catalog_iri(base))
        add: tuple[Quad, ...] = ()
        remove: tuple[Quad, ...] = ()
        if task.work.source not in work.places:
            add += work_quads(task.work, base)
        if version not in dict(work.versions):
            add += version_of_quads(task.work, version, base)
        if work.current != current:
            add += holding_quads(task.work, current, base)
            if work.current is not None:
                remove = (Quad(node, CURRENT, NamedNode(work.current), catalog),)
        return Change(remove=remove, add=add)

    def _replacing(self, version: str, data: bytes, holding: Change, *, replace: bool) -> Change:
        """Return the change that also puts a version's quads in the store, in place of older ones of it."""
        drop = self._graphs.get(version, ()) if replace else ()
        outdated = tuple(self._entry(version)) if replace else ()
        graphs = (version, f"{version}/evidence", catalog_iri(self._store.base))
        return Change(drop, holding.remove + outdated, holding.add, data, graphs)

    @cached_property
    def _graphs(self) -> Mapping[str, tuple[str, ...]]:
        """The graphs of each version as the batch found them: notice, evidence, and what was made from them.

        The whole store is looked through once and not for each version: a batch reads no version twice, and
        nobody else writes meanwhile.
        """
        found: dict[str, tuple[str, ...]] = {}
        for graph in self._store.quads.named_graphs():
            version = version_of(str(graph.value), self._store.base)
            if version is not None:
                found[version] = (*found.get(version, ()), str(graph.value))
        return found

    def _entry(self, node: str) -> Iterator[Quad]:
        """Yield what the catalogue says of a version and of the nodes that hang below it."""
        catalog = NamedNode(catalog_iri(self._store.base))
        for quad in self._store.quads.quads_for_pattern(NamedNode(node), None, None, catalog):
            yield quad
            below = getattr(quad.object, "value", "")
            if below.startswith((node + "#", node + "/")):
                yield from self._entry(below)
