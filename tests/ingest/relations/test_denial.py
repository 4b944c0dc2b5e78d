"""Denials, ended and imagined uses state no fact; what looks like one and is none keeps its fact: own sentences."""

import pytest

from noticegraph.ingest.contents import contents
from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_bytes

Claims = set[tuple[str, str]]


def claims(language: str, text: str) -> Claims:
    context = build(read_bytes(f"# Notice\n\n## Bicycle hire\n\n{text}\n".encode(), "notice.md"), language)
    return {(f.relation, f.value) for f in facts_of(context)}


def of(found: Claims, *relations: str) -> Claims:
    return {c for c in found if c[0] in relations}


@pytest.mark.parametrize(
    ("language", "text", "relations"),
    [
        ("en", "We stopped working with Samplia Inc. in May 2018.", ("recipient",)),
        ("en", "Until the end of 2019 we shared orders with Samplia Inc. in the USA.", ("recipient", "third_country")),
        ("en", "We no longer use Samplia Inc. for payments.", ("recipient",)),
        (
            "en",
            "If we ever transfer your orders to Samplia Inc. in the USA, we will ask for your consent.",
            ("recipient", "third_country", "transfer", "legal_basis"),
        ),
        ("en", "Your date of birth is neither recorded nor stored.", ("personal_data",)),
        ("en", "Postal address, date of birth and telephone number are not collected.", ("personal_data",)),
        ("en", "We have never passed orders to the USA.", ("third_country", "transfer")),
        ("en", "Orders have never left Norway and are not sent to the USA.", ("third_country", "transfer")),
        (
            "en",
            "We will never send your orders to Samplia Inc. in the USA.",
            ("recipient", "third_country", "transfer"),
        ),
        ("en", "Orders are not tracked, nor are names or e-mail addresses kept.", ("personal_data",)),
        ("en", "Rental records are not retained for 6 years.", ("retention",)),
        ("en", "You have no right to data portability here.", ("right",)),
        ("en", "The right to data portability does not exist.", ("right",)),
        ("en", "Art. 6(1)(b) GDPR does not apply to this.", ("legal_basis",)),
        ("en", "The hire is not based on your consent (Art. 6(1)(a) GDPR).", ("legal_basis",)),
        ("en", "Non-anonymised copies are kept on paper.", ("measure",)),
        ("en", "Your overriding legitimate interest in not disclosing your address is respected.", ("legal_basis",)),
        (
            "en",
            "Transfers to third countries rest on the statutory exceptions for the performance of contracts.",
            ("legal_basis",),
        ),
        ("en", "We receive your address from Samplia GmbH.", ("recipient",)),
        ("en", "Samplia GmbH is our data protection officer.", ("recipient",)),
        (
            "de",
            "Eine Weitergabe in Drittstaaten findet nicht statt, insbesondere nicht in die USA.",
            ("third_country", "transfer"),
        ),
        ("de", "Zählpixel der Samplia GmbH werden nicht eingesetzt.", ("recipient",)),
        ("de", "Sollten wir künftig die Samplia GmbH beauftragen, sagen wir es Ihnen.", ("recipient",)),
        ("de", "Auf die Angabe Ihrer Telefonnummer verzichten wir.", ("personal_data",)),
        ("de", "Geburtsdatum und Telefonnummer erheben wir grundsätzlich nicht.", ("personal_data",)),
        ("de", "Eine Speicherung Ihrer Telefonnummer für 90 Tage findet nicht statt.", ("personal_data", "retention")),
        (
            "de",
            "Der Verleih erfolgt nicht auf Grundlage Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).",
            ("legal_basis",),
        ),
        ("de", "Ein Recht auf Datenübertragbarkeit steht Ihnen nicht zu.", ("right",)),
        ("de", "Bis Ende 2019 haben wir die Samplia Inc. beauftragt, heute nicht mehr.", ("recipient",)),
        ("nb", "Fødselsdato og telefonnummer registreres ikke.", ("personal_data",)),
        ("nb", "Vi oppbevarer ikke telefonnummeret i 90 dager.", ("retention",)),
        ("nb", "Utleien baserer seg ikke på samtykke etter artikkel 6 nr. 1 bokstav a.", ("legal_basis",)),
        ("nb", "Hvis vi noen gang skulle bruke Samplia Inc. i USA, sier vi fra.", ("recipient", "third_country")),
        ("nb", "Fram til 2019 brukte vi Samplia Inc. til betaling.", ("recipient",)),
        ("nb", "Du har ikke rett til dataportabilitet.", ("right",)),
        ("en", "Neither Samplia Inc. nor Examplia GmbH is used on this page.", ("recipient",)),
        ("en", "None of your details, such as date of birth or telephone number, are stored.", ("personal_data",)),
        ("en", "In the past we worked with Samplia Inc. for payments.", ("recipient",)),
        ("en", "Your orders will not be transferred to the USA or other third countries.", ("third_country",)),
        ("de", "Eine Einwilligung (Art. 6 Abs. 1 lit. a DSGVO) ist nicht erforderlich.", ("legal_basis",)),
        ("de", "Ihre Bestellung wird nicht in die USA übermittelt.", ("third_country",)),
        ("nb", "Verken fødselsdato eller telefonnummer lagres.", ("personal_data",)),
    ],
)
def test_what_is_denied_ended_or_imagined_is_no_fact(language: str, text: str, relations: tuple[str, ...]) -> None:
    assert of(claims(language, text), *relations) == set()


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "Access logs are kept for no longer than 30 days.", {("retention", "P30D")}),
        (
            "en",
            "IP addresses are not stored for longer than 14 days.",
            {("personal_data", "pd:IPAddress"), ("retention", "P14D")},
        ),
        ("en", "We do not share your data except with Samplia Inc.", {("recipient", "Samplia Inc.")}),
        ("en", "We never pass on data unless Samplia Inc. needs them.", {("recipient", "Samplia Inc.")}),
        (
            "en",
            "We store not only your name but also your IP address.",
            {("personal_data", "pd:Name"), ("personal_data", "pd:IPAddress")},
        ),
        ("en", "Your IP address is not used for advertising.", {("personal_data", "pd:IPAddress")}),
        (
            "en",
            "We handle your name under Art. 6(1)(b) GDPR and it is not stored twice.",
            {("personal_data", "pd:Name"), ("legal_basis", "eu-gdpr:A6-1-b")},
        ),
        (
            "en",
            "Data are not passed on without your consent (Art. 6(1)(a) GDPR).",
            {("legal_basis", "eu-gdpr:A6-1-a")},
        ),
        (
            "en",
            "We do not log your IP address, but your browser type is stored for 7 days.",
            {("personal_data", "pd:UserAgent"), ("retention", "P7D")},
        ),
        ("en", "We do not pass on data and delete orders after 7 days.", {("retention", "P7D")}),
        ("en", "You have the right to data portability.", {("right", "eu-gdpr:A20")}),
        ("en", "We use Samplia Inc. for payments; cookies are not used.", {("recipient", "Samplia Inc.")}),
        ("en", "We transfer your address to Samplia GmbH.", {("recipient", "Samplia GmbH")}),
        (
            "en",
            "We store your telephone number; neither calls nor messages are kept.",
            {("personal_data", "pd:TelephoneNumber")},
        ),
        ("en", "Art. 6(1)(f) GDPR is our basis, consent is not required.", {("legal_basis", "eu-gdpr:A6-1-f")}),
        (
            "de",
            "Die Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO, eine Einwilligung ist nicht erforderlich.",
            {("legal_basis", "eu-gdpr:A6-1-b")},
        ),
        ("en", "We do not retain rental orders for more than 25 months.", {("retention", "P25M")}),
        ("en", "Your right to data portability does not apply to data kept on paper.", {("right", "eu-gdpr:A20")}),
        (
            "de",
            "Eine Speicherung der IP-Adresse über das Ende der Miete hinaus erfolgt nicht.",
            {("personal_data", "pd:IPAddress")},
        ),
        ("de", "Ihre IP-Adresse wird nicht länger als 30 Tage gespeichert.", {("retention", "P30D")}),
        (
            "de",
            "Wir speichern nicht nur Ihre Telefonnummer, sondern auch Ihre IP-Adresse.",
            {("personal_data", "pd:TelephoneNumber"), ("personal_data", "pd:IPAddress")},
        ),
        (
            "de",
            "Wenn wir Daten an die Samplia Inc. in den USA übermitteln, gelten Standardvertragsklauseln.",
            {("recipient", "Samplia Inc."), ("third_country", "loc:US")},
        ),
        (
            "de",
            "Ihre IP-Adresse wird nach Art. 6 Abs. 1 lit. f DSGVO verarbeitet und wird nicht weitergegeben.",
            {("personal_data", "pd:IPAddress"), ("legal_basis", "eu-gdpr:A6-1-f")},
        ),
        (
            "de",
            "Den Versand übernimmt seit 2019 die Samplia GmbH, früher haben wir ihn selbst erledigt.",
            {("recipient", "Samplia GmbH")},
        ),
        ("nb", "Vi lagrer ikke IP-adressen lenger enn 30 dager.", {("retention", "P30D")}),
        (
            "nb",
            "Vi lagrer ikke bare telefonnummer, men også IP-adresse.",
            {("personal_data", "pd:TelephoneNumber"), ("personal_data", "pd:IPAddress")},
        ),
        (
            "nb",
            "IP-adressen lagres i 30 dager og deles ikke.",
            {("personal_data", "pd:IPAddress"), ("retention", "P30D")},
        ),
        ("nb", "Vi deler ikke opplysninger med andre enn Samplia Inc.", {("recipient", "Samplia Inc.")}),
        ("nb", "Vi behandler e-postadressen etter artikkel 6 nr. 1 bokstav b.", {("legal_basis", "eu-gdpr:A6-1-b")}),
    ],
)
def test_what_only_looks_like_a_denial_keeps_its_fact(language: str, text: str, kept: Claims) -> None:
    assert kept <= claims(language, text)


