"""What a notice explains is no processing, and explicit consent to special categories is Art. 9's: own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_bytes

Facts = set[tuple[str, str]]
MAIL, NAME = ("personal_data", "pd:EmailAddress"), ("personal_data", "pd:Name")
DIRECT, MARKETING = ("purpose", "dpv:DirectMarketing"), ("purpose", "dpv:Marketing")
BILLING, ADS = ("purpose", "dpv:PaymentManagement"), ("purpose", "dpv:Advertising")
EXPLICIT = ("legal_basis", "eu-gdpr:A9-2-a")


def facts(language: str, text: str, heading: str = "Bicycle hire") -> Facts:
    context = build(read_bytes(f"# Notice\n\n## {heading}\n\n{text}\n".encode(), "notice.md"), language)
    return {(f.relation, f.value) for f in facts_of(context)}


NO_DEFINITION = [
    ("en", "Tour Host means Ferns Ltd. We use your e-mail address to send you our newsletter.", {MAIL, DIRECT}),
    ("en", "Ride means a guided tour. We use your e-mail address to send you our newsletter.", {MAIL, DIRECT}),
    ("en", "Our leaflet refers to our tours and goes to your e-mail address for marketing purposes", {MAIL, MARKETING}),
    ("en", "Trust means a lot to us: we process your name and e-mail address for billing.", {MAIL, NAME, BILLING}),
    ("en", "The lease means that we keep your name for billing purposes.", {NAME, BILLING}),
    ("de", "Vertrauen bedeutet uns viel: Wir verarbeiten Ihren Namen zur Abrechnung.", {NAME, BILLING}),
    ("de", "Ihre Buchung bedeutet, dass wir Ihren Namen zur Abrechnung verarbeiten.", {NAME, BILLING}),
    ("de", "Unser Rundbrief bezieht sich auf Räder und geht zu Werbezwecken an Ihre E-Mail-Adresse.", {MAIL, ADS}),
    ("nb", "Tillit betyr mye for oss: vi behandler navnet ditt for fakturering.", {NAME, BILLING}),
    ("nb", "Leien betyr at vi bruker navnet ditt til markedsføring.", {NAME, MARKETING}),
    ("nb", "Vårt brev viser til våre turer og sendes til din e-postadresse for markedsføring.", {MAIL, MARKETING}),
]  # fmt: skip
DEFINITIONS = [
    ("en", "Marketing Partner means a firm that gets your e-mail address for marketing purposes."),
    ("en", "The “letter” refers to a mail for marketing purposes to your e-mail address."),
    ("de", "„Rundbrief“ bezeichnet eine Nachricht zu Werbezwecken an Ihre E-Mail-Adresse."),
    ("nb", "Nyhetsbrev betyr en melding til din e-postadresse for markedsføring."),
]


@pytest.mark.parametrize(("language", "text", "stated"), NO_DEFINITION)
def test_a_verb_of_definition_silences_no_other_sentence(language: str, text: str, stated: Facts) -> None:
    assert stated <= facts(language, text)


@pytest.mark.parametrize(("language", "text"), DEFINITIONS)
def test_a_definition_states_no_processing(language: str, text: str) -> None:
    assert not {MAIL, MARKETING, ADS} & facts(language, text)


OF_LAW = [
    ("en", "Special categories of personal data, like health data or religious beliefs, enjoy special protection."),
    ("en", "Special categories of personal data include health data, ethnic origin and political opinions."),
    ("en", "Special categories of data are information on health data and ethnic origin."),
    ("de", "Besondere Kategorien personenbezogener Daten sind Gesundheitsdaten und genetische Daten."),
    ("de", "Gesundheitsdaten und biometrische Daten genießen von Gesetzes wegen besonderen Schutz."),
    ("de", "Zu den besonderen Kategorien personenbezogener Daten zählen Gesundheitsdaten und genetische Daten."),
    ("nb", "Særlige kategorier av personopplysninger omfatter helseopplysninger og etnisk opprinnelse."),
    ("nb", "Særlige kategorier av personopplysninger er blant annet helseopplysninger og etnisk opprinnelse."),
    ("nb", "Helseopplysninger og genetiske opplysninger har et særlig vern."),
    ("de", "Wir brauchen keine Angaben zu Ihrer Religion, Gesundheit oder Gewerkschaftszugehörigkeit."),
    ("de", "Wir bitten Sie, auf die Mitteilung von Gesundheitsdaten zu verzichten."),
    ("en", "We do not need any information about your religion, health or trade union membership."),
]
OF_NOTICE = [
    ("en", "Special categories of personal data include your health data, which we need for your saddle."),
    ("en", "Special categories of personal data include health data that is collected at the start."),
    ("de", "Besondere Kategorien personenbezogener Daten sind Gesundheitsdaten, die wir für den Sattel brauchen."),
    ("nb", "Særlige kategorier av personopplysninger omfatter helseopplysninger som vi trenger til sadelen."),
    ("de", "Wir verarbeiten Gesundheitsdaten und bitten Sie um Angaben zu Ihrer Größe."),
]


@pytest.mark.parametrize(("language", "text"), OF_LAW)
def test_what_only_explains_special_categories_names_no_data(language: str, text: str) -> None:
    assert not [fact for fact in facts(language, text, "Special categories") if fact[0] == "personal_data"]


@pytest.mark.parametrize(("language", "text"), OF_NOTICE)
def test_who_speaks_of_the_parties_or_of_processing_names_data(language: str, text: str) -> None:
    assert ("personal_data", "pd:Health") in facts(language, text)


CONSENTED = [
    ("en", "We note your ethnic origin with your explicit consent."),
    ("en", "We note your ethnic origin. You have expressly consented to it."),
    ("de", "Ihre Konfession vermerken wir mit Ihrer ausdrücklichen Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)."),
    ("de", "Ihre Gewerkschaftszugehörigkeit speichern wir, wenn Sie ausdrücklich eingewilligt haben."),
    ("nb", "Vi noterer din etniske opprinnelse på grunnlag av ditt uttrykkelige samtykke."),
    ("nb", "Vi lagrer medlemskap i fagforening når du har gitt eksplisitt samtykke."),
]
NOT_SO = [
    ("en", "We use your e-mail address with your explicit consent."),
    ("en", "We note your ethnic origin. We use your e-mail address with your explicit consent."),
    ("en", "We note your ethnic origin with your consent."),
    ("en", "We note your ethnic origin. You may withdraw your explicit consent."),
    ("de", "Ihre Konfession vermerken wir. Ihre ausdrückliche Einwilligung können Sie widerrufen."),
    ("de", "Ihre E-Mail-Adresse nutzen wir mit Ihrer ausdrücklichen Einwilligung."),
    ("nb", "Vi noterer etnisk opprinnelse. Du kan trekke tilbake ditt uttrykkelige samtykke."),
]


@pytest.mark.parametrize(("language", "text"), CONSENTED)
def test_explicit_consent_to_special_categories_is_that_of_article_9(language: str, text: str) -> None:
    assert EXPLICIT in facts(language, text)


@pytest.mark.parametrize(("language", "text"), NOT_SO)
def test_consent_to_other_data_or_withdrawn_is_not(language: str, text: str) -> None:
    assert EXPLICIT not in facts(language, text)


def test_explicit_consent_under_another_heading_is_not_that_of_a_process() -> None:
    text = "We note your ethnic origin.\n\n## Letters\n\nWe send letters with your explicit consent."
    assert EXPLICIT not in facts("en", text)
