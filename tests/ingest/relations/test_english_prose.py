"""What English prose names, and what it only mentions: the reader's acts, things, places. Own sentences."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_file

HEAD = "# Privacy notice\n\nThe controller is Reedpipe Ltd, a maker of bellows.\n\n"


def facts(text: str, folder: Path, head: str = HEAD) -> set[tuple[str, str]]:
    path = folder / "notice.md"
    path.write_text(head + text, encoding="utf-8")
    return {(f.relation, f.value) for f in facts_of(build(read_file(path, folder), "en"))}


SAID = [
    ("## Pumps\n\n4. To test and protect our business", ("purpose", "dpv:EnforceSecurity")),
    ("## Pumps\n\nWhen you create an account, we keep your name.", ("purpose", "dpv:AccountManagement")),
    ("## Pumps\n\nFirms that help us with analytics get it.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("## Pumps\n\nWe use your photos for app functionality.", ("purpose", "dpv:ServiceProvision")),
    ("## Pumps\n\nWe see pages with targeted content.", ("purpose", "dpv:ServicePersonalisation")),
    ("## Pumps\n\nWe keep it to detect unwanted use of pumps.", ("purpose", "dpv:MisusePreventionAndDetection")),
    ("## Pumps\n\nThey use data analytics.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("## Pumps\n\nIt helps to secure and improve our network.", ("purpose", "dpv:EnforceSecurity")),
    ("## Pumps\n\nIt helps to assess the reach of our advertising.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("## Pumps\n\nWe keep logs for maintenance purposes.", ("purpose", "dpv:TechnicalServiceProvision")),
    ("## Pumps\n\nWe enter the feedback and complaints that you send us.", ("personal_data", "pd:Communication")),
    ("## Pumps\n\nWe log your IP address, operating system and device.", ("personal_data", "pd:DeviceBased")),
    ("## Pumps\n\n- To bill you (e.g. by name, age)", ("personal_data", "pd:Age")),
    ("## Registration and authentication\n\nWe keep names.", ("purpose", "dpv:ServiceRegistration")),
    ("## Registration and authentication\n\nWe keep names.", ("purpose", "dpv:IdentityAuthentication")),
    ("## Pumps\n\nThey provide security.", ("purpose", "dpv:EnforceSecurity")),
    ("## Pumps\n\nIt serves the website.", ("purpose", "dpv:TechnicalServiceProvision")),
    ("## Pumps\n\nWe count the number of site visits.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("We use your name to prevent fraud.\n\n## Pumps\n\nX.", ("purpose", "dpv:FraudPreventionAndDetection")),
    (
        "## Help\n\nWe share it with providers listed below, as said.\n\n- Reedora Kids Club: counts\n- Hotjar: ads",
        ("recipient", "Reedora Kids Club"),
    ),
    ("## Pumps\n\nWe collect the location.", ("personal_data", "pd:Location")),
    (
        "## Pumps\n\nTags (referred to as IDs) and IP addresses expire.",
        ("personal_data", "pd:IPAddress"),
    ),
    ("## Tools\n\nWe use tools such as Bellowsoft, Hotjar and Pumpora.", ("recipient", "Bellowsoft")),
    ("## Tools\n\nWe use tools such as Bellowsoft, Hotjar and Pumpora.", ("recipient", "Pumpora")),
    ("## Help\n\nWe share your name with:\n\n- makers of maps such as Hotjar\n- lawyers", ("recipient", "Hotjar")),
    ("## Tools\n\nWe receive your address from partners such as Hotjar. We use Hotjar.", ("recipient", "Hotjar")),
    ("## Your rights\n\nYou have the right to know whether we hold data.", ("right", "eu-gdpr:A15")),
    ("## Your rights\n\nIt can be amended, blocked or deleted.", ("right", "eu-gdpr:A16")),
    ("## Your rights\n\nIt can be amended, blocked or deleted.", ("right", "eu-gdpr:A17")),
    ("## Your rights\n\nIt can be amended, blocked or deleted.", ("right", "eu-gdpr:A18")),
    ("## Your rights\n\nYou may oppose their treatment.", ("right", "eu-gdpr:A21")),
    ("## Your rights\n\nIf you would like us to delete your data, write to us.", ("right", "eu-gdpr:A17")),
]
UNSAID = [
    ("It is for you when you browse our shop or place an order.\n\n## Pumps\n\nX.",
     ("purpose", "dpv:CustomerOrderManagement")),
    ("## Pumps\n\nIt is used to support the running of pumps.", ("purpose", "dpv:CustomerCare")),
    ("## Help\n\nWe share it with providers, as said.\n\n- Reedora Kids Club: counts\n- Bellowsoft: ads",
     ("recipient", "Reedora Kids Club")),
    ("## Pumps\n\nWithout it we may not be able to deliver goods to you.", ("purpose", "dpv:DeliveryOfGoods")),
    ("## Pumps\n\nHelper means anybody whom we employ to facilitate the Service.", ("purpose", "dpv:ServiceProvision")),
    ("## Pumps\n\nWrite to us to exercise your legal rights.", ("purpose", "dpv:DisputeManagement")),
    ("## Pumps\n\nWe collect location pumps.", ("personal_data", "pd:Location")),
    ("## Marketing and analytics\n\nWe keep names.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("## Pumps\n\nWe show personalised advertising.", ("purpose", "dpv:Advertising")),
    ("## Pumps\n\nWe send you promotional or marketing communications.", ("purpose", "dpv:Marketing")),
    ("## Pumps\n\nWe learn your name when you create an account.", ("purpose", "dpv:AccountManagement")),
    ("## Pumps\n\nWe log it whenever you request a password reset.", ("purpose", "dpv:IdentityAuthentication")),
    ("## Pumps\n\nFor users who register on our website we keep a list.", ("purpose", "dpv:ServiceRegistration")),
    ("## Pumps\n\nWe set cookies and tracking technologies.", ("purpose", "dpv:ServiceUsageAnalytics")),
    ("## Pumps\n\nAsked for is information that can be used to contact or identify you.",
     ("purpose", "dpv:IdentityVerification")),
    ("## Pumps\n\nAsked for is information that can be used to contact or identify you.",
     ("purpose", "dpv:CommunicationManagement")),
    ("## Pumps\n\nWebsite administrators see it.", ("purpose", "dpv:TechnicalServiceProvision")),
    ("## Pumps\n\nWe see pages with targeted content.", ("purpose", "dpv:TargetedAdvertising")),
    ("## Pumps\n\nWe make summaries, such as those you request.", ("personal_data", "pd:Communication")),
    ("## Pumps\n\nWe offer tools such as a complaints form.", ("personal_data", "pd:Communication")),
    ("## Pumps\n\nThe file is sent from your mobile phone or other device.", ("personal_data", "pd:DeviceBased")),
    ("## Pumps\n\nWe respond to comments and requests about pumps.", ("personal_data", "pd:Communication")),
    ("## Pumps\n\nWe respond to comments and requests about pumps.", ("personal_data", "ng:ContentData")),
    ("## Pumps\n\n- To help you, your friends, age and gender aside", ("personal_data", "pd:Age")),
    ("## Pumps\n\nThis serves to prevent unauthorised use of the app.", ("personal_data", "pd:BrowsingBehaviour")),
    ("## Tools\n\nWe receive your address from partners such as Hotjar.", ("recipient", "Hotjar")),
    ("## Tools\n\nHits are counted by Reedora, Dublin, Ireland, and Hotjar.", ("recipient", "Dublin")),
    ("## Help\n\nYou can ask for:\n\n- makers of maps such as Hotjar\n- lawyers", ("recipient", "Hotjar")),
    ("## Your rights\n\nMost programs let you block and delete cookies.", ("right", "eu-gdpr:A18")),
    ("## Your rights\n\nMost programs let you block and delete cookies.", ("right", "eu-gdpr:A17")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), SAID)
def test_prose_states_the_fact(text: str, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact in facts(text, tmp_path)


@pytest.mark.parametrize(("text", "fact"), UNSAID)
def test_what_prose_only_mentions_is_no_fact(text: str, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact not in facts(text, tmp_path)


CONTROLLERS = [
    ('Reedpipe Ltd, Pumpora Ltd and Bellowsoft Ltd (together "we") run this site.',
     {"Reedpipe Ltd", "Pumpora Ltd", "Bellowsoft Ltd"}),
    ('The Bellows app was created by Jane Example, Joan Sample (hereby referred to as "Service Provider").',
     {"Jane Example", "Joan Sample"}),
    ("This privacy policy applies to the Pump Bellows app that was created by Jane Example.", {"Jane Example"}),
    ("This privacy policy applies to the Pump Bellows app.", {"Pump Bellows"}),
    ("The controller is Reedpipe Ltd, a maker of bellows. We use Pumpora Ltd and Bellowsoft Ltd.", {"Reedpipe Ltd"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), CONTROLLERS)
def test_all_names_of_a_row_are_controllers_and_no_product_is(text: str, names: set[str], tmp_path: Path) -> None:
    said = facts(f"{text}\n\n## Pumps\n\nWe keep your name.", tmp_path, "# Privacy policy\n\n")
    assert {value for relation, value in said if relation == "controller"} == names


@pytest.mark.parametrize(("heading", "read"), [("Changes to this notice", True), ("Pumps", False)])
def test_a_section_on_changes_states_the_date_wherever_it_stands(heading: str, read: bool, tmp_path: Path) -> None:
    filler = "## Pumps\n\n" + "We keep your name. " * 100 + "\n\n"
    text = f"{filler}## {heading}\n\nIt was last updated in April 2018.\n\n{filler}"
    assert (("policy_date", "2018-04") in facts(text, tmp_path)) is read
