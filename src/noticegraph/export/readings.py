"""The notices in a set of quads, version by version, with their claims: what tables and other formats are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.claims import StatedClaim, indexed_claims
from noticegraph.ontology.terms import term
from noticegraph.ontology.triples import Triples
from noticegraph.store.works import SOURCE, file_name, work_of

_TITLE, _POSITION, _LANGUAGE = term("dct:title"), term("ng:position"), term("schema:inLanguage")
_PROCESS = term("dpv:Process")
_MODIFIED = term("prov:endedAtTime")


@dataclass(frozen=True, slots=True)
class Reading:
    """One version: its IRI, file name, language, the IRIs of its processes by position with their titles, its claims.

    `by_process` are the claims of each process, and of the notice itself under None; `said` is its notice graph;
    `read` is the time of the reading (ISO 8601), where the catalogue is among the quads.
    """

    version: str
    policy: str
    language: str
    title: str
    processes: Mapping[str, str]
    claims: tuple[StatedClaim, ...]
    by_process: Mapping[str | None, Sequence[StatedClaim]]
    graph: tuple[Quad, ...]
    said: Triples
    read: str

    def of(self, process: str | None) -> Sequence[StatedClaim]:
        """Return the claims about a process, or about the notice itself for None, in the order of the text."""
        return self.by_process.get(process, ())


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
    said = Triples(graph)
    claims = indexed_claims(said, Triples(evidence), policy)
    by_process: dict[str | None, list[StatedClaim]] = defaultdict(list)
    for claim in claims:
        by_process[claim.process].append(claim)
    processes = [node.value for node in said.typed(_PROCESS)]
    ordered = sorted(processes, key=lambda one: (int(said.value(one, _POSITION) or 0), one))
    return Reading(
        version,
        policy,
        said.value(version, _LANGUAGE),
        said.value(version, _TITLE) or policy,
        {one: said.value(one, _TITLE) or one.rpartition("/")[2] for one in ordered},
        claims,
        dict(by_process),
        tuple(graph),
        said,
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
