"""A broken file of vocabulary or lexicon is told by its name and the place."""

import re
from pathlib import Path

import pytest

from noticegraph.ontology import turtle


def test_a_file_that_is_no_turtle_is_named_with_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "xx-data.ttl").write_text(
        '<a> <urn:b> "kept" .\n<a> <urn:b> "no full stop"\n<c> <urn:b> "d" .\n'
    )
    monkeypatch.setattr(turtle, "files", lambda package: tmp_path)
    with pytest.raises(turtle.UnreadableOntology) as caught:
        list(turtle.statements("lexicon/xx-data.ttl"))
    said = str(caught.value)
    assert said.startswith("ontology/lexicon/xx-data.ttl is no Turtle: ")
    assert re.search(r"line [23]", said)
    assert "\n" not in said


def test_a_file_gives_its_statements_below_the_base() -> None:
    subjects = {str(quad.subject) for quad in turtle.statements("lexicon/languages.ttl")}
    assert any("noticegraph" in subject for subject in subjects)
