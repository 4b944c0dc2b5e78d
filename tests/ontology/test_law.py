"""Dated law: intervals are half-open, and each decision ends on its day."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from noticegraph.ontology import law
from noticegraph.ontology.namespaces import expand

VOCAB = Path(__file__).parents[3] / "shared" / "vocab"
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("instrument", "first", "last"),
    [
        ("ng:EU-US-SafeHarbour", "2000-07-26", "2015-10-05"),
        ("ng:EU-US-PrivacyShield", "2016-07-12", "2020-07-15"),
        ("ng:EU-US-DPF", "2023-07-10", None),
        ("legal-eu:Adequacy-EU-GB", "2021-06-28", "2031-12-27"),
        ("legal-eu:Adequacy-EU-JP", "2019-01-23", None),
        ("ng:Adequacy-EU-KR", "2021-12-17", None),
        ("ng:Adequacy-EU-BR", "2026-01-26", None),
        ("ng:Adequacy-EU-EPO", "2025-07-15", None),
        ("eu:GDPR", "2018-05-25", None),
        ("eea:GDPR", "2018-07-20", None),
        ("de:TTDSG", "2021-12-01", "2024-05-13"),
        ("de:TDDDG", "2024-05-14", None),
        ("de:TMG", None, "2024-05-13"),
    ],
)
def test_first_and_last_day(instrument: str, first: str | None, last: str | None):
    if first is not None:
        start = date.fromisoformat(first)
        assert law.holds(instrument, start)
        assert not law.holds(instrument, start - DAY)
        assert not law.lapsed(instrument, start - DAY)
    if last is not None:
        end = date.fromisoformat(last)
        assert law.holds(instrument, end)
        assert not law.lapsed(instrument, end)
        assert not law.holds(instrument, end + DAY)
        assert law.lapsed(instrument, end + DAY)
    else:
        assert law.holds(instrument, date(2026, 11, 25))


def test_uk_is_covered_without_a_gap():
    day = date(1994, 1, 1)
    while day < date(2031, 12, 28):
        assert law.in_eea("loc:GB", day) != (law.adequate("loc:GB", day) is not None), day
        day += DAY
    assert law.adequate("loc:GB", day) is None


@pytest.mark.parametrize(
    ("day", "act"),
    [
        ("2021-06-28", "(EU) 2021/1772"),
        ("2025-06-27", "(EU) 2021/1772"),
        ("2025-06-28", "(EU) 2025/1226"),
        ("2025-12-28", "(EU) 2025/2574"),
    ],
)
def test_uk_acts(day: str, act: str):
    found = law.adequate("loc:GB", date.fromisoformat(day))
    assert found is not None
    assert found.fact.act == act


def test_us_is_adequate_for_certified_importers_only_and_only_under_a_framework():
    for day, instrument in [
        ("2015-10-05", "ng:EU-US-SafeHarbour"),
        ("2015-10-06", None),
        ("2016-07-12", "ng:EU-US-PrivacyShield"),
        ("2020-07-16", None),
        ("2023-07-09", None),
        ("2023-07-10", "ng:EU-US-DPF"),
    ]:
        found = law.adequate("loc:US", date.fromisoformat(day))
        assert (found.instrument if found else None) == instrument, day
        assert found is None or found.scope is law.Scope.CERTIFIED


def test_scopes_that_are_not_the_whole_country():
    day = date(2024, 1, 1)
    canada, japan, swiss = (law.adequate(c, day) for c in ("loc:CA", "loc:JP", "loc:CH"))
    scopes = [found.scope for found in (canada, japan, swiss) if found]
    assert scopes == [law.Scope.COMMERCIAL, law.Scope.PRIVATE_SECTOR, law.Scope.WHOLE_COUNTRY]


def test_no_decision_for_countries_that_have_none_or_need_none():
    day = date(2026, 1, 1)
    for country in ("loc:CN", "loc:IN", "loc:AU", "loc:SG", "loc:DE", "loc:NO"):
        assert law.adequate(country, day) is None


def test_old_clauses_end_for_new_contracts_and_serve_old_ones_until_the_end_of_2022():
    old = {fact.act: fact for fact in law.facts("eu-gdpr:SCCByCommission") if fact.until is not None}
    assert set(old) == {"2001/497/EC", "2004/915/EC", "2010/87/EU"}
    for fact in old.values():
        assert fact.covers(date(2021, 9, 26))
        assert not fact.covers(date(2021, 9, 27))
        assert fact.transition_until == date(2022, 12, 28)
    assert law.holds("eu-gdpr:SCCByCommission", date(2021, 9, 27))


def test_same_name_old_and_new_act():
    for name, change in [
        ("de:BDSG", date(2018, 5, 25)),
        ("no:Personopplysningsloven", date(2018, 7, 20)),
        ("no:Ekomloven", date(2025, 1, 1)),
    ]:
        before, after = law.facts(name)
        assert before.until == after.start == change


def test_eea():
    day = date(2026, 1, 1)
    inside = {fact.country for fact in law.facts("loc:EEA") if fact.covers(day)}
    assert len({"loc:IS", "loc:LI", "loc:NO", "loc:DE", "loc:HR"} & inside) == 5
    assert "loc:GB" not in inside
    assert "loc:CH" not in inside
    assert law.in_eea("loc:GB", date(2021, 6, 27))
    assert not law.in_eea("loc:GB", date(2021, 6, 28))
    assert not law.in_eea("loc:HR", date(2013, 6, 30))


def test_privacy_shield_was_usable_from_august():
    (fact,) = law.facts("ng:EU-US-PrivacyShield")
    assert fact.usable_from == date(2016, 8, 1)
    assert "C-311/18" in (fact.ended_by or "")


def test_unknown_instrument_is_no_answer():
    with pytest.raises(law.UnknownInstrument, match="ng:Unheard"):
        law.holds("ng:Unheard", date(2024, 1, 1))
    with pytest.raises(law.UnknownInstrument):
        law.lapsed("ng:Unheard", date(2024, 1, 1))


def test_intervals_of_a_decision_do_not_overlap_and_every_fact_says_how_it_was_checked():
    for fact in law.facts():
        assert len(fact.verification) > 8, fact.iri
        assert fact.start is None or fact.until is None or fact.start < fact.until, fact.iri
        assert fact.adopted is None or fact.start is None or fact.adopted <= fact.start, fact.iri
    for instrument in {f.instrument for f in law.facts()} - {"eu-gdpr:SCCByCommission", "loc:EEA"}:
        for before, after in pairwise(law.facts(instrument)):
            assert (before.until or date.max) <= (after.start or date.min), instrument


@pytest.mark.skipif(not VOCAB.is_dir(), reason="needs ../shared/vocab")
def test_against_dpv():
    text = (VOCAB / "legal-eu.ttl").read_text(encoding="utf-8")
    for fact in law.facts():
        if fact.instrument.startswith("legal-eu:") and fact.instrument != "legal-eu:Adequacy-EU-GB":
            entry = text.split(f"\n{fact.instrument} a ", 1)[1].split("\n\n", 1)[0]
            assert f'"{fact.start}"^^xsd:date' in entry, fact.instrument
    broader = {
        (q.subject.value, q.object.value)
        for q in parse(path=str(VOCAB / "loc.ttl"), format=RdfFormat.TURTLE)
        if q.predicate.value.endswith("#broader")
    }
    members = {subject for subject, area in broader if area == expand("loc:EEA30")}
    day = date(2026, 1, 1)
    ours = {expand(f.country) for f in law.facts("loc:EEA") if f.country and f.covers(day)}
    parts = {expand(f"loc:{code}") for code in ("GF", "GP", "MQ", "RE", "MF", "YT", "AX")}
    assert ours - parts == members
