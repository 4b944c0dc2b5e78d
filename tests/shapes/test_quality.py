"""What is said so that it does not inform: the dates, the provisions, the words, and that nothing else moves by it."""

from datetime import date, timedelta

import pytest

from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.shapes.items import shapes
from noticegraph.shapes.validate import validate_notice

TODAY = date(2025, 6, 1)


@pytest.fixture
def checks(compiled):
    """Give the checks of quality that find something in what a notice states, with value and quotes."""

    def of(*stated, day=TODAY, base=DEFAULT_BASE):
        emission = compiled(*stated, base=base)
        validation = validate_notice(emission.version_iri, emission.notice, emission.evidence, day, base)
        return [
            (f.check, f.value.rpartition("/")[2] if f.value else None, [q.text for q in f.quotes])
            for f in validation.findings
            if f.check.startswith("quality-")
        ]

    return of


def names(found):
    return [name for name, _, _ in found]


ENDS = [
    ("de:TTDSG-25-1", "2024-05-14"),
    ("de:TTDSG", "2024-05-14"),
    ("de:TMG-15-3", "2024-05-14"),
    ("de:BDSG-aF-28-3", "2018-05-25"),
    ("no:Personopplysningsloven-2000-8-f", "2018-07-20"),
    ("no:Ekomloven-2003-2-7-b", "2025-01-01"),
]


@pytest.mark.parametrize(("cited", "day"), ENDS)
def test_an_act_is_outdated_from_the_day_on_which_it_ends(checks, cited, day):
    end = date.fromisoformat(day)
    assert checks(("citation", cited, "news"), day=end - timedelta(days=1)) == []
    ((check, _, quotes),) = checks(("citation", cited, "news"), day=end)
    assert (check, quotes) == ("quality-statute-in-force", [f"citation is {cited} here."])


@pytest.mark.parametrize(
    "cited", ["de:TDDDG-25-1", "de:BDSG-26-1", "no:Personopplysningsloven-8", "no:Ekomloven-3-15", "de:UWG-7"]
)
@pytest.mark.parametrize("day", [date(2015, 1, 1), TODAY])
def test_an_act_that_goes_by_its_name_today_is_not_outdated(checks, cited, day):
    assert checks(("citation", cited, None), day=day) == []


@pytest.mark.parametrize(
    "cited",
    ["GDPR-100", "GDPR-6-5", "GDPR-6-1-g", "GDPR-6-2-f", "GDPR-9-2-k", "GDPR-13-1-g", "GDPR-13-2-g", "GDPR-14-2-h",
     "GDPR-15-1-i", "GDPR-22-5", "GDPR-16-2", "GDPR-77-1-a", "GDPR-4-27"],
)  # fmt: skip
def test_a_provision_that_the_gdpr_has_not_is_found(checks, cited):
    assert checks(("citation", cited, "news")) == [("quality-citation-exists", cited, [f"citation is {cited} here."])]


@pytest.mark.parametrize(
    "cited",
    ["GDPR-99", "GDPR-6-4", "GDPR-6-1-f", "GDPR-9-2-j", "GDPR-13-2-f", "GDPR-14-2-g", "GDPR-15-1-h", "GDPR-16",
     "GDPR-16-1", "GDPR-46-3-b", "GDPR-4-26", "GDPR-50-a", "GDPR-24-1-a", "eu:EPrivacy-5-3", "§ 5 MusterG", "GDPR"],
)  # fmt: skip
def test_a_provision_that_exists_or_may_is_not_found(checks, cited):
    assert checks(("citation", cited, "news")) == []


def test_a_citation_is_judged_once_with_all_its_places(checks):
    ((check, value, quotes),) = checks(("citation", "GDPR-6-1-k", "a"), ("citation", "GDPR-6-1-k", "b"))
    assert (check, value, len(quotes)) == ("quality-citation-exists", "GDPR-6-1-k", 2)


def test_provisions_are_known_below_another_base(checks):
    base = "https://data.example/"
    assert names(checks(("citation", "GDPR-6-1-k", None), base=base)) == ["quality-citation-exists"]
    assert names(checks(("citation", "de:TTDSG-25", None), base=base)) == ["quality-statute-in-force"]
    assert checks(("citation", "GDPR-6-1-f", None), base=base) == []


