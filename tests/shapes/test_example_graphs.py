"""Every shape has an example that fails it and nothing else, and one in which nothing is found."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from noticegraph.ontology.namespaces import expand
from noticegraph.shapes.items import shapes
from noticegraph.shapes.validate import Validation, validate_notice

EXAMPLES = Path(__file__).parent / "examples"
# Checks of wording are shown on notices of a few lines, which omit much else: test_shape_examples.py.
WHOLE = sorted(shape.name for shape in shapes().values() if shape.area != "quality")
# What one omission makes absent besides, because the law asks for it in the same case.
BESIDES = {
    "13-1-f-transfer-stated": {"13-1-f-safeguard-named"},  # who does not say that data go there names no safeguard
    "14-2-f-source-named": {"14-2-f-public-said"},  # a public source would be a source
    "process-withdrawal": {"13-2-c-withdrawal"},  # the right that no process has, the notice has not
}


def validated(shape: str, which: str) -> Validation:
    """Validate an example as of the day that it says itself."""
    file = (EXAMPLES / shape / f"{which}.ttl").read_bytes()
    quads = [Quad(q.subject, q.predicate, q.object) for q in parse(file, RdfFormat.TURTLE)]
    ((notice, day),) = [(q.subject, q.object) for q in quads if q.predicate == NamedNode(expand("ng:asOf"))]
    assert isinstance(notice, NamedNode)
    assert isinstance(day, Literal)
    said = [q for q in quads if q.subject != notice or q.object != day]
    return validate_notice(notice.value, said, (), date.fromisoformat(day.value))


def test_every_shape_has_two_examples_and_every_example_a_shape():
    named = {shape.name for shape in shapes().values()}
    assert {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()} == named
    for name in named:
        assert {file.name for file in (EXAMPLES / name).iterdir()} == {"conforms.ttl", "fails.ttl"}


@pytest.mark.parametrize("shape", WHOLE)
def test_the_failing_example_fails_this_shape_alone(shape):
    found = [finding.check for finding in validated(shape, "fails").findings]
    assert found.count(shape) == 1
    assert set(found) == {shape} | BESIDES.get(shape, set())


@pytest.mark.parametrize("shape", WHOLE)
def test_nothing_is_found_in_the_conforming_example(shape):
    validation = validated(shape, "conforms")
    assert validation.findings == ()
    assert not any(verdict.verdict == "absent" for verdict in validation.verdicts)
