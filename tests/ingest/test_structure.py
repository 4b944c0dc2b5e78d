"""Scopes: where facts are read together, in notices of every form."""

from functools import cache

import pytest

from noticegraph.ingest.columns import is_cookie_list, lists_processes
from noticegraph.ingest.inflection import Inflection
from noticegraph.ingest.lexical import Lexicon, Scan, compiled
from noticegraph.ingest.model import Document, Role, Scope
from noticegraph.ingest.normalise import Normal, normalise
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.sentences import words
from noticegraph.ingest.structure import column_types, scopes
from noticegraph.ontology.lexicon import Entry, Tier, entries

# Cues planted by hand: how structure follows from cues is tested here, which words are cues is the lexicon's matter.
CUES = {
    "ng:FacetHeading": ("Legal basis", "Storage period", "Purpose of the processing"),
    "ng:SectionRights": ("Your rights",),
    "ng:SectionController": ("Who is responsible",),
    "ng:SectionGeneral": ("Storage in general",),
    "ng:ColumnPurpose": ("Reason for it",),
    "ng:ColumnData": ("Data kept",),
    "ng:ColumnRetention": ("Kept until",),
    "ng:ColumnParty": ("Company",),
}


@cache
def cues() -> Lexicon:
    kept = [e for e in entries("en") if e.concept not in CUES]
    planted = [Entry(concept, phrase, Tier.LABEL, "sections") for concept in CUES for phrase in CUES[concept]]
    return compiled([*kept, *planted], Inflection("english", {}))


def read(text: str, media_type: str) -> tuple[Document, Normal, Scan]:
    document = read_bytes(text.encode(), "n", media_type)
    normal = normalise(document)
    return document, normal, Scan(normal.text, words(normal.text, "en"), cues())


def parted(text: str, media_type: str = "text/markdown") -> tuple[Document, tuple[Scope, ...]]:
    document, normal, found = read(text, media_type)
    return document, scopes(document, normal, found)


def titles(found: tuple[Scope, ...]) -> list[str]:
    return [s.title for s in found]


LONG = "We keep what you tell us there and use it to answer, and nobody else gets to see any of it at any time."


def test_scopes_part_the_document() -> None:
    document, found = parted(f"Intro words stand here.\n\n## Cookies\n\n{LONG}\n\n## Contact\n\n### Form\n\n{LONG}\n")
    assert [s.blocks[0] for s in found] == [0, *(s.blocks[1] for s in found[:-1])]
    assert found[-1].blocks[1] == len(document.blocks)
    for scope in found:
        assert scope.start == document.blocks[scope.blocks[0]].start
        assert scope.end == document.blocks[scope.blocks[1] - 1].end


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        (
            "text/markdown",
            f"# Notice\n\n## Form\n\n{LONG}\n\n### Legal basis\n\n{LONG}\n\n## Mail\n\n{LONG}\n\n### Note\n\n{LONG}\n",
        ),
        (
            "text/html",
            f"<h1>Notice</h1><h2>Form</h2><p>{LONG}<h3>Legal basis</h3><p>"
            f"{LONG}<h2>Mail</h2><p>{LONG}<h3>Note</h3><p>{LONG}",
        ),
    ],
)
def test_a_facet_below_a_processing_goes_on_with_it_and_a_subsection_does_not(media_type: str, text: str) -> None:
    _, found = parted(text, media_type)
    assert titles(found) == ["Notice", "Form", "Mail", "Note"]
    assert found[3].path == ("Mail", "Note")


def test_facets_beside_a_processing_in_plain_text() -> None:
    _, found = parted(
        f"Form\n\n{LONG}\n\nLegal basis\n\n{LONG}\n\nMail\n\n{LONG}\n\nLegal basis\n\n{LONG}\n", "text/plain"
    )
    assert titles(found) == ["Form", "Mail"]


def test_a_facet_named_once_beside_sections_may_be_general() -> None:
    _, found = parted(f"Form\n\n{LONG}\n\nStorage period\n\n{LONG}\n\nMail\n\n{LONG}\n", "text/plain")
    assert titles(found) == ["Form", "Storage period", "Mail"]


def test_facets_at_the_end_are_rules_for_everything() -> None:
    headings = ["Form", "Mail", "Legal basis", "Storage period", "Your rights"]
    text = "".join(f"{heading}\n\n{LONG}\n\n" for heading in headings)
    assert titles(parted(text, "text/plain")[1]) == headings


