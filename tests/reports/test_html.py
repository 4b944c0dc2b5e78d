"""The page: what is in it, where its links lead, and that no notice can break out of its text."""

import re
from collections import Counter
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from noticegraph.report.sheet import Sheet


@pytest.fixture(scope="module")
def page(validate):
    return validate("--format", "html", "--as-of", "2026-03-01").text


@pytest.fixture(scope="module")
def tree(page):
    return LexborHTMLParser(page)


def test_a_hostile_notice_stays_text(page, tree, folder):
    assert not tree.css("script, img, iframe, object, form, link, base")
    assert "<script" not in page
    text = tree.css_first("#n1 .text")
    assert text.text() == (folder / "notices" / "acme notice.txt").read_text()  # all of it, in place, unevaluated
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]


def test_the_page_needs_no_network(page):
    assert "default-src 'none'" in page
    assert not re.findall(
        r"""(?:src|href|action|data)\s*=\s*["']?(?!#)[^"'#\s>]""", re.sub(r"(?s)<style>.*?</style>|>[^<]*<", "><", page)
    )
    assert "url(" not in page
    assert "@import" not in page


def test_every_link_has_its_one_target(page, tree):
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert max(ids.values()) == 1
    links = [node.attributes["href"] for node in tree.css("a")]
    assert len(links) > 40
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_findings_and_words_lead_to_each_other(tree):
    finding = next(f for f in tree.css("#n1 .f") if "without an adequacy decision" in f.text())
    quote = finding.css_first(".quotes a")
    mark = tree.css_first(f'[id="{quote.attributes["href"][1:]}"]')
    assert mark.tag == "mark"
    assert mark.text() == quote.text() == "USA"
    assert "violation" in mark.attributes["class"]
    back = mark.css_first("a").attributes["href"].removeprefix("#")
    assert "violation" in tree.css_first(f"#{back}").attributes["class"]
    assert "USA" in tree.css_first(f"#{back}").text()
    assert "Zendesk, Inc. → United States" in finding.text()


def test_the_matrix_leads_to_findings(tree):
    heads = [node.text() for node in tree.css(".matrix th.up span")]
    row = next(row for row in tree.css(".matrix tbody tr") if "acme-notice-txt" in row.text())
    cell = row.css("td")[heads.index("Right to data portability")]
    assert "violation" in cell.attributes["class"]
    target = tree.css_first(cell.css_first("a").attributes["href"])
    assert "right to data portability" in target.text()
    assert "absent" in cell.text()  # not by sign and colour alone
    assert "language da is not read" in next(r for r in tree.css(".matrix tbody tr") if "nordlys" in r.text()).text()


def test_languages_are_marked(validate, tree):
    assert tree.css_first("html").attributes["lang"] == "en"
    assert tree.css_first("#n1 .text").attributes["lang"] == "en"
    assert tree.css_first("#n2 .text").attributes["lang"] == "de"
    german = LexborHTMLParser(validate("--format", "html", "--lang", "de").text)
    assert german.css_first("html").attributes["lang"] == "de"
    assert {q.attributes["lang"] for q in german.css("#n1 q")} == {"en"}
    assert "Was zu sagen wäre" in german.css_first("#n1 .hint").text()


def test_marks_say_what_was_read(tree):
    mark = next(m for m in tree.css("#n1 .text mark") if m.text() == "store it for two years")
    assert mark.attributes["title"] == "Storage period: P2Y"
    nested = [m for m in tree.css("#n1 .text mark") if "many" in (m.attributes.get("class") or "")]
    assert nested, "claims overlap in this notice"
    assert all(";" in m.attributes["title"] for m in nested)


def test_a_text_that_is_gone_leaves_its_quotes(validate, folder):
    file = folder / "notices" / "acme notice.txt"
    before = file.read_bytes()
    try:
        file.write_bytes(before + b"\r\nAnother line.\r\n")
        tree = LexborHTMLParser(validate("--format", "html", "acme").text)
    finally:
        file.write_bytes(before)
    assert not tree.css(".text")
    assert "The text is nowhere any more" in tree.css_first("#n1").text()
    assert any(q.text() == "store it for two years" for q in tree.css("#n1 .statements q"))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {a.attributes["href"].removeprefix("#") for a in tree.css("a")} <= ids


def test_a_store_without_notices_makes_a_page():
    from noticegraph.report.html import as_html

    assert "Overview" in as_html((), "en")


def test_words_of_a_notice_are_never_markup():
    from noticegraph.notices import Notice
    from noticegraph.report.html import as_html

    evil = "\"><svg onload=alert(1)>&amp;'{{x}}"
    notice = Notice("slug", "https://example.org/notice/slug/0", (evil,), (evil,), 'en" onx="', True)
    page = as_html((Sheet(notice, reason=evil, text=evil),), "en")
    tree = LexborHTMLParser(page)
    assert not tree.css("svg")
    assert unescape(tree.css_first(".text").html).count(evil)
    assert tree.css_first(".text").attributes == {"class": "text", "lang": 'en" onx="'}
