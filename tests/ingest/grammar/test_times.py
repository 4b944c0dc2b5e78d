"""Durations, dates and versions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.grammar.dates import find_dates, find_versions
from noticegraph.ingest.grammar.durations import find_durations, iso
from noticegraph.ontology.durations import is_duration

DURATIONS = [
    ("en", "for seven days", ["P7D"]),
    ("en", "a 6-month trial and two (2) years", ["P6M", "P2Y"]),
    ("en", "half a year, then 24 h, 30 minutes, 48 consecutive months", ["P6M", "PT24H", "PT30M", "P48M"]),
    ("en", "twelve (12) months and forty-five (45) days", ["P12M", "P45D"]),
    ("en", "between 30 and 90 days; 12 – 24 months", ["P30D", "P90D", "P12M", "P24M"]),
    ("en", "1.5 years, 2½ years, 365d, 2 yrs", ["P18M", "P30M", "P365D", "P2Y"]),
    ("en", "kept a year or one week", ["P1Y", "P1W"]),
    ("en", "users 16 years old, under 13 years of age", []),
    ("en", "24 hours a day, 7 days a week, once a year", []),
    ("en", "see Section 5 h, the 2D firm, $30 days", []),
    ("de", "sieben Tage, 14 Monate, 30-tägige Frist", ["P7D", "P14M", "P30D"]),
    ("de", "1 Monat bis 10 Jahre", ["P1M", "P10Y"]),
    ("de", "6 bis 10 Jahre", ["P6Y", "P10Y"]),
    ("de", "nach Ablauf der Ein-Jahres-Frist, einem Monat, zwei Wochen", ["P1Y", "P1M", "P2W"]),
    ("de", "sechsmonatige und zehnjährige Aufbewahrung, anderthalb Jahre", ["P6M", "P10Y", "P18M"]),
    ("de", "Personen unter 16 Jahren, 24 Stunden am Tag", []),
    ("de", "Musterstraße 43d, Hauptweg 5 d, D-34260", []),
    ("de", "Cookie\t2 Years\t13 months", ["P2Y", "P13M"]),
    ("nb", "tretti dager, et år, 10 års, fire måneder, to uker", ["P30D", "P1Y", "P10Y", "P4M", "P2W"]),
    ("nb", "varer i tre timer, 14-dagers frist, halvannet år", ["PT3H", "P14D", "P18M"]),
    ("nb", "barn under 15 år, sju dager i uken", []),
    ("no", "opptil tre år", ["P3Y"]),
    ("fr", "within two weeks, 3 months", ["P2W", "P3M"]),
]

DATES = [
    ("de", "Stand: 01.03.2026", ["2026-03-01"]),
    ("de", "vom 1. März 2026 und 25.5. 2018", ["2026-03-01", "2018-05-25"]),
    ("en", "as of 1 March 2026, March 1st, 2026 or 10th Jan 2023", ["2026-03-01", "2026-03-01", "2023-01-10"]),
    ("en", "February 2024; MAY 25TH, 2018", ["2024-02", "2018-05-25"]),
    ("en", "2026-03-01 and 23/08/2024", ["2026-03-01", "2024-08-23"]),
    ("en", "02/09/2023 could be two days", []),
    ("de", "02/09/2023 is one in German", ["2023-09-02"]),
    ("nb", "Sist oppdatert 22. august 2026, 25. mai 2018, 24.12.2025", ["2026-08-22", "2018-05-25", "2025-12-24"]),
    ("de", "31.02.2024, 1.13.2024, Verordnung 2016/679, Tel. 030 2024", []),
    ("fr", "le 3 juillet 2022", ["2022-07-03"]),
    ("de", "Stand 03/2024", ["2024-03"]),
]

VERSIONS = [
    ("Version 2.0 of this notice", ["2.0"]),
    ("v1.2, versjon 1.2, Version: 3", ["1.2", "1.2", "3"]),
    ("Fassung 4.1.2", ["4.1.2"]),
    ("TLS version 1.2, version 2024-05, conversion 3, IPv6", []),
]


@pytest.mark.parametrize(("language", "text", "values"), DURATIONS, ids=[c[1] for c in DURATIONS])
def test_durations(language: str, text: str, values: list[str]) -> None:
    assert [d.value for d in find_durations(text, language)] == values


def test_a_range_cites_the_whole_of_it_for_its_first_end() -> None:
    text = "stored for 6 bis 10 Jahre."
    assert [(text[d.start : d.end], d.value) for d in find_durations(text, "de")] == [
        ("6 bis 10 Jahre", "P6Y"),
        ("10 Jahre", "P10Y"),
    ]


@pytest.mark.parametrize(("language", "text", "values"), DATES, ids=[c[1] for c in DATES])
def test_dates(language: str, text: str, values: list[str]) -> None:
    assert [d.value for d in find_dates(text, language)] == values


@pytest.mark.parametrize(("text", "values"), VERSIONS, ids=[c[0] for c in VERSIONS])
def test_versions(text: str, values: list[str]) -> None:
    assert [v.value for v in find_versions(text)] == values


def test_the_stretch_is_that_of_the_words() -> None:
    text = "Last changed on 3. april 2026, kept for 14 months."
    assert [text[d.start : d.end] for d in find_dates(text, "nb")] == ["3. april 2026"]
    assert [text[d.start : d.end] for d in find_durations(text, "nb")] == ["14 months"]


@given(
    st.fractions(min_value=0, max_value=200, max_denominator=8), st.sampled_from(["Y", "M", "W", "D", "TH", "TM", "TS"])
)
def test_amounts_become_iso_durations_or_nothing(amount: Fraction, unit: str) -> None:
    value = iso(amount, unit)
    assert value is None or is_duration(value)
    assert value is not None or amount == 0 or amount.denominator > 1


_PIECES = ["30", "seven", " ", "days", "Jahre", "bis", "-", "(2)", "ein", "1.", "März", "2026", "/", ".", "\n", "\t"]
_PIECES += ["½", "v", "24 h"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200),
    st.sampled_from(["en", "de", "nb", "fr", "xx"]),
)
def test_stretches_lie_in_the_text_and_ascend(text: str, language: str) -> None:
    for found in (find_durations(text, language), find_dates(text, language), find_versions(text)):
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize("piece", ["1 ", "ein ", "30 bis ", "2024 ", "1. März ", "a", "v1."])
def test_long_monotonous_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "\n14 Monate, 1. Mai 2020"
    assert find_durations(text, "de")[-1].value == "P14M"
    assert find_dates(text, "de")[-1].value == "2020-05-01"
