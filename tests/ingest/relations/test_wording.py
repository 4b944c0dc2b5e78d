"""How a notice puts things: citations, hedges, vague storage, denied rights, arrangements, public sources."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language
from noticegraph.ingest.read import read_bytes
from noticegraph.ontology.relations import relations

TITLES = {
    "en": ("Privacy notice", "Newsletter"),
    "de": ("Datenschutz", "Newsletter"),
    "nb": ("Personvern", "Nyhetsbrev"),
}


def said(language: str, text: str, relation: str) -> list[tuple[str, str]]:
    title, heading = TITLES[language]
    document = read_bytes(f"# {title}\n\n## {heading}\n\n{text}\n".encode(), "notice.md")
    claims = interpret(document, Language(language, language)).claims
    return [(c.value, document.text[c.start : c.end]) for c in claims if c.relation == relation]


CITATIONS = [
    ("en", "The basis is Article 6(1)(f) GDPR.", [("GDPR-6-1-f", "Article 6(1)(f) GDPR")]),
    ("en", "The basis is Art. 6(1)(k) GDPR.", [("GDPR-6-1-k", "Art. 6(1)(k) GDPR")]),
    ("en", "See Article 105 GDPR.", [("GDPR-105", "Article 105 GDPR")]),
    ("en", "We read Art. 13 lit. a GDPR.", [("GDPR-13", "Art. 13 lit. a GDPR")]),
    ("de", "Grundlage ist Art. 6 lit. f DSGVO.", [("GDPR-6-1-f", "Art. 6 lit. f DSGVO")]),
    ("de", "Grundlage ist § 25 Abs. 1 TTDSG.", [("de:TTDSG-25-1", "§ 25 Abs. 1 TTDSG")]),
    ("de", "Grundlage ist § 4a BDSG.", [("de:BDSG-aF-4a", "§ 4a BDSG")]),
    ("de", "Grundlage ist § 28 Abs. 3 BDSG a. F.", [("de:BDSG-aF-28-3", "§ 28 Abs. 3 BDSG a. F.")]),
    ("de", "Grundlage ist § 28 Abs. 6 BDSG.", [("de:BDSG-aF-28-6", "§ 28 Abs. 6 BDSG")]),
    ("de", "Grundlage ist § 26 Abs. 1 BDSG.", [("de:BDSG-26-1", "§ 26 Abs. 1 BDSG")]),
    ("de", "Wir beachten das TTDSG.", [("de:TTDSG", "TTDSG")]),
    ("de", "Wir melden nach § 7 MusterG jede Störung.", [("§ 7 MusterG", "§ 7 MusterG")]),
    ("nb", "Grunnlaget er artikkel 6 nr. 1 bokstav b i GDPR.", [("GDPR-6-1-b", "artikkel 6 nr. 1 bokstav b i GDPR")]),
    (
        "nb",
        "Se artikkel 46 nr. 3 i EUs personvernforordning.",
        [("GDPR-46-3", "artikkel 46 nr. 3 i EUs personvernforordning")],
    ),
    ("nb", "Vi følger ekomloven § 2-7 b.", [("no:Ekomloven-2003-2-7-b", "ekomloven § 2-7 b")]),
    ("nb", "Vi følger ekomloven § 3-15.", [("no:Ekomloven-3-15", "ekomloven § 3-15")]),
    (
        "nb",
        "Vi følger personopplysningsloven § 8 bokstav f.",
        [("no:Personopplysningsloven-2000-8-f", "personopplysningsloven § 8 bokstav f")],
    ),
    (
        "nb",
        "Vi følger lov 14. april 2000 nr. 31 om personopplysninger.",
        [("no:Personopplysningsloven-2000", "lov 14. april 2000 nr. 31")],
    ),
]


@pytest.mark.parametrize(("language", "text", "found"), CITATIONS)
def test_a_law_is_read_as_it_is_cited(language, text, found):
    assert said(language, text, "citation") == found


@pytest.mark.parametrize(
    "text", ["Section 3 of this notice applies.", "Read article 4 below.", "We have 6 articles on it."]
)
def test_what_cites_no_law_is_none(text):
    assert said("en", text, "citation") == []


HEDGES = [
    (
        "en",
        "We may use your e-mail address to send you offers.",
        [("data | We may", "We may"), ("purpose | We may", "We may")],
    ),
    ("en", "We use your data for marketing purposes such as newsletters.", [("purpose | such as", "such as")]),
    ("en", "We pass it to the Postal Example Ltd. Data may be shared.", []),
    ("de", "Ihre Adresse kann für Werbung verwendet werden.", []),
    (
        "de",
        "Wir können Ihre E-Mail-Adresse zu Werbezwecken nutzen.",
        [("data | Wir können", "Wir können"), ("purpose | Wir können", "Wir können")],
    ),
    ("de", "Wir nutzen sie unter anderem zu Werbezwecken.", [("purpose | unter anderem", "unter anderem")]),
    (
        "nb",
        "Vi kan bruke e-postadressen din til markedsføring.",
        [("data | Vi kan", "Vi kan"), ("purpose | Vi kan", "Vi kan")],
    ),
    ("nb", "Opplysningene brukes blant annet til markedsføring.", [("purpose | blant annet", "blant annet")]),
]


@pytest.mark.parametrize(("language", "text", "found"), HEDGES)
def test_a_hedge_says_what_it_leaves_open(language, text, found):
    assert said(language, text, "hedge") == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You may write to us in any language."),
        ("en", "Browsers such as Examplio have a setting for this."),
        ("en", "We store your e-mail address so that we may send advertising."),
        ("en", "We may not use your e-mail address for advertising."),
        ("de", "Sie können sich jederzeit an uns wenden."),
        ("nb", "Vi lagrer e-postadressen slik at vi kan sende reklame."),
    ],
)
def test_possibilities_of_others_hedge_nothing(language, text):
    assert said(language, text, "hedge") == []


VAGUE = [
    ("en", "We keep your data as long as necessary.", "as long as necessary"),
    ("en", "Your data are stored for no longer than is necessary.", "no longer than is necessary"),
    ("en", "Your data are deleted when they are no longer needed.", "when they are no longer needed"),
    ("de", "Wir speichern Ihre Daten, solange es erforderlich ist.", "solange es erforderlich ist"),
    ("de", "Ihre Daten werden nicht länger als nötig gespeichert.", "nicht länger als nötig"),
    ("nb", "Vi lagrer opplysningene så lenge det er nødvendig.", "så lenge det er nødvendig"),
    ("nb", "Opplysningene lagres ikke lenger enn nødvendig.", "ikke lenger enn nødvendig"),
]


@pytest.mark.parametrize(("language", "text", "words"), VAGUE)
def test_storage_that_nothing_decides_is_vague(language, text, words):
    assert said(language, text, "vague_retention") == [(words, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We keep your data as long as necessary to answer you."),
        ("en", "We keep your data as long as necessary for the purposes above."),
        ("en", "We keep your data as long as necessary. Logs are deleted after 30 days."),
        ("en", "We keep your data as long as required by law."),
        ("en", "We will help you as long as necessary."),
        ("de", "Wir speichern Ihre Daten, solange es für den Zweck erforderlich ist."),
        ("de", "Wir speichern Ihre Daten, solange es erforderlich ist, um Ihnen zu antworten."),
        ("de", "Wir speichern die Daten, solange es zur Erfüllung des Vertrags erforderlich ist."),
        ("nb", "Vi lagrer opplysningene så lenge det er nødvendig for formålet."),
        ("nb", "Vi lagrer opplysningene så lenge det er nødvendig for å svare deg."),
    ],
)
def test_a_criterion_makes_storage_definite(language, text):
    assert said(language, text, "vague_retention") == []


DENIED = [
    ("en", "You have no right to object to this.", "eu-gdpr:A21", "have no right to object"),
    (
        "en",
        "The right to data portability does not apply here.",
        "eu-gdpr:A20",
        "right to data portability does not apply here",
    ),
    ("de", "Es besteht keine Widerspruchsmöglichkeit.", "eu-gdpr:A21", "keine Widerspruchsmöglichkeit"),
    (
        "de",
        "Ein Recht auf Datenübertragbarkeit besteht nicht.",
        "eu-gdpr:A20",
        "Recht auf Datenübertragbarkeit besteht nicht",
    ),
    ("nb", "Retten til dataportabilitet gjelder ikke.", "eu-gdpr:A20", "Retten til dataportabilitet gjelder ikke"),
    ("nb", "Du har ikke rett til sletting.", "eu-gdpr:A17", "har ikke rett til sletting"),
]


@pytest.mark.parametrize(("language", "text", "right", "words"), DENIED)
def test_a_denied_right_is_a_claim_of_its_own(language, text, right, words):
    assert said(language, text, "denied_right") == [(right, words)]
    assert right not in [value for value, _ in said(language, text, "right")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You have the right to object at any time."),
        ("en", "The right to erasure does not apply where a law obliges us to keep the data."),
        ("en", "The right to data portability does not apply to records on paper."),
        ("en", "This does not limit your right of access."),
        ("de", "Das Recht auf Löschung besteht nicht, soweit wir Daten aufbewahren müssen."),
        ("de", "Sie haben das Recht, nicht einer automatisierten Entscheidung unterworfen zu werden."),
        ("nb", "Retten til sletting gjelder ikke dersom loven krever lagring."),
    ],
)
def test_an_exception_denies_nothing(language, text):
    assert said(language, text, "denied_right") == []


ARRANGEMENTS = [
    ("en", "We have an agreement with Example Ltd on joint controllership.", True),
    ("en", "As joint controllers we concluded an arrangement under Article 26 GDPR.", True),
    ("de", "Mit der Beispiel GmbH besteht eine Vereinbarung über die gemeinsame Verantwortlichkeit.", True),
    ("de", "Den wesentlichen Inhalt der Vereinbarung senden wir Ihnen zu.", True),
    ("nb", "Vi har inngått avtale om felles behandlingsansvar med Eksempel AS.", True),
    ("en", "We are joint controllers with Example Ltd.", False),
    ("de", "Mit der Beispiel GmbH besteht ein Vertrag zur Auftragsverarbeitung.", False),
    ("nb", "Vi har databehandleravtale med Eksempel AS.", False),
]


@pytest.mark.parametrize(("language", "text", "mentioned"), ARRANGEMENTS)
def test_an_arrangement_of_joint_controllers_is_mentioned(language, text, mentioned):
    assert bool(said(language, text, "joint_arrangement")) is mentioned


SOURCES = [
    ("en", "We take addresses from publicly accessible sources.", "publicly accessible sources"),
    ("en", "Names of directors come from the commercial register.", "from the commercial register"),
    ("de", "Die Anschriften stammen aus öffentlich zugänglichen Quellen.", "öffentlich zugänglichen Quellen"),
    ("de", "Die Angaben stammen aus dem Handelsregister.", "aus dem Handelsregister"),
    ("nb", "Vi henter adresser fra offentlig tilgjengelige kilder.", "offentlig tilgjengelige kilder"),
    ("nb", "Navnet hentes fra Enhetsregisteret.", "fra Enhetsregisteret"),
]


@pytest.mark.parametrize(("language", "text", "words"), SOURCES)
def test_a_publicly_accessible_source_is_named(language, text, words):
    assert said(language, text, "publicly_accessible_source") == [(words, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your profile is publicly available to other members."),
        ("en", "We use no publicly accessible sources."),
        ("de", "Wir sind eingetragen im Handelsregister des Amtsgerichts Musterstadt."),
        ("en", "We do not use publicly accessible sources."),
        ("de", "Wir nutzen keine öffentlich zugänglichen Quellen."),
        ("nb", "Vi bruker ingen offentlig tilgjengelige kilder."),
        ("nb", "Foretaket er registrert i Foretaksregisteret hos oss."),
    ],
)
def test_what_is_public_is_no_source(language, text):
    assert said(language, text, "publicly_accessible_source") == []


def test_wording_alone_makes_no_process_and_no_reading():
    document = read_bytes(b"# Notice\n\n## Terms\n\nArticle 6(1)(k) GDPR has been cited here.\n", "notice.md")
    reading = interpret(document, Language("en", "en"))
    assert {c.relation for c in reading.claims} == {"citation"}
    assert reading.processes == ()
    assert relations()["citation"].quality
