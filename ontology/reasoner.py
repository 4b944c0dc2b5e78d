"""HermiT through owlready2: triples in, what follows from them out.

Each run has a world and a Java process of its own, so that nothing is left over from another.
"""

import shutil
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pyoxigraph as ox

from noticegraph.ontology.errors import NoticegraphError

_ONTOLOGY = "https://w3id.org/noticegraph/projection#"


class JavaMissing(NoticegraphError):
    """HermiT is a Java program and no Java was found."""


class ReasonerFailed(NoticegraphError):
    """HermiT stopped for another reason than inconsistency."""


def load(triples: Iterable[ox.Triple]) -> Any:
    """Return an owlready2 world that holds the triples. Raises JavaMissing, for without Java it is of no use."""
    import owlready2  # slow to import, and needed here only

    if shutil.which(owlready2.JAVA_EXE) is None:
        raise JavaMissing("reasoning needs Java: install a JRE, version 8 or later, and put it on PATH")
    world = owlready2.World()
    ontology = world.get_ontology(_ONTOLOGY)
    ontology.load(fileobj=BytesIO(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""))
    return world


def run(world: Any) -> bool:
    """Let HermiT classify a world in place; tell whether it is consistent. Raises ReasonerFailed."""
    import owlready2

    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    except owlready2.OwlReadyJavaError as error:
        first = str(error).strip().splitlines()
        raise ReasonerFailed(
            f"HermiT stopped: {first[-1] if first else 'no message'}; look for datatypes that OWL 2 lacks"
        ) from error
    return True


def consistent(triples: Iterable[ox.Triple]) -> bool:
    """Tell whether some model satisfies the triples. Takes about a second. Raises JavaMissing, ReasonerFailed."""
    return run(load(triples))
