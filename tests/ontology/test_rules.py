"""Every rule that the code names is described, and every described rule is named by the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from noticegraph.ontology.relations import relations
from noticegraph.ontology.rules import measured, rules

INGEST = Path(__file__).parents[2] / "ingest"
READERS = [*sorted((INGEST / "relations").glob("*.py")), INGEST / "unsupported.py", INGEST / "tilt.py"]
NAME = re.compile(r"[a-z_]+\.[a-z_]+")
MAKES = {"Found", "Evidence", "Claim"}


def signs() -> set[str]:
    """The signs that `brands.py` gives a name, which recipients' rules are composed of."""
    calls = (n for n in ast.walk(ast.parse((INGEST / "brands.py").read_text())) if isinstance(n, ast.Call))
    made = [c.args[-1] for c in calls if isinstance(c.func, ast.Name) and c.func.id == "_make"]
    return {a.value for a in made if isinstance(a, ast.Constant)}


def composed(node: ast.JoinedStr) -> set[str]:
    """What a name like `f"{relation}.cue"` can become."""
    parts: list[set[str]] = [{""}]
    for part in node.values:
        if isinstance(part, ast.Constant):
            choices = {str(part.value)}
        else:
            assert isinstance(part, ast.FormattedValue)
            code = ast.unparse(part.value)
            choices = signs() | {"brand"} if "sign" in code else set(relations()) if code == "relation" else set()
            assert choices, f"{code}: say here what it can be"
        parts.append(choices)
    names = {""}
    for choices in parts:
        names = {name + choice for name in names for choice in choices}
    return {name for name in names if NAME.fullmatch(name)}


def named(path: Path) -> Iterator[tuple[set[str], bool]]:
    """Yield the names of rules in a file: one, or what a composed one can be (True)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
            yield {node.value}, False
        if isinstance(node, ast.JoinedStr) and re.search(r"\}\.[a-z]|[a-z]\.\{", ast.unparse(node)):
            yield composed(node), True


def in_code() -> tuple[set[str], set[str]]:
    """The names that stand in the code as they are, and those that it can compose."""
    plain, made = set(), set()
    for path in READERS:
        for names, is_made in named(path):
            # the fields of TILT look like names of rules
            own = {name for name in names if path.stem != "tilt" or name.startswith("tilt.")}
            (made if is_made else plain).update(own)
    return plain, made


def test_every_rule_in_the_code_is_described():
    plain, made = in_code()
    assert {"basis.citation", "data.list", "transfer.none"} <= plain
    assert {f"recipient.{sign}" for sign in signs()} <= made
    assert plain - rules().keys() == set(), "describe them in ontology/rules.ttl"
    assert {f"recipient.{sign}" for sign in (*signs(), "brand")} <= rules().keys()


def test_no_description_is_of_a_rule_that_is_gone():
    plain, made = in_code()
    assert rules().keys() - plain - made == set()


def test_every_call_that_makes_a_claim_names_a_rule():
    """A rule that is passed as a variable is chosen in the same file, so the names above are all."""
    for path in READERS:
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        made = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in MAKES]
        if made:
            assert list(named(path)), path.name


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_description_says_what_the_rule_rests_on(name):
    rule = rules()[name]
    assert rule.rests_on["en"].endswith(".")
    assert len(rule.rests_on["en"].split()) >= 8
    assert rule.example
    assert rule.confidence is None or 0.5 <= rule.confidence <= 0.99


def test_a_measured_confidence_stands_for_the_estimate(monkeypatch):
    from noticegraph.ontology import rules as module

    known = {"a.b": module.Rule("a.b", {"en": ""}, "", 0.91), "a.c": module.Rule("a.c", {"en": ""}, "")}
    monkeypatch.setattr(module, "rules", lambda: known)
    assert measured("a.b", 0.6) == 0.91
    assert measured("a.c", 0.6) == 0.6
    assert measured("a.d", 0.7) == 0.7
