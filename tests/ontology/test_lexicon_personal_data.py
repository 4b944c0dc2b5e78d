"""The lexicon of personal data says the same of the same concepts in three languages, and no label says two things."""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import Stemmer
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from noticegraph.ingest.lexical import scan
from noticegraph.ingest.patterns import compile_pattern, is_pattern
from noticegraph.ontology.lexicon import Tier, lexicon_language
from noticegraph.ontology.namespaces import NG, PREFIXES, compact

LANGUAGES = ("en", "de", "nb")
SKOS = PREFIXES["skos"]
TIERS = {
    SKOS + "prefLabel": "pref",
    SKOS + "altLabel": "alt",
    NG + "listLabel": "list",
    NG + "notLabel": "not",
    NG + "pattern": "pattern",
}
SAFE = {"pref", "alt"}  # both count wherever they stand
VOCABULARY = Path(__file__).resolve().parents[3] / "shared" / "vocab" / "pd.ttl"

# What a correct reading of a notice can name (the guidelines' list).
# fmt: off
CONCEPTS = [
    "pd:Name", "pd:EmailAddress", "pd:TelephoneNumber", "pd:PhysicalAddress", "pd:Contact", "pd:Username",
    "pd:Password", "pd:Authenticating", "pd:Picture", "pd:Gender", "pd:BirthDate", "pd:Age", "pd:Language",
    "pd:Nationality", "pd:Job", "pd:Professional", "pd:WorkHistory", "pd:Education", "pd:PersonalDocuments",
    "pd:FinancialAccount", "pd:BankAccount", "pd:CreditCardNumber", "pd:PaymentCard", "pd:Transactional",
    "pd:Purchase", "pd:Tax", "pd:CreditWorthiness", "pd:IPAddress", "pd:MACAddress", "pd:DeviceBased",
    "pd:DeviceOperatingSystem", "pd:UserAgent", "pd:BrowserFingerprint", "pd:BrowsingReferral",
    "pd:BrowsingBehaviour", "pd:LinkClicked", "pd:Identifier", "pd:Location", "pd:Geographic",
    "pd:Demographic", "pd:Interest", "pd:Preference", "pd:PrivacyPreference", "pd:Profile",
    "pd:SocialMedia", "pd:Communication", "pd:EmailContent", "pd:CallLog", "pd:VoiceCommunicationRecording",
    "pd:CommunicationsMetadata", "pd:Health", "pd:Religion", "ng:CookieData", "ng:ContractData",
    "ng:ContentData", "ng:CompanyData", "ng:AccessTime", "ng:RequestedResource", "ng:HostName",
    "ng:HttpStatus",
]
# fmt: on

# phrase, language, concept, and whether it counts anywhere (True) or only in lists (False)
PHRASES = [
    ("IP addresses", "en", "pd:IPAddress", True),
    ("E-mail address", "en", "pd:EmailAddress", True),
    ("email", "en", "pd:EmailAddress", False),
    ("name", "en", "pd:Name", False),
    ("surname", "en", "pd:Name", True),
    ("referrer URL", "en", "pd:BrowsingReferral", True),
    ("amount of data transferred", "en", "pd:CommunicationsMetadata", True),
    ("date and time of the server request", "en", "ng:AccessTime", True),
    ("date and time", "en", "ng:AccessTime", False),
    ("HTTP status code", "en", "ng:HttpStatus", True),
    ("content of your message", "en", "pd:Communication", True),
    ("content of the e-mail", "en", "pd:EmailContent", True),
    ("billing address", "en", "pd:PhysicalAddress", True),
    ("browser", "en", "pd:UserAgent", False),
    ("location", "en", "pd:Location", False),
    ("Zeitpunkt des Zugriffs", "de", "ng:AccessTime", True),
    ("Emailadresse", "de", "pd:EmailAddress", True),
    ("Mailadresse", "de", "pd:EmailAddress", True),
    ("Übertragene Datenmenge", "de", "pd:CommunicationsMetadata", True),
    ("Sprache", "de", "pd:Language", False),
    ("Ort", "de", "pd:Location", False),
    ("angeforderte Datei", "de", "ng:RequestedResource", True),
    ("besuchte Webseiten", "de", "pd:BrowsingBehaviour", True),
    ("zuvor besuchte Seite", "de", "pd:BrowsingReferral", True),
    ("Bewerbungsunterlagen", "de", "pd:PersonalDocuments", True),
    ("Hostname", "de", "ng:HostName", True),
    ("e-postadressen", "nb", "pd:EmailAddress", True),
    ("epost", "nb", "pd:EmailAddress", False),
    ("tid", "nb", "ng:AccessTime", False),
    ("tidspunkt for besøket", "nb", "ng:AccessTime", True),
    ("nettleserversjon", "nb", "pd:UserAgent", True),
    ("kjøpshistorikk", "nb", "pd:Purchase", True),
    ("fødselsnummer", "nb", "pd:OfficialID", True),
    ("samtykkestatus", "nb", "pd:PrivacyPreference", True),
    ("land", "nb", "pd:Geographic", False),
]