def test_a_list_that_repeats_the_headings_is_a_table_of_contents() -> None:
    titles = ["Bicycle hire", "Newsletter", "Payments", "Repairs"]
    listed = "\n".join(f"- {number}. {title}" for number, title in enumerate(titles, 1))
    told = "\n\n".join(f"## {title}\n\nWe keep your name." for title in titles)
    text = f"# Notice\n\n{listed}\n\n{told}\n\n## Data\n\n- name\n- address\n- telephone\n- e-mail\n"
    context = build(read_bytes(text.encode(), "notice.md"), "en")
    found = sorted(contents(context))
    assert [context.text[slice(*context.normal.blocks[i])].split()[-1] for i in found] == [
        "hire",
        "Newsletter",
        "Payments",
        "Repairs",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not use these records to train our models."),
        ("en", "The shop does not use your records to show you advertising."),
        ("en", "We don't use your hire records for advertising."),
        ("de", "Wir nutzen diese Angaben nicht, um Ihnen Werbung zu zeigen."),
    ],
)
def test_what_data_are_not_used_for_is_no_purpose(language: str, text: str) -> None:
    assert of(claims(language, text), "purpose") == set()


def test_what_data_are_used_for_on_a_condition_is_a_purpose() -> None:
    found = claims("en", "We will never use your hire records for marketing purposes except with your consent.")
    assert of(found, "purpose", "legal_basis") == {("purpose", "dpv:Marketing"), ("legal_basis", "eu-gdpr:A6-1-a")}


