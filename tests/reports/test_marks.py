"""Texts cut into pieces, places in files, and the texts of reports: the laws that they keep."""

import tomllib
from importlib.resources import files
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from noticegraph.report.labels import shown
from noticegraph.report.marks import pieces
from noticegraph.report.source import Source
from noticegraph.report.words import provision

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12)


@given(st.text(max_size=25), SPANS)
def test_pieces_make_the_text_and_know_every_claim_over_them(text, spans):
    found = list(pieces(text, spans))
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        end = at + len(piece.text)
        covering = {i for i, (a, b) in enumerate(spans) if 0 <= a < b <= len(text) and a <= at and end <= b}
        assert set(piece.claims) == covering
        assert set(piece.first) == {i for i in covering if spans[i][0] == at}
        at = end


@given(st.text("ab \nÅ😀", min_size=1, max_size=60), st.data())
def test_a_region_of_a_text_file_shows_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    written = text.replace("\n", "\r\n")
    region = Source(Path("a.txt"), text, text, ending=2).region(start, end)
    lines = text.split("\n")
    first = lines[region.line - 1]
    assert first[region.column - 1 :].startswith(text[start:end].split("\n")[0])
    assert lines[region.end_line - 1][: region.end_column - 1].endswith(text[start:end].split("\n")[-1])
    assert written[region.offset :][: region.length].replace("\r\n", "\n") == text[start:end]


def test_words_of_a_page_are_found_through_tags_and_entities():
    page = '<p title="our mail">Write to <b>us</b></p><script>mail</script>\n'
    page += "<p>E&#45;Mail &uuml;ber <i>uns</i>&nbsp;&amp; so</p>"
    text = "Write to us\n\nE-Mail über uns\xa0& so"
    source = Source(Path("a.html"), page, text)
    region = source.region(text.index("E-Mail"), text.index(" so"))
    assert (region.line, region.column) == (2, 4)
    assert page[region.offset :][: region.length] == "E&#45;Mail &uuml;ber <i>uns</i>&nbsp;&amp;"
    assert Source(Path("a.html"), page, "other words").region(0, 5) is None


def test_every_language_says_everything():
    said = tomllib.loads(files("noticegraph.report").joinpath("words.toml").read_text(encoding="utf-8"))
    assert set(said) == {"en", "de", "nb"}
    assert set(said["en"]) == set(said["de"]) == set(said["nb"])
    assert all(text.strip() for texts in said.values() for text in texts.values())


def test_provisions_are_cited_as_lawyers_do():
    law = "https://w3id.org/noticegraph/id/law/"
    assert provision(law + "eu/GDPR-14-2-f", "en") == "Art. 14(2)(f) GDPR"
    assert provision(law + "eu/GDPR-26-2", "nb") == "personvernforordningen artikkel 26 nr. 2"
    assert provision(law + "de/TDDDG-25-1", "de") == "§ 25 Abs. 1 TDDDG"
    assert provision("https://example.org/x", "de") == "https://example.org/x"


def test_values_stand_in_words_where_there_are_words():
    assert shown("right", "eu-gdpr:A15", "de") == "Art. 15 DSGVO: Auskunft"
    assert shown("controller", "Acme Ltd", "de") == "Acme Ltd"
    assert shown("retention", "P30D", "nb") == "P30D"
