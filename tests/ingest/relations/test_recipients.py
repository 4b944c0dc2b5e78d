"""Recipients, agreements and categories in short notices of our own: exact values, and what must not be read."""

import pytest

from noticegraph.ingest.context import Found, build
from noticegraph.ingest.parties import mentions
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import document, recipients


def found(text: str, language: str) -> list[Found]:
    context = build(read_bytes(text.encode(), "notice.md", "text/markdown"), language)
    named = mentions(context)
    own = document.own_mentions(context, document.controllers(context))
    return list(recipients.read(context, named, own))


def values(text: str, language: str, relation: str) -> set[str]:
    return {f.value for f in found(text, language) if f.relation == relation}


HEAD = {
    "en": "# Privacy\n\n## Controller\n\nThe controller is Fjordbike Ltd, 1 Quay Road, London SW1A 1AA.\n\n",
    "de": "# Datenschutz\n\n## Verantwortlicher\n\nVerantwortlich ist die Bergrad GmbH, Hauptstr. 1, "
    "70173 Stuttgart.\n\n",
    "nb": "# Personvern\n\n## Behandlingsansvarlig\n\nBehandlingsansvarlig er Fjordsykkel AS, Storgata "
    "1, 0155 Oslo.\n\n",
}

RECIPIENTS = [
    # a brand after words that name a party
    ("en", "## Translation\n\nWe use the service Lingualo to show our pages in your language.", {"Lingualo"}),
    ("en", "## Videos\n\nOur website integrates Clipvid and Mapora to show films.", {"Clipvid", "Mapora"}),
    ("de", "## Webinare\n\nFür Webinare nutzen wir MeetRaum. Dabei wird Ihre IP-Adresse verarbeitet.", {"MeetRaum"}),
    ("de", "## Übersetzung\n\nWir verwenden den Dienst „Lingualo“, um Texte zu übersetzen.", {"Lingualo"}),
    ("nb", "## Nettsted\n\nNettsiden ligger hos Domenet.no, og loggen slettes etter en uke.", {"Domenet.no"}),
    ("nb", "## Billetter\n\nVi bruker arrangementsystemet Biletto når du melder deg på.", {"Biletto"}),
    # the fullest name of the process, once
    (
        "en",
        "## Letters\n\nWe use Postino. The provider is Postino Mail Ireland Limited. Postino stores your address.",
        {"Postino Mail Ireland Limited"},
    ),
    # a product only where no company is named
    ("en", "## Statistics\n\nWe use Google Analytics to count visits.", {"Google Analytics"}),
    ("nb", "## Statistikk\n\nVi lager statistikk med Google Analytics. IP-adressen deles med Google.", {"Google"}),
    # a list that is announced as one of recipients
    (
        "en",
        "## Sign-in\n\nThird parties we use for logging in:\n\n- [Loginora](https://loginora.example)\n"
        "- [Keydoor](https://keydoor.example)\n",
        {"Loginora", "Keydoor"},
    ),
    # a column of parties, whatever the name looks like; the other cells name none
    (
        "en",
        "## Processors\n\n| Provider | Purpose | Location |\n|---|---|---|\n| "
        "[Prelumo](https://prelumo.example) | "
        "text messages to PayPal customers | EU |\n",
        {"Prelumo"},
    ),
    # the address's owner
    (
        "nb",
        "## Annonser\n\nVi viser annonser fra Adverto Corporate, 12 Main Street, Redmond, WA 98052-6399, USA.",
        {"Adverto Corporate"},
    ),
    # initials that the notice gives itself
    (
        "nb",
        "## Medlemmer\n\nMedlemmer av korpset er også medlem av Norges Eksempel Forbund, NEF. "
        "Navn og adresse deles med NEF.",
        {"Norges Eksempel Forbund"},
    ),
    # kin to whom data go receives them; mere owners do not
    (
        "en",
        "## Ads\n\nAds are shown by Adverto Ireland Ltd., a subsidiary of Adverto Holding Inc.",
        {"Adverto Ireland Ltd."},
    ),
]

