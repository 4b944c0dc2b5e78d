"""How Norwegian unions, driving schools, clinics and public bodies write, also in Nynorsk: own sentences."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Claim, Language
from noticegraph.ingest.read import read_bytes

HEAD = "# Personvern\n\nBehandlingsansvarlig er Treskolaget AS.\n\n"


def claims(text: str) -> tuple[Claim, ...]:
    return interpret(read_bytes(text.encode(), "erklæring.md"), Language("nb", "nb")).claims


def said(text: str, relation: str, heading: str = "Medlemmer") -> set[str]:
    """Return the values that a section of one paragraph states."""
    return {c.value for c in claims(f"{HEAD}## {heading}\n\n{text}\n") if c.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "values"),
    [
        ("Opplysingane vert lagra så lenge det er naudsynt.", "retention", {"until-purpose-fulfilled"}),
        ("Handsaminga byggjer på samtykkje.", "legal_basis", {"eu-gdpr:A6-1-a"}),
        ("Me handsamar namnet for å yte deg dei tenester du ber om.", "purpose", {"dpv:RequestedServiceProvision"}),
        ("Kontaktopplysingar vert registrerte.", "personal_data", {"pd:Contact"}),
        (
            "Du har rett til å trekkja samtykkjet attende. Samtykkjet kan du trekkja det tilbake.",
            "right",
            {"eu-gdpr:A7-3"},
        ),
    ],
)
def test_words_of_nynorsk_are_read_as_those_of_bokmål(text: str, relation: str, values: set[str]) -> None:
    assert values <= said(text, relation)


@pytest.mark.parametrize(
    "text",
    [
        "Når du sender oss en henvendelse, behandler vi navnet ditt.",
        "Når du legger inn en bestilling, behandler vi adressen din for å levere varene.",
        "Ved innmelding får du et medlemskort.",
        "Melding om innmelding og utmelding gis til styret.",
        "Dersom oppdraget utføres av et annet lag, behandler vi navnet for å oppfylle avtalen.",
    ],
)
def test_an_event_is_no_period(text: str) -> None:
    assert said(text, "retention") == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Når henvendelsen er besvart, slettes den.", "until-purpose-fulfilled"),
        ("Meldinger slettes normalt innen 12 måneder etter at henvendelsen er avsluttet.", "P12M"),
        ("Prøver lagres inntil opplæringen er fullført.", "until-purpose-fulfilled"),
        ("Opplysningene lagres under kundeforholdet.", "until-contract-end"),
        ("Bilag lagres etter bokføringsloven.", "statutory-period"),
        ("Navnet slettes ved utmelding.", "until-contract-end"),
    ],
)
def test_what_ends_storage(text: str, value: str) -> None:
    assert value in said(text, "retention")


def test_a_law_that_is_a_basis_keeps_nothing() -> None:
    assert said("For utbetalinger er bokføringsloven lagets rettslige grunnlag.", "retention") == set()


def test_an_age_is_no_period() -> None:
    assert said("Journaler lagres. For aldersgruppen 0-20 år lagres navn fra Folkeregisteret.", "retention") == set()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Vi selger aldri navn, og vi deler dem ikke med andre for markedsføring.", "purpose"),
        ("Opplysningene deler vi aldri med Eksempel Reklame AS.", "recipient"),
        ("Statistikken lages uten å registrere IP-adresser.", "personal_data"),
    ],
)
def test_a_denial_behind_a_pronoun_or_an_infinitive(text: str, relation: str) -> None:
    assert said(text, relation) == set()


def test_a_denial_with_an_exception_denies_nothing() -> None:
    assert said("Vi deler dem ikke med Eksempel Reklame AS uten samtykke.", "recipient") == {"Eksempel Reklame AS"}


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        (
            "Grunnlaget for å behandle slike brev, notater og annet er som hovedregel samtykke.",
            "legal_basis",
            "eu-gdpr:A6-1-a",
        ),
        ("Formål: administrasjon av kjøreopplæring.", "purpose", "dpv:ServiceProvision"),
        ("Formålet er undersøkelse, diagnostikk og behandling.", "purpose", "dpv:ServiceProvision"),
        ("Vi skal gi tilbud om fysioterapibehandling.", "purpose", "dpv:ServiceProvision"),
        ("Vi bruker loggen til å lage en samlet statistikk.", "purpose", "dpv:ServiceUsageAnalytics"),
        ("Søknaden din vil bli behandlet automatisk.", "automated_decisions", "present"),
        ("Vi lagrer navn, legeattest og gyldig legitimasjon.", "personal_data", "pd:Health"),
        ("For å sende kortet trenger vi adresse.", "personal_data", "pd:PhysicalAddress"),
        ("Medlemmene registreres i Lagslista.", "recipient", "Lagslista"),
        ("Laget bruker Facebook.", "recipient", "Facebook"),
    ],
)
def test_wording_of_the_trade(text: str, relation: str, value: str) -> None:
    assert value in said(text, relation)


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Når du har gitt samtykke til dette, lagrer vi navnet.", "personal_data", "pd:PrivacyPreference"),
        ("Vi lagrer navnet på siden, adressen og datoen.", "personal_data", "pd:Name"),
        ("Opplysninger lagres i våre sikre systemer.", "purpose", "dpv:EnforceSecurity"),
        ("Formålet med registreringen er å gi god helsehjelp.", "purpose", "dpv:ServiceRegistration"),
        ("Vi følger opp slik at krav til tilgjengelighet oppfylles.", "purpose", "dpv:DisputeManagement"),
        ("Vi skal gi tilbud om fysioterapibehandling.", "purpose", "dpv:EstablishContractualAgreement"),
        ("Kurset er obligatorisk opplæring.", "obligation_to_provide", "required"),
        ("Gruppelivsforsikring er en frivillig del av medlemskapet.", "obligation_to_provide", "voluntary"),
        ("Vi administrerer medlemskapet ditt.", "legal_basis", "eu-gdpr:A6-1-b"),
        ("Kopier lagres i Bergen.", "recipient", "Bergen"),
    ],
)
def test_words_that_mean_something_else(text: str, relation: str, value: str) -> None:
    assert value not in said(text, relation)


RUN_BY = "Navn lagres i medlemssystemet Lagslista, som driftes av Eksempel Drift AS."


def test_who_runs_a_system_receives_its_data() -> None:
    assert said(RUN_BY, "recipient") == {"Eksempel Drift AS"}
    assert said(RUN_BY.replace(", som driftes av", " og av"), "recipient") == {"Lagslista", "Eksempel Drift AS"}


ITEMS = "Vi registrerer opplysninger om:\n\n- fullt navn\n- e-postadresse\n- inn- og utbetalinger\n"


def test_items_of_a_list_of_data_name_no_purpose() -> None:
    assert said(ITEMS, "purpose") == set()
    assert said(ITEMS.replace("opplysninger om:", "navnet ditt for:"), "purpose") == {"dpv:PaymentManagement"}
    assert "dpv:PaymentManagement" in said(ITEMS + "- kontonummer for utbetalinger\n", "purpose")


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Opplysningene brukes til å utføre reparasjonen.", "purpose", "dpv:ServiceProvision"),
        ("Loggen brukes til å telle hvor mange som besøker siden.", "purpose", "dpv:ServiceUsageAnalytics"),
        ("Formålet er sikkerhet og misbruksvern.", "purpose", "dpv:MisusePreventionAndDetection"),
        ("Vi skal drifte og forbedre nettsiden.", "purpose", "dpv:TechnicalServiceProvision"),
        ("Vi registrerer navn, erfaring og sertifikater.", "personal_data", "pd:Education"),
        ("Vi lagrer meldingen du skriver.", "personal_data", "pd:Communication"),
        ("Vi lagrer hvilke sider du besøker.", "personal_data", "pd:BrowsingBehaviour"),
        ("Saker slettes når dialogen er avsluttet.", "retention", "until-purpose-fulfilled"),
        ("Arkivet driftes hos Kjølvert i Tyskland.", "recipient", "Kjølvert"),
    ],
)
def test_wording_of_workshops_and_agencies(text: str, relation: str, value: str) -> None:
    assert value in said(text, relation)


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Vi registrerer navn når du registrerer deg.", "personal_data", "ng:AccessTime"),
        ("Vi tilby passende tjenester og svar, navn og adresse.", "personal_data", "pd:OfficialID"),
        ("Vi bruker dette til å svare på kundehenvendelser.", "personal_data", "pd:Communication"),
        ("Vi deler nødvendige opplysninger med verkstedet.", "obligation_to_provide", "required"),
        ("Vi følger GDPR og norsk lovgivning.", "legal_basis", "eu-gdpr:A6-1-c"),
        ("Vi får provisjon dersom du inngår en avtale.", "legal_basis", "eu-gdpr:A6-1-b"),
        ("Skriften er ikke lastet fra Facebook.", "recipient", "Facebook"),
        ("Dokumentasjonen gjelder. Senere oppbevares dokumentasjonen i ti år.", "purpose", "dpv:RecordManagement"),
        ("Vi har opplysninger om strøm-, mobil- og kraftselskap.", "personal_data", "pd:TelephoneNumber"),
    ],
)
def test_words_of_workshops_that_mean_something_else(text: str, relation: str, value: str) -> None:
    assert value not in said(text, relation)


def test_the_half_of_a_compound_for_data() -> None:
    assert "pd:TelephoneNumber" in said("Vi lagrer navn, mobil- og telefonnummer.", "personal_data")


def test_an_account_and_the_time_after_it() -> None:
    text = "Navnet lagres så lenge du har en aktiv konto, og slettes innen 90 dager etter at du avslutter kontoen."
    assert said(text, "retention") == {"until-account-deletion", "P90D"}
    assert said("Navnet slettes 90 dager etter at du sletter kontoen.", "retention") == {"P90D"}


def test_a_single_word_that_is_no_noun_is_the_controller() -> None:
    found = {
        name: claims(f"# Personvern\n\n## Ansvar\n\n{name} er behandlingsansvarlig.\n")
        for name in ("Bytterix", "Lederen")
    }
    assert [c.value for c in found["Bytterix"] if c.relation == "controller"] == ["Bytterix"]
    assert [c.value for c in found["Lederen"] if c.relation == "controller"] == []


@pytest.mark.parametrize(
    ("heading", "purposes"),
    [
        ("Lagring og sikkerhet", set()),
        ("Kontakt og klage", set()),
        ("Registrering og betaling", {"dpv:ServiceRegistration", "dpv:PaymentManagement"}),
    ],
)
def test_headings_of_two_rules_name_no_purpose(heading: str, purposes: set[str]) -> None:
    assert said("Mer om dette finner du her.", "purpose", heading) == purposes


def test_names_in_a_row_with_a_full_name() -> None:
    text = "Til måling benyttes Prøveblikk AS, Fabo, Spørreape og LT Media."
    assert said(text, "recipient") == {"Prøveblikk AS", "Fabo", "Spørreape", "LT Media"}
    assert said("Til måling benyttes Prøveblikk AS, Storgata 1, Oslo og Bergen.", "recipient") == {"Prøveblikk AS"}


@pytest.mark.parametrize(
    ("end", "recipients"),
    [("Av hensyn til deg behandles ikke helsedata der.", {"Eksempel Inc."}), ("Avdeling Nord behandles ikke.", set())],
)
def test_a_sentence_ends_behind_a_form_with_a_full_stop(end: str, recipients: set[str]) -> None:
    assert said(f"Brev lagres i et system som driftes av Eksempel Inc. {end}", "recipient") == recipients


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        (
            "Vi lagrer navn:\n\n- betalingsinformasjon (håndteres av PayPal — vi lagrer ikke kortnummer)",
            "recipient",
            "PayPal",
        ),
        ("PayPal håndterer all kortinformasjon.", "recipient", "PayPal"),
        ("Navn brukes til å levere veilednings-tjenester.", "purpose", "dpv:ServiceProvision"),
        ("Adressen brukes til å gi deg tilgang til Treningsboka.", "purpose", "dpv:ServiceProvision"),
        ("Formål: kontooppretting.", "purpose", "dpv:AccountManagement"),
        ("Siste oppdatering: 29. april 2026.", "policy_date", "2026-04-29"),
    ],
)
def test_wording_of_apps_and_shops(text: str, relation: str, value: str) -> None:
    assert value in said(text, relation)


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Vi bruker ikke PayPal, og vi lagrer ikke kortnummer.", "recipient", "PayPal"),
        ("Andre bruker data til å levere egne tjenester.", "purpose", "dpv:ServiceProvision"),
        ("Vi lagrer beløp, sted, dato og status.", "personal_data", "ng:HttpStatus"),
    ],
)
def test_words_of_apps_that_mean_something_else(text: str, relation: str, value: str) -> None:
    assert value not in said(text, relation)


def test_what_is_never_seen_is_no_datum() -> None:
    assert said("Butikken tar betalt; vi ser aldri navn eller adresse.", "personal_data") == set()
    assert "pd:Name" in said("Vi ser aldri opplysninger uten samtykke; vi lagrer navn og adresse.", "personal_data")
