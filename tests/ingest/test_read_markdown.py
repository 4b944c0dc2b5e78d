"""Markdown: blocks cite the file as it is; marks, targets and metadata are never words."""

from noticegraph.ingest.inline import words
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