def test_a_lapsed_framework_is_reported_once(checks, compiled):
    shield = ("safeguard", "ng:EU-US-PrivacyShield", "mail")
    assert names(checks(shield)) == ["quality-framework-lapsed"]
    assert checks(shield, day=date(2019, 1, 1)) == []
    transfer = ("transfer", "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", "mail")
    assert checks(shield, transfer) == []
    emission = compiled(shield, transfer)
    validation = validate_notice(emission.version_iri, emission.notice, emission.evidence, TODAY)
    assert [f.check for f in validation.findings if f.check == "transfer-framework-holds"] != []


@pytest.mark.parametrize(
    ("country", "day", "found"),
    [
        ("loc:CH", "2025-06-01", False),
        ("loc:AU", "2025-06-01", True),
        ("loc:JP", "2019-01-22", True),
        ("loc:JP", "2019-01-23", False),
        ("loc:NO", "2025-06-01", False),
        ("loc:US", "2025-06-01", False),
        ("loc:US", "2021-06-01", True),
    ],
)
def test_a_country_is_adequate_by_a_decision_that_holds(checks, country, day, found):
    said = names(checks(("adequacy_country", country, None), day=date.fromisoformat(day)))
    assert said == (["quality-adequate-country"] if found else [])


@pytest.mark.parametrize(
    "words", ["third parties", "our partners", "Dritte", "Partnern", "tredjeparter", "samarbeidspartnere"]
)
def test_recipients_that_are_no_more_than_third_parties_are_unnamed(checks, words):
    vague = ("recipient_category", words, "news")
    ((check, _, quotes),) = checks(vague)
    assert (check, quotes) == ("quality-unnamed-recipients", [f"recipient_category is {words} here."])
    assert checks(vague, ("recipient", "Mailer Inc.", "news")) == []
    assert checks(vague, ("recipient_category", "parcel services", "news")) == []
    assert names(checks(vague, ("recipient", "Mailer Inc.", "other"))) == ["quality-unnamed-recipients"]


@pytest.mark.parametrize(
    "words", ["payment partners", "third-party payment providers", "tax authorities", "Dritte mit Sitz in Wien"]
)
def test_a_category_is_no_unnamed_recipient(checks, words):
    assert checks(("recipient_category", words, "news")) == []


def test_a_hedge_counts_where_it_is_of_a_purpose(checks):
    assert [(c, q) for c, _, q in checks(("hedge", "purpose | may", "news"))] == [
        ("quality-hedged-purpose", ["hedge is purpose | may here."])
    ]
    assert checks(("hedge", "data | such as", "news"), ("hedge", "recipient | such as", "news")) == []


def test_vague_storage_is_found_where_it_is_said(checks):
    assert checks(("vague_retention", "as long as necessary", "news")) == [
        ("quality-vague-retention", "as long as necessary", ["vague_retention is as long as necessary here."])
    ]


# A publicly accessible source is not among them: it says that data come from elsewhere, so that Art. 14 applies.
BESIDE = (
    ("citation", "GDPR-6-1-k", "page"),
    ("citation", "de:TTDSG-25", None),
    ("hedge", "purpose | may", "page"),
    ("vague_retention", "as long as necessary", "page"),
    ("denied_right", "eu-gdpr:A22", "page"),
    ("joint_arrangement", "joint controller agreement", "page"),
    ("adequacy_country", "loc:AU", None),
    ("recipient_category", "third parties", "page"),
)


def test_quality_moves_no_verdict(compiled, complete):
    def validation(stated):
        emission = compiled(*stated, base=DEFAULT_BASE)
        return validate_notice(emission.version_iri, emission.notice, emission.evidence, TODAY)

    before, after = validation(complete), validation((*complete, *BESIDE))
    assert [(v.item.key, v.verdict) for v in before.verdicts] == [(v.item.key, v.verdict) for v in after.verdicts]
    graver = {f.check for f in after.findings if f.severity != "Info"}
    assert graver == {f.check for f in before.findings if f.severity != "Info"}
    assert {f.check for f in after.findings if f.severity == "Info"} >= {
        "quality-citation-exists", "quality-statute-in-force", "quality-hedged-purpose", "quality-vague-retention",
        "quality-unnamed-recipients", "quality-adequate-country",
    }  # fmt: skip


def test_all_of_quality_is_information():
    graded = {shape.name: shape.severity for shape in shapes().values()}
    assert {name for name in graded if name.startswith("quality-")} == {
        "quality-vague-retention", "quality-unnamed-recipients", "quality-hedged-purpose", "quality-citation-exists",
        "quality-statute-in-force", "quality-framework-lapsed", "quality-adequate-country",
    }  # fmt: skip
    assert {severity for name, severity in graded.items() if name.startswith("quality-")} == {"Info"}
