"""E-mail addresses, telephone numbers, web addresses."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.grammar.contacts import find_emails, find_phones, find_urls

EMAILS = [
    ("E-Mail: info@example.com.", ["info@example.com"]),
    (
        "webadmin[at]example.org und datenschutz [at] example.org",
        ["webadmin[at]example.org", "datenschutz [at] example.org"],
    ),
    ("beauftragter(at)example.org, dpo[at]example[dot]com", ["beauftragter(at)example.org", "dpo[at]example[dot]com"]),
    ("info\\@example.com", ["info@example.com"]),
    ("folk+unsubscribe@example.no, <a.b@sub.example.co.uk>", ["folk+unsubscribe@example.no", "a.b@sub.example.co.uk"]),
    ("kontakt@exam.....ple.org", ["kontakt@exam.....ple.org"]),
    ("office at example dot com", ["office at example dot com"]),
    ("E-mail: office at example.com", ["office at example.com"]),
    ("Look at example.com, email us at privacy.example@", []),
    ("@handle and a@b", []),
]

PHONES = [
    ("DE", "Telefon: +49 711 123 456 78", ["+49 711 123 456 78"]),
    ("DE", "+49 (0)911 376745-0", ["+49 (0)911 376745-0"]),
    ("DE", "Tel. 089-35831-8000", ["089-35831-8000"]),
    ("DE", "+49 69 900 281 -10", ["+49 69 900 281 -10"]),
    ("GB", "Telephone: (+45) 89 88 7227", ["(+45) 89 88 7227"]),
    ("NO", "Tlf: 23 29 63 00", ["23 29 63 00"]),
    ("NO", "org.nr 935 669 219, 22 33 44 55 kroner", []),
    ("DE", "am 01.03.2026, IBAN DE02 1203 0000 0000 2020 51, 70180 Stuttgart, HRB 123456", []),
    ("DE", "USt-IdNr. DE 123456789, 2015 - 2023, 1.000.000 €", []),
    ("GB", "version 0.123.456.789, 1999-2004", []),
]

URLS = [
    ("see https://example.com/privacy.", ["https://example.com/privacy"]),
    ("(www.example.org/a_(b)), HTTP://EXAMPLE.COM", ["www.example.org/a_(b)", "HTTP://EXAMPLE.COM"]),
    ("https://example.com/?a=1&b=2, next", ["https://example.com/?a=1&b=2"]),
    ("https://www.example.com once", ["https://www.example.com"]),
    ("example.com, wwww.example.com, info@www.example", []),
]


@pytest.mark.parametrize(("text", "values"), EMAILS, ids=[c[0] for c in EMAILS])
def test_emails(text: str, values: list[str]) -> None:
    assert [e.value for e in find_emails(text)] == values


@pytest.mark.parametrize(("region", "text", "values"), PHONES, ids=[c[1] for c in PHONES])
def test_phones(region: str, text: str, values: list[str]) -> None:
    assert [p.value for p in find_phones(text, region)] == values


def test_a_number_has_its_international_form_and_a_fax_is_told() -> None:
    phone, fax = find_phones("Tel.: 069/78973-0\nFax: 069/78973-201", "DE")
    assert (phone.e164, phone.fax) == ("+4969789730", False)
    assert (fax.e164, fax.fax) == ("+496978973201", True)


@pytest.mark.parametrize(("text", "values"), URLS, ids=[c[0] for c in URLS])
def test_urls(text: str, values: list[str]) -> None:
    assert [u.value for u in find_urls(text)] == values


_PIECES = ["a", "@", ".", " ", "[at]", " at ", " dot ", "+49", "0", "711", "-", "(", ")", "http://", "www.", "\n", "\\"]
_PIECES += ["Tel. ", "/"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_stretches_lie_in_the_text_and_ascend(text: str) -> None:
    for found in (find_emails(text), find_urls(text), find_phones(text, "DE")):
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["a@", "a.", "+1 ", "0-", "http://", "(", "[at] "])
def test_long_monotonous_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "\ninfo@example.com Tel. +49 711 1234567\nhttps://example.com/x"
    assert find_emails(text)[-1].value == "info@example.com"
    assert find_phones(text, "DE")[-1].e164 == "+497111234567"
    assert find_urls(text)[-1].value == "https://example.com/x"
