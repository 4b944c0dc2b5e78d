"""`bench/ablation.py` leaves no rule out and switches off what is there."""

from pathlib import Path

import pytest

from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes
from noticegraph.ontology.rules import rules

ROOT = Path(__file__).parents[1]
TEXT = b"""# Privacy notice

## Newsletter

We process the following data:

- name
- age

We do not pass your telephone number on. Your data are kept for 30 days on the basis of Art. 6(1)(a) GDPR.
"""


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import ablation

    return ablation


def facts(bench) -> set[tuple[str, str]]:
    document = read_bytes(TEXT, "a.md", "text/markdown")
    (one,) = bench.read([("a.md", document, detect(document))])
    return {(f.relation, f.rule) for f in one.facts}


def test_every_rule_is_in_one_family(bench):
    for name in rules():
        families = [f for f, prefixes in bench.RULES.items() if name.startswith(prefixes)]
        assert len(families) == (0 if name.startswith(bench.UNSCORED) else 1), name


def test_rules_are_left_out_by_the_beginning_of_their_names(bench):
    document = read_bytes(TEXT, "a.md", "text/markdown")
    (one,) = bench.read([("a.md", document, detect(document))])
    left = one.without("basis.", "retention.period")
    assert {f.rule for f in one.facts} - {f.rule for f in left.facts} == {"basis.citation", "retention.period"}
    assert {c.relation for c in left.reading().claims} == {c.relation for c in one.reading().claims} - {
        "legal_basis",
        "retention",
    }


def test_every_switch_replaces_something_that_is_there_and_reading_goes_on(bench):
    for family, switches in bench.STRUCTURE.items():
        with pytest.MonkeyPatch.context() as off:
            for switch in switches:
                assert callable(switch.instead) == callable(getattr(switch.owner, switch.name)), family
                off.setattr(switch.owner, switch.name, switch.instead)
            assert ("retention", "retention.period") in facts(bench), family


def test_without_introductions_of_lists_their_items_are_no_data(bench):
    assert ("personal_data", "data.list") in facts(bench)
    with pytest.MonkeyPatch.context() as off:
        for switch in bench.STRUCTURE["introductions of lists"]:
            off.setattr(switch.owner, switch.name, switch.instead)
        assert ("personal_data", "data.list") not in facts(bench)
    assert ("personal_data", "data.list") in facts(bench)
