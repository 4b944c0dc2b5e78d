"""How Norwegian towns, clinics, insurers, clubs, employers and shops write: own sentences, one regularity each."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Claim, Language
from noticegraph.ingest.read import read_bytes

HEAD = "# Personvern\n\nBehandlingsansvarlig er Utleielaget AS.\n\n"


def claims(text: str, media_type: str = "text/markdown") -> tuple[Claim, ...]:
    return interpret(read_bytes(text.encode(), "erklæring.md", media_type), Language("nb", "nb")).claims


def said(text: str, relation: str, heading: str = "Utleie") -> set[str]:
    """Return the values that a section of one paragraph states."""
    return {c.value for c in claims(f"{HEAD}## {heading}\n\n{text}\n") if c.relation == relation}


def rights(text: str) -> set[str]:
    return said(text, "right", "Dine rettigheter")


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        # a law is named before its section, also behind an article
        ("Lagring er lovpålagt (art. 6 (1) c), bokføringsloven § 13.", {"no:Bokføringsloven-13", "eu-gdpr:A6-1-c"}),
        # what the letter stands for may be said in brackets
        ("Vi følger GDPR art. 6 nr. 1 bokstav b (kjøp) og bokstav c (plikt).", {"eu-gdpr:A6-1-b", "eu-gdpr:A6-1-c"}),
        # a bare section goes on with the law of the one before it; a figure behind it ends the sentence
        (
            "Vi følger husleieloven §§ 3 til 5. Kopien lagres, jf. § 9.",
            {"no:Husleieloven-3", "no:Husleieloven-4", "no:Husleieloven-5", "no:Husleieloven-9"},
        ),
        ("Vi følger plan- og bygningslova § 21-4.", {"no:PlanOgBygningsloven-21-4"}),
        ("Vi følger kjøpsloven § 6.", {"no:Kjøpsloven-6"}),
        ("Utleia byggjer på rettkomen interesse.", {"eu-gdpr:A6-1-f"}),
    ],
)
def test_bases(text: str, bases: set[str]) -> None:
    assert bases <= said(text, "legal_basis")


def test_a_bare_section_behind_a_law_that_nobody_registered_is_not_given_to_another() -> None:
    text = "Vi følger husleieloven § 3 (jf. § 4) og boplikthjemmelloven § 9, jf. § 10."
    assert said(text, "legal_basis") == {"no:Husleieloven-3", "no:Husleieloven-4"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Formål: analyse, markedsføring og statistikk.", "dpv:Marketing"),
        ("Vi skal forebygge, avdekke og etterforske forsikringssvik.", "dpv:FraudPreventionAndDetection"),
        ("Vi må kontrollere kundens identitet.", "dpv:IdentityVerification"),
        ("Vi trenger tallene for å vurdere risiko og fastsette premie.", "dpv:EstablishContractualAgreement"),
        ("Kunder kan få informasjon om våre tilsvarende produkter.", "dpv:DirectMarketing"),
        ("Vi vil gi deg råd og forslag som passer for deg.", "dpv:ServicePersonalisation"),
        ("Leiesystemet driftes av Eksempeldrift AS.", "dpv:TechnicalServiceProvision"),
        ("Kapslene trengs for å få butikken til å virke.", "dpv:TechnicalServiceProvision"),
        ("Dagen før sender vi deg en påminnelse.", "dpv:CommunicationForCustomerCare"),
        ("Vi tar vare på søknaden for å dokumentere valget ved en eventuell tvist.", "dpv:DisputeManagement"),
        ("Vi beregner egenandel ut fra inntekten.", "dpv:PaymentManagement"),
        ("Målet er å holde løsningen sikker.", "dpv:EnforceSecurity"),
        ("Notatene støtter utvelgelsen.", "dpv:RecruitmentManagement"),
        ("Adressen trengs for å få pakken frem.", "dpv:DeliveryOfGoods"),
        ("Vi skal yte rett hjelp til rett tid.", "dpv:ServiceProvision"),
        ("Vi skal vurdere om du fyller vilkårene.", "dpv:ServiceProvision"),
        ("Du kan bestille time på nett.", "dpv:RequestedServiceProvision"),
        ("Vi skal holde oversikt over andelseierne.", "dpv:CustomerRelationshipManagement"),
    ],
)
def test_purposes(text: str, purpose: str) -> None:
    assert purpose in said(text, "purpose")


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        # the law's words for a basis are no purpose beside it
        (
            "Grunnlaget er at behandlingen er nødvendig for å oppfylle avtalen med deg.",
            "dpv:FulfilmentOfContractualObligation",
        ),
        (
            "Det gjøres for å gjennomføre tiltak på din forespørsel før en avtaleinngåelse.",
            "dpv:EstablishContractualAgreement",
        ),
        ("Vi lagrer tidspunkt for pålogging.", "dpv:IdentityAuthentication"),
        ("Kapselen holder oversikt over besøkende.", "dpv:RecordManagement"),
        ("Leverandøren står for drift av nettbutikken.", "dpv:SellProducts"),
        ("Grunnlaget er avtalen om bruk av tjenesten.", "dpv:ServiceProvision"),
    ],
)
def test_no_purpose(text: str, purpose: str) -> None:
    assert purpose not in said(text, "purpose")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Vi henter skattemeldingen fra Skatteetaten.", "pd:Tax"),
        ("Vi ser hvilke skjermbilder du åpner.", "pd:BrowsingBehaviour"),
        ("Vi vet hvilke forsikringer du har.", "ng:ContractData"),
        ("Skriver du til oss, lagres meldingen.", "pd:Communication"),
        ("Opptakene overskrives etter en uke.", "pd:Picture"),
    ],
)
def test_data(text: str, data: str) -> None:
    assert data in said(text, "personal_data")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        # an act is not what it is about
        ("Vi følger forsikringsavtaleloven.", "pd:Insurance"),
        # a channel is not what is kept
        ("Du kan kontakte oss på e-post, telefon eller chat, og vi lagrer navn.", "pd:TelephoneNumber"),
        ("Vi lagrer IP-adresse, en pseudonym bruker og land.", "pd:Username"),
        ("Notatet slettes når vervet er slutt.", "pd:Job"),
    ],
)
def test_no_data(text: str, data: str) -> None:
    assert data not in said(text, "personal_data")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vi treffer ingen avgjørelser som utelukkende er basert på automatisert behandling.", "none"),
        ("Vi tek ikkje avgjerder baserte berre på automatisert handsaming.", "none"),
        ("Når du bestiller på nett, fastsettes prisen automatisk.", "present"),
    ],
)
def test_automated_decisions(text: str, value: str) -> None:
    assert said(text, "automated_decisions") == {value}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Som pasient har du krav på:\n\n- innsyn i egen journal\n- svar", "eu-gdpr:A15"),
        ("Du kan kreve begrensning.", "eu-gdpr:A18"),
        ("Du kan ta med deg dataene til andre.", "eu-gdpr:A20"),
        ("Du kan flytte opplysningane.", "eu-gdpr:A20"),
        ("Du kan trekkje attende samtykket.", "eu-gdpr:A7-3"),
        ("Du har krav på å ikke bli utsatt for automatiserte avgjørelser.", "eu-gdpr:A22"),
    ],
)
def test_rights(text: str, right: str) -> None:
    assert right in rights(text)


@pytest.mark.parametrize(
    "text", ["Uten telefonnummer kan vi ikke bekrefte timen.", "Vi kan ikke svare uten at du oppgir hvem du er."]
)
def test_data_that_must_be_given(text: str) -> None:
    assert said(text, "obligation_to_provide") == {"required"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Omtalen fjernes når du ber om det.", "until-deletion-request"),
        ("Bilete blir fjerna dersom du bed om det.", "until-deletion-request"),
    ],
)
def test_retention(text: str, value: str) -> None:
    assert value in said(text, "retention")


def test_a_period_behind_an_end_is_no_criterion_of_purpose() -> None:
    assert said("Søknaden slettes seks måneder etter at prosessen er avsluttet.", "retention") == {"P6M"}


def test_what_goes_before_is_the_interest() -> None:
    assert said("Vi ser etter feil, noe vi har en berettiget interesse i.", "legitimate_interest")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Registeret driftes av Finans Norge.", {"Finans Norge"}),  # two capitals in a row are a name
        ("Da sender vi oppgjør og takst til Helsekassa.", {"Helsekassa"}),
    ],
)
def test_recipients(text: str, parties: set[str]) -> None:
    assert parties <= said(text, "recipient")


def test_the_text_below_a_heading_on_providers_begins_with_any_word() -> None:
    text = HEAD + "## IT-leverandører\n\nKjernen driftes av Eksempeldrift AS.\n"
    assert {c.value for c in claims(text) if c.relation == "recipient"} == {"Eksempeldrift AS"}


def test_and_in_capitals_is_no_legal_form() -> None:
    text = (
        "PERSONVERN\n\nBehandlingsansvarlig er Utleielaget AS.\n\n"
        "3. BETALING OG OPPGJØR\n\nVi lagrer navn og adresse.\n\n4. SVAR OG KLAGER\n\nVi lagrer navn."
    )
    assert not [c for c in claims(text, "text/plain") if c.relation == "recipient"]


def test_who_acts_on_our_behalf_is_a_processor() -> None:
    assert said("Eksempeldrift AS behandler data på våre vegne.", "processor_contract") == {"Eksempeldrift AS"}


def test_joint_control_is_with_whom_the_text_names_and_not_the_heading() -> None:
    text = (
        HEAD + "## Utlevering\n\n### IT\n\nSystemet driftes av Eksempeldrift AS.\n\n"
        "### Felles behandlingsansvar\n\nSammen med Eksempelbank AS har vi felles behandlingsansvar for registeret.\n"
    )
    assert {c.value for c in claims(text) if c.relation == "joint_controller"} == {"Eksempelbank AS"}


def test_a_heading_alone_sends_nothing_to_third_countries() -> None:
    text = HEAD + "## Utlevering og tredjeland\n\nVi deler navn med leger. Ingen data sendes ut av landet.\n"
    assert not [c for c in claims(text) if c.relation == "third_country"]


def test_a_country_approved_as_one_is_a_destination() -> None:
    text = (
        "Data overføres til Eksempel Inc. i Canada, som EU-kommisjonen har godkjent som et land med tilstrekkelig "
        "beskyttelsesnivå."
    )
    assert said(text, "transfer") == {"Eksempel Inc. | loc:CA | eu-gdpr:A45-3"}
    assert not said(text, "adequacy_country")


TABLE = """# Personvern

