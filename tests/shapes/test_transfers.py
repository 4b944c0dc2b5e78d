"""Single transfers: each needs its safeguard, and what it rests on must hold on the day."""

from datetime import date

import pyshacl
import pytest
from rdflib.namespace import SH

from noticegraph.shapes.data import data_of
from noticegraph.shapes.items import shapes_graph
from noticegraph.shapes.validate import validate_notice

MAIL = "mail"
SHIELD = ("transfer", "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", MAIL)
DPF = ("transfer", "Mailer Inc. | loc:US | ng:EU-US-DPF", MAIL)
NONE = ("transfer", "Tickets Inc. | loc:US | none", MAIL)


@pytest.fixture
def checks(compiled, base):
    """Give what is found of single transfers: the check and the value at fault."""

    def found(*stated, as_of: str) -> list[tuple[str, str | None]]:
        notice = compiled(*stated)
        validation = validate_notice(
            notice.version_iri, notice.notice, notice.evidence, date.fromisoformat(as_of), base
        )
        return [(f.check, f.value and f.value.rpartition("#")[2]) for f in validation.findings if f.item is None]

    return found


@pytest.mark.parametrize(
    ("transfer", "as_of", "holds"),
    [
        (SHIELD, "2016-07-11", False),
        (SHIELD, "2016-07-12", True),
        (SHIELD, "2019-01-01", True),
        (SHIELD, "2020-07-15", True),
        (SHIELD, "2020-07-16", False),
        (SHIELD, date.today().isoformat(), False),
        (DPF, "2023-07-09", False),
        (DPF, "2023-07-10", True),
        (DPF, "2024-01-01", True),
    ],
)
def test_a_framework_holds_by_the_day(checks, transfer, as_of, holds):
    framework = transfer[1].rpartition(":")[2]
    assert checks(transfer, as_of=as_of) == ([] if holds else [("transfer-framework-holds", framework)])


def test_a_transfer_without_safeguard_is_found_beside_others_that_have_one(checks):
    assert checks(DPF, NONE, ("safeguard", "ng:EU-US-DPF", MAIL), as_of="2025-01-01") == [
        ("transfer-safeguard-named", None)
    ]


def test_every_transfer_without_safeguard_is_found(compiled, base):
    notice = compiled(NONE, ("transfer", "Cloud Ltd | loc:IN | none", "hosting"))
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 1, 1), base)
    found = [f for f in validation.findings if f.check == "transfer-safeguard-named"]
    assert [quote.text for f in found for quote in f.quotes] == [
        "transfer is Cloud Ltd | loc:IN | none here.",
        "transfer is Tickets Inc. | loc:US | none here.",
    ]
    assert all("#transfer/" in f.focus for f in found)


@pytest.mark.parametrize(
    ("general", "covered"),
    [
        (("safeguard", "eu-gdpr:A46-2-c", None), True),
        (("safeguard", "ng:EU-US-DPF", None), True),
        (("adequacy_country", "loc:US", None), True),
        (("safeguard", "eu-gdpr:A46-2-c", MAIL), False),  # of another recipient of the process
        (("adequacy_country", "loc:CH", None), False),
    ],
)
def test_what_is_said_in_general_speaks_for_a_transfer(checks, general, covered):
    assert checks(NONE, general, as_of="2025-01-01") == ([] if covered else [("transfer-safeguard-named", None)])


def test_a_framework_said_in_general_speaks_for_its_country_alone(checks):
    canadian = ("transfer", "Survey Inc. | loc:CA | none", MAIL)
    assert checks(canadian, ("safeguard", "ng:EU-US-DPF", None), as_of="2025-01-01") == [
        ("transfer-safeguard-named", None)
    ]


@pytest.mark.parametrize(
    ("country", "as_of", "holds"),
    [
        ("loc:US", "2022-01-01", False),
        ("loc:US", "2024-01-01", True),
        ("loc:JP", "2019-01-22", False),
        ("loc:JP", "2019-01-23", True),
        ("loc:IN", "2025-01-01", False),
        ("loc:GB", "2021-03-01", True),  # bridging clause
        ("loc:GB", "2025-09-01", True),  # extension
        ("loc:GB", "2031-12-28", False),
        ("unspecified", "2025-01-01", True),  # nobody can look that up
    ],
)
def test_an_adequacy_decision_holds_for_a_country_by_the_day(checks, country, as_of, holds):
    transfer = ("transfer", f"Mailer Inc. | {country} | eu-gdpr:A45-3", MAIL)
    expected = [] if holds else [("transfer-adequacy-holds", country.rpartition(":")[2])]
    assert checks(transfer, as_of=as_of) == expected


def test_a_lapsed_framework_is_found_once_and_not_as_a_missing_decision(checks):
    assert checks(DPF, as_of="2022-01-01") == [("transfer-framework-holds", "EU-US-DPF")]


def test_the_shapes_find_the_same_without_oxigraph(compiled, as_rdflib, base):
    """The Turtle files alone are enough for who validates with pyshacl and rdflib."""
    notice = compiled(SHIELD, NONE, ("transfer", "Cloud Ltd | loc:IN | eu-gdpr:A45-3", "hosting"))
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 1, 1), base)
    data = data_of(notice.version_iri, notice.notice, date(2025, 1, 1), base)
    plain = as_rdflib(data)
    _, results, _ = pyshacl.validate(plain, shacl_graph=shapes_graph(base))
    shapes = sorted(str(shape) for shape in results.objects(None, SH.sourceShape))
    items_out_of_case = {
        "13-1-d-interest",
        "13-2-c-withdrawal",
        "14-1-d-categories",
        "14-2-f-source-named",
        "14-2-f-public-said",
    }
    assert sorted(f.shape for f in validation.findings) == [
        shape for shape in shapes if shape.rpartition("#")[2] not in items_out_of_case
    ]
    assert {f.check for f in validation.findings if f.item is None} == {
        "transfer-safeguard-named",
        "transfer-framework-holds",
        "transfer-adequacy-holds",
    }
