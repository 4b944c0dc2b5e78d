"""What councils, clubs, parishes, landlords and schools say, in lists of their own marks. Own sentences."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_file

HEAD = "# Privacy notice\n\nThe controller is Larkmoor Ltd, a maker of kites.\n\n"
ASKS = "## Uses\n\nWe use your data for the following purposes:\n\n"
GIVES = "## Uses\n\nWe may share this information with:\n\n"


def facts(text: str, folder: Path, head: str = HEAD) -> set[tuple[str, str]]:
    path = folder / "notice.md"
    path.write_text(head + text, encoding="utf-8")
    return {(f.relation, f.value) for f in facts_of(build(read_file(path, folder), "en"))}


SAID = [
    (ASKS + "• settling bills\n• rent collection\n", ("purpose", "dpv:PaymentManagement")),
    (ASKS + "- assessing your entitlement to a grant", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- to process applications for a parking permit", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- recovering any overpaid allowance", ("purpose", "dpv:PaymentManagement")),
    (ASKS + "- giving you debt advice", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- To arrange weddings and funerals", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- hosting local workshops", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- To co-ordinate our volunteers", ("purpose", "dpv:PersonnelManagement")),
    (ASKS + "- handling the renewal of your club membership", ("purpose", "dpv:CustomerRelationshipManagement")),
    (ASKS + "- enabling pupils to take part in concerts", ("purpose", "dpv:ServiceProvision")),
    (ASKS + "- letting property", ("purpose", "dpv:ServiceProvision")),
    ("## Uses\n\nWe send our members reminders.", ("purpose", "dpv:CommunicationManagement")),
    ("## Uses\n\nWe record attendance at lessons.", ("purpose", "dpv:RecordManagement")),
    (
        "## Uses\n\nLogs help us find and fix bugs and diagnose and resolve crashes.",
        ("purpose", "dpv:RepairImpairments"),
    ),
    ("## Uses\n\nThey use it to target relevant ads to you.", ("purpose", "dpv:TargetedAdvertising")),
    ("## Uses\n\nWe want to ensure a safe and secure venue.", ("purpose", "dpv:EnforceSecurity")),
    ("## Jobs\n\nWe process applications for the post of kite tester.", ("purpose", "dpv:RecruitmentManagement")),
    (GIVES + "• other departments\n• housing associations", ("recipient_category", "other departments")),
    (GIVES + "• other departments\n• housing associations", ("recipient_category", "housing associations")),
    (GIVES + "- your landlord\n- the courts", ("recipient_category", "landlord")),
    (GIVES + "- your landlord\n- the courts", ("recipient_category", "courts")),
    (GIVES + "- dental laboratories", ("recipient_category", "dental laboratories")),
    (
        "## Uses\n\nWe may share your data in the following situations:\n\n- With other users: when you post.",
        ("recipient_category", "other users"),
    ),
    (GIVES + "- Kitemail: your name, school", ("personal_data", "pd:Education")),
    (
        "## Uses\n\nWe keep your interactions with us and notes of meetings.",
        ("personal_data", "pd:Communication"),
    ),
    ("## Uses\n\nWe log your coordinates and IP address.", ("personal_data", "pd:Location")),
    ("## Uses\n\nWe log crash reports and your IP address.", ("personal_data", "pd:DeviceBased")),
    ("## Uses\n\n- Members: name, date of birth", ("personal_data", "pd:Name")),
    ("## Uses\n\nDormant accounts are deleted.", ("retention", "until-account-deletion")),
    ("## Uses\n\nThey help us to give pupils the best possible tuition.", ("purpose", "dpv:ServiceProvision")),
    ("## Uses\n\nWe use it to send you booking confirmations.", ("purpose", "dpv:CommunicationManagement")),
    ("## Uses\n\nPaper forms are shredded after two years.", ("retention", "P2Y")),
    ("## Uses\n\nWe keep your name until the payment is complete.", ("retention", "until-purpose-fulfilled")),
    ("## Uses\n\nFiles are deleted once the claim has been settled.", ("retention", "until-purpose-fulfilled")),
    ("## Uses\n\nWe keep your name while you are a registered patient.", ("retention", "until-contract-end")),
    ("## Lessons\n\nWe store documents in Dropbox.", ("recipient", "Dropbox")),
    ("## Lessons\n\nLessons take place on Zoom.", ("recipient", "Zoom")),
    ("## Lessons\n\nThe site is built with Squarespace.", ("recipient", "Squarespace")),
    ("## Uses\n\nData may be sent to countries other than your own.", ("third_country", "unspecified")),
    ("## Uses\n\nYour name may be stored outside your country.", ("third_country", "unspecified")),
    ("## Your rights\n\nThe app gives you the ability to delete your data.", ("right", "eu-gdpr:A17")),
    ("## Your rights\n\nYou can have your details removed.", ("right", "eu-gdpr:A17")),
    (
        "## Security\n\nYour IP address, browser type, phone number and e-mail address serve for targeted ads.",
        ("purpose", "dpv:TargetedAdvertising"),
    ),
]
UNSAID = [
    (ASKS + "- processing legal claims", ("purpose", "dpv:ServiceProvision")),
    ("## Uses\n\nThis process allows us to stop mistakes.", ("purpose", "dpv:ServiceProvision")),
    ("## Uses\n\nWe record your consent to news.", ("purpose", "dpv:RecordManagement")),
    ("## Staff\n\nOur staff process applications for mooring permits.", ("purpose", "dpv:RecruitmentManagement")),
    ("## Uses\n\nWe keep data up to date by storing it securely.", ("purpose", "dpv:EnforceSecurity")),
    ("## Uses\n\nYou get council tax support services.", ("purpose", "dpv:CustomerCare")),
    (GIVES + "- schools\n- other departments", ("personal_data", "pd:Education")),
    (GIVES + "- schools\n- other departments", ("personal_data", "pd:Professional")),
    (ASKS + "- providing education to all", ("personal_data", "pd:Education")),
    (ASKS + "- organising the choir's membership days", ("personal_data", "ng:ContractData")),
    (GIVES + "- the couriers of tennis court bookings", ("recipient_category", "court")),
    ("## Uses\n\nWe share your email, company and name with the post.", ("recipient_category", "email, company")),
    ("## Uses\n\nSchools are great and landlords are kind.", ("recipient_category", "Schools")),
    ("## Uses\n\nWe coordinate your care and IP address.", ("personal_data", "pd:Location")),
    ("## Uses\n\nWe store your name and number in the following locations.", ("personal_data", "pd:Location")),
    ("## Uses\n\nYour name and age are used for public health reporting.", ("personal_data", "pd:Health")),
    ("## Uses\n\n- Members: name, date of birth", ("personal_data", "pd:Username")),
    ("## Uses\n\nWe skip work for inactive accounts.", ("retention", "until-account-deletion")),
    (
        "## Uses\n\nWe give proof of your right to work in the UK to Kitemail Ltd.",
        ("third_country", "loc:GB"),
    ),
    ("## Uses\n\nWe note your name, age and reduced mobility.", ("personal_data", "pd:TelephoneNumber")),
    ("## Uses\n\nStaff with your name, age and role are coordinating meals.", ("personal_data", "pd:Location")),
    ("## Uses\n\nKitemail does not receive your email address or name.", ("personal_data", "pd:EmailAddress")),
    ("## Uses\n\nWe never see your card number.", ("personal_data", "pd:CreditCardNumber")),
    ("## Uses\n\nYou have the option to delete all stored cookies.", ("right", "eu-gdpr:A17")),
    ("## Lessons\n\nA lesson is longer than one of Zoom.", ("recipient", "Zoom")),
    ("## Uses\n\nWe keep your name while you are here.", ("retention", "until-contract-end")),
    ("## Security\n\nYour password and user name are safe with encryption.", ("personal_data", "pd:Password")),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_those_who_serve_the_public_say_is_read(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    assert expected in facts(text, tmp_path)


@pytest.mark.parametrize(("text", "unexpected"), UNSAID)
def test_what_only_looks_like_it_is_not(text: str, unexpected: tuple[str, str], tmp_path: Path) -> None:
    assert unexpected not in facts(text, tmp_path)


def test_all_of_a_row_of_joint_controllers_are_controllers(tmp_path: Path) -> None:
    text = "# Privacy\n\nLarkmoor Ltd, Kitewind GmbH and Sailbird Ltd are joint controllers.\n\n## Uses\n\nX.\n"
    named = {value for relation, value in facts(text, tmp_path, "") if relation == "controller"}
    assert named == {"Larkmoor Ltd", "Kitewind GmbH", "Sailbird Ltd"}


def test_joint_control_of_one_processing_makes_no_controller(tmp_path: Path) -> None:
    text = "## Fan page\n\nKitewind GmbH and we are joint controllers for the fan page. We see statistics.\n"
    found = facts(text, tmp_path)
    assert {value for relation, value in found if relation == "controller"} == {"Larkmoor Ltd"}
    assert ("joint_controller", "Kitewind GmbH") in found


@pytest.mark.parametrize("date", ["April 9, 2026 Last Updated", "Effective 9 April 2026 First Written"])
def test_the_year_of_a_date_is_no_postcode(date: str, tmp_path: Path) -> None:
    found = facts(f"# Kites {date}\n\nWe keep names.\n", tmp_path, "")
    assert not {value for relation, value in found if relation == "controller_address"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We use Mailkite (Sailbird Inc.) to send news.", {"Sailbird Inc."}),
        ("We use Mailkite (Sailbird GmbH, Germany) for polls, and Mailkite counts them.", {"Sailbird GmbH"}),
        ("We use Mailkite (sold by Sailbird Inc.) to send news.", {"Mailkite", "Sailbird Inc."}),
        ("We use Mailkite and Sailbird Inc. to send news.", {"Mailkite", "Sailbird Inc."}),
    ],
)
def test_a_brand_goes_by_the_company_in_its_bracket(text: str, expected: set[str], tmp_path: Path) -> None:
    found = facts(f"## Post\n\n{text}\n", tmp_path)
    assert {value for relation, value in found if relation == "recipient"} == expected
