"""Every item: its verdict on small notices that have it, lack it, or need not have it."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.ontology.relations import relations
from noticegraph.shapes.items import cases, items, owners_of, shapes
from noticegraph.shapes.validate import validate_notice

EXAMPLES = Path(__file__).parent / "examples"
AS_OF = date(2025, 6, 1)

# The list of eval/GUIDELINES.md, "Completeness".
KEYS = [
    "13-1-a", "13-1-b", "13-1-c-purposes", "13-1-c-legal-basis", "13-1-d", "13-1-e", "13-1-f-transfer",
    "13-1-f-safeguard", "13-2-a", "13-2-b-access", "13-2-b-rectification", "13-2-b-erasure",
    "13-2-b-restriction", "13-2-b-objection", "13-2-b-portability", "13-2-c", "13-2-d", "13-2-e", "13-2-f",
]  # fmt: skip
IN_A_CASE = {"13-1-b", "13-1-d", "13-1-f-transfer", "13-1-f-safeguard", "13-2-c"}
ONLY_WARNED_OF = {"13-1-b", "13-2-e", "13-2-f", "14-1-b", "14-2-f-public", "14-2-g"}


def examples() -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = defaultdict(list)
    for path in sorted(EXAMPLES.glob("*.trig")):
        for quad in parse(path=str(path), format=RdfFormat.TRIG):
            found[quad.graph_name.value.removeprefix(f"{DEFAULT_BASE}case/")].append(quad)
    return found


CASES = examples()


def verdicts(graph: list[Quad], as_of: date = AS_OF) -> dict[str, str]:
    validation = validate_notice(f"{DEFAULT_BASE}n", graph, (), as_of)
    return {verdict.item.key: verdict.verdict for verdict in validation.verdicts}


@pytest.mark.parametrize("case", CASES)
def test_an_example_gets_its_verdict(case):
    key, expected, _ = case.split("/")
    assert verdicts(CASES[case])[key] == expected


@pytest.mark.parametrize("key", KEYS)
def test_every_item_has_examples_of_every_verdict_that_it_can_get(key):
    shown = {case.split("/")[1] for case in CASES if case.startswith(key + "/")}
    assert shown == {"present", "absent"} | ({"not-applicable"} if key in IN_A_CASE else set())


def test_the_items_of_art_13_are_those_of_the_guidelines_in_their_order():
    assert [item.key for item in items() if item.article == "13"] == KEYS
    guidelines = Path(__file__).parents[3] / "shared" / "eval" / "GUIDELINES.md"
    if guidelines.exists():
        completeness = guidelines.read_text(encoding="utf-8").rpartition("## Completeness")[2]
        assert [key for key in KEYS if f"`{key}`" not in completeness] == []
        assert completeness.count("`13-") == len(KEYS)


def test_an_item_can_be_inapplicable_only_in_its_case_and_says_why():
    assert {item.key for item in items() if item.cases and item.article == "13"} == IN_A_CASE
    assert all(item.cases for item in items() if item.article == "14")
    for case in cases():
        assert set(case.not_applicable) == {"en", "de", "nb"}


def test_severity_is_violation_save_where_a_notice_cannot_show_the_case():
    for item in items():
        severities = {shapes()[shape].severity for shape in item.shapes}
        assert severities == {"Warning" if item.key in ONLY_WARNED_OF else "Violation"}, item.key


def test_items_cite_the_letter_that_their_key_names():
    for item in items():
        letter = "-".join(item.key.split("-")[:3])
        cited = {item.source} | {shapes()[shape].source for shape in item.shapes if len(owners_of()[shape]) == 1}
        assert cited == {f"{DEFAULT_BASE}law/eu/GDPR-{letter}"}


def test_items_name_relations_of_the_table_and_have_labels_in_three_languages():
    for item in items():
        assert item.relations <= relations().keys()
        assert item.relations
        assert set(item.label) == {"en", "de", "nb"}


def test_a_country_is_third_by_the_day():
    graph = [q for q in CASES["13-1-f-transfer/absent/recipient-sits-there"] if "hasCountry" not in q.predicate.value]
    british = parse(
        b"<organisation/mailer-inc> <https://w3id.org/dpv#hasCountry> <https://w3id.org/dpv/loc#GB> .",
        RdfFormat.TURTLE,
        base_iri=DEFAULT_BASE,
    )
    graph += british
    found = {day: verdicts(graph, date.fromisoformat(day))["13-1-f-transfer"] for day in
             ("2020-12-31", "2021-01-01", "2021-06-27", "2021-06-28", "2026-01-01")}  # fmt: skip
    assert found == {
        "2020-12-31": "not-applicable",  # transition
        "2021-01-01": "not-applicable",  # bridging clause
        "2021-06-27": "not-applicable",
        "2021-06-28": "absent",  # adequate, and hence a third country
        "2026-01-01": "absent",
    }
