"""What English notices of clubs, employers and apps mostly say, and what only looks like it. Own sentences."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language
from noticegraph.ingest.read import read_bytes


def said(relation: str, text: str, heading: str = "Our boats") -> set[str]:
    document = read_bytes(f"# Privacy notice\n\nWe lend boats.\n\n## {heading}\n\n{text}\n".encode(), "notice.md")
    claims = interpret(document, Language("en", "en")).claims
    return {c.value.split(":")[-1] for c in claims if c.relation == relation}


PURPOSES = [
    ("to keep our member records up to date", "RecordManagement"),
    ("to pay wages", "PersonnelManagement"),
    ("to reclaim tax relief on gifts", "LegalCompliance"),
    ("to comply with health and safety law", "LegalCompliance"),
    ("to post you our quarterly magazine", "DirectMarketing"),
    ("to tell you about forthcoming events", "DirectMarketing"),
    ("to send you information about trips that may be of interest to you", "DirectMarketing"),
    ("to raise money for a new slipway", "Marketing"),
    ("to see how well our emails perform", "ServiceUsageAnalytics"),
    ("to ask for your opinion", "ImproveExistingProductsAndServices"),
    ("to train our volunteers", "ImproveExistingProductsAndServices"),
    ("to let members take part in our platform", "ServiceProvision"),
    ("for the provision and improvement of our service", "ServiceProvision"),
    ("to allow you to view our website", "TechnicalServiceProvision"),
    ("to arrange your appointment", "CustomerOrderManagement"),
    ("to issue a refund", "PaymentManagement"),
    ("to check that you are who you say", "IdentityVerification"),
    ("for the prevention and detection of crime", "MisusePreventionAndDetection"),
    ("to keep our building safe", "EnforceSecurity"),
    ("to run a raffle", "RequestedServiceProvision"),
    ("to take up references", "RecruitmentManagement"),
    ("to retarget people", "TargetedAdvertising"),
]


@pytest.mark.parametrize(("words", "purpose"), PURPOSES)
def test_a_purpose_of_the_trade_is_read(words, purpose):
    assert purpose in said("purpose", f"We use the sheet {words}.")


DATA = [
    ("your title", "Name"),
    ("any allergies", "Health"),
    ("your driving licence", "OfficialID"),
    ("your exam results", "Education"),
    ("your CV", "PersonalDocuments"),
    ("your salary", "Salary"),
    ("labour union membership", "TradeUnionMembership"),
    ("the calls that you make and receive", "CallLog"),
    ("the screens of the app that you view", "BrowsingBehaviour"),
    ("the time you spend on those pages", "BrowsingBehaviour"),
    ("the site you came from", "BrowsingReferral"),
    ("CCTV images", "Picture"),
]


@pytest.mark.parametrize(("words", "datum"), DATA)
def test_a_category_of_data_is_read_in_prose(words, datum):
    assert datum in said("personal_data", f"We note {words} in the log.")


RETENTION = [
    ("We keep it while you are employed by us.", "until-contract-end"),
    ("We keep receipts to meet legal, accounting or reporting requirements.", "statutory-period"),
    ("We keep it in line with our retention schedule.", "case-by-case"),
    ("How long we keep it depends on the kind of data.", "case-by-case"),
]


@pytest.mark.parametrize(("text", "criterion"), RETENTION)
def test_a_criterion_of_storage_is_read(text, criterion):
    assert criterion in said("retention", text)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("We have a statutory duty to list the boats.", "A6-1-c"),
        ("You have agreed to receive it.", "A6-1-a"),
        ("We use it where that is needed to save a person's life.", "A6-1-d"),
    ],
)
def test_a_basis_is_read_in_words(text, basis):
    assert basis in said("legal_basis", text)


@pytest.mark.parametrize("kind", ["hospitals", "trustees", "awarding bodies", "payment processors", "your employer"])
def test_a_kind_of_recipients_is_read_where_it_receives_data(kind):
    assert said("recipient_category", f"We share the crew list with {kind}.") == {kind}
    assert said("recipient_category", f"We once met {kind}.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The purposes are set out in the next part.",
        "For the purposes of the public we paint the boats.",
        "They need the key in order to perform the task.",
        "We need it to purchased goods.",
    ],
)
def test_a_word_of_the_same_stem_is_no_purpose(text):
    assert said("purpose", text) == set()


def test_a_long_cell_of_purposes_is_prose():
    words = "We put the oars away when our services are over and the river has risen to the highest mark again"
    table = f"| Activity | Purpose |\n| --- | --- |\n| Lending | {words}, {{}} |"
    assert said("purpose", table.format("marketing")) == {"Marketing"}
    assert said("purpose", table.format("which we do each evening")) == set()
    assert said("purpose", "| Activity | Purpose |\n| --- | --- |\n| Lending | our services |") == {"ServiceProvision"}


def test_reserving_a_right_grants_none():
    assert said("right", "We reserve the right to update this page.") == set()
    assert said("right", "You have the right to update your data.") == {"A16"}


@pytest.mark.parametrize("heading", ["Your personal data - what is it?", "What do we mean by personal data?"])
def test_a_definition_of_personal_data_names_none_of_a_process(heading):
    document = read_bytes(f"# Privacy notice\n\n## {heading}\n\nIt is your name and your address.\n".encode(), "n.md")
    claims = interpret(document, Language("en", "en")).claims
    assert {c.process for c in claims if c.relation == "personal_data"} <= {None}


def test_data_that_an_application_does_not_gather_is_none():
    assert said("personal_data", "The application does not gather the location of your phone.") == set()
    assert said("personal_data", "The application gathers the location of your phone.") == {"Location"}


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("We collect the family composition, your name and your gender.", "Job"),
        ("We may investigate, prevent, or address technical faults, and note your name.", "PhysicalAddress"),
        ("We keep your identity card data and your name.", "PaymentCard"),
    ],
)
def test_a_word_that_only_looks_like_data_is_none(text, datum):
    found = said("personal_data", text)
    assert "Name" in found
    assert datum not in found


@pytest.mark.parametrize("mark", ["- ", "\n"])
def test_a_list_of_recipients_is_read_by_what_announces_it(mark):
    items = f"{mark}our agents and divers;\n{mark}other charities on the lake.\n"
    assert said("recipient_category", f"We share the crew list with:\n\n{items}") == {"agents", "charities"}
    assert said("recipient_category", f"We thank for their help:\n\n{items}") == set()


def test_a_user_agent_is_no_recipient():
    assert said("recipient_category", "We share the log with divers:\n\n- user agent\n- host\n") == set()


def test_who_takes_over_is_a_recipient():
    text = "We also disclose the list in the event of any actual or planned sale or reorganisation."
    assert said("recipient_category", text)
    assert not said("recipient_category", "The club was new after a reorganisation.")
