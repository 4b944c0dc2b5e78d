"""Checks of single processes: what is told of them, and what a general statement or an absent item says for them."""

from datetime import date

import pytest

from noticegraph.report.words import provisions
from noticegraph.shapes.items import shapes
from noticegraph.shapes.validate import Validation, validate_notice

SHOP = ("purpose", "dpv:DeliveryOfGoods", "shop")
NEWS = ("purpose", "dpv:DirectMarketing", "news")
BASIS = ("legal_basis", "eu-gdpr:A6-1-b", "shop")
CHECKS = {shape.name for shape in shapes().values() if shape.area in {"process", "consistency"}}


@pytest.fixture
def found(compiled, base):
    def find(*stated: tuple[str, ...]) -> dict[str, list[str | None]]:
        notice = compiled(*stated)
        validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 5, 1), base)
        return by_check(validation)

    return find


def by_check(validation: Validation) -> dict[str, list[str | None]]:
    checks: dict[str, list[str | None]] = {}
    for finding in validation.findings:
        if finding.check in CHECKS:
            checks.setdefault(finding.check, []).append(finding.about)
    return checks


def test_a_purpose_without_basis_is_told_with_the_title_of_its_process(found):
    assert found(SHOP, NEWS, BASIS)["process-purpose-basis"] == ["News"]


def test_a_general_basis_holds_for_every_process(found):
    assert "process-purpose-basis" not in found(SHOP, NEWS, ("legal_basis", "eu-gdpr:A6-1-f", None))


def test_where_no_basis_is_given_at_all_the_item_says_so_once(found):
    assert "process-purpose-basis" not in found(SHOP, NEWS)


def test_a_basis_without_purpose_is_information_and_a_law_on_cookies_is_none(found):
    assert found(SHOP, ("legal_basis", "eu-gdpr:A6-1-a", "news"))["process-basis-purpose"] == ["News"]
    assert "process-basis-purpose" not in found(SHOP, ("legal_basis", "de:TDDDG-25-1", "news"))


def test_interests_are_asked_of_each_process_that_rests_on_them(found):
    f = ("legal_basis", "eu-gdpr:A6-1-f")
    interest = ("legitimate_interest", "we want to know our customers")
    stated = (SHOP, NEWS, (*f, "shop"), (*f, "news"))
    assert found(*stated, (*interest, "shop"))["process-interest"] == ["News"]
    assert "process-interest" not in found(*stated, (*interest, None))
    assert "process-interest" not in found(*stated)  # item 13-1-d is absent


def test_consent_can_be_withdrawn_says_the_notice_or_the_storage(found):
    consent = ("legal_basis", "eu-gdpr:A6-1-a", "news")
    assert found(NEWS, consent)["process-withdrawal"] == ["News"]
    assert "process-withdrawal" not in found(NEWS, consent, ("right", "eu-gdpr:A7-3", None))
    assert "process-withdrawal" not in found(NEWS, consent, ("retention", "until-withdrawal", "news"))


@pytest.mark.parametrize("exception", ["eu-gdpr:A9-2-a", "de:BDSG-22-1", "de:BDSG-26-3", "de:BDSG-26"])
def test_health_data_need_more_than_art_6(found, exception):
    stated = (SHOP, BASIS, ("personal_data", "pd:Health", "shop"))
    assert found(*stated)["process-special-category"] == ["Shop"]
    assert "process-special-category" not in found(*stated, ("legal_basis", exception, "shop"))
    assert "process-special-category" not in found(*stated, ("legal_basis", exception, None))
    assert "process-special-category" not in found(SHOP, BASIS, ("personal_data", "pd:Name", "shop"))


HEALTH = ("personal_data", "pd:Health", "shop")


@pytest.mark.parametrize(
    "stated",
    [
        (SHOP, HEALTH, ("legal_basis", "eu-gdpr:A6-1-a", None)),  # in general, Art. 6 alone
        (SHOP, HEALTH, NEWS, ("legal_basis", "eu-gdpr:A6-1-a", "news")),  # of another processing
        (SHOP, HEALTH, NEWS, ("legal_basis", "eu-gdpr:A9-2-a", "news")),  # which has an exception of its own
        (SHOP, HEALTH, BASIS, ("legal_basis", "de:TDDDG-25-1", None)),  # a law on terminal equipment lifts nothing
        (SHOP, HEALTH, ("legal_basis", "eu:GDPR-6", "shop")),  # Art. 6 as a whole
        (SHOP, HEALTH, BASIS, ("legal_basis", "de:UWG-7-3", None)),  # and so do laws on advertising and on taxes
        (SHOP, HEALTH, BASIS, ("legal_basis", "de:AO-147", "shop")),
        (SHOP, HEALTH, BASIS, ("legal_basis", "no:Bokføringsloven-13", "shop")),
        (SHOP, HEALTH, ("legal_basis", "de:BDSG-26-1", "shop")),  # of § 26 subsection 3 is the exception
    ],
)
def test_of_a_process_with_health_data_the_exception_is_to_be_told(found, stated):
    assert found(*stated)["process-special-category"] == ["Shop"]


def test_health_data_stated_in_general_need_an_exception_somewhere(found):
    general = ("personal_data", "pd:Religion", None)
    assert found(SHOP, BASIS, general)["process-special-category"] == ["pd:Religion"]
    assert "process-special-category" not in found(SHOP, BASIS, general, ("legal_basis", "eu-gdpr:A9-2-d", None))
    assert "process-special-category" not in found(SHOP, BASIS, general, ("legal_basis", "eu-gdpr:A9-2-d", "shop"))
    assert "process-special-category" not in found(SHOP, BASIS, ("personal_data", "pd:Name", None))


