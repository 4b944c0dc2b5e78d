"""The notices in a set of quads, version by version, with their claims: what tables and other formats are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.claims import StatedClaim, claims_of
from noticegraph.ontology.terms import term
from noticegraph.store.works import SOURCE, file_name, work_of

_TITLE, _POSITION, _LANGUAGE = term("dct:title"), term("ng:position"), term("schema:inLanguage")
_PROCESS, _TYPE = term("dpv:Process"), term("rdf:type")
_MODIFIED = term("prov:endedAtTime")


@dataclass(frozen=True, slots=True)
class Reading:
    """One version: its IRI, file name, language, the IRIs of its processes by position with their titles, its claims.

    `read` is the time of the reading (ISO 8601), where the catalogue is among the quads.
    """

    version: str
    policy: str
    language: str
    title: str
    processes: Mapping[str, str]
    claims: tuple[StatedClaim, ...]
    graph: tuple[Quad, ...]
    read: str

    def of(self, process: str | None) -> Iterator[StatedClaim]:
        """Yield the claims about a process, or about the notice itself for None, in the order of the text."""
        return (claim for claim in self.claims if claim.process == process)


def readings(quads: Iterable[Quad], base: str) -> tuple[Reading, ...]:
    """Return the versions in the quads by IRI."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    catalog = graphs[catalog_iri(base)]
    names = source_names(catalog)
    moments = {
        getattr(quad.subject, "value", "").partition("#")[0]: getattr(quad.object, "value", "")
        for quad in catalog
        if quad.predicate == _MODIFIED
    }
    return tuple(
        _reading(version, graphs[version], graphs[f"{version}/evidence"], names, moments.get(version, ""))
        for version in sorted(name.removesuffix("/evidence") for name in graphs if name.endswith("/evidence"))
    )


def _reading(version: str, graph: list[Quad], evidence: list[Quad], names: Mapping[str, str], read: str) -> Reading:
    policy = names.get(work_of(version), "")
    said: dict[tuple[str, NamedNode], str] = {}
    kinds: set[str] = set()
    for quad in graph:
        subject = getattr(quad.subject, "value", "")
        if isinstance(quad.object, Literal):
            said.setdefault((subject, quad.predicate), quad.object.value)
        elif quad.predicate == _TYPE and quad.object == _PROCESS:
            kinds.add(subject)
    ordered = sorted(kinds, key=lambda one: (int(said.get((one, _POSITION), "0")), one))
    return Reading(
        version,
        policy,
        said.get((version, _LANGUAGE), ""),
        said.get((version, _TITLE), policy),
        {one: said.get((one, _TITLE), one.rpartition("/")[2]) for one in ordered},
        claims_of(graph, evidence, policy),
        tuple(graph),
        read,
    )


def source_names(catalog: Iterable[Quad]) -> dict[str, str]:
    """Return the file name of each work's source, by the work's IRI; the first of several."""
    sources = sorted(
        (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
        for quad in catalog
        if quad.predicate == SOURCE
    )
    return {work: file_name(source) for work, source in reversed(sources)}
