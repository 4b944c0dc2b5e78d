"""The example notices, read and validated: the gaps planted in each are found, and nothing else."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from noticegraph.asking import prepare
from noticegraph.assessment import Assessment, assess
from noticegraph.notices import notices
from noticegraph.pipeline import InProcess, ingest_all
from noticegraph.queries.catalogue import question
from noticegraph.query import ask_store
from noticegraph.sources import file_sources
from noticegraph.store import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.name for path in (EXAMPLES / "notices").iterdir())


def planted() -> dict[str, set[tuple[str, str]]]:
    gaps: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with (EXAMPLES / "gaps.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            gaps[row["notice"]].add((row["finding"], row["verdict"]))
    return gaps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples") / "store"


@pytest.fixture(scope="module")
def assessed(folder: Path) -> dict[str, Assessment]:
    with open_store(folder, write=True, create=True) as store:
        outcomes = list(ingest_all(store, file_sources([EXAMPLES / "notices"]), InProcess()))
        assert {outcome.source.rpartition("/")[2] for outcome in outcomes} == set(NAMES)
        found = list(assess(store, notices(store), None))
        return {one.notice.policy: one for one in found if isinstance(one, Assessment)}


def test_there_are_eight_and_every_gap_is_of_one_of_them():
    assert len(NAMES) == 8
    assert planted().keys() <= set(NAMES)


def test_the_folder_as_a_whole_holds_nothing_but_notices():
    """`noticegraph ingest examples` reads what lies in it, whatever it is called."""
    found = [source.name for source in file_sources([EXAMPLES])]
    assert {name.partition("/")[0] for name in found} == {"notices", "questions", "small", "versions"}
    assert not [name for name in found if "readme" in name.casefold()]
    assert len(found) == 15


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_planted_gaps_are_found(assessed, name):
    validation = assessed[name].validation
    out_of_case = {v.item.key for v in validation.verdicts if v.item.article == "14" and v.verdict == "not-applicable"}
    found = {(v.item.key, v.verdict) for v in validation.verdicts if v.verdict != "present"}
    found = {(key, verdict) for key, verdict in found if key not in out_of_case}  # art. 14 mostly does not apply
    found |= {(f.check, "found") for f in validation.findings if f.item is None and f.severity == "Violation"}
    assert found == planted()[name]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("fernwick-cycles.html", "2025-02-03"),
        ("fjellstua-utleie.md", "2025-08-20"),
        ("klangkammer.txt", "2025-03-31"),  # "Stand März 2025"
        ("saltmarsh-camping.md", "2021-03-01"),
        ("werkhof-lindental.html", "2026-01-12"),
    ],
)
def test_a_notice_is_assessed_as_of_its_own_date(assessed, name, day):
    assert assessed[name].validation.as_of.isoformat() == day


def test_what_is_found_of_a_transfer_comes_with_the_words(assessed):
    for name, quoted in (("fernwick-cycles.html", "USA"), ("saltmarsh-camping.md", "Privacy Shield")):
        found = [f for f in assessed[name].validation.findings if f.check.startswith("transfer-")]
        assert found
        assert all(any(quoted in quote.text for quote in finding.quotes) for finding in found)


def test_the_question_for_transfers_without_safeguard_names_those_that_validation_finds(assessed, folder):
    found = {
        finding.focus
        for one in assessed.values()
        for finding in one.validation.findings
        if finding.check == "transfer-safeguard-named"
    }
    with open_store(folder) as store:
        answer = ask_store(store, prepare(store, question("transfers-without-safeguard"), {}).sparql)
        asked = {row["transfer"].value for row in answer if row["transfer"] is not None}
    assert asked == found
    assert found
