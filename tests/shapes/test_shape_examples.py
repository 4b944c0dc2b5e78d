"""Every shape of quality has one example graph that conforms to it and one that fails it."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from noticegraph.ontology.namespaces import expand
from noticegraph.shapes.items import shapes
from noticegraph.shapes.validate import Finding, validate_notice

EXAMPLES = Path(__file__).parent / "examples"
QUALITY = sorted(shape.name for shape in shapes().values() if shape.name.startswith("quality-"))
AS_OF = expand("ng:asOf")


def found(path: Path) -> list[Finding]:
    """What the shapes find in an example as of the day that it says itself."""
    quads = [Quad(q.subject, q.predicate, q.object) for q in parse(path.read_bytes(), RdfFormat.TURTLE)]
    ((notice, day),) = [(q.subject, q.object) for q in quads if q.predicate.value == AS_OF]
    assert isinstance(notice, NamedNode)
    rest = [q for q in quads if q.predicate.value != AS_OF]
    return list(validate_notice(notice.value, rest, (), date.fromisoformat(day.value)).findings)


@pytest.mark.parametrize("shape", QUALITY)
def test_the_failing_example_is_found_and_the_other_is_not(shape):
    failing = [finding for finding in found(EXAMPLES / shape / "fails.ttl") if finding.check == shape]
    assert [(f.severity, f.items) for f in failing] == [("Info", ())]
    assert failing[0].node is not None
    assert failing[0].hint.keys() == {"en", "de", "nb"}
    assert shape not in {finding.check for finding in found(EXAMPLES / shape / "conforms.ttl")}


@pytest.mark.parametrize("shape", QUALITY)
def test_an_example_is_of_its_shape_alone(shape):
    every = [finding.check for name in ("fails", "conforms") for finding in found(EXAMPLES / shape / f"{name}.ttl")]
    assert [check for check in every if check in QUALITY] == [shape]