def test_contact_is_told_by_what_stands_below_it() -> None:
    enquiries = " ".join([LONG] * 4)
    _, found = parted(f"# Notice\n\n## Who is responsible\n\n{enquiries}\n\n## Form\n\n{LONG}\n")
    assert found[1].role is Role.PROCESS
    _, found = parted(
        f"# Notice\n\n## Who is responsible\n\n{enquiries}\n\nKestrel Ltd  \n24103 Kiel\n\n## Form\n\n{LONG}\n"
    )
    assert found[1].role is Role.CONTROLLER


def test_a_numbered_facet_is_a_section() -> None:
    _, found = parted(f"1 Form\n\n{LONG}\n\n2 Legal basis\n\n{LONG}\n\n3 Storage period\n\n{LONG}\n", "text/plain")
    assert titles(found) == ["1 Form", "2 Legal basis", "3 Storage period"]


def test_a_parent_with_text_of_its_own_is_a_scope_and_one_without_is_none_to_read_facts_in() -> None:
    _, found = parted(f"## Contact\n\n{LONG}\n\n### Form\n\n{LONG}\n\n## Tools\n\n### Counter\n\n{LONG}\n")
    assert [(s.title, s.role) for s in found] == [
        ("Contact", Role.PROCESS),
        ("Form", Role.PROCESS),
        ("Tools", Role.PREAMBLE),
        ("Counter", Role.PROCESS),
    ]
    assert found[3].path == ("Tools", "Counter")


def test_a_heading_leads_into_the_section_that_takes_up_its_word() -> None:
    _, found = parted(
        f"## Newsletter\n\n### Newsletter data\n\n{LONG}\n\n### Legal basis\n\n{LONG}\n\n## Form\n\n{LONG}\n"
    )
    assert [s.blocks for s in found] == [(0, 5), (5, 7)]
    assert found[0].path == ("Newsletter", "Newsletter data")


def test_roles_come_from_headings_and_rights_cover_what_stands_below() -> None:
    _, found = parted(
        f"# Notice\n\n## Who is responsible\n\n{LONG}\n\n## Your rights\n"
        f"\n{LONG}\n\n### Access\n\n{LONG}\n\n## Storage in general\n\n{LONG}\n"
    )
    assert [(s.title, s.role) for s in found[1:]] == [
        ("Who is responsible", Role.CONTROLLER),
        ("Your rights", Role.RIGHTS),
        ("Access", Role.RIGHTS),
        ("Storage in general", Role.GENERAL),
    ]


TABLE = (
    "## Tables of what we do\n\nHere is what we do.\n\n"
    "| Reason for it | Company | Data kept | Kept until |\n|---|---|---|---|\n"
    "| Counting visitors | Count AB | IP address | 30 days |\n|  | Heat AB | clicks | 7 days |\n"
    "| Answering mail | Post AB | name | 2 years |\n\nAll of them sit in Sweden.\n"
)


def test_rows_of_a_table_of_processings_and_the_note_under_it_are_scopes() -> None:
    document, found = parted(TABLE)
    assert titles(found) == [
        "Tables of what we do",
        "Counting visitors",
        "Counting visitors – Heat AB",
        "Answering mail",
        "All of them sit in Sweden.",
    ]
    assert document.text[found[1].start : found[1].end] == "Counting visitors | Count AB | IP address | 30 days"
    assert {s.role for s in found} == {Role.PROCESS}


def test_columns_are_typed_by_the_words_over_them() -> None:
    document, normal, found = read(TABLE, "text/markdown")
    assert column_types(document, normal, found, 1) == {
        0: "ng:ColumnPurpose",
        1: "ng:ColumnParty",
        2: "ng:ColumnData",
        3: "ng:ColumnRetention",
    }
    assert column_types(document, normal, found, 9) == {}


def test_a_list_of_cookies_is_no_list_of_processings() -> None:
    text = (
        "## Cookies\n\n| Name | Company | Reason for it | Kept until |\n|---|---|---|---|\n"
        "| _ga | Count AB | statistics | 2 years |\n| PHPSESSID | we | session | end |\n"
    )
    document, normal, found = read(text, "text/markdown")
    assert is_cookie_list(document, normal, 1)
    assert not lists_processes(document, normal, found, 1)
    assert len(scopes(document, normal, found)) == 1


