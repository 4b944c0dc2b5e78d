"""Names that commas and "and" join: which are controllers together, which are recipients, where a row ends."""

import time
from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_file


def named(relation: str, text: str, language: str, folder: Path) -> set[str]:
    path = folder / "notice.md"
    path.write_text(text, encoding="utf-8")
    found = facts_of(build(read_file(path, folder), language))
    return {f.value for f in found if f.relation == relation}


CONTROLLERS = [
    ("en", "The data controller is Acorn Ltd, and Pumpora Ltd processes payments.", {"Acorn Ltd"}),
    ("en", "The controller is Acorn Ltd, Pumpora Ltd is our processor.", {"Acorn Ltd"}),
    ("en", "The controller is Acorn Ltd and Pumpora Ltd, our processor.", {"Acorn Ltd"}),
    ("en", "The controller is Acorn Ltd and Pumpora Ltd (our processor).", {"Acorn Ltd"}),
    ("en", "The controller of your data is Acorn Ltd, Pumpora LLC, Dublin, being its processor.", {"Acorn Ltd"}),
    ("en", "We use Pumpora Ltd and Acorn Ltd is the controller.", {"Acorn Ltd"}),
    ("en", "The controllers of this site are Acorn Ltd, Pumpora Ltd and Bellora Ltd, as they agreed.", {"Acorn Ltd"}),
    ("en", "The controllers of this site are Acorn Ltd, Pumpora LLC and Bellora Inc; write to any of them.",
     {"Acorn Ltd", "Pumpora LLC", "Bellora Inc"}),
    ("de", "Verantwortlich für den Betrieb sind die Eichel GmbH, die Pumpe AG und die Balg KG.",
     {"Eichel GmbH", "Pumpe AG", "Balg KG"}),
    ("de", "Verantwortlicher ist die Eichel GmbH, und die Pumpe AG wickelt Zahlungen ab.", {"Eichel GmbH"}),
    ("nb", "Behandlingsansvarlig er Nøtt AS, og Pumpe AS behandler betalinger.", {"Nøtt AS"}),
    ("nb", "Nøtt AS og Pumpe AS er behandlingsansvarlige.", {"Nøtt AS", "Pumpe AS"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), CONTROLLERS)
def test_controllers_stand_in_a_row_that_ends(language: str, text: str, names: set[str], tmp_path: Path) -> None:
    assert named("controller", text, language, tmp_path) == names


def test_who_ends_no_row_of_controllers_receives_data(tmp_path: Path) -> None:
    text = "The data controller is Acorn Ltd, and Pumpora Ltd processes payments."
    assert named("recipient", text, "en", tmp_path) == {"Pumpora Ltd"}


OWN = {
    "en": "The controller is Reedpipe Ltd.",
    "de": "Verantwortlich ist die Reedpipe GmbH.",
    "nb": "Behandlingsansvarlig er Reedpipe AS.",
}
RECIPIENTS = [
    ("en", "We use Mailchimp, Monday and Friday, for our letters.", {"Mailchimp"}),
    ("en", "We use Mailchimp, March and April, for our letters.", {"Mailchimp"}),
    ("en", "We use Google and Mr Tamsin, Head of Bellows.", {"Google"}),
    ("en", "We use Google Analytics, Cookies and Pixels.", {"Google Analytics"}),
    ("en", "Our shops in London and Paris use Google, Berlin and Madrid use Microsoft.", {"Google", "Microsoft"}),
    ("en", "Our shops in Leeds use Google, Hinton and Frome use Microsoft.", {"Google", "Microsoft"}),
    ("en", "We use Google, but not Facebook or LinkedIn.", {"Google"}),
    ("en", "We use Google Analytics, Bellora and Pumpora to count visits.", {"Google Analytics", "Bellora", "Pumpora"}),
    ("en", "We use tools such as Bellora, Google and Pumpora.", {"Bellora", "Google", "Pumpora"}),
    ("nb", "Vi bruker Google, Oslo og Bergen.", {"Google"}),
    ("nb", "Vi bruker Google, men ikke Facebook.", {"Google"}),
    ("de", "Wir verwenden Google, aber nicht Facebook oder LinkedIn.", {"Google"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), RECIPIENTS)
def test_a_row_of_recipients_holds_only_names(language: str, text: str, names: set[str], tmp_path: Path) -> None:
    notice = f"# Notice\n\n{OWN[language]}\n\n## Tools\n\n{text}"
    assert named("recipient", notice, language, tmp_path) == names


def test_a_name_far_behind_known_ones_is_of_their_row(tmp_path: Path) -> None:
    row = ", ".join(["Google", "Microsoft"] * 12)
    notice = f"# Notice\n\nReedpipe Ltd\n\n## Tools\n\nWe use tools such as {row} and Pumpora."
    assert "Pumpora" in named("recipient", notice, "en", tmp_path)


def test_a_long_row_costs_in_proportion(tmp_path: Path) -> None:
    def cost(size: int) -> float:
        begun = time.process_time()
        named("recipient", f"## Tools\n\nWe use Google{' and Google' * size}.", "en", tmp_path)
        return time.process_time() - begun

    cost(10)  # what is compiled once
    assert cost(8000) < 12 * max(cost(2000), 0.05)
