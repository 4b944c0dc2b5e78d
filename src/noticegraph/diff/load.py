"""The facts of notices in a store."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from noticegraph.diff.compare import Comparison, compare
from noticegraph.diff.facts import Stated, stated
from noticegraph.notices import AmbiguousNotice, Notice, chosen, claims
from noticegraph.ontology.terms import term
from noticegraph.store import NoticeStore

_PROCESS, _TITLE, _POSITION = term("dpv:hasProcess"), term("dct:title"), term("ng:position")


def compared(store: NoticeStore, before: str, after: str) -> Comparison:
    """Return two notices compared, each named as in `chosen`. Raises NoSuchNotice, AmbiguousNotice."""
    return compare(*(read(store, _one(store, name)) for name in (before, after)))


def _one(store: NoticeStore, name: str) -> Notice:
    found = chosen(store, (name,))
    if len(found) > 1:
        versions = ", ".join(f"{notice.slug}/{notice.version.rpartition('/')[2]}" for notice in found)
        raise AmbiguousNotice(f"{name!r} is the name of several versions; take one of {versions}")
    return found[0]


def read(store: NoticeStore, notice: Notice) -> Stated:
    """Return a version of a notice as facts."""
    return stated(notice, claims(store, notice), _titles(store, notice))


def _titles(store: NoticeStore, notice: Notice) -> Mapping[str, str]:
    """Return the titles of a notice's processes by IRI, in the order of their position."""
    graph = NamedNode(notice.version)
    processes = [
        quad.object
        for quad in store.quads.quads_for_pattern(graph, _PROCESS, None, graph)
        if isinstance(quad.object, NamedNode)
    ]

    def value(process: NamedNode, predicate: NamedNode) -> str:
        found = store.quads.quads_for_pattern(process, predicate, None, graph)
        return min((str(getattr(quad.object, "value", "")) for quad in found), default="")

    ordered = sorted(processes, key=lambda process: (int(value(process, _POSITION) or 0), process.value))
    return {process.value: value(process, _TITLE) for process in ordered}
