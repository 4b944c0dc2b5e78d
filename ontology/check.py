"""Check the ontology by reasoning: is every class satisfiable, is the whole consistent, was all of it loaded.

What is reasoned on is the projection of `projection.py`; `axioms.ttl` says which branches are disjoint.
HermiT gives no explanations, so the report names classes and not reasons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.projection import declared, project
from noticegraph.ontology.reasoner import load, run
from noticegraph.ontology.turtle import UnreadableOntology, parsed

FILES = ("noticegraph.ttl", "cues.ttl", "profile.ttl", "axioms.ttl")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the reasoner found; terms are CURIEs, sorted.

    `listed` counts the terms that the files declare, the other counts are of what the reasoner's store
    holds; `missing` are listed and were not loaded. In an inconsistent ontology every class is
    unsatisfiable, so none is named.
    """

    listed: int
    classes: int
    properties: int
    individuals: int
    missing: tuple[str, ...]
    consistent: bool
    unsatisfiable: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found and all was loaded."""
        return self.consistent and not self.unsatisfiable and not self.missing


def _read(data: bytes, name: str) -> list[ox.Quad]:
    # Blank nodes of two files must not fall together.
    return list(parsed(data, name, rename_blank_nodes=True))


def read_terms(extra: Sequence[Path] = ()) -> list[ox.Quad]:
    """Return the statements of the ontology's files and of the Turtle files given. Raises `UnreadableOntology`."""
    folder = files("noticegraph.ontology")
    quads = [quad for name in FILES for quad in _read((folder / name).read_bytes(), name)]
    for path in extra:
        try:
            quads += _read(path.read_bytes(), str(path))
        except OSError as error:
            raise UnreadableOntology(f"cannot read {path}: {error.strerror}; name a Turtle file") from error
    return quads


def check(extra: Sequence[Path] = ()) -> CheckReport:
    """Load the ontology, with further Turtle files, into a world of its own and run HermiT on it.

    Takes some seconds. Raises `JavaMissing`, `ReasonerFailed`, `UnreadableOntology`.
    """
    return check_terms(read_terms(extra))


def check_terms(quads: Iterable[ox.Quad]) -> CheckReport:
    """Check the terms that the quads declare, as `check` does."""
    given = list(quads)
    world = load(project(given))
    loaded = {
        "classes": {entity.iri for entity in world.classes()},
        "properties": {entity.iri for entity in world.properties()},
        "individuals": {entity.iri for entity in world.individuals()},
    }
    listed = declared(given)
    consistent, unsatisfiable = _reason(world)
    return CheckReport(
        listed=len(listed),
        **{kind: len(found) for kind, found in loaded.items()},
        missing=tuple(sorted(map(compact, listed.difference(*loaded.values())))),
        consistent=consistent,
        unsatisfiable=unsatisfiable,
    )


def _reason(world: Any) -> tuple[bool, tuple[str, ...]]:
    import owlready2

    if not run(world):
        return False, ()
    found = {entity.iri for entity in world.inconsistent_classes()} - {owlready2.Nothing.iri}
    return True, tuple(sorted(map(compact, found)))