def test_a_section_that_only_names_special_categories_processes_none(found):
    explained = ("personal_data", "pd:Health", "terms")
    assert "process-special-category" not in found(SHOP, BASIS, ("legal_basis", "eu-gdpr:A6-1-f", None), explained)


def test_where_no_basis_at_all_is_stated_the_item_says_so_and_the_exception_is_no_second_omission(found):
    assert "process-special-category" not in found(SHOP, HEALTH)


def test_the_finding_cites_the_duty_to_tell_and_the_exception(compiled, base):
    notice = compiled(SHOP, BASIS, HEALTH)
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 5, 1), base)
    (one,) = [finding for finding in validation.findings if finding.check == "process-special-category"]
    assert provisions(one.sources, "en") == "Art. 13(1)(c) GDPR, Art. 9(2) GDPR"
    assert provisions(one.sources, "de") == "Art. 13 Abs. 1 Buchst. c DSGVO, Art. 9 Abs. 2 DSGVO"


def test_storage_is_asked_of_each_process_unless_said_in_general(found):
    data = [("personal_data", "pd:Name", "shop"), ("personal_data", "pd:Name", "news")]
    stated = (SHOP, NEWS, *data, ("retention", "P30D", "shop"))
    assert found(*stated)["process-retention"] == ["News"]
    assert "process-retention" not in found(*stated, ("retention", "until-purpose-fulfilled", None))
    assert "process-retention" not in found(SHOP, NEWS, *data)


def test_a_role_told_anywhere_is_the_recipients_role(found):
    assert found(("recipient", "Post AG", "shop"), ("recipient", "Post AG", "news"))["recipient-role"] == ["Post AG"]
    told = ("processor_contract", "Post AG", "news")
    assert "recipient-role" not in found(("recipient", "Post AG", "shop"), told)
    assert "recipient-role" not in found(("joint_controller", "Post AG", "shop"))


def test_joint_controllers_are_named_with_their_names(found):
    joint = (("joint_controller", "Netz AB", "page"), ("controller", "Ahorn GmbH", None))
    assert found(*joint)["joint-arrangement"] == ["Ahorn GmbH, Netz AB"]
    for process in ("page", None):
        assert "joint-arrangement" not in found(*joint, ("joint_arrangement", "Netz AB answers you", process))


def test_two_periods_for_the_same_data_are_at_odds_unless_said_in_one_breath(found):
    name, first = ("personal_data", "pd:Name", "shop"), ("retention", "P30D", "shop")
    between = [("measure", "dpv:Encryption", "shop")] * 8  # some two hundred characters of other text
    assert found(SHOP, name, first, *between, ("retention", "P1Y", "shop"))["consistency-retention"] == ["Shop"]
    assert "consistency-retention" not in found(SHOP, name, first, ("retention", "P1Y", "shop"))
    assert "consistency-retention" not in found(SHOP, name, first, *between, ("retention", "P30D", "shop"))
    other = ("personal_data", "pd:EmailAddress", "shop")
    assert "consistency-retention" not in found(SHOP, name, other, first, *between, ("retention", "P1Y", "shop"))


def test_a_right_is_not_both_granted_and_denied(found):
    granted, denied = ("right", "eu-gdpr:A17", None), ("denied_right", "eu-gdpr:A17", "shop")
    assert found(granted, denied, SHOP)["consistency-right"] == ["eu-gdpr:A17"]
    assert "consistency-right" not in found(("right", "eu-gdpr:A15", None), denied, SHOP)


def test_several_controllers_are_joint_or_at_odds(found):
    two = (("controller", "Ahorn GmbH", None), ("controller", "Birke GmbH", None))
    assert found(*two)["consistency-controller"] == ["Birke GmbH"]
    assert "consistency-controller" not in found(*two, ("joint_controller", "Birke GmbH", None))


def test_findings_show_the_words_that_they_rest_on(compiled, base):
    data, interest = ("personal_data", "pd:Name", "news"), ("legitimate_interest", "we want to grow", "shop")
    notice = compiled(SHOP, BASIS, NEWS, ("legal_basis", "eu-gdpr:A6-1-f", "news"), data, interest)
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 5, 1), base)
    (finding,) = (f for f in validation.findings if f.check == "process-interest")
    assert [quote.text for quote in finding.quotes] == ["legal_basis is eu-gdpr:A6-1-f here."]


def test_a_translation_that_names_another_recipient_is_told(compiled, base):
    here = compiled(("recipient", "Post AG", "versand"))
    other = compiled(("recipient", "Post AG", "shipping"), ("recipient", "Adlane Ltd", "ads"))
    validation = validate_notice(
        here.version_iri, here.notice, here.evidence, date(2025, 5, 1), base, translations=[other.notice]
    )
    assert by_check(validation)["consistency-translation"] == ["Adlane Ltd"]
    back = validate_notice(
        other.version_iri, other.notice, other.evidence, date(2025, 5, 1), base, translations=[here.notice]
    )
    assert "consistency-translation" not in by_check(back)


def test_a_translation_changes_no_verdict(compiled, complete, base):
    here, other = compiled(*complete[:12]), compiled(*complete)
    day = date(2025, 5, 1)
    alone = validate_notice(here.version_iri, here.notice, here.evidence, day, base)
    with_it = validate_notice(here.version_iri, here.notice, here.evidence, day, base, translations=[other.notice])
    assert alone.verdicts == with_it.verdicts
    told = {f.check for f in with_it.findings} - {f.check for f in alone.findings}
    assert told == {"consistency-translation"}
