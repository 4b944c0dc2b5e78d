"""Plain text: what no mark announces is told by its form and its place."""

import pytest

from noticegraph.ingest.lines import is_contact, may_head, number_depth
from noticegraph.ingest.model import Document, Kind
from noticegraph.ingest.read_text import read_text


def said(document: Document, kind: Kind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


NOTICE = """Privacy notice

Who we are

Responsible for this site is:

Kestrel Bicycles Ltd
Harbour Street 4
24103 Kiel
Phone: +49 431 555 010

3.1. Hosting
We keep our site with a provider that stores what your browser sends.

Data we read
  • address of the page,
  • browser and
    its version,
  - IP address.

We also ask for:
(a) your name
(b) your e-mail address
"""


def test_headings_lines_and_items_stand_where_their_words_do() -> None:
    document = read_text(NOTICE, "kestrel.txt")
    assert said(document, Kind.HEADING) == ["Privacy notice", "Who we are", "3.1. Hosting", "Data we read"]
    assert said(document, Kind.LINE) == [
        "Kestrel Bicycles Ltd",
        "Harbour Street 4",
        "24103 Kiel",
        "Phone: +49 431 555 010",
    ]
    assert [" ".join(s.split()) for s in said(document, Kind.ITEM)] == [
        "address of the page,",
        "browser and its version,",
        "IP address.",
        "your name",
        "your e-mail address",
    ]


def test_wrapped_lines_are_one_paragraph_and_the_text_stays() -> None:
    wrapped = (
        "1 Contact\n"
        "If you write to us by e-mail or with the form on our site, we keep what you\n"
        "write and the address that you write from, so that we can answer you and ask\n"
        "back where something was left open between the two of us during the enquiry.\n"
        "\n"
        "We keep it for as long as the law on commerce asks us to, and delete all of it\n"
        "afterwards; what you sent in error is deleted as soon as somebody has noticed\n"
        "that it was an error, which is normally within a working day of its arrival.\n"
        "\n"
        "2 Cookies\n"
        "This site sets one cookie, which remembers the language that you chose when you\n"
        "came here for the first time.\n"
    )
    document = read_text(wrapped, "wrapped.txt")
    assert document.text == wrapped
    assert said(document, Kind.HEADING) == ["1 Contact", "2 Cookies"]
    paragraphs = said(document, Kind.PARAGRAPH)
    assert len(paragraphs) == 3
    assert paragraphs[1].startswith("We keep it")
    assert paragraphs[1].endswith("of its arrival.")


def test_lines_without_blank_lines_between_them_are_paragraphs() -> None:
    body = "This is a sentence that goes on for long enough that nobody would take it for a heading of any kind at all."
    text = f"Cookies\n{body}\n{body}\nNewsletter\n{body}\n"
    document = read_text(text, "flat.txt")
    assert said(document, Kind.HEADING) == ["Cookies", "Newsletter"]
    assert said(document, Kind.PARAGRAPH) == [body] * 3


def test_a_heading_directly_over_a_heading_stands_higher() -> None:
    document = read_text("Applications\n\nThe form\n\nYou can apply with the form on our site at any time.\n", "a.txt")
    levels = [b.level for b in document.blocks if b.kind is Kind.HEADING]
    assert levels == [2, 3]


def test_what_a_colon_announces_is_no_heading() -> None:
    text = (
        "Hosting\n\nWe host our site with the following provider:\n\nNordhost\n\n"
        "The provider is Nordhost AS, Havnegata 2, 7010 Trondheim, which keeps log files for a week.\n"
    )
    assert said(read_text(text, "h.txt"), Kind.HEADING) == ["Hosting"]


def test_a_line_that_the_next_paragraph_takes_up_is_a_heading_after_a_colon_too() -> None:
    text = (
        "Tools\n\nWe use these tools for our meetings:\n\nMeetly\n\n"
        "We use Meetly. When you join a meeting, Meetly keeps your name and what you say in the chat until it ends.\n"
    )
    assert said(read_text(text, "t.txt"), Kind.HEADING) == ["Tools", "Meetly"]


def test_underlined_words_are_headings() -> None:
    document = read_text("Privacy\n=======\n\nCookies\n-------\n\nWe set one cookie.\n", "u.txt")
    assert [(document.text[b.start : b.end], b.level) for b in document.blocks if b.kind is Kind.HEADING] == [
        ("Privacy", 1),
        ("Cookies", 2),
    ]


def test_tabs_make_a_table_with_a_header_and_inherited_first_cells() -> None:
    text = (
        "Overview\n\nPurpose\tService\tData\tPeriod\n"
        "Statistics\tCounter\tIP address\t14 months\n"
        "\tHeatmap\tclicks\t\n"
        "Contact\tForm\tname\t2 years\n\nMore on request.\n"
    )
    document = read_text(text, "table.txt")
    rows = [b for b in document.blocks if b.kind is Kind.ROW]
    assert [b.header for b in rows] == [True, False, False, False]
    cells = [[(c.column, text[c.start : c.end], c.inherited) for c in b.cells] for b in rows]
    assert cells[1] == [
        (0, "Statistics", False),
        (1, "Counter", False),
        (2, "IP address", False),
        (3, "14 months", False),
    ]
    assert cells[2] == [(0, "Statistics", True), (1, "Heatmap", False), (2, "clicks", False)]
    assert said(document, Kind.PARAGRAPH) == ["More on request."]


@pytest.mark.parametrize(
    "line",
    [
        "Nordhost AS",
        "Acme GmbH",
        "Harbour Street 4",
        "Storgata 12",
        "24103 Kiel",
        "D-24103 Kiel",
        "Tel.: 0431 555",
        "E-post: post@example.no",
        "Postboks 12 Sentrum",
    ],
)
def test_lines_of_addresses_are_no_headings(line: str) -> None:
    assert is_contact(line)
    assert not may_head(line)


@pytest.mark.parametrize(
    "line",
    [
        "Cookies",
        "Contact form",
        "Hvor lenge lagrer vi?",
        "4 Google Analytics",
        "IV. Zwecke der Verarbeitung",
        "YOUR RIGHTS",
    ],
)
def test_headings_by_form(line: str) -> None:
    assert may_head(line)


@pytest.mark.parametrize(
    "line",
    [
        "We keep it for 30 days.",
        "- item",
        "Last updated: 3 April 2026",
        "the following data:",
        "",
        "→ back",
        "name, address,",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert not may_head(line)


def test_depth_of_numbers() -> None:
    assert [
        number_depth(s) for s in ("1 Cookies", "2.3 Cookies", "4.1.2. Cookies", "§ 4 Cookies", "24 hours' notice")
    ] == [
        1,
        2,
        3,
        1,
        1,
    ]


@pytest.mark.parametrize("line", ["|a|", "\ta"])
def test_lines_that_look_like_rows_and_make_no_table_are_lines(line: str) -> None:
    document = read_text("Words\n\n" + f"{line}\n" * 2000, "x.txt")
    assert not any(b.kind is Kind.ROW for b in document.blocks)
    assert len(document.blocks) == 2001


def test_a_table_begins_after_a_row_that_is_none_where_a_rule_follows() -> None:
    document = read_text("|a|\n|who|what|\n|---|---|\n\n|Acme|mail|\n", "x.txt")
    assert [[document.text[c.start : c.end] for c in b.cells] for b in document.blocks if b.kind is Kind.ROW] == [
        ["who", "what"],
        ["Acme", "mail"],
    ]


def test_lines_set_in_below_what_announces_them_are_items() -> None:
    items = "    Your model of phone\n    The screens that you open\n"
    text = f"Data\n\nThe app may read things such as\n\n{items}\nIt reads no more.\n"
    document = read_text(text, "notice.txt")
    assert said(document, Kind.ITEM) == ["Your model of phone", "The screens that you open"]
    assert "The app may read things such as" not in said(document, Kind.HEADING)
    told = read_text(text.replace("such as", "only."), "notice.txt")
    assert said(told, Kind.ITEM) == []


@pytest.mark.parametrize("line", ["Device data, and", "Kartendaten und", "Navn og", "The app may read things such as"])
def test_what_goes_on_below_heads_nothing(line: str) -> None:
    assert not may_head(line)
    assert may_head(line.rsplit(" ", 2 if line.endswith("as") else 1)[0].rstrip(","))