def test_a_form_that_is_not_used_denies_nothing() -> None:
    found = claims("en", "If you do not use the form, we store your email address in order to answer your enquiry.")
    assert of(found, "personal_data") == {("personal_data", "pd:EmailAddress")}
    assert of(found, "purpose") == {("purpose", "dpv:CommunicationManagement")}


@pytest.mark.parametrize(
    "text",
    [
        "Cookies that are not strictly needed are only placed after you provide consent.",
        "Cookies for statistics are set only after you have agreed.",
    ],
)
def test_what_is_done_after_consent_rests_on_it(text: str) -> None:
    assert of(claims("en", text), "legal_basis") == {("legal_basis", "eu-gdpr:A6-1-a")}


def test_a_denial_by_never_ends_with_its_clause() -> None:
    found = claims("en", "We have never sent orders to the USA, but we send them to India.")
    assert of(found, "third_country") == {("third_country", "loc:IN")}
    found = claims("en", "If the form is not sent, your orders are transferred to India by hand.")
    assert of(found, "third_country") == {("third_country", "loc:IN")}


@pytest.mark.parametrize(
    "text",
    [
        "We no longer use Mailchimp; letters are sent with Pigeonly (Samplia SAS, Lyon), who act for us.",
        "In the past we used Mailchimp; letters are now sent by Samplia SAS, Lyon.",
    ],
)
def test_a_use_that_has_ended_ends_at_the_semicolon(text: str) -> None:
    assert of(claims("en", text), "recipient") == {("recipient", "Samplia SAS")}


def test_kinds_of_recipients_behind_a_semicolon_are_not_denied() -> None:
    found = claims("en", "We no longer use Mailchimp; the letters are passed on to auditors.")
    assert ("recipient_category", "auditors") in found


def test_what_is_never_sent_to_who_has_not_agreed_is_sent_to_others() -> None:
    found = claims("en", "We will never send newsletters to members who haven't given consent.")
    assert ("purpose", "dpv:DirectMarketing") in found
    found = claims("en", "We will never send newsletters to members.")
    assert of(found, "purpose") == set()