# A phrase that is about someone or something else, in a context that some concept's `notLabel` takes out.
NOT_DATA = [
    ("the name of the website", "en", "pd:Name"),
    ("write to the following email address", "en", "pd:EmailAddress"),
    ("health insurance", "en", "pd:Health"),
    ("name and contact details of the controller", "en", "pd:Name"),
    ("no IP addresses", "en", "pd:IPAddress"),
    ("legitimate interests", "en", "pd:Interest"),
    ("per E-Mail", "de", "pd:EmailAddress"),
    ("berechtigtes Interesse", "de", "pd:Interest"),
    ("Kontaktdaten des Datenschutzbeauftragten", "de", "pd:Contact"),
    ("på e-post", "nb", "pd:EmailAddress"),
    ("berettiget interesse", "nb", "pd:Interest"),
    ("kontaktopplysninger til behandlingsansvarlig", "nb", "pd:Contact"),
]


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(lexicon_language(language).stemmer)


def _key(text: str, language: str) -> str:
    """Return what the matcher compares: the stems of the words; patterns keep their marks."""
    if is_pattern(text):
        return text.lower()
    return " ".join(_stemmer(language).stemWord(w) for w in re.findall(r"[^\W_]+", text.lower()))


@cache
def _labels(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return (concept, tier, text) of the file of one language."""
    path = files("noticegraph.ontology") / "lexicon" / f"{language}-personal-data.ttl"
    found = []
    for triple in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, Literal)
        assert triple.predicate.value in TIERS, triple.predicate
        assert triple.object.language == language, triple.object
        found.append((compact(triple.subject.value), TIERS[triple.predicate.value], triple.object.value))
    return tuple(found)


def _read(language: str, phrase: str) -> tuple[set[str], set[str]]:
    """Return the concepts that the matcher finds: those that count anywhere, and those that count in lists only."""
    hits = [h for h in scan(phrase, language).hits if h.topic == "personal-data"]
    sure = {h.concept for h in hits if h.tier is not Tier.LIST}
    return sure, {h.concept for h in hits} - sure


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_of_the_guidelines_has_one_prefLabel_and_synonyms(language: str) -> None:
    preferred, others = defaultdict(list), defaultdict(set)
    for concept, tier, text in _labels(language):
        if tier == "pref":
            preferred[concept].append(text)
        elif tier in {"alt", "pattern"}:
            others[concept].add(text)
    assert [c for c in CONCEPTS if c not in preferred] == []
    assert {c: texts for c, texts in preferred.items() if len(texts) != 1} == {}
    assert [c for c in CONCEPTS if not others[c]] == []


def test_the_languages_name_the_same_concepts() -> None:
    named = {language: {c for c, _, _ in _labels(language)} for language in LANGUAGES}
    assert named["en"] == named["de"] == named["nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_stands_under_two_concepts(language: str) -> None:
    holders = defaultdict(set)
    for concept, tier, text in _labels(language):
        if tier not in {"pattern", "not"}:
            holders[_key(text, language)].add(concept)
    assert {key: concepts for key, concepts in holders.items() if len(concepts) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_concept_is_denied_as_a_whole(language: str) -> None:
    denied = {(c, _key(text, language)) for c, tier, text in _labels(language) if tier == "not"}
    labels = {(c, _key(text, language)) for c, tier, text in _labels(language) if tier in SAFE | {"list"}}
    assert labels & denied == set()


def _holds(text: str, label: str, language: str) -> bool:
    """Tell whether a context holds a label: as a phrase, or, where it is a pattern, among the words it may hold."""
    if not is_pattern(text):
        return f" {label} " in f" {_key(text, language)} "
    words = {_key(word.replace("*", ""), language) for word in re.findall(r"[^\W_*]+\*?", text)}
    return all(any(word.startswith(part) for word in words) for part in label.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notLabel_holds_a_label_of_its_concept(language: str) -> None:
    labels = defaultdict(set)
    for concept, tier, text in _labels(language):
        if tier in SAFE | {"list"}:
            labels[concept].add(_key(text.replace("*", ""), language))
    patterned = {concept for concept, tier, _ in _labels(language) if tier == "pattern"}
    idle = [
        (concept, text)
        for concept, tier, text in _labels(language)
        if tier == "not"
        and not (is_pattern(text) and concept in patterned)  # it may take a pattern's words out
        and not any(_holds(text, label, language) for label in labels[concept])
    ]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_patterns_contexts_and_starred_list_labels_use_the_pattern_language(language: str) -> None:
    stem = _stemmer(language).stemWord
    for _, tier, text in _labels(language):
        if tier == "pattern" or is_pattern(text):
            assert tier in ("pattern", "not") or (tier == "list" and re.fullmatch(r"\*?[^\W_]+\*?", text)), text
            assert compile_pattern(text, stem).anchors, text


@pytest.mark.parametrize(("phrase", "language", "concept", "anywhere"), PHRASES)
def test_phrase_names_its_concept_in_its_tier(phrase: str, language: str, concept: str, anywhere: bool) -> None:
    assert _read(language, phrase) == (({concept}, set()) if anywhere else (set(), {concept}))


@pytest.mark.parametrize(("phrase", "language", "concept"), NOT_DATA)
def test_context_takes_a_concept_out(phrase: str, language: str, concept: str) -> None:
    sure, listed = _read(language, phrase)
    assert concept not in sure | listed


@pytest.mark.parametrize(
    ("phrase", "language", "concepts"),
    [
        ("name and address", "en", {"pd:Name", "pd:PhysicalAddress"}),
        ("audio and video data", "en", {"pd:Picture", "pd:VoiceCommunicationRecording"}),
        ("Name und Anschrift", "de", {"pd:Name", "pd:PhysicalAddress"}),
        ("Rechnungs- und Zahlungsdaten", "de", {"pd:Transactional"}),
        ("lyd- og bildeopptak", "nb", {"pd:Picture", "pd:VoiceCommunicationRecording"}),
        ("nettlesertype og IP-adresse", "nb", {"pd:UserAgent", "pd:IPAddress"}),
    ],
)
def test_a_phrase_that_names_two_kinds_gives_both(phrase: str, language: str, concepts: set[str]) -> None:
    assert _read(language, phrase)[0] == concepts


def test_concepts_exist_in_dpv() -> None:
    if not VOCABULARY.exists():
        pytest.skip("the DPV vocabulary files are not beside the repository")
    known = {
        compact(t.subject.value)
        for t in parse(VOCABULARY.read_bytes(), format=RdfFormat.TURTLE)
        if isinstance(t.subject, NamedNode) and t.predicate.value == SKOS + "prefLabel"
    }
    named = {c for language in LANGUAGES for c, _, _ in _labels(language) if c.startswith("pd:")}
    assert named - known == set()


# How notices paraphrase kinds of data: own sentences.
TOLD = [
    ("en", "We note the date and time of your last visit.", "ng:AccessTime"),
    ("en", "Which articles you have read is counted.", "pd:BrowsingBehaviour"),
    ("en", "We see how often you use the gym.", "pd:BrowsingBehaviour"),
    ("en", "The make and model of your phone is logged.", "pd:DeviceBased"),
    ("en", "Your phone reports its approximate location.", "pd:Location"),
    ("en", "We store messages you send to the reception.", "pd:Communication"),
    ("en", "We keep records of your bookings.", "pd:Purchase"),
    ("en", "A username and an encrypted password are saved.", "pd:Password"),
    ("en", "Documents you upload stay in the folder.", "ng:ContentData"),
    ("en", "We record whether you clicked on a link in it.", "pd:LinkClicked"),
    ("de", "Wir halten das Datum und die Uhrzeit des Seitenaufrufs fest.", "ng:AccessTime"),
    ("de", "Gezählt wird, welche Seiten Sie aufgerufen haben.", "pd:BrowsingBehaviour"),
    ("de", "Gespeichert wird der Typ des verwendeten Endgeräts.", "pd:DeviceBased"),
    ("de", "Die App fragt nach dem Standort Ihres Telefons.", "pd:Location"),
    ("de", "Wir speichern die Nachrichten, die Sie uns senden.", "pd:Communication"),
    ("de", "Angaben zu Ihrer Buchung liegen im System.", "pd:Purchase"),
    ("de", "Die verweisende Website wird erkannt.", "pd:BrowsingReferral"),
    ("de", "Wir brauchen Ihren vollständigen Namen.", "pd:Name"),
    ("de", "Dateien, die Sie hochladen, bleiben liegen.", "ng:ContentData"),
    ("de", "Jedes Telefon bekommt eine zufällige Kennung.", "pd:Identifier"),
    ("nb", "Vi ser hvor ofte du besøker badet.", "pd:BrowsingBehaviour"),
    ("nb", "Me ser kva sider du har besøkt.", "pd:BrowsingBehaviour"),
    ("nb", "Systemet lagrar kontaktopplysningane dine.", "pd:Contact"),
    ("nb", "Vi lagrer tidspunkt for siste innlogging.", "ng:AccessTime"),
    ("nb", "Me treng helseopplysningar om barnet.", "pd:Health"),
    ("nb", "Appen bruker posisjonen til telefonen.", "pd:Location"),
    ("nb", "Meldinger du sender, blir tatt vare på.", "pd:Communication"),
    ("nb", "Vi registrerer produsent og modell.", "pd:DeviceBased"),
    ("nb", "Vi noterer nettstedet du kom fra.", "pd:BrowsingReferral"),
    ("nb", "Brukernavn og passord lagres kryptert.", "pd:Password"),
]

# The same words about something else.
NOT_TOLD = [
    ("en", "When you visit our shop, please ring.", "ng:AccessTime"),
    ("en", "Your use of the website is at your own risk.", "pd:BrowsingBehaviour"),
    ("en", "If you click on a link, another site opens.", "pd:LinkClicked"),
    ("en", "This depends on local law.", "pd:Language"),
    ("de", "Die Verarbeitung beruht auf Ihrer Einwilligung.", "pd:PrivacyPreference"),
    ("de", "Wir bearbeiten Ihr Anliegen.", "pd:Communication"),
    ("nb", "Når du besøker oss, finner du kaffe.", "ng:AccessTime"),
]


@pytest.mark.parametrize(("language", "text", "concept"), TOLD)
def test_a_paraphrase_names_the_data(language: str, text: str, concept: str) -> None:
    assert concept in _read(language, text)[0]


@pytest.mark.parametrize(("language", "text", "concept"), NOT_TOLD)
def test_the_same_words_about_something_else_name_none(language: str, text: str, concept: str) -> None:
    assert concept not in _read(language, text)[0]
