"""The claims as JSON lines: one statement a line, with the words that say it."""

import json
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Quad

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.claims import claims_of
from noticegraph.store.works import SOURCE, file_name, work_of


def write_claims(quads: Iterable[Quad], base: str) -> bytes:
    """Return the claims of all versions in the quads; the policy's name is that of the source in the catalogue."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    names = _names(graphs[catalog_iri(base)])
    versions = sorted(name.removesuffix("/evidence") for name in graphs if name.endswith("/evidence"))
    stated = (
        claim
        for version in versions
        for claim in claims_of(graphs[version], graphs[f"{version}/evidence"], names.get(work_of(version), ""))
    )
    return "".join(json.dumps(claim.as_json(), ensure_ascii=False) + "\n" for claim in stated).encode()


def _names(catalog: Iterable[Quad]) -> dict[str, str]:
    sources = sorted(
        (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
        for quad in catalog
        if quad.predicate == SOURCE
    )
    return {work: file_name(source) for work, source in reversed(sources)}
