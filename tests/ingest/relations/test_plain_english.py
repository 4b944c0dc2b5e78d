"""Rights, storage, recipients, places and purposes as small bodies say them, in sentences of our own."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_file

RIGHTS = "## Your rights\n\n"
SHARING = "## Who sees it\n\n"


def facts(text: str, folder: Path) -> set[tuple[str, str]]:
    path = folder / "notice.md"
    path.write_text("# Privacy notice\n\nOf Reedpipe Ltd, a maker of bellows.\n\n" + text, encoding="utf-8")
    return {(f.relation, f.value) for f in facts_of(build(read_file(path, folder), "en"))}


SAID = [
    (RIGHTS + "You may ask me for a copy of what I keep.", ("right", "eu-gdpr:A15")),
    (RIGHTS + "Find out what we hold on you.", ("right", "eu-gdpr:A15")),
    (RIGHTS + "Mistakes will gladly be put right.", ("right", "eu-gdpr:A16")),
    ("## Law\n\nYou have the right to see it, have mistakes fixed, limit our use, take it elsewhere and object.",
     ("right", "eu-gdpr:A21")),
    (SHARING + "We share your name with our bank.", ("recipient_category", "bank")),
    (RIGHTS + "You can have it wiped.", ("right", "eu-gdpr:A17")),
    (RIGHTS + "You can have processing paused: we put it on hold.", ("right", "eu-gdpr:A18")),
    (RIGHTS + "You can ask us to send your data to someone else.", ("right", "eu-gdpr:A20")),
    (RIGHTS + "You may object to decisions taken by automated means.", ("right", "eu-gdpr:A22")),
    (RIGHTS + "Raise your concern with us first or with the Information Commissioner.", ("right", "eu-gdpr:A77")),
    (RIGHTS + "Where you gave consent you may change your mind.", ("right", "eu-gdpr:A7-3")),
    ("## Invoices\n\nHMRC requires us to store your name on invoices.", ("legal_basis", "eu-gdpr:A6-1-c")),
    ("## News\n\nYour e-mail address is used until you ask us to be taken off.", ("retention", "until-withdrawal")),
    ("## Talks\n\nThe recordings of your voice are destroyed once they have been transcribed.",
     ("retention", "until-purpose-fulfilled")),
    ("## Posting\n\nRegistering requires a valid e-mail address.", ("obligation_to_provide", "required")),
    (SHARING + "Card numbers are taken by Coinbell.", ("recipient", "Coinbell")),
    (SHARING + "We give your address to my courier, Trotalong.", ("recipient", "Trotalong")),
    (SHARING + "We also pass your name and address to Trotalong.", ("recipient", "Trotalong")),
    (SHARING + "Some data are sent outside the UK.", ("third_country", "unspecified")),
    ("## Parcels\n\nWe use your address to arrange delivery.", ("purpose", "dpv:DeliveryOfGoods")),
    ("## Logs\n\nWe keep IP addresses to fend off abuse.", ("purpose", "dpv:MisusePreventionAndDetection")),
    ("## Help\n\nWe read your messages to sort out your problem.", ("purpose", "dpv:CustomerCare")),
    ("## Giving\n\nYour bank details are used for handling donations.", ("purpose", "dpv:PaymentManagement")),
]  # fmt: skip
SAID += [("## Letters\n\nIf you order our newsletter, we use your e-mail address.", ("purpose", "dpv:DirectMarketing"))]
UNSAID = [
    (SHARING + "We share your bank details with auditors.", ("recipient_category", "bank")),
    ("## Hire\n\nWe use your name and bank account number to perform our contract with you.",
     ("recipient_category", "bank")),
    (RIGHTS + "You can have a drawing deleted or the object that it shows.", ("right", "eu-gdpr:A21")),
    (SHARING + "Some data are sent outside the UK.", ("third_country", "loc:GB")),
    (SHARING + "We send results to the Wales league.", ("third_country", "loc:GB")),
    ("## Legal basis\n\nWe process your name for the performance of our contract with you.",
     ("purpose", "dpv:FulfilmentOfContractualObligation")),
    ("## Data\n\nWe collect your name when you place an order.", ("purpose", "dpv:CustomerOrderManagement")),
    ("## Requests\n\nWe respond to a subpoena or other lawful request.", ("purpose", "dpv:CommunicationManagement")),
    ("## Data\n\nWe use your billing address.", ("purpose", "dpv:PaymentManagement")),
    (SHARING + "Your data are shared with credit reference agencies.", ("purpose", "dpv:CustomerSolvencyMonitoring")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), SAID)
def test_everyday_words_state_the_fact(text: str, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact in facts(text, tmp_path)


@pytest.mark.parametrize(("text", "fact"), UNSAID)
def test_what_only_looks_like_it_states_nothing(text: str, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact not in facts(text, tmp_path)


def test_an_officer_is_named_by_a_comma_also_among_rights(tmp_path: Path) -> None:
    said = facts(RIGHTS + "Ask our data protection manager, Orla Tamsin, about them.", tmp_path)
    assert ("dpo", "Orla Tamsin") in said
    assert not {r for r, _ in facts(RIGHTS + "Ask our data protection officer about them.", tmp_path)} & {"dpo"}


def test_the_only_address_is_the_holders_and_a_number_beside_its_mail_too(tmp_path: Path) -> None:
    said = facts("## Writing\n\nWrite to 4 Mill Lane, Frome BA11 1AA, United Kingdom.", tmp_path)
    assert ("controller_country", "loc:GB") in said
    said = facts("## Calling\n\nMail bellows@reedpipe.example or dial 01904 567114.", tmp_path)
    assert ("controller_phone", "01904 567114") in said


def test_the_lines_over_a_postcode_are_no_headings(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("Owner and Data Controller\n\nTelai di Orla\nVia Lunga 3\n20121 Milano, Italy\n\nMail\n")
    kinds = [b.kind.value for b in read_file(path, tmp_path).blocks]
    assert kinds[1:4] == ["line"] * 3


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (RIGHTS + "You can take back any permission you gave.", ("right", "eu-gdpr:A7-3")),
        (RIGHTS + "Ask us to put things right.", ("right", "eu-gdpr:A16")),
        (RIGHTS + "If we got it wrong, tell the Information Commissioner's Office.", ("right", "eu-gdpr:A77")),
        (SHARING + "We share some details with Fellmere Council, Bandwatch and doctors.", ("recipient", "Bandwatch")),
        (SHARING + "Our list is held by Postpile.", ("recipient", "Postpile")),
        (SHARING + "Your tax code is a detail that we pass on to Taxhall.", ("recipient", "Taxhall")),
        ("## Visits\n\nWe use the number to arrange your visit.", ("purpose", "dpv:ServiceProvision")),
        ("## Jobs\n\nWe read a CV to find the right person.", ("purpose", "dpv:RecruitmentManagement")),
        ("## Plans\n\nWe use the card number to bill you.", ("purpose", "dpv:PaymentManagement")),
    ],
)
def test_small_bodies_say_it_in_their_own_way(text: str, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact in facts(text, tmp_path)