def test_a_table_of_keys_and_values_is_one_processing() -> None:
    text = "## Form\n\n| What | How |\n|---|---|\n| Name of the form | Contact us |\n| Who reads it | the office |\n"
    assert len(parted(text)[1]) == 1


def test_enumerated_processings_are_scopes() -> None:
    ask = "please note that we keep what you tell us there for as long as it lasts."
    text = (
        f"## What we do\n\nWe work for:\n\na) If you join, {ask}\n\nb) If you donate, {ask}\n\nc) If you order, {ask}\n"
    )
    _, found = parted(text)
    assert [t[:12] for t in titles(found)] == ["What we do", "If you join,", "If you donat", "If you order"]


def test_lists_of_one_processing_with_one_basis_stay_together() -> None:
    text = (
        "## Portal\n\nAs part of signing up we keep:\n\n- name\n\nAs part of invoices we keep:\n\n- address\n\n"
        "As part of support we keep:\n\n- questions\n\nThe basis of all this is Art. 6(1)(b) GDPR.\n"
    )
    assert len(parted(text)[1]) == 1


def test_lists_for_several_groups_of_people_are_scopes() -> None:
    text = (
        "## Data\n\nFor visitors we keep:\n\n- address\n\nFor users we keep:\n"
        "\n- name\n\nFor buyers we keep:\n\n- card\n"
    )
    assert titles(parted(text)[1]) == ["Data", "For visitors we keep:", "For users we keep:", "For buyers we keep:"]


SERVICE = (
    "## Contact\n\nYou can write to us with the form. The basis is Art. 6(1)(b) GDPR.\n\n"
    "We use QuickDesk for this, a tool of Quick Inc. in the USA.\n\n{rest}\n"
)


def test_a_service_told_to_its_end_after_another_is_a_scope() -> None:
    _, found = parted(SERVICE.format(rest="QuickDesk is used on the basis of Art. 6(1)(f) GDPR."))
    assert titles(found)[0] == "Contact"
    assert titles(found)[1].startswith("We use QuickDesk")


def test_a_service_without_a_basis_of_its_own_is_part_of_the_processing() -> None:
    assert len(parted(SERVICE.format(rest="QuickDesk is quick."))[1]) == 1


def test_a_notice_without_headings_is_one_processing() -> None:
    _, found = parted(f"{LONG}\n", "text/plain")
    assert [(s.role, s.blocks) for s in found] == [(Role.PROCESS, (0, 1))]


def test_a_number_tells_what_a_heading_stands_under_whatever_stands_between() -> None:
    text = "# Notice\n\n## 2. Post\n\nx.\n\n### 2.1. Cards\n\nx.\n\n## Your rights\n\nx.\n\n### 2.2. Letters\n\nx.\n"
    found = {s.title: s for s in scopes(*read(text, "text/markdown"))}
    assert found["2.2. Letters"].path == ("2. Post", "2.2. Letters")
    assert found["2.2. Letters"].role is Role.PROCESS
    assert found["Your rights"].role is Role.RIGHTS


def test_a_chapter_stands_beside_the_chapter_before_it_whatever_their_marks() -> None:
    _, found = parted(
        f"### 1) Your rights\n\n{LONG}\n\n## 1.2) To object\n\n{LONG}\n\n"
        f"### 2) Films\n\n{LONG}\n\n### 3) Form\n\n{LONG}\n"
    )
    assert [(s.title, s.role) for s in found] == [
        ("1) Your rights", Role.RIGHTS),
        ("1.2) To object", Role.RIGHTS),
        ("2) Films", Role.PROCESS),
        ("3) Form", Role.PROCESS),
    ]
    assert found[2].path == ("2) Films",)


def test_a_list_that_numbers_anew_stays_below_its_chapter() -> None:
    _, found = parted(
        f"## 2. Tools\n\n### 2.3 Counters\n\n{LONG}\n\n#### 1. Hits\n\n{LONG}\n\n"
        f"#### 2. Clicks\n\n{LONG}\n\n#### 3. Names\n\n{LONG}\n"
    )
    assert found[-1].path == ("2.3 Counters", "3. Names")
