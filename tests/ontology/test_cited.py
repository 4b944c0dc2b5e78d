"""What there is to cite: the GDPR's parts, and the acts that are cited by their successors' names."""

from datetime import date

import pytest

from noticegraph.ontology.cited import former, law_key, law_of, lettered, short, wholes
from noticegraph.ontology.law import facts, lapsed
from noticegraph.ontology.statutes import gdpr_value, statutes
from noticegraph.ontology.tables import table

GDPR = table("gdpr.ttl")


def parts(provision: str) -> tuple[str, ...]:
    return GDPR[f"eu:GDPR{provision}"].all("ng:part")


def test_the_gdpr_has_99_articles_and_each_is_divided_but_one():
    assert parts("") == tuple(map(str, range(1, 100)))
    undescribed = {n for n in range(1, 100) if f"eu:GDPR-{n}" not in GDPR}
    assert undescribed == {50}  # its letters stand in a paragraph without a number


def test_parts_are_numbered_without_a_gap():
    for key, row in GDPR.items():
        numbers = row.all("ng:part")
        if not numbers:
            assert "ng:Undivided" in row.all("rdf:type")
        elif numbers[0] == "1":
            assert numbers == tuple(map(str, range(1, len(numbers) + 1))), key
        else:
            assert numbers == tuple("abcdefghijklmnopqrstuvwxyz"[: len(numbers)]), key


def test_what_is_divided_into_letters_is_a_part_itself():
    for key in GDPR:
        below = key.removeprefix("eu:GDPR").removeprefix("-").split("-")
        if len(below) == 2:
            assert below[1] in parts(f"-{below[0]}"), key


@pytest.mark.parametrize(
    ("provision", "last"),
    [
        ("-6-1", "f"), ("-9-2", "j"), ("-13-1", "f"), ("-13-2", "f"), ("-14-1", "f"), ("-14-2", "g"), ("-15-1", "h"),
        ("-17-1", "f"), ("-18-1", "d"), ("-49-1", "g"), ("-4", "26"), ("-12", "8"), ("-21", "6"),
        ("-28", "10"), ("-83", "9"),
    ],
)  # fmt: skip
def test_the_provisions_that_notices_cite_end_where_the_regulation_has_them_end(provision, last):
    assert parts(provision)[-1] == last


def test_every_provision_that_dpv_has_a_term_for_exists():
    terms = list(table("statutes.ttl")["eu:GDPR"].all("ng:dpvProvision"))
    assert gdpr_value("6", "1", "f") in terms
    for term in terms:
        for provision, whole in wholes("eu:GDPR-" + term.removeprefix("eu-gdpr:A")):
            assert provision.removeprefix(f"{whole}-") in GDPR[whole].all("ng:part"), term


def test_letters_without_a_paragraph_are_those_of_the_divided_one():
    assert (lettered("15"), lettered("9"), lettered("13"), lettered("7")) == (("1",), ("2",), ("1", "2"), ())


def test_a_law_is_found_by_its_longest_key():
    assert law_of("no:Personopplysningsloven-2000-8-f") == "no:Personopplysningsloven-2000"
    assert law_of("no:Personopplysningsloven-8") == "no:Personopplysningsloven"
    assert (law_key("eu:GDPR-6"), law_key("eu:EPrivacy-5-3")) == (None, "eu:EPrivacy-5-3")
    assert short(law_key("GDPR-105") or "") == "GDPR-105"


@pytest.mark.parametrize(
    ("act", "day"),
    [
        ("de:BDSG-aF", "2018-05-25"),
        ("no:Personopplysningsloven-2000", "2018-07-20"),
        ("no:Ekomloven-2003", "2025-01-01"),
    ],
)
def test_a_former_act_has_lapsed_and_its_successor_holds(act, day):
    successor = former()[act].successor
    on = date.fromisoformat(day)
    assert successor in statutes()
    assert act not in statutes()
    assert lapsed(act, on)
    assert not lapsed(act, date.fromordinal(on.toordinal() - 1))
    assert [fact.until for fact in facts(act)] == [on]
    assert not lapsed(successor, on)
