"""Every named question, its whole answer on a store written by hand, the same from every engine."""

import csv
import io
import re
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.queries.catalogue import bind, question, questions

BASE = "https://data.example/"
CASES = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))["case"]


def _name(case):
    said = [f"{key}={value}" for key, value in case["parameters"].items()]
    return " ".join([case["question"], *said, *(["all-versions"] if case.get("all_versions") else [])])


def _ask(ask, case):
    every = case.get("all_versions", False)
    return ask(bind(question(case["question"]), case["parameters"], BASE, all_versions=every))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_whole_answer_from_every_engine(ask, case):
    assert _ask(ask, case) == list(csv.reader(io.StringIO(case["answer"])))


def test_the_cases_are_of_questions_and_have_rows():
    """Every question has an answer on the examples too, see test_examples_answers.py."""
    answered = {case["question"] for case in CASES if case["answer"].count("\n") > 1}
    assert answered == {case["question"] for case in CASES} <= set(questions())


def test_every_parameter_is_asked_in_some_case():
    asked = {(case["question"], name) for case in CASES for name in case["parameters"]}
    ours = {case["question"] for case in CASES}  # of the others see test_examples_answers.py
    there = {(name, p.name) for name, q in questions().items() if name in ours for p in q.parameters}
    # What only narrows in the same way as the parameters beside it.
    narrowing = {
        ("joint-controllers", "joint"),
        ("purposes-of-recipient", "recipient"),
        ("rights-not-granted", "controller"),
        ("shared-officers", "officer"),
        ("transfers-without-safeguard", "controller"),
    }
    assert there - asked == narrowing


@pytest.mark.parametrize(
    ("name", "parameter", "value", "column"),
    [
        ("joint-controllers", "joint", "Tracker Limited", "joint"),
        ("purposes-of-recipient", "recipient", "Hoster KG", "recipient"),
        ("rights-not-granted", "controller", "Birch Ltd", "controller"),
        ("shared-officers", "officer", "DPO Partners GmbH", "officer"),
        ("transfers-without-safeguard", "controller", "Alder GmbH", "controller"),
    ],
)
def test_a_parameter_that_narrows_keeps_the_rows_of_its_value(oxigraph, name, parameter, value, column):
    head, *rows = oxigraph(bind(question(name), {}, BASE))
    narrowed = oxigraph(bind(question(name), {parameter: value}, BASE))
    at = head.index(column)
    of_later_rows = {"rights-not-granted": "birch-limited", "transfers-without-safeguard": "alder-gmbh"}
    wanted = f"organisation/{of_later_rows[name]}" if name in of_later_rows else rows[0][at]
    assert narrowed == [head, *(row for row in rows if row[at] == wanted)]
    assert len(narrowed) > 1
    assert oxigraph(bind(question(name), {parameter: "Nobody AG"}, BASE)) == [head]


@pytest.mark.parametrize("name", questions())
def test_the_file_parses_as_it_stands_bound_and_for_all_versions(name):
    asked = question(name)
    needed = {asked.needs[0]: "dpv:Purpose"} if asked.needs else {}
    for sparql in (asked.sparql, bind(asked, needed, BASE), bind(asked, needed, BASE, all_versions=True)):
        ox.Store().query(sparql, base_iri=BASE)  # raises SyntaxError
        prepareQuery(sparql, base=BASE)


@pytest.mark.parametrize("name", questions())
def test_header(name):
    asked = question(name)
    assert asked.title[0].isupper()
    assert not asked.title.endswith(".")
    assert asked.description.endswith(".")
    columns = ox.Store().query(asked.sparql, base_iri=BASE).variables
    assert set(asked.ids) <= {column.value for column in columns}
    for p in asked.parameters:
        assert p.description[0].isupper()


@pytest.mark.parametrize("name", questions())
def test_only_named_graphs_are_read(name):
    """Without its GRAPH blocks no triple pattern is left: what a default graph means differs by engine."""
    body = question(name).sparql.partition("WHERE")[2]
    outside = _without_graphs(body)
    assert not re.findall(r"\?\w+\s+(?:a|[a-z-]+:\w+)\s", outside), outside


def _without_graphs(text: str) -> str:
    kept, at = [], 0
    for found in re.finditer(r"GRAPH\s+\S+\s*\{", text):
        if found.start() < at:
            continue
        kept.append(text[at : found.start()])
        depth, at = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
    return "".join([*kept, text[at:]])


@pytest.mark.parametrize("name", questions())
def test_every_prefix_is_declared_as_the_project_has_it(name):
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <([^>]+)>", question(name).sparql, re.MULTILINE))
    assert declared.items() <= PREFIXES.items()
    used = set(re.findall(r"(?<![\w<:/-])([a-z][\w-]*):(?=\w)", question(name).sparql)) - {"https", "http"}
    assert used == set(declared)