Behandlingsansvarlig er Utleielaget AS.

## Oversikt

| Behandling | Opplysninger | Grunnlag | Slettes |
|---|---|---|---|
| Betaling | Kortnummer | Avtale | 13 måneder |
| Utleieblogg | Innlegg | Samtykke | 1 år |

## Leverandører

| Leverandør | Tjeneste | Lokasjon |
|---|---|---|
| Eksempelnett AS | Drift og lagring | Sverige |
| Eksempelpost AS | SMS-varsler | Norge |

## Informasjonskapsler

| Informasjonskapsel | Tilbyder | Formål | Utløper |
|---|---|---|---|
| CookieConsent | Eksempelvalg AS | Markedsføring | 1 år |
| KapselNavn | Eksempelvalg AS | Statistikk | 1 år |
"""


def test_titles_of_rows_tell_purposes_where_no_column_does() -> None:
    found = {(c.relation, c.value) for c in claims(TABLE)}
    assert ("purpose", "dpv:PaymentManagement") in found
    assert {("purpose", "dpv:TechnicalServiceProvision"), ("purpose", "dpv:CommunicationManagement")} <= found


def test_beside_a_column_of_parties_a_title_is_the_name_of_a_thing() -> None:
    named = {c.value for c in claims(TABLE) if c.relation == "recipient"}
    assert named & {"CookieConsent", "KapselNavn"} == set()
    assert {"Eksempelnett AS", "Eksempelpost AS", "Eksempelvalg AS"} <= named


CONTACT = """Personvern

Utleielaget AS

Skriv til utleie@utleielaget.example, merket «Personvernombud».
Post går til laget: Postboks 7, 6899 Balestrand.
Utleien svarer også: hei@utleielaget.example, 22 84 00 00.
"""


def test_contacts_in_running_text() -> None:
    found = {(c.relation, c.value) for c in claims(CONTACT, "text/plain")}
    assert ("dpo_email", "utleie@utleielaget.example") in found
    assert ("controller_phone", "22 84 00 00") in found
    assert ("controller_country", "loc:NO") in found
