"""Markdown: blocks cite the file as it is; marks, targets and metadata are never words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ingest import read_markdown as reader
from noticegraph.ingest.inline import inline_masks, words
from noticegraph.ingest.model import Block, Document, Kind
from noticegraph.ingest.normalise import normalise
from noticegraph.ingest.read_markdown import read_markdown


def plain(document: Document, block: Block) -> str:
    return words(document.text, block.start, block.end, document.masked)


def said(document: Document, kind: Kind) -> list[str]:
    return [plain(document, b) for b in document.blocks if b.kind is kind]


def test_marks_are_masked_and_words_stay_where_they_stand() -> None:
    text = '## Cookies\n\nWe use **Quick\\_Count** by [Quick AB](https://quick.example/a_(b) "Quick") and <https://q.example>.\n'
    document = read_markdown(text, "a.md")
    assert document.text == text
    assert said(document, Kind.HEADING) == ["Cookies"]
    heading = document.blocks[0]
    assert text[heading.start : heading.end] == "Cookies"
    assert said(document, Kind.PARAGRAPH) == ["We use Quick_Count by Quick AB and https://q.example."]


def test_entities_tags_comments_and_images_are_no_words() -> None:
    document = read_markdown("A&nbsp;B <b>bold</b><!-- no --> ![map](m.png)Müller &amp; Co\n", "a.md")
    assert said(document, Kind.PARAGRAPH) == ["A B bold Müller & Co"]


def test_breaks_and_hard_blanks_part_words() -> None:
    document = read_markdown("| A | B |\n|---|---|\n| name<br>street | four&nbsp;weeks |\n", "a.md")
    normal = normalise(document)
    assert normal.text == "A\tB\nname street\tfour weeks\n"
    at = normal.text.index("street")
    span = normal.source(at, at + 6)
    assert document.text[span.start : span.end] == "street"


def test_front_matter_is_in_the_text_and_in_no_block() -> None:
    text = '---\ntitle: "Personvern"\nlayout: page\n---\n\n# Personvern\n\nVi lagrer navnet ditt.\n'
    document = read_markdown(text, "p.md")
    assert document.title == "Personvern"
    assert document.text == text
    assert [plain(document, b) for b in document.blocks] == ["Personvern", "Vi lagrer navnet ditt."]


def test_page_builders_keep_text_in_front_matter() -> None:
    text = (
        "+++\ntitle = 'Personvern'\ndescription = 'Om siden'\n\n[[blocks]]\n"
        "type = 'text'\ntitle = 'Nyhetsbrev'\ncontent = '''\n"
        "Vi bruker adressen til:\n\n- nyhetsbrev\n- svar på spørsmål\n"
        "'''\n\n[[blocks]]\ntype = 'divider'\n+++\n\n## Kontakt\n\nSkriv til oss.\n"
    )
    document = read_markdown(text, "p.md")
    assert said(document, Kind.HEADING) == ["Nyhetsbrev", "Kontakt"]
    assert said(document, Kind.ITEM) == ["nyhetsbrev", "svar på spørsmål"]
    for block in document.blocks:
        assert text[block.start : block.end].strip()


def test_yaml_block_texts_are_read_with_their_indent() -> None:
    text = (
        "---\ntitle: T\nsections:\n  - title: Cookies\n    body: |\n      We set one cookie only here.\n"
        "\n      - language\n---\n"
    )
    document = read_markdown(text, "y.md")
    assert [(b.kind, plain(document, b)) for b in document.blocks] == [
        (Kind.HEADING, "Cookies"),
        (Kind.PARAGRAPH, "We set one cookie only here."),
        (Kind.ITEM, "language"),
    ]


def test_bold_and_numbered_paragraphs_are_headings() -> None:
    text = (
        "### A) Members\n\nII. Controller\n\nThe controller is named in the imprint of this site, see below for it.\n\n"
        "**Newsletter**\n\nYou get it once a month.\n\n**Access**\nYou can ask us what we keep.\n"
        "\n**We never sell your data.**\n"
    )
    document = read_markdown(text, "b.md")
    assert said(document, Kind.HEADING) == ["A) Members", "II. Controller", "Newsletter", "Access"]
    assert said(document, Kind.PARAGRAPH)[-2:] == ["You can ask us what we keep.", "We never sell your data."]


def test_sections_written_as_items_are_headings() -> None:
    text = (
        "1.  Introduction\n    ------------\n\n    We run a shop.\n\n"
        "2.  **Newsletter**\n\n    You get it once a month.\n"
    )
    assert said(read_markdown(text, "k.md"), Kind.HEADING) == ["Introduction", "Newsletter"]


def test_wrapped_items_and_nested_items() -> None:
    document = read_markdown("- name and\n  address\n  - street\n- mail\n", "i.md")
    assert [(plain(document, b), b.level) for b in document.blocks] == [
        ("name and address", 1),
        ("street", 2),
        ("mail", 1),
    ]


def test_items_wrapped_with_tabs_keep_all_their_lines() -> None:
    document = read_markdown("* the criteria\n\t\tfor the period; and\n* more\n", "i.md")
    assert said(document, Kind.ITEM) == ["the criteria for the period; and", "more"]


def test_tables_have_headers_and_cells_with_ranges() -> None:
    text = (
        "|     |     |\n| --- | --- |\n| **Party** | **Data** |\n| [Quick](https://q.example) | Name |\n"
        "|  | Address |\n"
    )
    document = read_markdown(text, "t.md")
    rows = [b for b in document.blocks if b.kind is Kind.ROW]
    assert [b.header for b in rows] == [True, False, False]
    assert [words(text, c.start, c.end, document.masked) for c in rows[0].cells] == ["Party", "Data"]
    assert [(words(text, c.start, c.end, document.masked), c.inherited) for c in rows[2].cells] == [
        ("Quick", True),
        ("Address", False),
    ]


def test_lists_parted_by_pipes_are_tables() -> None:
    text = (
        "We work with:\n\n* Forum Ltd | Forum | Norway\n* Post AB | E-mail | Sweden\n"
        "* Box Inc | Storage | United States\n"
    )
    document = read_markdown(text, "l.md")
    rows = [b for b in document.blocks if b.kind is Kind.ROW]
    assert [[text[c.start : c.end] for c in b.cells] for b in rows][2] == ["Box Inc", "Storage", "United States"]
    assert {b.table for b in rows} == {1}


def test_raw_html_is_read_where_it_stands() -> None:
    text = (
        '# Notice\n\n<h2 id="hosting">Hosting</h2>\n\n<p>Our site is kept <br />'
        "\nby Nordhost.</p>\n<ul>\n  <li>IP address</li>\n"
        "  <li>time of <b>access</b></li>\n</ul>\n<script>var x = 'hidden words';</script>\n"
    )
    document = read_markdown(text, "h.md")
    assert said(document, Kind.HEADING) == ["Notice", "Hosting"]
    assert said(document, Kind.ITEM) == ["IP address", "time of access"]
    assert "hidden" not in " ".join(plain(document, b) for b in document.blocks)


def test_addresses_become_lines() -> None:
    text = "Responsible:\n\nNordhost AS\nStorgata 12\n7010 Trondheim\nE-post: post@nordhost.example\n"
    assert said(read_markdown(text, "a.md"), Kind.LINE) == [
        "Nordhost AS",
        "Storgata 12",
        "7010 Trondheim",
        "E-post: post@nordhost.example",
    ]


@pytest.mark.parametrize("depth", [20, 60, 150])
def test_lists_and_quotes_keep_their_words_however_deep(depth: int) -> None:
    listed = read_markdown("\n".join("  " * i + f"- item{i}" for i in range(depth)), "l.md")
    assert said(listed, Kind.ITEM) == [f"item{i}" for i in range(depth)]
    quoted = read_markdown("> " * depth + "deep words", "q.md")
    assert [plain(quoted, b) for b in quoted.blocks] == ["deep words"]


def test_quotes_deeper_than_markdown_is_read_are_read_as_text() -> None:
    document = read_markdown("First words.\n\n" + "> " * 3000 + "deep words", "q.md")
    assert plain(document, document.blocks[0]) == "First words."
    assert plain(document, document.blocks[-1]).endswith("deep words")


@pytest.mark.parametrize(
    "sign",
    ["(", "[", "|", "\\", "![", "![a](", "](", "[[a]", "_a", "a@", "<!--", "{% ", "{{< ", "<!-- > ", "{.", "<a "],
)
def test_a_long_line_of_one_sign_is_one_block(sign: str) -> None:
    # Each of these took time with the square of the line's length, or of the number of signs.
    text = "Words " + sign * (40_000 // len(sign)) + "end"
    document = read_markdown(text, "x.md")
    assert [(b.kind, b.start, b.end) for b in document.blocks] == [(Kind.PARAGRAPH, 0, len(text))]


@pytest.mark.parametrize("sign", ["<!-- > ", "<div\n", "<!--\n", '<a b="'])
def test_raw_html_that_is_never_closed_is_read_to_its_end(sign: str) -> None:
    document = read_markdown("<div>\nfirst\n" + sign * 5000 + "last", "x.md")
    text = document.text
    assert text[document.blocks[0].start :].startswith("first")
    assert text[: document.blocks[-1].end].endswith("last")


def test_a_comment_is_masked_only_where_it_is_closed() -> None:
    text = "a <!-- b --> c {% d %} e {{< f >}} g <!-- h {% i"
    dropped = [text[m.start : m.end] for m in inline_masks(text, 0, len(text))]
    assert dropped == ["<!-- b -->", "{% d %}", "{{< f >}}"]


def test_bold_lines_of_raw_html_are_headings_after_other_bold_words() -> None:
    html = (
        "<div>\n<p>We keep <b>names</b> and <b>mail</b> for a year, and no longer.</p>\n<p><b>Cookies</b></p>\n</div>"
    )
    assert said(read_markdown(html, "b.md"), Kind.HEADING) == ["Cookies"]


def test_the_title_of_another_entry_of_front_matter_is_not_taken() -> None:
    toml = '+++\n[[a]]\ntitle = "One"\n[[a]]\ntext = """\nWe keep your name here.\n"""\n'
    text = toml + '[[a]]\ntitle = "Two"\ntext = """\nWe keep your mail there.\n"""\n+++\nEnd of it.\n'
    assert said(read_markdown(text, "t.md"), Kind.HEADING) == ["Two"]


LINES = [
    "a",
    "# a",
    "#a",
    "> a",
    "- a",
    "1. a",
    "```",
    "~~~",
    "    a",
    "\ta",
    "---",
    "===",
    "- - -",
    "[a]: /u",
    "[a",
    "b]: /u",
]
LINES += ["<div>", "</div>", "<!-- a -->", "x | y", "-|-", "|--|:-:|", "> ```", "-     a", "a\\", "  a  ", ""]


@given(st.lists(st.sampled_from(LINES)))
def test_rules_that_are_left_out_would_have_found_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert reader._parsed(text) == reader._parser(frozenset()).parse(text)


@pytest.mark.parametrize(
    ("text", "items", "paragraphs"),
    [
        ("We keep:\n• names\n• ages that\n  you tell us\n", ["names", "ages that you tell us"], ["We keep:"]),
        ("•Names\n•Ages\n", ["Names", "Ages"], []),
        ("– names\n– ages\n", ["names", "ages"], []),
        ("– names\n\n– ages\n", ["names", "ages"], []),
        ("We keep names\n– and ages – here.\n", [], ["We keep names – and ages – here."]),
        ("— The kite makers\n", [], ["— The kite makers"]),
    ],
)
def test_marks_of_lists_that_are_none_of_markdown_part_items(
    text: str, items: list[str], paragraphs: list[str]
) -> None:
    document = read_markdown(text, "a.md")
    assert [" ".join(i.split()) for i in said(document, Kind.ITEM)] == items
    assert [" ".join(p.split()) for p in said(document, Kind.PARAGRAPH)] == paragraphs
