"""Tables of a given width: terms, dates and numbers stay whole."""

import pytest

from noticegraph.layout import table_text

COLUMNS = ("controllerName", "country", "importerName", "processTitle", "since")
ROWS = [
    (
        "Harbourlight Books and Stationery Ltd",
        "loc:US",
        "Google Ireland Limited",
        "Our newsletter, and how to leave it",
        "2026-03-01",
    ),
    ("Acme GmbH", "dpv:ThirdCountry", "", "Shop", "2016-07-12"),
]
WHOLE = ("loc:US", "dpv:ThirdCountry", "2026-03-01", "2016-07-12")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_too_long_and_nothing_atomic_is_broken(width):
    text = table_text(COLUMNS, ROWS, width)
    assert max(map(len, text.splitlines())) <= width
    for whole in WHOLE:
        assert whole in text
    for word in ("Harbourlight", "Stationery", "Acme", "Shop"):
        assert word in text


def test_where_there_is_room_each_row_is_a_line():
    text = table_text(COLUMNS, ROWS, 160)
    assert len(text.splitlines()) == 2 + len(ROWS)
    assert "Our newsletter, and how to leave it" in text


def test_a_title_is_cut_and_other_text_is_folded():
    text = table_text(COLUMNS, ROWS, 90)
    assert "…" in text
    assert "how to leave it" not in text
    assert "Limited" in text


def test_where_columns_cannot_share_the_width_rows_are_written_below_each_other():
    columns, row = ("basis", "purpose", "data"), ("eu-gdpr:A6-1-f", "dpv:FulfilmentOfContractualObligation", "pd:Age")
    assert table_text(columns, [row], 50).splitlines() == [
        "basis    eu-gdpr:A6-1-f",
        "purpose  dpv:FulfilmentOfContractualObligation",
        "data     pd:Age",
    ]


def test_no_rows():
    assert table_text(COLUMNS, [], 80) == "no rows\n"


def test_a_notice_cannot_steer_the_terminal_that_shows_it(run, tmp_path):
    steering = "\x1b[31mMail\x1b]0;owned\x07er\x9b2J\u202e"
    for name, data in (("one", "name"), ("two", "e-mail address")):
        text = f"""Privacy notice

The controller is {steering} GmbH, Elm Road 1, London, privacy@elm.example.

## {steering} news

We process your {data} for marketing on the basis of your consent.
We share your {data} with Post{steering} Ltd in the USA.
"""
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    run("ingest", "one.md", "two.md")
    for command in (
        ("show", "one"),
        ("validate", "--format", "table"),
        ("diff", "one-md", "two-md", "--format", "table"),
        ("ask", "recipients-by-controller", "--format", "table"),
        ("ask", "recipients-by-controller", "--format", "table", "--evidence"),
        ("ingest", f"no{steering}.md"),
    ):
        done = run(*command)
        said = done.stdout + done.stderr
        assert "owned" in said, command
        assert not set(said) & set("\x1b\x07\x9b\u202e"), command