NONE = [
    ("en", "## Cookies\n\nYou can delete cookies in Firefox, Chrome or Safari."),
    ("en", "## More\n\nFurther information is found in the privacy policy of PayPal."),
    ("en", "## Statistics\n\nWe do not use Google Analytics."),
    ("en", "## Statistics\n\nWe run Matomo on our own server to count visits."),
    ("en", "## Purposes\n\nWe use Your Account Information for our Services; your account and information stay here."),
    ("de", "## Nutzung\n\nWir verwenden Ihre Daten, Meta- und Nutzungsdaten eingeschlossen, um Fehler zu finden."),
    ("de", "## Statistik\n\nWir verwenden weder Google Analytics noch andere Dienste."),
    ("nb", "## Sporing\n\nVi har verken Google Analytics eller Hotjar på siden."),
]


@pytest.mark.parametrize(("language", "section", "expected"), RECIPIENTS)
def test_a_process_names_its_recipients_at_their_fullest(language: str, section: str, expected: set[str]) -> None:
    assert values(HEAD[language] + section, language, "recipient") == expected


@pytest.mark.parametrize(("language", "section"), NONE)
def test_a_name_that_is_only_mentioned_is_no_recipient(language: str, section: str) -> None:
    assert values(HEAD[language] + section, language, "recipient") == set()


CONTRACTS = [
    (
        "en",
        "## Hosting\n\nOur site is hosted by Serverus Ltd. We have concluded a data processing agreement with the "
        "above-named provider.",
        {"Serverus Ltd."},
    ),
    (
        "en",
        "## Letters\n\nThe provider is Postino Mail Ireland Limited. Postino acts as a processor under Art. 28 GDPR.",
        {"Postino Mail Ireland Limited"},
    ),
    (
        "de",
        "## Formular\n\nWir setzen die Formio GmbH und die Sendix AG ein. Mit diesen Anbietern "
        "bestehen Verträge zur "
        "Auftragsverarbeitung.",
        {"Formio GmbH", "Sendix AG"},
    ),
    ("nb", "## Billetter\n\nOpplysningene lagres hos Biletto AS. Egen databehandleravtale er inngått.", {"Biletto AS"}),
    ("nb", "## Register\n\nOpplysningene lagres hos vår databehandler Google.", set()),
]


@pytest.mark.parametrize(("language", "section", "expected"), CONTRACTS)
def test_an_agreement_is_one_with_the_party_it_reaches_back_to(language: str, section: str, expected: set[str]) -> None:
    assert values(HEAD[language] + section, language, "processor_contract") == expected


CATEGORIES = [
    (
        "en",
        "## Orders\n\nWe pass your address on to shipping companies and tax advisors.",
        {"shipping companies", "tax advisors"},
    ),
    ("de", "## Server-Logs\n\nDaten erhebt und speichert der Provider der Website.", {"Provider"}),
    ("de", "## Anfragen\n\nWir beantworten die an uns gerichteten Anfragen.", set()),
    ("nb", "## Regnskap\n\nFakturaer deles med regnskapsfører.", {"regnskapsfører"}),
]


@pytest.mark.parametrize(("language", "section", "expected"), CATEGORIES)
def test_categories_of_recipients_are_the_notices_words(language: str, section: str, expected: set[str]) -> None:
    assert values(HEAD[language] + section, language, "recipient_category") == expected


def test_what_cookies_are_called_is_no_party() -> None:
    text = (
        "| Provider | Purpose | Storage |\n|---|---|---|\n| _pedalSession | Analysis of use | 2 years |\n"
        "| pedalUserCount | Analysis of use | 1 year |\n| eTrikka | Analysis of use | 1 year |\n"
    )
    assert values(f"# Notice\n\n## Cookies\n\n{text}", "en", "recipient") == {"eTrikka"}


def test_a_heading_in_a_list_of_recipients_is_no_party() -> None:
    items = "* **Riding Records.** We pass on how far you rode.\n* **Repair Books.** We pass on what broke.\n"
    notice = f"# Notice\n\n## Recipients\n\nWe share your data with:\n\n{items}"
    assert values(notice, "en", "recipient") == set()
    assert values(notice.replace(".**", "**:"), "en", "recipient") == {"Riding Records", "Repair Books"}
