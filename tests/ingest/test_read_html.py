"""HTML: the text that a reader of the notice sees, without the site around it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.model import Document, Kind
from noticegraph.ingest.read_html import grid, read_html


def page(body: str, head: str = "<title>Privacy – Kestrel</title>") -> Document:
    return read_html(f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>', "p.html")


def said(document: Document, kind: Kind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def test_blocks_title_and_language() -> None:
    document = page(
        "<main><h1>Privacy</h1><p>We keep\n  your <b>name</b>.</p><ul><li>mail</li><li>phone</li></ul></main>"
    )
    assert document.title == "Privacy – Kestrel"
    assert document.declared_language == "en-GB"
    assert document.text == "Privacy\n\nWe keep your name.\n\nmail\nphone"
    assert [b.kind for b in document.blocks] == [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><ul><li>Chrome words</li></ul></nav>",
        "<footer><p>Chrome words</p></footer>",
        "<aside>Chrome words</aside>",
        '<div class="cookie-banner">Chrome words</div>',
        '<div id="main-menu">Chrome words</div>',
        '<div role="navigation">Chrome words</div>',
        '<p aria-hidden="true">Chrome words</p>',
        "<p hidden>Chrome words</p>",
        '<p style="display: none">Chrome words</p>',
        "<script>Chrome words</script>",
        "<style>Chrome words</style>",
        "<noscript>Chrome words</noscript>",
        "<template><p>Chrome words</p></template>",
        "<header><a>Chrome words</a></header>",
    ],
)
def test_the_site_around_the_notice_is_left_out(chrome: str) -> None:
    document = page(
        f"{chrome}<section id='cookies'><h2>Cookies</h2><p>We set one cookie for your language.</p></section>"
    )
    assert "Chrome" not in document.text
    assert said(document, Kind.HEADING) == ["Cookies"]


def test_a_menu_that_holds_the_page_is_the_page() -> None:
    document = page('<div class="menu"><h1>Privacy</h1><p>We keep your name until you ask us to delete it.</p></div>')
    assert "We keep your name" in document.text


def test_headings_that_only_bold_or_a_style_announces() -> None:
    document = page(
        "<p><strong>Newsletter</strong></p><p>You get it once a month.</p>"
        "<p class='t'>Contact form</p><p>What you write in the form is kept until your question is answered.</p>"
    )
    assert said(document, Kind.HEADING) == ["Newsletter", "Contact form"]


def test_lines_of_an_address() -> None:
    document = page("<p>Kestrel Ltd<br>Harbour Street 4<br>24103 Kiel</p>")
    assert said(document, Kind.LINE) == ["Kestrel Ltd", "Harbour Street 4", "24103 Kiel"]


def test_definition_lists() -> None:
    document = page("<dl><dt>Hosting</dt><dd>Our site is kept by Nordhost.</dd></dl>")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        (Kind.HEADING, "Hosting"),
        (Kind.PARAGRAPH, "Our site is kept by Nordhost."),
    ]


def test_rowspans_and_colspans_are_carried_out() -> None:
    document = page(
        "<table><tr><th>Purpose</th><th>Data</th><th>Period</th></tr>"
        "<tr><td rowspan=2>Statistics</td><td>clicks</td><td>14 months</td></tr>"
        "<tr><td>IP address</td><td>7 days</td></tr>"
        "<tr><td colspan=2>Contact by form</td><td>2 years</td></tr></table>"
    )
    rows = [b for b in document.blocks if b.kind is Kind.ROW]
    cells = [[(c.column, document.text[c.start : c.end], c.inherited) for c in b.cells] for b in rows]
    assert rows[0].header
    assert not rows[1].header
    assert cells[2] == [(0, "Statistics", True), (1, "IP address", False), (2, "7 days", False)]
    assert cells[3] == [(0, "Contact by form", False), (2, "2 years", False)]
    assert document.text[rows[1].start : rows[1].end] == "Statistics\tclicks\t14 months"


def test_preformatted_text_keeps_its_lines() -> None:
    document = page('<p style="white-space:pre-line">1) Contact\nWe keep what you write to us.\n- name\n- mail</p>')
    assert said(document, Kind.HEADING) == ["1) Contact"]
    assert said(document, Kind.ITEM) == ["name", "mail"]


def test_the_same_page_gives_the_same_text_whatever_its_tokens() -> None:
    one = page("<p>We keep your name.</p><input type=hidden value=abc><script>t='1'</script>")
    two = page("<p>We keep  your name.</p><input type=hidden value=xyz><script>t='2'</script>")
    assert one.text == two.text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1000 + "words",
        "<ul><li>" * 20_000 + "words",
        "<b>words" * 1250,
        "<div>" * 100_000 + "words",
        "<svg><path/></svg><div>" + "<g>" * 600 + "words",
    ],
)
def test_a_page_nested_deeper_than_browsers_show_is_refused_in_one_line(page: str) -> None:
    with pytest.raises(UnreadableNotice, match=r"^deep\.html: its elements are nested more than 500 deep; save"):
        read_html(page, "deep.html")


def test_many_tags_without_an_end_nest_nothing() -> None:
    page = "<p>We keep your name.<br><ul>" + "<li>mail" * 6000 + "</ul><svg>" + "<path/>" * 6000 + "</svg>"
    document = read_html(page, "flat.html")
    assert sum(b.kind is Kind.ITEM for b in document.blocks) == 6000
    assert document.text.startswith("We keep your name.\n\nmail\nmail")


def test_tables_in_tables_are_read_as_text_and_end() -> None:
    document = read_html("<table><tr><td>name <td>" * 100 + "mail", "t.html")
    assert document.text.split() == ["name"] * 100 + ["mail"]


@pytest.mark.parametrize("span", ["²", "٣", "x", "-1", "0", "", "9" * 5000])
def test_spans_are_ascii_digits_and_have_a_limit(span: str) -> None:
    page = f'<table><tr><td>who<td>what<tr><td rowspan="{span}">Acme<td>mail<tr><td>name<td>address</table>'
    rows = [b for b in read_html(page, "t.html").blocks if b.kind is Kind.ROW]
    assert len(rows) == 3


def test_spans_make_no_table_wider_than_its_limit() -> None:
    rows = "<td colspan=50 rowspan=50>a" * 500 + "<tr><td>b" * 3
    tree = LexborHTMLParser(f"<table><tr>{rows}</table>")
    made = grid(tree.css_first("table"))
    assert max(entry.column for row in made for entry in row) < 1500
    assert [entry.words for entry in made[0]] == ["a"] * 500
