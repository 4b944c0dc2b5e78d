"""What the individuals of a notice are, by the definitions of `classes.ttl` and the law of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from noticegraph.ontology.clash import clash
from noticegraph.ontology.definitions import definitions
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.notice_projection import Axiom, NoticeProjection, project_notice
from noticegraph.ontology.reasoner import consistent, load, run


@dataclass(frozen=True, slots=True)
class InferredType:
    """An individual's IRI and that of a class it is in; `closed_world` where that rests on what was not read."""

    individual: str
    type: str
    closed_world: bool


@dataclass(frozen=True, slots=True)
class Classification:
    """The types found, sorted; or, in `clash`, a smallest set of axioms that contradict each other."""

    types: tuple[InferredType, ...]
    clash: tuple[Axiom, ...] = ()

    @property
    def consistent(self) -> bool:
        """Tell whether all that the notice says can be true together."""
        return not self.clash


def classify(graph: Iterable[ox.Quad], as_of: date) -> Classification:
    """Classify the nodes of one notice graph as of a day, with HermiT.

    Takes about a second; a contradiction takes a minute, for it is narrowed down axiom by axiom. Raises JavaMissing,
    ReasonerFailed.
    """
    return classify_projection(project_notice(graph, as_of))


def classify_projection(projection: NoticeProjection) -> Classification:
    """Classify the individuals of a projection, as `classify` does."""
    world = load(projection.triples())
    if not run(world):
        return Classification((), clash(projection.axioms, lambda some: consistent(projection.triples(some))))
    known = definitions()
    found = (
        InferredType(individual.iri, name, name in known.closed)
        for name in sorted(known.defined)
        for individual in world[name].instances(world=world)
        if individual.iri in projection.individuals
    )
    return Classification(tuple(sorted(found, key=lambda one: (one.individual, one.type))))


def as_words(axiom: Axiom) -> str:
    """Return an axiom as one line: `subject property value` with CURIEs, a definition by what it defines."""
    lines = [" ".join(map(_short, (t.subject, t.predicate, t.object))) for t in axiom.triples]
    if len(axiom.triples) == 1:
        return lines[0]
    names = [compact(n.value) for t in axiom.triples for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)]
    own = sorted({name for name in names if not name.startswith(("owl:", "rdf:"))})
    heads = [t.subject for t in axiom.triples if isinstance(t.subject, ox.NamedNode)]
    if heads:
        return f"{_short(heads[0])} by definition of {', '.join(name for name in own if name != _short(heads[0]))}"
    return f"nothing is two of {', '.join(own)}"


def _short(node: object) -> str:
    return compact(node.value) if isinstance(node, ox.NamedNode) else str(node)
