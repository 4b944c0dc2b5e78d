"""What `bench/reliability.py` measures, and what it writes into the rules."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.ontology.namespaces import NG

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "ontology" / "rules.ttl").read_text(encoding="utf-8")


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import reliability

    return reliability


def judged(bench, right: int, wrong: int, confidence: float, rule: str = "a.b", notice: str = "n"):
    return [bench.Judged(notice, "right", rule, confidence, k < right) for k in range(right + wrong)]


def test_a_rule_gets_the_share_of_its_claims_that_is_right_between_the_bounds(bench):
    found = [
        *judged(bench, 27, 1, 0.7, "mostly.right"),
        *judged(bench, 300, 0, 0.7, "always.right"),
        *judged(bench, 5, 25, 0.7, "mostly.wrong"),
        *judged(bench, bench.LEAST - 1, 0, 0.7, "seldom.met"),
    ]
    assert bench.measured(bench.by_rule(found)) == {"mostly.right": 0.93, "always.right": 0.99, "mostly.wrong": 0.5}


def test_the_error_is_the_distance_of_confidence_and_precision_by_bin(bench):
    found = [*judged(bench, 9, 1, 0.9), *judged(bench, 15, 15, 0.7)]
    assert [(name, t.claims) for name, t in bench.binned(found)] == [("0.70 – 0.80", 30), ("0.90 – 0.95", 10)]
    assert bench.error(found) == pytest.approx(0.75 * 0.2)  # the ten at 0.9 are calibrated


def test_a_notice_is_measured_by_the_others(bench):
    found = [*judged(bench, 40, 0, 0.6, notice="one"), *judged(bench, 0, 40, 0.6, notice="other")]
    changed = {j.notice: j.confidence for j in bench.left_out(found)}
    assert changed == {"one": 0.5, "other": 0.98}


def test_rules_are_rewritten_with_what_was_measured_and_nothing_else(bench):
    once = bench.rewritten(RULES, {"basis.citation": 0.98, "data.list": 0.8})
    confidences = {
        quad.subject.value.removeprefix(NG + "rule/"): float(quad.object.value)
        for quad in ox.parse(once.encode(), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == NG + "confidence"
    }
    assert confidences == {"basis.citation": 0.98, "data.list": 0.8}
    assert bench.rewritten(once, {"basis.citation": 0.98, "data.list": 0.8}) == once
    assert bench.rewritten(once, {}) == bench.rewritten(RULES, {})
